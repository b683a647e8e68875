//! The org chart: seats apart from people, reporting lines, teams; each with the place where it is written.

mod build;
mod columns;
mod directory;
mod draft;
mod duplicates;
mod family;
mod field;
mod gather;
mod guard;
mod index;
mod membership;
mod merge;
mod occupancy;
mod read;
mod records;
mod registry;
mod statements;
mod teams;
mod whole;

pub use build::{ChartSettings, build};
pub use gather::gather;
pub(crate) use gather::{mailmap, of_files, of_page};
pub use read::{FileCharts, Weighed, may_be_chart, read};

use crate::model::title::Title;
use crate::parse::chart::Problem;
use crate::source::{FileId, Span, Spanned};

/// Index into [`Chart::people`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonId(pub u32);

/// Index into [`Chart::seats`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SeatId(pub u32);

/// Everything that the charts, rosters and membership files of a company say, made one.
#[derive(Clone, Default, Debug)]
pub struct Chart {
    /// Boxes of the chart; one person may fill several, one may be vacant.
    pub seats: Vec<Seat>,
    /// People, each once.
    pub people: Vec<Person>,
    /// Teams and groups.
    pub teams: Vec<Team>,
    /// The files (or fenced diagrams) that it was read from.
    pub inputs: Vec<ChartInput>,
    /// What in the files of these charts cannot be read.
    pub problems: Vec<Problem>,
    /// Further addresses and handles (without `@`), lower case, that `.mailmap` or the configuration gives to people.
    pub aliases: Vec<(String, PersonId)>,
    /// Records that claim to be the same one.
    pub duplicates: Vec<Duplicate>,
}

/// Two records of one input with one id, e-mail or handle, which are not two seats of one person.
#[derive(Clone, Debug)]
pub struct Duplicate {
    /// What they share: `id`, `e-mail`, `handle`.
    pub what: &'static str,
    /// The later one, where it is said.
    pub at: Spanned<String>,
    /// The earlier one.
    pub first: Span,
}

/// One file, or one diagram in a file, that was read as a chart.
#[derive(Clone, Debug)]
pub struct ChartInput {
    /// The file.
    pub file: FileId,
    /// The bytes of the chart in it.
    pub span: Span,
    /// Name of the format for people: `YAML records`, `CSV`, `Mermaid flowchart` …
    pub format: &'static str,
    /// 3 records with managers, 2 labelled diagrams and lists, 1 roles or teams only, 0 not a chart of this company.
    pub authority: u8,
    /// Does it look whole, so that what is absent proves something?
    pub complete: bool,
    /// Does something speak against it (a folder of samples, a heading "proposed"), though not enough to leave it out?
    pub doubtful: bool,
}

/// A box of the chart.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The title as written; empty value when none is.
    pub title: Spanned<String>,
    /// What the title means.
    pub reading: Title,
    /// Who sits there; `None` when vacant or a group.
    pub holder: Option<PersonId>,
    /// The seat reported to, when it resolved.
    pub manager: Option<SeatId>,
    /// The reference as written: where the reporting line stands, resolved or not.
    pub manager_at: Option<Spanned<String>>,
    /// Further, dotted lines.
    pub dotted: Vec<Spanned<String>>,
    /// What became of the reference.
    pub reference: Reference,
    /// Further solid lines than `manager`, with the seat where they resolved.
    pub also_reports_to: Vec<(Option<SeatId>, Spanned<String>)>,
    /// A person's seat, a vacant one, or a box that stands for a group.
    pub kind: SeatKind,
    /// The same seat as a better source tells it; what only this one tells is still here.
    pub same_as: Option<SeatId>,
    /// Where the whole record or node stands.
    pub at: Span,
    /// Team or department as written.
    pub team: Option<Spanned<String>>,
    /// How many people it stands for: 1, 0 when vacant, more for "4 devs".
    pub headcount: u32,
    /// Index into [`Chart::inputs`].
    pub input: u32,
}

/// What became of a reference to a manager.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reference {
    /// There is none, or it says that there is nobody above.
    #[default]
    None,
    /// It leads to a seat.
    Resolved,
    /// It leads to nobody.
    Unknown,
    /// It fits several people: never guessed at.
    Ambiguous,
}

/// What a box of a chart stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SeatKind {
    /// A person, or a role whose holder is not told.
    #[default]
    Person,
    /// To be hired: a legal manager, no head.
    Vacant,
    /// A team or several people: who reports to it reports to whom it reports to.
    Group,
}

