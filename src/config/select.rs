//! Which rules run.

use std::collections::BTreeSet;

use super::file::Config;
use super::rules::Level;
use super::validate::Known;

/// The rules of a run.
#[derive(Clone, Default, Debug)]
pub struct Selection {
    on: BTreeSet<String>,
    known: BTreeSet<String>,
}

/// Whether a rule takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It runs.
    On,
    /// It exists and does not run.
    Off,
    /// There is no such rule.
    Unknown,
}

impl Selection {
    /// The configuration's choice, `select` replaced and `ignore` lengthened by the command line's.
    ///
    /// A `[rules.ID] severity` switches a rule on that is off by default, or off; `ignore` is stronger than `select`.
    pub fn new(config: &Config, known: &Known, select: &[String], ignore: &[String]) -> Self {
        let configured: Vec<&str> = config.select.iter().map(|name| name.get_ref().as_str()).collect();
        let asked: Vec<&str> = if select.is_empty() { configured } else { refs(select) };
        let mut selection = Self { on: BTreeSet::new(), known: known.rules.keys().cloned().collect() };
        let asked = if asked.is_empty() { vec!["default"] } else { asked };
        selection.on.extend(asked.iter().flat_map(|name| expand(name, known)));
        for table in &config.rules {
            let id = table.id.get_ref();
            match table.level.as_ref().map(|level| *level.get_ref()) {
                Some(Level::Off) => {
                    selection.on.remove(id);
                }
                Some(Level::On(_)) if select.is_empty() => {
                    selection.on.insert(id.clone());
                }
                _ => {}
            }
        }
        let ignored = config.ignore.iter().map(|name| name.get_ref().as_str());
        for id in ignored.chain(refs(ignore)).flat_map(|name| expand(name, known)) {
            selection.on.remove(&id);
        }
        selection
    }

    /// Ids of the rules that run, in order.
    pub fn on(&self) -> impl Iterator<Item = &str> {
        self.on.iter().map(String::as_str)
    }

    /// Does the rule take part?
    pub fn state(&self, id: &str) -> State {
        if self.on.contains(id) {
            State::On
        } else if self.known.contains(id) {
            State::Off
        } else {
            State::Unknown
        }
    }
}

fn refs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// The rules that a name stands for.
pub(super) fn expand(name: &str, known: &Known) -> Vec<String> {
    let rules = known.rules.iter();
    let fits = |(id, rule): &(&String, &super::KnownRule)| match name {
        "all" => true,
        "default" => !rule.off_by_default,
        _ => id.as_str() == name || rule.group == name,
    };
    rules.filter(fits).map(|(id, _)| id.clone()).collect()
}
