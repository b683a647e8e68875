//! Whom a page, a heading or a label speaks of.

use super::clause::Parsed;
use super::context::Topic;
use super::token::{Sentence, Token};
use crate::model::claim::{Stance, Whence};
use crate::model::lexicon::{Classes, Group, Hit, Kind, Lexicon, Row, WordId};
use crate::source::FileId;

/// What a heading, label or path says about what follows it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Cue {
    /// Whom it speaks of.
    pub(crate) topic: Option<Topic>,
    /// Does it name anybody at all (so that an outer topic ends here)?
    pub(crate) names_somebody: bool,
    /// Whose statements follow.
    pub(crate) stance: Stance,
    /// Does it tell of former days?
    pub(crate) past: bool,
    /// Does it call what follows our own way ("what we do instead")?
    pub(crate) own: bool,
    /// Is it the name of a field of work, which a role's page may speak of?
    pub(crate) field: bool,
}

/// Reads a heading.
pub(crate) fn heading(sentences: &[Sentence], lexicon: &Lexicon, file: FileId) -> Cue {
    let mut cue = Cue::default();
    for sentence in sentences {
        let found = label(sentence, lexicon, file, Whence::Heading);
        cue.stance = cue.stance.max(found.stance);
        cue.own |= found.own;
        cue.past |= found.past;
        cue.names_somebody |= found.names_somebody;
        cue.topic = cue.topic.or(found.topic);
        cue.field = found.field && sentences.len() == 1;
    }
    // "I have never coded. Can I apply?" is asked, and what follows answers; "What should the CTO not do?" lists.
    let asked = sentences.last().is_some_and(|last| last.tokens.last().is_some_and(|token| token.is("?")));
    let lists = || sentences.iter().flat_map(|sentence| &sentence.tokens).any(|token| token.any(&["what", "which"]));
    if cue.stance == Stance::MarkedWrong && asked && !lists() {
        cue.stance = Stance::Own;
    }
    cue
}

/// Reads a short text that stands over, before or beside others.
pub(crate) fn label(sentence: &Sentence, lexicon: &Lexicon, file: FileId, whence: Whence) -> Cue {
    if !sentence.possible(lexicon).meets(lexicon.cues()) {
        return Cue::default();
    }
    let parsed = Parsed::new(sentence, lexicon);
    let mut cue = Cue {
        stance: label_stance(&parsed.hits, lexicon),
        own: has(&parsed.hits, lexicon, "label-own"),
        field: has(&parsed.hits, lexicon, "label-field") && super::field::names_field(&sentence.tokens, lexicon),
        past: has(&parsed.hits, lexicon, "label-past"),
        ..Cue::default()
    };
    let actors: Vec<&Hit> = parsed.hits.iter().filter(|hit| lexicon.kind(hit.concept) == Kind::Actor).collect();
    cue.names_somebody = !actors.is_empty();
    let mut roles = actors.iter().filter(|hit| !is_crowd(lexicon, hit));
    let Some(first) = roles.next() else { return cue };
    let others = roles.any(|other| other.concept != first.concept);
    let governed = usize::from(first.start) > 0 && governed(&parsed, usize::from(first.start));
    if !others && !governed && sentence.len() <= usize::from(first.end - first.start) + 12 {
        let span = parsed.span(file, usize::from(first.start), usize::from(first.end));
        cue.topic = Some(Topic { actor: first.concept, whence, span: Some(span) });
    }
    cue
}

/// "Working with the CTO", "Chief of Staff to the CTO" speak of others; "Role of the CTO", "A week of our VPE" of the role.
fn governed(parsed: &Parsed, start: usize) -> bool {
    let next = |at: usize| parsed.word(at, &["next"]) && !parsed.word(at + 1, &["to"]);
    let before = (start.saturating_sub(3)..start).rev().find(|&at| parsed.class(at, Classes::PREP) && !next(at));
    // "What we expect from engineers"
    let asked = |at: usize| {
        parsed.word(at, &["from"])
            && parsed.word(at.wrapping_sub(1), &["expect", "expected", "want", "ask", "need", "require", "hope"])
    };
    // "A week with our VP of Engineering"
    let beside = |at: usize| {
        parsed.word(at, &["with"])
            && parsed.word(at.wrapping_sub(1), &["day", "week", "month", "year", "morning", "life"])
    };
    // "What is on the VP's plate?"
    let plate = |at: usize| {
        parsed.word(at, &["on"])
            && (start..start + 10).any(|at| parsed.word(at, &["plate", "desk", "list", "agenda", "shoulders"]))
    };
    let free = |at: usize| asked(at) || beside(at) || plate(at);
    before.is_some_and(|at| !parsed.word(at, &["of", "for", "as", "about", "at", "in"]) && !free(at))
}

