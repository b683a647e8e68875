//! Who holds which role, with the words that say so.

use std::collections::HashMap;

use super::mailmap::normalised_email;
use super::normalised_name;
use crate::model::chart::{Chart, PersonId, SeatId, SeatKind};
use crate::model::title::{Discipline, Level, Title};
use crate::source::Span;

/// A role that prose speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Chief Technology Officer.
    Cto,
    /// VP of Engineering, or Head of Engineering where there is none.
    Vpe,
    /// Chief executive, founder.
    Ceo,
    /// Engineering manager, director of engineering.
    Em,
    /// Engineer.
    Engineer,
    /// Product management.
    Product,
    /// Project and program management, process work.
    Project,
    /// HR, talent, people.
    People,
    /// Any other profession, or none that we know.
    Other,
}

impl Role {
    /// The role's id in the lexicon.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cto => "cto",
            Self::Vpe => "vpe",
            Self::Ceo => "ceo",
            Self::Em => "em",
            Self::Engineer => "engineer",
            Self::Product => "product",
            Self::Project => "project",
            Self::People => "hr",
            Self::Other => "other",
        }
    }

    /// The roles that a title gives, highest first. Field CTOs, the Office of the CTO and deputies hold none of them.
    pub fn of_title(title: &Title) -> Vec<Self> {
        let mut roles = Vec::new();
        if title.cto && !title.adjunct {
            roles.push(Self::Cto);
        }
        if title.vpe && !title.deputy && !title.adjunct {
            roles.push(Self::Vpe);
        }
        if title.chief_executive {
            roles.push(Self::Ceo);
        }
        if roles.is_empty() {
            roles.push(Self::of_work(title));
        }
        roles
    }

    fn of_work(title: &Title) -> Self {
        match title.discipline() {
            Some(Discipline::Engineering) if title.is_engineering() => {
                if matches!(title.level, Level::Manager | Level::Director | Level::Vice) {
                    Self::Em
                } else {
                    Self::Engineer
                }
            }
            Some(Discipline::Product) => Self::Product,
            Some(Discipline::Project) => Self::Project,
            Some(Discipline::People) => Self::People,
            _ => Self::Other,
        }
    }
}

/// One person in one role.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Who.
    pub person: PersonId,
    /// Which role.
    pub role: Role,
    /// The seat that says so.
    pub seat: SeatId,
    /// The title, which says so; the record where it has no title of its own.
    pub at: Span,
    /// Interim or acting.
    pub acting: bool,
    /// No longer.
    pub former: bool,
}

/// Finds people by name, handle and e-mail, and their roles.
#[derive(Clone, Default, Debug)]
pub struct Holders {
    by_name: HashMap<String, Option<PersonId>>,
    by_first_name: HashMap<String, Option<PersonId>>,
    by_word: HashMap<String, Option<PersonId>>,
    by_handle: HashMap<String, Option<PersonId>>,
    by_email: HashMap<String, Option<PersonId>>,
    holdings: Vec<Holding>,
    /// For each person, the best of their holdings.
    best: HashMap<PersonId, usize>,
    /// For each person, their name as written.
    names: Vec<String>,
}

impl Holders {
    /// Indexes the people of a chart.
    pub fn new(chart: &Chart) -> Self {
        let mut holders = Self::default();
        for (id, person) in chart.person_ids() {
            let name = normalised_name(&person.name);
            if let Some((first, _)) = name.split_once(' ') {
                put(&mut holders.by_first_name, first.to_owned(), id);
            }
            name.split(' ').for_each(|word| put(&mut holders.by_word, word.to_owned(), id));
            put(&mut holders.by_name, name, id);
            for handle in &person.handles {
                put(&mut holders.by_handle, handle.value.to_lowercase(), id);
            }
            for email in &person.emails {
                put(&mut holders.by_email, normalised_email(&email.value), id);
            }
            holders.names.push(person.name.clone());
            holders.hold(chart, id);
        }
        holders
    }

