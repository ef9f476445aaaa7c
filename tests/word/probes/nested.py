"""Probes of blocks in blocks, joins, lists."""

from tests.word.packages import cell, p, row, run, table
from tests.word.probes.building import LINK
from tests.word.probes.probing import Probe, holds, refused, shows
from tests.word.test_lists import item, numbered

STYLED = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'

NESTED: list[Probe] = [
    shows(
        "three loops deep over paragraphs",
        [
            "{% for b in tree %}",
            "{{ b.n }}",
            "{% for c in b.in %}",
            " {{ c.n }}",
            "{% for d in c.in %}",
            "  {{ d }}",
            "{% endfor %}",
            "{% endfor %}",
            "{% endfor %}",
        ],
        ["1", " 1.1", "  x", "  y", " 1.2", "2", "3", " 3.1", "  z"],
    ),
    shows(
        "three loops in one line",
        [
            (
                "{% for b in tree %}{{ b.n }}("
                "{% for c in b.in %}{{ c.n }}["
                "{% for d in c.in %}{{ d }}{% endfor %}"
                "]{% endfor %}){% endfor %}"
            )
        ],
        ["1(1.1[xy]1.2[])2()3(3.1[z])"],
    ),
    shows(
        "table in a loop, rows in a loop, text in a loop",
        [
            "{% for b in tree %}",
            table(
                row(
                    "{% for c in b.in %}{{ c.n }}",
                    "{% for d in c.in %}{{ d }}{% endfor %}{% endfor %}",
                )
            ),
            "{% endfor %}",
            "sau",
        ],
        ["1.1", "xy", "1.2", "", "3.1", "z", "sau"],
    ),
    shows(
        "same name in nested loops",
        ["{% for x in xs %}{% for x in rows %}{{ x.n }}{% endfor %}{{ x }} {% endfor %}"],
        ["12một 12hai 12ba "],
    ),
    shows(
        "outer loop's counter by assignment",
        [
            (
                "{% for b in tree %}{% set i = loop.index %}"
                "{% for c in b.in %}{{ i }}.{{ loop.index }} {% endfor %}{% endfor %}"
            )
        ],
        ["1.1 1.2 3.1 "],
    ),
    shows(
        "an assignment in a loop ends with it",
        ["{% set k = 0 %}{% for x in xs %}{% set k = k + 1 %}{% endfor %}{{ k }}"],
        ["0"],
    ),
    shows(
        "an assignment in a condition stays",
        ["{% if yes %}{% set k = 1 %}{% endif %}{{ k }}"],
        ["1"],
    ),
    shows(
        "condition in a loop, else",
        [
            "{% for r in rows %}{% if r.n == 1 %}",
            "một",
            "{% else %}",
            "khác {{ r.n }}",
            "{% endif %}{% endfor %}",
        ],
        ["một", "khác 2"],
    ),
    shows(
        "else of a loop",
        ["{% for x in [] %}", "{{ x }}", "{% else %}", "trống", "{% endfor %}"],
        ["trống"],
    ),
    shows(
        "else of a loop in a line",
        ["{% for x in [] %}{{ x }}{% else %}trống{% endfor %}"],
        ["trống"],
    ),
    shows(
        "elif chain over paragraphs",
        [
            "{% if no %}",
            "a",
            "{% elif no %}",
            "b",
            "{% elif yes %}",
            "c",
            "{% else %}",
            "d",
            "{% endif %}",
        ],
        ["c"],
    ),
    shows(
        "inline if in a paragraph-level if",
        ["{% if yes %}", "a{% if no %}b{% endif %}c", "{% endif %}"],
        ["ac"],
    ),
    shows(
        "values of the loop",
        [
            (
                "{% for x in xs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}"
                "{{ loop.revindex0 }}{{ loop.length }}{{ '(' if loop.first }}"
                "{{ ')' if loop.last }} {% endfor %}"
            )
        ],
        ["10323( 21213 32103) "],
    ),
    shows(
        "neighbours",
        [
            (
                "{% for x in xs %}{{ loop.previtem|default('-') }}"
                "{{ loop.nextitem|default('-') }} {% endfor %}"
            )
        ],
        ["-hai mộtba hai- "],
    ),
    shows(
        "unpacked pairs",
        ["{% for k, v in pairs %}{{ k }}{{ v }}{% endfor %}"],
        ["a1b2"],
        pairs=[["a", 1], ["b", 2]],
    ),
    refused(
        "unpacked pairs of the wrong length",
        ["{% for k, v in pairs %}{{ k }}{% endfor %}"],
        "loop-not-pairs@1",
        pairs=[["a"]],
    ),
    shows(
        "items of a mapping",
        ["{% for k, v in m|items %}{{ k }}{{ v }}{% endfor %}"],
        ["a1b2"],
        m={"a": 1, "b": 2},
    ),
    shows(
        "items as a method",
        ["{% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %}"],
        ["a1b2"],
        m={"a": 1, "b": 2},
    ),
    shows("else beside text", ["{% if no %}a", "{% else %}b", "c{% endif %}"], ["b", "c"]),
    refused(
        "crossing blocks",
        ["{% if yes %}", "{% for x in xs %}", "{% endif %}", "{% endfor %}"],
        "block-unclosed@2",
        "block-unopened@4",
    ),
    refused("closer that was never opened", ["x", "{% endfor %}"], "block-unopened@2"),
    refused("else twice", ["{% if yes %}a{% else %}b{% else %}c{% endif %}"], "block-after-else@1"),
    refused(
        "elif behind else",
        ["{% if yes %}a{% else %}b{% elif no %}c{% endif %}"],
        "block-after-else@1",
    ),
    refused("elif in a loop", ["{% for x in xs %}{% elif x %}{% endfor %}"], "block-unopened@1"),
    refused(
        "all mistakes at once",
        ["{% if yes %}", "{{ a| }}", "{% endfor %}", "{{ b +}}"],
        "block-unclosed@1",
        "expression-unfinished@2",
        "block-unopened@3",
        "expression-unfinished@4",
    ),
    refused(
        "endif misspelt",
        ["{% if yes %}x{% endfi %}"],
        "block-unclosed@1",
        "statement-unknown-similar@1",
    ),
    refused(
        "macro", ["{% macro f() %}x{% endmacro %}"], "construct-refused@1", "construct-refused@1"
    ),
    shows(
        "fifty conditions deep",
        [
            "".join("{% if yes %}" for _ in range(50))
            + "x"
            + "".join("{% endif %}" for _ in range(50))
        ],
        ["x"],
    ),
    shows(
        "loop in a link and out of it",
        [p("{% for x in xs %}", LINK.format(run("{{ x }}")), ",{% endfor %}")],
        ["một,hai,ba,"],
    ),
]


