"""Probes of rich values: where they stand, beside what, in what."""

from briefgen.word import (
    Blocks,
    Cell,
    Listing,
    Look,
    Paragraph,
    Picture,
    RichText,
    Run,
    Subdocument,
    Table,
)
from tests.word.content.test_typed import png
from tests.word.packages import cell, docx, fill, p, row, run, table
from tests.word.probes.building import (
    BOLD,
    LINK,
    box,
    coded,
    control,
    drawing,
    headed,
    ins,
    mathematics,
    noted,
)
from tests.word.probes.probing import Probe, holds, refused, shows, shows_rows

TWO = Blocks((Paragraph(("một",)), Paragraph(("hai",))))
GRID = Blocks((Table(((Cell((Paragraph(("a",)),)), Cell((Paragraph(("b",)),))),)),))
BOLDED = RichText(("x ", Run("đậm", Look(bold=True))))
PICTURE = Picture(png(), alt="Cầu")
ANNEX = Subdocument(fill(docx("phụ lục", table(row("t")), "hết")), "phu-luc.docx")

VALUED: list[Probe] = [
    shows("text with a look in a line", ["a {{ v }} b"], ["a x đậm b"], v=BOLDED),
    holds(
        "text with a look keeps that of its tag",
        [p(run("{{ v }}", "<w:rPr><w:i/></w:rPr>"))],
        "<w:b/>(<w:bCs/>)?<w:i/>",
        v=BOLDED,
    ),
    shows("two in one run", ["{{ v }}{{ v }}"], ["x đậmx đậm"], v=BOLDED),
    shows(
        "in a loop in a line",
        ["{% for x in v %}{{ x }};{% endfor %}"],
        ["x đậm;x đậm;"],
        v=[BOLDED, BOLDED],
    ),
    shows("in a link", [p("a", LINK.format(run("b{{ v }}c")), "d")], ["abx đậmcd"], v=BOLDED),
    shows("in an insertion", [p("a", ins(run("b{{ v }}c")), "d")], ["abx đậmcd"], v=BOLDED),
    shows(
        "in an inline control", [p("a", control(run("b{{ v }}c")), "d")], ["abx đậmcd"], v=BOLDED
    ),
    shows("in the text of a field", [p(coded("PAGE", "b{{ v }}c"))], ["bx đậmc"], v=BOLDED),
    shows("empty text with a look", ["[{{ v }}]"], ["[]"], v=RichText(())),
    shows("lines with a look", ["{{ v }}"], ["a\nb\tc"], v=RichText(("a\nb\tc",))),
    shows("braces with a look", ["{{ v }}"], ["{{ a }}"], v=RichText(("{{ a }}",))),
    refused(
        "control characters with a look", ["{{ v }}"], "character-forbidden@1", v=RichText(("a\0",))
    ),
    refused(
        "text with a look in alternative text",
        [p(drawing("{{ v }} x"))],
        "value-not-text@1",
        v=BOLDED,
    ),
    refused(
        "text with a look in a field's code",
        [p(coded(' HYPERLINK "{{ v }}" '))],
        "value-not-text@1",
        v=BOLDED,
    ),
    refused(
        "text with a look in an equation", [p(mathematics("{{ v }}"))], "value-not-text@1", v=BOLDED
    ),
    refused("text with a look as a number", ["{{ v|number }}"], "value-not-number@1", v=BOLDED),
    shows("listing", ["{{ v }}"], ["a\nb"], v=Listing("a\nb")),
    shows(
        "listing with new paragraphs", [p(run("x{{ v }}y", BOLD))], ["xa", "by"], v=Listing("a\ab")
    ),
    shows(
        "blocks in the place of their paragraph",
        ["a", "{{ v }}", "b"],
        ["a", "một", "hai", "b"],
        v=TWO,
    ),
    shows("blocks amid text", ["a {{ v }} b"], ["a ", "một", "hai", " b"], v=TWO),
    shows("blocks twice in a paragraph", ["{{ v }}{{ v }}"], ["một", "hai", "một", "hai"], v=TWO),
    shows("blocks in a cell", [table(row("{{ v }}"))], ["một", "hai"], v=TWO),
    shows(
        "blocks in a loop in a line",
        ["{% for x in xs %}{{ v }}{% endfor %}"],
        ["một", "hai"] * 3,
        v=TWO,
    ),
    shows(
        "blocks in a condition in a line",
        ["a{% if yes %}{{ v }}{% endif %}b"],
        ["a", "một", "hai", "b"],
        v=TWO,
    ),
    shows(
        "blocks in a link",
        [p("a", LINK.format(run("b{{ v }}c")), "d")],
        ["ab", "một", "hai", "cd"],
        v=TWO,
    ),
    shows(
        "blocks in a note",
        noted("footnote", "{{ v }}"),
        ["", "một", "hai"],
        part="word/footnotes.xml",
        v=TWO,
    ),
    shows(
        "blocks in a header",
        headed("header", "{{ v }}"),
        ["một", "hai"],
        part="word/header7.xml",
        v=TWO,
    ),
    shows(
        "blocks in a box", [p(box("{{ v }}"))], ["mộthaimộthai", "một", "hai", "một", "hai"], v=TWO
    ),
    shows(
        "blocks in a content control of the line",
        [p("a", control(run("{{ v }}c")), "b")],
        ["a", "một", "hai", "cb"],
        v=TWO,
    ),
    shows("blocks in a control of paragraphs", [control(p("{{ v }}"))], ["một", "hai"], v=TWO),
    shows("no blocks", ["a", "{{ v }}", "b"], ["a", "b"], v=Blocks(())),
    shows("no blocks in a cell", [table(row("{{ v }}"))], [""], v=Blocks(())),
    shows(
        "no blocks in a note",
        noted("footnote", "{{ v }}"),
        ["", ""],
        part="word/footnotes.xml",
        v=Blocks(()),
    ),
    shows("table in the place of a paragraph", ["a", "{{ v }}", "b"], ["a", "a", "b", "b"], v=GRID),
    shows("table at the end of a cell", [table(row("{{ v }}"))], ["a", "b", ""], v=GRID),
    shows(
        "table beside a table",
        [table(row("z")), "{{ v }}", table(row("z"))],
        ["z", "", "a", "b", "", "z"],
        v=GRID,
    ),
    shows(
        "table in a row loop",
        [table(row(cell("{% for x in xs %}{{ v }}"), "{% endfor %}"))],
        ["a", "b", "", ""] * 3,
        v=GRID,
    ),
    holds(
        "table in a list item",
        ['<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>' + run("{{ v }}") + "</w:p>"],
        "<w:tbl>",
        v=GRID,
    ),
    shows(
        "blocks in the last paragraph of a section",
        ["<w:p><w:pPr><w:sectPr/></w:pPr>" + run("{{ v }}") + "</w:p>", "x"],
        ["một", "hai", "", "x"],
        v=TWO,
    ),
    shows(
        "blocks with a bookmark around their tag",
        [p('<w:bookmarkStart w:id="1" w:name="B"/>', "{{ v }}", '<w:bookmarkEnd w:id="1"/>')],
        ["một", "hai"],
        v=TWO,
    ),
    shows_rows("table without cells", ["{{ v }}"], [], v=Blocks((Table(()),))),
    shows_rows(
        "ragged table",
        ["{{ v }}"],
        [["a", "b"], ["c", ""]],
        v=Blocks(
            (
                Table(
                    (
                        (Cell((Paragraph(("a",)),)), Cell((Paragraph(("b",)),))),
                        (Cell((Paragraph(("c",)),)),),
                    )
                ),
            )
        ),
    ),
    shows(
        "two rich kinds beside text",
        ["a{{ v }}b{{ w }}c"],
        ["ax đậmb", "một", "hai", "c"],
        v=BOLDED,
        w=TWO,
    ),
    shows("rich and missing paragraphs", ["{% if no %}{{ v }}{% endif %}", "b"], ["b"], v=TWO),
]


