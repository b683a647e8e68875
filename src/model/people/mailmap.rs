//! `.mailmap`: which names and addresses are one committer (gitmailmap(5)).

use std::collections::HashMap;

use super::normalised_name;

/// The domain of the addresses that GitHub hands out.
const NOREPLY: &str = "users.noreply.github.com";

/// Addresses and what they stand for.
#[derive(Clone, Default, Debug)]
pub struct Mailmap {
    /// Address → (proper name, proper address), both may be empty.
    by_email: HashMap<String, (String, String)>,
}

impl Mailmap {
    /// Reads the four forms of line; lines of no form are skipped, as git does.
    pub fn parse(text: &str) -> Self {
        let mut map = Self::default();
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or("").trim();
            let Some((name, rest)) = line.split_once('<') else { continue };
            let Some((first, rest)) = rest.split_once('>') else { continue };
            let commit = rest.split_once('<').and_then(|(_, tail)| tail.split_once('>')).map(|(email, _)| email);
            let (proper, email) = match commit {
                Some(commit) => (normalised_email(first), normalised_email(commit)),
                None => (String::new(), normalised_email(first)),
            };
            map.by_email.insert(email, (name.trim().to_owned(), proper));
        }
        map
    }

    /// The proper form of an address, if it differs.
    pub fn email(&self, email: &str) -> Option<&str> {
        self.by_email
            .get(&normalised_email(email))
            .map(|(_, proper)| proper.as_str())
            .filter(|proper| !proper.is_empty())
    }

    /// The proper name behind an address.
    pub fn name(&self, email: &str) -> Option<&str> {
        self.by_email.get(&normalised_email(email)).map(|(name, _)| name.as_str()).filter(|name| !name.is_empty())
    }

    /// Every address, with the comparable form of the name and the proper address it belongs to; both may be empty.
    pub fn entries(&self) -> impl Iterator<Item = (&str, String, &str)> {
        self.by_email.iter().map(|(email, (name, proper))| (email.as_str(), normalised_name(name), proper.as_str()))
    }

    /// Every address with the comparable form of the name it belongs to.
    pub fn names(&self) -> impl Iterator<Item = (&str, String)> {
        let named = self.by_email.iter().filter(|(_, (name, _))| !name.is_empty());
        named.map(|(email, (name, _))| (email.as_str(), normalised_name(name)))
    }
}

/// Lower case, without `+tag`; of an address that GitHub hands out (`1234+login@…`), the login.
pub(crate) fn normalised_email(email: &str) -> String {
    let email = email.trim().trim_start_matches("mailto:").to_lowercase();
    match email.split_once('@') {
        Some((user, domain)) if domain == NOREPLY => {
            format!("{}@{domain}", user.split_once('+').map_or(user, |(_, login)| login))
        }
        Some((user, domain)) => format!("{}@{domain}", user.split('+').next().unwrap_or(user)),
        None => email,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_mapped() {
        let map = Mailmap::parse(
            "# people\nDana Field <dana@reedbank.example> <df@old.example>\nZoë Quill <zoe@reedbank.example>\n<ops@reedbank.example> <root@old.example>\nnonsense\n",
        );
        assert_eq!(map.email("DF@old.example"), Some("dana@reedbank.example"));
        assert_eq!(map.name("df@old.example"), Some("Dana Field"));
        assert_eq!(map.name("zoe@reedbank.example"), Some("Zoë Quill"));
        assert_eq!(map.email("root@old.example"), Some("ops@reedbank.example"));
    }
}
