"""Tables: rows of cells on columns, figures lined up on their decimal mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.pdf.faces import MM
from briefgen.pdf.figure_tags import FIGURES
from briefgen.pdf.layout.bullet import Box, axis, bullet, guide_of
from briefgen.pdf.layout.columns import Column, place_columns
from briefgen.pdf.layout.context import Context, clean
from briefgen.pdf.layout.display import Element, Item, Line, Strip, Words
from briefgen.pdf.layout.filling import Fragment, Room, SetLine
from briefgen.pdf.layout.lines import (
    SIGNS,
    natural_width,
    plain_line,
    set_lines,
    words_of,
    wrapped_width,
)
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

BAR_SHARE = 0.6
BAR_HIGHEST = 8.0
HEDGE_GAP = 0.9
AGAIN_GAP = 1.2
RUN_ON_GAP = 1.3


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure cut at its decimal mark, with its hedge word before."""

    before: SetLine | None
    whole: SetLine
    part: SetLine | None
    gap: float

    @property
    def left(self) -> float:
        """Return the width left of the decimal mark."""
        return self.whole.width + (self.before.width + self.gap if self.before else 0.0)

    @property
    def right(self) -> float:
        """Return the width right of it."""
        return self.part.width if self.part else 0.0


class Table:
    """A ``<table>`` being laid out at ``x`` over ``width`` mm."""

    def __init__(
        self, node: Node, x: float, width: float, context: Context, parent: Element
    ) -> None:
        self.node, self.context = node, context
        self.element = parent.child("Table")
        self.x, self.width = x, width
        rows = list(node.nodes("tr"))
        nodes = _kept_columns(list(node.nodes("column")), rows)
        self._kept = [index for index, _ in nodes]
        self._figures: dict[int, FigureCell] = {}
        reach = [self._reach(column, index, rows) for index, column in nodes]
        self.columns, short = place_columns([column for _, column in nodes], x, width, reach)
        if short > 0.05:
            context.fail("table-too-wide", node, missing=f"{short:.1f}")

    def strips(self, unit: int) -> list[Strip]:
        """Return the head and the rows, each a strip; pages may break between them."""
        rows = list(self.node.nodes("tr"))
        heads = tuple(self._head(head) for head in self.node.nodes("head"))
        for head in heads:
            head.unit = unit
            head.glue = True
        strips = [*heads]
        whole = self.node.flag("whole")
        keep = 0
        group: tuple[Strip, ...] = ()
        for index, row in enumerate(rows):
            strip = self._row(row, last=index == len(rows) - 1)
            keep = max(keep - 1, row.count("keep"))
            strip.glue = index < len(rows) - 1 and (whole or keep > 0 or _ends_at(rows, index + 2))
            strip.glue = strip.glue or (index == 0 and len(rows) > 1)
            opens = bool(row.word("again"))
            strip.heads = heads if opens else heads + group
            if opens:
                group = (strip,)
            strip.unit = unit
            strips.append(strip)
        return strips

    def _reach(self, column: Node, index: int, rows: Sequence[Node]) -> tuple[float, float]:
        """Return the widest left and right of the decimal mark; of words, their width."""
        left = right = 0.0
        if "line" not in column.values:
            if "most" in column.values:
                room = column.number("most") - column.number("pad") - column.number("inset")
                found = (_cell(row, index) for row in rows)
                cells = [cell for cell in found if cell and cell.count("span", 1) == 1]
                left = max((self._wish(cell, column, room) for cell in cells), default=0.0)
            return left, right
        for row in rows:
            cell = _cell(row, index)
            figure = cell.first("figure") if cell else None
            if figure is not None:
                made = self._figure(figure, column)
                self._figures[id(figure)] = made
                left, right = max(left, made.left), max(right, made.right)
        return left, right

    def _wish(self, cell: Node, column: Node, room: float) -> float:
        """Return the width of the words on one line, else wrapped into the lines allowed."""
        style = self.context.sheet.style_of(cell, self.context.sheet.style_of(column))
        natural = natural_width(cell, style, self.context) + 0.05
        lines = column.count("lines", 1)
        return natural if natural <= room else wrapped_width(cell, style, self.context, lines, room)

    def _figure(self, node: Node, column: Node) -> FigureCell:
        sheet = self.context.sheet
        style = sheet.style_of(column)
        if node.flag("missing"):
            style = sheet.style(column.word("missing"), column, style)
            return FigureCell(None, self._plain(node.word("whole") or "…", style, node), None, 0)
        if node.flag("derived"):
            style = sheet.style(column.word("derived"), column, style)
        hedge = style if node.flag("derived") else sheet.style(column.word("before"), column, style)
        before = clean(node.word("before")).strip()
        whole, part = node.word("whole"), node.word("part")
        if before in SIGNS:
            before, whole = "", before + whole
        return FigureCell(
            self._plain(before, hedge, node) if before else None,
            self._plain(whole, style, node),
            self._plain(part, style, node) if part else None,
            HEDGE_GAP,
        )

    def _plain(self, text: str, style: Style, node: Node) -> SetLine:
        return plain_line(text, style, node, self.context)

    def _head(self, node: Node) -> Strip:
        """Return the head: lines stacked upwards from a common last baseline, or centred."""
        height = node.number("height")
        element = self.element.child("TR")
        strip = Strip(height)
        style = self.context.sheet.style_of(node)
        leading = node.number("leading", style.line)
        baseline = height - node.number("baseline", 1.9)
        for cell, column, width in self._cells(node):
            part = element.child("TH")
            part.scope = "Column"
            part.span = cell.count("span", 1)
            for child in cell.nodes("axis"):
                span = column.width - column.node.number("pad")
                strip.items += axis(child, column.x, baseline, span, self.context)
            cell_style = self.context.sheet.style_of(cell, style)
            lines = set_lines(cell, cell_style, Room(width), self.context)
            align = cell.word("align") or ("right" if column.line is not None else "left")
            last = baseline
            if node.word("anchor") == "middle":
                drop = self.node.number("drop", 1.1)
                last = height / 2 + drop + leading * (len(lines) - 1) / 2
            if len(lines) > 1 and last - leading * (len(lines) - 1) < cell_style.size * MM * 0.6:
                self.context.warn("head-too-low", cell, text=words_of(cell))
            for index, line in enumerate(lines):
                y = last - leading * (len(lines) - 1 - index)
                strip.items += line.draw(_start(line, column, align), y, part)
        self._rule(strip, node, 0.6)
        self._uprights(strip, node)
        if node.word("again") and strip.items:
            self._again(strip, node, style, baseline)
        return strip

    def _again(self, strip: Strip, node: Node, style: Style, baseline: float) -> None:
        """Note what is added behind the last words of the head where it is repeated."""
        words = next((item for item in reversed(strip.items) if isinstance(item, Words)), None)
        added = self.context.sheet.style(node.word("again-style"), node, style)
        x = words.x + words.width + AGAIN_GAP if words else self.x
        strip.again = self._plain(node.word("again"), added, node).draw(x, baseline, None)

    def _row(self, node: Node, *, last: bool) -> Strip:
        pitch = node.number("pitch", self.node.number("pitch", 6))
        element = self.element.child("TR")
        cells = self._run_on(self._cells(node))
        lines = [self._lines(cell, column, width) for cell, column, width in cells]
        extra = max(
            len(found) - column.node.count("fits", 1)
            for (_, column, _), found in zip(cells, lines, strict=True)
        )
        height = pitch + max(extra, 0) * self.node.number("grow", 3)
        strip = Strip(height)
        for (cell, column, _), found in zip(cells, lines, strict=True):
            part = element.child("TD")
            part.span = cell.count("span", 1)
            if column.node.flag("scope"):
                part.role, part.scope = "TH", "Row"
            drop = column.node.number("drop", self.node.number("drop", 1.1))
            centre = height / 2
            strip.items += self._draw_lines(found, cell, column, centre + drop, part)
            for figure in cell.nodes("figure") if column.line is not None else ():
                strip.items += self._draw_figure(figure, column, centre + drop, part)
            for child in cell.nodes("bullet"):
                self._draw_bullet(child, column, pitch, centre, strip, part)
            for child in cell.nodes(*FIGURES):
                self._draw_small(child, column, (pitch, centre), strip, part)
        self._rule(strip, node, self.node.number("line", 0.35), last=last)
        self._uprights(strip, node)
        if node.word("again") and strip.items:
            style = self._style(*cells[0][:2])
            self._again(strip, node, style, centre + self.node.number("drop", 1.1))
        return strip

    def _cells(self, row: Node) -> list[tuple[Node, Column, float]]:
        """Return each cell with its column and the room it has."""
        found: list[tuple[Node, Column, float]] = []
        index = 0
        places = {kept: place for place, kept in enumerate(self._kept)}
        for cell in row.nodes("td"):
            span = max(cell.count("span", 1), 1)
            covered = [places[at] for at in range(index, index + span) if at in places]
            index += span
            if covered:
                column, end = self.columns[covered[0]], self.columns[covered[-1]]
                room = end.x + end.width - column.x - end.node.number("pad") - column.inset
                if column.line is not None and row.tag == "head":
                    room = column.right - column.x
                found.append((cell, column, room))
        return found

    def _run_on(self, cells: list[tuple[Node, Column, float]]) -> list[tuple[Node, Column, float]]:
        """Return the cells of a row, words given the room that the figure behind them leaves."""
        found = list(cells)
        for at, (cell, column, _) in enumerate(cells[:-1]):
            behind, place, _ = cells[at + 1]
            figure = behind.first("figure")
            if column.node.flag("runs-on") and place.line is not None and figure is not None:
                edge = place.x + place.line - self._figures[id(figure)].left
                found[at] = (cell, column, edge - RUN_ON_GAP - column.x - column.inset)
        return found

    def _lines(self, cell: Node, column: Column, width: float) -> list[SetLine]:
        """Return the words of a cell in lines; a figure on a decimal line has none."""
        if column.line is not None and cell.first("figure"):
            return []
        if not any(isinstance(child, Node) or child.strip() for child in cell.children):
            return []
        style = self._style(cell, column)
        most = cell.count("lines", column.node.count("lines"))
        room = Room(
            width - cell.number("indent"),
            most,
            column.node.number("min-size"),
            column.node.word("over") == "error",
        )
        kept = self.context.kept
        if kept is not None:
            return kept.lines(cell, style, room, self.context)
        return set_lines(cell, style, room, self.context)

    def _style(self, cell: Node, column: Column) -> Style:
        sheet = self.context.sheet
        return sheet.style_of(cell, sheet.style_of(column.node))

    def _draw_lines(
        self, lines: list[SetLine], cell: Node, column: Column, baseline: float, part: Element
    ) -> list[Item]:
        leading = column.node.number("leading") or self._style(cell, column).line
        top = baseline - leading * (len(lines) - 1) / 2
        align = cell.word("align") or column.node.word("align", "left")
        items: list[Item] = []
        for index, line in enumerate(lines):
            x = _start(line, column, align) + cell.number("indent")
            items += line.draw(x, top + index * leading, part)
        return items

    def _draw_figure(
        self, node: Node, column: Column, baseline: float, part: Element
    ) -> list[Item]:
        figure = self._figures[id(node)]
        line = column.x + (column.line or 0)
        items: list[Item] = []
        if figure.before:
            items += figure.before.draw(line - figure.left, baseline, part)
        if figure.before and figure.part:
            _blank_after(figure.before)
        items += _as_one(figure).draw(line - figure.whole.width, baseline, part)
        return items

    def _draw_bullet(
        self, node: Node, column: Column, pitch: float, centre: float, strip: Strip, part: Element
    ) -> None:
        height = node.number("height", min(pitch * BAR_SHARE, BAR_HIGHEST))
        width = column.width - column.node.number("pad")
        box = Box(column.x, centre - height / 2, width, height)
        alt = node.word("alt")
        figure = part.child("Figure", alt) if alt else None
        strip.items += bullet(node, box, self.context, figure)
        guide = guide_of(node, box)
        if guide is not None:
            strip.guides = (*strip.guides, guide)

    def _draw_small(
        self, node: Node, column: Column, place: tuple[float, float], strip: Strip, part: Element
    ) -> None:
        from briefgen.pdf.layout.figures.drawn import figure, height_of

        pitch, centre = place
        width = node.number("width", column.width - column.node.number("pad") - column.inset)
        height = min(height_of(node, width, self.context), pitch)
        box = Box(column.x + column.inset, centre - height / 2, width, height)
        strip.items += figure(node, box, self.context, part)

    def _rule(self, strip: Strip, node: Node, line: float, *, last: bool = False) -> None:
        """Draw the rule under a row: its own, or the table's, the last one stronger."""
        colour = node.word("colour") or self.node.word("colour", "hairline")
        if node.tag == "head":
            colour = node.word("colour", "ink")
        elif last and "last-line" in self.node.values:
            line = self.node.number("last-line")
            colour = self.node.word("last-colour", "ink")
        line = node.number("line", line)
        if line:
            tone = self.context.sheet.colour(colour, node)
            strip.items.append(Line(self.x, strip.height, None, self.width, 0, line, tone))

    def _uprights(self, strip: Strip, node: Node) -> None:
        """Draw the lines between columns of a table with a grid; a cell that spans has none."""
        line = self.node.number("grid")
        if not line:
            return
        tone = self.context.sheet.colour(self.node.word("colour", "hairline"), node)
        places = [column.x for _, column, _ in self._cells(node)] + [self.x + self.width]
        strip.items += [Line(x, 0, None, 0, strip.height, line, tone) for x in places]
        if node.tag == "head":
            strip.items.append(Line(self.x, 0, None, self.width, 0, line, tone))


