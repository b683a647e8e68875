//! A glob for one component of a path.

/// One element of a glob.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Token {
    Char(char),
    /// `?`: any one character.
    One,
    /// `*`: any characters, or none.
    Many,
    /// `[a-z]`, `[!a]`: GitLab only.
    Class(Box<Class>),
    /// A bracket that is never closed: nothing matches it (`File.fnmatch`).
    Never,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
}

/// A component with wildcards, or without.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Glob {
    tokens: Vec<Token>,
}

impl Glob {
    /// Reads a component in which `\` escapes one character; brackets are classes only where the host has them.
    pub(super) fn new(text: &str, classes: bool) -> Self {
        let mut tokens = Vec::new();
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            let token = match char {
                '\\' => Token::Char(chars.next().unwrap_or('\\')),
                '?' => Token::One,
                '*' => Token::Many,
                '[' if classes => match class(&mut chars) {
                    Some(class) => Token::Class(Box::new(class)),
                    None => Token::Never,
                },
                other => Token::Char(other),
            };
            if !(token == Token::Many && tokens.last() == Some(&Token::Many)) {
                tokens.push(token);
            }
        }
        tokens.shrink_to_fit();
        Self { tokens }
    }

    /// The only text that it matches, if there is but one.
    pub(super) fn literal(&self) -> Option<String> {
        self.tokens.iter().map(as_char).collect()
    }

    /// Does it match every name (`*`)?
    pub(super) fn is_star(&self) -> bool {
        self.tokens == [Token::Many]
    }

    /// Literal text that every match starts with.
    pub(super) fn prefix(&self) -> String {
        self.tokens.iter().map_while(as_char).collect()
    }

    /// Literal text that every match ends with.
    pub(super) fn suffix(&self) -> String {
        let reversed: String = self.tokens.iter().rev().map_while(as_char).collect();
        reversed.chars().rev().collect()
    }

    /// Does it match the whole of a name? Time is at most length of glob times length of name.
    pub(super) fn matches(&self, name: &str) -> bool {
        let mut tokens = self.tokens.as_slice();
        let mut rest = name;
        // What stands behind the last `*` must end the name; mostly that settles it.
        while let Some((token, before)) = tokens.split_last().filter(|(token, _)| !matches!(token, Token::Many)) {
            let mut chars = rest.chars();
            if !chars.next_back().is_some_and(|char| token.accepts(char)) {
                return false;
            }
            tokens = before;
            rest = chars.as_str();
        }
        let mut retry: Option<(&[Token], &str)> = None;
        loop {
            if let Some((Token::Many, after)) = tokens.split_first() {
                if after.is_empty() {
                    return true;
                }
                tokens = after;
                retry = Some((after, rest));
                continue;
            }
            let mut chars = rest.chars();
            match (tokens.split_first(), chars.next()) {
                (None, None) => return true,
                (Some((token, after)), Some(char)) if token.accepts(char) => {
                    tokens = after;
                    rest = chars.as_str();
                    continue;
                }
                _ => {}
            }
            let Some((after, from)) = retry else { return false };
            let mut skipped = from.chars();
            if skipped.next().is_none() {
                return false;
            }
            tokens = after;
            rest = skipped.as_str();
            retry = Some((after, rest));
        }
    }
}

impl Token {
    fn accepts(&self, char: char) -> bool {
        match self {
            Self::Char(own) => *own == char,
            Self::One => true,
            Self::Many | Self::Never => false,
            Self::Class(class) => {
                class.negated != class.ranges.iter().any(|(low, high)| (*low..=*high).contains(&char))
            }
        }
    }
}

fn as_char(token: &Token) -> Option<char> {
    if let Token::Char(char) = token { Some(*char) } else { None }
}

/// The components of a pattern in which a slash inside a class separates nothing.
pub(super) fn components(pattern: &str) -> Vec<&str> {
    let mut components = Vec::new();
    let mut start = 0;
    let mut chars = pattern.chars();
    while let Some(char) = chars.next() {
        let at = pattern.len() - chars.as_str().len();
        match char {
            '\\' => {
                chars.next();
            }
            '[' => {
                class(&mut chars);
            }
            '/' => {
                components.extend(pattern.get(start..at - 1));
                start = at;
            }
            _ => {}
        }
    }
    components.extend(pattern.get(start..));
    components
}

/// Reads the rest of a class after its `[`; leaves the characters alone if it is never closed. As in Ruby, a `]` closes
/// it wherever it stands, and an empty class matches nothing.
fn class(chars: &mut std::str::Chars<'_>) -> Option<Class> {
    let mut rest = chars.clone();
    let mut class = Class { negated: false, ranges: Vec::new() };
    if rest.as_str().starts_with(['!', '^']) {
        class.negated = true;
        rest.next();
    }
    loop {
        let mut char = rest.next()?;
        if char == ']' {
            break;
        }
        if char == '\\' {
            char = rest.next()?;
        }
        let mut ahead = rest.clone();
        let high = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(high)) if high != ']' => {
                rest = ahead;
                if high == '\\' { rest.next()? } else { high }
            }
            _ => char,
        };
        class.ranges.push((char, high));
    }
    *chars = rest;
    Some(class)
}
