"""Probes of columns, spans, colours and joined cells; tables in cells."""

from tests.word.packages import cell, p, row, table
from tests.word.probes.probing import Probe, holds, refused, shows, shows_rows

AB = [["1", "A"], ["2", "B"]]


def spanned(text: str, span: int = 1, merge: str = "") -> str:
    made = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    made += {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{made}</w:tcPr>{p(text)}</w:tc>'


def three(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * 3
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


CELLS: list[Probe] = [
    shows_rows(
        "columns by tc in cells of their own",
        [table(row("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"))],
        [["một", "hai", "ba"]],
    ),
    shows_rows(
        "columns by tc in the cell itself",
        [table(row("h", "{%tc for x in xs %}{{ x }}{%tc endfor %}"))],
        [["h", "một", "hai", "ba"]],
    ),
    holds(
        "the grid follows",
        [table(row("h", "{%tc for x in xs %}{{ x }}{%tc endfor %}"))],
        "(<w:gridCol [^>]*>){4}</w:tblGrid>",
    ),
    shows_rows(
        "columns and rows",
        [
            table(
                row("", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"),
                row("{%tr for r in rows %}", "", "", ""),
                row("{{ r.t }}", "{%tc for x in xs %}", "{{ r.n }}{{ x }}", "{%tc endfor %}"),
                row("{%tr endfor %}", "", "", ""),
            )
        ],
        [["", "một", "hai", "ba"], ["A", "1một", "1hai", "1ba"], ["B", "2một", "2hai", "2ba"]],
    ),
    shows_rows(
        "row and column tags in one row",
        [
            table(
                row(
                    "{%tr for r in rows %}{{ r.t }}",
                    "{%tc for x in xs %}{{ r.n }}{{ x }}{%tc endfor %}",
                    "{%tr endfor %}",
                )
            )
        ],
        [["A", "1một", "1hai", "1ba", ""], ["B", "2một", "2hai", "2ba", ""]],
    ),
    shows_rows(
        "no columns at all",
        [table(row("h", "{%tc for x in v %}{{ x }}{%tc endfor %}"))],
        [["h"]],
        v=[],
    ),
    shows(
        "a row of no columns",
        [table(row("{%tc for x in v %}{{ x }}{%tc endfor %}")), "sau"],
        ["sau"],
        v=[],
    ),
    shows_rows(
        "a column by condition", [table(row("a", "{%tc if no %}b{%tc endif %}", "c"))], [["a", "c"]]
    ),
    shows_rows(
        "else columns",
        [table(row("a", "{%tc if no %}", "b", "{%tc else %}", "c", "{%tc endif %}"))],
        [["a", "c"]],
    ),
    holds(
        "a merged region inside a row loop stays whole",
        [
            three(
                "<w:tr>"
                + spanned("{% for r in rows %}{{ r.n }}", 2)
                + spanned("{% endfor %}")
                + "</w:tr>"
            )
        ],
        '(gridSpan w:val="2".*){2}',
    ),
    holds(
        "vertical merges in two rows a turn",
        [
            table(
                row("{%tr for r in rows %}", ""),
                "<w:tr>" + spanned("{{ r.n }}", 1, "start") + spanned("x") + "</w:tr>",
                "<w:tr>" + spanned("", 1, "on") + spanned("y") + "</w:tr>",
                row("{%tr endfor %}", ""),
            )
        ],
        '(?s)(vMerge w:val="restart".*<w:vMerge/>.*){2}',
    ),
    holds(
        "colspan of a number as text", [table(row("{% colspan '2' %}a", "b"))], 'gridSpan w:val="2"'
    ),
    refused("colspan of no number", [table(row("{% colspan a %}a", "b"))], "value-span-odd@1"),
    refused(
        "colspan of nothing at all", [table(row("{% colspan none %}a", "b"))], "value-span-odd@1"
    ),
    refused("colspan of zero", [table(row("{% colspan 0 %}a", "b"))], "value-span-odd@1"),
    refused("colspan below zero", [table(row("{% colspan -1 %}a", "b"))], "value-span-odd@1"),
    refused(
        "colour that is none", [table(row("{% cellbg 'xanh' %}a"))], "value-colour-unreadable@1"
    ),
    refused(
        "colour that breaks out",
        [table(row("{% cellbg v %}a"))],
        "value-colour-unreadable@1",
        v='"/><w:b w:x="',
    ),
    holds(
        "cell colour with a hash sign",
        [table(row("{% cellbg '#ff0000' %}a"))],
        '(?i)w:fill="ff0000"',
    ),
    refused("cell tag outside of a table", ["{% cellbg 'ff0000' %}a"], "shape-outside@1"),
    refused("colspan outside of a table", ["{% colspan 2 %}a"], "shape-outside@1"),
    refused("vm outside of a loop", [table(row("{% vm %}a"))], "name-unknown"),
    refused("hm outside of a loop", [table(row("{% hm %}a"))], "name-unknown"),
    shows_rows(
        "merge over equal neighbours",
        [table(row("{%tr for r in v %}{% merge_same r.g %}{{ r.g }}", "{{ r.n }}{%tr endfor %}"))],
        [["x", "1"], ["", "2"], ["y", "3"]],
        v=[{"g": "x", "n": 1}, {"g": "x", "n": 2}, {"g": "y", "n": 3}],
    ),
    holds(
        "merge over equal neighbours, the marks",
        [table(row("{%tr for r in v %}{% merge_same r %}{{ r }}", "{%tr endfor %}"))],
        "(?s)restart.*continue.*restart.*(?!restart|continue)",
        v=["x", "x", "y"],
    ),
    shows_rows(
        "merge of nothings",
        [table(row("{%tr for r in v %}{% merge_same r %}{{ r }}", "x{%tr endfor %}"))],
        [["", "x"], ["", "x"], ["0", "x"]],
        v=[None, None, 0],
    ),
    shows_rows(
        "merge in nested groups begins anew in each",
        [
            table(
                row("{%tr for b in v %}"),
                row(cell("{%tr for c in b %}{% merge_same c %}{{ c }}"), cell("{%tr endfor %}")),
                row("{%tr endfor %}"),
            )
        ],
        [["x", ""], ["", ""], ["x", ""]],
        v=[["x", "x"], ["x"]],
    ),
    shows_rows(
        "vm in two cells",
        [table(row("{%tr for r in rows %}{% vm %}a", "{% vm %}b", "{{ r.n }}{%tr endfor %}"))],
        [["a", "b", "1"], ["", "", "2"]],
    ),
    holds(
        "cell tag in a nested table shapes the inner cell",
        [table(row(cell("a", table(row("{% cellbg 'ff0000' %}b")), "<w:p/>")))],
        '(?s)<w:tbl>.*<w:tbl>.*fill="ff0000"',
    ),
    refused(
        "cell colour in a condition",
        [table(row("{% if no %}{% cellbg 'ff0000' %}{% endif %}a"))],
        "shape-in-block@1",
    ),
    refused(
        "columns in a condition of paragraphs",
        [table(row(cell("{%p if no %}", "{% colspan 2 %}", "{%p endif %}"), "b"))],
        "shape-in-block@2",
    ),
    holds(
        "cell colour in a condition of rows",
        [table(row("{%tr if yes %}{% cellbg 'ff0000' %}a{%tr endif %}"))],
        'fill="ff0000"',
    ),
    holds(
        "colour by a condition of the tag",
        [table(row("{% cellbg 'ff0000' if no else '' %}a"))],
        'fill="auto"',
    ),
    holds(
        "row colour in a loop",
        [
            table(
                row(
                    "{%tr for r in rows %}{% rowbg 'aabbcc' if r.n == 1 else 'ffffff' %}x",
                    "{%tr endfor %}",
                )
            )
        ],
        "(?i)(aabbcc.*){2}(ffffff.*){2}",
    ),
    shows_rows(
        "condition within a cell's text",
        [table(row("{% if yes %}a{% else %}b{% endif %}", "c"))],
        [["a", "c"]],
    ),
    shows_rows(
        "conditions that begin and end in one cell each",
        [table(row("{% if yes %}a{% endif %}", "{% if no %}b{% endif %}"))],
        [["a", ""]],
    ),
    refused(
        "else in another cell than its if",
        [table(row("{% if yes %}a", "{% else %}b{% endif %}"))],
        "scope-ambiguous",
        "scope-ambiguous-end",
    ),
    shows(
        "nested table in a row loop",
        [
            table(
                row("{%tr for b in tree %}"),
                row(
                    cell(
                        "{{ b.n }}",
                        table(
                            row("{%tr for c in b.in %}"), row("{{ c.n }}"), row("{%tr endfor %}")
                        ),
                        "<w:p/>",
                    )
                ),
                row("{%tr endfor %}"),
            )
        ],
        ["1", "1.1", "1.2", "", "2", "", "3", "3.1", ""],
    ),
    shows(
        "plain loops in a table in a table",
        [
            table(
                row(
                    "{% for b in tree %}{{ b.n }}",
                    cell(
                        table(row("{% for c in b.in %}{{ c.n }}", "{{ c.in|length }}{% endfor %}")),
                        "{% endfor %}",
                    ),
                )
            )
        ],
        ["1", "1.1", "2", "1.2", "0", "", "2", "", "3", "3.1", "1", ""],
    ),
    shows(
        "table in a table in a table",
        [
            table(
                row(
                    cell(
                        table(
                            row(
                                cell(
                                    table(
                                        row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")
                                    ),
                                    "<w:p/>",
                                )
                            )
                        ),
                        "<w:p/>",
                    )
                )
            )
        ],
        ["1", "A", "2", "B", "", ""],
    ),
]

PROBES = CELLS
