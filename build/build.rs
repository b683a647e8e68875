//! Embeds `rules/`: each rule's file as it is, and beside it its head (all but the examples, settings filled in) as JSON,
//! which is read at every start and several times faster to read than TOML; and the lexicon, compiled.

#![expect(unreachable_pub, reason = "the lexicon's code is shared with the library, where its types are public")]

/// The lexicon's own code, so that the two never differ.
#[path = "../src/model/lexicon/compile/mod.rs"]
mod compile;
mod encode;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use compile::Compiled;
use compile::words::Words;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/model/lexicon/compile");
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

/// Word lists, compiled; titles, triggers and charts have formats of their own and are embedded where they are read.
fn lexicon(folder: &Path) -> Result<(), Failure> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| !["titles.toml", "triggers.toml", "charts.toml"].iter().any(|own| path.ends_with(own)));
    paths.sort();
    let mut files: Vec<(&str, Words)> = Vec::new();
    for path in &paths {
        let words =
            toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        files.push((path.file_name().and_then(|name| name.to_str()).unwrap_or_default(), words));
    }
    let compiled = compile::extend(Compiled::default(), &files)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lexicon.bin"), encode::encode(&compiled))?;
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
