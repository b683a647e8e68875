//! A title → discipline, level, flags.
//!
//! The words are data (`rules/lexicon/titles.toml`); the order of reading is in `reading`.

mod lexicon;
pub mod markup;
mod phrase;
mod reading;
mod words;

use std::sync::Arc;

use serde::Deserialize;

pub use lexicon::{TitleWords, Titles};

/// What a job title means.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Title {
    /// The kinds of work named, the head segment's first ("CTO / VP Engineering" has two roles, one discipline).
    pub disciplines: Vec<Discipline>,
    /// How high.
    pub level: Level,
    /// The finer word for it.
    pub grade: Grade,
    /// The field within the discipline, as the lexicon names it: `data`, `it`, `security`, `process`, `dual-product` …
    pub specialty: Option<Arc<str>>,
    /// Is the discipline told by weak words only ("Architect", "IT"), or not at all?
    pub weak: bool,
    /// Is it the CTO's title (not Field CTO, not the Office of the CTO)?
    pub cto: bool,
    /// Is it the VP of Engineering's, or a Head of Engineering's, who is one where there is no VP?
    pub vpe: bool,
    /// "Head of Engineering" and the like, which count as VPE only where no VP of Engineering exists.
    pub vpe_by_standing: bool,
    /// CEO, founder, managing director.
    pub chief_executive: bool,
    /// Founder or co-founder, besides whatever else.
    pub founder: bool,
    /// Acting, interim, a.i.
    pub acting: bool,
    /// Deputy, assistant, associate to the role; chief of staff; office of.
    pub deputy: bool,
    /// Former, ex-, emeritus.
    pub former: bool,
    /// Field, fractional, advisory: not the role itself.
    pub adjunct: bool,
    /// Scrum master, PMO, agile coach, program manager, delivery manager: process work.
    pub process: bool,
    /// "To be hired", "vacancy": a seat without a person.
    pub vacant: bool,
}

impl Title {
    /// The discipline that the title is of first of all; `None` where no word tells.
    pub fn discipline(&self) -> Option<Discipline> {
        self.disciplines.first().copied()
    }

    /// Is the work engineering, told by more than a weak word?
    pub fn is_engineering(&self) -> bool {
        !self.weak && self.disciplines.contains(&Discipline::Engineering)
    }

    /// Is it the work of building software, rather than of running IT, security or data?
    pub fn is_software(&self) -> bool {
        self.is_engineering() && !matches!(self.specialty.as_deref(), Some("data" | "it" | "security"))
    }

    /// Is the work of another profession for certain? Weak and unknown titles are neither this nor engineering.
    pub fn is_other_profession(&self) -> bool {
        let known = self.disciplines.iter().any(|d| !matches!(d, Discipline::Other | Discipline::General));
        known && !self.disciplines.contains(&Discipline::Engineering)
    }
}

/// A kind of work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Discipline {
    /// Software, data, infrastructure, QA, security, SRE, IT: engineering in the sense of the rules.
    Engineering,
    /// Product management.
    Product,
    /// Project, program and delivery management, agile coaching.
    Project,
    /// Design and research.
    Design,
    /// HR, talent, people.
    People,
    /// Finance and accounting.
    Finance,
    /// Legal and compliance.
    Legal,
    /// Marketing and communication.
    Marketing,
    /// Sales, partnerships, solutions and sales engineering.
    Sales,
    /// Customer support and success.
    Support,
    /// Operations, administration.
    Operations,
    /// General management: CEO, founder, COO.
    General,
    /// Read, but of no discipline that we know.
    Other,
}

/// How high a title stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Level {
    /// Works, leads nobody by title.
    #[default]
    Individual,
    /// Lead, team lead.
    Lead,
    /// Manager.
    Manager,
    /// Director, head of.
    Director,
    /// Vice president.
    Vice,
    /// C-level, founder, president.
    Chief,
}

/// How high, in the words of titles. Ordered as titles outrank each other where one label holds several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// To be hired.
    Vacant,
    /// Intern, apprentice.
    Intern,
    /// Works.
    #[default]
    Individual,
    /// Senior, architect.
    Senior,
    /// Lead, principal, staff.
    Lead,
    /// "Manager" of a product, a project, an account: of people only by chance.
    IndividualManager,
    /// Chief of staff, assistant to.
    StaffOf,
    /// Office of the CTO.
    OfficeOf,
    /// Field, federal, regional CTO: a seller with a chief's title.
    Field,
    /// Manager of people.
    Manager,
    /// Director.
    Director,
    /// Head of.
    Head,
    /// Deputy of a chief.
    Deputy,
    /// Vice president.
    Vice,
    /// Founder, without another title.
    Founder,
    /// Chief … officer.
    Chief,
}

impl Grade {
    /// The coarse level.
    pub fn level(self) -> Level {
        match self {
            Self::Vacant | Self::Intern | Self::Individual | Self::Senior => Level::Individual,
            Self::IndividualManager | Self::StaffOf | Self::OfficeOf => Level::Individual,
            Self::Lead | Self::Field => Level::Lead,
            Self::Manager => Level::Manager,
            Self::Director | Self::Head => Level::Director,
            Self::Deputy | Self::Vice => Level::Vice,
            Self::Founder | Self::Chief => Level::Chief,
        }
    }
}
