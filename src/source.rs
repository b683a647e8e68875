//! The only notion of place: files, their texts, byte spans inside them.
//!
//! A span is a half-open range of bytes of the *decoded* UTF-8 text of one file. Lines and columns are computed
//! from it by reporters alone.

use std::sync::{Arc, OnceLock};

/// A file of the run: an index into [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// Half-open byte range of one file's decoded text; both ends lie on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file whose text is meant.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// First byte after the range; never less than `start`.
    pub end: u32,
}

impl Span {
    /// A span of `file` from byte `start` to before byte `end`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end: end.max(start) }
    }

    /// The smallest span that holds both; `self` when they lie in different files.
    pub fn to(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self::new(self.file, self.start.min(other.start), self.end.max(other.end))
    }

    /// The range as `usize`, for slicing the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Do the two share a byte (or touch, when one is empty)?
    pub fn overlaps(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.end && other.start <= self.end
    }
}

/// A value and the place it was written at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where: decoding this span yields the value.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// What a file is, told by its path alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileKind {
    /// Prose: `.md`, `.markdown`, `.mdx`, `.mdown`, `.qmd`, `.Rmd`.
    Markdown,
    /// `.yaml`, `.yml`.
    Yaml,
    /// `.json`, `.jsonc`, `.json5` is not read.
    Json,
    /// `.toml`.
    Toml,
    /// `.csv`, `.tsv`.
    Csv,
    /// `.ldif`.
    Ldif,
    /// `.mmd`, `.mermaid`.
    Mermaid,
    /// `.puml`, `.plantuml`, `.wsd`, `.iuml`.
    PlantUml,
    /// `.dot`, `.gv`.
    Dot,
    /// `.tf`.
    Terraform,
    /// `.html`, `.htm` and `.txt` that call themselves an org chart.
    Html,
    /// A file named `CODEOWNERS`, or configured as one.
    Codeowners,
    /// A Kubernetes `OWNERS` file.
    Owners,
    /// A Kubernetes `OWNERS_ALIASES` file.
    OwnersAliases,
    /// `.mailmap`.
    Mailmap,
    /// Anything else: only its path matters.
    Other,
}

/// One file of the repository, without its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the root, with `/`; bytes that are no UTF-8 are written as U+FFFD.
    pub path: Arc<str>,
    /// What kind of text it holds.
    pub kind: FileKind,
    /// May findings in it be shown (inside the paths asked for, not excluded)? Files that are not are still known.
    pub reported: bool,
}

/// All files of a run, sorted by path; a [`FileId`] is an index into them.
#[derive(Clone, Default, Debug)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files in the order given.
    pub fn new(files: Vec<SourceFile>) -> Self {
        Self { files }
    }

    /// The file behind an id that these sources gave out.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The path of a file, or `""` for an id of other sources.
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &*file.path)
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId(i as u32), file))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Is there no file at all?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file with exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, file)| &*file.path == path).map(|(id, _)| id)
    }
}

/// The decoded text of one file, with its line index.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    /// Byte at which each line starts; the first is 0. Most texts are read without anybody asking for a line.
    lines: OnceLock<Vec<u32>>,
    origin: Origin,
    /// What lies before every [`STEP`] bytes; counted when first asked for.
    counts: OnceLock<Vec<Count>>,
}

/// Bytes between two checkpoints of [`SourceText`]: no count walks further than this.
const STEP: usize = 1024;

/// Characters and UTF-16 units of a stretch of text.
#[derive(Clone, Copy, Default, Debug)]
struct Count {
    chars: u64,
    units: u64,
}

impl Count {
    /// Counts the characters that begin in `bytes`.
    fn of(bytes: &[u8]) -> Self {
        let chars = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u64;
        let wide = bytes.iter().filter(|&&byte| byte >= 0xF0).count() as u64;
        Self { chars, units: chars + wide }
    }

    fn plus(self, other: Self) -> Self {
        Self { chars: self.chars + other.chars, units: self.units + other.units }
    }
}

