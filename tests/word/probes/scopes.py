"""Probes of loops in rows within loops, and of blocks that cut across rows and cells."""

from tests.word.packages import cell, p, row, run, table
from tests.word.probes.building import control, ins
from tests.word.probes.probing import Probe, refused, shows, shows_rows

AB = [["1", "A"], ["2", "B"]]


def spanned(text: str, span: int = 1, merge: str = "") -> str:
    made = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    made += {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{made}</w:tcPr>{p(text)}</w:tc>'


def three(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * 3
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


SCOPES: list[Probe] = [
    shows_rows(
        "nested row loops",
        [
            table(
                row("{%tr for b in tree %}"),
                row("{{ b.n }}"),
                row("{%tr for c in b.in %}"),
                row("{{ c.n }}"),
                row("{%tr endfor %}"),
                row("{%tr endfor %}"),
            )
        ],
        [["1"], ["1.1"], ["1.2"], ["2"], ["3"], ["3.1"]],
    ),
    shows_rows(
        "three loops: rows, paragraphs, text",
        [
            table(
                row(
                    cell("{%tr for b in tree %}{{ b.n }}"),
                    cell(
                        "{%p for c in b.in %}",
                        "{{ c.n }}: {% for x in c.in %}{{ x }},{% endfor %}",
                        "{%p endfor %}",
                        "{%tr endfor %}",
                    ),
                )
            )
        ],
        [["1", "1.1: x,y,|1.2: "], ["2", ""], ["3", "3.1: z,"]],
    ),
    shows_rows(
        "an assignment in a row loop",
        [
            table(
                row("{%tr for r in rows %}{% set k = r.n * 2 %}{{ k }}", "{{ r.t }}{%tr endfor %}")
            )
        ],
        [["2", "A"], ["4", "B"]],
    ),
    shows_rows(
        "an assignment in a row of its own",
        [table(row("{%tr set k = 5 %}"), row("{{ k }}"))],
        [["5"]],
    ),
    shows_rows("a remark in a row of its own", [table(row("{#tr nhớ #}"), row("x"))], [["x"]]),
    refused(
        "loop from the middle of a cell to another",
        [table(row("x {% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}"))],
        "scope-ambiguous@1",
        "scope-ambiguous-end@1",
    ),
    refused(
        "loop from a row into the text behind the table",
        [table(row("{% for r in rows %}x")), "{% endfor %}"],
        "scope-ambiguous@1",
        "scope-ambiguous-end@1",
    ),
    shows(
        "loop around a whole table",
        ["{% for r in rows %}", table(row("{{ r.n }}")), "{% endfor %}", "sau"],
        ["1", "2", "sau"],
    ),
    shows(
        "if around a whole table", ["{% if no %}", table(row("x")), "{% endif %}", "sau"], ["sau"]
    ),
    refused(
        "tr outside of a table",
        ["{%tr for r in rows %}", "x", "{%tr endfor %}"],
        "scope-outside@1",
        "scope-outside@3",
    ),
    refused(
        "tc outside of a table", ["{%tc if yes %}x{%tc endif %}"], "scope-outside", "scope-outside"
    ),
    refused(
        "different prefixes",
        [table(row("{%tr for r in rows %}", "{%tc endfor %}"))],
        "scope-prefixes",
        "scope-prefixes-end",
    ),
    refused(
        "closer in another table",
        [table(row("{%tr for r in rows %}"), row("x")), "y", table(row("{%tr endfor %}"))],
        "scope-ambiguous",
        "scope-ambiguous-end",
    ),
    refused(
        "an unclosed row loop", [table(row("{%tr for r in rows %}"), row("x"))], "block-unclosed@1"
    ),
    refused(
        "a row loop that never ends", [table(row("x {%tr for r in rows %}", ""))], "block-unclosed"
    ),
    shows_rows(
        "tr tags amid their row",
        [table(row("(", "{%tr for r in rows %}", "{{ r.n }}", "{%tr endfor %}", ")"))],
        [["(", "", "1", "", ")"], ["(", "", "2", "", ")"]],
    ),
    refused(
        "tr tags amid different rows",
        [table(row("(", "{%tr for r in rows %}", "x"), row("y", "{%tr endfor %}", ")"))],
        "scope-beside-text",
        "scope-beside-text",
    ),
    shows_rows(
        "tracked inserted row",
        [
            table(
                '<w:tr><w:trPr><w:ins w:id="1" w:author="x"/></w:trPr>'
                + cell("{% for r in rows %}{{ r.n }}")
                + cell("{{ r.t }}{% endfor %}")
                + "</w:tr>"
            )
        ],
        AB,
    ),
    shows_rows(
        "tags in tracked insertions in cells",
        [
            table(
                row(
                    cell(p(ins(run("{% for r in rows %}{{ r.n }}")))),
                    cell(p("{{ r.t }}", ins(run("{% endfor %}")))),
                )
            )
        ],
        AB,
    ),
    shows_rows(
        "row in a content control",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + row("{%tr for r in rows %}")
            + control(row("{{ r.n }}"))
            + row("{%tr endfor %}")
            + "</w:tbl>"
        ],
        [["1"], ["2"]],
    ),
    shows_rows(
        "cell in a content control",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
            + control(cell("{%tr for r in rows %}{{ r.n }}"))
            + cell("{{ r.t }}{%tr endfor %}")
            + "</w:tr></w:tbl>"
        ],
        AB,
    ),
    shows_rows(
        "plain loop with cells in content controls",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
            + control(cell("{% for r in rows %}{{ r.n }}"))
            + control(cell("{{ r.t }}{% endfor %}"))
            + "</w:tr></w:tbl>"
        ],
        AB,
    ),
    shows_rows(
        "loop in content of a cell's control",
        [table(row(cell(control(p("{% for x in xs %}"), p("{{ x }}"), p("{% endfor %}")))))],
        [["một|hai|ba"]],
    ),
    shows_rows(
        "repeating row keeps its properties",
        [
            table(
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
                + cell("{% for r in rows %}{{ r.n }}")
                + cell("{% endfor %}")
                + "</w:tr>"
            )
        ],
        [["1", ""], ["2", ""]],
    ),
]

PROBES = SCOPES
