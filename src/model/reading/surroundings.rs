//! For each block: the headings above it, whom they speak of, whose statements they introduce.

use std::borrow::Cow;

use super::context::Topic;
use super::field;
use super::relevance::Relevance;
use super::scan::sentences;
use super::token::Sentence;
use super::topic::{self, Cue};
use crate::model::claim::{Stance, Whence};
use crate::model::lexicon::{Lexicon, Map};
use crate::parse::document::{Block, BlockId, BlockKind, Document};

/// How often a page may say whom it calls "you"; each time costs a walk through the section.
const MOST_ADDRESSED: usize = 200;

/// Characters of a heading that are kept.
const LONGEST_HEADING: usize = 200;

/// What the surroundings of one block say.
#[derive(Clone, Default, Debug)]
pub(crate) struct Around {
    /// Whom a sentence without a subject speaks of.
    pub(crate) topic: Option<Topic>,
    /// Whom "you" is.
    pub(crate) you: Option<Topic>,
    /// Whose statements these are.
    pub(crate) stance: Stance,
    /// Is it history?
    pub(crate) past: bool,
    /// Does a heading say that it is not?
    present: bool,
    /// Headings above, joined by ` > `.
    pub(crate) heading: String,
}

/// The surroundings of every block of a page.
#[derive(Debug)]
pub(crate) struct Surroundings {
    around: Vec<Around>,
    nothing: Around,
    page: Option<Topic>,
    addressed: usize,
}

impl Surroundings {
    /// Reads path, front matter, headings and lead-ins.
    pub(crate) fn new(
        document: &Document,
        path: &str,
        lexicon: &Lexicon,
        relevance: &Relevance,
        blocks: &[Vec<Sentence>],
    ) -> Self {
        let read = Read { document, lexicon, blocks };
        let by_path = topic::path(path, lexicon);
        let title = document.front_matter.iter().find(|entry| entry.key.value == "title");
        let title = title.map(|entry| text_cue(&entry.value.value, entry.value.span, lexicon));
        let cues: Vec<Option<Cue>> =
            wanted(document, |index| relevance.needs(index) || index == 0, |index, block| read.heading(index, block));
        let first = cues.iter().flatten().next().copied();
        let named = |cue: &Cue| cue.topic.map(|topic| Topic { whence: Whence::Page, ..topic });
        let first_heading = first.as_ref().filter(|_| starts_with_title(document)).and_then(named);
        let page = first_heading.or(title.as_ref().and_then(named)).or(by_path.topic);
        let page_stance = by_path.stance.max(title.map_or(Stance::Own, |cue| cue.stance));
        let mut known = Map::default();
        let leads: Vec<Option<Cue>> =
            wanted(document, |index| relevance.reads(index), |_, block| read.lead(block, &mut known));
        let quotes = quote_starts(document);
        let page_past = by_path.past || title.is_some_and(|cue| cue.past);
        let around = (0..relevance.end()).map(|index| match relevance.reads(index) {
            true => around(index, document, (&cues, &leads), &quotes, (page, page_stance), lexicon),
            false => Around::default(),
        });
        let around =
            around.map(|around| Around { past: around.past || page_past && !around.present, ..around }).collect();
        Self { around, nothing: Around::default(), page, addressed: 0 }
    }

    /// Whom the page as a whole speaks of.
    pub(crate) fn page(&self) -> Option<Topic> {
        self.page
    }

    /// The surroundings of a block.
    pub(crate) fn of(&self, index: usize) -> &Around {
        self.around.get(index).unwrap_or(&self.nothing)
    }

    /// From block `index` to the end of its section, the page calls this role "you".
    pub(crate) fn address(&mut self, topic: Topic, index: usize, document: &Document) {
        let Some(here) = document.blocks.get(index) else { return };
        self.addressed += 1;
        if self.addressed > MOST_ADDRESSED {
            return;
        }
        for (at, around) in self.around.iter_mut().enumerate().skip(index) {
            let inside = document.blocks.get(at).is_some_and(|block| block.headings.starts_with(&here.headings));
            if !inside {
                break;
            }
            around.you = Some(topic);
            if around.topic.is_none() {
                around.topic = Some(topic);
            }
            if around.stance == Stance::Quoted {
                around.stance = Stance::Own;
            }
        }
    }
}

/// Asks `cue` of the blocks that are `wanted`.
fn wanted<'d>(
    document: &'d Document,
    wanted: impl Fn(usize) -> bool,
    mut cue: impl FnMut(usize, &'d Block) -> Option<Cue>,
) -> Vec<Option<Cue>> {
    let indexed = document.blocks.iter().enumerate();
    indexed.map(|(index, block)| if wanted(index) { cue(index, block) } else { None }).collect()
}

fn starts_with_title(document: &Document) -> bool {
    document.blocks.first().is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
}

fn text_cue(text: &str, span: crate::source::Span, lexicon: &Lexicon) -> Cue {
    let piece = crate::parse::document::Piece {
        plain: 0,
        source: span.start,
        source_len: span.end - span.start,
        verbatim: false,
        style: crate::parse::document::Style::default(),
    };
    let prose = crate::parse::document::Prose { text: text.to_owned(), pieces: vec![piece] };
    topic::heading(&sentences(&prose, lexicon), lexicon, span.file)
}

/// The sentences that were made already.
struct Read<'r, 'd> {
    document: &'d Document,
    lexicon: &'r Lexicon,
    blocks: &'r [Vec<Sentence<'d>>],
}

