//! Nodes made people: by e-mail, handle, then name; what is ambiguous stays apart.

use std::collections::{HashMap, HashSet};

use super::{Person, PersonId};
use crate::model::people::{Mailmap, looks_personal, normalised_name};
use crate::parse::chart::Node;
use crate::source::Spanned;

/// People as they become known.
pub(super) struct Registry<'a> {
    pub(super) people: Vec<Person>,
    mailmap: &'a Mailmap,
    /// Name → the addresses that `.mailmap` gives to it.
    addresses: HashMap<String, Vec<String>>,
    by_email: HashMap<String, PersonId>,
    by_handle: HashMap<String, PersonId>,
    by_name: HashMap<String, Vec<PersonId>>,
    /// Ids of records, per input: two ids of one name are two people.
    ids: HashMap<(u32, PersonId), String>,
}

impl<'a> Registry<'a> {
    pub(super) fn new(mailmap: &'a Mailmap) -> Self {
        let mut addresses: HashMap<String, Vec<String>> = HashMap::new();
        for (email, name) in mailmap.names() {
            addresses.entry(name).or_default().push(email.to_owned());
        }
        Self {
            people: Vec::new(),
            mailmap,
            addresses,
            by_email: HashMap::new(),
            by_handle: HashMap::new(),
            by_name: HashMap::new(),
            ids: HashMap::new(),
        }
    }

    /// The person that a node of input `input` is about, made known if new; `None` if nothing tells who it is.
    pub(super) fn person(&mut self, input: u32, node: &Node) -> Option<PersonId> {
        let name = node.name.as_ref().map(|name| normalised_name(&name.value)).unwrap_or_default();
        if name.is_empty() && node.emails.is_empty() && node.handles.is_empty() {
            return None;
        }
        let id = node.keys.first().map(|key| key.value.as_str()).filter(|key| is_number(key));
        let known = self.by_address(node, &name).or_else(|| self.by_name(input, node, &name, id));
        let person = known.unwrap_or_else(|| self.add());
        self.learn(person, node, &name);
        if let Some(id) = id {
            self.ids.entry((input, person)).or_insert_with(|| id.to_owned());
        }
        Some(person)
    }

