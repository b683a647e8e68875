//! Questions and their answers: "May I …? No.", "Who chooses …? The talent team."

use super::clause::Parsed;
use super::compose::join;
use super::token::{Sentence, Token};
use crate::model::claim::{Claim, Share};
use crate::model::lexicon::{Classes, Kind, Lexicon};
use crate::source::FileId;

/// What an answer makes of its question.
pub(crate) enum Answer<'a> {
    /// The question holds.
    Yes,
    /// It does not.
    No,
    /// The answer names who; the question as a statement about them.
    Who(Sentence<'a>),
}

/// Does the sentence ask?
pub(crate) fn asks(sentence: &Sentence) -> bool {
    let last = sentence.tokens.iter().rev().find(|token| !token.any(&["\"", "”", "*", ")"]));
    // 'She goes round asking "is it done?"' quotes a question.
    let first = sentence.tokens.iter().find(|token| token.text.starts_with(char::is_alphanumeric));
    last.is_some_and(|token| token.is("?") && (!token.quoted || first.is_none_or(|first| first.quoted)))
        && !reports_question(sentence)
}

/// "He runs after developers all day: have you closed the ticket?": a statement, and somebody's words in it.
pub(super) fn reports_question(sentence: &Sentence) -> bool {
    let begins = opening(sentence).and_then(|at| sentence.tokens.get(at));
    let auxiliary = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL);
    let asks = begins.is_none_or(|first| first.classes.is(Classes::QUESTION.or(auxiliary).or(Classes::SUBORD)));
    let colon = sentence.tokens.iter().position(|token| token.is(":")).unwrap_or(0);
    let before = sentence.tokens.get(..colon).unwrap_or_default();
    !asks && colon > 4 && before.iter().any(|token| token.classes.is(auxiliary.or(Classes::THIRD)))
}

/// The answer makes the statement; the question tells what it is about.
pub(crate) fn told_by(mut claim: Claim, answer: &Parsed, file: FileId) -> Claim {
    let tokens = &answer.sentence.tokens;
    let last = tokens.iter().rposition(|token| token.text.starts_with(char::is_alphanumeric));
    claim.spans.inherited = Some(claim.spans.core);
    claim.spans.core = answer.span(file, 0, last.map_or(tokens.len(), |last| last + 1));
    claim.spans.statement = answer.span(file, 0, tokens.len());
    claim
}

/// Reads `answer` as the answer to `question`.
pub(crate) fn answer<'a>(question: &Sentence<'a>, answer: &Sentence<'a>, lexicon: &Lexicon) -> Option<Answer<'a>> {
    if names_only(question) {
        return None;
    }
    let first = answer.tokens.get(opening(answer)?)?;
    let denied = answer.tokens.get(opening(answer)? + 1).is_some_and(|token| token.is("not"));
    if denied && first.any(&["certainly", "absolutely", "surely", "definitely", "probably", "of"]) {
        return Some(Answer::No);
    }
    if first.any(&["yes", "yep", "yup", "sure", "absolutely", "certainly", "indeed", "correct", "right"]) {
        return Some(Answer::Yes);
    }
    if denies_roundly(answer) {
        return Some(Answer::No);
    }
    let of_course = first.is("of") && answer.tokens.iter().take(3).any(|token| token.is("course"));
    if of_course {
        let denied = answer.tokens.iter().take(4).any(|token| token.is("not"));
        return Some(if denied { Answer::No } else { Answer::Yes });
    }
    if asks_what(question) {
        return None;
    }
    if first.any(&["no", "nope", "never", "not", "nobody", "neither"]) {
        return Some(Answer::No);
    }
    if asks_need(question) && waives(answer) {
        return Some(Answer::No);
    }
    let begin = opening(answer)?;
    if reserved(answer, begin) {
        return Some(Answer::No);
    }
    let who = opening(question)?;
    // "Who picks them? You do, as their manager." names somebody.
    let named = question.tokens.get(who)?.any(&["who", "whose", "whom", "which"]);
    if let Some(short) = short_answer(answer, begin).filter(|_| !named) {
        return Some(short);
    }
    if question.tokens.get(who)?.is("where") {
        return place(question, answer, who, begin, lexicon);
    }
    if !question.tokens.get(who)?.any(&["who", "whose"]) {
        return None;
    }
    let parsed = Parsed::new(answer, lexicon);
    let begin = past_copula(&parsed, begin);
    // "Dora, our programme director."
    let names = (begin..begin + 3).take_while(|&at| parsed.class(at, Classes::NAME)).count();
    let apposed = names > 0 && parsed.word(begin + names, &[",", "(", "–", "—"]);
    let begin = if apposed { begin + names + 1 } else { begin };
    let actor = parsed.actor_phrase(begin)?;
    let end = parsed.hits.get(actor).map(|hit| usize::from(hit.end))?;
    let asked = question.tokens.get(who + 1..)?;
    let mut statement = asked.get(..asked.len().saturating_sub(1))?.to_vec();
    // "The CTO, for each one."
    let rest = answer.tokens.get(end..).unwrap_or_default();
    let adds = rest.len() <= 7 && rest.first().is_some_and(|token| token.any(&[",", "for", "in", "alone", "always"]));
    statement.extend(rest.iter().filter(|token| adds && !token.is(".")));
    let mut sentence = join(&[answer.tokens.get(begin..end)?], &statement, false, lexicon);
    sentence.inherited = 0;
    Some(Answer::Who(sentence))
}

