"""Cells of tables: words in lines, and figures cut at their decimal mark.

What a cell comes to depends on what it says, on its column's style and on the room it has; for
cells that many sheets share it is worked out once.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from briefgen.pdf.figure_tags import FIGURES
from briefgen.pdf.layout.context import Context, clean
from briefgen.pdf.layout.display import Element, Item, Placed, Run
from briefgen.pdf.layout.filling import Fragment, Room, SetLine
from briefgen.pdf.layout.lines import (
    SIGNS,
    natural_width,
    one_line,
    plain_line,
    set_lines,
    wrapped_width,
)
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

DRAWN = FIGURES | {"bullet"}
HEDGE_GAP = 0.9
WIDTHS_AT_MOST = 32


@dataclass(slots=True, eq=False)
class FigureCell:
    """A figure cut at its decimal mark, with its hedge word before.

    ``left`` and ``right`` are the widths on the two sides of the decimal mark.
    """

    before: SetLine | None
    whole: SetLine
    part: SetLine | None
    gap: float

    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        before = self.before.width + self.gap if self.before else 0.0
        self.left = self.whole.width + before
        self.right = self.part.width if self.part else 0.0

    def draw(self, line: float, baseline: float, part: Element) -> list[Item]:
        """Return the figure's items, its decimal mark at ``line``."""
        items: list[Item] = []
        before, whole = self.before, self.whole
        if before:
            items += before.draw(line - self.left, baseline, part)
        if self.part and self.part.fragments and whole.fragments:
            whole = _as_one(whole.fragments[0], self.part.fragments[0])
        return items + whole.draw(line - self.whole.width, baseline, part)


def _as_one(whole: Fragment, part: Fragment) -> SetLine:
    """Return whole and decimals as one string, so that a figure is copied as one."""
    width = whole.width + part.width
    text = whole.text + part.text
    return SetLine([Fragment(text, whole.style, whole.face, width, whole.node)], width)


@dataclass(slots=True, eq=False)
class Drawn:
    """A cell as drawn: runs that belong to it or to nothing, and the guides through it."""

    runs: tuple[tuple[bool, Run], ...]
    guides: tuple[float, ...]

    def placed(self, x: float, y: float, part: Element) -> list[Item]:
        """Return the runs at a place."""
        return [Placed(x, y, part if own else None, run) for own, run in self.runs]


NONE_DRAWN: dict[Hashable, Drawn] = {}
"""What is known to be drawn of cells that are not drawn again."""


@dataclass(slots=True, eq=False)
class Lane:
    """A column as its cells see it, whatever table of one kind it stands in."""

    node: Node
    style: Style
    figures: bool
    fits: int
    runs_on: bool
    scope: bool

    def work(self, cell: Node, context: Context) -> "Work":
        """Return what is known of a cell."""
        if not cell.met:
            return Work(cell, self, context)
        kept = cell.kept
        found = kept.get(self) if kept else None
        if isinstance(found, Work):
            return found
        noted = context.noted
        made = Work(cell, self, context)
        if noted == context.noted:
            if kept is None:
                kept = cell.kept = {}
            kept[self] = made
        return made


def lane_of(column: Node, context: Context) -> Lane:
    """Return the lane of a column, the same for the same column of other documents."""
    manner = context.manner
    if column.kept and manner in column.kept:
        found = column.kept[manner]
        if isinstance(found, Lane):
            return found
    noted = context.noted
    style = context.sheet.style_of(column)
    figures, fits = "line" in column.values, column.count("fits", 1)
    made = Lane(column, style, figures, fits, column.flag("runs-on"), column.flag("scope"))
    if column.lasts and noted == context.noted:
        if column.kept is None:
            column.kept = {}
        column.kept[manner] = made
    return made


class Work:
    """What is known of a cell in a lane: its figure or its words, and what they took before.

    ``plain``: nothing else is drawn in it. ``alone`` is the words on one line as large as they are
    asked for, once they fitted.
    """

    __slots__ = (
        "alone", "cell", "drawn", "figure", "indent", "lane", "lines", "plain", "style",
        "wishes", "wordless",
    )  # fmt: skip

    def __init__(self, cell: Node, lane: Lane, context: Context) -> None:
        self.cell, self.lane = cell, lane
        figure = cell.first("figure") if lane.figures else None
        self.figure = _figure(figure, lane, context) if figure else None
        self.wordless = figure is not None or not _says(cell)
        self.style = lane.style if self.wordless else context.sheet.style_of(cell, lane.style)
        self.indent = cell.number("indent") if cell.values else 0.0
        self.plain = not any(child.tag in DRAWN for child in cell.nodes())
        self.alone: tuple[SetLine, ...] | None = None
        self.lines: dict[float, tuple[SetLine, ...]] | None = None
        self.wishes: dict[float, float] | None = None
        self.drawn: dict[Hashable, Drawn] = {} if cell.met else NONE_DRAWN

    def wish(self, room: float, context: Context) -> float:
        """Return the width of the words on one line, else wrapped into the lines allowed."""
        found = self.wishes.get(room) if self.wishes else None
        if found is None:
            cell, style = self.cell, context.sheet.style_of(self.cell, self.lane.style)
            found = natural_width(cell, style, context) + 0.05
            if found > room:
                lines = self.lane.node.count("lines", 1)
                found = wrapped_width(cell, style, context, lines, room)
            self.wishes = {**(self.wishes or {}), room: found}
        return found

    def set(self, width: float, context: Context) -> tuple[SetLine, ...]:
        """Return the words in lines over a width; a figure on a decimal line has none."""
        if self.wordless:
            return ()
        alone = self.alone
        if alone is not None and width - self.indent >= alone[0].width:
            return alone
        found = self.lines.get(width) if self.lines else None
        if found is None:
            line = one_line(self.cell, self.style, context)
            if line is not None and line.width <= width - self.indent:
                self.alone = (line,)
                return self.alone
            noted = context.noted
            column = self.lane.node
            room = Room(
                width - self.indent,
                self.cell.count("lines", column.count("lines")),
                column.number("min-size"),
                column.word("over") == "error",
            )
            found = tuple(set_lines(self.cell, self.style, room, context))
            if noted == context.noted:
                if self.lines is None or len(self.lines) >= WIDTHS_AT_MOST:
                    self.lines = {}
                self.lines[width] = found
        return found


def _says(cell: Node) -> bool:
    return any(isinstance(child, Node) or child.strip() for child in cell.children)


def _figure(node: Node, lane: Lane, context: Context) -> FigureCell:
    sheet, column, style = context.sheet, lane.node, lane.style

    def plain(text: str, style: Style) -> SetLine:
        return plain_line(text, style, node, context)

    if node.flag("missing"):
        style = sheet.style(column.word("missing"), column, style)
        return FigureCell(None, plain(node.word("whole") or "…", style), None, 0)
    if node.flag("derived"):
        style = sheet.style(column.word("derived"), column, style)
    before = node.word("before")
    before = clean(before).strip() if before else ""
    whole, part = node.word("whole"), node.word("part")
    if before in SIGNS:
        before, whole = "", before + whole
    hedge = style
    if before and not node.flag("derived"):
        hedge = sheet.style(column.word("before"), column, style)
    return FigureCell(
        plain(before, hedge) if before else None,
        plain(whole, style),
        plain(part, style) if part else None,
        HEDGE_GAP,
    )
