//! The edge: arguments, environment, clock and streams. Everything that it calls is plain data in, plain data out.

mod args;
mod baseline;
mod blank;
mod check;
mod claims;
mod deliver;
mod failure;
mod grouped;
mod init;
mod input;
mod mend;
mod open;
mod org;
mod output;
mod owners;
mod progress;
mod rules;
mod since;
mod statistics;
mod terminal;
mod test;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::error::Error;
use crate::setup;
use args::{Cli, Command, SchemaOf};

/// No findings that count.
const CLEAN: u8 = 0;
/// Findings at or above `--fail-on`.
const FINDINGS: u8 = 1;
/// The run could not be done.
const FAILED: u8 = 2;

/// Does what the arguments of the process say. The exit code is 0, 1 or 2, see `orglint --help`.
pub fn run() -> ExitCode {
    failure::tell_of_panics();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; clap knows which stream and which code.
            if error.use_stderr() {
                failure::refuse(&error);
            } else {
                let _ = error.print();
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(FAILED));
        }
    };
    let code = match dispatch(&cli) {
        Ok(code) => code,
        Err(error) => {
            failure::show(&error, &cli.screen);
            FAILED
        }
    };
    ExitCode::from(code)
}

fn dispatch(cli: &Cli) -> Result<u8, Error> {
    match &cli.command {
        Command::Check(args) => check::check(args, &cli.screen),
        Command::Baseline(args) => baseline::baseline(args, &cli.screen),
        Command::Init(args) => init::init(args, &cli.screen),
        Command::Claims(args) => claims::claims(args, &cli.screen).map(|()| CLEAN),
        Command::Owners(args) => owners::owners(args, &cli.screen).map(|()| CLEAN),
        Command::Org(args) => org::org(args, &cli.screen).map(|()| CLEAN),
        Command::Test(args) => test::test(args, &cli.screen),
        Command::Explain { rule } => rules::explain(rule, &cli.screen).map(|()| CLEAN),
        Command::Rules(args) => rules::list(args.format, &cli.screen).map(|()| CLEAN),
        Command::Schema { of } => output::print(schema(*of)?.as_bytes()).map(|()| CLEAN),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "orglint", &mut script);
            output::print(&script).map(|()| CLEAN)
        }
        Command::Man => output::print(&manual()?).map(|()| CLEAN),
    }
}

fn schema(of: SchemaOf) -> Result<String, Error> {
    match of {
        SchemaOf::Config => Ok(format!("{:#}\n", crate::config::schema(&setup::known(&setup::built_in()?)?))),
        SchemaOf::Report => Ok(crate::report::json_schema()),
    }
}

/// The manual page of orglint, and after it those of its commands.
fn manual() -> Result<Vec<u8>, Error> {
    let unwritten = |cause: std::io::Error| Error::Write { path: "manual page".into(), cause: cause.to_string() };
    let mut page = Vec::new();
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(unwritten)?;
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        clap_mangen::Man::new(command.clone()).render(&mut page).map_err(unwritten)?;
    }
    Ok(page)
}
