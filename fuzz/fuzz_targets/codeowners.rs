//! CODEOWNERS of every dialect on any text and any paths: no panic, spans inside the text, mending changes no owner.
//!
//! The first line of the input gives the paths, split at NUL; the rest is the file.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use orglint::fix::{apply, codeowners_edits};
use orglint::model::ownership::{OwnersFile, Ownership};
use orglint::parse::codeowners::{self, Dialect};
use orglint::parse::prow_owners;
use orglint::source::{FileId, FileKind, SourceFile, Sources};

fn owners(sources: &Sources, text: &str, dialect: Dialect) -> OwnersFile {
    let syntax = codeowners::parse(FileId(u32::MAX), text, dialect);
    let spans = syntax.rules.iter().flat_map(|rule| [rule.at, rule.pattern.span]);
    for span in spans.chain(syntax.problems.iter().map(|problem| problem.at)).chain(syntax.comments.iter().copied()) {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
    Ownership::new(sources, vec![syntax], Some(dialect)).files.remove(0)
}

fuzz_target!(|data: &[u8]| {
    let Ok(input) = std::str::from_utf8(data) else { return };
    let (paths, text) = input.split_once('\n').unwrap_or((input, ""));
    let source = |path: &str| SourceFile { path: Arc::from(path), kind: FileKind::Other, reported: true };
    let sources = Sources::new(paths.split('\0').map(source).collect());
    for dialect in [Dialect::GitHub, Dialect::GitLab, Dialect::Bitbucket, Dialect::Gitea] {
        let before = owners(&sources, text, dialect);
        let mended = apply(text, &codeowners_edits(&before, text, |_| true));
        let after = owners(&sources, &mended, dialect);
        for file in 0..sources.len() as u32 {
            let names = |owners: &OwnersFile| {
                let mut names: Vec<String> =
                    owners.owners_of(FileId(file)).iter().map(|owner| owner.text.to_lowercase()).collect();
                names.sort_unstable();
                names
            };
            assert_eq!(names(&before), names(&after), "{dialect:?}: {text:?} became {mended:?}");
        }
        assert!(codeowners_edits(&after, &mended, |_| true).is_empty(), "{dialect:?}: {mended:?}");
    }
    let _ = prow_owners::parse(FileId(0), text);
});
