//! A title → discipline, level, flags.

/// What a job title means.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Title {
    /// The kinds of work named, the head segment's first ("CTO / VP Engineering" has two roles, one discipline).
    pub disciplines: Vec<Discipline>,
    /// How high.
    pub level: Level,
    /// Is it the CTO's title (not Field CTO, not the Office of the CTO)?
    pub cto: bool,
    /// Is it the VP of Engineering's, or a Head of Engineering's, who is one where there is no VP?
    pub vpe: bool,
    /// "Head of Engineering" and the like, which count as VPE only where no VP of Engineering exists.
    pub vpe_by_standing: bool,
    /// CEO, founder, managing director.
    pub chief_executive: bool,
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
}

/// A kind of work.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
