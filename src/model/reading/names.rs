//! People's names on a page that stand for roles: "Marguerite joined as VP of Engineering. Releases are hers."

use super::clause::Parsed;
use super::context::Topic;
use super::token::{Sentence, Token};
use crate::model::claim::Whence;
use crate::model::lexicon::{Classes, Lexicon, Map};
use crate::source::FileId;

/// Names, in lower case, and whom they stand for. Ambiguous names stand for nobody.
#[derive(Clone, Default, Debug)]
pub struct Names {
    by_name: Map<Box<str>, Option<Topic>>,
    /// A bit for each length in bytes that a name has: most words have another.
    lengths: u64,
}

impl Names {
    /// The role of a name, a first or last name, or a handle.
    pub(crate) fn role(&self, name: &str) -> Option<Topic> {
        let name = name.trim_start_matches('@');
        // The other case of a letter may be longer.
        if name.is_ascii() && self.lengths & length_bit(name) == 0 {
            return None;
        }
        self.by_name.get(&*name.to_lowercase()).copied().flatten()
    }

    /// Does no name stand for anybody?
    pub(crate) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    pub(crate) fn insert(&mut self, name: &str, topic: Topic) {
        let key: Box<str> = name.trim_start_matches('@').to_lowercase().into();
        if key.chars().count() < 2 {
            return;
        }
        self.lengths |= length_bit(&key);
        let entry = self.by_name.entry(key).or_insert(Some(topic));
        if entry.is_some_and(|known| known.actor != topic.actor) {
            *entry = None;
        }
    }

    /// Learns from one sentence: a name beside a role ("Ravi Menon, our CTO", "CTO Ravi Menon", "Ravi is our CTO",
    /// "VP of Engineering: Asha Nair", "`atlas` is our CTO").
    pub(crate) fn learn(&mut self, parsed: &Parsed, lexicon: &Lexicon, file: FileId) {
        for (index, hit) in parsed.hits.iter().enumerate() {
            if !lexicon.nameable().holds(hit.concept) {
                continue;
            }
            let (start, end) = (usize::from(hit.start), usize::from(hit.end));
            // "Plover: the CTO's creation" names a thing.
            if parsed.word(end, &["'s", "’s"]) {
                continue;
            }
            let topic =
                Topic { actor: hit.concept, whence: Whence::Pronoun, span: Some(parsed.span(file, start, end)) };
            let mut before = parsed.phrase_start(index);
            let marks: &[&str] = &[
                ",", "(", "–", "—", "is", "as", "becomes", "|", ":", "has", "been", "joined", "joins", "now",
                "remains", "who",
            ];
            while before > 0 && (parsed.word(before - 1, marks) || parsed.class(before - 1, Classes::ADV)) {
                before -= 1;
            }
            let mut after = end;
            while parsed.word(after, &[",", "(", ":", "–", "—", "is", "|", "("]) {
                after += 1;
            }
            if parsed.word(before.wrapping_sub(1), &["as"])
                || parsed.word(parsed.phrase_start(index).wrapping_sub(1), &["as", "becomes", "became", "appointed"])
            {
                for name in named_earlier(parsed, start) {
                    self.insert(&name, topic);
                }
            }
            for at in start..end {
                if let Some(token) = parsed.token(at).filter(|_| parsed.class(at, Classes::NAME)) {
                    self.insert(token.text, topic);
                }
            }
            let listed = parsed.word(end, &[","])
                && (parsed.phrase_start(index).checked_sub(2)).is_some_and(|at| parsed.actor_over(at).is_some());
            let followed = if listed { Vec::new() } else { name_after(parsed, after) };
            for name in self.name_before(parsed, before).into_iter().chain(followed) {
                self.insert(&name, topic);
            }
        }
    }

    fn name_before(&self, parsed: &Parsed, end: usize) -> Vec<String> {
        let mut start = end;
        while start > 0 && end - start < 3 && is_name(parsed, start - 1) {
            start -= 1;
        }
        (start..end).filter_map(|at| parsed.token(at)).map(|token| token.text.to_owned()).collect()
    }
}

fn length_bit(name: &str) -> u64 {
    1 << name.len().min(63)
}

/// Can the sentence hold a name and a role?
pub(super) fn may_introduce(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    sentence.tokens.iter().any(may_name) && sentence.possible(lexicon).meets(lexicon.nameable())
}

/// Can the token be a name, or what stands for one?
pub(super) fn may_name(token: &Token) -> bool {
    token.classes.is(Classes::NAME) || token.style.code || token.text.starts_with('@')
}

/// "Ines Falk, who joins the group as CTO": the nearest name of two words before; "Ines joined us in May as CTO".
fn named_earlier(parsed: &Parsed, end: usize) -> Vec<String> {
    let pair = (1..end).rev().find(|&at| is_name(parsed, at) && is_name(parsed, at - 1));
    let first = (pair.is_none() && is_name(parsed, 0) && parsed.word(1, &["joined", "joins", "started", "starts"]))
        .then_some(0);
    // "Ines, whom you know as our CTO, …"
    let known = is_name(parsed, 0) && parsed.word(1, &[","]) && parsed.word(2, &["who", "whom"]);
    let first = first.or((pair.is_none() && known).then_some(0));
    let all = pair.into_iter().flat_map(|last| [last - 1, last]).chain(first);
    all.filter_map(|at| parsed.token(at)).map(|token| token.text.to_owned()).collect()
}

fn name_after(parsed: &Parsed, start: usize) -> Vec<String> {
    let names = (start..start + 3).take_while(|&at| is_name(parsed, at));
    let past = start + names.clone().count();
    // "VP Product, Dir Eng": the beginning of a title.
    let longer = parsed.token(past).is_some_and(|next| next.capital() && !parsed.class(past, Classes::NAME));
    names.filter(|_| !longer).filter_map(|at| parsed.token(at)).map(|token| token.text.to_owned()).collect()
}

fn is_name(parsed: &Parsed, at: usize) -> bool {
    let code = parsed.token(at).is_some_and(|token| token.style.code || token.text.starts_with('@'));
    (code || parsed.class(at, Classes::NAME)) && parsed.actor_over(at).is_none()
}
