"""Probes of rows that repeat or go."""

from tests.word.packages import cell, p, row, table
from tests.word.probes.probing import Probe, shows_rows

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
]

PROBES = ROWS
