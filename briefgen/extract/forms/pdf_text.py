"""The words of a PDF file in reading order: lines of a page joined to paragraphs.

A line goes on in the next when the next one's first word would not have fitted on it. Hyphens at
the end of a line go if they only part a word. Page heads, feet and numbers are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.errors import Place, Problem
from briefgen.extract.forms.pdf_pages import PdfPage, Piece, read_pages
from briefgen.extract.forms.pdf_rows import Row, Stretch, rows_of, stretches, without_page_heads
from briefgen.extract.forms.written import LeftOut, Line, Read, line_of
from briefgen.vi.syllables import is_syllable

LEAST_LETTERS = 10
"""A page with fewer letters holds a picture of a page."""

_LABEL = re.compile(r"[-+*•–▪►]\s|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)[.)/]\s")
_ENDS = re.compile(r"[.!?…:;][”\"')\]]*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\u00ad-]$")
_WORD_BEHIND = re.compile(r"[^\W\d_]+")


class ScannedPdfError(Exception):
    """No page has a text layer."""


def read_pdf(content: bytes, name: str) -> Read:
    """Return the lines of a PDF file.

    Args:
        content: bytes of the file.
        name: for places in notes.

    Raises:
        ScannedPdfError: pages are pictures alone.
        UnreadablePdfError, LockedPdfError, NoPdfReaderError: as ``read_pages``.
    """
    pages = read_pages(content)
    blank = [number for number, page in enumerate(pages, 1) if _letters(page) < LEAST_LETTERS]
    if len(blank) == len(pages):
        raise ScannedPdfError
    rows, heads = without_page_heads(pages, [rows_of(page) for page in pages])
    lines = [line for line in _lines(rows) if line.text]
    facts = {"pages": blank, "count": len(blank)}
    note = Problem("source-pdf-pages-blank", Place(name), facts, severity="warning")
    left = tuple(LeftOut("page-head", words) for words in map(line_of, heads) if words)
    return Read(lines, left, notes=(note,) if blank else ())


def _letters(page: PdfPage) -> int:
    return sum(letter.isalpha() for piece in page.pieces for letter in piece.text)


def _lines(pages: Sequence[Sequence[Row]]) -> Iterator[Line]:
    read = [list(stretches(rows)) for rows in pages]
    edges = _edges(stretch for page in read for stretch in page)
    prose: list[Piece] = []
    for page in read:
        for stretch in page:
            if stretch.kind == "prose":
                prose += [_whole(row) for row in stretch.rows]
                continue
            yield from _paragraphs(prose, edges)
            prose = []
            yield from _apart(stretch) if stretch.kind == "apart" else _table(stretch)
    yield from _paragraphs(prose, edges)


class _Edges(NamedTuple):
    """Where lines of prose begin, but for first ones, and where full ones end."""

    left: float
    right: float


def _edges(read: Iterator[Stretch]) -> _Edges:
    """Return the leftmost and the farthest edge that several lines share."""
    rows = [row for stretch in read if stretch.kind == "prose" for row in stretch.rows]
    left = Counter(round(row[0].left / 4) * 4.0 for row in rows)
    right = Counter(round(row[-1].right / 4) * 4.0 for row in rows)
    return _Edges(
        min((edge for edge in left if left[edge] > 1), default=min(left, default=0.0)),
        max((edge for edge in right if right[edge] > 1), default=max(right, default=0.0)),
    )


def _whole(row: Row) -> Piece:
    first, last = row[0], row[-1]
    words = " ".join(piece.text for piece in row)
    return Piece(words, first.left, last.right, first.bottom, first.top)


def _apart(stretch: Stretch) -> Iterator[Line]:
    for number, row in enumerate(stretch.rows):
        words = line_of(" ".join(piece.text for piece in row))
        yield Line(words, gap="\n" if number else "\n\n")


def _table(stretch: Stretch) -> Iterator[Line]:
    """Yield the rows of a table; a row of one small piece goes on with the first cell above."""
    rows: list[list[str]] = []
    for row in stretch.rows:
        cells = [line_of(piece.text) for piece in row]
        if rows and len(cells) == 1 and len(rows[-1]) > 1 and cells[0][:1].islower():
            rows[-1][0] += " " + cells[0]
        else:
            rows.append(cells)
    for cells in rows:
        yield Line("\t".join(cells), "table" if len(cells) > 1 else None)


def _paragraphs(lines: Sequence[Piece], edges: _Edges) -> Iterator[Line]:
    paragraph, is_first = "", True
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before and _goes_on(before, line, paragraph, edges, is_first=is_first):
            paragraph, is_first = _glued(paragraph, line.text), False
            continue
        if paragraph:
            yield Line(line_of(paragraph), gap="\n\n")
        paragraph, is_first = line.text, True
    if paragraph:
        yield Line(line_of(paragraph), gap="\n\n")


def _goes_on(before: Piece, line: Piece, paragraph: str, edges: _Edges, *, is_first: bool) -> bool:
    """Say whether a line belongs to the paragraph of the line before it, its first or a later."""
    ended = bool(_ENDS.search(paragraph))
    label = _LABEL.match(line.text)
    # “kinh tế - xã hội” may be broken before its hyphen.
    hyphen = not ended and label and line.text[label.end() : label.end() + 1].islower()
    if before.bottom - line.top > 1.2 * line.size or (label and not hyphen):
        return False
    if line.text[0].islower() and not ended:
        return True
    width = (line.right - line.left) / max(len(line.text), 1)
    word = len(line.text.split(" ", 1)[0]) + 1
    fitted = before.right + width * word < edges.right - 0.2 * line.size
    step = line.left - before.left
    inner = line.left > edges.left + 0.8 * line.size
    indented = step > 0.8 * line.size and not _LABEL.match(before.text)
    also_first = is_first and inner and abs(step) < 0.5 * line.size
    return not (fitted or indented or also_first)


def _glued(paragraph: str, line: str) -> str:
    """Return a paragraph with its next line; a hyphen that only parts a word goes."""
    before = _WORD_BEFORE.search(paragraph)
    behind = _WORD_BEHIND.match(line)
    if paragraph.endswith("\u00ad"):
        parted = not (before and behind and is_syllable(before[1]) and is_syllable(behind[0]))
        if before and behind and parted and behind[0].islower():
            return paragraph[:-1] + line
        return paragraph[:-1] + "-" + line
    if paragraph.endswith("-") and not paragraph.endswith(" -"):
        return paragraph + line
    return f"{paragraph} {line}"
