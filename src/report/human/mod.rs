//! For people at a terminal: one miette report a finding, with the words that matter marked.

mod labels;
mod sheet;

use std::collections::HashSet;
use std::fmt;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeCharacters, ThemeStyles};

use self::labels::wrapped;
use self::sheet::Sheet;
use super::escape::line::{guarded, words};
use super::places::Places;
use super::{Report, Style, severity_word};
use crate::finding::{Confidence, Finding, Severity};

/// Text wider than this is hard to read.
const WIDEST: usize = 120;
/// Narrower terminals are written to as if they had this many columns.
const NARROWEST: usize = 32;

/// Writes every finding, with an empty line after each.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    let mut rules = HashSet::new();
    for finding in report.ordered(style) {
        let width = style.width.clamp(NARROWEST, WIDEST);
        let page = Page::new(finding, Sheet::new(finding, report, &places, style, width), style);
        writeln!(out, "{}", guarded(&page.render(style, width, rules.insert(&finding.rule))))?;
    }
    Ok(())
}

/// One finding as miette sees it.
#[derive(Debug)]
struct Page {
    code: String,
    message: String,
    help: String,
    url: String,
    severity: Severity,
    notes: Vec<String>,
    sheet: Sheet,
}

impl Page {
    fn new(finding: &Finding, sheet: Sheet, style: &Style) -> Self {
        let clean = |text: &str| words(text, style.unicode);
        let mut notes = sheet.more.clone();
        match finding.confidence {
            Confidence::High => {}
            Confidence::Medium => notes.push("medium confidence".to_owned()),
            Confidence::Low => notes.push("low confidence".to_owned()),
        }
        if let Some(suppression) = &finding.suppression {
            notes.push(format!("suppressed: {}", clean(&suppression.reason)));
        }
        let url = clean(&finding.url);
        Self {
            code: format!("{}[{}]", severity_word(finding.severity), clean(&finding.rule)),
            message: clean(&finding.message),
            help: clean(&finding.help),
            url: if url.contains([' ', '<']) { String::new() } else { url },
            severity: finding.severity,
            notes,
            sheet,
        }
    }

    /// `show_url`: is it the first finding of its rule?
    fn render(&self, style: &Style, width: usize, show_url: bool) -> String {
        let handler = GraphicalReportHandler::new_themed(self.theme(style))
            .with_width(width)
            .with_context_lines(1)
            .with_links(style.hyperlinks)
            .with_urls(style.hyperlinks)
            .with_link_display_text(if style.unicode { "↗" } else { "(link)" })
            .without_syntax_highlighting();
        let mut text = String::new();
        // Writing to a String cannot fail, and the sheet answers for every label it gives out.
        let _ = handler.render_report(&mut text, self);
        let mut text: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
        for note in &self.notes {
            let note = wrapped(note, width.saturating_sub(8));
            text.push_str(&format!("  note: {}\n", note.replace('\n', "\n        ")));
        }
        if show_url && !style.hyperlinks && !self.url.is_empty() {
            text.push_str(&format!("  see:  {}\n", self.url));
        }
        text
    }

    /// The severity's colour for the primary label, a quieter one for the others.
    fn theme(&self, style: &Style) -> GraphicalTheme {
        let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        if !style.colour {
            return GraphicalTheme { characters, styles: ThemeStyles::none() };
        }
        let mut styles = ThemeStyles::ansi();
        let loud = match self.severity {
            Severity::Error => styles.error,
            Severity::Warning => styles.warning,
            Severity::Note => styles.advice,
        };
        let quiet = styles.help;
        let colour = |label: &LabeledSpan| if label.primary() { loud.bold() } else { quiet };
        styles.highlights = self.sheet.labels.iter().map(colour).collect();
        (styles.error, styles.warning, styles.advice) =
            (styles.error.bold(), styles.warning.bold(), styles.advice.bold());
        styles.link = styles.link.remove_all_effects();
        GraphicalTheme { characters, styles }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Page {}

impl miette::Diagnostic for Page {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.url.is_empty()).then(|| Box::new(&self.url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.sheet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.sheet.labels.iter().cloned()))
    }
}
