//! Go's regular expressions, said in the syntax of the `regex` crate. Both come from RE2; they differ in details that
//! matter here, because `**` is an error in Go and a bare `{` is not.

use regex::Regex;

/// Why Go refuses an expression, in Go's words.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum GoError {
    /// `**`, `*+` and so on.
    #[error("invalid nested repetition operator: `{0}`")]
    NestedRepetition(String),
    /// Everything else that does not compile.
    #[error("error parsing regexp: {0}")]
    Syntax(String),
}

/// Compiles an expression that must match a whole path, as `^…$` does.
pub fn compile(expression: &str) -> Result<Regex, GoError> {
    // Gitea wraps without a group: `^a|b$` means `(^a)|(b$)`, and so it does here.
    build(&format!("^{}$", translate(expression)?))
}

/// Compiles an expression that may match anywhere.
pub fn search(expression: &str) -> Result<Regex, GoError> {
    build(&translate(expression)?)
}

fn build(expression: &str) -> Result<Regex, GoError> {
    regex::RegexBuilder::new(expression).size_limit(1 << 20).nest_limit(100).build().map_err(|error| {
        let text = error.to_string();
        let last = text.lines().last().unwrap_or("").trim();
        GoError::Syntax(last.strip_prefix("error: ").unwrap_or(last).to_owned())
    })
}

/// Literal text that every match starts with: empty if nothing can be said.
pub fn literal_prefix(expression: &str) -> String {
    if expression.contains('|') || expression.contains("(?") {
        return String::new();
    }
    let mut prefix = String::new();
    let mut chars = expression.chars().peekable();
    while let Some(char) = chars.next() {
        let literal = match char {
            '\\' => match chars.next() {
                Some(next) if next.is_ascii_punctuation() => next,
                _ => break,
            },
            '.' | '[' | '(' | ')' | '^' | '$' | '{' | '*' | '+' | '?' => break,
            other => other,
        };
        if chars.peek().is_some_and(|next| "*?{".contains(*next)) {
            break;
        }
        prefix.push(literal);
        if chars.peek() == Some(&'+') {
            break;
        }
    }
    prefix
}

/// Where the reader of an expression is.
struct Translation<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    out: String,
    /// The repetition operator just read, if the last thing was one.
    repeated: Option<String>,
}

fn translate(expression: &str) -> Result<String, GoError> {
    let mut state = Translation { rest: expression.chars().peekable(), out: String::new(), repeated: None };
    while let Some(char) = state.rest.next() {
        match char {
            '*' | '+' | '?' => state.repetition(char.to_string())?,
            '{' => state.brace()?,
            '\\' => state.escape(false),
            '[' => state.class(),
            '}' => state.push("\\}"),
            other => state.push(other.encode_utf8(&mut [0; 4])),
        }
    }
    Ok(state.out)
}

impl Translation<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.repeated = None;
    }

    fn repetition(&mut self, operator: String) -> Result<(), GoError> {
        if let Some(before) = self.repeated.take() {
            return Err(GoError::NestedRepetition(before + &operator));
        }
        self.out.push_str(&operator);
        let lazy = self.rest.next_if_eq(&'?').is_some();
        if lazy {
            self.out.push('?');
        }
        self.repeated = Some(if lazy { operator + "?" } else { operator });
        Ok(())
    }

    /// `{2}`, `{2,}` and `{2,3}` repeat; any other brace is itself.
    fn brace(&mut self) -> Result<(), GoError> {
        let body: String = self.rest.clone().take_while(|char| *char != '}').take(12).collect();
        let closed = self.rest.clone().nth(body.chars().count()) == Some('}');
        let (low, high) = body.split_once(',').unwrap_or((&body, "0"));
        let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !closed || !number(low) || !(high.is_empty() || number(high)) {
            self.push("\\{");
            return Ok(());
        }
        for _ in 0..=body.chars().count() {
            self.rest.next();
        }
        self.repetition(format!("{{{body}}}"))
    }

    /// `\d`, `\s` and `\w` are ASCII in Go.
    fn escape(&mut self, in_class: bool) {
        let Some(char) = self.rest.next() else {
            self.push("\\");
            return;
        };
        let bracketed = |body: &str| if in_class { body.to_owned() } else { format!("[{body}]") };
        let text = match char {
            'd' => bracketed("0-9"),
            's' => bracketed("\\t\\n\\x0C\\r "),
            'w' => bracketed("0-9A-Za-z_"),
            'D' => "[^0-9]".to_owned(),
            'S' => "[^\\t\\n\\x0C\\r ]".to_owned(),
            'W' => "[^0-9A-Za-z_]".to_owned(),
            'b' if !in_class => "(?-u:\\b)".to_owned(),
            'Q' if !in_class => return self.quoted(),
            other => format!("\\{other}"),
        };
        self.push(&text);
    }

    /// `\Q…\E`: everything between stands for itself.
    fn quoted(&mut self) {
        let rest: String = self.rest.clone().collect();
        let body = rest.split("\\E").next().unwrap_or("");
        for _ in 0..body.chars().count() {
            self.rest.next();
        }
        if rest.len() > body.len() {
            self.rest.nth(1);
        }
        self.push(&regex::escape(body));
    }

    /// Inside brackets, `[`, `&`, `~` and `-` before `-` mean nothing in Go.
    fn class(&mut self) {
        self.push("[");
        if self.rest.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        if self.rest.next_if_eq(&']').is_some() {
            self.out.push_str("\\]");
        }
        while let Some(char) = self.rest.next() {
            match char {
                ']' => {
                    self.out.push(']');
                    return;
                }
                '\\' => self.escape(true),
                '[' if self.rest.peek() == Some(&':') => self.out.push('['),
                '[' => self.out.push_str("\\["),
                '&' => self.out.push_str("\\&"),
                '~' => self.out.push_str("\\~"),
                other => self.out.push(other),
            }
        }
    }
}
