//! How a title is read: part, head segment, kind of work, grade, flags.

use super::lexicon::{Flag, RoleWords, Titles, WordClass, Work};
use super::words::{Token, tokens};
use super::{Discipline, Grade, Title};

/// One of the titles in "CTO / VP Engineering".
struct Part {
    words: Vec<String>,
    work: Option<Work>,
    grade: Grade,
}

impl Titles {
    /// Reads a title as written. Markup is the caller's to take off (see `markup::plain_text`).
    ///
    /// The head segment decides the kind of work (what follows a comma, a dash or a bracket is a team or region),
    /// unless it is made of rank words only, as in "Manager, Software Engineering".
    pub fn read(&self, title: &str) -> Title {
        let tokens = tokens(title, &self.shorts);
        let parts: Vec<Part> = self.parts(&tokens).into_iter().filter_map(|part| self.part(&part)).collect();
        let words: Vec<String> = tokens.iter().filter_map(word).cloned().collect();
        if words.is_empty() {
            return Title::default();
        }
        self.joined(&parts, &words)
    }

    fn joined(&self, parts: &[Part], words: &[String]) -> Title {
        let grade = parts.iter().map(|part| part.grade).max().unwrap_or_default();
        let best = parts.iter().max_by_key(|part| (part.counts(), part.grade));
        let founder = self.flag(Flag::Founder, words);
        let chief_executive =
            parts.iter().any(|part| part.grade == Grade::Chief && part.words.iter().any(|w| w == "ceo"))
                || (grade >= Grade::Founder && parts.iter().all(|part| !part.counts()));
        let standing = parts.iter().any(|part| self.is_vpe_by_standing(part));
        Title {
            disciplines: disciplines(parts, best),
            level: grade.level(),
            grade,
            specialty: best.and_then(|part| part.work.as_ref()?.specialty.clone()),
            weak: best.is_none_or(|part| part.work.as_ref().is_none_or(|work| work.weak)),
            cto: parts.iter().any(|part| self.is_cto(part)),
            vpe: standing || parts.iter().any(|part| self.is_vpe(part)),
            vpe_by_standing: standing && !parts.iter().any(|part| self.is_vpe(part)),
            chief_executive,
            founder,
            acting: self.flag(Flag::Acting, words),
            deputy: matches!(grade, Grade::Deputy | Grade::StaffOf | Grade::OfficeOf) || self.flag(Flag::Deputy, words),
            former: self.flag(Flag::Former, words),
            adjunct: grade == Grade::Field || self.flag(Flag::Adjunct, words),
            process: best.is_some_and(Part::is_process),
            vacant: grade == Grade::Vacant,
        }
    }

    fn is_cto(&self, part: &Part) -> bool {
        part.grade == Grade::Chief && self.role(RoleWords::Cto, &part.words)
    }

    fn is_vpe(&self, part: &Part) -> bool {
        let high = matches!(part.grade, Grade::Vice | Grade::Chief);
        high && self.role(RoleWords::Vpe, &part.words) && !self.role(RoleWords::NotVpe, &part.words)
    }

    fn is_vpe_by_standing(&self, part: &Part) -> bool {
        let high = part.grade >= Grade::Manager && part.grade != Grade::Chief;
        high && self.role(RoleWords::VpeByStanding, &part.words) && !self.role(RoleWords::NotVpe, &part.words)
    }

    /// Reads one title of the label.
    fn part(&self, tokens: &[Token]) -> Option<Part> {
        let words: Vec<String> = tokens.iter().filter_map(word).cloned().collect();
        if words.is_empty() {
            return None;
        }
        let mut segments = tokens.split(|token| *token == Token::Break).filter(|segment| !segment.is_empty());
        let head: Vec<String> = segments.next().unwrap_or_default().iter().filter_map(word).cloned().collect();
        let second: Vec<String> = segments.next().unwrap_or_default().iter().filter_map(word).cloned().collect();
        let generic = head.iter().all(|word| self.is(WordClass::Generic, word));
        let first = if generic && !second.is_empty() { &second } else { &head };
        let grade = self.grade(&words);
        let first = if grade == Grade::StaffOf { &words } else { first };
        let work = self.work(first).or_else(|| self.work(&words)).cloned();
        Some(Part { words, work, grade })
    }

    /// Cuts where "/", "and" or a comma stands between two titles: both sides hold a word of rank.
    fn parts(&self, tokens: &[Token]) -> Vec<Vec<Token>> {
        let mut parts = vec![tokens.to_vec()];
        for separator in [Separator::Split, Separator::And, Separator::Comma] {
            parts = parts.into_iter().flat_map(|part| self.cut(part, separator)).collect();
        }
        parts
    }

    fn cut(&self, part: Vec<Token>, separator: Separator) -> Vec<Vec<Token>> {
        let parts_at = |token: &Token| match (separator, token) {
            (Separator::Split, Token::Split) | (Separator::Comma, Token::Break) => true,
            (Separator::And, Token::Word(word)) => self.is(WordClass::And, word),
            _ => false,
        };
        let pieces: Vec<&[Token]> = part.split(parts_at).filter(|piece| !piece.is_empty()).collect();
        let ranked = |piece: &[Token]| piece.iter().filter_map(word).any(|word| self.is(WordClass::Rank, word));
        // "Chief People and Culture Officer" is one title, "Manager, Platform Lead" is one with its team.
        let one_office = separator == Separator::And && opens_office(pieces.first().copied());
        let one_rank = separator == Separator::Comma
            && pieces
                .first()
                .is_some_and(|piece| piece.iter().filter_map(word).all(|w| self.is(WordClass::Generic, w)))
            && pieces.get(1).is_some_and(|piece| !self.is_office(piece));
        if pieces.len() < 2 || one_office || one_rank || !pieces.iter().all(|piece| ranked(piece)) {
            return vec![part];
        }
        pieces.into_iter().map(<[Token]>::to_vec).collect()
    }

    /// A chief's title or a founder's, which stand by themselves.
    fn is_office(&self, piece: &[Token]) -> bool {
        let words: Vec<String> = piece.iter().filter_map(word).cloned().collect();
        self.grade(&words) >= Grade::Founder
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Split,
    And,
    Comma,
}

impl Part {
    /// Does it name a kind of work, rather than a seat on the board?
    fn counts(&self) -> bool {
        self.work.as_ref().is_some_and(|work| !matches!(work.discipline, Discipline::General | Discipline::Other))
    }

    fn is_process(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.discipline == Discipline::Project)
    }
}

fn disciplines(parts: &[Part], best: Option<&Part>) -> Vec<Discipline> {
    let mut out = Vec::new();
    for part in best.into_iter().chain(parts) {
        let Some(work) = &part.work else { continue };
        let dual = work.specialty.as_deref() == Some("dual-product");
        for discipline in [Some(work.discipline), dual.then_some(Discipline::Product)].into_iter().flatten() {
            if !out.contains(&discipline) {
                out.push(discipline);
            }
        }
    }
    out
}

fn opens_office(piece: Option<&[Token]>) -> bool {
    let mut words = piece.unwrap_or_default().iter().filter_map(word);
    words.any(|w| w == "chief") && !words.any(|w| w == "officer")
}

fn word(token: &Token) -> Option<&String> {
    match token {
        Token::Word(word) => Some(word),
        Token::Break | Token::Split => None,
    }
}
