"""Lines of cells to rows by header: the one rule for CSV files and sheets.

The first line that is not empty names the columns. Every name stands once; a line that is empty
from end to end is no row.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import Limits

Cell = str | Decimal | bool | date | datetime | time | None
Row = dict[str, Cell]
Where = Callable[[int, int], Place]
MOST_COLUMNS = 200
MOST_TOLD = 200
"""Problems of one table that are gathered; nobody reads more."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file or a row of a sheet, by its number from 1."""

    number: int
    cells: Sequence[Cell]


class Problems:
    """Problems gathered; past two hundred the work ends."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, code: str, at: Place, **facts: object) -> None:
        """Note a problem.

        Raises:
            DataError: there are too many of them.
        """
        self.found.append(Problem(code, at, facts))
        if len(self.found) >= MOST_TOLD:
            raise DataError(self.found)


def read_rows(
    lines: Iterable[Line], where: Where, limits: Limits, problems: Problems, *, ragged: bool
) -> list[Row]:
    """Return the rows of a table, each by the names of its columns.

    Args:
        lines: the lines with anything in them first is the header.
        where: place of a cell, by line and column from 1.
        limits: of rows and values.
        problems: gets what is wrong: ``table-header-empty``, ``table-header-double``,
            ``table-header-kind``, ``table-row-longer``, ``table-row-ragged``.
        ragged: lines may be shorter than the header, as in a sheet.

    Raises:
        DataError: ``table-empty``, ``table-columns-many``, ``too-many-rows``, ``too-many-values``.
    """
    filled = (line for line in lines if any(cell not in ("", None) for cell in line.cells))
    header = next(filled, None)
    if header is None:
        raise DataError([*problems.found, Problem("table-empty", where(0, 0))])
    names = _names(header, where, problems)
    rows: list[Row] = []
    for line in filled:
        if len(rows) >= limits.rows:
            raise DataError(Problem("too-many-rows", where(line.number, 0), {"limit": limits.rows}))
        if (len(rows) + 1) * len(names) > limits.values:
            facts = {"limit": limits.values}
            raise DataError(Problem("too-many-values", where(line.number, 0), facts))
        rows.append(_row(line, names, where, problems, ragged=ragged))
    return rows


def _names(header: Line, where: Where, problems: Problems) -> list[str]:
    """Return the names of the columns; columns without a name at the end are none."""
    cells = list(header.cells)
    while cells and cells[-1] in ("", None):
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        facts = {"columns": len(cells), "limit": MOST_COLUMNS}
        raise DataError(Problem("table-columns-many", where(header.number, 0), facts))
    names: list[str] = []
    for column, cell in enumerate(cells, 1):
        name = _name(cell)
        at = where(header.number, column)
        if name is None:
            problems.add("table-header-kind", at, column=column)
        elif not name:
            problems.add("table-header-empty", at, column=column)
        elif name in names:
            problems.add("table-header-double", at, name=name, first=names.index(name) + 1)
        names.append(name or "")
    return names


def _name(cell: Cell) -> str | None:
    """Return the name that a cell of the header gives, ``None`` where it can be no name."""
    if cell is None:
        return ""
    if isinstance(cell, bool) or not isinstance(cell, (str, Decimal)):
        return None
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))


def _row(line: Line, names: list[str], where: Where, problems: Problems, *, ragged: bool) -> Row:
    cells = line.cells
    for column, cell in _beyond(cells, len(names)):
        problems.add(
            "table-row-longer", where(line.number, column), due=len(names), cell=str(cell)[:40]
        )
    if len(cells) < len(names):
        if not ragged:
            at = where(line.number, 0)
            problems.add("table-row-ragged", at, fields=len(cells), due=len(names))
        cells = [*cells, *[None] * (len(names) - len(cells))]
    return dict(zip(names, cells, strict=False))


def _beyond(cells: Sequence[Cell], width: int) -> Iterator[tuple[int, Cell]]:
    """Yield the first cell with content that stands beyond the header."""
    for column in range(width, len(cells)):
        if cells[column] not in ("", None):
            yield column + 1, cells[column]
            return
