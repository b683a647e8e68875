//! Which files are known by their path alone: trees of other people's code, and texts that no company wrote about
//! itself.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::error::Error;

/// Folders, in any depth, that hold what others wrote or what machines build.
const FOLDERS: [&str; 16] = [
    ".git",
    ".hg",
    ".svn",
    ".venv",
    "__pycache__",
    "_vendor",
    "bower_components",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "target",
    "third-party",
    "third_party",
    "vendor",
    "venv",
];

/// Names (without ending, in upper case) of texts that are history, law, or copied from elsewhere.
const NAMES: [&str; 18] = [
    "CHANGELOG",
    "CHANGELOGS",
    "CHANGES",
    "CODE-OF-CONDUCT",
    "CODE_OF_CONDUCT",
    "COPYING",
    "COPYRIGHT",
    "HISTORY",
    "LICENCE",
    "LICENCES",
    "LICENSE",
    "LICENSES",
    "NEWS",
    "NOTICE",
    "NOTICES",
    "RELEASE-NOTES",
    "RELEASE_NOTES",
    "THIRD-PARTY-NOTICES",
];

/// The globs of a run, over the built-in excludes.
///
/// A glob without `/` means any file or folder of that name; one with `/` starts at the root; what is said of a folder
/// holds for everything below it. An `exclude` beats every `include`. With any `include`, only what one of them covers
/// is read, and one that spells out a name that is excluded by default (`vendor/people/**`) brings it back.
#[derive(Debug)]
pub struct Selection {
    include: Option<GlobSet>,
    included: Vec<(String, GlobSet)>,
    exclude: Option<GlobSet>,
}

impl Selection {
    /// Compiles the globs.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, Error> {
        let single = |pattern: &String| Ok((pattern.to_lowercase(), compile(std::slice::from_ref(pattern))?));
        Ok(Self {
            include: if include.is_empty() { None } else { Some(compile(include)?) },
            included: include.iter().map(single).collect::<Result<_, Error>>()?,
            exclude: if exclude.is_empty() { None } else { Some(compile(exclude)?) },
        })
    }

    /// Is the file at `path` to be read?
    pub fn reads(&self, path: &str) -> bool {
        if self.exclude.as_ref().is_some_and(|globs| globs.is_match(path)) {
            return false;
        }
        let included = self.include.as_ref().is_none_or(|globs| globs.is_match(path));
        included && built_in(path).is_none_or(|name| self.names(path, name))
    }

    /// Is everything below a folder named `name` excluded by default, and wanted by no glob?
    pub(super) fn prunes(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        FOLDERS.contains(&name) && !self.included.iter().any(|(pattern, _)| pattern.contains(&lower))
    }

    fn names(&self, path: &str, name: &str) -> bool {
        let name = name.to_lowercase();
        self.included.iter().any(|(pattern, globs)| pattern.contains(&name) && globs.is_match(path))
    }
}

/// The part of the path for which it is excluded by default.
fn built_in(path: &str) -> Option<&str> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    if let Some(folder) = folders.split('/').find(|folder| FOLDERS.contains(folder)) {
        return Some(folder);
    }
    let stem = name.split('.').next().unwrap_or(name);
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(stem)).then_some(stem)
}

fn compile(patterns: &[String]) -> Result<GlobSet, Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let broken = |error: globset::Error| Error::Glob { pattern: pattern.clone(), reason: error.kind().to_string() };
        let path = pattern.trim_start_matches("./").trim_end_matches('/');
        let anchored = if path.contains('/') { path.trim_start_matches('/').to_owned() } else { format!("**/{path}") };
        for glob in [anchored.clone(), format!("{anchored}/**")] {
            let glob = GlobBuilder::new(&glob).literal_separator(true).backslash_escape(true).build();
            set.add(glob.map_err(broken)?);
        }
    }
    set.build().map_err(|error| Error::Glob { pattern: patterns.join(", "), reason: error.kind().to_string() })
}
