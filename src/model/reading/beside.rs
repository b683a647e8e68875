//! What stands on a role's page and tells of no duty: what a candidate brings, what is offered, how to apply, fields.

use super::clause::Parsed;
use super::scan::sentences;
use super::token::Sentence;
use crate::model::claim::ConceptId;
use crate::model::lexicon::{Classes, Kind, Lexicon};
use crate::parse::document::{Block, BlockId, BlockKind, Document, Piece, Prose, Style};

/// Words of a label or heading at most.
const LABEL: usize = 8;

/// Does a heading below the description's own, a lead-in or the block's own label say that no duties follow?
pub(super) fn tells_no_duties(
    document: &Document,
    blocks: &[Vec<Sentence>],
    index: usize,
    topic: Option<BlockId>,
    lexicon: &Lexicon,
) -> bool {
    let Some(block) = document.blocks.get(index) else { return true };
    let first = |at: BlockId| blocks.get(at as usize).and_then(|sentences| sentences.first());
    let headings = block.headings.iter().copied().filter(|&at| Some(at) != topic);
    let lead = match block.kind {
        BlockKind::Item { parent, lead_in, .. } => parent.or(lead_in),
        _ => None,
    };
    // "Never do any of the following:"
    let denied = lead.and_then(|at| blocks.get(at as usize)?.last()).is_some_and(|last| {
        last.tokens.iter().any(|token| token.any(&["never", "not", "n't"]))
            && last.tokens.last().is_some_and(|token| token.is(":"))
    });
    denied
        || headings.chain(lead).filter_map(first).any(|label| label.tokens.len() <= LABEL && marked(label, lexicon))
        || first(index as BlockId).is_some_and(|own| label_marked(own, lexicon))
}

/// "**About you:** you speak Dutch": the label before the first colon.
fn label_marked(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let colon = sentence.tokens.iter().take(LABEL).position(|token| token.is(":"));
    let end = colon.map_or(0, |at| at + 1);
    sentence
        .hits(lexicon)
        .iter()
        .any(|hit| usize::from(hit.end) < end && lexicon.name(hit.concept) == "label-candidate")
}

fn marked(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    sentence.hits(lexicon).iter().any(|hit| lexicon.name(hit.concept) == "label-candidate")
}

/// "Reports to: CEO", "Interview panel: CEO, CFO", "The salary follows band 9": a field of the form.
pub(super) fn is_field(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    // "Builds the team: hires engineers" does something; "The team: twelve" fills in a form.
    let verb = sentence.tokens.first().is_some_and(|first| first.classes.is(Classes::THIRD));
    sentence.hits(lexicon).iter().any(|hit| {
        usize::from(hit.start) <= if verb { 0 } else { 2 }
            && lexicon.kind(hit.concept) == Kind::Marker
            && lexicon.name(hit.concept) == "role-field"
    })
}

/// A heading with somebody's full name stands over a portrait, not over a role: "Ada Roe, CTO".
pub(super) fn names_person(heading: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> = heading.split([' ', ',', ':', '(', ')', '|']).filter(|word| !word.is_empty()).collect();
    let name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.len() > 1 && lexicon.word(&word.to_lowercase()).0 == 0
    };
    // "Wiremu in ten lines"
    let sketch = words.first().is_some_and(|word| name(word))
        && words.get(1).is_some_and(|word| ["in", "at", "as"].contains(word));
    sketch
        || (1..words.len()).any(|at| {
            let pair = words.get(at).is_some_and(|word| name(word)) && words.get(at - 1).is_some_and(|word| name(word));
            let place =
                at >= 2 && words.get(at - 2).is_some_and(|word| ["at", "of", "for", "in", "with"].contains(word));
            pair && !place
        })
}

/// "Authority of the CTO", "A week of our CTO": no description of the role as a whole.
pub(super) fn speaks_of_part(heading: &str) -> bool {
    const PARTS: &[&str] = &[
        "authority",
        "authorities",
        "powers",
        "delegation",
        "limits",
        "week",
        "assistant",
        "faq",
        "questions",
        "contact",
        "nutshell",
        "glance",
        "calendar",
        "readme",
        "contract",
        "terms",
        "goals",
        "objectives",
        "targets",
        "okrs",
        "kpis",
        "benefits",
        "salary",
        "agenda",
        "travel",
        "handover",
        "appraisal",
        "access",
        "rights",
        "permissions",
        "interview",
        "interviews",
        "search",
        "shortlist",
        "candidates",
        "newsletter",
        "letter",
        "blog",
        "equipment",
        "skills",
        "traits",
        "qualities",
        "criteria",
        "rubric",
        "depth",
        "code",
        "wanted",
        "hiring",
        "vacancy",
        "hours",
        "availability",
        "expenses",
    ];
    let heading = heading.to_lowercase().replace("terms of reference", "");
    if ["a day", "one day", "day in", "day with", "brief for", "briefing", "look for in", "looking for in"]
        .iter()
        .any(|part| heading.contains(part))
    {
        return true;
    }
    heading.split(|c: char| !c.is_alphanumeric()).any(|word| PARTS.contains(&word))
}