/// "That would be Talent", "It's the COO": where those begin who are named.
fn past_copula(parsed: &Parsed, begin: usize) -> usize {
    if !parsed.word(begin, &["that", "it", "this", "those"]) {
        return begin;
    }
    let modal = begin + 1 + usize::from(parsed.class(begin + 1, Classes::MODAL));
    let copula = parsed.class(modal, Classes::BE) || parsed.word(modal, &["'s", "’s"]);
    let adverb = usize::from(parsed.class(modal + 1, Classes::ADV));
    if copula { modal + 1 + adverb } else { begin }
}

/// "Only if you're a manager": no, for all others.
fn reserved(answer: &Sentence, begin: usize) -> bool {
    let at = |at: usize, words: &[&str]| answer.tokens.get(at).is_some_and(|token| token.any(words));
    let rank = &["manager", "managers", "lead", "leads", "director", "directors", "executives"];
    at(begin, &["only"])
        && at(begin + 1, &["if", "for", "managers", "directors", "leads", "when"])
        && (begin + 1..begin + 7).any(|place| at(place, rank))
}

/// The first word, behind "Q:" or "A:".
fn opening(sentence: &Sentence) -> Option<usize> {
    let word = |from: usize| {
        let rest = sentence.tokens.get(from..)?;
        rest.iter().position(|token| token.text.starts_with(char::is_alphanumeric)).map(|at| from + at)
    };
    let first = word(0)?;
    let at = |at: usize, words: &[&str]| sentence.tokens.get(at).is_some_and(|token| token.any(words));
    let exclaims =
        at(first, &["god", "oh", "well", "heavens", "lord", "hell", "honestly", "goodness", "gosh", "ha", "ah"]);
    if exclaims && at(first + 1, &[",", "!", "."]) {
        return word(first + 2);
    }
    let letter = sentence.tokens.get(first)?.any(&["q", "a", "question", "answer"]);
    let marked = sentence.tokens.get(first + 1).is_some_and(|token| token.any(&[":", ".", ")"]));
    if letter && marked { word(first + 2) } else { Some(first) }
}

/// "Technical depth?": a thing is named, and nothing asked of it.
fn names_only(question: &Sentence) -> bool {
    let verbs = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL).or(Classes::REL);
    // "Ever written code?" asks about a reader's past.
    let past =
        opening(question).and_then(|at| question.tokens.get(at)).is_some_and(|token| token.any(&["ever", "never"]));
    question.tokens.len() <= 8
        && !past
        && !question.tokens.iter().any(|token| token.classes.is(verbs) || token.classes.is(Classes::QUESTION))
}

/// "Must the head be able to program?"
fn asks_need(question: &Sentence) -> bool {
    let begins = opening(question).and_then(|at| question.tokens.get(at));
    let asks = begins.is_some_and(|first| first.classes.is(Classes::MODAL.or(Classes::DO).or(Classes::BE)));
    let needs = &["must", "need", "needs", "have", "has", "required", "expected", "necessary", "should"];
    asks && question.tokens.iter().any(|token| token.any(needs))
}

/// "Optional.", "It's a plus, but it isn't asked for.": what was asked about is no must.
fn waives(answer: &Sentence) -> bool {
    let at = |at: usize, words: &[&str]| answer.tokens.get(at).is_some_and(|token| token.any(words));
    let asked =
        &["required", "needed", "necessary", "expected", "asked", "demanded", "essential", "mandatory", "compulsory"];
    let denied = |at: usize| answer.tokens.get(at).is_some_and(|token| token.classes.is(Classes::NEG));
    let optional = &["optional", "unnecessary", "dispensable", "hardly"];
    let all = 0..answer.tokens.len();
    let first = opening(answer).is_some_and(|first| at(first, optional) || at(first + 1, optional));
    first || all.into_iter().any(|place| denied(place) && (at(place + 1, asked) || at(place + 2, asked)))
}

