//! Small pages and the blocks that they are read as.

use super::outline;

/// Compares a page's outline (kind, relations, text of each block, a line each) with what is expected.
#[track_caller]
fn reads(page: &str, expected: &[&str]) {
    let outline = outline(page);
    let lines: Vec<&str> = outline.lines().map(str::trim_end).collect();
    assert_eq!(lines, expected, "{page}");
}

#[test]
fn hard_wrapped_lines_are_joined_and_hard_breaks_are_newlines() {
    reads("one\ntwo\r\nthree\n", &["0 p: one two three"]);
    reads("one  \ntwo\\\nthree<br>four<br/>\nfive\n", &["0 p: one⏎two⏎three⏎four⏎five"]);
    reads("> one\n> two\n", &["0 >p: one two"]);
}

#[test]
fn markup_is_gone_and_what_nobody_reads_is_left_out() {
    reads(
        "*the* **big** __one__ `co de` [link *x*](y) <https://a.b>\n",
        &["0 p: the big one co de link x https://a.b"],
    );
    reads("a ~~b~~ c ![alt](x.png) d <!-- e --> f[^1] g\n\n[^1]: h\n", &["0 p: a c d f g", "1 note of 0 at 7: h"]);
    reads("a <del>b</del> <b>c</b> &amp; &#8217; &copy; d\\*e\n", &["0 p: a c & ’ © d*e"]);
    reads("![only](x.png)\n\n<!-- only -->\n\ntext\n", &["0 p: text"]);
    reads("[nope] and [x]\n", &["0 p: [nope] and [x]"]);
}

#[test]
fn a_comment_may_span_lines_and_one_without_end_hides_the_rest() {
    reads("a <!-- b\nc --> d\n", &["0 p: a d"]);
    reads("<!-- a\n\nb\n-->\n\nc\n", &["0 p: c"]);
    reads("<!-- a --> b\n", &["0 p: b"]);
    reads("a <!-- b\nc\n\nd\n", &["0 p: a", "1 p: d"]);
    reads(
        "a\n\n<!-- b\n\nc\n",
        &["0 p: a", "problem at \"<!--\": comment without an end; what follows it is not read"],
    );
}

#[test]
fn blocks_know_the_headings_above_them() {
    let page = "# A {#a}\na\n### B\nb\nC\n---\nc\n# D #\nd\n";
    let expected = [
        "0 h1: A",
        "1 p under 0: a",
        "2 h3 under 0: B",
        "3 h2 under 0: b C",
        "4 p under 0,3: c",
        "5 h1: D",
        "6 p under 5: d",
    ];
    reads(page, &expected);
}

#[test]
fn headings_inside_a_quote_or_an_item_end_with_it() {
    reads("# A\n> ## B\n> b\n\nc\n", &["0 h1: A", "1 >h2 under 0: B", "2 >p under 0,1: b", "3 p under 0: c"]);
    reads("# A\n- # B\n  b\n\nc\n", &["0 h1: A", "1 h1: B", "2 -0 under 1: b", "3 p under 0: c"]);
}

#[test]
fn a_list_is_introduced_by_the_paragraph_before_it() {
    reads("What we look for\n- a\n- b\n", &["0 p: What we look for", "1 -0 after 0: a", "2 -0 after 0: b"]);
    reads("She owns:\n\n1. a\n2) b\n", &["0 p: She owns:", "1 1.0 after 0: a", "2 1.0: b"]);
    reads("She owns:\n\n<!-- c -->\n\n- a\n", &["0 p: She owns:", "1 -0 after 0: a"]);
    reads("# Owns\n- a\n", &["0 h1: Owns", "1 -0 under 0: a"]);
    reads("Owns:\n\n---\n\n- a\n", &["0 p: Owns:", "1 -0: a"]);
    let long = "word ".repeat(60);
    reads(&format!("{long}\n\n- a\n"), &[&format!("0 p: {}", long.trim_end()), "1 -0: a"]);
}

#[test]
fn items_know_their_depth_their_parent_and_their_box() {
    let page = "In:\n\n- a\n  1. b\n     - c\n\n  d\n- [x] e\n- [ ] f\n\n  g\n";
    let expected = [
        "0 p: In:",
        "1 -0 after 0: a",
        "2 1.1 in 1 after 1: b",
        "3 -2 in 2 after 2: c",
        "4 -0+ after 0: d",
        "5 -0[x] after 0: e",
        "6 -0[ ] after 0: f",
        "7 -0+ after 0: g",
    ];
    reads(page, &expected);
}

#[test]
fn a_list_under_a_later_paragraph_of_an_item_is_introduced_by_that() {
    reads("- a\n\n  b:\n\n  - c\n", &["0 -0: a", "1 -0+: b:", "2 -1 in 0 after 1: c"]);
    reads("- - a\n", &["0 -1: a"]);
}

#[test]
fn quotes_are_quoted_and_callouts_are_not() {
    reads("> a\n>\n> - b\n\nc\n", &["0 >p: a", "1 >-0 after 0: b", "2 p: c"]);
    reads("> [!NOTE]\n> a\n\n> [!info]- Title\n> b\n", &["0 p: a", "1 p: Title b"]);
    reads("> [!quote]\n> a\n\n> [link] b\n", &["0 >p: a", "1 >p: [link] b"]);
    reads("> > [!tip]\n> > a\n>\n> b\n", &["0 >p: a", "1 >p: b"]);
    reads("<blockquote>\na\n</blockquote>\n\nb\n", &["0 >p: a", "1 p: b"]);
    reads("- > a\n\n  b\n", &["0 >-0: a", "1 -0+: b"]);
}

