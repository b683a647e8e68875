use orglint::discover::{SIZE_LIMIT, decode};
use orglint::source::{FileKind, Origin, SourceText, Unreadable};
use proptest::prelude::*;

fn markdown(bytes: &[u8]) -> Result<SourceText, Unreadable> {
    decode(bytes.to_vec(), FileKind::Markdown)
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn a_byte_order_mark_decides_and_is_not_text() {
    for (bytes, origin) in [
        ("é\r\n".as_bytes().to_vec(), Origin::Utf8),
        ("\u{feff}é\r\n".as_bytes().to_vec(), Origin::Utf8Bom),
        (utf16("é\r\n", true), Origin::Utf16),
        (utf16("é\r\n", false), Origin::Utf16),
    ] {
        let text = markdown(&bytes).unwrap();
        assert_eq!((text.as_str(), text.origin()), ("é\r\n", origin));
    }
}

#[test]
fn invalid_text_is_refused_at_its_byte() {
    assert_eq!(markdown(b"abc\xffd").unwrap_err(), Unreadable::Encoding { at: 3 });
    assert_eq!(markdown(b"\xef\xbb\xbfa\xff").unwrap_err(), Unreadable::Encoding { at: 4 });
    assert_eq!(markdown(b"\xff\xfea\0\x00\xd8b\0").unwrap_err(), Unreadable::Encoding { at: 4 });
    assert_eq!(markdown(b"\xff\xfea\0b").unwrap_err(), Unreadable::Encoding { at: 4 });
}

#[test]
fn a_nul_is_binary_in_prose_too() {
    assert_eq!(markdown(b"# The CTO\n\0").unwrap_err(), Unreadable::Binary { at: 10 });
    assert_eq!(markdown(b"\xef\xbb\xbfa\0").unwrap_err(), Unreadable::Binary { at: 4 });
    assert_eq!(markdown(b"\xff\xfea\0\0\0").unwrap_err(), Unreadable::Binary { at: 4 });
}

#[test]
fn old_tables_are_windows_1252_only_where_nothing_speaks_against_it() {
    let table = decode(b"Name;Titel\nJ\xfcrgen;\x84Chef\x93\n".to_vec(), FileKind::Csv).unwrap();
    assert_eq!((table.as_str(), table.origin()), ("Name;Titel\nJürgen;„Chef“\n", Origin::Windows1252));
    let refused = |bytes: &[u8], kind| decode(bytes.to_vec(), kind).unwrap_err();
    assert_eq!(refused(b"J\xfcrgen", FileKind::Markdown), Unreadable::Encoding { at: 1 });
    assert_eq!(
        refused("Jürgen J\u{fc}".as_bytes().split_last().unwrap().1, FileKind::Csv),
        Unreadable::Encoding { at: 9 }
    );
    assert_eq!(refused(b"a\x81b", FileKind::Csv), Unreadable::Encoding { at: 1 });
    assert_eq!(refused(b"a\x01\xfcb", FileKind::Ldif), Unreadable::Encoding { at: 2 });
}

#[test]
fn a_huge_file_is_refused_in_words() {
    let refusal = markdown(&vec![b'a'; SIZE_LIMIT as usize + 1]).unwrap_err().to_string();
    assert!(refusal.contains("32 MiB"), "{refusal}");
}

proptest! {
    #[test]
    fn offsets_of_the_text_lead_back_to_the_bytes(text in "[a-zé€𝄞\r\n]{1,40}", little: bool) {
        let bytes = utf16(&text, little);
        let decoded = markdown(&bytes).unwrap();
        prop_assert_eq!(decoded.as_str(), &text);
        for (at, char) in text.char_indices() {
            let start = decoded.file_offset(at as u32) as usize;
            let unit = [bytes[start], bytes[start + 1]];
            let unit = if little { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) };
            prop_assert_eq!(unit, char.encode_utf16(&mut [0; 2])[0]);
        }
    }

    #[test]
    fn any_bytes_are_text_or_refused_inside_of_them(bytes: Vec<u8>) {
        for kind in [FileKind::Markdown, FileKind::Csv] {
            match decode(bytes.clone(), kind) {
                Ok(text) => prop_assert!(!text.as_str().contains('\0')),
                Err(Unreadable::Encoding { at } | Unreadable::Binary { at }) => prop_assert!(at < bytes.len() as u64),
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }
}
