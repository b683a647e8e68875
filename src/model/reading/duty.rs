//! Descriptions of roles: a page or section about one role, with its duties.

use super::beside;
use super::clause::{FINITE, Parsed, Subject};
use super::relevance::Relevance;
use super::surroundings::Surroundings;
use super::token::{Sentence, Token};
use crate::model::claim::{ConceptId, Stance};
use crate::model::interest::Interests;
use crate::model::lexicon::{Classes, Hit, Kind, Lexicon, Map};
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::Span;

/// A page or section about a role.
#[derive(Clone, Debug)]
pub struct Description {
    /// The role.
    pub role: ConceptId,
    /// Its heading, or the start of the page.
    pub at: Span,
    /// What the role does.
    pub duties: Vec<Duty>,
    /// Concepts named anywhere in it, duties or not.
    pub named: Vec<ConceptId>,
    /// Whose statement it is.
    pub stance: Stance,
    /// Plain text of its heading.
    pub heading: String,
}

/// One duty.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Where it is said.
    pub span: Span,
    /// The concepts in it.
    pub concepts: Vec<ConceptId>,
}

/// How a description speaks of the role. By name alone, it is somebody's portrait.
#[derive(Clone, Copy, Default)]
struct Voice {
    /// "Dolores keeps …"
    name: bool,
    /// A duty by the title: "The CTO keeps …"
    title: bool,
}

/// All descriptions of a page: one for each heading that names a role, or the page itself.
pub(super) fn descriptions(
    document: &Document,
    blocks: &[Vec<Sentence>],
    surroundings: &Surroundings,
    relevance: &Relevance,
    lexicon: &Lexicon,
    interests: Option<&Interests>,
) -> Vec<Description> {
    let mut found: Vec<Description> = Vec::new();
    let mut voices: Vec<Voice> = Vec::new();
    let mut places: Map<(Option<Span>, ConceptId), usize> = Map::default();
    for (index, block) in document.blocks.iter().enumerate().filter(|(index, _)| relevance.reads(*index)) {
        let other = matches!(block.kind, BlockKind::Cell { .. }) && !beside::duty_cell(document, block);
        if other || matches!(block.kind, BlockKind::Heading(_) | BlockKind::HeadCell { .. } | BlockKind::Code { .. }) {
            continue;
        }
        let around = surroundings.of(index);
        let Some(topic) = around.topic.or(around.you) else { continue };
        // Under a lead-in that names the role again, the heading still is the description's.
        let topic = around.you.filter(|you| you.actor == topic.actor).unwrap_or(topic);
        let again = || known_heading(document, index, |heading| places.contains_key(&(Some(heading), topic.actor)));
        let heading = topic_heading(document, index, topic.span).or_else(again);
        if !interests.is_none_or(|interests| interests.description(topic.actor)) {
            continue;
        }
        // "As CTO I …" somewhere in the middle of a page makes it no description.
        let opening = document.blocks.get(1).or(document.blocks.first()).map_or(0, |block| block.span.end);
        if heading.is_none() && topic.span.is_some_and(|span| span.file == document.file && span.start > opening) {
            continue;
        }
        let key = heading.map(|heading| heading.span);
        let position = *places.entry((key, topic.actor)).or_insert_with(|| {
            found.push(Description {
                role: topic.actor,
                at: heading.or_else(|| first_line(document)).map_or(block.span, without_markup),
                duties: Vec::new(),
                named: Vec::new(),
                stance: around.stance,
                heading: heading.map_or_else(String::new, |heading| heading.prose.text.clone()),
            });
            voices.push(Voice::default());
            found.len() - 1
        });
        let own = block.headings.iter().copied().find(|&at| document.blocks.get(at as usize).map(|it| it.span) == key);
        if beside::tells_no_duties(document, blocks, index, own, lexicon) {
            continue;
        }
        if let Some(description) = found.get_mut(position) {
            for sentence in blocks.get(index).into_iter().flatten() {
                let row = beside::row_of_duty(document, blocks, index, lexicon);
                let voice = add(description, sentence, (&block.kind, row, topic.span.is_none()), document, lexicon);
                if let Some(known) = voices.get_mut(position) {
                    *known = Voice { name: known.name | voice.name, title: known.title | voice.title };
                }
            }
        }
    }
    let mut voice = voices.into_iter();
    found.retain(|_| voice.next().is_none_or(|voice| !voice.name || voice.title));
    // A page known by its path alone still says in its first heading what it is: "A letter to our next VP".
    // "Working with Ignace (CTO)", without its mark.
    let bare = |text: &str| text.len() < 60 && !text.contains(['.', '\n']);
    let title = first_line(document)
        .filter(|first| matches!(first.kind, BlockKind::Heading(_)) || bare(first.prose.text.trim_end()));
    let title = title.map_or("", |first| first.prose.text.as_str());
    found.retain(|description| {
        let heading = if description.heading.is_empty() { title } else { &description.heading };
        !beside::names_person(heading, lexicon)
            && !beside::speaks_of_part(heading)
            && !beside::asks_of_role(heading, description.role, lexicon)
    });
    found
}

