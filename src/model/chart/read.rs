//! One file to the charts in it. Ordinary YAML, JSON and CSV are let go after a glance at their bytes.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use std::sync::LazyLock;

use super::{columns, directory, guard, membership, records};
use crate::model::chart::draft::Draft;
use crate::parse::chart::{ChartSyntax, Family, Problem};
use crate::parse::ldif::Ldif;
use crate::parse::records::{Data, Records, Value};
use crate::parse::table::Table;
use crate::parse::terraform;
use crate::source::{FileId, FileKind};

/// What one file brings to the company's chart.
#[derive(Clone, Debug)]
pub struct FileCharts {
    /// The file.
    pub file: FileId,
    /// Its path, for folders that hold a file per person.
    pub path: String,
    /// Charts, rosters and lists, each with what speaks against it.
    pub charts: Vec<Weighed>,
    /// The one person that the whole file is about, if it is.
    pub(super) single: Option<Box<Single>>,
}

/// A chart and the score of the guard against look-alikes; from 3 on it is not one of this company.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// As written.
    pub syntax: ChartSyntax,
    /// See `org-charts` guard: 0 and less is clean, 2 lowers the authority.
    pub doubt: i32,
}

/// A file that is one record.
#[derive(Clone, Debug)]
pub(super) struct Single {
    pub(super) draft: Draft,
    pub(super) problems: Vec<Problem>,
}

/// Larger files are no charts: 5,000 people with ten fields each take 2 MB.
const LARGEST: usize = 16 << 20;
/// How much of a file the glance looks at.
const GLANCE: usize = 16 << 10;

/// Words, lower case, of which a chart in records has one near its start.
const CHART_KEYS: &[&str] = &[
    "reports_to",
    "reportsto",
    "reports-to",
    "\"reports\"",
    "reports:",
    "manager",
    "supervisor",
    "superior",
    "parentid",
    "parent_id",
    "boss",
    "directreports",
    "direct_reports",
    "subordinates",
    "\"children\"",
    "children:",
    "backstage.io/",
    "role:",
    "\"role\"",
    "role =",
    "title:",
    "\"title\"",
    "jobtitle",
    "job_title",
    "position",
    "members",
    "maintainer",
    "aliases:",
    "sigs:",
    "chairs:",
    "github:",
    "github =",
    "admins:",
    "org_owners:",
    "'member'",
    ": member",
    "scim:schemas",
];
/// Words, lower case, of which the head of a table of people has one.
const HEADINGS: &[&str] = &[
    "name",
    "nom",
    "title",
    "manager",
    "report",
    "supervisor",
    "email",
    "e-mail",
    "vorgesetz",
    "superieur",
    "supérieur",
    "responsable",
    "jefe",
    "gestor",
    "parent",
    "boss",
    "position",
    "puesto",
    "cargo",
    "poste",
    "stelle",
];

static KEYS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(CHART_KEYS));
static HEADS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(HEADINGS));

fn automaton(words: &[&str]) -> Option<AhoCorasick> {
    AhoCorasickBuilder::new().ascii_case_insensitive(true).build(words).ok()
}

