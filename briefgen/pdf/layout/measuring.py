"""What the columns and cells of a table come to: known once, however high its rows are set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.pdf.layout.cells import Lane, Work, lane_of
from briefgen.pdf.layout.columns import place_columns
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.filling import SetLine
from briefgen.pdf.tree import Node

RUN_ON_GAP = 1.3


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a row: the columns it covers, first to last, and its words once they are set."""

    work: Work
    first: int
    last: int
    span: int
    room: float = 0.0
    lines: tuple[SetLine, ...] = ()

    @property
    def node(self) -> Node:
        """Return the cell's tag."""
        return self.work.cell


@dataclass(slots=True, eq=False)
class Row:
    """A row: its cells, and how many lines it has beyond those that its columns expect."""

    node: Node
    cells: list[Cell]
    extra: int = 0


class Measured:
    """A table's columns as placed, and its rows with their words set.

    Args:
        node: the ``<table>``.
        x: left edge in mm.
        width: in mm.
        context: styles and warnings.
    """

    def __init__(self, node: Node, x: float, width: float, context: Context) -> None:
        self.node = node
        before = len(context.warnings), len(context.failures)
        rows = list(node.nodes("tr"))
        columns = list(node.nodes("column"))
        self._count = len(columns)
        self._vanishing = any(column.flag("vanish") for column in columns)
        kept = _kept_columns(columns, rows)
        self.places = {index: place for place, (index, _) in enumerate(kept)}
        self.lanes = [lane_of(column, context) for _, column in kept]
        self.rows = [self._row(row, context) for row in rows]
        self._place = x, width
        self._reaches = [self._reach(lane, place, context) for place, lane in enumerate(self.lanes)]
        nodes = [lane.node for lane in self.lanes]
        self.columns, short = place_columns(nodes, x, width, self._reaches)
        if short > 0.05:
            context.fail("table-too-wide", node, missing=f"{short:.1f}")
        self._rooms = [self.room(place, place) for place in range(len(self.columns))]
        for row in self.rows:
            self._set(row, context)
        self._warnings = context.warnings[before[0] :]
        self._failures = context.failures[before[1] :]

    @property
    def size(self) -> tuple[object, ...]:
        """Return what decides how high the table's rows are, whatever they say."""
        heads = [head.values for head in self.node.nodes("head")]
        return self.node.values, heads, [(row.extra, row.node.values) for row in self.rows]

    def revised(
        self, changes: Mapping[int, Mapping[int, Node]], context: Context
    ) -> "Measured | None":
        """Return the table with other cells in it, where its rows stay as high as they are.

        Args:
            changes: for the index of a row, its new cells by the index of the old.
            context: where what cannot be shown is noted.
        """
        found = Measured.__new__(Measured)  # copy() takes its time
        vars(found).update(vars(self))
        found.rows = [*self.rows]
        touched: set[int] = set()
        for index, cells in changes.items():
            row = self.rows[index]
            now = [*row.cells]
            for at, node in cells.items():
                old = now[at]
                touched.add(old.first)
                if not self._alike(old.node, node):
                    return None
                work = old.work.lane.work(node, context)
                now[at] = Cell(work, old.first, old.last, old.span)
            found.rows[index] = Row(row.node, now)
        moved = found._moved(touched, context)
        for index in range(len(self.rows)) if moved else changes:
            if not found._set_again(index, self.rows[index], context, all_cells=moved):
                return None
        return found

    def _set_again(self, index: int, old: Row, context: Context, *, all_cells: bool) -> bool:
        """Set the words of cells that may have changed; return whether the row is as high."""
        row = self.rows[index] = Row(old.node, [*self.rows[index].cells])
        cells = row.cells
        for at, cell in enumerate(cells):
            behind = at + 1 < len(cells) and cells[at + 1] is not old.cells[at + 1]
            if cell is old.cells[at]:
                if not all_cells and not (behind and cell.work.lane.runs_on):
                    continue
                cells[at] = Cell(cell.work, cell.first, cell.last, cell.span)
            self._set_cell(cells, at, context)
        row.extra = max([len(each.lines) - each.work.lane.fits for each in cells], default=0)
        return max(row.extra, 0) == old.extra

    def _alike(self, old: Node, new: Node) -> bool:
        """Return whether cells cover the same columns, and keep the same columns from vanishing."""
        if old.values.get("span") != new.values.get("span"):
            return False
        return not self._vanishing or _holds(old) == _holds(new)

    def _moved(self, touched: Iterable[int], context: Context) -> bool:
        """Place the columns anew where cells in some have changed; return whether they moved."""
        reaches = [*self._reaches]
        for place in touched:
            reaches[place] = self._reach(self.lanes[place], place, context)
        if reaches == self._reaches:
            return False
        columns, short = place_columns([lane.node for lane in self.lanes], *self._place, reaches)
        if short > 0.05:
            context.fail("table-too-wide", self.node, missing=f"{short:.1f}")
        if columns == self.columns:
            return False
        self.columns = columns
        self._rooms = [self.room(place, place) for place in range(len(columns))]
        return True

    def told(self, context: Context) -> None:
        """Note again what was noted when the table was measured."""
        context.warnings += [one for one in self._warnings if one not in context.warnings]
        context.failures += [one for one in self._failures if one not in context.failures]

    def covered(self, row: Node) -> list[tuple[Node, int, int, int]]:
        """Return each cell of a row with the first and last column it covers, and its span."""
        cells = [cell for cell in row.children if isinstance(cell, Node)]
        whole = len(self.places) == self._count
        if whole and not any("span" in cell.values for cell in cells):
            return [(cell, at, at, 1) for at, cell in enumerate(cells[: self._count])]
        found: list[tuple[Node, int, int, int]] = []
        index = 0
        for cell in cells:
            span = max(cell.count("span", 1), 1) if "span" in cell.values else 1
            covered = [self.places[at] for at in range(index, index + span) if at in self.places]
            index += span
            if covered:
                found.append((cell, covered[0], covered[-1], span))
        return found

    def room(self, first: int, last: int) -> float:
        """Return the width of words that begin in one column and end in another."""
        column, end = self.columns[first], self.columns[last]
        return end.x + end.width - column.x - end.node.number("pad") - column.inset

    def _row(self, node: Node, context: Context) -> Row:
        lanes, found = self.lanes, []
        covered = self.covered(node)
        for cell, first, last, span in covered:
            lane, kept = lanes[first], cell.kept
            work = kept.get(lane) if kept else None
            found.append(Cell(work or lane.work(cell, context), first, last, span))
        return Row(node, found)

    def _reach(self, lane: Lane, place: int, context: Context) -> tuple[float, float]:
        """Return the widest left and right of the decimal mark; of words, their width."""
        column = lane.node
        left = right = 0.0
        if lane.figures:
            for cell in self._begin_in(place):
                figure = cell.work.figure
                if figure is not None:
                    left, right = max(left, figure.left), max(right, figure.right)
        elif "most" in column.values:
            room = column.number("most") - column.number("pad") - column.number("inset")
            works = {cell.work for cell in self._begin_in(place) if cell.span == 1}
            left = max((work.wish(room, context) for work in works), default=0.0)
        return left, right

    def _begin_in(self, place: int) -> list[Cell]:
        """Return the cells that begin in a column."""
        found = []
        for row in self.rows:
            cells = row.cells
            if place < len(cells) and cells[place].first == place:
                found.append(cells[place])
            else:
                found += [cell for cell in cells if cell.first == place]
        return found

    def _set(self, row: Row, context: Context) -> None:
        """Set the words of a row; those that run on have the room a figure behind them leaves."""
        cells, extra = row.cells, 0
        for at, cell in enumerate(cells):
            if not cell.work.wordless:
                self._set_cell(cells, at, context)
                extra = max(extra, len(cell.lines) - cell.work.lane.fits)
        row.extra = extra

    def _set_cell(self, cells: Sequence[Cell], at: int, context: Context) -> None:
        """Set the words of a cell."""
        cell = cells[at]
        work = cell.work
        if work.wordless:
            return
        own = cell.first == cell.last
        cell.room = self._rooms[cell.first] if own else self.room(cell.first, cell.last)
        if work.lane.runs_on and at + 1 < len(cells):
            cell.room = self._run_on(cell, cells[at + 1])
        cell.lines = work.set(cell.room, context)

    def _run_on(self, cell: Cell, behind: Cell) -> float:
        column, place = self.columns[cell.first], self.columns[behind.first]
        if place.line is None or behind.work.figure is None:
            return cell.room
        edge = place.x + place.line - behind.work.figure.left
        return edge - RUN_ON_GAP - column.x - column.inset


