//! A page through the whole pipeline, all rules on: no panic, every label inside the text.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use orglint::config::Config;
use orglint::setup::{Overrides, Setup, Steering};
use orglint::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Texts, Unreadable};

static SETUP: LazyLock<Option<Setup>> = LazyLock::new(|| {
    let overrides = Overrides { select: vec!["all".to_owned()], ..Overrides::default() };
    let plain = (Steering::default(), Config::default());
    Setup::new(plain, Vec::new(), &overrides, jiff::civil::date(2026, 1, 1)).ok()
});

struct Page(Arc<SourceText>);

impl Texts for Page {
    fn text(&self, _: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0))
    }
}

fuzz_target!(|text: &str| {
    let Some(setup) = SETUP.as_ref() else { panic!("the built-in rules cannot be loaded") };
    let file = |path: &str| SourceFile { path: Arc::from(path), kind: FileKind::Markdown, reported: true };
    let sources = Sources::new(vec![file("handbook/roles/cto.md")]);
    let page = Page(Arc::new(SourceText::new(text.to_owned(), Origin::Utf8)));
    for finding in orglint::check(sources, &page, setup) {
        for label in &finding.labels {
            assert!(text.get(label.span.range()).is_some(), "{}: {:?}", finding.rule, label.span);
        }
    }
});
