"""Blocks of the flow into strips: text, rules, areas, rows of columns, boxes, tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module

from briefgen.pdf.faces import MM
from briefgen.pdf.figure_tags import FIGURES
from briefgen.pdf.layout.balance import Columns, append
from briefgen.pdf.layout.bullet import Box, axis
from briefgen.pdf.layout.columns import shared
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Anchor, Element, Item, Line, Rectangle, Strip
from briefgen.pdf.layout.keeping import HOLD_BLOCKS, Before, Kept, now, size_of
from briefgen.pdf.layout.lines import natural_width, set_lines, words_of
from briefgen.pdf.layout.sharing import remember, shelf_of
from briefgen.pdf.layout.standing import (
    HEADING_SIZES,
    Ground,
    level_of,
    lines_drawn,
    role_of,
    room_of,
)
from briefgen.pdf.layout.table import Table
from briefgen.pdf.official_tags import OFFICIAL
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

ASCENT = 0.95
DESCENT = 0.3
HEADING_SPACE = {"h1": 6.0, "h2": 5.0, "h3": 4.0}
STRUCTURES = {
    "list": ("lists", "list_strips"),
    "grid": ("grids", "grid_strips"),
    **dict.fromkeys(OFFICIAL, ("official", "official_strips")),
}
HEADINGS = frozenset({"H1", "H2", "H3"})


class Flow(Ground):
    """Lays out blocks one below the other, at ``x`` over ``width`` mm.

    Args:
        x: left edge in mm.
        width: in mm.
        context: styles and warnings.
        element: the logical element the blocks belong to.
    """

    def __init__(self, x: float, width: float, context: Context, element: Element) -> None:
        super().__init__(x, width, context, element)
        self.unit = 0

    def strips(self, nodes: Iterable[Node]) -> "list[Strip | Columns]":
        """Return the strips of blocks; columns stay whole until their page is known."""
        found: list[Strip | Columns] = []
        trace = self.context.trace
        for node in nodes:
            if not node.flag("hidden"):
                before = len(self.element.kids)
                known = self._known(node)
                made = self._anew(node) if known is None else known
                found += made
                if trace is not None:
                    kids = self.element.kids[before:]
                    trace.block(node, (self.x, self.width), made, kids)
        return found

    def _known(self, node: Node) -> "Sequence[Strip | Columns] | None":
        """Return a block as another attempt or another document had it here."""
        kept = self.context.kept
        found = kept.find(node, self) if kept is not None else None
        if found is not None and kept is not None and not kept.complete:
            self._note(kept, node, found)
        if found is None and node.met:
            known = shelf_of(node, self).find()
            if known is not None:
                before = now(self)
                found = [*known.cast(self.element)]
                if kept is not None:
                    self._keep(kept, node, before, found)
        return found

    def _anew(self, node: Node) -> "list[Strip | Columns]":
        context = self.context
        before, noted = now(self), context.noted
        context.deep += node.lasts
        made = self._block(node)
        context.deep -= node.lasts
        above = node.number("above", HEADING_SPACE.get(node.tag, 0.0))
        if made and above:
            made[0].gap += above
        if made and node.flag("with-next", node.tag in HEADING_SIZES):
            made[-1].glue = True
        if made and "id" in node.values:
            _named(made[0], node.word("id"), self.x)
        if node.met:
            remember(node, self, before.kids, noted, made)
        if context.kept is not None:
            self._keep(context.kept, node, before, made)
        return made

    def _keep(
        self, kept: Kept, node: Node, before: Before, made: "Sequence[Strip | Columns]"
    ) -> None:
        """Keep a block for the next attempt, and note what it came to for other documents."""
        kept.keep(node, self, before, made)
        self._note(kept, node, made)

    def _note(self, kept: Kept, node: Node, made: "Sequence[Strip | Columns]") -> None:
        """Note what a block came to, but where what is in it is noted."""
        holds = node.tag in HOLD_BLOCKS and not node.lasts
        if not self.context.deep and not holds and node.tag != "table":
            kept.note(node, self.x, self.width, size_of(made))

    def stacked(self, nodes: Iterable[Node]) -> Strip:
        """Return blocks as one strip that is never cut."""
        whole = Strip(0)
        for strip in self.strips(nodes):
            piece = strip.as_one() if isinstance(strip, Columns) else strip
            append(whole, piece, whole.height > 0)
        return whole

    def _block(self, node: Node) -> "list[Strip | Columns]":
        match node.tag:
            case "section":
                made = self.strips(node.nodes())
                if made and node.word("start") == "page":
                    made[0].fresh = True
                return made
            case "columns":
                return [self._columns(node)]
            case "table":
                self.unit += 1
                return [
                    *Table(node, self.x, self.width, self.context, self.element).strips(self.unit)
                ]
            case "keep":
                return [self.stacked(node.nodes())]
            case "bookmark":
                return [Strip(0, self._placed_bookmark(node), glue=True)]
            case "space":
                return [Strip(node.number("height"))]
            case tag if tag in STRUCTURES:
                return [*self._structure(node)]
            case tag if tag in FIGURES:
                return [self._figure(node)]
            case tag:
                makers: dict[str, Callable[[Node], Strip]] = {
                    "text": self._text,
                    **dict.fromkeys(HEADING_SIZES, self._text),
                    "rule": self._rule,
                    "area": self._area,
                    "row": self._row,
                    "box": self._box,
                    "cells": self._cells,
                    "bullet": self._bullet,
                    "axis": self._axis,
                }
                return [makers[tag](node)]

    def inner(self, dx: float, width: float, element: Element) -> "Flow":
        """Return a flow within this one, ``dx`` mm to the right."""
        return Flow(self.x + dx, width, self.context, element)

    def _structure(self, node: Node) -> list[Strip]:
        """Return lists, grids and the parts of official papers."""
        home, name = STRUCTURES[node.tag]
        module = import_module(f"briefgen.pdf.layout.{home}")
        made: list[Strip] = getattr(module, name)(node, self)
        return made

    def _figure(self, node: Node) -> Strip:
        from briefgen.pdf.layout.figures.drawn import figure, height_of

        x, width = self._span(node)
        height = height_of(node, width, self.context)
        box = Box(x, 0, width, height)
        return Strip(height, figure(node, box, self.context, self.element))

    def _columns(self, node: Node) -> Columns:
        """Return newspaper columns: their blocks laid out, not yet cut."""
        count, gutter = max(node.count("count", 2), 1), node.number("gutter", 8)
        width = (self.width - gutter * (count - 1)) / count
        inner = Flow(self.x, width, self.context, self.element)
        strips = inner.strips(child for child in node.nodes() if child.tag != "shortest")
        last = Strip(0)
        shortest = node.first("shortest")
        if shortest is not None and not shortest.flag("hidden"):
            last = inner.stacked(shortest.nodes())
            last.gap = shortest.number("above")
        pieces = [strip.as_one() if isinstance(strip, Columns) else strip for strip in strips]
        return Columns(pieces, last, count, width + gutter)

    def _text(self, node: Node) -> Strip:
        style = self._style(node)
        x, width = self._span(node)
        lines = set_lines(node, style, room_of(node, width), self.context)
        before = node.number("before", style.size * MM * ASCENT)
        after = node.number("after", style.size * MM * DESCENT)
        strip = Strip(before + after + style.line * max(len(lines) - 1, 0))
        strip.items = lines_drawn(node, lines, style, (x, before, width), self._role(node))
        if role_of(node) in HEADINGS:
            strip.items.insert(0, Anchor(x, 0, None, "", words_of(node), level_of(node)))
        return strip

    def _style(self, node: Node) -> Style:
        """Return the style of words; headings have one without being told."""
        sheet = self.context.sheet
        if node.tag not in HEADING_SIZES:
            return sheet.style_of(node)
        usual = Style(sheet.family, "bold", size=HEADING_SIZES[node.tag])
        return sheet.style_of(node, sheet.style(node.tag, node, usual, known=True))

    def _rule(self, node: Node) -> Strip:
        x, width = self._span(node)
        colour = self.context.sheet.colour(node.word("colour", "ink"), node)
        line = Line(x, 0, None, width, 0, node.number("line", 0.5), colour)
        return Strip(node.number("after"), [line])

    def _area(self, node: Node) -> Strip:
        height = node.number("height")
        items = self.placed(node.nodes())
        self.watch(node, items, height)
        return Strip(height, items)

    def _cells(self, node: Node) -> Strip:
        height = node.number("height", 4)
        return Strip(height, self._placed_cells(node))

    def _bullet(self, node: Node) -> Strip:
        return Strip(node.number("height", 5), self._placed_bullet(node))

    def _axis(self, node: Node) -> Strip:
        height = self.context.sheet.style_of(node).size * MM * (ASCENT + DESCENT)
        x, width = self._span(node)
        items = axis(node, x, height - 0.8, width, self.context)
        return Strip(height, [item.moved(max(self.x - item.x, 0.0), 0.0) for item in items])

    def _row(self, node: Node) -> Strip:
        """Return columns side by side, as high as the highest."""
        cols = [col for col in node.nodes("col") if not col.flag("hidden")]
        widths = self.widths(node)
        if self.context.kept is not None and not self.context.deep:
            self.context.kept.note(node, self.x, self.width, widths, widths=True)
        strip = Strip(0)
        x = self.x
        for col, width in zip(cols, widths, strict=True):
            pad = col.number("pad")
            inner_width = width - pad - col.number("pad-right", pad)
            flow = Flow(x + pad, inner_width, self.context, self.element)
            inner = flow.stacked(col.nodes())
            strip.items += inner.items
            strip.height = max(strip.height, inner.height)
            if col.word("divider"):
                colour = self.context.sheet.colour(col.word("divider"), col)
                top = col.number("divider-top")
                reach = col.number("divider-bottom", inner.height) - top
                strip.items.append(Line(x, top, None, 0, reach, 0.5, colour))
            x += width
        return strip

    def widths(self, node: Node) -> list[float]:
        """Return widths in mm: given, of the words, parts of the row, shares of the rest."""
        cols = [col for col in node.nodes("col") if not col.flag("hidden")]
        widths: list[str] = []
        for col in cols:
            width = col.values.get("width", "rest")
            if width == "auto":
                texts = [child for child in col.walk() if child.tag == "text"]
                sheet = self.context.sheet
                natural = [natural_width(t, sheet.style_of(t), self.context) for t in texts]
                pads = col.number("pad") + col.number("pad-right", col.number("pad"))
                width = max(natural, default=0) + pads + 0.01
            widths.append(str(width))
        made = shared(widths, self.width)
        if cols and sum(made) > self.width + 0.05:
            self.context.fail("row-too-wide", cols[0], missing=f"{sum(made) - self.width:.1f}")
        return made

    def _box(self, node: Node) -> Strip:
        pad = node.number("pad")
        inner = Flow(self.x + pad, self.width - pad, self.context, self.element)
        strip = inner.stacked(node.nodes())
        behind: list[Item] = []
        if node.word("fill"):
            colour = self.context.sheet.colour(node.word("fill"), node)
            behind.append(Rectangle(self.x, 0, None, self.width, strip.height, fill=colour))
        if node.word("bar"):
            colour = self.context.sheet.colour(node.word("bar"), node)
            width = node.number("bar-width", 1.4)
            behind.append(Rectangle(self.x, 0, None, width, strip.height, fill=colour))
        strip.items = behind + strip.items
        return strip


def _named(made: Strip | Columns, name: str, x: float) -> None:
    """Make the top of a block a place that links can lead to."""
    anchor = Anchor(x, 0, None, name)
    if isinstance(made, Strip):
        made.items.insert(0, anchor)
    elif made.pieces:
        first = made.pieces[0]
        made.begin_with(replace(first, items=[anchor, *first.items]))