/// The heading whose words name the topic.
fn topic_heading(document: &Document, index: usize, named: Option<Span>) -> Option<&Block> {
    let named = named?;
    let chain = &document.blocks.get(index)?.headings;
    let above = chain.iter().rev().filter_map(|&at| document.blocks.get(at as usize));
    let mut holding = above.filter(|heading| heading.span.start <= named.start && named.end <= heading.span.end);
    holding.next()
}

/// The nearest heading above that a description already stands under.
fn known_heading(document: &Document, index: usize, known: impl Fn(Span) -> bool) -> Option<&Block> {
    let chain = &document.blocks.get(index)?.headings;
    let mut above = chain.iter().rev().filter_map(|&at| document.blocks.get(at as usize));
    above.find(|heading| known(heading.span))
}

/// The text of the block that stands at `at`, without its `#`.
fn without_markup(block: &Block) -> Span {
    let range = block.prose.source_range(0, block.prose.text.trim_end().len() as u32);
    range.map_or(block.span, |(start, end)| Span::new(block.span.file, start, end))
}

fn first_line(document: &Document) -> Option<&Block> {
    let first = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    first.or_else(|| document.blocks.first())
}

/// Adds what a sentence tells of the role, and says how it speaks of it.
fn add(
    description: &mut Description,
    sentence: &Sentence,
    (kind, row, by_path): (&BlockKind, bool, bool),
    document: &Document,
    lexicon: &Lexicon,
) -> Voice {
    if beside::is_field(sentence, lexicon) {
        return Voice::default();
    }
    let bare = unnumbered(sentence);
    let sentence = bare.as_ref().unwrap_or(sentence);
    let parsed = Parsed::new(sentence, lexicon);
    description.named.extend(parsed.hits.iter().map(|hit| hit.concept));
    // Without a heading only a page that speaks to "you" describes a role; "she joins us as CTO" is news.
    let told = description.heading.is_empty()
        && parsed.clauses.first().is_some_and(|clause| match &clause.subject {
            Subject::Pronoun(at) => !parsed.word(*at, &["you"]),
            Subject::None => false,
            // "roles/cto-in-brief.txt": "The CTO budgets …"
            Subject::Actors(_) => !(by_path && subject_is(&parsed, description.role, false)),
            _ => true,
        });
    let name = matches!(kind, BlockKind::Paragraph) && subject_is(&parsed, description.role, true);
    // A table tells what a role does in as many duties as it has rows, if each is about one of them.
    let cell = matches!(kind, BlockKind::Cell { .. });
    if told || cell && !row || !is_duty(&parsed, kind, description.role, lexicon) {
        return Voice { name, title: false };
    }
    let length = sentence.tokens.len();
    let further = |at: &usize| !cell && (joined_verb(&parsed, *at) || joined_charge(&parsed, *at));
    let mut starts: Vec<usize> = std::iter::once(0).chain((1..length).filter(further)).collect();
    // "Goes through the requests and writes up what was wrong", in a paragraph: one thing, told in two verbs.
    if starts.len() == 2 && matches!(kind, BlockKind::Paragraph) {
        starts.truncate(1);
    }
    for (index, &from) in starts.iter().enumerate() {
        let to = starts.get(index + 1).copied().unwrap_or(length);
        let inside = parsed.hits.iter().filter(|hit| (from..to).contains(&usize::from(hit.start)));
        let concepts = inside.map(|hit| hit.concept).collect();
        description.duties.push(Duty { span: parsed.span(document.file, from, to), concepts });
    }
    Voice { name, title: subject_is(&parsed, description.role, false) }
}

/// Is the subject the role's holder, by name or by title?
fn subject_is(parsed: &Parsed, role: ConceptId, by_name: bool) -> bool {
    let Some(Subject::Actors(hits)) = parsed.clauses.first().map(|clause| &clause.subject) else { return false };
    // "Ada Roe." only says who it is.
    if by_name && !parsed.sentence.tokens.iter().any(|token| token.classes.is(FINITE)) {
        return false;
    }
    let named = |hit: &Hit| parsed.class(usize::from(hit.start), Classes::NAME) && hit.end == hit.start + 1;
    hits.iter().filter_map(|&hit| parsed.hits.get(hit)).any(|hit| hit.concept == role && named(hit) == by_name)
}

