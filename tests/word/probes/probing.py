"""Probes: a small awkward template, values, and what must come of it.

A probe shows texts or rows, holds pieces of XML, or is refused at a place. Whatever else it shows,
every document made of one must be sound: see ``flaws``.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefgen.word import compile_template
from tests.word.packages import W, docx, member, paragraphs, rows

MAIN = "word/document.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VALUES: Mapping[str, Any] = {
    "a": "Ánh",
    "co": "Smith & Co <b>",
    "xs": ["một", "hai", "ba"],
    "rows": [{"n": 1, "t": "A"}, {"n": 2, "t": "B"}],
    "none": None,
    "ml": "dòng 1\ndòng 2",
    "yes": True,
    "no": False,
    "u": "https://example.org/?a=1&b=2",
    "tree": [
        {"n": "1", "in": [{"n": "1.1", "in": ["x", "y"]}, {"n": "1.2", "in": []}]},
        {"n": "2", "in": []},
        {"n": "3", "in": [{"n": "3.1", "in": ["z"]}]},
    ],
}
PARA_ID = W14 + "paraId"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OURS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufdd1]|<\\?briefgen|briefgen_(?:list|same|book)"
)
Check = Callable[[bytes], object]


@dataclass(frozen=True)
class Probe:
    """A template, values, and a check of the document; or the codes and places of its refusal."""

    name: str
    template: bytes
    check: Check | None = None
    refused: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    def made(self) -> bytes:
        """Return the document."""
        return compile_template(self.template).render({**VALUES, **self.values})


Template = bytes | list[str] | str


def written(template: Template) -> bytes:
    if isinstance(template, bytes):
        return template
    return docx(*([template] if isinstance(template, str) else template))


def shows(
    name: str, template: Template, texts: list[str], part: str = MAIN, **values: object
) -> Probe:
    """Return a probe whose document has paragraphs with these texts."""

    def check(document: bytes) -> None:
        assert paragraphs(document, part) == texts

    return Probe(name, written(template), check, values=values)


def shows_rows(name: str, template: Template, cells: list[list[str]], **values: object) -> Probe:
    """Return a probe whose document has rows with these texts."""

    def check(document: bytes) -> None:
        assert rows(document) == cells

    return Probe(name, written(template), check, values=values)


def holds(name: str, template: Template, *pieces: str, part: str = MAIN, **values: object) -> Probe:
    """Return a probe whose XML matches these patterns; one that begins with ``!`` it must not."""

    def check(document: bytes) -> None:
        xml = member(document, part)
        for piece in pieces:
            if piece.startswith("!"):
                assert not re.search(piece[1:], xml), piece
            else:
                assert re.search(piece, xml), f"{piece} not in {xml}"

    return Probe(name, written(template), check, values=values)


def refused(name: str, template: Template, *codes: str, **values: object) -> Probe:
    """Return a probe that is refused for these reasons: ``code`` or ``code@paragraph``."""
    return Probe(name, written(template), refused=codes, values=values)


def flaws(document: bytes) -> Iterator[str]:
    """Yield what a document that came of a probe must never have."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    drawings: Counter[str] = Counter()
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(content)
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _flaws(name, root, drawings)
    yield from (f"docPr {one} twice" for one, count in drawings.items() if count > 1)


def _flaws(name: str, root: etree._Element, drawings: Counter[str]) -> Iterator[str]:
    text = etree.tostring(root, encoding="unicode")
    if _OURS.search(text):
        yield f"{name}: what only the engine may see"
    drawings.update(str(one.get("id")) for one in root.iter("{*}docPr") if not _doubled(one))
    for flaw in (*_twice(root), *_hollow(root), *_misplaced(root)):
        yield f"{name}: {flaw}"


def _twice(root: etree._Element) -> Iterator[str]:
    """Yield numbers and names that stand twice."""
    controls = (one for one in root.iter(W + "id") if one.getparent().tag == W + "sdtPr")
    for what, found in (
        ("bookmark id", [one.get(W + "id") for one in root.iter(W + "bookmarkStart")]),
        ("bookmark name", [one.get(W + "name") for one in root.iter(W + "bookmarkStart")]),
        ("bookmark end", [one.get(W + "id") for one in root.iter(W + "bookmarkEnd")]),
        ("control id", [one.get(W + "val") for one in controls]),
        ("comment", [one.get(W + "id") for one in root.iter(W + "commentReference")]),
        ("paragraph id", [one.get(PARA_ID) for one in root.iter("*") if one.get(PARA_ID)]),
    ):
        yield from (f"{what} {one} twice" for one, count in Counter(found).items() if count > 1)


def _hollow(root: etree._Element) -> Iterator[str]:
    """Yield containers without what they must hold, or end with."""
    for holder in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"):
        for one in root.iter(W + holder):
            held = _held(one)
            while held and held[-1].tag == W + "sdt":
                held = _held(held[-1].find(W + "sdtContent"))
            if not held or held[-1].tag != W + "p":
                yield f"{holder} does not end with a paragraph"
    for holder, inner in (
        ("tbl", W + "tr"),
        ("tr", W + "tc"),
        ("hyperlink", "*"),
        ("sdtContent", "*"),
    ):
        for one in root.iter(W + holder):
            if next(one.iterdescendants(inner), None) is None:
                yield f"{holder} holds nothing"


def _held(container: etree._Element) -> list[etree._Element]:
    return [one for one in container if one.tag not in (W + "bookmarkStart", W + "bookmarkEnd")]


def _misplaced(root: etree._Element) -> Iterator[str]:
    """Yield what stands where it may not, and fields that do not end."""
    if any(one.getparent().tag == W + "p" for one in root.iter(W + "p")):
        yield "paragraph in paragraph"
    for one in root.iter(W + "t"):
        if one.getparent().tag != W + "r" or len(one):
            yield "text outside a run, or with elements"
        text = one.text or ""
        if text != text.strip() and one.get(SPACE) != "preserve":
            yield f"outer spaces of {text!r} are lost"
    steps = [one.get(W + "fldCharType") for one in root.iter(W + "fldChar")]
    if steps.count("begin") != steps.count("end"):
        yield "fields that do not end"


def _doubled(element: etree._Element) -> bool:
    return any(above.tag.endswith("}Fallback") for above in element.iterancestors())
