//! One page read from top to bottom.

use super::budget;
use super::clause::Parsed;
use super::compose::join;
use super::context::{Context, Topic};
use super::duty::{self, Description};
use super::expansion;
use super::headcount;
use super::names::{self, Names};
use super::question::{self, Answer};
use super::relevance::Relevance;
use super::surroundings::Surroundings;
use super::token::Sentence;
use super::topic;
use crate::model::Size;
use crate::model::claim::{Claim, ConceptId, Share};
use crate::model::interest::Interests;
use crate::model::lexicon::{Group, Lexicon, Map};
use crate::model::prefilter::{Marks, Prefilter};
use crate::parse::chart::Problem;
use crate::parse::document::{BlockId, BlockKind, Document};
use crate::source::Span;

/// Cells of a row that are looked at to tell where it ends.
const LONGEST_ROW: usize = 32;

/// What a page says.
#[derive(Clone, Default, Debug)]
pub struct Reading {
    /// Its claims, in reading order.
    pub claims: Vec<Claim>,
    /// Descriptions of roles, with their duties.
    pub descriptions: Vec<Description>,
    /// How many people the company has, if it says so.
    pub size: Option<Size>,
    /// What of the page could not be read.
    pub problems: Vec<Problem>,
}

/// What a reading is for, beside the words.
#[derive(Debug)]
pub(crate) struct Purpose<'p> {
    /// Which blocks are worth it.
    pub(crate) prefilter: &'p Prefilter,
    /// The page's stems.
    pub(crate) marks: &'p Marks,
    /// Which claims anybody will look at; `None`: all.
    pub(crate) interests: Option<&'p Interests>,
}

/// Reads a page. `names` are the people known from elsewhere.
pub(crate) fn read(document: &Document, path: &str, lexicon: &Lexicon, names: &Names, purpose: &Purpose) -> Reading {
    let mut relevance = Relevance::new(document, purpose.marks, purpose.prefilter, lexicon);
    if relevance.nothing() {
        return Reading { size: headcount::of_page(document, &[], purpose.marks, lexicon), ..Reading::default() };
    }
    let (mut blocks, stopped) = budget::blocks(document, &mut relevance, lexicon);
    // Where the letters stand for something else, the file's name does not tell of our officer, either.
    let path = if expansion::forget_others(&mut blocks) { "" } else { path };
    let surroundings = Surroundings::new(document, path, lexicon, &relevance, &blocks);
    let mut page = Page {
        document,
        lexicon,
        blocks,
        relevance,
        interests: purpose.interests,
        surroundings,
        names: names.clone(),
        last: None,
        pair: None,
        carried: Vec::new(),
        unread: None,
        share: None,
        items_below: items_below(document),
        pending: None,
        author: None,
        asked: None,
        answering: false,
        before: None,
        rota: Vec::new(),
        out: Reading::default(),
    };
    page.out.problems.extend(stopped);
    page.out.size = headcount::of_page(document, &page.blocks, purpose.marks, lexicon);
    page.learn_names();
    page.run();
    page.drop_told_rows();
    page.out.descriptions =
        duty::descriptions(document, &page.blocks, &page.surroundings, &page.relevance, lexicon, purpose.interests);
    page.out
}

fn items_below(document: &Document) -> Map<BlockId, usize> {
    let mut below = Map::default();
    for block in &document.blocks {
        if let BlockKind::Item { parent, lead_in, continued: false, .. } = &block.kind
            && let Some(above) = (*parent).or(*lead_in)
        {
            *below.entry(above).or_default() += 1;
        }
    }
    below
}

/// A page being read.
pub(super) struct Page<'d, 'l> {
    pub(super) document: &'d Document,
    pub(super) lexicon: &'l Lexicon,
    pub(super) blocks: Vec<Vec<Sentence<'d>>>,
    pub(super) relevance: Relevance,
    pub(super) interests: Option<&'l Interests>,
    pub(super) surroundings: Surroundings,
    pub(super) names: Names,
    pub(super) last: Option<Topic>,
    /// The CTO and the VP of Engineering, if the text speaks of the two together.
    pub(super) pair: Option<[Topic; 2]>,
    pub(super) carried: Vec<ConceptId>,
    /// The sentence before, if nothing was looked for in it.
    pub(super) unread: Option<Sentence<'d>>,
    /// What share of time or of the job the block at hand tells of.
    pub(super) share: Option<Share>,
    /// How many items hang on a block.
    pub(super) items_below: Map<BlockId, usize>,
    /// A question that waits for its answer.
    pub(super) pending: Option<Sentence<'d>>,
    /// Who signs the page.
    pub(super) author: Option<Topic>,
    /// The question that the sentence at hand answers.
    pub(super) asked: Option<Sentence<'d>>,
    /// Is the sentence at hand the first behind a question?
    pub(super) answering: bool,
    /// The sentence before, if it stands in the same block.
    pub(super) before: Option<Sentence<'d>>,
    /// The claims that rows of a rota made.
    pub(super) rota: Vec<usize>,
    pub(super) out: Reading,
}

