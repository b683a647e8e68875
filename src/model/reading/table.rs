//! Tables: a row about a role, a column that is one, RACI letters, heads that turn a cell into a statement.

use super::clause::Parsed;
use super::compose::{join, mark};
use super::context::Topic;
use super::field;
use super::heads::{asks_who, for_names};
use super::page::Page;
use super::quantity::counts;
use super::token::{Sentence, Token};
use super::topic::{self, Cue};
use crate::model::claim::{Share, Whence};
use crate::model::lexicon::{Classes, Frame, Hit, Kind, Lexicon};
use crate::parse::document::{BlockId, BlockKind};
use crate::source::Span;

impl<'d> Page<'d, '_> {
    /// Reads a cell of a table's body.
    pub(super) fn cell(&mut self, index: usize) {
        let Some(BlockKind::Cell { row_head, column_head, .. }) =
            self.document.blocks.get(index).map(|block| block.kind.clone())
        else {
            return;
        };
        // Below roles, a row begins with what it is about.
        if row_head.is_none() && self.row_cells(index).any(|at| self.stands_below_role(at)) {
            return;
        }
        self.last = None;
        self.carried.clear();
        if !self.row_worth(index, [row_head, column_head]) {
            return;
        }
        // "Reviewed by": whoever stands below takes no share of anything.
        let by = column_head.is_some_and(|head| self.is_host(head));
        self.share = if by { None } else { self.row_share(index, row_head, column_head) };
        self.cell_statement(index, row_head, column_head);
        self.on_rota(index);
        self.managed(index);
        self.share = None;
        self.last = None;
    }

    fn cell_statement(&mut self, index: usize, row_head: Option<BlockId>, column_head: Option<BlockId>) {
        let row = row_head.filter(|&head| !self.is_matter(head)).and_then(|head| self.head_cue(head));
        let column = column_head.and_then(|head| self.head_cue(head));
        if let (Some(actor), Some(head)) = (column.and_then(|cue| cue.topic), row_head)
            && self.raci(index, actor, head)
        {
            return;
        }
        // The letters alone tell who; the other cells of such a row say what it is about.
        if self.row_cells(index).filter(|&at| self.is_letters(at)).count() > 1 {
            return;
        }
        let holder = self.row_role(index).or(row.and_then(|cue| cue.topic)).or(column.and_then(|cue| cue.topic));
        let holder = holder
            .filter(|_| !column_head.is_some_and(|head| self.tells_of_others(head) || self.names_who(index, head)));
        if holder.is_none() && row_head.is_some() && self.beside_page_role(index) {
            return;
        }
        // "What it owns", beside the name of somebody that no lexicon knows.
        if holder.is_none()
            && !self.opens_with_somebody(index)
            && row_head.is_some()
            && column_head.is_some_and(|head| self.tells_of_the_row(head))
        {
            return;
        }
        let refused = column_head.is_some_and(|head| self.refuses(head));
        if !refused && !self.answers_head(index, row_head) {
            self.alone(index, holder);
        }
        if row_head.is_some() {
            self.composed(index, row_head, column_head, holder);
        }
    }

    /// The share that the column's head ("Main duty") or a number in the same row ("70 %") tells.
    fn row_share(&self, index: usize, row_head: Option<BlockId>, column_head: Option<BlockId>) -> Option<Share> {
        let may_tell =
            |s: &&Sentence| s.possible(self.lexicon).meets(self.lexicon.shares()) || s.tokens.iter().any(counts);
        let parsed = |at: usize| {
            self.blocks.get(at).and_then(|all| all.first()).filter(may_tell).map(|s| Parsed::new(s, self.lexicon))
        };
        let told = |head: Option<BlockId>| parsed(head? as usize)?.large_share();
        let head = told(column_head).or_else(|| told(row_head));
        let number = || {
            row_head?;
            self.row_cells(index).filter_map(parsed).find_map(|cell| cell.only_quantity())
        };
        head.or_else(number)
    }

    /// The other cells of a cell's row.
    pub(super) fn row_cells(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let place = |at: usize| match self.document.blocks.get(at).map(|block| &block.kind) {
            Some(BlockKind::Cell { table, row, .. }) => Some((*table, *row)),
            _ => None,
        };
        let here = place(index);
        let near = index.saturating_sub(12)..(index + 12).min(self.document.blocks.len());
        near.filter(move |&at| at != index && place(at).is_some() && place(at) == here)
    }

    fn alone(&mut self, index: usize, holder: Option<Topic>) {
        let all = self.blocks.get(index).cloned().unwrap_or_default();
        for (at, sentence) in all.iter().enumerate() {
            let behind = holder.filter(|_| at == 0).and_then(|_| behind_trade(sentence, self.lexicon));
            let sentence = behind.as_ref().unwrap_or(sentence);
            self.sentence(index, sentence, holder.map(|topic| Topic { whence: Whence::Table, ..topic }));
        }
    }

    /// The cell as the value of its heads: "Technical depth: none required", "Every design: approves: CTO".
    fn composed(&mut self, index: usize, row: Option<BlockId>, column: Option<BlockId>, holder: Option<Topic>) {
        let Some(first) = self.blocks.get(index).and_then(|all| all.first()).cloned() else { return };
        // "Manages | May manage …": the cell has its own verb.
        if first.tokens.len() > 24 || first.tokens.first().is_some_and(|token| token.classes.is(Classes::MODAL)) {
            return;
        }
        let whole = |block: Option<BlockId>| -> Vec<Token<'d>> {
            let sentences = block.and_then(|block| self.blocks.get(block as usize));
            sentences.into_iter().flatten().take(1).flat_map(|sentence| sentence.tokens.iter().copied()).collect()
        };
        let column_head = column;
        let (row, column) = (whole(row), whole(column));
        let says = |tokens: &[Token<'d>]| speaks(tokens, self.lexicon);
        let verb = column.last().is_some_and(|token| token.classes.is(Classes::THIRD.or(Classes::NEG)));
        if let (Some(holder), true) = (holder, verb) {
            // "What it owns": he, of whom the row is.
            let said = if column_head.is_some_and(|head| self.tells_of_the_row(head)) { 2 } else { 0 };
            let head = column.get(said..).unwrap_or(&column);
            let sentence = join(&[head], &first.tokens, false, self.lexicon);
            self.sentence(index, &sentence, Some(Topic { whence: Whence::Table, ..holder }));
            return;
        }
        if let Some(refused) = refused(&row, &column, &first, self.lexicon) {
            let known = self.out.claims.len();
            self.sentence(index, &refused, None);
            // What is wrong here is the refusal, not the question above it.
            let cell = first.tokens.first().zip(first.tokens.last());
            let cell = cell.map(|(first, last)| Span::new(self.document.file, first.start, last.end));
            for (claim, cell) in self.out.claims.iter_mut().skip(known).zip(cell.into_iter().cycle()) {
                claim.spans.core = cell;
                claim.spans.statement = cell;
            }
            return;
        }
        let fuller = self.matter(index, &row);
        let titled = row.is_empty() || self.row_role(index).is_some();
        let managed = if titled { self.title_cell(index) } else { Vec::new() };
        let managed = if managed.is_empty() { fuller.clone() } else { managed };
        let heads: Vec<&[Token<'d>]> = match holder {
            Some(_) if self.names_manager(&column) => vec![&managed, &column],
            Some(_) if self.is_role_column(column_head) && says(&row) => vec![&row],
            Some(_) if says(&column) => vec![&column],
            Some(_) if self.says_beside(&row, &column) => vec![&row],
            Some(_) => return,
            None if for_names(&column) || !says(&column) && (says(&fuller) || asks_who(&column)) => vec![&fuller],
            None => vec![&fuller, &column],
        };
        let sentence = join(&heads, referred_to(&first.tokens), true, self.lexicon);
        self.sentence(index, &sentence, holder.map(|topic| Topic { whence: Whence::Table, ..topic }));
    }

    /// What the row is about: its head, and the cells between it and the one at `index` that name things, if that one
    /// names who: "| New checkout | Ship it to six markets | CTO |".
    fn matter(&self, index: usize, row: &[Token<'d>]) -> Vec<Token<'d>> {
        let mut matter = row.to_vec();
        let tokens = |at: usize| self.blocks.get(at).and_then(|all| all.first()).map(|first| &first.tokens);
        let who = |at: usize| self.head_cue(at as BlockId).is_some_and(|cue| cue.names_somebody);
        if !who(index) {
            return matter;
        }
        let mut between: Vec<usize> = self.row_cells(index).filter(|&at| at < index).collect();
        between.sort_unstable();
        // People between the two share in the work; they are what it is about only where the row's head names nothing.
        let bare = !speaks(row, self.lexicon);
        for words in between.into_iter().skip(1).filter(|&at| bare || !who(at)).filter_map(tokens) {
            if matter.len() + words.len() <= 24 && speaks(words, self.lexicon) {
                matter.push(mark(&matter, self.lexicon));
                matter.extend_from_slice(words);
            }
        }
        matter
    }

    /// Is the column somebody's, and the row a thing?
    fn says_beside(&self, row: &[Token], column: &[Token]) -> bool {
        let kinds = |tokens: &[Token]| -> Vec<Kind> {
            let sentence = Sentence::new(tokens.to_vec(), 0);
            self.lexicon.find(&sentence).iter().map(|hit| self.lexicon.kind(hit.concept)).collect()
        };
        let row = kinds(row);
        kinds(column).contains(&Kind::Actor) && row.contains(&Kind::Thing) && !row.contains(&Kind::Actor)
    }

    /// Is the column that of the managers of those in the row?
    fn names_manager(&self, column: &[Token]) -> bool {
        let sentence = Sentence::new(column.to_vec(), 0);
        self.lexicon.find(&sentence).iter().any(|hit| self.lexicon.name(hit.concept) == "report-to")
    }

    /// The words of the row's cell under "Title" or "Role".
    fn title_cell(&self, index: usize) -> Vec<Token<'d>> {
        let Some(BlockKind::Cell { table, row, .. }) = self.document.blocks.get(index).map(|block| &block.kind) else {
            return Vec::new();
        };
        let titled = (0..index).rev().find(|&at| match self.document.blocks.get(at).map(|block| &block.kind) {
            Some(BlockKind::Cell { table: t, row: r, column_head: Some(head), .. }) => {
                t == table && r == row && self.is_title_column(*head)
            }
            _ => false,
        });
        let words = titled.and_then(|at| self.blocks.get(at)).and_then(|all| all.first());
        words.map(|sentence| sentence.tokens.clone()).unwrap_or_default()
    }

    /// Does a row's head name a matter ("Hiring of developers"), of which somebody is only a part?
    fn is_matter(&self, head: BlockId) -> bool {
        let Some(sentence) = self.blocks.get(head as usize).and_then(|all| all.first()) else { return false };
        let parsed = Parsed::new(sentence, self.lexicon);
        let deed = |hit: &Hit| matches!(self.lexicon.kind(hit.concept), Kind::Deed) && hit.frame != Frame::Plain;
        let free = |hit: &Hit| (usize::from(hit.start)..usize::from(hit.end)).all(|at| parsed.actor_over(at).is_none());
        if parsed.word(0, &["which", "whom", "what", "how", "whether"]) {
            return true;
        }
        // "Choosing developers": something done, to somebody.
        let done = |hit: &Hit| hit.start == 0 && hit.frame == Frame::Verb && parsed.class(0, Classes::ING);
        if parsed.hits.iter().any(|hit| deed(hit) && done(hit) && parsed.actor_over(0).is_none()) {
            return true;
        }
        let governs = |hit: &Hit| parsed.word(usize::from(hit.end), &["of", "for", "by"]);
        // "Squad estimates": somebody's, and not they themselves.
        let theirs = |hit: &Hit| {
            self.lexicon.kind(hit.concept) == Kind::Thing
                && usize::from(hit.end) == sentence.tokens.len()
                && usize::from(hit.start).checked_sub(1).is_some_and(|before| parsed.actor_over(before).is_some())
        };
        parsed.hits.iter().any(|hit| free(hit) && theirs(hit))
            || parsed
                .hits
                .iter()
                .any(|hit| free(hit) && governs(hit) && (deed(hit) || self.lexicon.kind(hit.concept) == Kind::Thing))
    }

    /// "What Humans Decide", "Our view": the column has a doer of its own, whoever the row is about.
    fn tells_of_others(&self, head: BlockId) -> bool {
        let Some(sentence) = self.blocks.get(head as usize).and_then(|all| all.first()) else { return false };
        let [first, second, .., last] = sentence.tokens.as_slice() else { return false };
        let subject = second.classes.is(Classes::PLAIN.or(Classes::NAME)) && !second.classes.is(Classes::ROLE_NOUN);
        first.any(&["what", "how", "which", "when"]) && subject && last.classes.is(Classes::BASE.or(Classes::THIRD))
    }

    /// "CTO, inventor of our engine".
    fn opens_with_somebody(&self, index: usize) -> bool {
        let Some(sentence) = self.blocks.get(index).and_then(|all| all.first()) else { return false };
        sentence.hits(self.lexicon).iter().any(|hit| hit.start == 0 && self.lexicon.group(hit.concept).is_some())
    }

    /// "What it owns", "What they do": the column speaks of the one that the row is about.
    fn tells_of_the_row(&self, head: BlockId) -> bool {
        let Some(sentence) = self.blocks.get(head as usize).and_then(|all| all.first()) else { return false };
        sentence.tokens.first().is_some_and(|first| first.any(&["what", "how", "which", "when"]))
            && sentence.tokens.get(1).is_some_and(|second| second.any(&["it", "they", "he", "she"]))
    }

    /// "Does not", "Must not": what stands below is denied.
    fn refuses(&self, head: BlockId) -> bool {
        let Some(sentence) = self.blocks.get(head as usize).and_then(|all| all.first()) else { return false };
        let last = sentence.tokens.last().is_some_and(|last| last.classes.is(Classes::NEG));
        last && (2..=3).contains(&sentence.tokens.len())
    }

    /// A column that is somebody's: its cells say something of what the row is about.
    fn is_role_column(&self, head: Option<BlockId>) -> bool {
        head.and_then(|head| self.head_cue(head)).is_some_and(|cue| cue.topic.is_some())
    }

    pub(super) fn head_cue(&self, head: BlockId) -> Option<Cue> {
        let sentence = self.blocks.get(head as usize)?.first()?;
        let mut cue = topic::label(sentence, self.lexicon, self.document.file, Whence::Table);
        let brief = sentence.tokens.len() <= 6;
        let role = || field::holder(self.surroundings.of(head as usize).topic, self.lexicon);
        if cue.topic.is_some() && field::names_field(&sentence.tokens, self.lexicon) && role().is_some() {
            (cue.topic, cue.names_somebody) = (None, false);
        }
        Some(Cue { topic: cue.topic.filter(|_| brief), ..cue })
    }

    /// The role that another cell of the row names as a title: `| Lena Ott | CTO | … |`.
    fn row_role(&self, index: usize) -> Option<Topic> {
        let BlockKind::Cell { table, row, column, .. } = self.document.blocks.get(index)?.kind else { return None };
        let around = index.saturating_sub(usize::try_from(column).unwrap_or(0))..self.document.blocks.len();
        let cells = around.map_while(|at| match self.document.blocks.get(at)?.kind {
            BlockKind::Cell { table: t, row: r, .. } if t == table && r == row => Some(at),
            _ => None,
        });
        let mut found = None;
        for at in cells.filter(|&at| at != index) {
            let Some(BlockKind::Cell { column_head, .. }) = self.document.blocks.get(at).map(|block| &block.kind)
            else {
                continue;
            };
            let leads = |head| self.is_host(head) && self.has_own_verb(index);
            let titled = column_head
                .is_some_and(|head| self.is_title_column(head) || at < index && (self.is_who(head) || leads(head)));
            let topic = self.head_cue(at as BlockId).and_then(|cue| cue.topic);
            if titled && topic.is_some() {
                found = topic;
            }
        }
        found
    }

    /// Learns `| Name | Title |` rows.
    pub(super) fn learn_rows(&mut self) {
        for index in 0..self.document.blocks.len() {
            let Some(BlockKind::Cell { row_head: None, .. }) = self.document.blocks.get(index).map(|block| &block.kind)
            else {
                continue;
            };
            let titled = match self.document.blocks.get(index).map(|block| &block.kind) {
                Some(BlockKind::Cell { column_head: Some(head), .. }) => self.is_title_column(*head),
                _ => false,
            };
            let Some(topic) = self.row_role(index).filter(|_| !titled) else { continue };
            let names: Vec<&str> = self
                .blocks
                .get(index)
                .into_iter()
                .flatten()
                .flat_map(|sentence| &sentence.tokens)
                .map(|token| token.text)
                .collect();
            if names.len() <= 4 {
                for name in names.into_iter().filter(|name| name.starts_with(char::is_uppercase)) {
                    self.names.insert(name, topic);
                }
            }
        }
    }
}