    fn hold(&mut self, chart: &Chart, id: PersonId) {
        let Some(person) = chart.person(id) else { return };
        for &seat_id in &person.seats {
            let Some(seat) = chart.seat(seat_id) else { continue };
            if seat.kind != SeatKind::Person || seat.title.value.is_empty() || seat.same_as.is_some() {
                continue;
            }
            for role in Role::of_title(&seat.reading) {
                let acting = seat.reading.acting;
                let former = seat.reading.former || person.left.is_some();
                let at = seat.title.span;
                self.best_of(id, &Holding { person: id, role, seat: seat_id, at, acting, former });
            }
        }
    }

    fn best_of(&mut self, id: PersonId, holding: &Holding) {
        let rank = |h: &Holding| (h.former, h.role, h.acting);
        let place = self.holdings.len();
        self.holdings.push(holding.clone());
        let known = self.best.get(&id).and_then(|&at| self.holdings.get(at));
        if known.is_none_or(|known| rank(holding) < rank(known)) {
            self.best.insert(id, place);
        }
    }

    /// The one person of that name. Names that several people bear lead to nobody.
    pub fn person_named(&self, name: &str) -> Option<PersonId> {
        self.by_name.get(&normalised_name(name)).copied().flatten()
    }

    /// The one person with that first name, for prose that has named them before; a guess where charts are partial.
    pub fn person_called(&self, first_name: &str) -> Option<PersonId> {
        self.by_first_name.get(&normalised_name(first_name)).copied().flatten()
    }

    /// Is the word part of one person's name only?
    pub fn is_unique_word(&self, word: &str) -> bool {
        self.by_word.get(&normalised_name(word)).is_some_and(Option::is_some)
    }

    /// The person with a handle, with or without `@`.
    pub fn person_with_handle(&self, handle: &str) -> Option<PersonId> {
        self.by_handle.get(&handle.trim_start_matches('@').to_lowercase()).copied().flatten()
    }

    /// The person with an e-mail address.
    pub fn person_with_email(&self, email: &str) -> Option<PersonId> {
        self.by_email.get(&normalised_email(email)).copied().flatten()
    }

    /// The highest role that a person holds now, and the title that says so.
    pub fn holding_of(&self, person: PersonId) -> Option<&Holding> {
        self.holdings.get(*self.best.get(&person)?)
    }

    /// The role held by the one person of that name, and the words that say so; former holders hold nothing.
    pub fn role_of_name(&self, name: &str) -> Option<(Role, Span)> {
        self.role(self.person_named(name)?)
    }

    /// The role held by the person with a handle.
    pub fn role_of_handle(&self, handle: &str) -> Option<(Role, Span)> {
        self.role(self.person_with_handle(handle)?)
    }

    /// The role held by the person with an address.
    pub fn role_of_email(&self, email: &str) -> Option<(Role, Span)> {
        self.role(self.person_with_email(email)?)
    }

    fn role(&self, person: PersonId) -> Option<(Role, Span)> {
        self.holding_of(person).filter(|holding| !holding.former).map(|holding| (holding.role, holding.at))
    }

    /// Everyone in a role, in the order of the chart, former holders included.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Holding> {
        self.holdings.iter().filter(move |holding| holding.role == role)
    }

    /// Names as written of the people who hold one of `roles` now: what prose is searched for.
    pub fn names(&self, roles: &[Role]) -> Vec<(&str, Role, Span)> {
        let held = |id: PersonId| self.holding_of(id).filter(|h| !h.former && roles.contains(&h.role));
        let people = (0u32..).map(PersonId).zip(&self.names).filter(|(_, name)| !name.is_empty());
        people.filter_map(|(id, name)| held(id).map(|h| (name.as_str(), h.role, h.at))).collect()
    }
}

/// Enters a key; a second person under one key makes it lead to nobody.
fn put(index: &mut HashMap<String, Option<PersonId>>, key: String, id: PersonId) {
    if key.is_empty() {
        return;
    }
    index.entry(key).and_modify(|known| *known = known.filter(|&other| other == id)).or_insert(Some(id));
}
