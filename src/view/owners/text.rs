//! Ownership as text for people.

use super::{DecidingLine, PathOwners, Statistics};

/// One path a paragraph: who, by which line, why.
pub(super) fn files(files: &[PathOwners<'_>]) -> String {
    let mut out = String::new();
    for file in files {
        let untracked = if file.tracked { "" } else { " (not tracked)" };
        let owners = if file.owners.is_empty() { "nobody".to_owned() } else { file.owners.join(" ") };
        out.push_str(&format!("{}{untracked}  {owners}\n", plain(file.path)));
        for line in &file.lines {
            out.push_str(&format!("    {}\n", place(line)));
        }
        out.push_str(&format!("    {}\n", plain(&file.why)));
    }
    out
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
        let owner = plain(&share.owner);
        out.push_str(&format!("{owner:width$}  {:>8}  {:>5.1}%  {:>8}\n", share.files, share.percent, share.alone));
    }
    let width =
        directories.iter().map(|share| share.directory.chars().count()).max().unwrap_or(0).max("directory".len());
    if !directories.is_empty() {
        out.push_str(&format!("\n{:width$}  {:>8}  {:>6}  {:>10}\n", "directory", "files", "owned", "bus factor"));
    }
    for share in directories {
        let name = plain(&share.directory);
        out.push_str(&format!(
            "{name:width$}  {:>8}  {:>5.1}%  {:>10}\n",
            share.files, share.percent, share.bus_factor
        ));
    }
    out
}

/// Without control characters, which a file name may hold and a terminal would obey.
fn plain(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}
