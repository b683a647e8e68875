//! How many people the company has, as pages say it: "we are 64", "210 people in four cities", "Headcount: 180".

use super::clause::Parsed;
use super::quantity::{SMALL, TENS};
use super::token::sentences;
use crate::model::Size;
use crate::model::lexicon::{Kind, Lexicon};
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::FileId;

/// Without one of these no block tells how many people there are; most blocks are spared a reading.
const CUES: &[&str] = &[
    "people",
    "employ",
    "staff",
    "colleague",
    "headcount",
    "head count",
    "heads",
    "of us",
    "persons",
    "strong",
    "we are",
    "we're",
    "we’re",
    "team of",
    "company of",
    "company size",
    "team size",
    "group of",
    "folk",
    "souls",
    "humans",
    "workers",
    "agents",
    "members",
    "all ",
    "professionals",
    "grown to",
    "currently",
    "count",
];

/// Could the block tell a headcount?
fn likely(block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Code { .. }) || block.prose.text.len() > 2000 {
        return false;
    }
    let text = block.prose.text.to_lowercase();
    CUES.iter().any(|cue| text.contains(cue))
        && (text.contains(|c: char| c.is_ascii_digit())
            || text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| spelt(word).is_some()))
}

/// The first headcount of a page.
pub(crate) fn of_page(document: &Document, lexicon: &Lexicon) -> Option<Size> {
    let blocks = document.blocks.iter().filter(|block| likely(block));
    blocks.flat_map(|block| sentences(&block.prose, lexicon)).find_map(|sentence| {
        let parsed = Parsed::new(&sentence, lexicon);
        read(&parsed, document.file)
    })
}

/// The first headcount of a sentence.
fn read(parsed: &Parsed, file: FileId) -> Option<Size> {
    let marked = |id: &str| {
        parsed
            .hits
            .iter()
            .any(|hit| parsed.lexicon.kind(hit.concept) == Kind::Marker && parsed.lexicon.name(hit.concept) == id)
    };
    if marked("time-past") {
        return None;
    }
    let hit = parsed.hits.iter().find(|hit| parsed.lexicon.name(hit.concept) == "headcount")?;
    let (start, end) = (usize::from(hit.start), usize::from(hit.end));
    let mut people = 0;
    let mut number = String::new();
    for at in start..end {
        let Some(token) = parsed.token(at) else { break };
        let digits: String = token.text.chars().filter(char::is_ascii_digit).collect();
        let numeric = !digits.is_empty() && token.text.chars().all(|c| c.is_ascii_digit() || ",.'’ +".contains(c));
        let continues = numeric && digits.len() == 3 && !number.is_empty();
        if numeric && (number.is_empty() || continues) {
            number.push_str(&digits);
        } else if let Some(value) = spelt(&token.text.to_lowercase()) {
            people += value;
        }
    }
    people += number.parse::<u32>().unwrap_or(0);
    (people > 0).then(|| Size { people, at: Some(parsed.span(file, start, end)) })
}

fn spelt(word: &str) -> Option<u32> {
    if let Some(value) = SMALL.iter().position(|one| *one == word) {
        return Some(value as u32);
    }
    if word == "dozen" {
        return Some(12);
    }
    let mut parts = word.splitn(2, '-');
    let tens = parts.next().and_then(|tens| TENS.iter().position(|ten| *ten == tens))? as u32 * 10 + 20;
    let ones = parts.next().and_then(|ones| SMALL.iter().position(|one| *one == ones)).unwrap_or(0) as u32;
    Some(tens + ones)
}
