//! How many people the company has, as pages say it: "we are 64", "210 people in four cities", "Headcount: 180".

use super::clause::Parsed;
use super::quantity::counts;
use super::scan::sentences;
use super::token::Sentence;
use crate::model::Size;
use crate::model::lexicon::{Concepts, Kind, Lexicon};
use crate::model::numeral::spelt;
use crate::model::prefilter::Marks;
use crate::parse::document::{Block, BlockKind, Document};
use crate::source::{FileId, Span};

/// The first headcount of a page, of which some blocks are cut into sentences already.
pub(crate) fn of_page(document: &Document, cut: &[Vec<Sentence>], marks: &Marks, lexicon: &Lexicon) -> Option<Size> {
    if let Some(size) = in_front(document) {
        return Some(size);
    }
    let told: Concepts = lexicon.concept("headcount").into_iter().collect();
    let tells = |sentence: &Sentence| {
        let worth = sentence.tokens.iter().any(counts)
            && sentence.possible(lexicon).meets(&told)
            && sentence.finds(lexicon, &told).meets(&told);
        if worth { read(&Parsed::new(sentence, lexicon), document.file) } else { None }
    };
    let blocks = document.blocks.iter().enumerate().filter(|(_, block)| likely(block, marks));
    blocks.into_iter().find_map(|(index, block)| match cut.get(index).filter(|known| !known.is_empty()) {
        Some(known) => known.iter().find_map(tells).or_else(|| answered(known, document.file)),
        None => {
            let all = sentences(&block.prose, lexicon);
            all.iter().find_map(tells).or_else(|| answered(&all, document.file))
        }
    })
}

/// "How many are we? 57 at the last count."
fn answered(all: &[Sentence], file: FileId) -> Option<Size> {
    const US: &[&str] = &["we", "us", "people", "employees", "colleagues", "staff"];
    all.windows(2).find_map(|pair| {
        let [question, answer] = pair else { return None };
        let word = |at: usize, words: &[&str]| question.tokens.get(at).is_some_and(|token| token.any(words));
        let asks = word(0, &["how"])
            && word(1, &["many"])
            && (2..5).any(|at| word(at, US))
            && question.tokens.len() < 9
            && question.tokens.last().is_some_and(|last| last.is("?"));
        let first = answer.tokens.first().filter(|_| asks)?;
        let people = first.text.parse().ok().filter(|&people| people > 0)?;
        Some(Size { people, at: Some(Span::new(file, first.start, first.end)) })
    })
}

/// `headcount: 140` in the front matter.
fn in_front(document: &Document) -> Option<Size> {
    const KEYS: &[&str] = &["headcount", "head_count", "employees", "staff", "company_size", "company-size"];
    document.front_matter.iter().find_map(|entry| {
        let counts = KEYS.iter().any(|key| entry.key.value.eq_ignore_ascii_case(key));
        let people = entry.value.value.trim().parse().ok().filter(|&people| counts && people > 0)?;
        Some(Size { people, at: Some(entry.value.span) })
    })
}

/// Could the block tell a headcount?
fn likely(block: &Block, marks: &Marks) -> bool {
    let prose = !matches!(block.kind, BlockKind::Code { .. }) && block.prose.text.len() <= 2000;
    prose && marks.tells_size(block.span.start, block.span.end)
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