MORE: list[Probe] = [
    shows(
        "new paragraph in a control of the line",
        [p("a", control(run("{{ v }}")), "b")],
        ["ax", "yb"],
        v="x\ay",
    ),
    shows(
        "new page in a link",
        [p("a", LINK.format(run("{{ v }}")), "b")],
        ["ax", "\n", "yb"],
        v="x\fy",
    ),
    shows(
        "new paragraph in a simple field",
        [p('<w:fldSimple w:instr=" AUTHOR ">' + run("{{ v }}") + "</w:fldSimple>")],
        ["x", "y"],
        v="x\ay",
    ),
    shows(
        "blocks in a simple field",
        [p('<w:fldSimple w:instr=" AUTHOR ">' + run("{{ v }}") + "</w:fldSimple>")],
        ["", "một", "hai", ""],
        v=TWO,
    ),
    shows(
        "text with a look in a simple field",
        [p('<w:fldSimple w:instr=" AUTHOR ">' + run("{{ v }}") + "</w:fldSimple>")],
        ["x đậm"],
        v=BOLDED,
    ),
    shows(
        "blocks in nested controls of the line",
        [p("a", control(control(run("b{{ v }}c"))), "d")],
        ["ab", "một", "hai", "cd"],
        v=TWO,
    ),
    shows(
        "blocks in an embedding",
        [p('<w:bdo w:val="rtl">' + run("b{{ v }}c") + "</w:bdo>")],
        ["b", "một", "hai", "c"],
        v=TWO,
    ),
    shows(
        "text with a look in ruby",
        [
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt>"
                + run("{{ v }}")
                + "</w:rt><w:rubyBase>"
                + run("b")
                + "</w:rubyBase></w:ruby></w:r>"
            )
        ],
        ["x đậmb"],
        v=BOLDED,
    ),
    shows(
        "new paragraph in ruby",
        [
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt>"
                + run("{{ v }}")
                + "</w:rt><w:rubyBase>"
                + run("b")
                + "</w:rubyBase></w:ruby></w:r>"
            )
        ],
        ["x", "yb"],
        v="x\ay",
    ),
    shows(
        "no blocks at the end of a cell", [table(row(cell("a", "{{ v }}")))], ["a"], v=Blocks(())
    ),
    shows("no blocks in a box", [p("x", box("{{ v }}"))], ["x", "", ""], v=Blocks(())),
    shows(
        "no blocks in a header",
        headed("header", "{{ v }}"),
        [""],
        part="word/header7.xml",
        v=Blocks(()),
    ),
    shows("no blocks before a table", ["{{ v }}", table(row("z"))], ["z"], v=Blocks(())),
    shows(
        "no blocks between tables",
        [table(row("z")), "{{ v }}", table(row("z"))],
        ["z", "", "z"],
        v=Blocks(()),
    ),
    shows("empty table value in a cell", [table(row("{{ v }}"))], [""], v=Blocks((Table(()),))),
    shows(
        "blocks in a paragraph of a block and nothing else",
        ["{% for x in xs %}{{ v }}{% endfor %}", "b"],
        ["b"],
        v=Blocks(()),
    ),
    shows(
        "blocks of a condition with a look",
        [p(run("{% if no %}{{ v }}{% else %}{{ v }}{% endif %}", BOLD))],
        ["một", "hai"],
        v=TWO,
    ),
    shows(
        "blocks in a row that may go",
        [table(row("{%tr if yes %}{{ v }}{%tr endif %}"))],
        ["một", "hai"],
        v=TWO,
    ),
    shows(
        "table in an optional paragraph in a cell",
        [table(row("{% for x in xs %}{{ v }}{% endfor %}"))],
        ["a", "b", "", "a", "b", "", "a", "b", ""],
        v=GRID,
    ),
    shows(
        "table and text in an optional paragraph",
        ["{% if yes %}a{{ v }}{% endif %}{% if no %}b{% endif %}", "c"],
        ["a", "a", "b", "", "c"],
        v=GRID,
    ),
]

PROBES = VALUED + MORE
