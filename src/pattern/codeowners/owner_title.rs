//! Source code whose only owners are no engineers.

use serde::Deserialize;

use super::{Hit, count_files, engineers, files, hit, name_of, seats, title_at};
use crate::finding::Confidence;
use crate::model::Company;
use crate::model::chart::{PersonId, Seat};
use crate::model::ownership::{OwnerIndex, OwnersFile, Resolved};
use crate::model::title::Title;
use crate::parse::codeowners::Owner;

/// A line that gives source code to people of other professions alone.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerTitlePattern {
    /// The company has at least this many engineers.
    pub engineers: u32,
}

impl OwnerTitlePattern {
    /// Placeholders of its hits.
    pub const VALUES: &[&str] = &["who", "title", "pattern", "files"];
    /// `title`: where the chart tells the profession.
    pub const LABELS: &[&str] = &["title"];

    /// One hit for each line; silent if one owner cannot be resolved, is an engineer, or leads the whole company.
    pub fn find(&self, company: &Company) -> Vec<Hit> {
        if company.ownership.files.is_empty() || engineers(company) < self.engineers {
            return Vec::new();
        }
        let index = OwnerIndex::new(&company.chart);
        company.ownership.in_force().flat_map(|file| find_in(company, file, &index)).collect()
    }
}

fn find_in(company: &Company, file: &OwnersFile, index: &OwnerIndex<'_>) -> Vec<Hit> {
    let mut code = vec![0_u32; file.syntax.rules.len()];
    for (id, _) in files(company).filter(|(_, path)| company.ownership.code.is_code(path)) {
        let mut rules = file.rules_of(id);
        if let (Some((rule, _)), None) = (rules.next(), rules.next())
            && let Some(count) = code.get_mut(rule as usize)
        {
            *count += 1;
        }
    }
    let rules = file.syntax.rules.iter().zip(code).filter(|(_, files)| *files > 0);
    rules
        .filter_map(|(rule, files)| {
            let owners = file.syntax.owners_of(rule);
            let foreign = foreigners(company, owners, index)?;
            let mut labels = vec![("", owners.first()?.at.to(owners.last()?.at))];
            labels.extend(foreign.iter().take(4).map(|(_, seat)| ("title", title_at(seat))));
            let names: Vec<String> = foreign.iter().map(|(person, _)| name_of(company, *person)).collect();
            let (_, seat) = foreign.first()?;
            let values = vec![
                ("who", names.join(", ")),
                ("title", seat.title.value.clone()),
                ("pattern", rule.pattern.value.clone()),
                ("files", count_files(files)),
            ];
            let key = format!("{} {}", rule.pattern.value, names.join(", "));
            Some(hit(labels, values, Confidence::High, key))
        })
        .collect()
}

/// All owners with the seat that tells their profession, if every one of them is known to be no engineer.
fn foreigners<'a>(company: &'a Company, owners: &[Owner], index: &OwnerIndex<'_>) -> Option<Vec<(PersonId, &'a Seat)>> {
    let mut foreign = Vec::new();
    for owner in owners {
        let people = match index.resolve(owner) {
            Resolved::Person(person) => vec![person],
            Resolved::Members(people) => people,
            Resolved::Unresolved => return None,
        };
        for person in people {
            let seat = seats(company, person).next()?;
            if !seats(company, person).all(|seat| is_of_another_profession(&seat.reading)) {
                return None;
            }
            foreign.push((person, seat));
        }
    }
    (!foreign.is_empty()).then_some(foreign)
}

/// A title that says what somebody does, and it is neither engineering nor the company as a whole.
fn is_of_another_profession(title: &Title) -> bool {
    title.is_other_profession() && !title.cto && !title.vpe && !title.chief_executive && !title.founder
}
