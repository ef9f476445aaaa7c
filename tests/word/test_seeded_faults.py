"""Seeded faults: templates with one to four mistakes, each told in one run at its exact place."""

import pytest

from tests.word.packages import (
    NAMES,
    cell,
    docx,
    override,
    p,
    problems,
    relation,
    row,
    run,
    table,
)
from tests.word.seeds import (
    FIELD,
    HEADING,
    Seed,
    Told,
    alone,
    box,
    code_field,
    notes,
    picture,
    seed,
    told,
    two_headers,
    with_chart,
    with_core,
    with_part,
)

SYNTAX = [
    alone("expression-unfinished", "{{ }}", 3),
    alone("expression-unfinished", "{{ a + }}", 7),
    alone("expression-unfinished", "{{ a and }}", 9),
    alone("expression-unfinished", "{{ a| }}", 6),
    alone("expression-unfinished", "{% if %}", 6, "x{% endif %}"),
    alone("expression-unfinished", "{% set a = %}", 11),
    alone("expression-unexpected", "{{ a b }}", 6),
    alone("expression-unexpected", "{{ a ? b }}", 6),
    alone("expression-unexpected", "{{ {'a': } }}", 10),
    alone("expression-unexpected", "{% if a = b %}", 9, "x{% endif %}"),
    alone("expression-unexpected", "{% for x of xs %}", 10, "x{% endfor %}"),
    alone("expression-unexpected", "{%p for x of xs %}", 11, "x{%p endfor %}"),
    alone("expression-unreadable", "{{ a..b }}", 6),
    alone("expression-open", "{{ (a }}", 6),
    alone("expression-open", "{{ xs[ }}", 7),
    alone("expression-open", "{{ 'a }}", 4),
    alone("tag-unclosed", "{{ a }"),
    seed("tag-unopened", docx("a }}"), told("tag-unopened", "}}")),
    seed(
        "what Word has cut into runs and made typographic",
        docx(p("x {{ “á” ~", run(" b|", "<w:rPr><w:b/></w:rPr>"), "uper\u00a0}} y")),
        told("filter-unknown-similar", "{{ “á” ~ b|uper\u00a0}}", 12),
    ),
    seed(
        "two tags of one paragraph and one of the next",
        docx("{{ a + }} và {{ a + }}", "{{ a b }}"),
        told("expression-unfinished", "{{ a + }}", 7),
        told("expression-unexpected", "{{ a b }}", 6, paragraph=2),
    ),
]

WORDS = [
    alone("filter-unknown-similar", "{{ a|uper }}", 6),
    alone("filter-unknown", "{{ a|xyzzy }}", 6),
    alone("filter-unknown-similar", "{{ a|map('uper')|join }}", 10),
    alone("filter-arguments", "{{ a|replace('x') }}", 6),
    alone("filter-arguments", "{{ a|date('%d') }}", 6),
    alone("test-unknown-similar", "{{ a is evn }}", 9),
    alone("test-arguments", "{{ a is divisibleby }}", 9),
    alone("statement-unknown-similar", "{% iff a %}"),
    alone("statement-unknown-similar", "{% end if %}"),
    alone("statement-unknown", "{% blink %}"),
    alone("construct-refused", "{% include 'x' %}"),
    alone("construct-refused", "{{ a ** 2 }}", 6),
    alone("construct-refused", "{% for x in xs recursive %}", 16, "x{% endfor %}"),
    alone("name-private", "{{ a.__class__ }}", 6),
    alone("name-reserved", "{{ self.x }}", 4),
    alone("call-refused", "{{ f(1) }}", 4),
    alone("call-refused", "{{ 'x'.format(1) }}", 8),
]

BLOCKS = [
    alone("block-unclosed", "{% if a %}"),
    alone("block-unclosed", "{%p for x in xs %}"),
    alone("block-unopened", "{% endif %}"),
    alone("block-unopened", "{% else %}"),
    seed(
        "blocks that cross, both ends",
        docx("{% if a %}", "{% for x in xs %}", "{% endif %}", "{% endfor %}"),
        told("block-unclosed", "{% for x in xs %}", paragraph=2),
        told("block-unopened", "{% endfor %}", paragraph=4),
    ),
    seed(
        "closed by the wrong word, both ends",
        docx("{% if a %}", "x", "{% endfor %}"),
        told("block-unclosed", "{% if a %}"),
        told("block-unopened", "{% endfor %}", paragraph=3),
    ),
    seed(
        "another branch after else",
        docx("{% if a %}", "{% else %}", "{% elif b %}", "{% else %}", "{% endif %}"),
        told("block-after-else", "{% elif b %}", paragraph=3),
        told("block-after-else", "{% else %}", paragraph=4),
    ),
    seed(
        "begun in the text, ended in a box",
        docx("{% if a %}", p("neo", box("{% endif %}"))),
        told("block-unclosed", "{% if a %}"),
        told("block-unopened", "{% endif %}", box=1),
    ),
]

