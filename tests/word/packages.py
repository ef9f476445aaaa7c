"""Small documents made in one line, and what a reader sees in one."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache

from docx import Document
from lxml import etree

from briefgen.errors import BriefgenError, Problem
from briefgen.word import compile_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@cache
def base() -> Mapping[str, bytes]:
    made = io.BytesIO()
    Document().save(made)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*texts: str) -> str:
    return "<w:p>" + "".join(t if t.startswith("<") else run(t) for t in texts) + "</w:p>"


def cell(*blocks: str) -> str:
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(c if c.startswith("<w:tc") else cell(c) for c in cells) + "</w:tr>"


def table(*rows: str) -> str:
    columns = max(r.count("<w:tc>") for r in rows)
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def package(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(
    *blocks: str,
    members: Mapping[str, str | bytes] | None = None,
    relations: str = "",
    types: str = "",
) -> bytes:
    """Return a document with these blocks; what is no mark-up is a paragraph."""
    body = "".join(b if b.startswith("<") else p(b) for b in blocks)
    kept = dict(base())
    sheet = re.search(rb"<w:sectPr.*</w:sectPr>", kept["word/document.xml"], re.DOTALL)
    assert sheet
    document = f"<w:document {NAMES}><w:body>{body}{sheet[0].decode()}</w:body></w:document>"
    kept["word/document.xml"] = document.encode()
    name = "word/_rels/document.xml.rels"
    kept[name] = kept[name].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    name = "[Content_Types].xml"
    kept[name] = kept[name].replace(b"</Types>", f"{types}</Types>".encode())
    for name, content in (members or {}).items():
        kept[name] = content if isinstance(content, bytes) else content.encode()
    return package(kept)


def relation(number: int, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="t{number}" Type="{OFFICE}{kind}" Target="{target}"{mode}/>'


def override(part: str, kind: str) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    return f'<Override PartName="/{part}" ContentType="{word}{kind}+xml"/>'


def member(document: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


def text_of(paragraph: etree._Element) -> str:
    signs = {W + "br": "\n", W + "tab": "\t"}
    return "".join(
        signs.get(e.tag, e.text or "" if e.tag == W + "t" else "") for e in paragraph.iter()
    )


def paragraphs(document: bytes, name: str = "word/document.xml") -> list[str]:
    root = etree.fromstring(member(document, name).encode())
    return [text_of(paragraph) for paragraph in root.iter(W + "p")]


def rows(document: bytes) -> list[list[str]]:
    root = etree.fromstring(member(document).encode())
    return [
        ["|".join(text_of(one) for one in held.iter(W + "p")) for held in found.iter(W + "tc")]
        for found in root.iter(W + "tr")
    ]


def fill(template: bytes, **values: object) -> bytes:
    return compile_template(template).render(values)


def problems(template: bytes, **values: object) -> list[Problem]:
    try:
        fill(template, **values)
    except BriefgenError as error:
        return list(error.problems)
    return []


def codes(template: bytes, **values: object) -> list[str]:
    return [problem.code for problem in problems(template, **values)]