/// Groups of people are spoken of, but no page is "theirs" in the sense of a role.
pub(super) fn is_crowd(lexicon: &Lexicon, hit: &Hit) -> bool {
    lexicon.group(hit.concept) == Some(Group::Crowd)
}

/// An actor who is one person, whom a later "she" or "the job" may mean: no department that is mentioned in passing.
pub(super) fn is_person(lexicon: &Lexicon, hit: &Hit) -> bool {
    lexicon.group(hit.concept) == Some(Group::Person)
}

fn has(hits: &[Hit], lexicon: &Lexicon, id: &str) -> bool {
    hits.iter().any(|hit| lexicon.name(hit.concept) == id)
}

/// What a heading or lead-in makes of the statements below it.
pub(crate) fn label_stance(hits: &[Hit], lexicon: &Lexicon) -> Stance {
    let named = |id| has(hits, lexicon, id);
    if named("label-wrong") {
        Stance::MarkedWrong
    } else if named("label-unreal") {
        Stance::Hypothetical
    } else if named("label-elsewhere") {
        Stance::Elsewhere
    } else {
        Stance::Own
    }
}

struct Bare {
    words: Vec<(WordId, Classes)>,
}

impl Row for Bare {
    fn word(&self, at: usize) -> WordId {
        self.words.get(at).map(|word| word.0).unwrap_or_default()
    }
    fn classes(&self, at: usize) -> Classes {
        self.words.get(at).map(|word| word.1).unwrap_or_default()
    }
    fn len(&self) -> usize {
        self.words.len()
    }
}

fn bare_hits(text: &str, lexicon: &Lexicon) -> (Vec<Hit>, usize) {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words
        .map(|word| {
            let id = lexicon.word(&word.to_lowercase());
            (id, lexicon.classes(id))
        })
        .collect();
    let row = Bare { words };
    let (possible, candidates) = lexicon.candidates(row.words.iter().map(|word| word.0.0));
    let hits = match possible.meets(lexicon.cues()) {
        true => lexicon.find_among(&row, &candidates),
        false => Vec::new(),
    };
    (hits, row.len())
}

const GENERIC: &[&str] = &[
    "readme",
    "index",
    "prompt",
    "role",
    "agents",
    "agent",
    "soul",
    "system",
    "system-prompt",
    "policy",
    "rules",
    "_index",
    "job",
    "description",
    "job-description",
    "about",
    "claude",
    "persona",
    "responsibilities",
    "duties",
];

/// Reads a page's path: `roles/cto.md`, `agents/vp-engineering/prompt.md`.
pub(crate) fn path(path: &str, lexicon: &Lexicon) -> Cue {
    let mut cue = Cue::default();
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or("");
    let stem = file.split('.').next().unwrap_or("");
    // "agents/cto-persona.md" is nobody that we imagine.
    let agents = ["agents", ".agents", "agent", "prompts", "bots"];
    let agent = parts.iter().any(|part| agents.iter().any(|known| part.eq_ignore_ascii_case(known)));
    let unsent = |part: &&str| part.trim_start_matches('_').eq_ignore_ascii_case("drafts");
    for part in parts.iter().chain([&stem]).filter(|part| !unsent(part)) {
        let (hits, _) = bare_hits(part, lexicon);
        let stance = label_stance(&hits, lexicon);
        cue.stance = cue.stance.max(if agent && stance == Stance::Hypothetical { Stance::Own } else { stance });
        if has(&hits, lexicon, "path-unreal") {
            cue.stance = cue.stance.max(Stance::Hypothetical);
        }
        cue.past |= has(&hits, lexicon, "label-past");
    }
    let generic = GENERIC.iter().any(|generic| stem.eq_ignore_ascii_case(generic));
    let named = if generic { parts.last().copied().unwrap_or("") } else { stem };
    let (hits, words) = bare_hits(named, lexicon);
    let mut roles = hits.iter().filter(|hit| lexicon.kind(hit.concept) == Kind::Actor && !is_crowd(lexicon, hit));
    // "hr-07": the number of a document, not a role.
    let numbered = named
        .rsplit(['-', '_'])
        .next()
        .is_some_and(|last| last.len() < named.len() && last.len() < 4 && last.chars().all(|c| c.is_ascii_digit()));
    if let (Some(role), None) = (roles.next(), roles.next())
        && !numbered
        && words <= usize::from(role.end - role.start) + 2
    {
        cue.topic = Some(Topic { actor: role.concept, whence: Whence::Page, span: None });
        cue.names_somebody = true;
    }
    cue
}

