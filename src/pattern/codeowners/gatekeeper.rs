//! One leader who alone owns what the team works on.

use serde::Deserialize;

use super::{Hit, count_files, engineers, files, hit, name_of, seats, title_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{PersonId, Seat};
use crate::model::ownership::{OwnerIndex, OwnersFile, Resolved, is_prose};
use crate::parse::codeowners::Rule;
use crate::source::Span;

/// The CTO is the only owner of much. Files that have other owners as well are never counted.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GatekeeperPattern {
    /// Of what.
    pub sole_owner_of: Scope,
    /// At least so many percent of it (not of the catch-all).
    #[serde(default)]
    pub percent: u32,
    /// The company has at least this many engineers.
    pub engineers: u32,
    /// Silent where the same person owns the catch-all, or at least so many percent of all files: that is the graver
    /// sign of the two.
    #[serde(default)]
    pub below: Option<u32>,
}

/// What somebody is the only owner of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The line that takes every file which no other line takes.
    CatchAll,
    /// All files.
    Files,
    /// Source code, by extension; no docs, legal texts, translations, vendored files.
    Code,
}

/// A share of less than this many files says nothing.
const FEWEST_FILES: u32 = 10;

impl GatekeeperPattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "title", "owner", "pattern", "files", "percent"];
    /// `title`: what makes the owner the CTO; `also`: further lines of theirs.
    pub const LABELS: &[&str] = &["title", "also"];

    /// At most one hit a CODEOWNERS file and person.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        if company.ownership.files.is_empty() || engineers(company) < self.engineers || is_handbook(company) {
            return Vec::new();
        }
        let index = OwnerIndex::new(&company.chart);
        company.ownership.in_force().flat_map(|file| self.find_in(company, file, &index)).collect()
    }

    fn find_in(&self, company: &Company, file: &OwnersFile, index: &OwnerIndex<'_>) -> Vec<Hit> {
        let soles = Soles::new(company, file, index);
        let ctos = (0..company.chart.people.len() as u32).map(PersonId);
        ctos.filter_map(|person| {
            let seat = cto_seat(company, person)?;
            let holding = soles.of(person, self.sole_owner_of, file)?;
            if self.below.is_some_and(|percent| soles.is_gate(person, percent, file)) {
                return None;
            }
            let enough = match self.sole_owner_of {
                Scope::CatchAll => true,
                Scope::Files | Scope::Code => holding.is_at_least(self.percent),
            };
            enough.then(|| report(company, person, seat, &holding))
        })
        .collect()
    }
}

/// The seat that makes a person the CTO; `None` for one who is VP of Engineering as well, or has left.
fn cto_seat(company: &Company, person: PersonId) -> Option<&Seat> {
    if company.chart.person(person)?.left.is_some() || seats(company, person).any(|seat| seat.reading.vpe) {
        return None;
    }
    seats(company, person).find(|seat| seat.reading.cto && !seat.reading.adjunct && !seat.reading.deputy)
}

/// A repository of prose: there, a leader's catch-all is right.
fn is_handbook(company: &Company) -> bool {
    let (mut prose, mut code) = (0, 0);
    for (_, path) in files(company) {
        prose += u32::from(is_prose(path));
        code += u32::from(company.ownership.code.is_code(path));
    }
    prose >= 5 && code * 4 < prose
}

/// What one person alone owns.
struct Holding<'a> {
    /// The lines, the one with the most files first.
    rules: Vec<&'a Rule>,
    files: u32,
    of: u32,
}

impl Holding<'_> {
    fn percent(&self) -> u32 {
        self.files * 100 / self.of.max(1)
    }

    fn is_at_least(&self, percent: u32) -> bool {
        self.of >= FEWEST_FILES && self.files * 100 >= percent * self.of
    }
}

/// For each line its only owner, and the files that no other line of the file owns as well.
struct Soles {
    /// Per rule: who, all files, code files.
    rules: Vec<(Option<PersonId>, u32, u32)>,
    all: u32,
    code: u32,
}

impl Soles {
    fn new(company: &Company, file: &OwnersFile, index: &OwnerIndex<'_>) -> Self {
        let sole = |rule: &Rule| match file.syntax.owners_of(rule) {
            [owner] => match index.resolve(owner) {
                Resolved::Person(person) => Some(person),
                Resolved::Members(_) | Resolved::Unresolved => None,
            },
            _ => None,
        };
        let rules = file.syntax.rules.iter().map(|rule| (sole(rule), 0, 0)).collect();
        let mut soles = Self { rules, all: 0, code: 0 };
        for (id, path) in files(company) {
            let is_code = u32::from(company.ownership.code.is_code(path));
            soles.all += 1;
            soles.code += is_code;
            let mut rules = file.rules_of(id);
            if let (Some((rule, _)), None) = (rules.next(), rules.next())
                && let Some((_, all, code)) = soles.rules.get_mut(rule as usize)
            {
                *all += 1;
                *code += is_code;
            }
        }
        soles
    }

    fn of<'a>(&self, person: PersonId, scope: Scope, file: &'a OwnersFile) -> Option<Holding<'a>> {
        let mut own: Vec<(u32, &Rule)> = Vec::new();
        for (at, (rule, (sole, all, code))) in file.syntax.rules.iter().zip(&self.rules).enumerate() {
            let files = if scope == Scope::Code { *code } else { *all };
            let counts = scope != Scope::CatchAll || file.is_catch_all(at);
            if *sole == Some(person) && files > 0 && counts {
                own.push((files, rule));
            }
        }
        own.sort_by_key(|(files, rule)| (std::cmp::Reverse(*files), rule.at));
        let files = own.iter().map(|(files, _)| files).sum();
        let of = if scope == Scope::Code { self.code } else { self.all };
        let rules: Vec<&Rule> = own.into_iter().map(|(_, rule)| rule).collect();
        (!rules.is_empty()).then_some(Holding { rules, files, of })
    }

    fn is_gate(&self, person: PersonId, percent: u32, file: &OwnersFile) -> bool {
        self.of(person, Scope::CatchAll, file).is_some()
            || self.of(person, Scope::Files, file).is_some_and(|holding| holding.is_at_least(percent))
    }
}

fn report(company: &Company, person: PersonId, seat: &Seat, holding: &Holding<'_>) -> Hit {
    let first = holding.rules.first();
    let mut labels: Vec<(&'static str, Span)> = first.map(|rule| ("", rule.at)).into_iter().collect();
    labels.push(("title", title_at(seat)));
    labels.extend(holding.rules.iter().skip(1).take(3).map(|rule| ("also", rule.at)));
    let who = name_of(company, person);
    let values = vec![
        ("owner", first.and_then(|rule| rule.owners.first()).map_or_else(|| who.clone(), |owner| owner.text.clone())),
        ("title", seat.title.value.clone()),
        ("pattern", first.map_or_else(String::new, |rule| rule.pattern.value.clone())),
        ("files", count_files(holding.files)),
        ("percent", holding.percent().to_string()),
        ("who", who.clone()),
    ];
    hit(labels, values, Confidence::High, format!("{who} sole owner"))
}
