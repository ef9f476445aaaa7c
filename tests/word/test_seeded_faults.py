"""Seeded faults: templates with one to four mistakes, each told in one run at its exact place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from briefgen.errors import Place
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

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("I. Kết quả") + "</w:p>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
VALUES: Mapping[str, object] = {
    "title": "Họp",
    "chair": None,
    "meeting": {"chair": None, "day": "32/13/2020"},
    "word": "chữ",
    "five": 5,
    "yes": True,
    "bad": "x\x01y",
    "xs": [1, 2],
    "rows": [{"n": "Lúa", "v": 5}, {"n": "Cá", "v": "năm"}],
    "address": "javascript:x",
    "table": {"a": {"b": 1}},
}


@dataclass(frozen=True)
class Told:
    """A problem as it must be told."""

    code: str
    at: Place


def told(code: str, tag: str, column: int | None = None, **place: Any) -> Told:
    return Told(code, Place(tag=tag, column=column, **{"part": "body", "paragraph": 1} | place))


@dataclass(frozen=True)
class Seed:
    """A template, and all that is wrong with it in reading order."""

    name: str
    template: bytes
    expected: tuple[Told, ...]
    values: Mapping[str, object] = field(default_factory=lambda: VALUES)


def seed(name: str, template: bytes, *expected: Told) -> Seed:
    return Seed(name, template, expected)


def box(*blocks: str, twice: bool = False) -> str:
    """Return a run with a text box; Word writes it twice, for itself and for older readers."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    shape = (
        '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    if not twice:
        return f"<w:r>{shape}</w:r>"
    return (
        f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def with_part(kind: str, root: str, inside: str, *body: str, named: str = "") -> bytes:
    """Return a document with one more part."""
    name = named or f"{kind}.xml"
    return docx(
        *(body or ("x",)),
        members={f"word/{name}": f"<w:{root} {NAMES}>{inside}</w:{root}>"},
        relations=relation(1, kind, name),
        types=override(f"word/{name}", kind),
    )


def two_headers(first: str, second: str) -> bytes:
    return docx(
        "x",
        members={
            "word/header1.xml": f"<w:hdr {NAMES}>{p(first)}</w:hdr>",
            "word/header2.xml": f"<w:hdr {NAMES}>{p('x')}{p(second)}</w:hdr>",
        },
        relations=relation(1, "header", "header1.xml") + relation(2, "header", "header2.xml"),
        types=override("word/header1.xml", "header") + override("word/header2.xml", "header"),
    )


def notes(kind: str, *texts: str) -> bytes:
    """Return a document with foot- or endnotes; the line above them is one too, with no number."""
    one = kind.removesuffix("s")
    line = f'<w:{one} w:type="separator" w:id="0">{p("")}</w:{one}>'
    held = "".join(f'<w:{one} w:id="{n + 2}">{p(t)}</w:{one}>' for n, t in enumerate(texts))
    return with_part(kind, kind, line + held)


def picture(alt: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="'
        f'{alt}"/></wp:inline></w:drawing></w:r>'
    )


def with_core(title: str) -> bytes:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    return docx("x", members={"docProps/core.xml": core})


def with_chart(text: str) -> bytes:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    chart = (
        f'<c:chartSpace xmlns:c="{drawing}/chart" xmlns:a="{drawing}/main"><c:chart><c:title><c:tx>'
        f"<c:rich><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        "<c:plotArea><c:layout/></c:plotArea></c:chart></c:chartSpace>"
    )
    return docx(
        "x",
        members={"word/charts/chart1.xml": chart},
        relations=relation(1, "chart", "charts/chart1.xml"),
        types=f'<Override PartName="/word/charts/chart1.xml" ContentType="{CHART}"/>',
    )


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def code_field(code: str) -> str:
    held = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return p(FIELD.format("begin"), held, FIELD.format("end"))


def alone(code: str, tag: str, column: int | None = None, closing: str = "") -> Seed:
    """Return a template whose only paragraph holds one faulty tag, and what would close it."""
    paragraph = p(run(tag), run(closing)) if closing else tag
    return seed(f"{code}: {tag}", docx(paragraph), told(code, tag, column))


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
