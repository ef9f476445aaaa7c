"""Templates with seeded mistakes, and what must be told of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.errors import Place
from tests.word.packages import NAMES, docx, override, p, relation, run

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
    where: dict[str, Any] = {"part": "body", "paragraph": 1, **place}
    return Told(code, Place(tag=tag, column=column, **where))


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
