//! The command line.

mod levels;
mod org;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use levels::{ConfidenceArg, FailOnArg};
pub(super) use org::Org;

use crate::report;

/// Finds signs of known leadership anti-patterns in the documents by which an engineering organisation runs.
#[derive(Parser, Debug)]
#[command(name = "orglint", version, arg_required_else_help = true, infer_subcommands = false)]
#[command(after_help = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run.")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) screen: Screen,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Read a repository and report what it says wrong
    Check(Box<Check>),
    /// Record today's findings, so that `check --baseline` reports new ones only
    Baseline(Box<Baseline>),
    /// Look at a repository, say what it holds, and write settings, hook and workflow, never over a file
    Init(Init),
    /// Show what was understood of pages, statement by statement: for writing rules
    Claims(Box<Claims>),
    /// Show who owns files, by which line of CODEOWNERS, and why
    Owners(Box<Owners>),
    /// Show the company as its org charts tell it, and write the chart in another form
    Org(Box<Org>),
    /// Prove your own rules on their examples
    Test(Box<Test>),
    /// Say what a rule means, with its reason, settings and examples
    Explain {
        /// The rule
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// List the rules
    Rules(Printed),
    /// Print the JSON Schema of a file
    Schema {
        /// Of which file
        #[arg(value_enum)]
        of: SchemaOf,
    },
    /// Print the completions of a shell
    Completions {
        /// For which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// How to print; holds for every command.
#[derive(Args, Clone, Debug)]
pub(super) struct Screen {
    /// When to use colours; NO_COLOR and CLICOLOR_FORCE are heeded
    #[arg(long, value_enum, global = true, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
    /// Columns to print into; those of the terminal when not given
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub(super) width: Option<u16>,
    /// Print findings only: no last line, no notes, no progress
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say on stderr what the run goes by: root, configuration, rules, files
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
    /// No progress bar
    #[arg(long, global = true)]
    pub(super) no_progress: bool,
}

/// Which company, and by which settings.
#[derive(Args, Clone, Default, Debug)]
pub(super) struct Home {
    /// The settings; the nearest orglint.toml when not given
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The folder that is a company of its own; the whole repository when not given
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

/// Which state of the files.
#[derive(Args, Clone, Default, Debug)]
pub(super) struct Revision {
    /// Read this revision instead of the files on disk
    #[arg(long, value_name = "REV")]
    pub(super) rev: Option<String>,
}

/// How to print a list.
#[derive(Args, Clone, Debug)]
pub(super) struct Printed {
    /// How to print them
    #[arg(long, value_enum, default_value_t = ListFormat::Human, value_name = "FORMAT")]
    pub(super) format: ListFormat,
}

/// What to read, by which settings, and which findings to show.
#[derive(Args, Clone, Default, Debug)]
pub(super) struct Reading {
    /// Report only what lies in these files and folders; the whole repository is read all the same
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) home: Home,
    /// Rules to run, by id or group, or `all`; instead of those in orglint.toml
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules not to run, by id or group; beside those in orglint.toml
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The least confidence that is shown
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) min_confidence: Option<ConfidenceArg>,
}

/// `orglint check`.
#[derive(Args, Clone, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = FormatArg::Human, value_name = "FORMAT")]
    pub(super) format: FormatArg,
    /// Write the findings to a file, which is replaced as a whole
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write a further report to a file: `sarif=orglint.sarif`; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = further)]
    pub(super) report: Vec<Further>,
    /// Where a browser finds the files: links of the Markdown format
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(super) source_url: Option<String>,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV", conflicts_with_all = ["staged", "stdin_filename"])]
    pub(super) rev: Option<String>,
    /// Read what is staged instead of the work tree
    #[arg(long, conflicts_with = "stdin_filename")]
    pub(super) staged: bool,
    /// Report only what changed, or was caused by a change, since this revision and the state checked parted
    #[arg(long, value_name = "REV", conflicts_with = "stdin_filename")]
    pub(super) since: Option<String>,
    /// Read standard input in the place of this file
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOnArg>,
    /// Exit with 0 although there are findings
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Count the findings of each rule instead of printing them
    #[arg(long)]
    pub(super) statistics: bool,
    /// Put the findings into groups
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) group_by: Option<GroupBy>,
    /// Report only what this file does not record
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = crate::baseline::FILE_NAME)]
    #[arg(require_equals = true)]
    pub(super) baseline: Option<PathBuf>,
    /// Recorded findings count again after so many days
    #[arg(long, value_name = "DAYS", requires = "baseline")]
    pub(super) max_age: Option<u32>,
    /// Print suppressed findings too, marked as such
    #[arg(long)]
    pub(super) show_suppressed: bool,
    /// Open every page, even those of which an earlier run knows that they say nothing
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Mend what can be mended without changing what anything means, and report what is left
    #[arg(long, conflicts_with_all = ["rev", "staged", "stdin_filename"])]
    pub(super) fix: bool,
    /// Print what `--fix` would change instead of the findings; exit with 1 if there is anything
    #[arg(long, conflicts_with_all = ["fix", "rev", "staged", "stdin_filename", "statistics", "group_by"])]
    pub(super) diff: bool,
}

