"""Probes of tables, cells and controls that come out empty."""

from tests.word.packages import cell, p, row, run, table
from tests.word.probes.building import control, ins
from tests.word.probes.probing import Probe, refused, shows

AB = [["1", "A"], ["2", "B"]]


def spanned(text: str, span: int = 1, merge: str = "") -> str:
    made = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    made += {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{made}</w:tcPr>{p(text)}</w:tc>'


def three(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * 3
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


EMPTY: list[Probe] = [
    shows(
        "empty row loop leaves no table",
        [table(row("{%tr for r in v %}"), row("x"), row("{%tr endfor %}")), "sau"],
        ["sau"],
        v=[],
    ),
    shows(
        "empty row loop under a head leaves the head",
        [table(row("h"), row("{% for r in v %}"), row("x"), row("{% endfor %}")), "sau"],
        ["h", "sau"],
        v=[],
    ),
    shows(
        "all rows by conditions",
        [table(row("{% if no %}a", "b{% endif %}"), row("{% if no %}a", "b{% endif %}")), "sau"],
        ["sau"],
    ),
    shows(
        "empty table between tables keeps them apart",
        [table(row("a")), "", table(row("{%tr if no %}x{%tr endif %}")), "", table(row("b"))],
        ["a", "", "", "b"],
    ),
    shows(
        "empty table at the end of a cell",
        [table(row(cell("a", table(row("{%tr if no %}x{%tr endif %}")), "<w:p/>")))],
        ["a", ""],
    ),
    shows(
        "empty table alone in a cell",
        [table(row(cell(table(row("{%tr if no %}x{%tr endif %}")), "<w:p/>")))],
        [""],
    ),
    shows(
        "cell whose paragraphs are left out",
        [table(row(cell("{%p if no %}", "x", "{%p endif %}"), "b"))],
        ["", "b"],
    ),
    shows(
        "cell whose only paragraph is a condition",
        [table(row("{% if no %}x{% endif %}", "b"))],
        ["", "b"],
    ),
    shows(
        "cell that ends with a table in a condition",
        [table(row(cell("{% if yes %}", table(row("i")), "{% endif %}")))],
        ["i", ""],
    ),
    shows(
        "cell with an empty loop over tables",
        [table(row(cell("{% for r in v %}", table(row("i")), "{% endfor %}")))],
        [""],
        v=[],
    ),
    shows(
        "cell with a loop over tables",
        [table(row(cell("{% for r in rows %}", table(row("{{ r.n }}")), "{% endfor %}")))],
        ["1", "2", ""],
    ),
    shows(
        "content control with an empty loop",
        [control(p("{% for x in v %}"), p("x"), p("{% endfor %}")), "sau"],
        ["sau"],
        v=[],
    ),
    shows(
        "content control in a cell with an empty loop",
        [table(row(cell(control(p("{% for x in v %}"), p("x"), p("{% endfor %}"))), "b"))],
        ["", "b"],
        v=[],
    ),
    shows(
        "content control with one condition",
        [control(p("{% if no %}x{% endif %}")), "sau"],
        ["sau"],
    ),
    shows(
        "inline control with an empty condition",
        [p("a", control(run("{% if no %}x{% endif %}")), "b")],
        ["ab"],
    ),
    shows(
        "control of rows with an empty loop",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + row("h")
            + control(row("{%tr if no %}x{%tr endif %}"))
            + "</w:tbl>",
            "sau",
        ],
        ["h", "sau"],
    ),
    shows(
        "table of one control of rows, empty",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + control(row("{%tr if no %}x{%tr endif %}"))
            + "</w:tbl>",
            "sau",
        ],
        ["sau"],
    ),
    shows(
        "row of cells in a control, empty",
        [
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
            + row("h")
            + "<w:tr>"
            + control(cell("{%tc if no %}x{%tc endif %}"))
            + "</w:tr></w:tbl>",
            "sau",
        ],
        ["h", "sau"],
    ),
    shows("body of nothing but an empty loop", ["{% for x in v %}", "x", "{% endfor %}"], [], v=[]),
    shows(
        "empty inner loops",
        [
            "{% for b in tree %}",
            "{{ b.n }}",
            "{% for c in b.in %}",
            "- {{ c.n }}",
            "{% endfor %}",
            "{% endfor %}",
        ],
        ["1", "- 1.1", "- 1.2", "2", "3", "- 3.1"],
    ),
    shows(
        "empty text of a link",
        [
            p(
                "a",
                '<w:hyperlink w:anchor="q">' + run("{% if no %}x{% endif %}") + "</w:hyperlink>",
                "b",
            )
        ],
        ["ab"],
    ),
    shows("empty inserted run", [p("a", ins(run("{% if no %}x{% endif %}")), "b")], ["ab"]),
    shows(
        "list of nothings",
        ["{% for x in v %}", "[{{ x }}]", "{% endfor %}"],
        ["[]", "[0]", "[]"],
        v=[None, 0, ""],
    ),
    refused(
        "mapping as a list", ["{% for k in v %}{{ k }}{% endfor %}"], "value-not-list@1", v={"x": 1}
    ),
]

PROBES = EMPTY
