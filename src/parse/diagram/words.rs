//! What a phrase of a label is: a title, a name, a team, a vacancy.

use super::vocabulary::{FIELDS, MODIFIERS, PARTICLES, ROLE_ENDINGS, ROLES, THINGS, UNITS, VACANT};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a phrase is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A job title.
    Role,
    /// The name of a person: two words or more.
    Person,
    /// A team, a department, a field of work.
    Unit,
    /// Nobody yet: `TBD`, `open role`.
    Vacant,
    /// Says how a title is held: `acting`, `interim`.
    Modifier,
    /// Nothing of these.
    Other,
}

/// What a single word may be, all at once: one look-up a word.
#[derive(Clone, Copy, Default)]
struct Word {
    role: bool,
    modifier: bool,
    unit: bool,
    field: bool,
    thing: bool,
}

static WORDS: LazyLock<HashMap<&str, Word, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    type Mark = fn(&mut Word);
    let lists: [(&'static str, Mark); 5] = [
        (ROLES, |word| word.role = true),
        (MODIFIERS, |word| word.modifier = true),
        (UNITS, |word| word.unit = true),
        (FIELDS, |word| word.field = true),
        (THINGS, |word| word.thing = true),
    ];
    let mut all: HashMap<&str, Word, BuildHasherDefault<Fnv>> = HashMap::default();
    for (list, mark) in lists {
        list.split_whitespace().for_each(|word| mark(all.entry(word).or_default()));
    }
    all
});

/// FNV-1a: words are short, and nobody gains by making these few hundred collide.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn look_up(word: &str) -> Word {
    WORDS.get(word).copied().unwrap_or_default()
}

/// Longest phrase that is looked at: nobody's title or name is longer.
const LONGEST: usize = 120;
/// Most words of a title.
const MOST_WORDS: usize = 12;

/// Tells what a phrase is.
pub fn kind(phrase: &str) -> Kind {
    let phrase = phrase.trim();
    if phrase.is_empty() || phrase.len() > LONGEST || phrase.split(' ').nth(MOST_WORDS).is_some() {
        return Kind::Other;
    }
    let folded = fold(phrase);
    if is_vacant(&folded) {
        return Kind::Vacant;
    }
    let words: Vec<&str> = words(&folded).collect();
    if words.is_empty() {
        return Kind::Other;
    }
    if is_unit(&words) {
        return Kind::Unit;
    }
    if is_title(&words) {
        return Kind::Role;
    }
    if words.iter().all(|word| look_up(word).modifier) {
        return Kind::Modifier;
    }
    if words
        .iter()
        .all(|word| look_up(word).field || matches!(*word, "and" | "of" | "the" | "y" | "et" | "und" | "de" | "e"))
    {
        return Kind::Unit;
    }
    if is_person(phrase) { Kind::Person } else { Kind::Other }
}