SCOPES = [
    seed(
        "amid text of two paragraphs, both ends",
        docx("a {% for x in xs %} b", "c {% endfor %} d"),
        told("scope-ambiguous", "{% for x in xs %}"),
        told("scope-ambiguous-end", "{% endfor %}", paragraph=2),
    ),
    seed(
        "over rows that hold more, both ends",
        docx(table(row("{% for x in xs %}x", "y"), row("z", "{% endfor %}"))),
        told("scope-ambiguous", "{% for x in xs %}", cells=((1, 1, 1),)),
        told("scope-ambiguous-end", "{% endfor %}", cells=((1, 2, 2),)),
    ),
    seed(
        "from the text into a table, both ends",
        docx("{% if a %}", table(row("{% endif %}"))),
        told("scope-ambiguous", "{% if a %}"),
        told("scope-ambiguous-end", "{% endif %}", cells=((1, 1, 1),)),
    ),
    seed(
        "prefixes that disagree, both ends",
        docx(table(row("{%tr if a %}x"), row("{%p endif %}"))),
        told("scope-prefixes", "{%tr if a %}", cells=((1, 1, 1),)),
        told("scope-prefixes-end", "{%p endif %}", cells=((1, 2, 1),)),
    ),
    seed(
        "a prefix for rows outside of tables",
        docx("{%tr if a %}", "x", "{%tr endif %}"),
        told("scope-outside", "{%tr if a %}"),
        told("scope-outside", "{%tr endif %}", paragraph=3),
    ),
    seed(
        "a prefix amid text",
        docx("a {%p if b %} c", "{%p endif %}"),
        told("scope-beside-text", "{%p if b %}"),
    ),
    seed(
        "half a field in a block",
        docx(p("{% if a %}x", FIELD.format("begin"), "{% endif %}", FIELD.format("end"))),
        told("scope-cuts-field", "{% endif %}"),
    ),
]

WHERE = [
    seed(
        "under a heading",
        docx(HEADING, "x", "{{ a + }}"),
        told("expression-unfinished", "{{ a + }}", 7, paragraph=3, heading="I. Kết quả"),
    ),
    seed(
        "in a table of a table",
        docx(table(row("x", cell("y", table(row("a"), row("{{ q| }}")))), row("{{ b b }}", ""))),
        told("expression-unfinished", "{{ q| }}", 6, cells=((1, 1, 2), (1, 2, 1))),
        told("expression-unexpected", "{{ b b }}", 6, cells=((1, 2, 1),)),
    ),
    seed(
        "in the second paragraph of a cell of the second table",
        docx(table(row("x")), "giữa", table(row("x", cell("y", "{{ q| }}")))),
        told("expression-unfinished", "{{ q| }}", 6, cells=((2, 1, 2),), paragraph=2),
    ),
    seed(
        "in text boxes, written twice, told once",
        docx(p("neo", box("x", "{{ a| }}", twice=True)), p(box(table(row("y", "{{ b| }}"))))),
        told("expression-unfinished", "{{ a| }}", 6, box=1, paragraph=2),
        told("expression-unfinished", "{{ b| }}", 6, box=2, cells=((1, 1, 2),)),
    ),
    seed(
        "in two headers",
        two_headers("{{ a| }}", "{% if b %}"),
        told("expression-unfinished", "{{ a| }}", 6, part="header", part_number=1),
        told("block-unclosed", "{% if b %}", part="header", part_number=2, paragraph=2),
    ),
    seed(
        "in a table of the footer",
        with_part("footer", "ftr", table(row("x", "{{ a| }}")) + p("")),
        told("expression-unfinished", "{{ a| }}", 6, part="footer", cells=((1, 1, 2),)),
    ),
    seed(
        "in the second footnote",
        notes("footnotes", "x", "{{ a| }}"),
        told("expression-unfinished", "{{ a| }}", 6, part="footnotes", note=2),
    ),
    seed(
        "between endnotes",
        notes("endnotes", "{% if a %}", "{% endif %}"),
        told("block-unclosed", "{% if a %}", part="endnotes", note=1),
        told("block-unopened", "{% endif %}", part="endnotes", note=2),
    ),
    seed(
        "in a comment",
        with_part("comments", "comments", f'<w:comment w:id="1">{p("{{ a| }}")}</w:comment>'),
        told("expression-unfinished", "{{ a| }}", 6, part="comments", note=1),
    ),
    seed(
        "in the alternative text of a picture",
        docx("x", p(picture("{{ a| }}"))),
        told("expression-unfinished", "{{ a| }}", 6, paragraph=2),
    ),
    seed(
        "in the text and the address of a link",
        docx(
            p('<w:hyperlink r:id="t1">' + run("{{ a| }}") + "</w:hyperlink>"),
            relations=relation(1, "hyperlink", "https://a.vn/%7B%7B b| %7D%7D", external=True),
        ),
        told("expression-unfinished", "{{ a| }}", 6),
        told("expression-unfinished", "{{ b| }}", 6),
    ),
    seed(
        "in the code of a field",
        docx("x", code_field(" IF {{ a| }} ")),
        told("expression-unfinished", "{{ a| }}", 6, paragraph=2),
    ),
    seed(
        "in a content control",
        docx("<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ a| }}") + "</w:sdtContent></w:sdt>"),
        told("expression-unfinished", "{{ a| }}", 6),
    ),
    seed(
        "in the title of the file",
        with_core("x {{ a| }}"),
        told(
            *("expression-unfinished", "{{ a| }}", 6),
            part="properties",
            paragraph=None,
            path="title",
        ),
    ),
    seed(
        "in the title of a chart",
        with_chart("{{ a| }}"),
        told("expression-unfinished", "{{ a| }}", 6, part="chart", paragraph=None),
    ),
    seed(
        "in four parts at once",
        docx(
            "{{ a| }}",
            members={
                "word/header1.xml": f"<w:hdr {NAMES}>{p('{{ b| }}')}</w:hdr>",
                "word/footer1.xml": f"<w:ftr {NAMES}>{p('{{ c| }}')}</w:ftr>",
            },
            relations=relation(1, "header", "header1.xml") + relation(2, "footer", "footer1.xml"),
            types=override("word/header1.xml", "header") + override("word/footer1.xml", "footer"),
        ),
        told("expression-unfinished", "{{ a| }}", 6),
        told("expression-unfinished", "{{ c| }}", 6, part="footer"),
        told("expression-unfinished", "{{ b| }}", 6, part="header"),
    ),
]