JOINS: list[Probe] = [
    shows("join before", ["a", "{%- if yes %} b{% endif %}"], ["a b"]),
    shows("join after", ["a{% if yes -%}", "b", "{%- endif %}"], ["ab"]),
    shows(
        "join over three paragraphs",
        ["a {%- if yes -%}", " b ", "{%- endif -%}", " c"],
        ["a  b  c"],
    ),
    shows("value that joins", ["a", "{{- a -}}", "b"], ["aÁnhb"]),
    shows("remark that joins", ["a", "{#- x -#}", "b"], ["ab"]),
    shows("join of a first paragraph", ["{%- if yes %}a{% endif %}"], ["a"]),
    shows(
        "join takes a line break out",
        [p("<w:r><w:t>a</w:t><w:br/><w:t>{%- if yes %}b{% endif %}</w:t></w:r>")],
        ["ab"],
    ),
    shows(
        "join across a table does nothing",
        [table(row("a")), "{%- if yes %}b{% endif %}"],
        ["a", "b"],
    ),
    shows("minus is no join", ["{{ -1 }}{{ 2-1 }}"], ["-11"]),
    shows("joined loop", ["{% for x in xs -%}", "{{ x }},", "{%- endfor %}"], ["một,hai,ba,"]),
]


LISTS: list[Probe] = [
    holds(
        "numbers begin anew in nested loops",
        numbered(
            "{% for b in tree %}",
            "{{ b.n }}",
            "{% for c in b.in %}",
            item("{{ c.n }}"),
            "{% endfor %}",
            "{% endfor %}",
        ),
        'numId w:val="(?!1")\\d+"',
    ),
    holds(
        "numbers of one loop go on",
        numbered("{% for x in xs %}", item("{{ x }}"), "{% endfor %}"),
        '(?s)(numId w:val="1".*){3}',
    ),
    holds(
        "bullets stay",
        numbered(
            "{% for b in tree %}",
            "{% for c in b.in %}",
            item("{{ c.n }}", 2),
            "{% endfor %}",
            "{% endfor %}",
        ),
        '!numId w:val="(?!2")',
    ),
    holds(
        "continue_list",
        numbered(
            "{% for b in tree %}",
            "{% continue_list %}",
            "{% for c in b.in %}",
            item("{{ c.n }}"),
            "{% endfor %}",
            "{% endfor %}",
        ),
        '!numId w:val="(?!1")',
    ),
    holds(
        "two items a turn begin anew",
        numbered("{% for x in xs %}", item("{{ x }}"), item("b"), "{% endfor %}"),
        'numId w:val="(?!1")\\d+"',
    ),
    shows(
        "a paragraph of a list left out",
        numbered(item("a"), item("{% if no %}b{% endif %}"), item("c")),
        ["a", "c"],
    ),
    shows(
        "items with multi-line values",
        numbered("{% for x in v %}", item("{{ x }}"), "{% endfor %}"),
        ["a\nb", "c"],
        v=["a\nb", "c"],
    ),
    holds(
        "list in cells of a row loop",
        numbered(
            table(
                row(
                    "{% for b in tree %}{{ b.n }}",
                    cell("{% for c in b.in %}", item("{{ c.n }}"), "{% endfor %}", "{% endfor %}"),
                )
            )
        ),
        'numId w:val="(?!1")\\d+"',
    ),
]

PROBES = NESTED + JOINS + LISTS