def _as_one(figure: FigureCell) -> SetLine:
    """Return whole and decimals as one string, so that a figure is copied as one."""
    if not figure.part or not figure.part.fragments or not figure.whole.fragments:
        return figure.whole
    whole, part = figure.whole.fragments[0], figure.part.fragments[0]
    width = whole.width + part.width
    text = whole.text + part.text
    joined = Fragment(text, whole.style, whole.face, width, whole.node)
    return SetLine([joined], width)


def _blank_after(line: SetLine) -> None:
    if line.fragments and not line.fragments[-1].text.endswith(" "):
        line.fragments[-1].text += " "


def _start(line: SetLine, column: Column, align: str) -> float:
    if align == "right":
        return column.right - line.width
    if align == "centre":
        return column.x + (column.width - line.width) / 2
    return column.x + column.inset


def _ends_at(rows: Sequence[Node], index: int) -> bool:
    """Return whether no row, or one that opens a group, stands at an index."""
    return index >= len(rows) or bool(rows[index].word("again"))


def _cell(row: Node, index: int) -> Node | None:
    """Return the cell of a row that begins at a column."""
    at = 0
    for cell in row.nodes("td"):
        if at == index:
            return cell
        at += max(cell.count("span", 1), 1)
    return None


def _kept_columns(columns: list[Node], rows: Sequence[Node]) -> list[tuple[int, Node]]:
    """Return the columns with their numbers, without those that may vanish and hold nothing."""
    return [
        (index, column)
        for index, column in enumerate(columns)
        if not column.flag("vanish") or any(_holds(_cell(row, index)) for row in rows)
    ]


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