/// "(a) keep the plan; (b) …": the sentence behind the mark of its first part.
fn unnumbered<'a>(sentence: &Sentence<'a>) -> Option<Sentence<'a>> {
    let from = usize::from(sentence.tokens.first()?.is("("));
    let mark = sentence.tokens.get(from).filter(|token| token.text.len() <= 3)?;
    let closed = sentence.tokens.get(from + 1).is_some_and(|token| token.is(")"));
    let rest = sentence.tokens.get(from + 2..).filter(|_| closed && mark.text.starts_with(char::is_alphanumeric))?;
    Some(Sentence::new(rest.to_vec(), 0))
}

/// The verb behind "; (b)".
fn numbered_verb(parsed: &Parsed, at: usize) -> bool {
    let verb = parsed.class(at, Classes::BASE.or(Classes::THIRD)) && parsed.actor_over(at).is_none();
    let marked = parsed.word(at - 1, &[")"]) && parsed.word(at.wrapping_sub(3), &["(", ";", ","]);
    verb && marked && parsed.token(at.wrapping_sub(2)).is_some_and(|mark| mark.text.len() <= 3)
}

/// "Responsible for the vision, for the principles, and for a culture …": each further "for".
fn joined_charge(parsed: &Parsed, at: usize) -> bool {
    let charged = (0..at.min(8)).any(|at| parsed.word(at, CHARGES));
    charged && parsed.word(at, &["for"]) && parsed.word(at.wrapping_sub(1), &[",", ";", "and"])
}

const CHARGES: &[&str] = &["responsible", "accountable", "answerable"];

/// "speaks at fairs, supports sales, and keeps the board informed": each further verb is a further duty.
fn joined_verb(parsed: &Parsed, at: usize) -> bool {
    if numbered_verb(parsed, at) {
        return true;
    }
    let base = match parsed.clauses.first().map(|clause| &clause.subject) {
        Some(Subject::Pronoun(at)) => parsed.word(*at, &["you", "i", "they"]),
        Some(Subject::Actors(_) | Subject::Role) => false,
        _ => return false,
    };
    let verb = if base { Classes::BASE } else { Classes::THIRD };
    let other = if base { Classes::DET.or(Classes::PREP) } else { Classes::BASE.or(Classes::DET) };
    let mut before = at;
    while before > 0 && parsed.class(before - 1, Classes::ADV.or(Classes::CONJ)) {
        before -= 1;
    }
    let joined =
        before < at && parsed.class(at - 1, Classes::CONJ.or(Classes::ADV)) || parsed.word(at - 1, &[",", ";"]);
    let you = parsed.word(at - 1, &["you"]) && parsed.word(at.wrapping_sub(2), &[",", ";", "and"]);
    // "customers, authors or the press"
    let noun = parsed.class(at + 1, Classes::CONJ.or(Classes::STOP)) || parsed.word(at + 1, &[","]);
    (joined || you) && !noun && parsed.class(at, verb) && !parsed.class(at, other) && parsed.actor_over(at).is_none()
}

/// A duty begins with its verb, or says what the role or "you" does; contact details, links, fields, lead-ins, what
/// somebody is or need not be are none.
fn is_duty(parsed: &Parsed, kind: &BlockKind, role: ConceptId, lexicon: &Lexicon) -> bool {
    let tokens = &parsed.sentence.tokens;
    let links = tokens.iter().filter(|token| token.style.link).count();
    let words = tokens.iter().filter(|token| token.text.starts_with(char::is_alphanumeric)).count();
    let brief = matches!(kind, BlockKind::Item { .. }) && tokens.first().is_some_and(|first| first.text.ends_with('s'));
    let cell = matches!(kind, BlockKind::Cell { .. }) && parsed.class(0, Classes::THIRD);
    if words < 3 && !((brief || cell) && words == 2)
        || links * 2 > words
        || tokens.last().is_some_and(|token| token.is(":"))
        || labelled(parsed)
        || parsed.word(0, &["reports"]) && parsed.word(1, &["to"]) && matches!(kind, BlockKind::Paragraph)
        || states(parsed)
    {
        return false;
    }
    let item = matches!(kind, BlockKind::Item { continued: false, .. } | BlockKind::Cell { .. });
    // "Vision: checks what can be built"
    let labelled = (0..3).any(|at| parsed.word(at, &[":"]));
    let about_role = labelled
        || parsed.clauses.first().is_some_and(|clause| match &clause.subject {
            Subject::Actors(hits) => {
                hits.iter().any(|&hit| parsed.hits.get(hit).is_some_and(|hit| hit.concept == role))
            }
            Subject::Pronoun(at) => parsed.word(*at, &["you", "she", "he", "they", "i"]),
            Subject::Role => !beside::tells_of_post(parsed, 0),
            Subject::None => !matches!(kind, BlockKind::Paragraph) || starts_with_verb(parsed),
            Subject::Other(from, _) => item && !(parsed.class(*from, Classes::DET) && finite_after(parsed, *from)),
        });
    let past = parsed.hits.iter().any(|hit| {
        lexicon.kind(hit.concept) == Kind::Marker
            && lexicon.name(hit.concept) == "time-past"
            && !parsed.counts_only(hit)
    });
    about_role && !past
}

