use super::outline;

#[test]
fn show() {
    for text in [
        "# Roles\n\nThe CTO owns:\n\n- vision\n- *the* **plan**\n  - deep\n\n    more\n- [x] done\n\n## Sub\nhard  \nbreak\nand soft<br>x\n\n# Two\n1. a\n",
        "What we look for\n- item\n- other\n\n> quote\n> more\n\n> [!NOTE]\n> note\n\n> [!info] Title\n> body\n",
        "| A | B |\n|-|-|\n| x | |\n| y `a\\|b` | z<br>w |\n| short |\n",
        "Term\n: def one\n: def two\nmore\n\nOther\n\n: late **def**\n",
        "text[^1] here\n\n[^1]: note one\n\n    note two\n",
        "```mermaid\ngraph TD\n```\n\n<details>\n<summary>Sum &amp; more</summary>\n<p>para\n two</p>\n<!-- c -->\n<li>it <b>bold</b></li>\n</details>\n\nA <!-- x --> b &amp; c ![alt](x) d ~~no~~ e [l*i*nk](u) `co` de\n",
        "---\ntitle: Foo\nroles:\n  - a\n  - b: c\n---\n# T\n",
        "import X from 'y'\n\n{{< note >}}Text{{< /note >}}\n\n{{% foo %}}\n\n<Card a={1}>inner</Card>\n\n:::note\nbody\n:::\n\nexpr {x.y} end\n",
        "---\ntitle: [a\n---\nText\n",
        "+++\ntitle = 'a'\nb = \n+++\nText\n",
    ] {
        println!("{}", outline(text));
    }
}