/// "You are the CTO of …", "Role: engineering manager", "We're hiring our first CTO", "As CTO you …": whom the page calls you.
pub(crate) fn addressed(parsed: &Parsed, lexicon: &Lexicon, file: FileId) -> Option<Topic> {
    // "You don't have to know code to be our Head of Engineering."
    let you = parsed.word(0, &["you"]);
    parsed.hits.iter().enumerate().find_map(|(index, hit)| {
        if lexicon.kind(hit.concept) != Kind::Actor || is_crowd(lexicon, hit) {
            return None;
        }
        let start = parsed.phrase_start(index);
        let before = |back: usize, words: &[&str]| start.checked_sub(back).is_some_and(|at| parsed.word(at, words));
        let worked = start.checked_sub(2).is_some_and(|at| {
            parsed.class(at, Classes::PARTICIPLE.or(Classes::THIRD)) && parsed.actor_over(at).is_none()
        });
        // "…, as the VP of Engineering found out": what somebody does, too.
        let end = usize::from(hit.end);
        let compared = parsed.class(end, Classes::PAST.or(Classes::THIRD).or(Classes::HAVE).or(Classes::DO))
            && !parsed.class(end, Classes::BASE)
            && parsed.actor_over(end).is_none();
        let yours = || parsed.sentence.tokens.iter().any(|token| token.any(&["you", "your", "i", "my"]));
        let post = ["cto", "vpe", "em"].contains(&lexicon.name(hit.concept));
        let you_are = post && before(1, &["be"]) && before(2, &["to"]) && yours()
            || (before(1, &["are", "'re", "’re", "am", "'m", "be"]) && before(2, &["you", "i"]))
            || before(1, &[","]) && before(2, &["you"])
            || before(1, &["as"]) && !worked && !compared
            || before(1, &["be", "become"]) && before(2, &["to"]) && you && lexicon.name(hit.concept) != "engineer";
        let sought = (1..=4)
            .any(|back| before(back, &["hiring", "seeking", "recruiting", "looking", "seek", "need", "join", "meet"]));
        // Not "Releases: Name: CTO", put together from a table's heads.
        let field = parsed.sentence.inherited == 0
            && start <= 3
            && before(1, &[":"])
            && before(2, &["role", "name", "position", "title", "persona", "agent", "job", "post"]);
        // "Dear new engineering managers,"
        let greeted = start <= 2 && before(1, &["dear", "hello", "hi", "welcome"]) && parsed.sentence.len() < 12;
        let whence = Whence::Page;
        let span = Some(parsed.span(file, usize::from(hit.start), usize::from(hit.end)));
        (you_are || sought && parsed.sentence.len() < 40 || field || greeted).then_some(Topic {
            actor: hit.concept,
            whence,
            span,
        })
    })
}

/// Does the row end in a way that its list must complete ("You will", "Accountable for:")?
pub(crate) fn open_ended(parsed: &Parsed, lexicon: &Lexicon) -> bool {
    let tokens: &[Token] = &parsed.sentence.tokens;
    let Some(last) = tokens.iter().rposition(|token| token.text.starts_with(char::is_alphanumeric)) else {
        return false;
    };
    let hangs = Classes::PREP
        .or(Classes::MODAL)
        .or(Classes::BE)
        .or(Classes::ADV)
        .or(Classes::PRON)
        .or(Classes::NEG)
        .or(Classes::CONJ);
    let deed_ends = parsed.hits.iter().any(|hit| {
        usize::from(hit.end) == last + 1
            && lexicon.kind(hit.concept) == Kind::Deed
            && hit.frame != crate::model::lexicon::Frame::Noun
    });
    let actor_ends =
        parsed.hits.iter().any(|hit| usize::from(hit.end) == last + 1 && lexicon.kind(hit.concept) == Kind::Actor);
    let short_actor = actor_ends && last < 6 && !tokens.iter().any(|token| token.is("of") || token.is("for"));
    parsed.class(last, hangs)
        || parsed.class(last, Classes::THIRD.or(Classes::BASE)) && !parsed.class(last, Classes::ROLE_NOUN)
        || deed_ends
        || short_actor
        || parsed.word(last, &["postholder", "holder"])
}