impl<'d> Read<'_, 'd> {
    fn sentences(&self, index: usize, block: &'d Block) -> Cow<'_, [Sentence<'d>]> {
        let made = self.blocks.get(index).filter(|sentences| !sentences.is_empty());
        made.map_or_else(|| Cow::Owned(sentences(&block.prose, self.lexicon)), |made| Cow::Borrowed(made.as_slice()))
    }

    fn heading(&self, index: usize, block: &'d Block) -> Option<Cue> {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        heading.then(|| topic::heading(&self.sentences(index, block), self.lexicon, self.document.file))
    }

    /// The cue of the line that introduces a list, or of the item that an item is nested in.
    fn lead(&self, block: &Block, known: &mut Map<BlockId, Option<Cue>>) -> Option<Cue> {
        let BlockKind::Item { parent, lead_in, .. } = &block.kind else { return None };
        let above = parent.or(*lead_in)?;
        *known.entry(above).or_insert_with(|| self.introduction(above as usize, parent.is_some()))
    }

    /// The cue of a block that a list hangs on.
    fn introduction(&self, index: usize, nested: bool) -> Option<Cue> {
        let above = self.document.blocks.get(index)?;
        let sentences = self.sentences(index, above);
        let last = sentences.last()?;
        let cue = topic::label(last, self.lexicon, self.document.file, Whence::LeadIn);
        let text = above.prose.text.trim_end();
        let introduces = text.ends_with([':', '…']) || nested || last.tokens.len() < 8;
        // "We don't use points." is finished, and says nothing of the list below.
        let stance = if text.ends_with('.') && !nested { Stance::Own } else { cue.stance };
        introduces.then_some(Cue { stance, ..cue })
    }
}

fn around(
    index: usize,
    document: &Document,
    (cues, leads): (&[Option<Cue>], &[Option<Cue>]),
    quotes: &[usize],
    (page, page_stance): (Option<Topic>, Stance),
    lexicon: &Lexicon,
) -> Around {
    let Some(block) = document.blocks.get(index) else { return Around::default() };
    let mut topic = page;
    let mut stance = page_stance;
    let (mut past, mut present) = (false, false);
    let mut heading = String::new();
    for &above in &block.headings {
        let Some(cue) = cues.get(above as usize).copied().flatten() else { continue };
        let of_role = cue.field && field::holder(topic, lexicon).is_some();
        if (cue.topic.is_some() || cue.names_somebody) && !of_role {
            topic = cue.topic.or(topic);
        }
        stance = if cue.own { Stance::Own } else { stance.max(cue.stance) };
        past = cue.past || past && !cue.own;
        present |= cue.own;
        if !heading.is_empty() {
            heading.push_str(" > ");
        }
        if let Some(block) = document.blocks.get(above as usize) {
            heading.push_str(clipped(&block.prose.text));
        }
    }
    let you = topic;
    if let Some(cue) = leads.get(index).copied().flatten() {
        let of_role = cue.field && field::holder(topic, lexicon).is_some();
        topic = cue.topic.filter(|_| !of_role).or(topic);
        stance = stance.max(cue.stance);
    }
    let quoting = block.quoted && !is_prompt(quotes.get(index).copied().unwrap_or(index), document);
    if quoting {
        stance = stance.max(Stance::Quoted);
    }
    if is_link_entry(block) {
        stance = stance.max(Stance::Elsewhere);
    }
    Around { topic, you, stance, past, present, heading }
}

/// For each block the first of the quoted blocks in a row that it ends; itself, if it is not quoted.
fn quote_starts(document: &Document) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::with_capacity(document.blocks.len());
    let mut before = false;
    for (index, block) in document.blocks.iter().enumerate() {
        let start = starts.last().copied().filter(|_| before && block.quoted);
        starts.push(start.unwrap_or(index));
        before = block.quoted;
    }
    starts
}

/// As much of a heading as tells it from others: every block keeps the headings above it.
fn clipped(heading: &str) -> &str {
    let end = heading.char_indices().nth(LONGEST_HEADING).map_or(heading.len(), |(end, _)| end);
    heading.get(..end).unwrap_or(heading)
}

/// `[How we scaled](https://…) - by somebody. Takeaway: …`: an entry of a reading list speaks of others.
fn is_link_entry(block: &Block) -> bool {
    let BlockKind::Item { .. } = block.kind else { return false };
    let Some(first) = block.prose.pieces.first().filter(|piece| piece.style.link) else { return false };
    let end = block
        .prose
        .pieces
        .iter()
        .find(|piece| !piece.style.link)
        .map_or(block.prose.text.len() as u32, |piece| piece.plain);
    let rest = block.prose.text.get(end as usize..).unwrap_or("").trim_start_matches(['"', '”', '“']);
    let introduced = [" - ", " – ", " — ", " by ", ", by ", ": "].iter().any(|mark| rest.starts_with(mark));
    let words = block.prose.text.get(first.plain as usize..end as usize).unwrap_or("").split(' ').count();
    let credited =
        [" - by ", " – by ", " — by ", " by ", ", by ", " (podcast", " (book", " (talk", " (video", " (blog"];
    // "- [Driving engineers to a date is a mistake](https://…)": the title of somebody's text.
    let title = rest.trim().is_empty() && words > 3 && block.prose.pieces.iter().all(|piece| piece.style.link);
    title || introduced && words > 3 || credited.iter().any(|mark| rest.starts_with(mark))
}

/// A block quote that addresses an agent or fills in its role is the company's own text.
fn is_prompt(first: usize, document: &Document) -> bool {
    let text = document.blocks.get(first).map_or("", |block| block.prose.text.as_str());
    let start = text.trim_start().chars().take(12).collect::<String>().to_lowercase();
    ["you are ", "you're ", "you’re ", "role:", "name:", "mission:", "act as "]
        .iter()
        .any(|opening| start.starts_with(opening))
}
