//! Edits as a unified difference.

use super::Edit;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// One line of the difference.
struct Line<'a> {
    sign: char,
    text: &'a str,
}

/// The edits of one file as `diff -u` shows them, with `a/` and `b/` before the path; empty if there are none.
pub fn unified_diff(path: &str, text: &str, edits: &[Edit]) -> String {
    let lines = lines(text, edits);
    let mut out = String::new();
    let mut at = 0;
    let (mut old, mut new) = (1, 1);
    while let Some(hunk) = next_hunk(&lines, at) {
        let skipped = hunk.start - at;
        (old, new) = (old + skipped, new + skipped);
        if out.is_empty() {
            out.push_str(&format!("--- a/{path}\n+++ b/{path}\n"));
        }
        let body = lines.get(hunk.clone()).unwrap_or(&[]);
        let olds = body.iter().filter(|line| line.sign != '+').count();
        let news = body.iter().filter(|line| line.sign != '-').count();
        out.push_str(&format!("@@ -{} +{} @@\n", range(old, olds), range(new, news)));
        for line in body {
            out.push(line.sign);
            out.push_str(line.text);
            if !line.text.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
        (old, new) = (old + olds, new + news);
        at = hunk.end;
    }
    out
}

/// Start and length of one side; of an empty side, the line before it.
fn range(start: usize, length: usize) -> String {
    match length {
        0 => format!("{},0", start - 1),
        1 => start.to_string(),
        _ => format!("{start},{length}"),
    }
}

/// All lines of both sides, in order.
fn lines<'a>(text: &'a str, edits: &'a [Edit]) -> Vec<Line<'a>> {
    let signed = |sign: char, text: &'a str| text.split_inclusive('\n').map(move |text| Line { sign, text });
    let mut lines = Vec::new();
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        lines.extend(signed(' ', text.get(done..range.start).unwrap_or("")));
        lines.extend(signed('-', text.get(range.clone()).unwrap_or("")));
        lines.extend(signed('+', &edit.replacement));
        done = range.end;
    }
    lines.extend(signed(' ', text.get(done..).unwrap_or("")));
    lines
}

/// The next run of changes at or after `from`, with context; runs whose contexts touch are one.
fn next_hunk(lines: &[Line<'_>], from: usize) -> Option<std::ops::Range<usize>> {
    let changed = |line: &Line<'_>| line.sign != ' ';
    let first = from + lines.get(from..)?.iter().position(changed)?;
    let mut end = first + 1;
    while let Some(gap) = lines.get(end..).and_then(|rest| rest.iter().position(changed)) {
        if gap > 2 * CONTEXT {
            break;
        }
        end += gap + 1;
    }
    Some(first.saturating_sub(CONTEXT).max(from)..(end + CONTEXT).min(lines.len()))
}