/// "Location: Ghent" is a field, "Vision: checks what can be built" a duty.
fn labelled(parsed: &Parsed) -> bool {
    let colon = (0..3).find(|&at| parsed.word(at, &[":"]));
    let does = |at: usize| parsed.class(at, Classes::THIRD) && !parsed.class(at, Classes::BE.or(Classes::HAVE));
    colon.is_some_and(|colon| !does(colon + 1))
}

/// "You are the CTO of Acme", "You don't code", "You have grown a brand", "Ping her about it": no duties.
fn states(parsed: &Parsed) -> bool {
    let verb = parsed.clauses.first().map_or(0, |clause| match &clause.subject {
        Subject::Pronoun(at) => at + 1,
        Subject::Actors(hits) => {
            hits.last().and_then(|&hit| parsed.hits.get(hit)).map_or(0, |hit| usize::from(hit.end))
        }
        _ => 0,
    });
    if parsed.class(0, Classes::SUBORD) {
        return true;
    }
    let is = parsed.class(verb, Classes::BE) && parsed.actor_phrase(verb + 1).is_some();
    let denied = (verb..verb + 3).any(|at| parsed.class(at, Classes::NEG) && !parsed.word(at + 1, &["only", "just"]));
    // "…, you have missed it", read as a part of its own.
    let done = [verb, 0].iter().any(|&at| parsed.class(at, Classes::HAVE) && parsed.class(at + 1, Classes::PARTICIPLE));
    // "You may come from banking": leave that is given, and no duty.
    let allowed = parsed.word(verb, &["may", "might"]) && parsed.word(verb.wrapping_sub(1), &["you"]);
    let needs = (verb..verb + 2).any(|at| parsed.word(at, &["need", "needs", "require", "requires"]));
    let about = parsed.class(0, Classes::BASE) && (1..3).any(|at| parsed.word(at, &["her", "him", "them"]));
    // "She has 42 engineers in six teams"
    let counts = parsed.class(verb, Classes::HAVE) && parsed.class(verb + 1, Classes::NUM);
    is || denied || done || allowed || needs || about || counts || beside::possesses(parsed, verb) || idles(parsed)
}

/// "The role is on the management team", "Fridays are hers", "She is from Ghent": where and whose, and nothing done.
fn idles(parsed: &Parsed) -> bool {
    const CHARGED: &[&str] =
        &["responsible", "accountable", "answerable", "charged", "tasked", "in", "to", "expected", "there", "asked"];
    const ELSEWHERE: &[&str] =
        &["on", "in", "at", "from", "with", "based", "located", "yours", "ours", "theirs", "hers", "his"];
    let Some(first) = parsed.clauses.first() else { return false };
    let Some(verb) = (first.start + 1..first.end).find(|&at| parsed.class(at, FINITE)) else { return false };
    let next = verb + 1 + usize::from(parsed.class(verb + 1, Classes::ADV));
    let be = parsed.class(verb, Classes::BE);
    let place = |at: usize| parsed.word(at, &["in"]) && parsed.token(at + 1).is_some_and(Token::capital);
    match &first.subject {
        Subject::Role => be && !parsed.word(next, CHARGED),
        Subject::Pronoun(_) | Subject::Actors(_) => be && (parsed.word(next, ELSEWHERE) || place(next)),
        _ => false,
    }
}

/// "The salary follows band 9": a sentence about something else, and no duty's name.
fn finite_after(parsed: &Parsed, from: usize) -> bool {
    let verb = Classes::THIRD.or(Classes::BE).or(Classes::MODAL);
    (from + 2..from + 5).any(|at| {
        parsed.class(at, verb) && !parsed.class(at, Classes::BASE) && !parsed.word(at - 1, &["of", "for", "and"])
    })
}

fn starts_with_verb(parsed: &Parsed) -> bool {
    parsed.class(0, Classes::BASE.or(Classes::THIRD).or(Classes::ING)) || parsed.word(0, CHARGES)
}