#[test]
fn cells_know_their_row_and_their_column() {
    let page = "| A | B |\n|---|---|\n| a | `x\\|y` |\n| | <ul><li>b</li><li>c</li></ul> |\n| d |\n";
    let expected = [
        "0 th 0/0: A",
        "1 th 0/1: B",
        "2 td 0/0/0 col 0: a",
        "3 td 0/0/1 row 2 col 1: x|y",
        "4 td 0/1/0 col 0:",
        "5 td 0/1/1 row 4 col 1: b⏎c",
        "6 td 0/2/0 col 0: d",
        "7 td 0/2/1 row 6 col 1:",
    ];
    reads(page, &expected);
    reads("A|\n-|\n\nB|\n-|\nb|\n", &["0 th 0/0: A", "1 th 1/0: B", "2 td 1/0/0 col 1: b"]);
}

#[test]
fn a_colon_at_the_start_of_a_line_defines_the_term_before_it() {
    reads("Term\n: one\n: two\nmore\n", &["0 p: Term", "1 dd of 0: one", "2 dd of 0: two more"]);
    reads("Term\n\n: **one**\n\n: two\n", &["0 p: Term", "1 dd of 0: one", "2 dd of 0: two"]);
    reads(": nothing\n", &["0 p: : nothing"]);
    reads("a : b\n", &["0 p: a : b"]);
    reads("- a\n  : b\n", &["0 -0: a : b"]);
}

#[test]
fn footnotes_know_where_they_are_referred_to() {
    reads("[^a]: one\n\n    two\n\nx[^A] y[^a]\n", &["0 note of 2 at 1: one", "1 note of 2 at 1: two", "2 p: x y"]);
    reads("x\n\n[^b]: one\n", &["0 p: x", "1 note at 0: one"]);
}

#[test]
fn code_is_kept_apart_from_prose() {
    reads("```Mermaid {x}\nA-->B\n\n```\n", &["0 code mermaid: A-->B⏎⏎"]);
    reads("a\n\n    b\n    c\n", &["0 p: a", "1 code : b⏎c⏎"]);
    reads("- a\n  ```\n  b\n  ```\n", &["0 -0: a", "1 code : b⏎"]);
    reads("```\n{{< x >}}\nimport a from 'b'\n```\n", &["0 code : {{< x >}}⏎import a from 'b'⏎"]);
}

#[test]
fn html_is_read_by_its_text() {
    let page = "<details>\n<summary>A &mdash; b</summary>\n<p class=\"x>y\">c\n  d</p>\n<ul><li>e</li><li>f</li></ul>\n</details>\n";
    reads(page, &["0 p: A — b", "1 p: c d", "2 p: e", "3 p: f"]);
    reads("<h2>A</h2>\n<p>b</p>\n\nc\n", &["0 h2: A", "1 p under 0: b", "2 p under 0: c"]);
    reads("<style>\np > a {}\n</style>\n\n<svg><text>x</text></svg>\n", &[]);
    reads("<div>a < b & c</div>\n", &["0 p: a < b & c"]);
    reads("<div>\n\n**a**\n\n</div>\n", &["0 p: a"]);
}

#[test]
fn what_site_generators_add_is_not_read() {
    reads("{{< note >}}Text{{< /note >}}\n{{% x %}}\nmore\n", &["0 p: Text", "1 p: more"]);
    reads("{% if a %}\nb {{ c }} d\n{% endif %}\n", &["0 p: b {{ c }} d"]);
    reads("a\n{: .note }\n\n## B {:.no_toc}\n", &["0 p: a", "1 h2: B"]);
    reads(":::tip Title\n\na\n\n:::\n", &["0 p: a"]);
    reads("> {{< x >}}\n> a {{< y \"*b*\" >}} c\n", &["0 >p: a c"]);
    reads("`{{< x >}}` and `{% y %}`\n", &["0 p: {{< x >}} and {% y %}"]);
}

#[test]
fn modules_expressions_and_tags_of_mdx_are_not_read() {
    let page = "import A from '@b/c'\nimport {\n  D,\n} from \"e\";\n\nexport const f = {\n  g: 1,\n\n  h: 2,\n}\n\nx {y.z} w {/* c */}\n";
    reads(page, &["0 p: x w"]);
    reads("<Card title={<b>x</b>} on={() => {}}>\n\ninner\n\n</Card>\n", &["0 p: inner"]);
    reads("import A from 'b'\n\n<Card\n  title=\"x\"\n>\ninner\n</Card>\n", &["0 p: inner"]);
    reads(
        "import taxes are paid by the importer\n\n{team} owns it\n",
        &["0 p: import taxes are paid by the importer", "1 p: {team} owns it"],
    );
}

#[test]
fn a_byte_order_mark_is_skipped() {
    reads("\u{feff}# A\n", &["0 h1: A"]);
    reads("\u{feff}---\na: b\n---\nc\n", &["0 p: c"]);
}