    fn add(&mut self) -> PersonId {
        let id = PersonId(self.people.len() as u32);
        let (name, named_at, handles, emails, seats) = (String::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        self.people.push(Person { name, named_at, handles, emails, seats, left: None });
        id
    }

    /// By e-mail, then by handle; an address under two names that share no word is nobody's.
    fn by_address(&self, node: &Node, name: &str) -> Option<PersonId> {
        let emails = node.emails.iter().filter_map(|email| self.by_email.get(&self.email(&email.value)));
        let handles = node.handles.iter().filter_map(|handle| self.by_handle.get(&handle.value.to_lowercase()));
        emails.chain(handles).copied().find(|&id| self.may_be_named(id, name))
    }

    fn may_be_named(&self, id: PersonId, name: &str) -> bool {
        let known = self.people.get(id.0 as usize).map(|person| normalised_name(&person.name)).unwrap_or_default();
        known.is_empty() || name.is_empty() || known.split(' ').any(|word| name.split(' ').any(|other| other == word))
    }

    /// By the name, if one person bears it and no address or id speaks against it.
    fn by_name(&self, input: u32, node: &Node, name: &str, id: Option<&str>) -> Option<PersonId> {
        // A single word is a name only inside one chart, where nobody else bears it.
        let written = node.name.as_ref().map(|name| name.value.as_str()).unwrap_or("");
        if name.is_empty() || !name.contains(' ') && !looks_personal(written) && self.people.is_empty() {
            return None;
        }
        let mut same = self.by_name.get(name)?.iter().copied().filter(|&other| self.agrees(input, other, node, id));
        let first = same.next()?;
        same.next().is_none().then_some(first)
    }

    fn agrees(&self, input: u32, other: PersonId, node: &Node, id: Option<&str>) -> bool {
        let Some(person) = self.people.get(other.0 as usize) else { return false };
        let known: HashSet<String> = person.emails.iter().map(|email| self.email(&email.value)).collect();
        let emails = node.emails.is_empty()
            || known.is_empty()
            || node.emails.iter().any(|email| known.contains(&self.email(&email.value)));
        let handle = |value: &Spanned<String>| value.value.to_lowercase();
        let handles = node.handles.is_empty()
            || person.handles.is_empty()
            || person.handles.iter().any(|known| node.handles.iter().any(|other| handle(other) == handle(known)));
        let ids = match (id, self.ids.get(&(input, other))) {
            (Some(id), Some(known)) => id == known,
            _ => true,
        };
        emails && handles && ids
    }

    fn learn(&mut self, id: PersonId, node: &Node, name: &str) {
        for email in &node.emails {
            let key = self.email(&email.value);
            self.by_email.entry(key).or_insert(id);
        }
        for address in self.addresses.get(name).into_iter().flatten() {
            self.by_email.entry(address.clone()).or_insert(id);
        }
        for handle in &node.handles {
            self.by_handle.entry(handle.value.to_lowercase()).or_insert(id);
        }
        if !name.is_empty() {
            let bearers = self.by_name.entry(name.to_owned()).or_default();
            // Three bearers are as ambiguous as three thousand.
            if bearers.len() < 32 && !bearers.contains(&id) {
                bearers.push(id);
            }
        }
        let Some(person) = self.people.get_mut(id.0 as usize) else { return };
        if let Some(written) = &node.name {
            if person.name.is_empty() {
                person.name.clone_from(&written.value);
            }
            if !person.named_at.contains(&written.span) {
                person.named_at.push(written.span);
            }
        }
        for (list, new) in [(&mut person.handles, &node.handles), (&mut person.emails, &node.emails)] {
            for value in new {
                let value = Spanned::new(value.value.to_lowercase(), value.span);
                if !list.iter().any(|known| known.value == value.value) {
                    list.push(value);
                }
            }
        }
    }

    fn email(&self, email: &str) -> String {
        let email = crate::model::people::normalised_email(email);
        self.mailmap.email(&email).map(str::to_owned).unwrap_or(email)
    }

    /// The one person that a reference from outside a chart means.
    pub(super) fn find(&self, reference: &str) -> Option<PersonId> {
        let key = super::index::reference_key(reference);
        let address = self.by_email.get(&self.email(&key)).or_else(|| self.by_handle.get(&key)).copied();
        address.or_else(|| match self.by_name.get(&normalised_name(reference)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        })
    }

    /// Further addresses, and logins, by which `.mailmap` knows people of the chart.
    pub(super) fn aliases(&self) -> Vec<(String, PersonId)> {
        let mut aliases = Vec::new();
        for (email, name, proper) in self.mailmap.entries() {
            let named = match self.by_name.get(&name).map(Vec::as_slice) {
                Some([one]) => Some(*one),
                _ => None,
            };
            let Some(person) = self.by_email.get(proper).copied().or(named) else { continue };
            aliases.push((email.to_owned(), person));
            if let Some(login) = email.strip_suffix("@users.noreply.github.com") {
                aliases.push((login.to_owned(), person));
            }
        }
        aliases.sort();
        aliases
    }

    /// The person with a handle, made known if new.
    pub(super) fn with_handle(&mut self, handle: &Spanned<String>) -> PersonId {
        if let Some(&id) = self.by_handle.get(&handle.value.to_lowercase()) {
            return id;
        }
        let id = self.add();
        self.by_handle.insert(handle.value.to_lowercase(), id);
        if let Some(person) = self.people.get_mut(id.0 as usize) {
            person.handles.push(Spanned::new(handle.value.to_lowercase(), handle.span));
        }
        id
    }
}

/// An id that a system gave out, rather than a name that people gave: mostly digits, or a UUID.
fn is_number(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && digits * 2 >= key.len()
}
