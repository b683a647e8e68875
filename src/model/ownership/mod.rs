//! Who owns which file: CODEOWNERS matched against all files of a repository.

mod automaton;
mod code;
mod fate;
mod glob;
mod globs;
mod hint;
mod lists;
mod path_pattern;
mod proof;
mod prow;
mod regexps;
mod resolve;
mod rules;
mod standing;
mod verdict;
mod walk;

pub use code::{CodeFiles, is_prose};
pub use fate::Fate;
pub use hint::Hints;
pub use lists::Lists;
pub use resolve::{OwnerIndex, Resolved};
pub use rules::OwnerRules;
pub use standing::{Ignored, dialect_of, hosts, is_evidence};
pub use verdict::{Matcher, Verdict};

use std::collections::HashSet;
use std::sync::Arc;

use path_pattern::PathPattern;
use rules::Decider;

use crate::parse::codeowners::{Codeowners, Dialect, Owner, Place, Rule};
use crate::source::{FileId, Sources, Texts};

/// All CODEOWNERS files of a repository.
#[derive(Clone, Default, Debug)]
pub struct Ownership {
    /// One for each file, the one that counts first.
    pub files: Vec<OwnersFile>,
    /// What counts as source code.
    pub code: CodeFiles,
}

/// One CODEOWNERS file and what it does.
#[derive(Clone, Debug)]
pub struct OwnersFile {
    /// What is written in it.
    pub syntax: Codeowners,
    /// Where it lies, if a host looks there.
    pub place: Option<Place>,
    /// The rules that decide about each file of the sources, by [`FileId`].
    pub verdict: Verdict,
    /// What becomes of each rule.
    pub fates: Vec<Fate>,
    /// How many of the rules, from the first on, are told of if they decide about nothing.
    pub told: usize,
    /// Set if no host reads it.
    pub ignored: Option<Ignored>,
    decider: Arc<Decider>,
}

impl Ownership {
    /// Reads every CODEOWNERS and OWNERS file among the sources. Files that cannot be read are left out; the caller
    /// reports them.
    pub fn read(sources: &Sources, texts: &dyn Texts, host: Option<Dialect>) -> Self {
        let mut ownership = Self::new(sources, rules::codeowners(sources, texts, host), host);
        ownership.files.extend(OwnersFile::prow(sources, texts));
        ownership
    }

    /// Matches CODEOWNERS files against all files. `host` is the configured host, if there is one.
    pub fn new(sources: &Sources, syntaxes: Vec<Codeowners>, host: Option<Dialect>) -> Self {
        let files = standing::ranked(sources, syntaxes, host).into_iter();
        let files = files.map(|(syntax, place, ignored)| OwnersFile::new(sources, syntax, place, ignored));
        Self { files: files.collect(), code: CodeFiles::default() }
    }

    /// With further extensions of source code.
    #[must_use]
    pub fn with_code(mut self, extensions: &[String]) -> Self {
        self.code = CodeFiles::with(extensions);
        self
    }

    /// The file that counts: the first that a host reads.
    pub fn main(&self) -> Option<&OwnersFile> {
        self.files.first().filter(|file| file.ignored.is_none())
    }

    /// The files that some host reads.
    pub fn in_force(&self) -> impl Iterator<Item = &OwnersFile> {
        self.files.iter().filter(|file| file.ignored.is_none())
    }
}

impl OwnersFile {
    fn new(sources: &Sources, mut syntax: Codeowners, place: Option<Place>, ignored: Option<Ignored>) -> Self {
        let paths = || sources.iter().map(|(_, file)| &*file.path);
        let decider = Decider::new(&syntax);
        let verdict = decider.decide(paths());
        let fates = match &decider {
            Decider::Globs(matcher) => fate::of_globs(&syntax, matcher, &verdict, paths()),
            Decider::Regexps(_) => fate::of_regexps(&syntax, &verdict),
            Decider::Directories(_) => fate::counted(&syntax, &verdict),
        };
        let told = fate::told(&mut syntax, &fates);
        Self { syntax, place, verdict, fates, told, ignored, decider: Arc::new(decider) }
    }

    /// All Kubernetes `OWNERS` files as one; `None` if there is none.
    fn prow(sources: &Sources, texts: &dyn Texts) -> Option<Self> {
        let OwnerRules { syntax, decider } = OwnerRules::prow(sources, texts)?;
        let verdict = decider.decide(sources.iter().map(|(_, file)| &*file.path));
        let fates = fate::counted(&syntax, &verdict);
        let told = fates.len();
        Some(Self { syntax, place: None, verdict, fates, told, ignored: None, decider })
    }

    /// The rules that would decide about a path that is no file of the sources, exclusions among them.
    pub fn decide(&self, path: &str) -> Vec<u32> {
        self.decider.decide(std::iter::once(path)).rules_of(0).to_vec()
    }

    /// The rules that give owners to a file, or leave it to nobody; exclusions are left out.
    pub fn rules_of(&self, file: FileId) -> impl Iterator<Item = (u32, &Rule)> {
        let excludes = self.syntax.dialect == Dialect::GitLab;
        self.verdict
            .rules_of(file.0 as usize)
            .iter()
            .filter_map(|at| Some((*at, self.syntax.rules.get(*at as usize)?)))
            .filter(move |(_, rule)| !(excludes && rule.negated))
    }

    /// The owners of a file, each once, in the order of their rules.
    pub fn owners_of(&self, file: FileId) -> Vec<&Owner> {
        let owners = self.rules_of(file).flat_map(|(_, rule)| self.syntax.owners_of(rule));
        let mut known = HashSet::new();
        owners.filter(|owner| known.insert(owner.text.to_ascii_lowercase())).collect()
    }

    /// Does the pattern of the rule with this number match every file?
    pub fn is_catch_all(&self, rule: usize) -> bool {
        let Some(pattern) = self.syntax.rules.get(rule).map(|rule| rule.pattern.value.as_str()) else { return false };
        match &*self.decider {
            Decider::Globs(_) => {
                PathPattern::new(pattern, self.syntax.dialect).is_some_and(|pattern| pattern.is_catch_all())
            }
            Decider::Regexps(_) => matches!(pattern, ".*" | "*" | ".+"),
            Decider::Directories(directories) => directories.is_catch_all(rule as u32, pattern),
        }
    }
}

/// Owners as a set: lower-case, sorted, each once.
fn folded_owners(owners: &[Owner]) -> Vec<String> {
    let mut folded: Vec<String> = owners.iter().map(Owner::folded).collect();
    folded.sort_unstable();
    folded.dedup();
    folded
}