/// Could the file hold a chart? A glance at path and bytes, to be asked before the text is decoded; never a false "no"
/// for files that keep their keys near the start.
pub fn may_be_chart(path: &str, kind: FileKind, bytes: &[u8]) -> bool {
    if bytes.len() > LARGEST || is_foreign(path) {
        return false;
    }
    let head = bytes.get(..bytes.len().min(GLANCE)).unwrap_or(bytes);
    let finds = |words: &LazyLock<Option<AhoCorasick>>| words.as_ref().is_some_and(|words| words.is_match(head));
    match kind {
        FileKind::Yaml | FileKind::Json | FileKind::Toml => {
            finds(&KEYS) || guard::is_told(path) || guard::is_of_people(path)
        }
        // UTF-16 has every second byte empty; it is rare enough to be read whenever it occurs.
        FileKind::Csv => head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || finds(&HEADS),
        FileKind::Terraform => contains(bytes, b"github_team") || contains(bytes, b"/team\""),
        FileKind::Ldif | FileKind::OwnersAliases => true,
        _ => false,
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Lock files, manifests and translations: never a chart, and large.
fn is_foreign(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let known = [
        "package-lock.json",
        "package.json",
        "tsconfig.json",
        "composer.lock",
        "Cargo.toml",
        "Cargo.lock",
        "pnpm-lock.yaml",
        "docker-compose.yml",
        "mkdocs.yml",
        "pyproject.toml",
    ];
    let folders = ["node_modules/", "i18n/", "locales/", ".github/workflows/", "vendor/"];
    known.contains(&name)
        || name.ends_with(".schema.json")
        || folders.iter().any(|folder| path.starts_with(folder) || path.contains(&format!("/{folder}")))
}

impl FileCharts {
    /// Charts that a reader of diagrams or pages found in a file.
    pub fn of_syntax(file: FileId, path: &str, text: &str, charts: Vec<ChartSyntax>) -> Self {
        let fiction = !charts.is_empty() && guard::has_reserved_addresses(text);
        let charts = charts.into_iter().map(|syntax| weighed(path, text, fiction, syntax)).collect();
        Self { file, path: path.to_owned(), charts, single: None }
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.charts.is_empty() && self.single.is_none()
    }
}

/// Reads a file of records, a table, a directory export or a Terraform file.
pub fn read(file: FileId, path: &str, kind: FileKind, text: &str) -> FileCharts {
    let mut single = None;
    let charts = match kind {
        FileKind::Csv => columns::chart(&Table::parse(file, text), guard::is_told(path)).into_iter().collect(),
        FileKind::Ldif => directory::chart(&Ldif::parse(file, text)).into_iter().collect(),
        FileKind::Terraform => membership::terraform(&terraform::parse(file, text)).into_iter().collect(),
        FileKind::Yaml | FileKind::Json | FileKind::Toml | FileKind::OwnersAliases => {
            let records = Records::parse(file, kind, text);
            let (charts, person) = of_records(path, kind, text, records);
            single = person;
            charts
        }
        _ => Vec::new(),
    };
    let mut read = FileCharts::of_syntax(file, path, text, charts);
    read.single = single;
    read
}

fn of_records(path: &str, kind: FileKind, text: &str, records: Records) -> (Vec<ChartSyntax>, Option<Box<Single>>) {
    if let Some(chart) = membership::chart(path, kind, &records) {
        return (vec![chart], None);
    }
    let format = match kind {
        FileKind::Json => "JSON records",
        FileKind::Toml => "TOML records",
        _ => "YAML records",
    };
    let mut charts = Vec::new();
    for document in &records.documents {
        let problems: &[Problem] = if charts.is_empty() { &records.problems } else { &[] };
        charts.extend(records::charts(document, format, problems, guard::is_told(path)));
    }
    if !charts.is_empty() {
        return (charts, None);
    }
    let torn = records.problems.iter().any(|problem| problem.message.starts_with("not valid "));
    let by_path = !records.problems.is_empty() && (guard::is_told(path) || guard::is_of_people(path));
    if by_path || torn && guard::has_keys_of_people(text) {
        charts.extend(broken(format, &records));
    }
    let single = if charts.is_empty() { single(records) } else { None };
    (charts, single)
}

/// A file that calls itself an org chart, or has the keys of one, and cannot be read at all is still one with problems.
fn broken(format: &'static str, records: &Records) -> Option<ChartSyntax> {
    let span = records.problems.first()?.at;
    let problems = records.problems.clone();
    Some(ChartSyntax {
        format,
        family: Family::Roster,
        span,
        context: Vec::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
        groups: Vec::new(),
        problems,
    })
}

/// The one record of a file that may be one of a family: a name or a placeholder, and a title.
fn single(records: Records) -> Option<Box<Single>> {
    let [document] = records.documents.as_slice() else { return None };
    if !matches!(document.data, Data::Map(_)) {
        return None;
    }
    let draft = records::draft(document, None);
    let has_name = draft.node.name.is_some() && document.get("name").is_none_or(|name: &Value| name.text().is_some());
    let person = has_name
        && draft.node.title.is_some()
        && (!draft.managers.is_empty() || !draft.node.handles.is_empty() || !draft.node.emails.is_empty());
    person.then(|| Box::new(Single { draft, problems: records.problems }))
}

fn weighed(path: &str, text: &str, fiction: bool, syntax: ChartSyntax) -> Weighed {
    let own = text.get(syntax.span.range()).unwrap_or("");
    let doubt = guard::score(path, &syntax, own, fiction);
    Weighed { syntax, doubt }
}
