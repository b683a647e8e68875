//! HTML tags and character references, as far as prose depends on them.

/// What a tag means for the prose around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// Begins or ends a paragraph.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// Somebody else's words.
    Quote,
    /// Ends a line.
    Break,
    /// Its content is no prose.
    Raw,
    /// Struck through.
    Struck,
    /// Set in strong.
    Strong,
    /// Set in emphasis.
    Emphasis,
    /// Set as code.
    Code,
    /// A link.
    Link,
    /// Nothing.
    Inline,
}

/// A tag, without its attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct HtmlTag {
    /// What it means.
    pub(super) meaning: Meaning,
    /// `</p>`?
    pub(super) closes: bool,
}

/// Reads a whole tag, angle brackets included.
pub(super) fn read(tag: &str) -> HtmlTag {
    let body = tag.trim_start_matches('<');
    let closes = body.starts_with('/');
    HtmlTag { meaning: meaning(name(body.trim_start_matches('/'))), closes }
}

/// The name that a tag begins with, after its `<` or `</`.
pub(super) fn name(body: &str) -> &str {
    let end = body.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(body.len());
    body.get(..end).unwrap_or("")
}

fn meaning(name: &str) -> Meaning {
    let mut lower = [0; 10];
    let Some(low) = lower.get_mut(..name.len()) else { return block_with_long_name(name) };
    low.copy_from_slice(name.as_bytes());
    low.make_ascii_lowercase();
    match &*low {
        b"h1" => Meaning::Heading(1),
        b"h2" => Meaning::Heading(2),
        b"h3" => Meaning::Heading(3),
        b"h4" => Meaning::Heading(4),
        b"h5" => Meaning::Heading(5),
        b"h6" => Meaning::Heading(6),
        b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"table" | b"thead" | b"tbody" | b"tfoot"
        | b"tr" | b"td" | b"th" | b"caption" | b"details" | b"summary" | b"section" | b"article" | b"aside"
        | b"header" | b"footer" | b"main" | b"nav" | b"figure" | b"hr" | b"center" | b"form" | b"pre" | b"address" => {
            Meaning::Block
        }
        b"blockquote" => Meaning::Quote,
        b"br" => Meaning::Break,
        b"script" | b"style" | b"textarea" | b"svg" | b"template" => Meaning::Raw,
        b"del" | b"s" | b"strike" => Meaning::Struck,
        b"b" | b"strong" => Meaning::Strong,
        b"i" | b"em" => Meaning::Emphasis,
        b"code" | b"kbd" | b"samp" | b"tt" => Meaning::Code,
        b"a" => Meaning::Link,
        _ => Meaning::Inline,
    }
}

fn block_with_long_name(name: &str) -> Meaning {
    if name.eq_ignore_ascii_case("figcaption") { Meaning::Block } else { Meaning::Inline }
}

/// The character that a reference (`&amp;`, `&#8217;`, `&#x2014;`) at the start of `text` stands for, and its length.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let window = text.as_bytes().get(..12.min(text.len()))?;
    let end = window.iter().position(|&byte| byte == b';')?;
    let name = text.get(1..end)?;
    let found = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(name)?,
    };
    Some((found, end + 1))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|&c| c != '\0')
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "middot" => '·',
        "rarr" => '→',
        "larr" => '←',
        "times" => '×',
        "eacute" => 'é',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        _ => return None,
    })
}