impl<'d> Page<'d, '_> {
    fn learn_names(&mut self) {
        for sentence in self.blocks.iter().flatten().filter(|sentence| names::may_introduce(sentence, self.lexicon)) {
            if sentence.finds(self.lexicon, self.lexicon.nameable()).meets(self.lexicon.nameable()) {
                let parsed = Parsed::new(sentence, self.lexicon);
                self.names.learn(&parsed, self.lexicon, self.document.file);
            }
        }
        self.learn_rows();
        self.learn_incumbents();
        self.learn_front_matter();
        self.resolve_names();
        self.resolve_nicknames();
        self.author = self.signed_by();
    }

    fn run(&mut self) {
        for index in 0..self.document.blocks.len() {
            self.before = None;
            let Some(block) = self.document.blocks.get(index).filter(|_| self.relevance.reads(index)) else { continue };
            match &block.kind {
                BlockKind::Code { .. } => {}
                BlockKind::Heading(_) => self.heading(index),
                BlockKind::HeadCell { .. } => {}
                BlockKind::Cell { .. } => self.cell(index),
                BlockKind::Item { .. } => {
                    self.item(index);
                    self.on_rota(index);
                    self.share = None;
                }
                BlockKind::Paragraph | BlockKind::Definition { .. } | BlockKind::Footnote { .. } => {
                    self.paragraph(index);
                    self.on_rota(index);
                }
            }
        }
    }

    fn heading(&mut self, index: usize) {
        self.last = None;
        self.pair = None;
        self.carried.clear();
        self.unread = None;
        self.pending = None;
        // "## I have never coded. May I apply?": what comes before the question is said by whoever asks.
        let asked = self.blocks.get(index).filter(|all| all.len() > 1).and_then(|all| all.last());
        match asked.filter(|last| question::asks(last)).cloned() {
            Some(last) => self.sentence(index, &last, None),
            // "## Release" is no order to whom the page speaks of.
            None if self
                .blocks
                .get(index)
                .is_some_and(|all| matches!(all.as_slice(), [only] if only.tokens.len() == 1)) => {}
            None => self.prose(index, None),
        }
    }

    /// Paragraphs, definitions and footnotes: prose with a topic of their own.
    fn paragraph(&mut self, index: usize) {
        let own = if self.block_worth(index) { self.run_in_topic(index) } else { None };
        self.prose(index, own);
    }

    fn item(&mut self, index: usize) {
        if !self.block_worth(index) {
            return self.prose(index, None);
        }
        self.share = self.lead_share(index);
        let own = self.run_in_topic(index);
        if own.is_none()
            && let Some(lead) = self.lead_in(index)
            && !self.stands_alone(index)
        {
            let mut rest = self.blocks.get(index).cloned().unwrap_or_default();
            if !rest.is_empty() {
                let first = rest.remove(0);
                let composed = join(&[&lead.tokens], &first.tokens, false, self.lexicon);
                self.sentence(index, &composed, None);
                for sentence in &rest {
                    self.sentence(index, sentence, None);
                }
            }
            return;
        }
        self.prose(index, own);
    }

    fn prose(&mut self, index: usize, own: Option<Topic>) {
        let all = self.blocks.get_mut(index).map(std::mem::take).unwrap_or_default();
        let mut own = own;
        for (at, sentence) in all.iter().enumerate() {
            // "**Ada** – CTO. Writes … **Bo** – VPE. Hires …": each label takes over from the one before.
            if at > 0 && sentence.tokens.first().is_some_and(|token| token.style.strong) {
                own = self.label_topic(sentence).or(own);
            }
            let known = self.out.claims.len();
            self.sentence(index, sentence, own);
            self.balance(known, all.get(at + 1));
        }
        if let Some(block) = self.blocks.get_mut(index) {
            *block = all;
        }
    }

    /// Reads one sentence where it stands.
    pub(super) fn sentence(&mut self, index: usize, sentence: &Sentence<'d>, own: Option<Topic>) {
        let continued = self.continued(sentence);
        self.before = Some(sentence.clone());
        self.read(index, continued.as_ref().unwrap_or(sentence), own);
    }

    fn read(&mut self, index: usize, sentence: &Sentence<'d>, own: Option<Topic>) {
        if !self.sentence_worth(index, sentence, own) {
            return self.pass(index, sentence);
        }
        if let Some(unread) = self.unread.take() {
            self.carry(&Parsed::new(&unread, self.lexicon));
        }
        let parsed = Parsed::new(sentence, self.lexicon);
        self.address(index, &parsed);
        let share = self.share;
        self.answering = self.pending.is_some();
        if let Some(question) = self.pending.take() {
            self.answered(index, &question, sentence, own);
            self.share = self.share.or_else(|| question::share_asked(&question, self.lexicon));
            self.asked = Some(question);
        }
        if question::asks(sentence) {
            self.pending = Some(sentence.clone());
            // "Hiring engineers? That's HR's call."
            self.carry(&parsed);
            self.ask_about(&parsed);
            return;
        }
        let mut claims = {
            let context = self.context(index, own, None);
            parsed.claims(&context)
        };
        self.of_field(index, sentence, &mut claims);
        self.out.claims.extend(claims);
        self.share = share;
        self.asked = None;
        self.remember(&parsed);
    }

    /// Whom the sentence calls "you", from here on. "You are a manager of people" names nobody new on a role's page.
    fn address(&mut self, index: usize, parsed: &Parsed) {
        let Some(you) = topic::addressed(parsed, self.lexicon, self.document.file) else { return };
        if self.surroundings.page().is_none() || self.lexicon.group(you.actor) == Some(Group::Person) {
            self.surroundings.address(you, index, self.document);
        }
    }

    /// Goes past a sentence that tells nothing that is looked for.
    fn pass(&mut self, index: usize, sentence: &Sentence<'d>) {
        if question::asks(sentence) {
            self.pending = Some(sentence.clone());
            self.unread = Some(sentence.clone());
            if self.last.is_some() || self.names_somebody(sentence) {
                self.ask_about(&Parsed::new(sentence, self.lexicon));
            }
        } else if self.names_somebody(sentence) {
            let parsed = Parsed::new(sentence, self.lexicon);
            self.address(index, &parsed);
            self.remember(&parsed);
        } else {
            self.unread = Some(sentence.clone());
        }
    }

    fn answered(&mut self, index: usize, question: &Sentence<'d>, sentence: &Sentence<'d>, own: Option<Topic>) {
        let answer = match question::answer(question, sentence, self.lexicon) {
            Some(Answer::Yes) => Some(true),
            Some(Answer::No) => Some(false),
            Some(Answer::Who(statement)) => {
                let parsed = Parsed::new(&statement, self.lexicon);
                let claims = parsed.claims(&self.context(index, own, None));
                let (said, file) = (Parsed::new(sentence, self.lexicon), self.document.file);
                self.out.claims.extend(claims.into_iter().map(|claim| question::told_by(claim, &said, file)));
                return;
            }
            None if question::completes(question, sentence, self.lexicon) => {
                let label = join(&[question::subject(question)], &sentence.tokens, true, self.lexicon);
                let claims = Parsed::new(&label, self.lexicon).claims(&self.context(index, own, None));
                self.out.claims.extend(claims);
                return;
            }
            None => return,
        };
        let parsed = Parsed::new(question, self.lexicon);
        let claims = parsed.claims(&self.context(index, own, answer));
        let said = Parsed::new(sentence, self.lexicon);
        let file = self.document.file;
        self.out.claims.extend(claims.into_iter().map(|claim| question::told_by(claim, &said, file)));
        self.remember(&parsed);
    }

    /// The paragraph or item; of a cell, its row: what a row says twice is said once.
    fn place_of(&self, index: usize) -> Span {
        let Some(block) = self.document.blocks.get(index) else { return Span::new(self.document.file, 0, 0) };
        let BlockKind::Cell { row_head, .. } = block.kind else { return block.span };
        let head = row_head.map_or(index, |head| head as usize);
        let cells = self.document.blocks.iter().skip(head + 1).take(LONGEST_ROW);
        let row = cells.take_while(
            |cell| matches!(cell.kind, BlockKind::Cell { row_head: Some(above), .. } if above as usize == head),
        );
        let first = self.document.blocks.get(head).map_or(block.span, |head| head.span);
        row.map(|cell| cell.span).fold(first, Span::to)
    }

    pub(super) fn context(&self, index: usize, own: Option<Topic>, answer: Option<bool>) -> Context<'_> {
        let around = self.surroundings.of(index);
        let inherited = around.topic;
        Context {
            file: self.document.file,
            block: self.place_of(index),
            topic: own.or(inherited),
            you: own.or(around.you),
            author: self.author,
            last: self.last.or(own).or(inherited),
            pair: self.pair,
            carried: &self.carried,
            interests: self.interests,
            stance: around.stance,
            past: around.past,
            answer,
            asked: self.asked.as_ref(),
            answering: self.answering,
            titled: self.titles_one(index),
            item: matches!(self.document.blocks.get(index).map(|block| &block.kind), Some(BlockKind::Item { .. })),
            share: self.share,
            under: self.under(index),
            row: self.row_head(index),
            heading: &around.heading,
            names: &self.names,
        }
    }
}
