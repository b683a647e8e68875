//! What a file is, told by its path.

use crate::source::FileKind;

/// Endings, in lower case, and what they say; `.qmd` and `.Rmd` are Markdown with code to run.
const ENDINGS: [(&str, FileKind); 24] = [
    ("md", FileKind::Markdown),
    ("markdown", FileKind::Markdown),
    ("mdx", FileKind::Markdown),
    ("mdown", FileKind::Markdown),
    ("mkd", FileKind::Markdown),
    ("qmd", FileKind::Markdown),
    ("rmd", FileKind::Markdown),
    ("yaml", FileKind::Yaml),
    ("yml", FileKind::Yaml),
    ("json", FileKind::Json),
    ("jsonc", FileKind::Json),
    ("toml", FileKind::Toml),
    ("csv", FileKind::Csv),
    ("tsv", FileKind::Csv),
    ("ldif", FileKind::Ldif),
    ("mmd", FileKind::Mermaid),
    ("mermaid", FileKind::Mermaid),
    ("puml", FileKind::PlantUml),
    ("plantuml", FileKind::PlantUml),
    ("wsd", FileKind::PlantUml),
    ("iuml", FileKind::PlantUml),
    ("dot", FileKind::Dot),
    ("gv", FileKind::Dot),
    ("tf", FileKind::Terraform),
];

/// The kind of the file at `path` (with `/`). Names that hosts know count in any folder, and in their exact case: a
/// host does not read `codeowners`, but a file named `CODEOWNERS` in the wrong place is worth a word.
pub fn kind(path: &str) -> FileKind {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        "CODEOWNERS" => return FileKind::Codeowners,
        "OWNERS" => return FileKind::Owners,
        "OWNERS_ALIASES" => return FileKind::OwnersAliases,
        ".mailmap" => return FileKind::Mailmap,
        _ => {}
    }
    let Some((stem, ending)) = name.rsplit_once('.') else { return FileKind::Other };
    let known = ENDINGS.iter().find(|(known, _)| !stem.is_empty() && known.eq_ignore_ascii_case(ending));
    known.map_or_else(|| of_chart(stem, ending), |&(_, kind)| kind)
}

/// Pages and plain text are read only where their name says that they are an org chart.
fn of_chart(stem: &str, ending: &str) -> FileKind {
    let readable = ["html", "htm", "txt"].iter().any(|known| known.eq_ignore_ascii_case(ending));
    let name: String = stem.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let named = ["orgchart", "organigram", "organizationchart", "organisationchart", "organizationalchart"];
    if readable && named.iter().any(|word| name.contains(word)) { FileKind::Html } else { FileKind::Other }
}