/// "| Ada Roe (CTO) | engineer; takes two tickets a week |": the trade is the row's, and so is what follows it.
fn behind_trade<'d>(cell: &Sentence<'d>, lexicon: &Lexicon) -> Option<Sentence<'d>> {
    let second = cell.tokens.get(1..4)?.iter().position(|token| token.any(&[";", ","]))? + 1;
    let trade = cell.hits(lexicon).iter().find(|hit| hit.start == 0 && lexicon.name(hit.concept) == "engineer")?;
    let told = cell.tokens.get(second + 1..).filter(|rest| usize::from(trade.end) == second && !rest.is_empty())?;
    Some(Sentence::new(told.to_vec(), 0))
}

/// "Developers | May contact the VP | no": the row's people may not.
fn refused<'d>(
    row: &[Token<'d>],
    column: &[Token<'d>],
    cell: &Sentence<'d>,
    lexicon: &Lexicon,
) -> Option<Sentence<'d>> {
    let (modal, rest) = column.split_first().filter(|(modal, _)| modal.classes.is(Classes::MODAL))?;
    let no = cell.tokens.first().filter(|no| no.any(&["no", "not", "never"]) && cell.tokens.len() <= 2)?;
    if row.is_empty() || rest.is_empty() {
        return None;
    }
    let rest = rest.iter().filter(|token| !token.is("?"));
    // "May not talk": after "no" it would be a noun.
    let word = lexicon.word("not");
    let not = Token { text: "not", word, classes: lexicon.classes(word), ..*no };
    let tokens = row.iter().chain([modal, &not]).chain(rest).copied().collect();
    Some(Sentence::new(tokens, 0))
}

/// "See [🚀 Chief …]": a cell that only refers to somebody names them.
fn referred_to<'t, 'a>(cell: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let refers = cell.first().is_some_and(|first| first.any(&["see", "ask", "contact"]));
    let linked = refers && cell.iter().any(|token| token.style.link);
    let spoken = |token: &Token| token.text.starts_with(char::is_alphanumeric);
    let from = if linked { 1 + cell.iter().skip(1).take_while(|token| !spoken(token)).count() } else { 0 };
    cell.get(from..).unwrap_or(cell)
}

/// Does a head hold anything that makes a cell under it a statement?
pub(super) fn speaks(tokens: &[Token], lexicon: &Lexicon) -> bool {
    let sentence = Sentence::new(tokens.to_vec(), 0);
    lexicon.find(&sentence).iter().any(|hit| {
        matches!(lexicon.kind(hit.concept), Kind::Thing | Kind::Deed) || lexicon.name(hit.concept).starts_with("share-")
    })
}
