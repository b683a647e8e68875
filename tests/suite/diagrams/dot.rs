//! Graphviz DOT.

use super::{assert_chart, dot, problems};

const TREE: &str = "
    Ada Lind / CEO
    Bo Vik / CTO > Ada Lind
    Cy Moss / CFO > Ada Lind
    Di Reyes / Software Engineer > Bo Vik
";

#[test]
fn labels_of_all_kinds_are_read() {
    for text in [
        "digraph { a [label=\"Ada Lind\\nCEO\"]; b [label=\"CTO: Bo Vik\", shape=box]; c [label=\"Cy Moss (CFO)\"]; d [label=\"Di Reyes\\lSoftware Engineer\\l\"]; a -> {b c}; b -> d }",
        "strict digraph org {\n node [shape=record]\n a [label=\"{Ada Lind|CEO}\"]\n b [label=\"{<p> Bo Vik|CTO}\"]\n c [label=\"{Cy Moss | CFO}\"]\n d [label=\"Di Reyes|Software Engineer\"]\n a -> b -> d [color=red];\n a:s -> c:n\n}",
        "digraph {\n// who\n# what\n/* why */\n a [label=<<b>Ada Lind</b><br/>CEO>]\n b [label=<<TABLE><TR><TD>Bo Vik</TD></TR><TR><TD>CTO</TD></TR></TABLE>>]\n c [label=<Cy Moss<BR/>CFO>]; d[label=<Di Reyes<br/>Software Engineer>]\n a->b\n a->c b->d\n}",
        "digraph G {\n \"Ada Lind, CEO\" -> \"Bo Vik, CTO\"\n \"Ada Lind, CEO\" -> \"Cy Moss, CFO\"\n \"Bo Vik, CTO\" -> \"Di Reyes, Software Engineer\"\n}",
        "graph {\n a[label=\"Ada Lind, CEO\"] b[label=\"Bo Vik, CTO\"] c[label=\"Cy Moss, CFO\"] d[label=\"Di Reyes, Software Engineer\"]\n a -- b -- d\n a -- c\n}",
    ] {
        assert_chart(&dot(text), TREE);
    }
}

#[test]
fn edges_from_below_mean_reports_to() {
    let text = "digraph {\n rankdir=BT\n ada [label=\"Ada Lind\\nCEO\"]\n bo [label=\"Bo Vik\\nCTO\"]\n cy [label=\"Cy Moss\\nCFO\"]\n di [label=\"Di Reyes\\nSoftware Engineer\"]\n di -> bo -> ada; cy -> ada\n}";
    assert_chart(&dot(text), TREE);
}

#[test]
fn styles_tell_dotted_lines_and_layout() {
    let text = "digraph {\n a [label=\"Ada Lind, CEO\"] b [label=\"Bo Vik, CTO\"] c [label=\"Cy Moss, CFO\"] d [label=\"Di Reyes, Software Engineer\"]\n a -> b a -> c b -> d\n c -> d [style=dashed]\n a -> d [style=invis]\n { rank=same; b; c }\n subgraph { edge [style=dotted]; a -> d }\n}";
    assert_chart(
        &dot(text),
        "Ada Lind / CEO
         Bo Vik / CTO > Ada Lind
         Cy Moss / CFO > Ada Lind
         Di Reyes / Software Engineer > Bo Vik ~> Cy Moss ~> Ada Lind",
    );
}

#[test]
fn clusters_name_the_team() {
    let text = "digraph {\n a [label=\"Ada Lind, CTO\"]\n subgraph cluster_p {\n  label=\"Platform Team\"\n  b [label=\"Bo Vik, Software Engineer\"]\n  c [label=\"Cy Moss, Software Engineer\"]\n }\n a -> { b c }\n}";
    assert_chart(
        &dot(text),
        "Ada Lind / CTO
         Bo Vik / Software Engineer @Platform Team > Ada Lind
         Cy Moss / Software Engineer @Platform Team > Ada Lind",
    );
}

#[test]
fn a_broken_file_gives_its_problems_and_no_lines() {
    let text = "diagraph A{\n a [label=”Program Lead”, shape=box]\n b [label=\"Bo Vik, Engineer\"]\n c [label=\"Cy Moss, Engineer]\n a -> b -> c\n}";
    let charts = dot(text);
    assert_eq!(
        problems(text, &charts),
        [
            "diagraph: expected `digraph` or `graph`",
            "”Program Lead”: curly quotes are no quotes in DOT: write `\"`",
            "\"Cy Moss: this quote is not closed",
        ]
    );
    assert!(charts.iter().all(|chart| chart.edges.is_empty()));
}

#[test]
fn what_is_missing_is_told_where_it_is_missed() {
    for (text, expected) in [
        (
            "digraph { a[label=\"Ada Lind, CEO\"] b[label=\"Bo Vik, CTO\"] c[label=\"Cy Moss, CFO\"] a -> b a -> }",
            "->: this edge leads to no node",
        ),
        (
            "digraph { a[label=\"Ada Lind, CEO\"] b[label=\"Bo Vik, CTO\"] c[label=\"Cy Moss, CFO\"] a -> b a -> c",
            "{: this `{` is not closed",
        ),
        (
            "digraph { a[label=\"Ada Lind, CEO\"] b[label=\"Bo Vik, CTO\"] c[label=\"Cy Moss, CFO\"] a -> b } x",
            "x: the graph ended before this",
        ),
    ] {
        assert_eq!(problems(text, &dot(text)), [expected], "{text}");
    }
}
