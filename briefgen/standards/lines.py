"""A document as lines: a paragraph is one, or several where it is broken by hand.

A line keeps the letters as stored with the run that holds them, so that what is wrong can be
mended where it stands; ``text`` is what a reader sees: letters of old fonts read, marks composed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.errors import Place
from briefgen.standards.formatting import ParagraphLook, RunLook, Styles
from briefgen.standards.names import CELL, CHOICES, RUN, TEXT, Element, P, w
from briefgen.standards.numbering import Numbering
from briefgen.standards.parts import Parts
from briefgen.vi.legacy import read_run
from briefgen.vi.text import fold, normalise, repair

Side = Literal["", "left", "middle", "right"]
_SKIPPED = frozenset(
    {w(name) for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "sdtPr")}
    | {f"{CHOICES}Fallback"}
)
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_DRAWN = (w("drawing"), w("pict"))
_BREAKS = frozenset({None, "textWrapping"})
_SPACES = re.compile(r"[^\S\t\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one text element; ``raw`` as stored, ``seen`` as its font shows them."""

    leaf: Element
    run: Element
    raw: str
    seen: str
    look: RunLook


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a document.

    Args:
        paragraph: its element.
        place: of the paragraph.
        pieces: letters in reading order.
        look: how the paragraph is set.
        side: column of a table, or of a line parted by tabs, that it stands in.
        table: number of its outermost table, ``None`` outside.
        row: row in that table.
        mark: what Word counts itself: ``I-``.
        drawn: something is drawn in its paragraph, perhaps a rule.
        text: as a reader sees it, spaces single, none at the ends.
    """

    paragraph: Element
    place: Place
    pieces: tuple[Piece, ...]
    look: ParagraphLook
    side: Side = ""
    table: int | None = None
    row: int | None = None
    mark: str = ""
    drawn: bool = False
    text: str = field(default="")

    @property
    def raw(self) -> str:
        """The letters as stored."""
        return "".join(piece.raw for piece in self.pieces)

    @property
    def said(self) -> str:
        """Mark and text together."""
        return f"{self.mark} {self.text}".strip()

    @property
    def folded(self) -> str:
        """The text for comparing."""
        return fold(self.text)

    def of(self, pieces: Sequence[Piece], side: Side = "") -> "Line":
        """Return the same line with some of its letters."""
        return replace(self, pieces=tuple(pieces), side=side or self.side, text=_seen(pieces))


def lines_of(parts: Parts) -> list[Line]:
    """Return the lines of a document in reading order, empty ones too; text boxes are left out."""
    styles = Styles(parts.styles, parts.theme)
    numbering = Numbering(parts.numbering, parts.styles)
    lines: list[Line] = []
    for paragraph, place in parts.places.items():
        if place.box is None:
            lines += _lines(paragraph, place, styles, numbering.mark(paragraph))
    return lines


def lines_of_part(root: Element, styles: Styles) -> list[Line]:
    """Return the lines of a head or foot of pages."""
    at = Place(part="header" if root.tag == w("hdr") else "footer")
    return [
        line
        for number, paragraph in enumerate(root.iter(P), 1)
        for line in _lines(paragraph, replace(at, paragraph=number), styles, "")
    ]


def segments(line: Line) -> list[Line]:
    """Return what stands left and right of the tabs of a line outside tables, each with its side.

    So are heads set that are no tables. A line without tabs comes back as it is.
    """
    if "\t" not in line.raw or line.table is not None:
        return [line] if line.text else []
    groups: list[list[Piece]] = [[]]
    for piece in line.pieces:
        if piece.raw == "\t":
            groups.append([])
        else:
            groups[-1].append(piece)
    filled = [(n, group) for n, group in enumerate(groups) if _seen(group)]
    if not filled:
        return []
    last = filled[-1][0]
    return [
        line.of(group, "right" if n == last and n > 0 else "left" if n == 0 else "middle")
        for n, group in filled
    ]


def _lines(paragraph: Element, place: Place, styles: Styles, mark: str) -> Iterator[Line]:
    pieces = list(_pieces(paragraph, paragraph, styles))
    table, row, side = _column(paragraph, place)
    drawn = any(next(paragraph.iter(name), None) is not None for name in _DRAWN)
    whole = Line(paragraph, place, (), styles.paragraph(paragraph), side, table, row, mark, drawn)
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.raw == "\n":
            rows.append([])
        else:
            rows[-1].append(piece)
    for n, each in enumerate(rows):
        yield replace(whole, pieces=tuple(each), text=_seen(each), mark="" if n else mark)


def _pieces(holder: Element, paragraph: Element, styles: Styles) -> Iterator[Piece]:
    for child in holder:
        if child.tag == RUN:
            look = styles.run(child, paragraph)
            if not look.hidden:
                yield from _of_run(child, look)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _pieces(child, paragraph, styles)


def _of_run(run: Element, look: RunLook) -> Iterator[Piece]:
    for child in run:
        if child.tag == TEXT:
            raw = child.text or ""
            if raw:
                yield Piece(child, run, raw, read_run(raw, look.font), look)
        elif child.tag in _SIGNS or (child.tag == w("br") and child.get(w("type")) in _BREAKS):
            sign = _SIGNS.get(str(child.tag), "\n")
            yield Piece(child, run, sign, sign, look)


def _seen(pieces: Sequence[Piece]) -> str:
    text = "".join(piece.seen for piece in pieces)
    return _SPACES.sub(" ", repair(normalise(text))).strip()


def _column(paragraph: Element, place: Place) -> tuple[int | None, int | None, Side]:
    """Return table, row and side of a paragraph, by the outermost table around it."""
    if not place.cells:
        return None, None, ""
    table, row, cell = place.cells[0]
    outermost = list(paragraph.iterancestors(CELL))[-1]
    holder = outermost.getparent()
    count = len(holder.findall(CELL)) if holder is not None else 1
    if count < 2:
        return table, row, ""
    return table, row, "left" if cell == 1 else "right" if cell == count else "middle"
