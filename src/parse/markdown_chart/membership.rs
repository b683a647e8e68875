//! Lists and tables of maintainers, and of teams with their leaders in brackets: who stands behind which handle, and who
//! belongs to which team. They say nothing of management.

use super::page::Page;
use crate::parse::chart::{ChartSyntax, Family, Group, Node};
use crate::parse::diagram::{Kind, kind, read_part};
use crate::parse::document::{Block, BlockId, BlockKind};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the page says of members; `text` is the text of the whole file.
pub(super) fn chart(page: &Page<'_>, text: &str) -> Option<ChartSyntax> {
    let mut found = Found { page, text, nodes: Vec::new(), groups: Vec::new() };
    for (heading, items) in lists(page) {
        found.maintainers(heading, &items);
        found.led_teams(&items);
    }
    for rows in tables(page).values() {
        found.table(rows);
    }
    let span = found.groups.iter().map(|group| group.at).reduce(Span::to)?;
    Some(ChartSyntax {
        format: "Markdown list of members",
        family: Family::Membership,
        span,
        context: Vec::new(),
        nodes: found.nodes,
        edges: Vec::new(),
        groups: found.groups,
        problems: Vec::new(),
    })
}

/// The outer items of each list, with the heading above.
fn lists<'d>(page: &Page<'d>) -> Vec<(Option<BlockId>, Vec<&'d Block>)> {
    let mut lists: Vec<(Option<BlockId>, Vec<&Block>)> = Vec::new();
    let mut open = false;
    for (_, block) in page.blocks().filter(|(_, block)| !block.quoted) {
        match &block.kind {
            BlockKind::Item { parent: None, continued: false, .. } => {
                let heading = block.headings.last().copied();
                match lists.last_mut().filter(|(above, _)| open && *above == heading) {
                    Some((_, items)) => items.push(block),
                    None => lists.push((heading, vec![block])),
                }
                open = true;
            }
            BlockKind::Item { .. } => {}
            _ => open = false,
        }
    }
    lists
}

/// Row → column → cell of each table; the row before the first holds the heads.
type Rows<'d> = BTreeMap<Option<u32>, BTreeMap<u32, &'d Block>>;

fn tables<'d>(page: &Page<'d>) -> BTreeMap<u32, Rows<'d>> {
    let mut tables: BTreeMap<u32, Rows<'d>> = BTreeMap::new();
    for (_, block) in page.blocks().filter(|(_, block)| !block.quoted) {
        let (table, row, column) = match block.kind {
            BlockKind::HeadCell { table, column } => (table, None, column),
            BlockKind::Cell { table, row, column, .. } => (table, Some(row), column),
            _ => continue,
        };
        tables.entry(table).or_default().entry(row).or_default().insert(column, block);
    }
    tables
}

/// Does a heading or the head of a column speak of those who maintain something now?
fn is_of_maintainers(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let about = ["maintainer", "committer", "approver", "reviewer"];
    let past = ["emeritus", "former", "past", "alumni", "retired", "becoming", "become", "how", "example"];
    words().any(|word| about.contains(&word.trim_end_matches('s'))) && !words().any(|word| past.contains(&word))
}

struct Found<'p, 'd> {
    page: &'p Page<'d>,
    text: &'p str,
    nodes: Vec<Node>,
    groups: Vec<Group>,
}

impl Found<'_, '_> {
    /// `- [Name](https://github.com/login), Company`, `- Name (@login)` below a heading of maintainers.
    fn maintainers(&mut self, heading: Option<BlockId>, items: &[&Block]) {
        let Some(heading) =
            heading.and_then(|id| self.page.block(id)).filter(|block| is_of_maintainers(&block.prose.text))
        else {
            return;
        };
        let people: Vec<Node> = items.iter().filter_map(|item| self.member(item)).collect();
        if people.len() >= 2 && people.len() * 5 >= items.len() * 4 {
            self.group(heading, people);
        }
    }

    /// Those who are listed below a heading, or in a column below its head.
    fn group(&mut self, title: &Block, people: Vec<Node>) {
        let members: Vec<Spanned<String>> = people.iter().flat_map(|node| node.handles.first().cloned()).collect();
        let Some(at) = people.iter().map(|node| node.at).reduce(Span::to) else { return };
        self.groups.push(Group { name: self.part(title, 0..title.prose.text.len()), members, parent: None, at });
        self.nodes.extend(people);
    }

    /// Somebody with a handle, as the text of an item or a cell.
    fn member(&self, block: &Block) -> Option<Node> {
        let text = &block.prose.text;
        let at = self.span(block, 0..text.len());
        let mut node =
            read_part(&block.prose, 0..text.len().min(text.find('\n').unwrap_or(usize::MAX)), at.file, at).node;
        node.title = None;
        node.team = None;
        if let Some((shown, login)) = self.linked(block) {
            let name = self.part(block, shown);
            node.name = (kind(&name.value) == Kind::Person || node.name.is_some()).then_some(name);
            node.handles.insert(0, login);
        }
        node.handles.truncate(1);
        let handle = node.handles.first_mut()?;
        handle.value = handle.value.to_lowercase();
        Some(node)
    }

