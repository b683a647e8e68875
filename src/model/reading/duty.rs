//! Descriptions of roles: a page or section about one role, with its duties.

use super::clause::{Parsed, Subject};
use super::relevance::Relevance;
use super::surroundings::Surroundings;
use super::token::Sentence;
use crate::model::claim::{ConceptId, Stance};
use crate::model::lexicon::{Classes, Kind, Lexicon};
use crate::parse::document::{BlockKind, Document};
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

/// All descriptions of a page: one for each heading that names a role, or the page itself.
pub(super) fn descriptions(
    document: &Document,
    blocks: &[Vec<Sentence>],
    surroundings: &Surroundings,
    relevance: &Relevance,
    lexicon: &Lexicon,
) -> Vec<Description> {
    let mut found: Vec<(Option<Span>, Description)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate().filter(|(index, _)| relevance.reads(*index)) {
        if matches!(
            block.kind,
            BlockKind::Heading(_) | BlockKind::HeadCell { .. } | BlockKind::Cell { .. } | BlockKind::Code { .. }
        ) {
            continue;
        }
        let around = surroundings.of(index);
        let Some(topic) = around.topic.or(around.you) else { continue };
        let heading = topic_heading(document, index, topic.span);
        let key = heading.as_ref().map(|(_, span)| *span);
        let position = found.iter().position(|(at, description)| *at == key && description.role == topic.actor);
        let position = position.unwrap_or_else(|| {
            let at = key.or_else(|| first_line(document)).unwrap_or(block.span);
            let heading = heading.map_or(String::new(), |heading| heading.0);
            found.push((
                key,
                Description {
                    role: topic.actor,
                    at,
                    duties: Vec::new(),
                    named: Vec::new(),
                    stance: around.stance,
                    heading,
                },
            ));
            found.len() - 1
        });
        if let Some((_, description)) = found.get_mut(position) {
            for sentence in blocks.get(index).into_iter().flatten() {
                add(description, sentence, &block.kind, document, lexicon);
            }
        }
    }
    found.into_iter().map(|(_, description)| description).collect()
}

/// The heading whose words name the topic: its text and span.
fn topic_heading(document: &Document, index: usize, named: Option<Span>) -> Option<(String, Span)> {
    let named = named?;
    let chain = &document.blocks.get(index)?.headings;
    let above = chain.iter().rev().filter_map(|&at| document.blocks.get(at as usize));
    let mut holding = above.filter(|heading| heading.span.start <= named.start && named.end <= heading.span.end);
    holding.next().map(|heading| (heading.prose.text.clone(), heading.span))
}

fn first_line(document: &Document) -> Option<Span> {
    let first = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    first.or_else(|| document.blocks.first()).map(|block| block.span)
}

fn add(description: &mut Description, sentence: &Sentence, kind: &BlockKind, document: &Document, lexicon: &Lexicon) {
    let parsed = Parsed::new(sentence, lexicon);
    let concepts: Vec<ConceptId> = parsed.hits.iter().map(|hit| hit.concept).collect();
    description.named.extend(&concepts);
    if is_duty(&parsed, kind, description.role, lexicon) {
        let span = parsed.span(document.file, 0, sentence.tokens.len());
        description.duties.push(Duty { span, concepts });
    }
}

/// A duty begins with its verb, or says what the role or "you" does; contact details, links and fields do not.
fn is_duty(parsed: &Parsed, kind: &BlockKind, role: ConceptId, lexicon: &Lexicon) -> bool {
    let tokens = &parsed.sentence.tokens;
    let links = tokens.iter().filter(|token| token.style.link).count();
    let words = tokens.iter().filter(|token| token.text.starts_with(char::is_alphanumeric)).count();
    if words < 3 || links * 2 > words || tokens.iter().take(3).any(|token| token.is(":")) {
        return false;
    }
    let item = matches!(kind, BlockKind::Item { continued: false, .. });
    let about_role = parsed.clauses.first().is_some_and(|clause| match &clause.subject {
        Subject::Actors(hits) => hits.iter().any(|&hit| parsed.hits.get(hit).is_some_and(|hit| hit.concept == role)),
        Subject::Pronoun(at) => parsed.word(*at, &["you", "she", "he", "they", "i"]),
        Subject::Role => true,
        Subject::None => !matches!(kind, BlockKind::Paragraph) || starts_with_verb(parsed),
        Subject::Other(..) => item,
    });
    let past = parsed
        .hits
        .iter()
        .any(|hit| lexicon.kind(hit.concept) == Kind::Marker && lexicon.name(hit.concept) == "time-past");
    about_role && !past
}

fn starts_with_verb(parsed: &Parsed) -> bool {
    parsed.class(0, Classes::BASE.or(Classes::THIRD).or(Classes::ING))
}
