//! LDIF (RFC 2849): entries of attribute lines, folded lines joined, base64 decoded.

use std::borrow::Cow;

use crate::parse::chart::Problem;
use crate::source::{FileId, Span, Spanned};

/// The content records of one file; change records are read as if they were content.
#[derive(Clone, Default, Debug)]
pub struct Ldif {
    /// Entries in order.
    pub entries: Vec<LdifEntry>,
    /// Lines that are no attribute.
    pub problems: Vec<Problem>,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct LdifEntry {
    /// From the first line to the last.
    pub span: Span,
    /// Attribute (lower case, without options) and value. The span holds the value as written: folded or base64 included.
    pub attributes: Vec<(String, Spanned<String>)>,
}

impl LdifEntry {
    /// Every value of an attribute, given in lower case.
    pub fn values<'a>(&'a self, attribute: &'a str) -> impl Iterator<Item = &'a Spanned<String>> {
        self.attributes.iter().filter(move |(name, _)| name == attribute).map(|(_, value)| value)
    }
}

impl Ldif {
    /// Reads a text.
    pub fn parse(file: FileId, text: &str) -> Self {
        let mut ldif = Self::default();
        let mut attributes = Vec::new();
        let mut whole: Option<Span> = None;
        for (start, end) in logical_lines(text) {
            let raw = text.get(start..end).unwrap_or("");
            if raw.is_empty() {
                ldif.close(&mut whole, &mut attributes);
                continue;
            }
            if raw.starts_with('#') || raw == "-" {
                continue;
            }
            let at = Span::new(file, start as u32, end as u32);
            match attribute(file, raw, start) {
                Some((name, _)) if name == "version" && whole.is_none() => {}
                Some(pair) => {
                    attributes.push(pair);
                    whole = Some(whole.map_or(at, |span| span.to(at)));
                }
                None => {
                    let message = "not an LDIF line: expected `attribute: value`".to_owned();
                    ldif.problems.push(Problem { at, message });
                }
            }
        }
        ldif.close(&mut whole, &mut attributes);
        ldif
    }

    fn close(&mut self, whole: &mut Option<Span>, attributes: &mut Vec<(String, Spanned<String>)>) {
        if let Some(span) = whole.take() {
            self.entries.push(LdifEntry { span, attributes: std::mem::take(attributes) });
        }
    }
}

/// Lines with those that are folded (begin with one space) joined to them, as byte ranges without the last line ending.
fn logical_lines(text: &str) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        match lines.last_mut() {
            Some(last) if body.starts_with(' ') && last.0 < last.1 => last.1 = at + body.len(),
            _ => lines.push((at, at + body.len())),
        }
        at += line.len();
    }
    lines
}

fn attribute(file: FileId, raw: &str, start: usize) -> Option<(String, Spanned<String>)> {
    let (name, rest) = raw.split_once(':')?;
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b';' | b'.'));
    if !plain {
        return None;
    }
    let base64 = rest.starts_with(':');
    let value = rest.strip_prefix([':', '<']).unwrap_or(rest);
    let written = value.trim_start_matches([' ', '\t']);
    let from = start + raw.len() - written.len();
    let span = Span::new(file, from as u32, (from + written.len()) as u32);
    let name = name.split(';').next().unwrap_or("").to_ascii_lowercase();
    Some((name, Spanned::new(decoded(written, base64), span)))
}

/// The value of what is written after `attribute:` or `attribute::`.
pub fn decoded(written: &str, base64: bool) -> String {
    let unfolded: Cow<'_, str> = if written.contains('\n') {
        let mut lines = written.split('\n').map(|line| line.trim_end_matches('\r'));
        let first = lines.next().unwrap_or("").to_owned();
        Cow::Owned(lines.fold(first, |whole, line| whole + line.strip_prefix(' ').unwrap_or(line)))
    } else {
        Cow::Borrowed(written)
    };
    if base64 { String::from_utf8_lossy(&from_base64(&unfolded)).into_owned() } else { unfolded.into_owned() }
}

fn from_base64(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(six)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_and_base64_values_are_read() {
        let text = "version: 1\n\ndn: uid=dana, ou=People,\n  dc=reedbank\ncn:: Wm/DqyBRdWlsbA==\ntitle;lang-en: CTO\n\n# note\ndn: uid=x\nrubbish line\n";
        let ldif = Ldif::parse(FileId(0), text);
        assert_eq!(ldif.entries.len(), 2);
        let dana = &ldif.entries[0];
        assert_eq!(dana.values("dn").next().unwrap().value, "uid=dana, ou=People, dc=reedbank");
        assert_eq!(dana.values("cn").next().unwrap().value, "Zoë Quill");
        assert_eq!(dana.values("title").next().unwrap().value, "CTO");
        assert_eq!(ldif.problems.len(), 1);
    }
}