/// Does the cell stand in a table's column of duties?
pub(super) fn duty_cell(document: &Document, block: &Block) -> bool {
    const HEADS: &[&str] = &[
        "duty",
        "duties",
        "responsibility",
        "responsibilities",
        "task",
        "tasks",
        "what",
        "accountability",
        "accountabilities",
        "does",
        "work",
        "what you do",
        "activity",
        "what is expected",
        "expected",
        "expectation",
        "expectations",
        "in practice",
        "what it means",
        "means",
        "description",
        "contribution",
    ];
    let BlockKind::Cell { column_head: Some(head), .. } = block.kind else { return false };
    let head = document.blocks.get(head as usize).map_or("", |head| head.prose.text.trim());
    HEADS.iter().any(|word| head.eq_ignore_ascii_case(word))
}

/// Is the cell the only one of its row that tells of duties, in a row that is about nobody else?
pub(super) fn row_of_duty(document: &Document, blocks: &[Vec<Sentence>], index: usize, lexicon: &Lexicon) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    // "| Responsibility | Since |": the row begins with it.
    if matches!(block.kind, BlockKind::Cell { row_head: None, .. }) && duty_cell(document, block) {
        return true;
    }
    let BlockKind::Cell { row_head: Some(head), .. } = &block.kind else { return false };
    let somebody = |sentence: &Sentence| {
        sentence.hits(lexicon).iter().any(|hit| super::topic::is_person(lexicon, hit) && hit.start == 0)
    };
    let named = blocks.get(*head as usize).and_then(|all| all.first()).is_some_and(somebody);
    let earlier =
        (*head as usize + 1..index).any(|at| document.blocks.get(at).is_some_and(|it| duty_cell(document, it)));
    *head as usize != index && !named && !earlier
}

/// "You know the market", "you speak German": what somebody is or has, not what they do.
pub(super) fn possesses(parsed: &Parsed, verb: usize) -> bool {
    const OWNED: &[&str] =
        &["know", "have", "speak", "hold", "bring", "like", "love", "enjoy", "are", "'re", "feel", "think", "want"];
    let spoken = parsed.word(verb, &["speak"]) && !parsed.token(verb + 1).is_some_and(super::token::Token::capital);
    parsed.word(verb.wrapping_sub(1), &["you"])
        && parsed.word(verb, OWNED)
        && !spoken
        && !parsed.word(verb + 1, &["responsible", "accountable", "in", "to"])
        // "You have the last word", "you are the one who …"
        && !(parsed.word(verb, &["are", "'re", "have", "hold"]) && parsed.word(verb + 1, &["the"]))
}

/// "The post is full time", "The salary follows band 9": a sentence about the post or another matter.
pub(super) fn tells_of_post(parsed: &Parsed, from: usize) -> bool {
    let verb = (from + 1..parsed.sentence.tokens.len().min(from + 7)).find(|&at| {
        parsed.class(at, super::clause::FINITE)
            && !parsed.class(at.wrapping_sub(1), super::clause::BEFORE_NOUN)
            && parsed.actor_over(at).is_none()
    });
    let bound = |at: usize| parsed.word(at + 1, &["responsible", "accountable", "answerable", "to", "in", "expected"]);
    verb.is_some_and(|at| parsed.class(at, Classes::BE) && !bound(at))
}

/// "Bringing the CTO to a customer", "Why our CTO travels", "The CTO and code": what is done with the role, or one thing
/// about it.
pub(super) fn asks_of_role(heading: &str, role: ConceptId, lexicon: &Lexicon) -> bool {
    let piece =
        Piece { plain: 0, source: 0, source_len: heading.len() as u32, verbatim: true, style: Style::default() };
    let prose = Prose { text: heading.to_owned(), pieces: vec![piece] };
    let rows = sentences(&prose, lexicon);
    let Some(row) = rows.first() else { return false };
    let parsed = Parsed::new(row, lexicon);
    let Some(at) = parsed.hits.iter().position(|hit| hit.concept == role) else { return false };
    let Some(named) = parsed.hits.get(at) else { return false };
    let (start, end) = (parsed.phrase_start(at), usize::from(named.end));
    let treated = parsed.class(start.wrapping_sub(1), Classes::ING)
        && !parsed
            .word(start.wrapping_sub(1), &["being", "becoming", "hiring", "seeking", "recruiting", "introducing"]);
    let joined = parsed.word(end, &["and", "&"])
        && parsed.actor_from(end + 1).is_none()
        && row.tokens.len() <= end + 3
        && !(end + 1..row.tokens.len())
            .any(|at| parsed.word(at, &["role", "duties", "responsibilities", "co-founder"]));
    treated || joined || parsed.word(0, &["why", "when", "where"])
}
