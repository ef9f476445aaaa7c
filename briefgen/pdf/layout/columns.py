"""Columns of a table: their places, and who gives up room when a figure is wider than expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.pdf.tree import Node

FIGURE_GAP = 0.8


@dataclass(slots=True)
class Column:
    """A column as placed.

    Args:
        node: its ``<column>``.
        x: left edge in mm.
        width: in mm.
        line: for figures, the place of the decimal mark from ``x``; ``None`` for words.
        part: for figures, room right of the decimal mark.
    """

    node: Node
    x: float
    width: float
    line: float | None
    part: float

    @property
    def inset(self) -> float:
        """Return the room left of words."""
        return self.node.number("inset")

    @property
    def right(self) -> float:
        """Return where a heading over figures ends: behind the usual decimals."""
        return self.x + (self.width if self.line is None else self.line + self.part)


def place_columns(
    nodes: Sequence[Node], x: float, width: float, reach: Sequence[tuple[float, float]]
) -> tuple[list[Column], float]:
    """Return the columns of a table and what could not be given (mm, 0 when all fits).

    Args:
        nodes: the ``<column>`` tags, left to right.
        x: left edge of the table in mm.
        width: of the table in mm.
        reach: for each column what its widest figure needs left and right of the decimal mark; for
            words the width they would like, granted up to the column's ``most``.
    """
    columns = [_column(node) for node in nodes]
    rest = [column for column in columns if column.node.values.get("width") == "rest"]
    fixed = sum(column.width for column in columns)
    for column in rest:
        column.width = max(width - fixed, 0.0) / len(rest)
    short = 0.0
    for column, (left, right) in zip(columns, reach, strict=True):
        pad = column.node.number("pad")
        if column.line is None:
            wish = min(left + pad + column.inset, column.node.number("most")) - column.width
            _widen(columns, column, 0.0, wish)
            continue
        short += _widen(columns, column, left + pad + column.inset - column.line, 0.0)
        short += _widen(columns, column, 0.0, right + FIGURE_GAP - (column.width - column.line))
    for column in columns:
        column.x = x
        x += column.width
    return columns, short


def _column(node: Node) -> Column:
    width = node.values.get("width", 0.0)
    line = node.number("line") if "line" in node.values else None
    part = node.number("part")
    return Column(node, 0, width if isinstance(width, float) else 0.0, line, part)


def _widen(columns: list[Column], wide: Column, left: float, right: float) -> float:
    """Give a column more room from those that can give; return what is still short."""
    need = max(left, right, 0.0)
    givers = [column for column in columns if "gives" in column.node.values and column is not wide]
    for giver in sorted(givers, key=lambda column: column.node.number("gives")):
        given = min(need, max(giver.width - giver.node.number("min"), 0.0))
        giver.width -= given
        wide.width += given
        if left > 0 and wide.line is not None:
            wide.line += given
        need -= given
    return need


def shared(words: list[str], width: float, gap: float = 0.0) -> list[float]:
    """Return widths in mm: numbers as they are, ``25%`` of the whole, ``2fr`` of what is left."""
    found: list[float] = []
    parts = 0.0
    for word in words:
        if word == "rest" or word.endswith("fr"):
            share = 1.0 if word == "rest" else float(word[:-2])
            parts += share
            found.append(-share)
        elif word.endswith("%"):
            found.append(width * float(word[:-1]) / 100)
        else:
            found.append(float(word))
    left = width - gap * (len(words) - 1) - sum(each for each in found if each > 0)
    unit = max(left, 0.0) / parts if parts else 0.0
    return [-each * unit if each < 0 else each for each in found]
