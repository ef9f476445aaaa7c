"""Variance pins: how far a value is from its plan, left and right of a common zero.

Convention: IBCS: a deviation is a thin pin from zero with a head; good and bad are a fixed pair of
tones and shapes (▲ ▼), and the figure stands beside the head.
"""

from decimal import Decimal

from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Line, Rectangle
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.layout.figures.spoken import listed, say, written
from briefgen.pdf.layout.figures.steps import round_steps
from briefgen.pdf.layout.figures.words import line_of, lines_of, middle, put
from briefgen.pdf.layout.shapes import mark, slash
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

PITCH = 6.4
PIN_LINE = 1.4
HEAD = 0.95
GAP = 1.1
LABEL_SHARE = 0.38
TEN = Decimal(10)
ZERO = Decimal(0)


def height_pin(_node: Node, _width: float, _context: Context) -> float:
    """Return the usual height of one pin in mm."""
    return 4.8


def height_pins(node: Node, _width: float, _context: Context) -> float:
    """Return the height of all pins in mm."""
    return node.number("pitch", PITCH) * max(len(list(node.nodes("point"))), 1)


def draw_pin(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return one pin on an axis from minus ``end`` to ``end``."""
    end = node.decimal("end") or TEN
    value = node.decimal("value")
    style = _style(node, context)
    room = _label_room([value], node, style, context)
    span = (box.x + room, box.width - 2 * room)
    draw = _Pins(node, style, span, (-end, end), context, element)
    items = draw.zero(box.y, box.height) + draw.pin(value, box.y + box.height / 2)
    return Graphic(items, _said(node, [("", value)], context))


def draw_pins(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a pin for each ``<point>``, its label at the left."""
    points = [(point.word("label"), point.decimal("value")) for point in node.nodes("point")]
    known = [value for _, value in points if value is not None]
    if not known:
        context.warn("chart-empty", node, name=node.word("alt") or node.tag)
    end = node.decimal("end")
    marks = round_steps(min(known, default=ZERO), max(known, default=TEN))
    ends = (-end, end) if end else (min(marks[0], ZERO), max(marks[-1], ZERO))
    style = _style(node, context)
    labels = node.number("label-width", box.width * LABEL_SHARE)
    room = _label_room([value for _, value in points], node, style, context)
    left = box.x + labels + room
    span = (left, box.x + box.width - room - left)
    draw = _Pins(node, style, span, ends, context, element)
    pitch = box.height / max(len(points), 1)
    items = draw.zero(box.y, box.height)
    for index, (label, value) in enumerate(points):
        y = box.y + pitch * (index + 0.5)
        lines = lines_of(label, style, labels - GAP, node, context, lines=1 if pitch < 6 else 2)
        top = middle(y, style) - style.line * (len(lines) - 1) / 2
        for at, line in enumerate(lines):
            items += put(line, box.x, top + at * style.line, element)
        items += draw.pin(value, y)
    return Graphic(items, _said(node, points, context))


class _Pins:
    """Draws pins on one axis."""

    def __init__(
        self,
        node: Node,
        style: Style,
        span: tuple[float, float],
        ends: tuple[Decimal, Decimal],
        context: Context,
        element: Element | None,
    ) -> None:
        self.node, self.style, self.ends = node, style, ends
        self.context, self.element = context, element
        self.left, self.width = span

    def at(self, value: Decimal) -> float:
        low, high = self.ends
        return self.left + self.width * float((value - low) / (high - low))

    def zero(self, y: float, height: float) -> list[Item]:
        """Return the line of zero: that is where the plan is."""
        ink = self.context.sheet.colour("ink", self.node)
        return [Line(self.at(ZERO), y, self.element, 0, height, 0.8, ink)]

    def pin(self, value: Decimal | None, y: float) -> list[Item]:
        """Return a pin with its head and figure."""
        sheet, zero = self.context.sheet, self.at(ZERO)
        if value is None:
            line = line_of("…", self.style, self.node, self.context)
            return put(line, zero + GAP, middle(y, self.style), self.element)
        good = value >= 0 if not self.node.flag("lower-is-better") else value <= 0
        tone = sheet.colour("beyond" if good else "gap", self.node)
        shown = max(min(value, self.ends[1]), self.ends[0])
        x, way = self.at(shown), 1 if value >= 0 else -1
        items: list[Item] = []
        if value:
            start, thick = min(zero, x), PIN_LINE * 0.3528
            items.append(
                Rectangle(start, y - thick / 2, self.element, abs(x - zero), thick, fill=tone)
            )
        if shown != value:
            cut = slash(x - way * 3 - 0.45, y - 1.2, 2.4, 0.9, sheet.colour("paper", self.node))
            items.append(cut)
        shape = "up" if good else "down"
        items += mark(shape, x, y, HEAD, tone, hollow=False, element=self.element)
        said = written(value, self.context, signed=True)
        line = line_of(said, self.style, self.node, self.context)
        x += way * (HEAD + GAP)
        return items + put(
            line, x, middle(y, self.style), self.element, align=0.0 if way > 0 else 1.0
        )


def _style(node: Node, context: Context) -> Style:
    sheet = context.sheet
    return sheet.style_of(node, Style(sheet.family, size=7.6, colour=sheet.colour("ink", node)))


def _label_room(values: list[Decimal | None], node: Node, style: Style, context: Context) -> float:
    """Return the width in mm that the widest figure needs beside its head."""
    known = [written(value, context, signed=True) for value in values if value is not None]
    widest = max((line_of(text, style, node, context).width for text in known), default=0.0)
    return widest + HEAD + 2 * GAP


def _said(node: Node, points: list[tuple[str, Decimal | None]], context: Context) -> str:
    unit = f" ({node.word('unit')})" if node.word("unit") else ""
    return say(context, "pins", unit=unit, points=listed(points, context))