    /// The text of the first link, and the login that the link leads to.
    fn linked(&self, block: &Block) -> Option<(Range<usize>, Spanned<String>)> {
        let pieces = &block.prose.pieces;
        let first = pieces.iter().position(|piece| piece.style.link)?;
        let after = pieces.iter().skip(first).position(|piece| !piece.style.link).map(|count| first + count);
        let plain_end =
            after.and_then(|at| pieces.get(at)).map_or(block.prose.text.len(), |piece| piece.plain as usize);
        let last = pieces.get(after.unwrap_or(pieces.len()).checked_sub(1)?)?;
        let from = (last.source + last.source_len) as usize;
        let target = self.text.get(from..)?.strip_prefix("](")?;
        let url = target.get(..target.find([')', ' ', '\n'])?)?.trim_end_matches('/');
        let host = ["https://github.com/", "https://gitlab.com/", "https://codeberg.org/", "https://bitbucket.org/"];
        let login = host.iter().find_map(|host| url.strip_prefix(host)).filter(|login| is_login(login))?;
        let end = from + 2 + url.len();
        let span = Span::new(self.page.document.file, (end - login.len()) as u32, end as u32);
        let start = pieces.get(first)?.plain as usize;
        Some((start..plain_end, Spanned::new(login.to_owned(), span)))
    }

    /// `* Storage (dana)` below "teams (leader in brackets):", `* Storage (@dana, @zoe)` anywhere in such a list.
    fn led_teams(&mut self, items: &[&Block]) {
        let lead_in = items.first().and_then(|item| match item.kind {
            BlockKind::Item { lead_in, .. } => self.page.block(lead_in?),
            _ => None,
        });
        let Some(lead_in) = lead_in.map(|block| block.prose.text.to_lowercase()) else { return };
        let brackets = ["in parens", "in parentheses", "in brackets"].iter().any(|words| lead_in.contains(words));
        let declared = brackets && ["lead", "owner", "chair", "contact"].iter().any(|word| lead_in.contains(word));
        if !lead_in.contains("team") {
            return;
        }
        let teams: Vec<Group> = items.iter().filter_map(|item| self.led_team(item, declared)).collect();
        if teams.len() >= 2 {
            self.groups.extend(teams);
        }
    }

    fn led_team(&self, item: &Block, declared: bool) -> Option<Group> {
        let text = &item.prose.text;
        let open = text.find('(').filter(|open| (2..=48).contains(open))?;
        let close = open + text.get(open..)?.find(')')?;
        let mut members = Vec::new();
        let mut at = open + 1;
        for part in text.get(open + 1..close)?.split(',') {
            let start = at + (part.len() - part.trim_start_matches([' ', '@']).len());
            let login = part.trim().trim_start_matches('@');
            if !is_login(login) || !(declared || part.trim().starts_with('@')) {
                return None;
            }
            let login = self.part(item, start..start + login.len());
            members.push(Spanned::new(login.value.to_lowercase(), login.span));
            at += part.len() + 1;
        }
        let name = self.part(item, 0..text.get(..open)?.trim_end().len());
        Some(Group { name, members, parent: None, at: item.span })
    }

    /// `| Maintainer | GitHub ID | Affiliation |`, or logins in the column of maintainers itself.
    fn table(&mut self, rows: &Rows<'_>) {
        let Some(heads) = rows.get(&None) else { return };
        let named = heads.iter().find(|(_, head)| is_of_maintainers(&head.prose.text));
        let account = heads.iter().find(|(_, head)| is_account(&head.prose.text)).or(named);
        let (Some((name, title)), Some((account, _))) = (named, account) else { return };
        let body: Vec<_> = rows.iter().filter(|(row, _)| row.is_some()).map(|(_, cells)| cells).collect();
        let person = |cells: &&BTreeMap<u32, &Block>| {
            let mut node = self.account(cells.get(account)?)?;
            if let Some(shown) = cells.get(name).filter(|_| name != account) {
                node.name = Some(self.part(shown, 0..shown.prose.text.len()));
            }
            Some(node)
        };
        let people: Vec<Node> = body.iter().filter_map(person).collect();
        if people.len() >= 2 && people.len() * 5 >= body.len() * 4 {
            self.group(title, people);
        }
    }

    /// A cell that holds a login and nothing else.
    fn account(&self, cell: &Block) -> Option<Node> {
        if let Some(node) = self.member(cell) {
            return Some(node);
        }
        let text = &cell.prose.text;
        let start = text.len() - text.trim_start_matches([' ', '@']).len();
        let login = self.part(cell, start..text.trim_end().len().max(start));
        let at = login.span;
        let mut node = read_part(&cell.prose, 0..0, at.file, at).node;
        let known = is_login(&login.value);
        node.handles.push(Spanned::new(login.value.to_lowercase(), login.span));
        known.then_some(node)
    }

    fn part(&self, block: &Block, range: Range<usize>) -> Spanned<String> {
        let text = block.prose.text.get(range.clone()).unwrap_or("");
        let value = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Spanned::new(value, self.span(block, range))
    }

    fn span(&self, block: &Block, range: Range<usize>) -> Span {
        block.prose.span(self.page.document.file, range.start as u32, range.end as u32, block.span)
    }
}

fn is_account(head: &str) -> bool {
    let lower = head.trim().to_lowercase();
    matches!(lower.as_str(), "github" | "gitlab" | "login" | "handle" | "username" | "account")
        || lower.starts_with("github ")
        || lower.starts_with("gitlab ")
}

/// One word that code hosts accept as a login.
fn is_login(text: &str) -> bool {
    (1..=39).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
