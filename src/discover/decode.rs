//! Bytes to text. What is not plainly text is refused at its exact byte, never repaired.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::{FileKind, Origin, SourceText, Unreadable};

/// Files over this many bytes are not read: no page or chart is so long, and a run must stay small.
pub const SIZE_LIMIT: u64 = 32 << 20;

/// Decodes a file: a byte order mark decides, else it is UTF-8. Tables out of old HR systems (CSV, LDIF) may be
/// windows-1252 where nothing speaks against it. A NUL byte makes a file binary, in prose as well.
pub fn decode(bytes: Vec<u8>, kind: FileKind) -> Result<SourceText, Unreadable> {
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(too_large());
    }
    match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec(), 3).map(|text| SourceText::new(text, Origin::Utf8Bom)),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, UTF_16LE),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, UTF_16BE),
        _ if tabular(kind) && plausibly_windows_1252(&bytes) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            Ok(SourceText::new(text.into_owned(), Origin::Windows1252))
        }
        _ => utf8(bytes, 0).map(|text| SourceText::new(text, Origin::Utf8)),
    }
}

/// The word for a file over [`SIZE_LIMIT`].
pub(super) fn too_large() -> Unreadable {
    Unreadable::Io(format!("larger than {} MiB, which is the most that is read of a file", SIZE_LIMIT >> 20))
}

fn utf8(bytes: Vec<u8>, mark: u64) -> Result<String, Unreadable> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Unreadable::Binary { at: at as u64 + mark });
    }
    String::from_utf8(bytes)
        .map_err(|error| Unreadable::Encoding { at: error.utf8_error().valid_up_to() as u64 + mark })
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    encoding: &'static encoding_rs::Encoding,
) -> Result<SourceText, Unreadable> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = || pairs.iter().map(|&pair| unit(pair));
    if let Some(at) = units().position(|unit| unit == 0) {
        return Err(Unreadable::Binary { at: at as u64 * 2 + 2 });
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| SourceText::new(text.into_owned(), Origin::Utf16)).ok_or_else(|| {
        let good = char::decode_utf16(units()).map_while(Result::ok);
        Unreadable::Encoding { at: good.map(char::len_utf16).sum::<usize>() as u64 * 2 + 2 }
    })
}

fn tabular(kind: FileKind) -> bool {
    matches!(kind, FileKind::Csv | FileKind::Ldif)
}

/// Not UTF-8, nor UTF-8 with a few broken bytes, and nothing in it that windows-1252 does not know or that no table
/// holds (control characters).
fn plausibly_windows_1252(bytes: &[u8]) -> bool {
    let foreign = |byte: &u8| match byte {
        b'\t' | b'\n' | b'\r' => false,
        0x81 | 0x8d | 0x8f | 0x90 | 0x9d => true,
        byte => byte.is_ascii_control(),
    };
    let mut chunks = bytes.utf8_chunks().peekable();
    let damaged = bytes.utf8_chunks().any(|chunk| !chunk.invalid().is_empty());
    damaged && chunks.all(|chunk| chunk.valid().is_ascii()) && !bytes.iter().any(foreign)
}
