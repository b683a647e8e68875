//! Readings that hang together loosely: what two careful readers would not both take for a statement.

use super::clause::Parsed;
use super::doer::Doer;
use crate::model::claim::Whence;
use crate::model::lexicon::{Classes, Frame, Hit, Kind};

/// Words that may stand between a deed and its thing.
const FAR: usize = 8;

impl Parsed<'_, '_> {
    /// Do doer, deed and thing stand close enough together to be one statement?
    pub(crate) fn holds_together(&self, hit: Hit, doers: &[Doer], objects: &[&Hit]) -> bool {
        let far = doers.first().is_some_and(|doer| doer.whence >= Whence::Heading);
        let bare_noun = hit.frame == Frame::Noun && far && objects.is_empty();
        !(self.distant(hit, objects) || self.inside_title(hit) || self.told_of_it(hit, doers) || bare_noun)
    }

    /// The nearest thing stands further off than a phrase reaches, or behind a dash.
    fn distant(&self, hit: Hit, objects: &[&Hit]) -> bool {
        let deed = (usize::from(hit.start), usize::from(hit.end));
        let gap = |object: &&&Hit| {
            let (start, end) = (usize::from(object.start), usize::from(object.end));
            let between = if start >= deed.1 { deed.1..start } else { end.min(deed.0)..deed.0 };
            let dash = between.clone().any(|at| self.word(at, &["—", "–"]));
            between.len() + if dash { FAR } else { 0 }
        };
        let things = objects.iter().filter(|object| self.lexicon.kind(object.concept) == Kind::Thing);
        let before = objects.iter().map(|object| usize::from(object.start)).min().unwrap_or(deed.0);
        let stretched = deed.0.saturating_sub(before) > 2 * FAR;
        stretched || things.map(|object| gap(&object)).min().is_some_and(|nearest| nearest > FAR)
    }

    /// "The Product Manager of the feature team": the deed's noun is a part of somebody's title.
    fn inside_title(&self, hit: Hit) -> bool {
        hit.frame == Frame::Noun
            && self.hits.iter().any(|other| {
                self.lexicon.kind(other.concept) == Kind::Actor
                    && other.start < hit.start
                    && hit.start < other.end
                    && other.end < hit.end
            })
    }

    /// "It", "this": more often a thing than whoever was named before.
    fn told_of_it(&self, hit: Hit, doers: &[Doer]) -> bool {
        let pronoun = doers.first().is_some_and(|doer| doer.whence == Whence::Pronoun);
        let start = usize::from(hit.start);
        let nearest = (0..start).rev().take(4).find(|&at| self.class(at, Classes::PRON) && !self.class(at, Classes::POSS));
        pronoun && nearest.is_some_and(|at| self.word(at, &["it", "this", "that"]))
    }
}
