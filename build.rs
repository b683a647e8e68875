//! Embeds `rules/`: each rule's file as it is, and beside it its head (all but the examples, settings filled in) as JSON,
//! which is read at every start and several times faster to read than TOML.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules");
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("rules"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    let mut list = "pub(super) static RULES: &[(&str, &str, &str)] = &[\n".to_owned();
    for path in &files {
        let head = head(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({id:?}, {head:?}, include_str!({path:?})),")?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("rules.rs"), list)?;
    lexicon(&root.join("rules/lexicon"))
}

/// Word lists as JSON, for the same reason; titles, triggers and charts have formats of their own and are embedded
/// where they are read.
fn lexicon(folder: &Path) -> Result<(), Failure> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| !["titles.toml", "triggers.toml", "charts.toml"].iter().any(|own| path.ends_with(own)));
    files.sort();
    let mut list = "pub(in super::super) static FILES: &[(&str, &str)] = &[\n".to_owned();
    for path in &files {
        let table: toml::Table =
            toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({name:?}, {:?}),", serde_json::to_string(&table)?)?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lexicon.rs"), list)?;
    Ok(())
}

fn head(path: &Path) -> Result<String, Failure> {
    let mut table: toml::Table = toml::from_str(&fs::read_to_string(path)?)?;
    for examples in ["bad", "good", "gap"] {
        table.remove(examples);
    }
    let settings = table.get("settings").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    if let Some(find) = table.get_mut("find") {
        fill(find, &settings);
    }
    Ok(serde_json::to_string(&table)?)
}

/// Puts the settings' values in place of `"{setting}"`, as the loader does for a company's own rules.
fn fill(value: &mut toml::Value, settings: &toml::Table) {
    match value {
        toml::Value::Array(values) => values.iter_mut().for_each(|value| fill(value, settings)),
        toml::Value::Table(table) => {
            let words = |key: &str| matches!(key, "message" | "help");
            table.iter_mut().filter(|(key, _)| !words(key)).for_each(|(_, value)| fill(value, settings));
        }
        toml::Value::String(text) => {
            let name = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
            if let Some(setting) = name.and_then(|name| settings.get(name)) {
                *value = setting.clone();
            }
        }
        _ => {}
    }
}
