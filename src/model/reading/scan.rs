//! Prose cut into sentences of tokens.

use super::budget::cost;
use super::token::{Sentence, Token};
use crate::model::lexicon::{Classes, Lexicon, WordId};
use crate::parse::document::{Piece, Prose, Style};

/// Splits prose into sentences of tokens.
pub(crate) fn sentences<'a>(prose: &'a Prose, lexicon: &Lexicon) -> Vec<Sentence<'a>> {
    let mut no_end = u64::MAX;
    sentences_within(prose, lexicon, &mut no_end).0
}

/// The same, until reading them would cost more than is `left`; with the place in the text where that was.
pub(crate) fn sentences_within<'a>(
    prose: &'a Prose,
    lexicon: &Lexicon,
    left: &mut u64,
) -> (Vec<Sentence<'a>>, Option<usize>) {
    let mut scanner = Scanner {
        text: &prose.text,
        prose,
        lexicon,
        at: 0,
        quoted: None,
        spent: Vec::new(),
        piece: 0,
        lower: String::new(),
        tokens: Vec::new(),
        done: Vec::new(),
        left: *left,
    };
    scanner.run();
    *left = scanner.left;
    let stopped = scanner.at < prose.text.trim_end().len();
    (scanner.done, stopped.then_some(scanner.at))
}

struct Scanner<'a, 'l> {
    text: &'a str,
    prose: &'a Prose,
    lexicon: &'l Lexicon,
    at: usize,
    /// The mark that ends the quotation that we are in, and where it began.
    quoted: Option<(char, usize)>,
    /// Marks of which there are no more.
    spent: Vec<char>,
    /// The piece of the prose that holds the last token: tokens come in order, so do their pieces.
    piece: usize,
    /// A word in lower case.
    lower: String,
    tokens: Vec<Token<'a>>,
    done: Vec<Sentence<'a>>,
    /// What the sentences to come may cost.
    left: u64,
}

/// Tokens of a sentence at most: what goes on without a stop is cut, so that no sentence costs its square.
const LONGEST: usize = 160;

/// Bytes of a word at most that may hold other words.
const LONGEST_WORD: usize = 100;

const MARKS: &str = ".,;:!?()[]–—|/&\"“”«»„…%=→<>+*";

