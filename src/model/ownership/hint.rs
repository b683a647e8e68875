//! What a pattern that matches nothing was probably meant to be.

use std::collections::{HashMap, HashSet};

use crate::parse::codeowners::Dialect;
use crate::source::Sources;

/// Paths of a repository, to be asked by other spellings.
#[derive(Debug)]
pub struct Hints<'a> {
    /// Files and directories by their lower-case path.
    by_case: HashMap<String, &'a str>,
    directories: HashSet<&'a str>,
    /// Files and directories by their last component; `None` where there are several.
    by_name: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> Hints<'a> {
    /// Indexes all files and directories.
    pub fn new(sources: &'a Sources) -> Self {
        let mut hints = Self { by_case: HashMap::new(), directories: HashSet::new(), by_name: HashMap::new() };
        let mut last = "";
        for (_, file) in sources.iter() {
            let path = &*file.path;
            hints.add(path);
            let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
            if directory != last {
                hints.add_directories(directory);
                last = directory;
            }
        }
        hints
    }

    fn add_directories(&mut self, mut directory: &'a str) {
        while !directory.is_empty() && self.directories.insert(directory) {
            self.add(directory);
            directory = directory.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
    }

    fn add(&mut self, path: &'a str) {
        self.by_case.entry(path.to_lowercase()).or_insert(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        self.by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(path));
    }

    /// What to do about a pattern that matches nothing: lower-case start, no full stop.
    pub fn advice(&self, pattern: &str, dialect: Dialect) -> String {
        self.habit(pattern, dialect)
            .or_else(|| self.other_place(pattern))
            .unwrap_or_else(|| "delete the line, or correct the path if the files have moved".to_owned())
    }

    /// Something that works on other hosts, or in the shell.
    fn habit(&self, pattern: &str, dialect: Dialect) -> Option<String> {
        let body = pattern.trim_matches('/');
        if dialect == Dialect::Gitea {
            return self.no_glob(pattern);
        }
        if dialect == Dialect::GitLab && !pattern.ends_with('/') && self.directories.contains(body) {
            return Some(format!(
                "a pattern without a slash at its end means a file: write `{pattern}/` for the directory"
            ));
        }
        if pattern.contains('{') && pattern.contains(',') && pattern.contains('}') {
            return Some("braces have no meaning here: write one line for each alternative".to_owned());
        }
        if dialect != Dialect::GitLab && pattern.contains('[') && pattern.contains(']') {
            return Some(
                "using `[ ]` to define a character range doesn't work: write one line for each name".to_owned(),
            );
        }
        pattern.strip_prefix("./").map(|rest| format!("a path starts at the root: write `/{rest}`"))
    }

    /// What a glob would be as a regular expression for the whole path.
    fn no_glob(&self, pattern: &str) -> Option<String> {
        let body = pattern.trim_start_matches('/').trim_end_matches('/');
        if self.directories.contains(body) {
            return Some(format!(
                "an expression has to match the whole path, which starts without a slash: write `{body}/.*`"
            ));
        }
        if pattern.starts_with('/') {
            return Some(format!("paths start without a slash here: write `{}`", pattern.trim_start_matches('/')));
        }
        let glob = pattern.strip_suffix('*').filter(|rest| !rest.ends_with(['.', ']', ')']) && !rest.is_empty())?;
        Some(format!("`*` repeats the character before it: write `{glob}.*`"))
    }

    /// The same path in other letters, or the only file or directory of that name.
    fn other_place(&self, pattern: &str) -> Option<String> {
        let body = pattern.trim_matches('/').trim_end_matches("/**").trim_end_matches("/*");
        if body.is_empty() {
            return None;
        }
        if let Some(path) = self.by_case.get(&body.to_lowercase()).filter(|path| **path != body) {
            return Some(format!("did you mean `{path}`? paths are case-sensitive"));
        }
        let name = body.rsplit('/').next().unwrap_or(body);
        let path = self.by_name.get(name).copied().flatten()?;
        Some(format!("delete the line, or correct the path: there is `{path}`"))
    }
}
