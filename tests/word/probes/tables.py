"""Probes of tables: rows, cells, columns, merged cells, tables in cells, loops that are empty."""

from tests.word.packages import cell, p, row, run, table
from tests.word.probes.probing import Probe, holds, refused, shows, shows_rows
from tests.word.probes.texts import control, ins

AB = [["1", "A"], ["2", "B"]]


def spanned(text: str, span: int = 1, merge: str = "") -> str:
    made = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    made += {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{made}</w:tcPr>{p(text)}</w:tc>'


def three(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * 3
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


ROWS: list[Probe] = [
    shows_rows(
        "tr tags in rows of their own",
        [
            table(
                row("{%tr for r in rows %}", ""),
                row("{{ r.n }}", "{{ r.t }}"),
                row("{%tr endfor %}", ""),
            ),
            "x",
        ],
        AB,
    ),
    shows_rows(
        "tr tags in the row itself",
        [table(row("{%tr for r in rows %}{{ r.n }}", "{{ r.t }}{%tr endfor %}")), "x"],
        AB,
    ),
    shows_rows(
        "tr tags both in the first cell",
        [table(row("{%tr for r in rows %}{{ r.n }}{%tr endfor %}", "{{ r.t }}")), "x"],
        AB,
    ),
    shows_rows(
        "plain tags in the first and last cell",
        [table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")), "x"],
        AB,
    ),
    shows_rows(
        "plain tags in three cells, the middle one bare",
        [table(row("{% for r in rows %}{{ r.n }}", "–", "{{ r.t }}{% endfor %}")), "x"],
        [["1", "–", "A"], ["2", "–", "B"]],
    ),
    shows_rows(
        "plain tags in rows of their own",
        [
            table(
                row("{% for r in rows %}", ""),
                row("{{ r.n }}", "{{ r.t }}"),
                row("{% endfor %}", ""),
            ),
            "x",
        ],
        AB,
    ),
    shows_rows(
        "opener in the last cell of its row, closer in the first",
        [
            table(
                row("", "{% for r in rows %}"),
                row("{{ r.n }}", "{{ r.t }}"),
                row("{% endfor %}", ""),
            ),
            "x",
        ],
        AB,
    ),
    shows_rows(
        "opener in its own row, closer at the end of the row",
        [table(row("{%tr for r in rows %}", ""), row("{{ r.n }}", "{{ r.t }}{%tr endfor %}")), "x"],
        AB,
    ),
    shows_rows(
        "opener at the row's start, closer in its own row",
        [table(row("{%tr for r in rows %}{{ r.n }}", "{{ r.t }}"), row("{%tr endfor %}", "")), "x"],
        AB,
    ),
    shows_rows(
        "rows with letters in runs",
        [
            table(
                row(
                    cell(p("{% for r in", " rows %}", "{{ r.", "n }}")),
                    cell(p("{{ r.t }}{%", " endfor %}")),
                )
            ),
            "x",
        ],
        AB,
    ),
    shows_rows(
        "two rows a turn",
        [
            table(
                row("{%tr for r in rows %}"),
                row("{{ r.n }}"),
                row("{{ r.t }}"),
                row("{%tr endfor %}"),
            ),
            "x",
        ],
        [["1"], ["A"], ["2"], ["B"]],
    ),
    shows_rows(
        "one column",
        [table(row("{% for r in rows %}"), row("{{ r.n }}"), row("{% endfor %}")), "x"],
        [["1"], ["2"]],
    ),
    shows_rows(
        "one column, tr tags within the row",
        [table(row("{%tr for r in rows %}{{ r.n }}{%tr endfor %}")), "x"],
        [["1"], ["2"]],
    ),
    shows_rows(
        "one column, plain tags repeat text in the cell",
        [table(row("{% for r in rows %}{{ r.n }}{% endfor %}")), "x"],
        [["12"]],
    ),
    shows_rows(
        "one column, plain tags in paragraphs repeat these",
        [table(row(cell("{% for r in rows %}", "{{ r.n }}", "{% endfor %}"))), "x"],
        [["1|2"]],
    ),
    shows_rows(
        "head row stays once",
        [
            table(
                row("h", "h"),
                row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}"),
                row("f", "f"),
            )
        ],
        [["h", "h"], *AB, ["f", "f"]],
    ),
    shows_rows(
        "two loops in one table",
        [
            table(
                row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}"),
                row("{% for x in xs %}{{ x }}", "{% endfor %}"),
            )
        ],
        [*AB, ["một", ""], ["hai", ""], ["ba", ""]],
    ),
    shows_rows(
        "rows chosen by a condition of the loop",
        [
            table(
                row(
                    "{% for r in rows if r.n > 1 %}{{ r.n }}",
                    "{{ loop.index }}/{{ loop.length }}{% endfor %}",
                )
            ),
            "x",
        ],
        [["2", "1/1"]],
    ),
    shows_rows(
        "loop values in cells",
        [
            table(
                row(
                    "{% for r in rows %}{{ loop.index0 }}{{ loop.revindex }}",
                    "{{ 'y' if loop.first }}{{ 'x' if loop.last }}{% endfor %}",
                )
            ),
            "x",
        ],
        [["02", "y"], ["11", "x"]],
    ),
    shows_rows(
        "row condition, true",
        [table(row("h", "h"), row("{% if yes %}a", "b{% endif %}"))],
        [["h", "h"], ["a", "b"]],
    ),
    shows_rows(
        "row condition, false",
        [table(row("h", "h"), row("{% if no %}a", "b{% endif %}"))],
        [["h", "h"]],
    ),
    shows_rows(
        "else rows",
        [
            table(
                row("{%tr if no %}", ""),
                row("a", "b"),
                row("{%tr else %}", ""),
                row("c", "d"),
                row("{%tr endif %}", ""),
            )
        ],
        [["c", "d"]],
    ),
    shows_rows(
        "elif rows without prefix",
        [
            table(
                row("{% if no %}"),
                row("a"),
                row("{% elif yes %}"),
                row("b"),
                row("{% else %}"),
                row("c"),
                row("{% endif %}"),
            )
        ],
        [["b"]],
    ),
    shows_rows(
        "else of a loop over rows",
        [
            table(
                row("{%tr for r in v %}"),
                row("{{ r }}"),
                row("{%tr else %}"),
                row("không có"),
                row("{%tr endfor %}"),
            )
        ],
        [["không có"]],
        v=[],
    ),
    shows_rows(
        "if in a row loop, in rows of its own",
        [
            table(
                row("{%tr for r in rows %}"),
                row("{%tr if r.n == 1 %}"),
                row("{{ r.t }}"),
                row("{%tr else %}"),
                row("khác"),
                row("{%tr endif %}"),
                row("{%tr endfor %}"),
            )
        ],
        [["A"], ["khác"]],
    ),
    shows_rows(
        "if in a row loop, all tags of one row",
        [
            table(
                row(
                    "{%tr for r in rows %}{%tr if r.n == 1 %}{{ r.n }}",
                    "{{ r.t }}{%tr endif %}{%tr endfor %}",
                )
            ),
            "x",
        ],
        [["1", "A"]],
    ),
    shows_rows(
        "plain if within a plain row loop",
        [
            table(
                row(
                    "{% for r in rows %}{% if r.n == 1 %}{{ r.n }}",
                    "{{ r.t }}{% endif %}{% endfor %}",
                )
            ),
            "x",
        ],
        [["1", "A"]],
    ),
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
                    "{%tr for r in rows %}{% rowbg 'aabbcc' if loop.index is odd else 'ffffff' %}{{ r.n }}",
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

PROBES = ROWS + EMPTY + CELLS
