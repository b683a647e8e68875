//! Ownership as text for people.

use std::borrow::Cow;
use std::fmt;

use super::{Answer, Answers, DecidingLine, Statistics};
use crate::report::{harmless, harmless_start};

/// Bytes that are handed on at once.
const PIECE: usize = 32 << 10;

/// One path a paragraph: who, by which line, why. Written piece by piece, for there may be many.
impl fmt::Display for Answers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tails: Vec<String> = self.distinct.iter().map(tail).collect();
        let mut piece = String::with_capacity(2 * PIECE);
        for (file, answer) in self.iter() {
            piece.push_str(&tamed(file.path, harmless_start));
            piece.push_str(if file.tracked { "" } else { " (not tracked)" });
            piece.push_str(tails.get(answer).map_or("", String::as_str));
            if piece.len() > PIECE {
                f.write_str(&piece)?;
                piece.clear();
            }
        }
        f.write_str(&piece)
    }
}

fn tail(answer: &Answer<'_>) -> String {
    let owners =
        if answer.owners.is_empty() { "nobody".to_owned() } else { plain(&answer.owners.join(" ")).into_owned() };
    let lines: String = answer.lines.iter().map(|line| format!("    {}\n", place(line))).collect();
    format!("  {owners}\n{lines}    {}\n", plain(&answer.why))
}

fn place(line: &DecidingLine) -> String {
    let mut text = format!("{}:{}  {}", plain(&line.path), line.line, plain(&line.pattern));
    if let Some(section) = &line.section {
        let optional = if line.optional { ", optional" } else { "" };
        text.push_str(&format!("  in [{}]{optional}", plain(section)));
    }
    for owner in &line.owners {
        text.push_str(&format!("  {}", plain(&owner.owner)));
        if !owner.people.is_empty() {
            text.push_str(&format!(" ({})", plain(&owner.people.join(", "))));
        }
    }
    text
}

/// Tables of owners and directories.
pub(super) fn statistics(statistics: &Statistics) -> String {
    let Statistics { files, owned, rules, owners, directories } = statistics;
    let mut out = format!("{owned} of {files} files have an owner, by {rules} lines\n");
    let width = owners.iter().map(|share| share.owner.chars().count()).max().unwrap_or(0).max("owner".len());
    if !owners.is_empty() {
        out.push_str(&format!("\n{:width$}  {:>8}  {:>6}  {:>8}\n", "owner", "files", "share", "alone"));
    }
    for share in owners {
        let owner = tamed(&share.owner, harmless_start);
        out.push_str(&format!("{owner:width$}  {:>8}  {:>5.1}%  {:>8}\n", share.files, share.percent, share.alone));
    }
    let width =
        directories.iter().map(|share| share.directory.chars().count()).max().unwrap_or(0).max("directory".len());
    if !directories.is_empty() {
        out.push_str(&format!("\n{:width$}  {:>8}  {:>6}  {:>10}\n", "directory", "files", "owned", "bus factor"));
    }
    for share in directories {
        let name = tamed(&share.directory, harmless_start);
        out.push_str(&format!(
            "{name:width$}  {:>8}  {:>5.1}%  {:>10}\n",
            share.files, share.percent, share.bus_factor
        ));
    }
    out
}

/// For the middle of a line.
fn plain(text: &str) -> Cow<'_, str> {
    tamed(text, harmless)
}

/// Without what would drive a terminal or a runner's log.
fn tamed(text: &str, tame: fn(&str) -> String) -> Cow<'_, str> {
    // Without an early end, so that many bytes are told at once.
    let is_tame = |byte: u8| matches!(byte, b' '..=b'~') & (byte != b'#') & (byte != b':');
    if text.bytes().fold(true, |all, byte| all & is_tame(byte)) { Cow::Borrowed(text) } else { Cow::Owned(tame(text)) }
}
