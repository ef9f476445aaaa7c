"""What stands freely at x, y: in areas, in headers and footers."""

from collections.abc import Iterable

from briefgen.pdf.figure_tags import FIGURES
from briefgen.pdf.layout.bullet import Box, axis, bullet
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Anchor, Element, Item, Line, Rectangle, Words
from briefgen.pdf.layout.filling import Room, SetLine
from briefgen.pdf.layout.lines import set_lines, words_of
from briefgen.pdf.layout.shapes import cells, divided, mark
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

OVER = 0.6  # mm of a baseline past its place that no reader sees
CELLS_AT_MOST = 30
NARROWEST_CELL = 0.5
HEADING_SIZES = {"h1": 16.0, "h2": 13.0, "h3": 11.0}


class Ground:
    """A part of a page from ``x`` over ``width`` mm, on which things stand.

    Args:
        x: left edge in mm.
        width: in mm.
        context: styles and warnings.
        element: the logical element that what stands there belongs to.
    """

    def __init__(self, x: float, width: float, context: Context, element: Element) -> None:
        self.x, self.width, self.context, self.element = x, width, context, element

    def placed(self, nodes: Iterable[Node], *, artifact: bool = False) -> list[Item]:
        """Return items standing freely at x, y (for text: the first baseline) from the corner."""
        items: list[Item] = []
        for node in nodes:
            if not node.flag("hidden"):
                items += self._placed(node, artifact=artifact)
        return items

    def _placed(self, node: Node, *, artifact: bool) -> list[Item]:
        sheet, x, y = self.context.sheet, self.x + node.number("x"), node.number("y")
        match node.tag:
            case "text":
                style = sheet.style_of(node)
                x, width = self._span(node)
                lines = set_lines(node, style, room_of(node, width), self.context)
                if artifact:
                    self._without_links(node)
                role = None if artifact else self._role(node)
                lift = {"first": 0.0, "middle": 0.5, "last": 1.0}[node.word("anchor", "first")]
                y -= lift * style.line * (len(lines) - 1)
                return lines_drawn(node, lines, style, (x, y, width), role)
            case "rule":
                colour = sheet.colour(node.word("colour", "ink"), node)
                down = node.number("height")
                width = 0.0 if down else self._span(node)[1]
                return [Line(x, y, None, width, down, node.number("line", 0.5), colour)]
            case "fill":
                colour = sheet.colour(node.word("colour"), node)
                size = self._span(node)[1], node.number("height")
                return [Rectangle(x, y, None, *size, fill=colour)]
            case "mark":
                return self._placed_mark(node, x, y)
            case "bookmark":
                return self._placed_bookmark(node)
            case "cells":
                return self._placed_cells(node)
            case "bullet":
                return self._placed_bullet(node)
            case tag if tag in FIGURES:
                from briefgen.pdf.layout.figures.drawn import figure, height_of

                x, width = self._span(node)
                box = Box(x, y, width, height_of(node, width, self.context))
                return figure(node, box, self.context, None if artifact else self.element)
            case _:
                return axis(node, *(x, y, self._span(node)[1]), self.context)

    def _placed_mark(self, node: Node, x: float, y: float) -> list[Item]:
        sheet = self.context.sheet
        shape, colour = node.word("shape", "disc"), node.word("colour")
        tone = sheet.colour(colour, node) if colour else "#000000"
        if node.word("of"):
            symbol = sheet.symbol(node.word("of"), node)
            shape, tone = symbol.shape, sheet.colour(colour, node) if colour else symbol.colour
        hollow = node.flag("hollow")
        return mark(shape, x, y, node.number("r", 1), tone, hollow=hollow, element=None)

    def _placed_cells(self, node: Node) -> list[Item]:
        sheet = self.context.sheet
        x, width = self._span(node)
        box = (x, node.number("y"), width, node.number("height", 4))
        counts = (node.count("filled"), max(node.count("count"), 1))
        gap = node.number("gap", 0.7)
        each = (width - gap * (counts[1] - 1)) / counts[1]
        colours = (
            sheet.colour(node.word("colour", "bar"), node),
            sheet.colour(node.word("outline", "ink-3"), node),
        )
        element = self.element.child("Figure", node.word("alt")) if node.word("alt") else None
        if counts[1] > node.count("most", CELLS_AT_MOST) or each < NARROWEST_CELL:
            return divided(box, counts, colours, element)
        return cells(box, gap, counts, colours, element)

    def _placed_bullet(self, node: Node) -> list[Item]:
        x, width = self._span(node)
        box = Box(x, node.number("y"), width, node.number("height", 5))
        element = self.element.child("Figure", node.word("alt")) if node.word("alt") else None
        return bullet(node, box, self.context, element)

    def watch(self, node: Node, items: Iterable[Item], height: float) -> None:
        """Note words that stand below the place of fixed height that holds them."""
        low = [item for item in items if type(item) is Words and item.y > height + OVER]
        if low:
            facts = {"tag": node.tag, "missing": f"{low[-1].y - height:.1f}"}
            self.context.warn("place-too-low", low[-1].node, text=words_of(low[-1].node), **facts)

    def _span(self, node: Node) -> tuple[float, float]:
        """Return x and width of a node within this flow."""
        offset = node.number("x")
        return self.x + offset, node.number("width", self.width - offset)

    def _role(self, node: Node) -> Element | None:
        role = role_of(node)
        if role != "none":
            return self.element.child(role)
        self._without_links(node)
        return None

    def _without_links(self, node: Node) -> None:
        """Refuse links in what is not read: nobody could follow them by ear or key."""
        for link in node.nodes("link"):
            self.context.fail("link-in-decoration", link)

    def _placed_bookmark(self, node: Node) -> list[Item]:
        level = node.count("level", 1)
        x, y = self.x, node.number("y")
        return [Anchor(x, y, None, node.word("name"), node.word("title"), level)]


def role_of(node: Node) -> str:
    """Return the role of words: headings have one without being told."""
    return node.word("role", node.tag.upper() if node.tag in HEADING_SIZES else "P")


def level_of(node: Node) -> int:
    """Return the level of a heading."""
    return int(role_of(node)[1])


def room_of(node: Node, width: float) -> Room:
    """Return the room of words over a width, by what their tag says."""
    return Room(width, node.count("lines"), node.number("min-size"), node.word("over") == "error")


def lines_drawn(
    node: Node,
    lines: list[SetLine],
    style: Style,
    spot: tuple[float, float, float],
    element: Element | None,
) -> list[Item]:
    """Return lines from their first baseline down, aligned over a width."""
    x, baseline, width = spot
    items: list[Item] = []
    for index, line in enumerate(lines):
        free = width - line.width
        shift = {"left": 0.0, "centre": free / 2, "right": free}[node.word("align", "left")]
        items += line.draw(x + shift, baseline + index * style.line, element)
    return items
