//! Says why a run could not be done: with the excerpt, where a file is to blame.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::args::Screen;
use super::output::tell;
use super::terminal;
use crate::error::{BadFile, Error};
use crate::finding::{Confidence, Finding, Label, Severity};
use crate::report::{self, Format, Report, Summary};
use crate::source::{FileId, FileKind, Origin, SourceFile, SourceText, Sources, Span, Texts, Unreadable};

/// Prints an error on stderr.
pub(super) fn show(error: &Error, screen: &Screen) {
    match error {
        Error::Files(files) => {
            for file in files {
                show_file(file, screen);
            }
        }
        Error::Usage { message, help } => {
            tell(&format!("error: {}", printable(message)));
            if !help.is_empty() {
                tell(&format!("\n  tip: {}", printable(help)));
            }
        }
        other => tell(&format!("error: {}", printable(&other.to_string()))),
    }
}

/// From here on a panic says on stderr where it happened, harmlessly: its message may quote a file.
pub(super) fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!(" at {at}"));
        let said = panic.payload();
        let owned = said.downcast_ref::<String>().map(String::as_str);
        let why = owned.or_else(|| said.downcast_ref::<&str>().copied()).unwrap_or("no message");
        tell(&format!("error: orglint failed{place}, which is a bug: {}", printable(why)));
    }));
}

/// Untrusted text for stderr.
pub(super) fn printable(text: &str) -> String {
    report::harmless(text)
}

/// Says what is wrong with the arguments: as clap does, unless they hold what could drive a terminal or a workflow (a
/// shell puts the names of untrusted files among them).
pub(super) fn refuse(error: &clap::Error) {
    let plain = error.render().to_string();
    let safe: String = plain.lines().map(|line| printable(line) + "\n").collect();
    if safe.trim_end() == plain.trim_end() {
        // Nothing can be said about an stderr that nobody reads.
        let _ = error.print();
    } else {
        tell(safe.trim_end());
    }
}

fn show_file(file: &BadFile, screen: &Screen) {
    let source = SourceFile { path: file.path.as_str().into(), kind: FileKind::Other, reported: true };
    let sources = Sources::new(vec![source]);
    let text = OneText(Arc::new(SourceText::new(file.text.clone(), Origin::Utf8)));
    let findings: Vec<Finding> = file.problems.iter().map(finding).collect();
    let report = Report {
        findings: &findings,
        sources: &sources,
        texts: &text,
        rules: &[],
        version: env!("CARGO_PKG_VERSION"),
        summary: Summary::default(),
        root: "",
        source_url: None,
        changed: None,
    };
    let style = terminal::style(screen, io::stderr().is_terminal());
    // Nothing can be said about an stderr that nobody reads.
    let _ = report::write(&report, Format::Human, &style, &mut io::stderr().lock());
}

fn finding(problem: &crate::error::Problem) -> Finding {
    let span = Span::new(FileId(0), problem.at.start as u32, problem.at.end as u32);
    Finding {
        rule: Arc::from("cannot-run"),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: problem.message.clone(),
        help: problem.help.clone(),
        url: String::new(),
        labels: vec![Label { span, text: String::new(), primary: true }],
        fingerprint: String::new(),
        suppression: None,
    }
}

struct OneText(Arc<SourceText>);

impl Texts for OneText {
    fn text(&self, _: FileId) -> Result<Arc<SourceText>, Unreadable> {
        Ok(Arc::clone(&self.0))
    }
}
