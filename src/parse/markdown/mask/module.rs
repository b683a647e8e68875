//! `import` and `export` at the start of a line of MDX.

/// Longest statement, in bytes.
const LONGEST: usize = 64 * 1024;

/// Length of the statement that `text` begins with, to the end of its last line; `None` where it begins with prose.
pub(super) fn length(text: &str) -> Option<usize> {
    if !begins(text) {
        return None;
    }
    let (mut at, mut depth) = (0, 0_i32);
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if at > LONGEST || (body.is_empty() && depth <= 0) {
            break;
        }
        at += line.len();
        depth += balance(body);
        if depth <= 0 && (body.ends_with([';', '\'', '"', '}', ')'])) {
            break;
        }
    }
    let statement = text.get(..at).unwrap_or("");
    Some(statement.trim_end().len())
}

fn begins(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("");
    if let Some(what) = line.strip_prefix("import ") {
        let what = what.trim();
        let quoted = what.trim_end_matches(';').ends_with(['\'', '"']);
        return what.starts_with(['{', '*', '\'', '"']) || (quoted && what.contains(" from "));
    }
    let Some(what) = line.strip_prefix("export ") else { return false };
    let word = what.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let declares = matches!(word, "const" | "let" | "var" | "function" | "class" | "async");
    what.starts_with(['{', '*']) || (declares && what.contains(['=', '(', '{'])) || what.starts_with("default ")
}

fn balance(line: &str) -> i32 {
    line.bytes().fold(0, |depth, byte| match byte {
        b'{' | b'(' | b'[' => depth + 1,
        b'}' | b')' | b']' => depth - 1,
        _ => depth,
    })
}