def measured(node: Node, x: float, width: float, context: Context) -> Measured:
    """Return what a table comes to; attempts at one document find it out once."""
    kept = context.kept
    if kept is None:
        return Measured(node, x, width, context)
    found = kept.tables.get((node, x, width))
    if found is None:
        found = kept.tables[node, x, width] = Measured(node, x, width, context)
    else:
        found.told(context)
    return found


def _kept_columns(columns: list[Node], rows: Sequence[Node]) -> list[tuple[int, Node]]:
    """Return the columns with their numbers, without those that may vanish and hold nothing."""
    return [
        (index, column)
        for index, column in enumerate(columns)
        if not column.flag("vanish") or any(_holds(_cell(row, index)) for row in rows)
    ]


def _cell(row: Node, index: int) -> Node | None:
    """Return the cell of a row that begins at a column."""
    at = 0
    for cell in row.nodes("td"):
        if at == index:
            return cell
        at += max(cell.count("span", 1), 1)
    return None


def _holds(cell: Node | None) -> bool:
    """Return whether a cell shows anything but the sign of a missing figure."""
    if cell is None:
        return False
    for child in cell.children:
        if isinstance(child, str):
            if child.strip():
                return True
        elif child.tag != "figure" or (child.word("whole") and not child.flag("missing")):
            return True
    return False
