//! One line a finding: `path:line:column: severity[rule] message`. In the path, `:` before a digit is written `%3A`.

use std::io::{self, Write};

use super::escape::line::{guarded, place, words};
use super::places::Places;
use super::{Report, Style, severity_word};
use crate::finding::{Finding, Severity};

/// Writes one line for each finding.
pub(super) fn write(report: &Report<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(report);
    for finding in report.ordered(style) {
        writeln!(out, "{}", guarded(&line(finding, &places, style)))?;
    }
    Ok(())
}

fn line(finding: &Finding, places: &Places<'_>, style: &Style) -> String {
    let at = finding.primary().map_or_else(String::new, |span| {
        let start = places.region(span).start;
        let path = place(&places.path_from(&style.directory, span.file), style.unicode);
        format!("{}:{}:{}: ", painted(&path, BOLD, style), start.line, start.column)
    });
    let rule = format!("{}[{}]", severity_word(finding.severity), words(&finding.rule, style.unicode));
    let message = words(&finding.message, style.unicode);
    let suppressed = finding.suppression.as_ref().map_or_else(String::new, |suppression| {
        format!(" (suppressed: {})", words(&suppression.reason, style.unicode))
    });
    format!("{at}{} {message}{suppressed}", painted(&rule, colour(finding.severity), style))
}

const BOLD: &str = "1";

fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    }
}

fn painted(text: &str, code: &str, style: &Style) -> String {
    if style.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
