//! The last line: what was read and found.

use std::time::Duration;

use super::Summary;

/// `3 findings (1 error, 2 warnings) in 812 files, read in 0.12 s`: for stderr, so that reports stay reproducible.
pub fn summary_line(summary: &Summary, took: Option<Duration>) -> String {
    let found = match summary.total() {
        0 => "no findings".to_owned(),
        total => format!("{} ({})", count(total, "finding"), by_severity(summary)),
    };
    let suppressed = match summary.suppressed {
        0 => String::new(),
        n => format!(", {n} suppressed,"),
    };
    let took = took.map(|took| format!(", read in {}", seconds(took))).unwrap_or_default();
    format!("{found}{suppressed} in {}{took}", count(summary.files, "file"))
}

/// `1 error, 2 warnings`, leaving out what there is none of.
pub(super) fn by_severity(summary: &Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")];
    let words: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(*n, word)).collect();
    words.join(", ")
}

/// `1 finding`, `2 findings`, `12,345 findings`.
pub(super) fn count(n: usize, word: &str) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {word}{}", if n == 1 { "" } else { "s" })
}

fn seconds(took: Duration) -> String {
    match took.as_secs_f64() {
        short if short < 0.0995 => format!("{:.0} ms", (short * 1000.0).max(1.0)),
        long if long < 9.95 => format!("{long:.2} s"),
        long => format!("{long:.0} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_what_was_read_and_found() {
        let summary = Summary { files: 812, errors: 1, warnings: 2, notes: 0, suppressed: 3 };
        assert_eq!(
            summary_line(&summary, Some(Duration::from_millis(120))),
            "3 findings (1 error, 2 warnings), 3 suppressed, in 812 files, read in 0.12 s"
        );
        let clean = Summary { files: 1, ..Summary::default() };
        assert_eq!(summary_line(&clean, Some(Duration::from_micros(10))), "no findings in 1 file, read in 1 ms");
        let many = Summary { files: 100_000, notes: 1, ..Summary::default() };
        assert_eq!(summary_line(&many, None), "1 finding (1 note) in 100,000 files");
    }
}
