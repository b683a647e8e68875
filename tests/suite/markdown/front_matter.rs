//! Front matter: entries, their places, and what is wrong with it.

use super::{outline, read};

/// Compares the entries: each key and value with the text that they were read from.
#[track_caller]
fn entries(page: &str, expected: &[(&str, &str, &str, &str)]) {
    let document = read(page);
    let found: Vec<(&str, &str, &str, &str)> = document
        .front_matter
        .iter()
        .map(|entry| {
            (&*entry.key.value, &page[entry.key.span.range()], &*entry.value.value, &page[entry.value.span.range()])
        })
        .collect();
    assert_eq!(found, expected, "{page}");
    assert_eq!(document.problems, []);
}

#[test]
fn yaml_is_flat_with_dotted_keys_and_an_entry_an_element() {
    let page =
        "---\nTitle: 'It''s'\nroles:\n  - cto\n  - name: \"D\\u00e9\"\nmeta: {a: {b: é}, c: [1, 2]}\nempty:\n---\n";
    let expected = [
        ("title", "Title", "It's", "'It''s'"),
        ("roles", "roles", "cto", "cto"),
        ("roles.name", "name", "Dé", "\"D\\u00e9\""),
        ("meta.a.b", "b", "é", "é"),
        ("meta.c", "c", "1", "1"),
        ("meta.c", "c", "2", "2"),
        ("empty", "empty", "", ""),
    ];
    entries(page, &expected);
}

#[test]
fn anchors_complex_keys_and_comments_are_understood() {
    entries("---\n# c\na: &x one # d\nb: *x\n---\n", &[("a", "a", "one", "one"), ("b", "b", "one", "*x")]);
    let document = read("---\n? [p, q]\n: r\ns: t\n---\n");
    assert_eq!(document.front_matter.last().map(|entry| &*entry.key.value), Some("s"));
}

#[test]
fn toml_is_read_like_yaml() {
    let page = "+++\ntitle = \"A\"\nn = 1_0\nd = 2025-01-02\nlist = ['a', {b = true}]\n[Meta.x]\ny = 'é'\n+++\ntext\n";
    let expected = [
        ("title", "title", "A", "\"A\""),
        ("n", "n", "1_0", "1_0"),
        ("d", "d", "2025-01-02", "2025-01-02"),
        ("list", "list", "a", "'a'"),
        ("list.b", "b", "true", "true"),
        ("meta.x.y", "y", "é", "'é'"),
    ];
    entries(page, &expected);
}

#[test]
fn broken_front_matter_is_a_problem_at_its_place_and_the_prose_is_read() {
    let yaml = outline("---\ntitle: [a\nb: c\n---\ntext\n");
    assert!(yaml.starts_with("0 p: text\nproblem at \""), "{yaml}");
    let toml = outline("+++\na = 1\na = 2\n+++\ntext\n");
    assert_eq!(toml, "0 p: text\nproblem at \"a\": front matter: duplicate key\n");
    let open = outline("---\ntitle: a\n\ntext\n");
    assert!(open.ends_with("problem at \"---\": front matter has no closing `---`\n"), "{open}");
}

#[test]
fn text_between_two_thematic_breaks_is_prose() {
    assert_eq!(outline("---\n\nSee: this [one\n\n---\n"), "0 p: See: this [one\n");
    assert_eq!(outline("---\n**Bold** words\n\n---\n"), "0 p: Bold words\n");
    assert_eq!(outline("---\n\nwords\n"), "0 p: words\n");
    assert_eq!(outline("text\n\n---\na: b\n\n---\n"), "0 p: text\n1 p: a: b\n");
    assert_eq!(outline("---\n---\ntext\n"), "0 p: text\n");
}