/// A person, possibly in several seats.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name as first written; empty if only a handle is known.
    pub name: String,
    /// Every place at which the name stands in charts and rosters.
    pub named_at: Vec<Span>,
    /// Handles without `@`, lower-case, with their places.
    pub handles: Vec<Spanned<String>>,
    /// E-mail addresses, lower-case, with their places.
    pub emails: Vec<Spanned<String>>,
    /// Seats, in order of authority.
    pub seats: Vec<SeatId>,
    /// Where it is written that they left.
    pub left: Option<Span>,
}

/// A team or group with its members.
#[derive(Clone, Debug)]
pub struct Team {
    /// Name or slug, as owners refer to it (`payments`, without organisation and `@`).
    pub name: Spanned<String>,
    /// Members, as far as they are known.
    pub members: Vec<PersonId>,
    /// Names of the teams it belongs to.
    pub parents: Vec<String>,
}

impl Seat {
    /// A seat of which only the place is known.
    pub fn new(at: Span, input: u32) -> Self {
        Self {
            title: Spanned::new(String::new(), at),
            reading: Title::default(),
            holder: None,
            manager: None,
            manager_at: None,
            dotted: Vec::new(),
            reference: Reference::None,
            also_reports_to: Vec::new(),
            kind: SeatKind::Person,
            same_as: None,
            at,
            team: None,
            headcount: 0,
            input,
        }
    }
}

impl Chart {
    /// Do the files of the company tell of nobody: no seats, no people, no teams?
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty() && self.people.is_empty() && self.teams.is_empty()
    }

    /// A seat by its id.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(id.0 as usize)
    }

    /// A person by their id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0 as usize)
    }

    /// For every seat, the seats that report to it, groups stepped over and seats told twice left out.
    pub fn reports(&self) -> Vec<Vec<SeatId>> {
        let mut reports = vec![Vec::new(); self.seats.len()];
        let managers = self.managers();
        for ((id, seat), manager) in self.seat_ids().zip(managers) {
            let manager = manager.filter(|_| seat.same_as.is_none());
            if let Some(list) = manager.and_then(|manager| reports.get_mut(manager.0 as usize)) {
                list.push(id);
            }
        }
        reports
    }

    /// For every seat, the seat that it really reports to: group boxes between them are stepped over.
    pub fn managers(&self) -> Vec<Option<SeatId>> {
        // What lies above a group, once known; a circle of groups has nobody above it.
        let mut above: Vec<Option<Option<SeatId>>> = vec![None; self.seats.len()];
        let is_group =
            |id: SeatId| self.seat(id).is_some_and(|seat| seat.kind == SeatKind::Group && seat.holder.is_none());
        let step = |seat: &Seat| {
            let mut path = Vec::new();
            let mut at = seat.manager;
            while let Some(group) = at.filter(|&id| is_group(id)) {
                match above.get_mut(group.0 as usize) {
                    Some(Some(known)) => {
                        at = *known;
                        break;
                    }
                    Some(unknown) => *unknown = Some(None),
                    None => break,
                }
                path.push(group);
                at = self.seat(group).and_then(|seat| seat.manager);
            }
            for group in path {
                if let Some(slot) = above.get_mut(group.0 as usize) {
                    *slot = Some(at);
                }
            }
            at
        };
        self.seats.iter().map(step).collect()
    }

    /// Every seat with its id.
    pub fn seat_ids(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        (0u32..).map(SeatId).zip(&self.seats)
    }

    /// Every person with their id.
    pub fn person_ids(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        (0u32..).map(PersonId).zip(&self.people)
    }

    /// The input that a seat was read from.
    pub fn input_of(&self, seat: &Seat) -> Option<&ChartInput> {
        self.inputs.get(seat.input as usize)
    }

    /// Is there an input that looks whole, so that what is absent proves something?
    pub fn is_complete(&self) -> bool {
        self.inputs.iter().any(|input| input.complete && input.authority >= 2)
    }

    /// People of the company: filled seats' holders, each once, plus the heads that group nodes count.
    pub fn headcount(&self) -> u32 {
        let seated =
            self.people.iter().filter(|person| person.left.is_none() && !person.seats.is_empty()).count() as u32;
        let grouped: u32 = self.seats.iter().filter(|seat| seat.holder.is_none()).map(|seat| seat.headcount).sum();
        seated + grouped
    }
}