fn is_vacant(folded: &str) -> bool {
    let bare = folded.trim_matches(['(', ')', '[', ']', '<', '>', '*', '_', ' ']);
    let requisition = ["req-", "jr-", "req ", "req"].iter().any(|prefix| {
        bare.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    requisition || VACANT.contains(&bare)
}

/// A team's name ends in a word for teams, or starts with one before `of`; a title may do so too ("Head of the Platform Team").
fn is_unit(words: &[&str]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let joint =
        words.iter().position(|word| matches!(*word, "of" | "for" | "de" | "des" | "du" | "der" | "do" | "da" | "to"));
    let plain = is_plain_unit_start(first) && !is_role_word(last);
    if look_up(first).unit && (words.len() == 1 || joint == Some(1) || plain) {
        return true;
    }
    let role_before = words.iter().take(joint.unwrap_or(0)).any(|word| is_role_word(word));
    look_up(last).unit && !role_before && !is_executive(first)
}

/// `Team Alpha`, `Abteilung Einkauf`, `Отдел продаж`: the word for the team stands first.
fn is_plain_unit_start(word: &str) -> bool {
    matches!(
        word,
        "team" | "squad" | "abteilung" | "bereich" | "equipe" | "отдел" | "служба" | "департамент" | "управление"
    )
}

fn is_executive(word: &str) -> bool {
    matches!(word, "vp" | "svp" | "evp" | "ceo" | "cto" | "coo" | "cfo" | "head" | "director" | "chief")
}

/// A title has a title's word in its head, and none of the words that make a sentence or a choice.
fn is_title(words: &[&str]) -> bool {
    const SENTENCE: &[&str] = &[
        "or",
        "may",
        "can",
        "should",
        "must",
        "will",
        "shall",
        "would",
        "be",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "by",
        "that",
        "this",
        "which",
        "who",
        "whom",
        "my",
        "your",
        "our",
        "their",
        "his",
        "her",
        "its",
        "me",
        "you",
        "we",
        "they",
        "not",
        "if",
        "when",
        "while",
        "all",
        "any",
        "each",
        "every",
        "from",
        "sends",
        "write",
        "writes",
        "give",
        "gives",
        "build",
        "builds",
        "owns",
        "reports",
        "shouldn",
        "don",
        "doesn",
        "t",
        "select",
        "selecting",
    ];
    const STARTS: &[&str] =
        &["the", "a", "an", "for", "via", "at", "in", "on", "with", "how", "what", "why", "some", "other"];
    let head = words.iter().position(|word| matches!(*word, "for" | "with" | "in")).unwrap_or(words.len());
    words.len() <= MOST_WORDS
        && words.iter().take(head).any(|word| is_role_word(word))
        && !words.iter().any(|word| SENTENCE.contains(word))
        && words.first().is_none_or(|first| !STARTS.contains(first))
}

fn is_role_word(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    look_up(word).role
        || look_up(singular).role
        || word.len() > 8 && ROLE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Two to five words that look like a personal name and are none of the words that charts and processes are made of.
fn is_person(phrase: &str) -> bool {
    let phrase = phrase.trim_matches(['*', '_', '.', ' ']);
    let mut proper = 0;
    let mut count = 0;
    for word in phrase.split_whitespace() {
        count += 1;
        let bare = word.trim_matches(['.', ',']);
        let folded = fold(bare);
        if matches!(bare, "&" | "+") || PARTICLES.contains(&folded.as_str()) && !(count == 1 && bare != folded) {
            continue;
        }
        if !looks_like_a_name(bare) || is_common(&folded) {
            return false;
        }
        proper += 1;
    }
    (2..=6).contains(&count) && proper >= 2
}

/// Every word of the phrase is one that no name holds, or a field of work.
fn is_common(folded: &str) -> bool {
    words(folded).any(|word| {
        let known = look_up(word);
        known.thing || known.field || known.unit || is_role_word(word)
    })
}

/// One word of a name: a capital (or a letter of a script without capitals), then letters, apostrophes and hyphens.
pub(super) fn looks_like_a_name(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    first.is_alphabetic()
        && !first.is_lowercase()
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '‑') || is_combining(c))
        && !(word.len() > 4 && word.contains('.') && !word.ends_with('.'))
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A single word that may be a first name or a nickname.
pub(super) fn may_be_a_name(phrase: &str) -> bool {
    let phrase = phrase.trim();
    !phrase.contains(char::is_whitespace)
        && phrase.chars().count() > 1
        && looks_like_a_name(phrase)
        && !is_common(&fold(phrase))
}

/// How high a title stands, 1 (individual) to 7 (chief executive, founder, board); `None` where the words do not tell.
///
/// Only good for telling which end of an arrow is the upper one.
pub fn rank(title: &str) -> Option<u8> {
    let folded = fold(title);
    let words: Vec<&str> = words(&folded).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if has(&["assistant", "ea", "office", "secretary", "sponsor", "owner"]) || folded.contains("chief of staff") {
        return None;
    }
    let process =
        has(&["product", "project", "program", "account", "customer", "community", "social", "release", "scrum"]);
    let vice = has(&["vp", "svp", "evp", "avp", "vpe"])
        || folded.contains("vice president")
        || folded.contains("vice-president");
    if has(&[
        "board",
        "ceo",
        "founder",
        "cofounder",
        "pdg",
        "geschaftsfuhrer",
        "geschaftsfuhrerin",
        "chairman",
        "chairwoman",
    ]) || has(&["president", "presidente", "presidenta"]) && !vice
        || ["chief executive", "managing director", "director general", "directeur general", "генеральный директор"]
            .iter()
            .any(|phrase| folded.contains(phrase))
    {
        return Some(7);
    }
    let officer = words.iter().any(|word| is_officer(word))
        || has(&["chief"]) && !has(&["architect", "engineer", "scientist", "designer"]);
    if officer {
        return Some(6);
    }
    if vice {
        return Some(5);
    }
    if has(&[
        "director",
        "directors",
        "head",
        "directeur",
        "directrice",
        "directora",
        "diretor",
        "diretora",
        "direttore",
        "leiter",
        "leiterin",
        "директор",
    ]) {
        return Some(4);
    }
    if has(&[
        "manager",
        "managers",
        "mgr",
        "em",
        "supervisor",
        "jefe",
        "jefa",
        "gerente",
        "chef",
        "cheffe",
        "coordenador",
        "responsable",
        "руководитель",
        "начальник",
    ]) || words.iter().any(|word| word.len() > 8 && (word.ends_with("leiter") || word.ends_with("leiterin")))
    {
        return Some(if process { 1 } else { 3 });
    }
    if has(&["lead", "leads", "leader", "lider", "главный"]) {
        return Some(2);
    }
    words.iter().any(|word| is_role_word(word)).then_some(1)
}

fn is_officer(word: &str) -> bool {
    matches!(
        word,
        "cto"
            | "cfo"
            | "coo"
            | "cio"
            | "ciso"
            | "cpo"
            | "cro"
            | "cmo"
            | "clo"
            | "chro"
            | "cdo"
            | "cso"
            | "cco"
            | "cao"
            | "cpto"
    )
}

/// Lower-case, without the diacritics of western European languages.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).map(plain_letter).collect()
}

fn plain_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        _ => c,
    }
}

/// Runs of letters and digits.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric() && !is_combining(c)).filter(|word| !word.is_empty())
}

/// Fields of work alone, without a word for a team: the first line of a title broken over two.
pub(super) fn is_field(phrase: &str) -> bool {
    let folded = fold(phrase);
    let mut words = words(&folded).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = look_up(word);
            word.field && !word.unit
        })
}
