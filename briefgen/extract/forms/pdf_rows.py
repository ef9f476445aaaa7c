"""Pieces of a page set in order: rows of one line, columns side by side, tables.

What stands beside something else is told apart by what it is: head and foot of official documents
and columns of prose are read one after the other, anything else is a row of a table.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.extract.forms.pdf_pages import PdfPage, Piece
from briefgen.vi.phrases import listed

Row = tuple[Piece, ...]
"""Pieces side by side, from left to right."""

_BESIDE = listed("page", "head-columns")
_EDGE = 0.12
"""Head and foot of a page lie within this part of its height."""
_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_PROSE_ROWS = 6
_PROSE_SIGNS = 25


class Stretch(NamedTuple):
    """Rows read in one way: ``prose`` lines one below the other, ``apart`` lines, or a table."""

    kind: str
    rows: tuple[Row, ...]


def rows_of(page: PdfPage) -> list[Row]:
    """Return the pieces of a page as rows, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(page.pieces, key=lambda piece: -piece.middle):
        if rows and abs(rows[-1][0].middle - piece.middle) < min(rows[-1][0].size, piece.size) / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda piece: piece.left)) for row in rows]


def without_page_heads(
    pages: Sequence[PdfPage], rows: Sequence[list[Row]]
) -> tuple[list[list[Row]], list[str]]:
    """Return the rows of each page without its head, foot and number, and those words.

    A head is a row at the edge that stands, but for digits, on half of the pages and on two at
    least; a number alone at the edge is one on any page.
    """
    seen = Counter(
        words
        for page, its_rows in zip(pages, rows, strict=True)
        for words in {_shape(row) for row in its_rows if _at_edge(row, page)}
    )
    repeated = {words for words, times in seen.items() if times > 1 and times * 2 >= len(pages)}
    kept: list[list[Row]] = []
    left: list[str] = []
    for page, its_rows in zip(pages, rows, strict=True):
        kept.append([])
        for row in its_rows:
            edge = _at_edge(row, page)
            if edge and (_shape(row) in repeated or _NUMBER.fullmatch(_words(row))):
                left.append(_words(row))
            else:
                kept[-1].append(row)
    return kept, left


def _at_edge(row: Row, page: PdfPage) -> bool:
    share = row[0].middle / max(page.height, 1)
    return not _EDGE < share < 1 - _EDGE


def _words(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", _words(row))


def stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    """Yield the rows of a page in reading order, those side by side column after column."""
    alone: list[Row] = []
    place = 0
    while place < len(rows):
        end, gutter = _beside(rows, place)
        if gutter is None:
            alone.append(rows[place])
            place += 1
            continue
        beside = list(rows[place:end])
        # The taller column of a head begins above the other.
        while alone and _is_head([alone[-1], *beside]) and _is_above(alone[-1], beside[0], gutter):
            beside.insert(0, alone.pop())
        if alone:
            yield Stretch("prose", tuple(alone))
            alone = []
        yield from _side_by_side(beside, gutter)
        place = end
    if alone:
        yield Stretch("prose", tuple(alone))


def _beside(rows: Sequence[Row], start: int) -> tuple[int, tuple[float, float] | None]:
    """Return where rows that leave one gutter free end, and that gutter; ``None`` if none is."""
    if len(rows[start]) < 2:
        return start, None
    left, right = _widest_gap(rows[start])
    end = last = start + 1
    for row in rows[end:]:
        free = _free(row, left, right)
        far = rows[end - 1][0].bottom - row[0].top > 3 * row[0].size
        if free is None or far or not _in_column(row, rows[start:end]):
            break
        left, right = free
        end += 1
        last = end if len(row) > 1 else last
    # Lines of one column below the other column still belong to the head of a document.
    if _is_head(rows[max(start - 1, 0) : last]):
        return end, (left, right)
    # One wide gap alone is a line drawn out to the margin.
    several = sum(len(row) > 1 for row in rows[start:last]) > 1
    return (last, (left, right)) if several or len(rows[start]) > 2 else (start, None)


def _is_above(row: Row, below: Row, gutter: tuple[float, float]) -> bool:
    """Say whether a row stands close above another and within one of its columns."""
    close = row[0].bottom - below[0].top < row[0].size / 2
    return close and _free(row, *gutter) is not None


def _is_head(rows: Sequence[Row]) -> bool:
    return any(_BESIDE.search(piece.text) for row in rows for piece in row)


def _in_column(row: Row, above: Sequence[Row]) -> bool:
    """Say whether a row of one piece begins or is centred as one of a column above it."""
    if len(row) > 1:
        return True
    piece = row[0]
    return any(
        min(abs(piece.left - other.left), abs(_centre(piece) - _centre(other))) < piece.size / 2
        for its_row in above
        for other in its_row
    )


def _centre(piece: Piece) -> float:
    return (piece.left + piece.right) / 2


def _widest_gap(row: Row) -> tuple[float, float]:
    gaps = [
        (after.left - before.right, before.right, after.left) for before, after in pairwise(row)
    ]
    _, left, right = max(gaps)
    return left, right


def _free(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """Return what of a gutter a row leaves free."""
    middle = (left + right) / 2
    for piece in row:
        if piece.left < middle < piece.right:
            return None
        if piece.right <= middle:
            left = max(left, piece.right)
        else:
            right = min(right, piece.left)
    return (left, right) if right - left > row[0].size / 2 else None


def _side_by_side(rows: Sequence[Row], gutter: tuple[float, float]) -> Iterator[Stretch]:
    middle = sum(gutter) / 2
    columns = [
        [tuple(piece for piece in row if (piece.right <= middle) == is_left) for row in rows]
        for is_left in (True, False)
    ]
    if _is_head(rows):
        for column in columns:
            yield Stretch("apart", tuple(row for row in column if row))
    elif _is_prose(rows):
        for column in columns:
            yield Stretch("prose", tuple(row for row in column if row))
    else:
        yield Stretch("table", tuple(rows))


def _is_prose(rows: Sequence[Row]) -> bool:
    """Say whether rows of two long pieces each are two columns of prose."""
    both = [row for row in rows if len(row) == 2]
    long = sum(min(len(piece.text) for piece in row) >= _PROSE_SIGNS for row in both)
    return len(both) >= _PROSE_ROWS and long * 3 >= len(rows) * 2
