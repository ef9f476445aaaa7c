"""The words of a Word document in reading order: a paragraph or a table row is a line.

Text boxes stand behind the paragraph that holds them, notes behind the text. Heads and feet of
pages, comments and hidden words are no part of the report; what was deleted is not there at all.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from briefgen.extract.forms.docx_fonts import Fonts, W
from briefgen.extract.forms.docx_package import DOCUMENT, Package, UnreadableDocxError
from briefgen.extract.forms.written import LeftKind, LeftOut, Line, Read, line_of
from briefgen.vi.legacy import read_run
from briefgen.vi.phrases import listed

_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_THERE = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")}
    | {f"{_CHOICES}Fallback"}
)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_ROOMS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")})
_BESIDE = listed("page", "head-columns")
_LABEL = re.compile(r"^(\S{1,4})\t+")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read_docx(content: bytes) -> Read:
    """Return the lines of a .docx, with tabs between table cells.

    Raises:
        UnreadableDocxError: why the package cannot be read, in words.
    """
    return _Document(Package(content)).read()


_MOST_COLUMNS = 63
"""Columns of a table in Word."""


class _Document:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._fonts = Fonts(package.root("word/styles.xml"))
        self._left: list[LeftOut] = []

    def read(self) -> Read:
        root = self._package.root(DOCUMENT)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise UnreadableDocxError(f"{DOCUMENT}: w:body")
        lines = [*self._page_heads(), *self._lines(body)]
        for name in _NOTES:
            lines += self._notes(name)
        self._leave(self._part("word/comments.xml"), "comments")
        return Read([Line(line) for line in lines], tuple(self._left))

    def _page_heads(self) -> list[str]:
        """Return the lines of page heads that hold the head of the document; leave the rest."""
        kept: list[str] = []
        for name in self._package.names:
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                lines = self._part(name)
                if "header" in name and any(_BESIDE.search(line) for line in lines):
                    kept += [line for line in lines if line not in kept]
                else:
                    self._leave(lines, "page-head")
        return kept

    def _part(self, name: str) -> list[str]:
        root = self._package.root(name)
        return [] if root is None else list(self._lines(root))

    def _notes(self, name: str) -> Iterator[str]:
        """Yield the lines of notes; those with a type are the rules above the notes."""
        root = self._package.root(name)
        for note in root if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                yield from self._lines(note)

    def _leave(self, lines: list[str], kind: LeftKind) -> None:
        self._left += [LeftOut(kind, line) for line in lines if line_of(line)]

    def _lines(self, room: _Element) -> Iterator[str]:
        """Yield the lines of what holds paragraphs and tables."""
        for block in room:
            if block.tag == f"{W}p":
                yield from self._paragraph(block)
            elif block.tag == f"{W}tbl":
                yield from self._table(block)
            elif block.tag in _ROOMS or block.tag == f"{W}comment":
                yield from self._lines(block)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        boxes: list[_Element] = []
        around = self._fonts.of_paragraph(paragraph)
        text = "".join(self._words(paragraph, around, boxes))
        for line in text.split("\n"):
            cells = _LABEL.sub(r"\1 ", line.strip()).split("\t")
            yield "\t".join(filter(None, map(line_of, cells)))
        for box in boxes:
            yield from self._lines(box)

    def _words(self, holder: _Element, around: str, boxes: list[_Element]) -> Iterator[str]:
        """Yield the words of a paragraph; text boxes met are put aside."""
        for child in holder:
            if child.tag == f"{W}r":
                yield self._run(child, around, boxes)
            elif child.tag not in _NOT_THERE:
                yield from self._words(child, around, boxes)

    def _run(self, run: _Element, around: str, boxes: list[_Element]) -> str:
        words = "".join(_typed(run, boxes))
        read = read_run(words, self._fonts.of_run(run, around)) if words else ""
        if run.find(f"{W}rPr/{W}vanish") is not None:
            self._leave([read], "hidden")
            return ""
        return read

    def _table(self, table: _Element) -> Iterator[str]:
        """Yield a table's rows; of one that sets things side by side, one column after the other.

        So are head and foot of official documents set, and boxes of one cell.
        """
        rows = [list(self._row(row)) for row in _rows(table)]
        rows = [row for row in rows if any(any(cell) for cell in row)]
        if any(_BESIDE.search(line) for row in rows for cell in row for line in cell):
            for row in rows:
                for cell in row:
                    yield from cell
            return
        for row in rows:
            if len(row) == 1:
                yield from row[0]
            else:
                yield "\t".join(line_of(" ".join(cell)) for cell in row)

    def _row(self, row: _Element) -> Iterator[list[str]]:
        """Yield the lines of each cell, and none for each further column it reaches over."""
        cells = list(_cells(row))
        for cell in cells:
            yield self._cell(cell)
            if len(cells) > 1:
                yield from [[]] * (_columns(cell) - 1)

    def _cell(self, cell: _Element) -> list[str]:
        return [line for line in self._lines(cell) if line]


def _typed(run: _Element, boxes: list[_Element]) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in _NOT_THERE:
            boxes += _boxes(child)


def _boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a drawing; of two ways to draw one, the first."""
    for child in drawing:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in _NOT_THERE:
            yield from _boxes(child)


def _columns(cell: _Element) -> int:
    """Return over how many columns a cell reaches."""
    over = cell.find(f"{W}tcPr/{W}gridSpan")
    printed = str(over.get(f"{W}val")) if over is not None else ""
    return min(max(int(printed), 1), _MOST_COLUMNS) if printed.isdecimal() else 1


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _ROOMS:
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _ROOMS:
            yield from _cells(child)
