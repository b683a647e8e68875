//! The shape of the source: imports go down, files stay small, each foreign library has its place.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the bottom to the top: a module may import those of its own row and of rows above it in this table.
const LAYERS: [&[&str]; 9] = [
    &["source", "finding", "error"],
    &["parse"],
    &["model"],
    &["pattern"],
    &["rule"],
    &["config"],
    &["check", "allow", "baseline", "since", "fix"],
    &["report", "view"],
    &["cli", "git", "discover", "setup", "lib", "main"],
];

/// Libraries, and the only places that may name them.
const PLACES: [(&str, &[&str]); 6] = [
    ("git2", &["git"]),
    ("clap", &["cli", "main"]),
    ("pulldown_cmark", &["parse/markdown"]),
    ("miette", &["report", "view"]),
    ("jiff::Zoned", &["cli", "main"]),
    ("std::time::SystemTime", &["cli", "main"]),
];

/// Lines that a file may have at most.
const LONGEST: usize = 400;

/// Every source file with its path below `src`, without `.rs`.
fn files() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&src).unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// The modules that a text imports from its own crate, each once.
fn imports(text: &str) -> Vec<&str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = code.flat_map(|line| line.match_indices("crate::").map(move |(at, found)| &line[at + found.len()..]));
    words.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")).collect()
}

#[test]
fn every_module_has_its_layer() {
    for (file, _) in files() {
        let module = file.split('/').next().unwrap_or("");
        assert!(layer(module).is_some(), "src/{file}.rs: `{module}` stands in no layer");
    }
}

#[test]
fn imports_only_go_down() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let own = layer(file.split('/').next().unwrap_or(""));
        for import in imports(&text) {
            if layer(import) > own {
                wrong.push(format!("src/{file}.rs imports `{import}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = files()
        .into_iter()
        .map(|(file, text)| (text.lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, file)| format!("src/{file}.rs has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn libraries_stay_in_their_places() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        for (library, places) in PLACES {
            let at_home = places.iter().any(|place| file == *place || file.starts_with(&format!("{place}/")));
            let named = text.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
                line.match_indices(library).any(|(at, _)| line[at + library.len()..].starts_with([':', ';', '_']))
            });
            if named && !at_home {
                wrong.push(format!("src/{file}.rs names `{library}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_report_never_sees_the_company_and_a_pattern_never_sees_wording() {
    for (file, text) in files() {
        let forbidden: &[&str] = match file.split('/').next() {
            Some("report") => &["model", "pattern", "config", "check"],
            Some("pattern") => &["rule", "config", "check", "report"],
            Some("parse") => &["model", "pattern", "rule", "config"],
            _ => &[],
        };
        for import in imports(&text) {
            assert!(!forbidden.contains(&import), "src/{file}.rs imports `{import}`");
        }
    }
}
