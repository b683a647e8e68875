//! The org chart: seats apart from people, reporting lines, teams; each with the place where it is written.

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
}

/// A box of the chart.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The title as written; empty value when none is.
    pub title: Spanned<String>,
    /// What the title means.
    pub reading: crate::model::title::Title,
    /// Who sits there; `None` when vacant or a group.
    pub holder: Option<PersonId>,
    /// The seat reported to, when it resolved.
    pub manager: Option<SeatId>,
    /// The reference as written: where the reporting line stands, resolved or not.
    pub manager_at: Option<Spanned<String>>,
    /// Further, dotted lines.
    pub dotted: Vec<Spanned<String>>,
    /// Where the whole record or node stands.
    pub at: Span,
    /// Team or department as written.
    pub team: Option<Spanned<String>>,
    /// How many people it stands for: 1, 0 when vacant, more for "4 devs".
    pub headcount: u32,
    /// Index into [`Chart::inputs`].
    pub input: u32,
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

impl Chart {
    /// A seat by its id.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(id.0 as usize)
    }

    /// A person by their id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0 as usize)
    }

    /// People of the company: filled seats' holders, each once, plus the heads that group nodes count.
    pub fn headcount(&self) -> u32 {
        let seated =
            self.people.iter().filter(|person| person.left.is_none() && !person.seats.is_empty()).count() as u32;
        let grouped: u32 = self.seats.iter().filter(|seat| seat.holder.is_none()).map(|seat| seat.headcount).sum();
        seated + grouped
    }
}
