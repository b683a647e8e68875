//! Pages made to hurt a reader: each is read to its end, and promptly enough for the suite.

use super::read;

fn blocks(text: &str) -> usize {
    read(text).blocks.len()
}

#[test]
fn twenty_thousand_emphasis_marks_are_one_paragraph() {
    assert_eq!(blocks(&"*a **b".repeat(20_000)), 1);
}

#[test]
fn a_list_fifteen_hundred_levels_deep_is_read() {
    let page: String = (0..1_500).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
    assert_eq!(blocks(&page), 1_500);
}

#[test]
fn thirty_thousand_comments_that_never_end_are_one_problem() {
    let document = read(&"<!--\n".repeat(30_000));
    assert_eq!((document.blocks.len(), document.problems.len(), document.comments.len()), (0, 1, 1));
    assert_eq!(blocks(&"<!--".repeat(30_000)), 0);
    assert_eq!(blocks(&"a <!-- b\n".repeat(30_000)), 1);
}

#[test]
fn a_line_of_ten_megabytes_is_one_paragraph() {
    let page = "The lighthouse is lit. ".repeat(450_000);
    assert_eq!(read(&page).blocks[0].prose.pieces.len(), 1);
}

#[test]
fn marks_without_partners_are_text() {
    for mark in ["[", "![", "[a](", "<a@", "[a](<b", "~~a ~b", "_a ", "&", "<a ", "$$a"] {
        assert_eq!(blocks(&mark.repeat(100_000)), 1, "{mark}");
    }
}

#[test]
fn deep_quotes_and_deep_html_are_read() {
    assert_eq!(blocks(&format!("{}a", ">".repeat(100_000))), 1);
    assert_eq!(blocks(&format!("{}a", "> ".repeat(100_000))), 1);
    assert_eq!(blocks(&"<blockquote>x".repeat(100_000)), 100_000);
    assert_eq!(blocks(&format!("{}x", "<div>\n".repeat(100_000))), 1);
}

#[test]
fn runs_of_backticks_do_not_cost_their_square() {
    let runs: String = (1..2_000).map(|length| format!("{}a", "`".repeat(length))).collect();
    assert_eq!(blocks(&runs), 1);
    assert_eq!(blocks(&format!("{{{{< x >}}}}{runs}")), 1);
}

#[test]
fn masks_that_never_end_do_not_cost_their_square() {
    for scrap in ["<A b={", "{{< ", "{% ", "{: ", "{/* ", "{{< a >}} b", "import {\n", "import a from 'b'\n\n{ "] {
        read(&scrap.repeat(200_000));
    }
    assert_eq!(blocks(&"{{< a >}}".repeat(200_000)), 0);
}

#[test]
fn wide_and_long_tables_are_read() {
    let columns = 500;
    let page = format!("{}\n{}\n{}", "a|".repeat(columns), "-|".repeat(columns), "b\n".repeat(100));
    assert_eq!(blocks(&page), columns * 101);
}

#[test]
fn aliases_of_aliases_cost_nothing() {
    let mut page = String::from("---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 9].join(",");
        page.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    page.push_str("---\ntext\n");
    assert!(read(&page).front_matter.len() < 200);
}

#[test]
fn an_alias_repeated_without_end_is_a_problem() {
    let page = format!("---\na: &a {}\nb:\n{}---\ntext\n", "x".repeat(60_000), "- *a\n".repeat(5_000));
    let document = read(&page);
    assert_eq!((document.blocks.len(), document.problems.len()), (1, 1));
    assert!(document.front_matter.len() < 10);
}

#[test]
fn front_matter_that_nests_too_deep_is_a_problem_and_the_prose_is_read() {
    for (fence, open) in [("---", "a: "), ("+++", "a = ")] {
        for scrap in ["[", "{a: ", "{a = "] {
            let document = read(&format!("{fence}\n{open}{}\n{fence}\ntext\n", scrap.repeat(100_000)));
            assert!(!document.problems.is_empty(), "{fence} {scrap}");
            assert!(document.problems.len() <= 20);
            assert_eq!(document.blocks.len(), 1);
        }
    }
}

#[test]
fn front_matter_with_too_many_keys_is_cut_and_says_so() {
    let keys: String = (0..20_000).map(|i| format!("k{i}: v\n")).collect();
    let document = read(&format!("---\n{keys}---\ntext\n"));
    assert_eq!((document.front_matter.len(), document.problems.len()), (10_000, 1));
}
