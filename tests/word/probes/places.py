"""Probes of all places: headers, notes, comments, boxes, equations."""

from tests.word.packages import cell, docx, p, row, table
from tests.word.probes.building import MORE, box, drawing, headed, loop, mathematics, noted, vml
from tests.word.probes.probing import Probe, holds, refused, shows

PLACES: list[Probe] = [
    *(
        shows(
            f"{kind} of kind {which}",
            headed(kind, "{{ a }}", "{% if no %}x{% endif %}", which=which),
            ["Ánh"],
            part=f"word/{kind}7.xml",
        )
        for kind in ("header", "footer")
        for which in ("default", "first", "even")
    ),
    shows(
        "header emptied keeps a paragraph",
        headed("header", "{% if no %}x{% endif %}"),
        [""],
        part="word/header7.xml",
    ),
    shows(
        "header with an empty loop keeps a paragraph",
        headed("header", "{% for x in [] %}", "x", "{% endfor %}"),
        [""],
        part="word/header7.xml",
    ),
    shows(
        "row loop in a header",
        headed("header", table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")), "x"),
        ["1", "A", "2", "B", "x"],
        part="word/header7.xml",
    ),
    shows(
        "header of one table that goes",
        headed("footer", table(row("{%tr if no %}x{%tr endif %}")), "<w:p/>"),
        [""],
        part="word/footer7.xml",
    ),
    refused("mistake in a header", headed("header", "x", "{{ sai }}"), "name-unknown@2"),
    refused("block from header to nowhere", headed("header", "{% if yes %}"), "block-unclosed@1"),
    *(
        shows(
            f"{kind} filled",
            noted(kind, "{{ a }}"),
            ["Ánh"] if kind == "comment" else ["", "Ánh"],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    *(
        shows(
            f"loop in a {kind}",
            noted(kind, "{% for x in xs %}", "{{ x }}", "{% endfor %}"),
            [*([] if kind == "comment" else [""]), "một", "hai", "ba"],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    *(
        shows(
            f"empty loop in a {kind}",
            noted(kind, "{% for x in [] %}", "{{ x }}", "{% endfor %}"),
            ["", *([] if kind == "comment" else [""])],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    refused(
        "a block that begins in one note and ends in the body",
        noted("footnote", "{% if yes %}", body=("{% endif %}",)),
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("text box, both forms", [p(box("{{ a }}"))], ["ÁnhÁnh", "Ánh", "Ánh"]),
    shows(
        "loop in a text box",
        [p("x", box("{% for x in xs %}", "{{ x }}", "{% endfor %}"))],
        ["xmộthaibamộthaiba", *["một", "hai", "ba"] * 2],
    ),
    shows(
        "empty loop in a text box",
        [p("x", box("{% for x in [] %}", "{{ x }}", "{% endfor %}"))],
        ["x", "", ""],
    ),
    shows(
        "table in a text box",
        [
            p(
                "x",
                box(table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")), "<w:p/>"),
            )
        ],
        ["x1A2B1A2B", *["1", "A", "2", "B", ""] * 2],
    ),
    shows(
        "box in a loop",
        [*loop(p(box("{{ x }}")))],
        [t for x in ("một", "hai", "ba") for t in (x * 2, x, x)],
    ),
    holds(
        "drawing ids of boxes in a loop",
        loop(p(box("{{ x }}"))),
        '(?s)docPr id="(\\d+)".*docPr id="(?!\\1)\\d+"',
    ),
    shows("older box", [p(vml("{{ a }}"))], ["Ánh", "Ánh"]),
    shows(
        "box in a cell in a row loop",
        [table(row(cell(p("{% for r in rows %}{{ r.n }}", box("{{ r.t }}"))), "{% endfor %}"))],
        ["1AA", "A", "A", "", "2BB", "B", "B", ""],
    ),
    shows(
        "tag before a box and one in it",
        [p("{{ a }}", box("{{ co }}"))],
        ["ÁnhSmith & Co <b>Smith & Co <b>", "Smith & Co <b>", "Smith & Co <b>"],
    ),
    refused(
        "if around a box in the text, begun in the box",
        [p("a", box("{% if yes %}"), "b{% endif %}")],
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("if around a box", [p("a{% if no %}", box("x"), "{% endif %}b")], ["ab"]),
    holds("equation with a tag", [p(mathematics("x={{ a }}"))], "<m:t[^>]*>x=Ánh</m:t>"),
    holds("equation with escaped value", [p(mathematics("{{ co }}"))], "Smith &amp; Co &lt;b&gt;"),
    holds(
        "equation tag over its runs",
        [p(f"<m:oMath {MORE}><m:r><m:t>{{{{ </m:t></m:r><m:r><m:t>a }}}}</m:t></m:r></m:oMath>")],
        "Ánh",
    ),
    holds("alternative text", [p(drawing("{{ co }}"))], 'descr="Smith &amp; Co &lt;b&gt;"'),
    holds(
        "quotes in alternative text",
        [p(drawing("Ảnh {{ v }}"))],
        'descr="Ảnh &#34;x&#39;"',
        v="\"x'",
    ),
    holds(
        "condition in alternative text",
        [p(drawing("{% if yes %}có{% else %}không{% endif %}"))],
        'descr="có"',
    ),
    refused("a mistake in alternative text", [p(drawing("{{ sai }} x"))], "name-unknown@1"),
    refused(
        "block from alternative text into the text",
        [p(drawing("{% if yes %}"), "{% endif %}")],
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("tags in core properties", docx("x", members={}), ["x"]),
]

PROBES = PLACES
