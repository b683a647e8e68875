//! Lines that give a thing to somebody by a colon alone: "Innovation: CTO", "Chief Innovation Officer (Ada Roe): all new
//! ideas". The claim's deed is `assigned`.

use super::clause::Parsed;
use super::context::Context;
use super::doer::Doer;
use super::page::Page;
use super::token::Sentence;
use crate::model::claim::{Actor, Claim, ConceptId, Stance};
use crate::model::lexicon::{Classes, Frame, Hit, Kind};
use crate::parse::document::BlockKind;

impl<'d> Page<'d, '_> {
    /// The sentences of the nearest heading above a block.
    pub(super) fn under(&self, index: usize) -> &[Sentence<'d>] {
        let nearest = self.document.blocks.get(index).and_then(|block| block.headings.last());
        nearest.and_then(|&heading| self.blocks.get(heading as usize)).map(Vec::as_slice).unwrap_or_default()
    }

    /// "# Pager rota, August" over a table or list of people: the one whom a cell or item names does the work.
    pub(super) fn on_rota(&mut self, index: usize) {
        let Some(marker) = self.lexicon.concept("label-rota") else { return };
        let rota = |sentence: &Sentence| sentence.tells(self.lexicon, marker);
        let titles = || self.column_titles(index).into_iter().flat_map(|at| self.blocks.get(at)).flatten();
        // "Developers: Ana, Bodil and Ewa (CTO)."
        let own = self.blocks.get(index).and_then(|all| all.first()).is_some_and(|first| {
            let colon = first.tokens.iter().take(5).position(|token| token.is(":"));
            colon.is_some_and(|colon| {
                let label = |hit: &Hit| usize::from(hit.end) <= colon && hit.concept == marker;
                rota(first) && first.hits(self.lexicon).iter().any(label)
            })
        });
        if !own && !self.under(index).iter().any(rota) && !titles().any(rota) {
            return;
        }
        let Some(concept) = self.lexicon.concept("do-engineering") else { return };
        let first = self.blocks.get(index).and_then(|all| all.first());
        let Some(first) = first.filter(|first| first.tokens.len() <= if own { 24 } else { 10 }).cloned() else {
            return;
        };
        // "Escalation: CTO": somebody to turn to, who does not do the work.
        let apart = [
            "escalation",
            "escalate",
            "incident",
            "fallback",
            "emergency",
            "contact",
            "questions",
            "approval",
            "not",
            "no",
            "never",
            "except",
            "exempt",
        ];
        let told = |token: &super::token::Token| token.classes.is(super::clause::FINITE) || token.any(&apart);
        if first.tokens.iter().any(told) {
            return;
        }
        let parsed = Parsed::new(&first, self.lexicon);
        let Some(person) = parsed.hits.iter().position(|hit| super::topic::is_person(self.lexicon, hit)) else {
            return;
        };
        let Some(&named) = parsed.hits.get(person) else { return };
        let hit = Hit { concept, frame: Frame::Within, ..named };
        let claim = {
            let context = self.context(index, None, None);
            let clause = parsed.clause_at(usize::from(hit.start)).unwrap_or(0);
            parsed.assemble(clause, hit, &[parsed.doer(person, &context)], &[], &context)
        };
        self.rota.push(self.out.claims.len());
        self.out.claims.push(claim);
    }

    /// What a sentence of the page tells of somebody's share in the work needs no rows of a rota besides.
    pub(super) fn drop_told_rows(&mut self) {
        let rows = std::mem::take(&mut self.rota);
        let Some(first) = rows.first().and_then(|&row| self.out.claims.get(row)) else { return };
        let (does, who) = (first.does, first.who.clone());
        let of_row = |at: usize| rows.binary_search(&at).is_ok();
        let told = self.out.claims.iter().enumerate().any(|(at, claim)| {
            claim.does == does && claim.who == who && claim.not.is_none() && claim.stance == Stance::Own && !of_row(at)
        });
        let mut at = 0;
        self.out.claims.retain(|claim| {
            at += 1;
            !(told && of_row(at - 1) && claim.who == who)
        });
    }

    /// The heads of the columns of a cell's row.
    fn column_titles(&self, index: usize) -> Vec<usize> {
        let column = |at: usize| match self.document.blocks.get(at).map(|block| &block.kind) {
            Some(BlockKind::Cell { column_head: Some(head), .. }) => Some(*head as usize),
            _ => None,
        };
        std::iter::once(index).chain(self.row_cells(index)).filter_map(column).collect()
    }

    /// The head of the row that a cell stands in: for whom or what its statement holds.
    pub(super) fn row_head(&self, index: usize) -> &[Sentence<'d>] {
        let head = match self.document.blocks.get(index).map(|block| &block.kind) {
            Some(BlockKind::Cell { row_head, .. }) => *row_head,
            _ => None,
        };
        head.and_then(|head| self.blocks.get(head as usize)).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Parsed<'_, '_> {
    /// What a bare label is about, "Accountable: CTO" under a heading that names a thing and no circumstance of it.
    pub(crate) fn headed(&self, clause: usize, context: &Context) -> Vec<ConceptId> {
        if self.sentence.tokens.len() > 12 || self.labelled(clause, context).is_none() {
            return Vec::new();
        }
        let hits: Vec<&Hit> = context.under.iter().flat_map(|sentence| sentence.hits(self.lexicon)).collect();
        let limits = ["when-policy", "when-emergency", "when-non-engineering", "when-interim"];
        if hits.iter().any(|hit| limits.contains(&self.lexicon.name(hit.concept))) {
            return Vec::new();
        }
        let things = hits.into_iter().filter(|hit| self.lexicon.kind(hit.concept) == Kind::Thing);
        things.map(|hit| hit.concept).collect()
    }

    /// "## Developers / Talent makes the offer", "It fills our engineering vacancies and takes the final decision": those of
    /// whom the lines speak, where others decide on people.
    pub(crate) fn staff(&self, deed: Hit, doers: &[Doer], all: &[ConceptId], context: &Context) -> Vec<ConceptId> {
        let name = |id: ConceptId| self.lexicon.name(id);
        let hires = |id: &&ConceptId| name(**id).starts_with("hiring") || name(**id) == "engineer-hiring";
        let vague =
            |id: &ConceptId| ["work-item", "common-ground", "technical-decision", "consent"].contains(&name(*id));
        let others = !doers.is_empty()
            && doers.iter().all(|doer| {
                matches!(doer.actor, Actor::Role(role) if !["engineer", "engineering", "em", "vpe"].contains(&name(role)))
            });
        if !others || !["decide", "appoint", "own", "approve"].contains(&name(deed.concept)) {
            return Vec::new();
        }
        let topic = context.topic.map(|topic| topic.actor).filter(|&topic| name(topic) == "engineer");
        let mut found: Vec<ConceptId> = Vec::new();
        let reach = usize::from(deed.start)..usize::from(deed.end) + 2;
        let decides = || {
            reach.clone().any(|at| {
                self.word(
                    at,
                    &[
                        "decision",
                        "choice",
                        "call",
                        "say",
                        "word",
                        "selection",
                        "yes",
                        "nod",
                        "approval",
                        "blessing",
                        "signature",
                    ],
                )
            })
        };
        if !all.is_empty() && all.iter().all(vague) && decides() {
            found.extend(context.carried.iter().filter(hires));
        }
        found.extend(topic.filter(|_| all.iter().chain(&found).any(|id| hires(&id))));
        found
    }

    /// The claim of such a line, if it is one: one side is nothing but an actor, the other names things without a verb.
    pub(crate) fn assignment(&self, context: &Context) -> Option<Claim> {
        let concept = self.lexicon.concept("assigned")?;
        let length = self.sentence.tokens.len();
        // "Which library a team may use | CTO, in every case": the row is the label.
        let own = self.sentence.inherited;
        let asked = self.word(0, &["which", "what", "whether", "choice", "choosing", "selection"]);
        let row = own.checked_sub(1).filter(|&at| asked && self.word(at, &[":"]));
        let mut colons = (row.unwrap_or(own)..length).filter(|&at| self.word(at, &[":", "–", "—", "→"]));
        let (colon, None) = (colons.next()?, colons.next()) else { return None };
        let sides = [(0, colon, colon + 1, length), (colon + 1, length, 0, colon)];
        let (actor, from, to) = sides
            .into_iter()
            .find_map(|(start, end, from, to)| self.only_actor(start, end).map(|actor| (actor, from, to)))?;
        let verb = Classes::BE.or(Classes::HAVE).or(Classes::DO).or(Classes::MODAL);
        let speaks = row.is_none() && (from..to).any(|at| self.class(at, verb))
            || row.is_none() && self.class(from, Classes::THIRD.or(Classes::BASE));
        let objects = self.things(from, to);
        if objects.is_empty() || speaks || to - from > 12 {
            return None;
        }
        let hit = Hit {
            concept,
            frame: Frame::Held,
            start: colon as u16,
            end: (colon + 1) as u16,
            except: false,
            negative: true,
        };
        let doer = self.doer(actor, context);
        let mut claim = self.assemble(self.clause_at(from)?, hit, &[doer], &objects, context);
        // The thing alone: who has it is told beside it.
        claim.spans.core = self.worded(context.file, from, to).unwrap_or(claim.spans.core);
        Some(claim)
    }

    /// The actor whose name is all that stands between two tokens, beside articles and what parentheses add.
    fn only_actor(&self, start: usize, end: usize) -> Option<usize> {
        // "CTO, in every team"
        let adds = |at: usize| self.word(at, &[","]) && (at + 1..end).all(|at| self.actor_from(at).is_none());
        let close = (start..end).find(|&at| self.word(at, &["("]) || adds(at)).unwrap_or(end);
        let actor = (start..close).find_map(|at| self.actor_from(at))?;
        let inside = |at: usize| self.actor_over(at) == Some(actor);
        let filler = |at: usize| {
            self.word(at, &["nobody", "else", "alone", "only"])
                || self.class(at, Classes::DET.or(Classes::POSS))
                || !self.token(at).is_some_and(|token| token.text.starts_with(char::is_alphanumeric))
        };
        (start..close).all(|at| inside(at) || filler(at)).then_some(actor)
    }
}