def running(code: str, tag: str, column: int | None, path: str | None, closing: str = "") -> Seed:
    text = p(run(tag.replace("<", "&lt;")), run(closing)) if closing or "<" in tag else tag
    return seed(f"{code}: {tag}", docx("x", text), told(code, tag, column, path=path, paragraph=2))


RUNS = [
    running("name-unknown", "{{ nothing }}", 4, "nothing"),
    running("name-unknown-similar", "{{ titel }}", 4, "titel"),
    running("name-unknown", "{{ table.a.zz }}", 12, "table.a.zz"),
    running("name-unknown", "{{ meeting.chair.name }}", 18, "meeting.chair.name"),
    running("name-unknown", "{{ xs[7] }}", 7, "xs[7]"),
    running("name-unknown", "{% if nothing %}", 7, "nothing", "x{% endif %}"),
    running("value-not-text", "{{ xs }}", 4, "xs"),
    running("value-not-text", "{{ 'x' ~ table.a }}", 16, "table.a"),
    running("value-yes-or-no", "{{ yes }}", 4, None),
    running("character-forbidden", "{{ bad }}", 4, "bad"),
    running("value-not-list", "{% for x in word %}", 13, "word", "x{% endfor %}"),
    running("number-unreadable", "{{ word|number }}", 4, "word"),
    running("date-impossible", "{{ meeting.day|date }}", 12, "meeting.day"),
    running("value-not-number", "{{ rows|sum(attribute='v') }}", 23, "rows[1].v"),
    running("operands-unfit", "{{ five + word }}", 9, "word"),
    running("operands-unfit", "{% if word < 1 %}", 12, None, "x{% endif %}"),
    running("division-by-zero", "{{ five / 0 }}", 9, None),
    running("loop-not-pairs", "{% for a, b in xs %}", None, None, "x{% endfor %}"),
    running("index-unfit", "{{ table[xs] }}", 4, "table"),
    running("range-too-long", "{{ range(99999)|length }}", None, None),
    seed(
        "in a row of the data and a cell of the table",
        docx(table(row("{%tr for r in rows %}"), row("{{ r.n }}", "{{ r.v + 1 }}", "{{ r.k }}"),
                   row("{%tr endfor %}"))),
        told("name-unknown", "{{ r.k }}", 6, cells=((1, 2, 3),), path="rows[0].k"),
        told("operands-unfit", "{{ r.v + 1 }}", 8, cells=((1, 2, 2),), path="rows[1].v"),
        told("name-unknown", "{{ r.k }}", 6, cells=((1, 2, 3),), path="rows[1].k"),
    ),
    seed(
        "in the body, a note and the title of one file",
        docx(
            "{{ nothing }}",
            members={"word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">'
                     f'{p("{{ titel }}")}</w:footnote></w:footnotes>'},
            relations=relation(1, "footnotes", "footnotes.xml"),
            types=override("word/footnotes.xml", "footnotes"),
        ),
        told("name-unknown", "{{ nothing }}", 4, path="nothing"),
        told("name-unknown-similar", "{{ titel }}", 4, part="footnotes", note=1, path="titel"),
    ),
    seed(
        "an address that runs something",
        docx(p('<w:fldSimple w:instr="HYPERLINK &quot;{{ address }}&quot;"/>')),
        told("link-refused", "{{ address }}", 4, path="address"),
    ),
]  # fmt: skip

SEEDS = [*SYNTAX, *WORDS, *BLOCKS, *SCOPES, *WHERE, *RUNS]


@pytest.mark.parametrize("planted", SEEDS, ids=[one.name for one in SEEDS])
def test_every_fault_is_told_in_one_run_at_its_exact_place(planted: Seed) -> None:
    found = problems(planted.template, **planted.values)
    assert [Told(one.code, one.at) for one in found] == list(planted.expected)


def test_there_are_enough_of_them() -> None:
    assert len({one.name for one in SEEDS}) == len(SEEDS) >= 60