/// A report beside the one that `--format` names.
#[derive(Clone, Debug)]
pub(super) struct Further {
    pub(super) format: FormatArg,
    pub(super) path: PathBuf,
}

fn further(text: &str) -> Result<Further, String> {
    let (format, path) = text.split_once('=').ok_or("write FORMAT=FILE, such as sarif=orglint.sarif")?;
    if path.is_empty() {
        return Err("the file is missing after `=`".to_owned());
    }
    let format = FormatArg::from_str(format, false).map_err(|_| format!("there is no format `{format}`"))?;
    Ok(Further { format, path: path.into() })
}

/// Ends with a `/`, for paths are put behind it.
fn address(text: &str) -> Result<String, String> {
    let safe = text.starts_with("https://") && !text.contains(|c: char| c.is_whitespace() || "<>()\"#[]".contains(c));
    if !safe {
        return Err("write an address that starts with https:// and has no spaces, brackets or quotes".to_owned());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// `orglint baseline`.
#[derive(Args, Clone, Debug)]
pub(super) struct Baseline {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// The file to write
    #[arg(long, short, value_name = "FILE", default_value = crate::baseline::FILE_NAME)]
    pub(super) output: PathBuf,
}

/// `orglint init`.
#[derive(Args, Clone, Debug)]
pub(super) struct Init {
    /// The folder that is a company of its own; the whole repository when not given
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// `orglint claims`.
#[derive(Args, Clone, Debug)]
pub(super) struct Claims {
    /// Show only what lies in these files and folders
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) home: Home,
    /// Read standard input in the place of this file
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printed: Printed,
}

/// `orglint owners`.
#[derive(Args, Clone, Debug)]
pub(super) struct Owners {
    /// Files and folders, which need not exist, with the people behind their owners; all tracked files when not given
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Show the files that nobody owns
    #[arg(long, conflicts_with_all = ["of", "statistics", "paths"])]
    pub(super) unowned: bool,
    /// Show the files of this owner: @login, @organisation/team or an e-mail address
    #[arg(long, value_name = "OWNER", conflicts_with_all = ["statistics", "paths"])]
    pub(super) of: Option<String>,
    /// Show files and share by owner and by directory, with the bus factor
    #[arg(long, conflicts_with = "paths")]
    pub(super) statistics: bool,
    #[command(flatten)]
    pub(super) revision: Revision,
    #[command(flatten)]
    pub(super) home: Home,
    #[command(flatten)]
    pub(super) printed: Printed,
}

/// `orglint test`.
#[derive(Args, Clone, Debug)]
pub(super) struct Test {
    /// A folder of rule files; those of `rule-dirs` in orglint.toml when not given
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    /// Prove the built-in rules, too
    #[arg(long)]
    pub(super) all: bool,
    /// Prove only these rules, built-in ones too, by id or group
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',')]
    pub(super) rules: Vec<String>,
    #[command(flatten)]
    pub(super) home: Home,
}

/// What findings are grouped by.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum GroupBy {
    /// Those who own the page, by CODEOWNERS
    Owner,
}

/// When to use colours.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The formats of lists.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum ListFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// The files that have a schema.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum SchemaOf {
    /// orglint.toml
    Config,
    /// The output of --format json
    Report,
}

/// The formats of findings.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum FormatArg {
    /// Excerpts with the words marked
    Human,
    /// One line a finding
    Concise,
    /// JSON, stable: see `orglint schema report`
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality report of GitLab
    Gitlab,
    /// Markdown, for job summaries
    Markdown,
}

impl From<FormatArg> for report::Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Self::Human,
            FormatArg::Concise => Self::Concise,
            FormatArg::Json => Self::Json,
            FormatArg::Sarif => Self::Sarif,
            FormatArg::Github => Self::Github,
            FormatArg::Gitlab => Self::Gitlab,
            FormatArg::Markdown => Self::Markdown,
        }
    }
}
