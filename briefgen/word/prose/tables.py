"""Tables of HTML."""

from collections.abc import Callable, Iterator

from briefgen.word.content.grid import laid_out
from briefgen.word.content.nouns import PLAIN, Block, Cell, Look, Paragraph, Run, Table
from briefgen.word.markup import Element
from briefgen.word.prose.looks import BY_TAG, fill_of, look_of

_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_MOST_SPAN, _MOST_ROWS = 63, 10_000
_SHORTEST, _LONGEST = 4, 40  # characters that a column is at least, and at most, made for

ReadCell = Callable[[Element, Look], list[Block]]


def table_of(element: Element, style: str | None, read: ReadCell) -> list[Block]:
    """Return the table that an element is, and what stands in it outside of rows.

    Args:
        element: ``table``.
        style: of the table.
        read: returns the blocks of a cell whose letters have a look beyond that of the table.
    """
    rows = [tuple(_cell(cell, head, read) for cell in _cells(row)) for row, head in _rows(element)]
    rows = [row for row in rows if row]
    table = [Table(tuple(rows), style, _widths(rows))] if rows else []
    strays = [
        block
        for child in element
        if child.tag not in (*_GROUPS, "tr", "td", "th", "caption", "colgroup", "col")
        for block in read(child, PLAIN)
    ]
    return [*strays, *table]


def _rows(element: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, and whether they are of its head; a lone cell is a row."""
    for child in element:
        if child.tag in _GROUPS:
            yield from ((row, child.tag == "thead") for row, _ in _rows(child))
        elif child.tag in ("tr", "td", "th"):
            yield child, False


def _cells(row: Element) -> list[Element]:
    """Return the cells of a row; what else stands in it is one."""
    return [row] if row.tag in ("td", "th") else list(row)


def _cell(element: Element, head: bool, read: ReadCell) -> Cell:
    own = {str(name): str(value) for name, value in element.items()}
    is_head = head or element.tag == "th"
    look = look_of(str(element.tag), own)
    look = look.over(BY_TAG["th"]) if is_head else look
    return Cell(
        tuple(read(element, look)),
        span=_count(own.get("colspan", ""), _MOST_SPAN),
        rows=_count(own.get("rowspan", ""), _MOST_ROWS),
        head=is_head,
        fill=fill_of(own),
    )


def _count(typed: str, most: int) -> int:
    typed = typed.strip()[:6]
    return min(max(int(typed), 1), most) if typed.isdecimal() else 1


def _widths(rows: list[tuple[Cell, ...]]) -> tuple[int, ...]:
    """Return the shares of the columns: by their longest text, long texts wrapped."""
    longest: dict[int, int] = {}
    for placed in laid_out(rows):
        for one in placed:
            size = max((_length(block) for block in one.cell.blocks), default=0) // one.cell.span
            for column in range(one.column, one.column + one.cell.span):
                longest[column] = max(longest.get(column, _SHORTEST), size)
    return tuple(min(longest[column], _LONGEST) for column in sorted(longest))


def _length(block: Block) -> int:
    if not isinstance(block, Paragraph):
        return _LONGEST
    return sum(
        len(part.text)
        for part in block.parts
        if isinstance(part, Run) and isinstance(part.text, str)
    )