/// "What does the VP say to new ideas?" is answered by words, not by yes or no.
fn asks_what(question: &Sentence) -> bool {
    let what =
        opening(question).and_then(|at| question.tokens.get(at)).is_some_and(|token| token.any(&["what", "how"]));
    what && question.tokens.iter().any(|token| token.any(&["say", "answer", "reply", "respond", "react", "reaction"]))
}

/// "Technical depth? None whatever.": the question names a thing, and the answer has no doer of its own.
pub(crate) fn completes(question: &Sentence, answer: &Sentence, lexicon: &Lexicon) -> bool {
    let holds =
        |sentence: &Sentence, kind: Kind| sentence.hits(lexicon).iter().any(|hit| lexicon.kind(hit.concept) == kind);
    let named = names_only(question) && (holds(question, Kind::Thing) || holds(question, Kind::Deed));
    // "Our product's releases? The COO."
    let who = named && answer.tokens.len() <= 6 && Parsed::new(answer, lexicon).actor_phrase(0).is_some();
    who || (named || asks_what(question)) && !holds(answer, Kind::Actor)
}

/// "What is her main job?": how much of the job the answer is about.
pub(crate) fn share_asked(question: &Sentence, lexicon: &Lexicon) -> Option<Share> {
    let what = opening(question).and_then(|at| question.tokens.get(at)).is_some_and(|token| token.any(&["what"]));
    if what { Parsed::new(question, lexicon).large_share() } else { None }
}

/// The question without its mark.
pub(crate) fn subject<'q, 'a>(question: &'q Sentence<'a>) -> &'q [Token<'a>] {
    let end = question.tokens.iter().position(|token| token.is("?")).unwrap_or(question.tokens.len());
    question.tokens.get(..end).unwrap_or(&question.tokens)
}

/// "You can't.", "She may.": an auxiliary of the question, taken up.
fn short_answer<'a>(answer: &Sentence<'a>, begin: usize) -> Option<Answer<'a>> {
    let auxiliary = Classes::MODAL.or(Classes::DO).or(Classes::BE);
    let subject = answer.tokens.get(begin)?.classes.is(Classes::PRON);
    let rest = answer.tokens.get(begin + 2..)?;
    if !subject || !answer.tokens.get(begin + 1)?.classes.is(auxiliary) {
        return None;
    }
    let words: Vec<_> = rest.iter().take_while(|token| !token.classes.is(Classes::STOP) && !token.is(",")).collect();
    match words.as_slice() {
        [] => Some(Answer::Yes),
        [only] if only.classes.is(Classes::NEG) => Some(Answer::No),
        _ => None,
    }
}

/// "Where does innovation happen? In the lab.": the question as a statement, with the place behind it.
fn place<'a>(
    question: &Sentence<'a>,
    answer: &Sentence<'a>,
    who: usize,
    begin: usize,
    lexicon: &Lexicon,
) -> Option<Answer<'a>> {
    let asked = question.tokens.get(who + 1..question.tokens.len().saturating_sub(1))?;
    let asked = if asked.first()?.classes.is(Classes::DO) { asked.get(1..)? } else { asked };
    let place = answer.tokens.get(begin..)?;
    place.first()?.classes.is(Classes::PREP).then_some(())?;
    let mut sentence = join(&[asked], place, false, lexicon);
    sentence.inherited = 0;
    Some(Answer::Who(sentence))
}

/// "By no means.", "Far from it.", "On the contrary."
fn denies_roundly(answer: &Sentence) -> bool {
    const DENIALS: &[&[&str]] = &[
        &["by", "no", "means"],
        &["far", "from", "it"],
        &["on", "the", "contrary"],
        &["under", "no", "circumstances"],
        &["in", "no", "way"],
        &["on", "no", "account"],
        &["hardly"],
        &["god", "no"],
        &["heavens", "no"],
    ];
    let Some(begin) = opening(answer) else { return false };
    let opens = |words: &&[&str]| {
        words.iter().enumerate().all(|(at, word)| answer.tokens.get(begin + at).is_some_and(|token| token.is(word)))
    };
    DENIALS.iter().any(opens)
}