impl<'a> Scanner<'a, '_> {
    fn run(&mut self) {
        while self.left > 0
            && let Some(next) = self.text.get(self.at..).and_then(|rest| rest.chars().next())
        {
            match next {
                'a'..='z' | 'A'..='Z' => self.word(),
                ' ' => {
                    if self.label_ahead() {
                        self.flush();
                    }
                    self.at += 1;
                }
                '\n' => {
                    self.at += 1;
                    self.flush();
                }
                c if c.is_whitespace() => {
                    if self.label_ahead() {
                        self.flush();
                    }
                    self.at += c.len_utf8();
                }
                '"' | '“' | '”' | '„' | '«' | '»' => self.quote(next),
                c if MARKS.contains(c) => self.mark(c),
                '-' if self.lone_dash() => self.mark('-'),
                _ => self.word(),
            }
        }
        self.flush();
    }

    /// At a soft line break: does the next line begin with a label, `Mission: …`?
    fn label_ahead(&mut self) -> bool {
        let at = self.at as u32;
        let soft = self.advance(at).is_some_and(|piece| piece.plain == at && !piece.verbatim);
        if !soft {
            return false;
        }
        let rest = self.text.get(self.at + 1..).unwrap_or("");
        // One line of a form among others may have a longer label.
        let listed = self.tokens.iter().take(9).any(|token| token.is(":"));
        let (reach, words) = if listed { (64, 7) } else { (40, 4) };
        let line: String = rest.chars().take(reach).take_while(|&c| c != '\n').collect();
        let (label, value) = line.split_once(": ").unwrap_or((&line, ""));
        let label = without_number(label);
        let marks: &[char] = if listed { &['.', ';'] } else { &['.', ',', ';'] };
        !value.is_empty()
            && label.starts_with(char::is_uppercase)
            && label.split(' ').count() <= words
            && !label.contains(marks)
    }

    /// The piece that holds a plain byte at or after the last one that was asked for.
    fn advance(&mut self, plain: u32) -> Option<Piece> {
        while self.prose.pieces.get(self.piece + 1).is_some_and(|next| next.plain <= plain) {
            self.piece += 1;
        }
        self.prose.pieces.get(self.piece).copied()
    }

    /// The source bytes of plain bytes `start..end`, and the markup at their start.
    fn place(&mut self, start: usize, end: usize) -> (u32, u32, Style) {
        let (start, end) = (start as u32, end as u32);
        let (Some(first), Some(last)) = (self.advance(start), self.advance(end - 1)) else {
            return (0, 0, Style::default());
        };
        let from = if first.verbatim { first.source + (start - first.plain) } else { first.source };
        let to = if last.verbatim { last.source + (end - last.plain) } else { last.source + last.source_len };
        (from, to.max(from), first.style)
    }

    fn flush(&mut self) {
        if !self.tokens.is_empty() {
            self.left = self.left.saturating_sub(cost(self.tokens.len()));
            self.done.push(Sentence::new(std::mem::take(&mut self.tokens), 0));
        }
    }

    fn quote(&mut self, mark: char) {
        let start = self.at;
        self.at += mark.len_utf8();
        let closes = self.quoted.is_some_and(|(end, _)| end == mark || (end == '”' && mark == '“'));
        if closes {
            self.quoted = None;
        } else if self.quoted.is_none() {
            let end = match mark {
                '“' | '„' => '”',
                '«' => '»',
                '»' => '«',
                other => other,
            };
            let from = self.at;
            if !self.spent.contains(&end) {
                match self.text.get(from..).is_some_and(|rest| rest.contains(end)) {
                    true => self.quoted = Some((end, from)),
                    false => self.spent.push(end),
                }
            }
        }
        self.push(start, self.at, Classes::default());
        if closes && self.ends_sentence_inside_quote() {
            self.flush();
        }
    }

    /// `… any more." Then`: the stop before the closing mark ends the sentence.
    fn ends_sentence_inside_quote(&self) -> bool {
        let stop = self.tokens.iter().rev().nth(1).is_some_and(|token| token.any(&[".", "!", "?"]));
        stop && self.next_starts_upper()
    }

    fn lone_dash(&self) -> bool {
        let after = self.text.get(self.at + 1..).and_then(|rest| rest.chars().next());
        after.is_none_or(char::is_whitespace) || after == Some('-')
    }

    fn mark(&mut self, mark: char) {
        let start = self.at;
        self.at += mark.len_utf8();
        let inside_abbreviation = mark == '.' && self.abbreviated();
        let class = match mark {
            '.' if inside_abbreviation => Classes::default(),
            '.' | '!' | '?' | ';' | ':' | '–' | '—' | '-' | '(' | ')' | '[' | ']' | '…' | '→' => Classes::STOP,
            _ => Classes::default(),
        };
        self.push(start, self.at, class);
        if matches!(mark, '.' | '!' | '?' | '…')
            && !inside_abbreviation
            && self.quoted.is_none()
            && self.next_starts_upper()
        {
            self.flush();
        }
    }

    fn next_starts_upper(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        let spaced = rest.starts_with(char::is_whitespace) || rest.is_empty();
        let next = rest.trim_start().trim_start_matches(['"', '“', '„', '«', '(', '\'', '‘', '[', '@']).chars().next();
        spaced && next.is_none_or(|c| !c.is_lowercase())
    }

    fn abbreviated(&self) -> bool {
        let Some(last) = self.tokens.last().filter(|last| self.touches(last)) else {
            return false;
        };
        const KNOWN: &[&str] = &[
            "e.g", "i.e", "vs", "dr", "mr", "mrs", "ms", "prof", "no", "inc", "ltd", "approx", "dept", "jr", "sr",
            "st", "cf", "resp", "incl", "excl", "eng", "art", "sec", "fig", "ch", "a.i", "max", "min",
        ];
        let initial = last.text.chars().count() == 1 && last.capital() && self.tokens.len() > 1;
        // "our VP Eng. His day", "an Eng. Manager"
        let before = self.tokens.len().checked_sub(2).and_then(|at| self.tokens.get(at));
        let office = last.is("eng") && before.is_some_and(|before| before.any(&["vp", "svp", "of"]));
        let ends = (office || last.any(&["no", "inc", "ltd"])) && self.ends_here();
        initial || (KNOWN.iter().any(|known| last.is(known)) && !ends)
    }

    fn ends_here(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("").trim_start();
        !rest.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase())
    }

    fn touches(&self, token: &Token) -> bool {
        let begin = self.text.as_ptr() as usize;
        token.text.as_ptr() as usize + token.text.len() - begin + 1 == self.at
    }

    fn word(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let ends = rest.as_bytes().get(plain).is_none_or(|byte| matches!(byte, b' ' | b',' | b'\n' | b':' | b')'));
        self.at = start + if plain > 0 && ends { plain } else { word_length(rest) };
        self.split_word(start, self.at);
    }

    /// "don't" is `do` + `n't`, "CTO's" is `CTO` + `'s`, "heads-down" stays whole if the lexicon knows it.
    fn split_word(&mut self, start: usize, end: usize) {
        let text = self.text.get(start..end).unwrap_or("");
        if text.len() > LONGEST_WORD {
            return self.push(start, end, Classes::default());
        }
        if let Some(word) = self.simple(text) {
            return self.push_word(start, end, Classes::default(), word);
        }
        let lower = text.to_lowercase().replace('’', "'").replace('‑', "-");
        for suffix in ["n't", "'s", "'ll", "'re", "'ve", "'d", "'m"] {
            if lower.len() > suffix.len() && lower.ends_with(suffix) {
                let width = if text.contains('’') { suffix.len() + '’'.len_utf8() - 1 } else { suffix.len() };
                let cut = end - width.min(end - start);
                let kept = match lower.as_str() {
                    "can't" => start + 3,
                    _ => cut,
                };
                self.split_word(start, kept);
                self.push(cut, end, Classes::default());
                return;
            }
        }
        if lower == "cannot" {
            self.push(start, start + 3, Classes::default());
            self.push(start + 3, end, Classes::default());
            return;
        }
        let known = self.lexicon.word(&lower).0 != 0;
        if !known && text.contains('-') && !text.starts_with('-') {
            let mut from = start;
            for part in text.split('-') {
                self.push(from, from + part.len(), Classes::default());
                from += part.len() + 1;
            }
            return;
        }
        self.push(start, end, Classes::default());
    }

    /// The number of a word of ASCII letters and digits, which needs no splitting; `None` for any other.
    fn simple(&mut self, text: &str) -> Option<WordId> {
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) || text.eq_ignore_ascii_case("cannot") {
            return None;
        }
        if !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Some(self.lexicon.word(text));
        }
        self.lower.clear();
        self.lower.push_str(text);
        self.lower.make_ascii_lowercase();
        Some(self.lexicon.word(&self.lower))
    }

    fn push(&mut self, start: usize, end: usize, extra: Classes) {
        let word = self.text.get(start..end).map(|text| self.look_up(text)).unwrap_or_default();
        self.push_word(start, end, extra, word);
    }

    fn push_word(&mut self, start: usize, end: usize, extra: Classes, word: WordId) {
        let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) else { return };
        if self.tokens.len() >= LONGEST {
            self.flush();
        }
        let (start, end, style) = self.place(start, end);
        let first = self.tokens.iter().all(|token| !token.text.starts_with(char::is_alphanumeric));
        let mut classes = self.lexicon.classes(word).or(extra);
        if classes.is_open() && text.starts_with(char::is_alphabetic) {
            classes = classes.or(Classes::PLAIN);
        }
        let digits = text.starts_with(|c: char| c.is_ascii_digit());
        if digits {
            classes = classes.or(Classes::NUM);
        }
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        if capital && word.0 == 0 {
            classes = classes.or(Classes::NAME);
        }
        let quoted = self.quoted.is_some();
        self.tokens.push(Token { text, word, classes, start, end, style, quoted, first });
    }

    fn look_up(&self, text: &str) -> WordId {
        let previous = self.tokens.last();
        match text {
            "n't" | "n’t" => self.lexicon.word("not"),
            "'ll" | "’ll" => self.lexicon.word("will"),
            "'re" | "’re" => self.lexicon.word("are"),
            "'ve" | "’ve" => self.lexicon.word("have"),
            "'m" | "’m" => self.lexicon.word("am"),
            "'d" | "’d" => self.lexicon.word("would"),
            "'s" | "’s"
                if previous.is_some_and(|before| {
                    before.classes.is(Classes::PRON)
                        && (!before.classes.is(Classes::DET) || before.any(&["that", "what"]))
                }) =>
            {
                self.lexicon.word("is")
            }
            "'s" | "’s" => self.lexicon.word("'s"),
            _ if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_uppercase()) => self.lexicon.word(text),
            _ => self.lexicon.word(&text.to_lowercase().replace('’', "'").replace('‑', "-")),
        }
    }
}

/// "C.2 Head of Engineering" without what numbers it.
fn without_number(label: &str) -> &str {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    let numbers = first.len() < 8 && first.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    if numbers && first.contains(['.', ')']) { rest } else { label }
}

/// The bytes of the word that the text begins with.
fn word_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_word = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let inside = at > 0 && next_is_word && matches!(c, '-' | '\'' | '’' | '.' | '&' | '_' | '‑');
        let leading = at == 0 && !c.is_whitespace();
        if !(c.is_alphanumeric() || inside || leading || c == '_') {
            return at;
        }
        let abbreviated = || rest.get(..at).is_some_and(|word| word.len() < 4 || word.contains('.'));
        if inside && c == '.' && !abbreviated() && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return at;
        }
    }
    rest.len()
}