/// How the bytes of the file became the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// UTF-8 without a byte order mark: offsets agree.
    Utf8,
    /// UTF-8 after a byte order mark of three bytes, which the text does not hold.
    Utf8Bom,
    /// UTF-16, either order, after its byte order mark of two bytes.
    Utf16,
    /// windows-1252: one byte a character.
    Windows1252,
}

/// A place as people count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

impl SourceText {
    /// Takes a text that is already decoded.
    pub fn new(text: String, origin: Origin) -> Self {
        Self { text, lines: OnceLock::new(), origin, counts: OnceLock::new() }
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| line_starts(&self.text))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How the file was encoded.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The text of a span; `""` if it does not lie inside this text on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// How many lines there are; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    /// Line from 0 on which byte `offset` lies.
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines().partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Bytes of line `line` (from 0), without its line ending.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let end_of_text = self.text.len();
        let start = self.lines().get(line).map_or(end_of_text, |&at| at as usize);
        let end = self.lines().get(line + 1).map_or(end_of_text, |&at| at as usize);
        let body = self.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r']);
        start..start + body.len()
    }

    /// Line and column of a byte of the text. The cost does not grow with the line.
    pub fn position(&self, offset: u32) -> LineColumn {
        let line = self.line_at(offset);
        let start = self.lines().get(line).copied().unwrap_or(0) as usize;
        let before = if (offset as usize).saturating_sub(start) <= STEP {
            Count::of(self.bytes(start, offset as usize)).chars
        } else {
            self.before(offset as usize).chars - self.before(start).chars
        };
        LineColumn { line: line as u32 + 1, column: before as u32 + 1 }
    }

    /// Byte of the file itself (before decoding) that byte `offset` of the text came from.
    pub fn file_offset(&self, offset: u32) -> u64 {
        match self.origin {
            Origin::Utf8 => u64::from(offset),
            Origin::Utf8Bom => u64::from(offset) + 3,
            Origin::Utf16 => self.before(offset as usize).units * 2 + 2,
            Origin::Windows1252 => self.before(offset as usize).chars,
        }
    }

    /// Counts everything before byte `offset`, from the nearest checkpoint on.
    fn before(&self, offset: usize) -> Count {
        let counts = self.counts.get_or_init(|| {
            let mut total = Count::default();
            let mut counts = vec![total];
            for chunk in self.text.as_bytes().chunks(STEP) {
                total = total.plus(Count::of(chunk));
                counts.push(total);
            }
            counts
        });
        let offset = offset.min(self.text.len());
        let at = counts.get(offset / STEP).copied().unwrap_or_default();
        at.plus(Count::of(self.bytes(offset / STEP * STEP, offset)))
    }

    fn bytes(&self, start: usize, end: usize) -> &[u8] {
        self.text.as_bytes().get(start..end.min(self.text.len())).unwrap_or_default()
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let mut lines = vec![0];
    let bytes = text.as_bytes();
    for (i, &byte) in bytes.iter().enumerate() {
        let lone_return = byte == b'\r' && bytes.get(i + 1) != Some(&b'\n');
        if byte == b'\n' || lone_return {
            lines.push(i as u32 + 1);
        }
    }
    lines
}

/// Why the text of a file cannot be had.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// The bytes are no text in an encoding that we read.
    #[error("not valid UTF-8 at byte {at}")]
    Encoding {
        /// First byte that does not belong to a character.
        at: u64,
    },
    /// A NUL byte: a binary file.
    #[error("binary: NUL byte at byte {at}")]
    Binary {
        /// Where the NUL is.
        at: u64,
    },
    /// The file system, or git, refused.
    #[error("{0}")]
    Io(String),
}

/// Gives the text of files on demand, so that no run holds a whole repository in memory.
pub trait Texts: Sync {
    /// Reads and decodes a file; the same file gives the same text throughout a run.
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable>;

    /// Is the page known to say nothing to readers who know `words`, so that it need not be opened? Only if
    /// [`Texts::note_blank`] was told so of the same path, contents, words and settings.
    fn is_blank(&self, _page: FileId, _words: &str) -> bool {
        false
    }

    /// Takes note that the page was opened and says nothing to readers who know `words`.
    fn note_blank(&self, _page: FileId, _words: &str) {}
}
