"""Tables: rows of cells on columns, figures lined up on their decimal mark.

A row's height is known before it is drawn: it is drawn once the page it stands on is.
"""

from collections.abc import Iterator, Sequence

from briefgen.pdf.faces import MM
from briefgen.pdf.figure_tags import FIGURES
from briefgen.pdf.layout.bullet import Box, axis, bullet, guide_of
from briefgen.pdf.layout.cells import WIDTHS_AT_MOST, Drawn, Work
from briefgen.pdf.layout.columns import Column
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Inside, Item, Line, Placed, Strip, Words
from briefgen.pdf.layout.filling import Room, SetLine
from briefgen.pdf.layout.lines import plain_line, set_lines, words_of
from briefgen.pdf.layout.measuring import Cell, Measured, Row, measured
from briefgen.pdf.layout.runs import line_run, runs_of
from briefgen.pdf.layout.sharing import Shelf
from briefgen.pdf.layout.tracing import CellSpot, HeadSpot, shape_of
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

BAR_SHARE = 0.6
BAR_HIGHEST = 8.0
AGAIN_GAP = 1.2


class Table:
    """A ``<table>`` being laid out at ``x`` over ``width`` mm."""

    def __init__(
        self, node: Node, x: float, width: float, context: Context, parent: Element
    ) -> None:
        self.node, self.context = node, context
        self.element = parent.child("Table")
        self.x, self.width = x, width
        self.measured: Measured = measured(node, x, width, context)
        if context.kept is not None and context.deep == node.lasts:
            context.kept.note(node, x, width, self.measured.size)
        self.columns = self.measured.columns
        self._drop = node.number("drop", 1.1)
        self._heads: list[tuple[Node, Strip, Strip]] = []
        self._waiting: list[tuple[Row, Strip, Strip, bool]] = []

    def strips(self, unit: int) -> list[Strip]:
        """Return the head and the rows, each a strip; pages may break between them."""
        heads: list[Strip] = []
        for node in self.node.nodes("head"):
            drawing = Strip(node.number("height"), draw=self._draw_all)
            items: list[Item] = [Inside(0, 0, None, drawing)]
            heads.append(Strip(drawing.height, items, glue=True, unit=unit))
            self._heads.append((node, heads[-1], drawing))
        return [*heads, *self._rows(tuple(heads), unit)]

    @property
    def guides(self) -> dict[int, float]:
        """Return the x of each dashed line through the rows, by the column that asks for it."""
        return {
            at: each.x + (each.width - each.node.number("pad")) * each.node.number("guide")
            for at, each in enumerate(self.columns)
            if "guide" in each.node.values
        }

    def breaks_alike(self, one: Cell, other: Cell) -> bool:
        """Return whether two cells, one in the other's place, let the same lines through."""
        guided = "guide" in self.columns[one.first].node.values
        return not guided or _breaks_at(one) == _breaks_at(other)

    def _rows(self, heads: tuple[Strip, ...], unit: int) -> Iterator[Strip]:
        """Yield the rows, which are not drawn yet."""
        rows = self.measured.rows
        whole, last = self.node.flag("whole"), len(rows) - 1
        pitch, grow = self.node.number("pitch", 6), self.node.number("grow", 3)
        keep, guides = 0, self.guides
        with_group = heads
        for index, row in enumerate(rows):
            values = row.node.values
            height = (row.node.number("pitch", pitch) if values else pitch) + row.extra * grow
            drawing = Strip(0, draw=self._draw_all)
            strip = Strip(height, [Inside(0, 0, None, drawing)], unit=unit, heads=with_group)
            keep = max(keep - 1, row.node.count("keep")) if values else max(keep - 1, 0)
            strip.glue = index < last and (
                whole or keep > 0 or index == 0 or _ends_at(rows, index + 2)
            )
            if values and row.node.word("again"):
                strip.heads = heads
                with_group = (*heads, strip)
            if guides:
                strip.guides += [guides[at] for at in guides if not _breaks(row, at)]
            self._waiting.append((row, strip, drawing, index == last))
            yield strip

    def _draw_head_again(self, node: Node, strip: Strip, drawing: Strip) -> None:
        """Draw a head as in another document, where its columns stood at the same places."""
        places = tuple((each.x, each.width, each.line, each.part) for each in self.columns)
        table = [self.node.values.get(name) for name in ("drop", "grid", "colour")]
        shelf = Shelf(node, (self.width, places, *self.measured.lanes, *table))
        known = shelf.find()
        if known is not None:
            cast = known.cast(self.element)
            drawing.items += cast[0].items
            strip.again += cast[1].items
            return
        noted, kids = self.context.noted, len(self.element.kids)
        self._draw_head(node, strip, drawing)
        if node.met and noted == self.context.noted:
            shelf.put(self.element.kids[kids:], [drawing, Strip(0, strip.again)])

    def _draw_head(self, node: Node, strip: Strip, drawing: Strip) -> None:
        """Draw a head: lines stacked upwards from a common last baseline, or centred."""
        height = drawing.height
        element = self.element.child("TR")
        baseline = height - node.number("baseline", 1.9)
        for cell, first, last, span in self.measured.covered(node):
            part = element.child("TH")
            part.scope = "Column"
            part.span = span
            column = self.columns[first]
            for child in cell.nodes("axis"):
                width = column.width - column.node.number("pad")
                drawing.items += axis(child, column.x, baseline, width, self.context)
            room = self.measured.room(first, last)
            if column.line is not None:
                room = column.right - column.x
            drawing.items += self._head_words(node, cell, column, (room, baseline, height), part)
        self._rule(drawing, node, 0.6)
        self._uprights(drawing, node)
        if node.word("again") and drawing.items:
            style = self.context.sheet.style_of(node)
            self._again(strip, drawing, style, baseline, node)

    def _head_words(
        self,
        node: Node,
        cell: Node,
        column: Column,
        place: tuple[float, float, float],
        part: Element,
    ) -> list[Item]:
        """Return the words of a cell of the head; ``place`` is its room, baseline and height."""
        room, last, height = place
        style = self.context.sheet.style_of(node)
        leading = node.number("leading", style.line)
        cell_style = self.context.sheet.style_of(cell, style)
        lines = set_lines(cell, cell_style, Room(room), self.context)
        align = cell.word("align") or ("right" if column.line is not None else "left")
        if node.word("anchor") == "middle":
            last = height / 2 + self._drop + leading * (len(lines) - 1) / 2
        if len(lines) > 1 and last - leading * (len(lines) - 1) < cell_style.size * MM * 0.6:
            self.context.warn("head-too-low", cell, text=words_of(cell))
        items: list[Item] = []
        for index, line in enumerate(lines):
            y = last - leading * (len(lines) - 1 - index)
            items += line.draw(_start(line, column, align), y, part)
        return items

    def _again(
        self, strip: Strip, drawing: Strip, style: Style, baseline: float, node: Node
    ) -> None:
        """Note what is added behind the last words of the head where it is repeated."""
        found = [item for item in drawing.flat() if isinstance(item, Words)]
        added = self.context.sheet.style(node.word("again-style"), node, style)
        x = found[-1].x + found[-1].width + AGAIN_GAP if found else self.x
        line = plain_line(node.word("again"), added, node, self.context)
        strip.again += line.draw(x, baseline, None)

    def _draw_all(self, context: Context) -> None:
        """Draw the head and all rows, in reading order."""
        self.context = context
        heads, self._heads = self._heads, []
        for node, strip, drawing in heads:
            drawing.draw = None
            before = len(self.element.kids)
            self._draw_head_again(node, strip, drawing)
            if context.trace is not None:
                spot = HeadSpot(node, *shape_of(self.element.kids[before:]), self)
                context.trace.own(drawing.items, spot)
                context.trace.heads.append(spot)
        waiting, self._waiting = self._waiting, []
        for row, strip, drawing, last in waiting:
            drawing.draw = None
            self._draw(row, strip, drawing, last=last)

    def _draw(self, row: Row, strip: Strip, drawing: Strip, *, last: bool) -> None:
        node, centre = row.node, strip.height / 2
        element = self.element.child("TR")
        pitch = node.number("pitch", self.node.number("pitch", 6))
        for place, cell in enumerate(row.cells):
            part = element.child("TD")
            part.span = cell.span
            column = self.columns[cell.first]
            if cell.work.lane.scope:
                part.role, part.scope = "TH", "Row"
            before = len(drawing.items), len(strip.guides)
            self._draw_cell(cell, column, (pitch, centre), (strip, drawing), part)
            if self.context.trace is not None:
                made = drawing.items[before[0] :], strip.guides[before[1] :]
                self._note(row, place, (strip.height, pitch), part, made)
        drawing.height = strip.height
        self._rule(drawing, node, self.node.number("line", 0.35), last=last)
        self._uprights(drawing, node)
        if node.word("again") and drawing.items:
            work = row.cells[0].work
            style = self.context.sheet.style_of(work.cell, work.lane.style)
            self._again(strip, drawing, style, centre + self._drop, node)

    def twin(self, now: Measured, context: Context) -> "Table":
        """Return the table with other cells, in an element of its own."""
        made = Table.__new__(Table)  # copy() takes its time
        vars(made).update(vars(self))
        made.measured, made.columns, made.context = now, now.columns, context
        made.element = Element("Table")
        return made

    def redrawn_head(self, node: Node) -> tuple[Element, list[Item]]:
        """Return a head drawn anew, in the element of the table."""
        drawing = Strip(node.number("height"))
        self._draw_head(node, Strip(drawing.height), drawing)
        return self.element, drawing.items

    def redrawn(
        self, cell: Cell, height: float, pitch: float
    ) -> tuple[Element, list[Item], list[float]]:
        """Return a cell drawn anew, in an element of its own, with the guides through it.

        Its words are set; ``height`` and ``pitch`` are those of its row.
        """
        part = Element("TD", span=cell.span)
        if cell.work.lane.scope:
            part.role, part.scope = "TH", "Row"
        strips = Strip(height), Strip(0)
        column = self.columns[cell.first]
        self._draw_cell(cell, column, (pitch, height / 2), strips, part)
        return part, strips[1].items, strips[0].guides

    def _note(
        self,
        row: Row,
        place: int,
        size: tuple[float, float],
        part: Element,
        made: tuple[Sequence[Item], list[float]],
    ) -> None:
        """Note whose the items of a cell are; ``size`` is height and pitch of its row."""
        trace = self.context.trace
        if trace is not None:
            items, guides = made
            node = row.cells[place].node
            spot = CellSpot(
                node, *shape_of([part]), self, self.measured.rows.index(row), place, size, guides
            )
            trace.cells[node] = spot
            trace.own(items, spot)

    def _draw_cell(
        self,
        cell: Cell,
        column: Column,
        place: tuple[float, float],
        strips: tuple[Strip, Strip],
        part: Element,
    ) -> None:
        """Draw a cell, as it was drawn before where it was; ``place`` is its pitch and centre."""
        pitch, centre = place
        strip, drawing = strips
        work = cell.work
        if not work.cell.met:
            guides, items = self._drawn(cell, column, pitch, centre, part)
            drawing.items += items
            if guides:
                strip.guides += [column.x + guide for guide in guides]
            return
        key = (pitch, self._drop, column.width, column.line, column.part, cell.lines)
        known = work.drawn.get(key)
        if known is None:
            noted = self.context.noted
            guides, items = self._drawn(cell, column, pitch, centre, part)
            lasting = noted == self.context.noted and not part.kids
            runs = runs_of(items, column.x, centre) if lasting and part.inner is None else None
            if runs is None:
                drawing.items += items
            else:
                if len(work.drawn) >= WIDTHS_AT_MOST:
                    work.drawn.clear()
                known = work.drawn[key] = Drawn(
                    tuple((run.element is part, run.run) for run in runs if type(run) is Placed),
                    tuple(guides),
                )
        if known is not None:
            drawing.items += known.placed(column.x, centre, part)
            guides = [*known.guides]
        strip.guides += [column.x + guide for guide in guides]

    def _drawn(
        self, cell: Cell, column: Column, pitch: float, centre: float, part: Element
    ) -> tuple[list[float], list[Item]]:
        """Return the guides of a cell, from its column's edge, and its items."""
        work, node = cell.work, cell.node
        items = self._draw_lines(cell.lines, work, column, centre + self._drop, part)
        guides: list[float] = []
        if work.figure:
            line = column.x + (column.line or 0)
            items += work.figure.draw(line, centre + self._drop, part)
        if work.plain:
            return guides, items
        for child in node.nodes("bullet"):
            box = self._bar_box(child, column, pitch, centre)
            alt = child.word("alt")
            figure = part.child("Figure", alt) if alt else None
            items += bullet(child, box, self.context, figure)
            guide = guide_of(child, Box(0, 0, box.width, 0))
            guides += [guide] if guide is not None else []
        for child in node.nodes(*FIGURES):
            items += self._draw_small(child, column, pitch, centre, part)
        return guides, items

    def _draw_lines(
        self,
        lines: Sequence[SetLine],
        work: Work,
        column: Column,
        baseline: float,
        part: Element,
    ) -> list[Item]:
        items: list[Item] = []
        if not lines:
            return items
        leading = column.node.number("leading") or work.style.line
        top = baseline - leading * (len(lines) - 1) / 2
        align = work.cell.word("align") or column.node.word("align", "left")
        for index, line in enumerate(lines):
            x = _start(line, column, align) + work.indent
            items += line.draw(x, top + index * leading, part)
        return items

    def _bar_box(self, node: Node, column: Column, pitch: float, centre: float) -> Box:
        height = node.number("height", min(pitch * BAR_SHARE, BAR_HIGHEST))
        width = column.width - column.node.number("pad")
        return Box(column.x, centre - height / 2, width, height)

    def _draw_small(
        self, node: Node, column: Column, pitch: float, centre: float, part: Element
    ) -> list[Item]:
        from briefgen.pdf.layout.figures.drawn import figure, height_of

        width = node.number("width", column.width - column.node.number("pad") - column.inset)
        height = min(height_of(node, width, self.context), pitch)
        box = Box(column.x + column.inset, centre - height / 2, width, height)
        return figure(node, box, self.context, part)

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
            run = line_run(self.width, 0, line, tone)
            strip.items.append(Placed(self.x, strip.height, None, run))

    def _uprights(self, strip: Strip, node: Node) -> None:
        """Draw the lines between columns of a table with a grid; a cell that spans has none."""
        line = self.node.number("grid")
        if not line:
            return
        tone = self.context.sheet.colour(self.node.word("colour", "hairline"), node)
        covered = self.measured.covered(node)
        places = [self.columns[first].x for _, first, _, _ in covered] + [self.x + self.width]
        strip.items += [Line(x, 0, None, 0, strip.height, line, tone) for x in places]
        if node.tag == "head":
            strip.items.append(Line(self.x, 0, None, self.width, 0, line, tone))


def _start(line: SetLine, column: Column, align: str) -> float:
    if align == "right":
        return column.right - line.width
    if align == "centre":
        return column.x + (column.width - line.width) / 2
    return column.x + column.inset


def _breaks(row: Row, column: int) -> bool:
    """Return whether a row has a bar on an axis of its own in a column: not cut by its line."""
    return any(cell.first == column and _breaks_at(cell) for cell in row.cells)


def _breaks_at(cell: Cell) -> bool:
    return any(bar.word("scale") != "ratio" for bar in cell.node.nodes("bullet"))


def _ends_at(rows: Sequence[Row], index: int) -> bool:
    """Return whether no row, or one that opens a group, stands at an index."""
    return index >= len(rows) or bool(rows[index].node.word("again"))
