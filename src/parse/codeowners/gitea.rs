//! CODEOWNERS of Gitea and Forgejo: every pattern is a Go regular expression for the whole path, and all rules add up.
//!
//! <https://docs.gitea.com/usage/repository/code-owners>

use super::words::Line;
use super::{Codeowners, Owner, OwnerKind, Rule, go_regexp};
use crate::source::{Span, Spanned};

/// A word without its backslashes, and where it stands with them.
struct Token<'a> {
    text: String,
    word: Line<'a>,
}

/// Reads one line; a line that cannot be read is skipped with a warning.
pub(super) fn read_line(syntax: &mut Codeowners, line: Line<'_>) {
    let (tokens, comment) = tokens(line);
    syntax.comments.extend(comment);
    let Some((pattern, names)) = tokens.split_first() else { return };
    if names.is_empty() {
        syntax.problem(
            pattern.word.whole(),
            "incorrect format: nobody is named after the pattern; Gitea skips this line",
            "name a @user or @organization/team after the pattern",
        );
        return;
    }
    let negated = pattern.text.starts_with('!');
    let expression = pattern.text.strip_prefix('!').unwrap_or(&pattern.text);
    if let Err(error) = go_regexp::compile(expression) {
        syntax.problem(
            pattern.word.whole(),
            format!("incorrect codeowner regexp: {error}; Gitea skips this line"),
            regexp_help(expression),
        );
        return;
    }
    let owners: Vec<Owner> = names.iter().filter_map(|name| read_owner(syntax, name)).collect();
    if owners.is_empty() {
        return;
    }
    let whole = pattern.word.rest(usize::from(negated && pattern.word.text.starts_with('!'))).whole();
    let start = pattern.word.whole();
    syntax.rules.push(Rule {
        pattern: Spanned::new(expression.to_owned(), whole),
        negated,
        at: Span::new(start.file, start.start, owners.last().map_or(start.end, |owner| owner.at.end)),
        owners,
        section: None,
    });
}

fn regexp_help(expression: &str) -> String {
    if expression.contains("**") {
        let instead = expression.replace("/**/", "/(.*/)?").replace("**", ".*");
        return format!("patterns are regular expressions here, no globs: did you mean `{instead}`?");
    }
    "write a Go regular expression for the whole path, such as `docs/.*`".to_owned()
}

fn read_owner(syntax: &mut Codeowners, token: &Token<'_>) -> Option<Owner> {
    let name = token.text.strip_prefix('@').unwrap_or(&token.text);
    let parts = name.split('/').count();
    if name.is_empty() || parts > 2 || name.split('/').any(str::is_empty) {
        syntax.problem(
            token.word.whole(),
            format!(
                "incorrect codeowner group: `{}` has not the shape organization/team; Gitea ignores it",
                token.text
            ),
            "write @user or @organization/team",
        );
        return None;
    }
    let kind = match parts {
        2 => OwnerKind::Team,
        _ if name.contains('@') => OwnerKind::Email,
        _ => OwnerKind::User,
    };
    let text = if kind == OwnerKind::Email { name.to_owned() } else { format!("@{name}") };
    Some(Owner { text, kind, at: token.word.whole() })
}

/// Words as Gitea splits them: a backslash is taken away and its next character stands for itself; an unescaped `#`
/// starts a comment, even inside a word.
fn tokens(line: Line<'_>) -> (Vec<Token<'_>>, Option<Span>) {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut start = 0;
    let mut escaped = false;
    let mut end = line.text.len();
    let trimmed = line.trimmed();
    let offset = (trimmed.start - line.start) as usize;
    let mut comment = None;
    for (at, char) in trimmed.text.char_indices().map(|(at, char)| (at + offset, char)) {
        if !escaped && char == '#' {
            comment = Some(line.span(at, line.text.trim_end().len()));
            end = at;
            break;
        }
        if !escaped && (char == ' ' || char == '\t') {
            push(&mut tokens, &mut text, line.part(start, at));
            start = at + 1;
            continue;
        }
        if text.is_empty() && !escaped {
            start = at;
        }
        escaped = !escaped && char == '\\';
        if !escaped {
            text.push(char);
        }
    }
    push(&mut tokens, &mut text, line.part(start, end).trimmed());
    (tokens, comment)
}

fn push<'a>(tokens: &mut Vec<Token<'a>>, text: &mut String, word: Line<'a>) {
    if !text.is_empty() {
        tokens.push(Token { text: std::mem::take(text), word });
    }
}
