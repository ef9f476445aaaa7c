"""Cells over several rows and columns, brought into a grid that Word accepts.

Word says of every row which columns its cells cover; a cell over several rows stands in each of
them. What data say may not fit: cells over each other, rows of unequal length. Then spans are cut
and rows filled up, so that every row covers every column once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.catalog.shown import refuse
from briefgen.word.content.nouns import Cell

MOST_COLUMNS = 63  # Word's own limit


class Placed(NamedTuple):
    """A cell as it stands in one row.

    Args:
        cell: of the columns it covers here; without content where it goes on from above.
        column: the first of these, from 0.
        merge: ``restart`` where a cell over several rows begins, ``continue`` below.
    """

    cell: Cell
    column: int
    merge: str


def laid_out(rows: Sequence[Sequence[Cell]]) -> list[list[Placed]]:
    """Return the cells of every row, all rows covering the same columns.

    Raises:
        ExpressionValueError: ``table-too-many-columns``.
    """
    waiting: dict[int, tuple[int, int]] = {}  # column → rows still to cover, columns covered
    placed: list[list[Placed]] = []
    for number, row in enumerate(rows):
        made, begun = [*_placed(row, waiting)], dict[int, tuple[int, int]]()
        for one in made:
            left = min(one.cell.rows, len(rows) - number) - 1
            if one.merge == "continue":
                left = waiting[one.column][0] - 1
            if left > 0:
                begun[one.column] = (left, one.cell.span)
        waiting = begun
        placed.append(made)
    columns = max((one.column + one.cell.span for row in placed for one in row), default=0)
    if columns > MOST_COLUMNS:
        refuse("table-too-many-columns", count=columns, limit=MOST_COLUMNS)
    for made in placed:
        end = made[-1].column + made[-1].cell.span if made else 0
        made += [Placed(Cell(), column, "") for column in range(end, columns)]
    return placed


def _placed(row: Sequence[Cell], waiting: dict[int, tuple[int, int]]) -> Iterator[Placed]:
    """Yield the cells of one row, with those that go on from above between them."""
    column = 0
    for cell in row:
        while column in waiting:
            yield _goes_on(column, waiting[column][1])
            column += waiting[column][1]
        room = min((other - column for other in waiting if other > column), default=cell.span)
        span = max(1, min(cell.span, room))
        merge = "restart" if cell.rows > 1 else ""
        yield Placed(Cell(cell.blocks, span, cell.rows, cell.head, cell.fill), column, merge)
        column += span
    for other in sorted(other for other in waiting if other >= column):
        for empty in range(column, other):
            yield Placed(Cell(), empty, "")
        yield _goes_on(other, waiting[other][1])
        column = other + waiting[other][1]


def _goes_on(column: int, span: int) -> Placed:
    return Placed(Cell(span=span), column, "continue")
