"""Figures as high as a word: progress bars and sparklines."""

from decimal import ROUND_HALF_UP, Decimal

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Rectangle, Shape
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.layout.figures.spoken import say, written
from briefgen.pdf.layout.figures.words import line_of, middle, put
from briefgen.pdf.layout.shapes import framed, striped
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

HUNDRED = Decimal(100)
LABEL_GAP = 1.6
LABEL_SIZE = 8.4
SPARK_LINE = 0.7
SPARK_DOT = 0.55
FRAME = 0.35


def height_progress(_node: Node, _width: float, _context: Context) -> float:
    """Return the usual height of a progress bar in mm."""
    return 3.2


def height_sparkline(_node: Node, _width: float, _context: Context) -> float:
    """Return the usual height of a sparkline in mm."""
    return 4.0


def draw_progress(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a bar filled as far as ``value`` reaches of ``of``; past the end it is striped."""
    sheet = context.sheet
    value, whole = node.decimal("value"), node.decimal("of") or HUNDRED
    style = sheet.style_of(node, Style(sheet.family, size=min(box.height / MM * 0.9, LABEL_SIZE)))
    width = box.width
    items: list[Item] = []
    part = value / whole * HUNDRED if value is not None else None
    said = _percent(part, context)
    if node.flag("label"):
        line = line_of(said, style, node, context)
        width = max(width - line.width - LABEL_GAP, 0)
        items += put(line, box.x + box.width, middle(box.y + box.height / 2, style), element,
                     align=1)  # fmt: skip
    ground = sheet.colour("band-2", node)
    ink = sheet.colour(node.word("colour") or "bar", node)
    bar: list[Item] = [Rectangle(box.x, box.y, None, width, box.height, fill=ground)]
    if part is not None and part > 0:
        reach = width * min(float(part) / 100, 1.0)
        bar.append(Rectangle(box.x, box.y, element, reach, box.height, fill=ink))
        if part > HUNDRED:
            past = width * (1 - 100 / float(part))
            bar.pop()
            solid = width - past
            bar.append(Rectangle(box.x, box.y, element, solid, box.height, fill=ink))
            tone = sheet.colour("beyond", node)
            bar += striped(box.x + solid, box.y, past, box.height, tone, element)
    edge = sheet.colour("ink-3", node)
    bar.append(framed(box.x, box.y, width, box.height, FRAME, edge, element))
    if value is None:
        return Graphic(bar + items, say(context, "none"))
    facts = {"value": written(value, context), "of": written(whole, context)}
    return Graphic(bar + items, say(context, "progress", share=said.rstrip("%"), **facts))


def _percent(part: Decimal | None, context: Context) -> str:
    """Return a share at one decimal at most; 99,96 is not 100."""
    if part is None:
        return "…"
    rounded = part.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if rounded == HUNDRED and part < HUNDRED:
        rounded = Decimal("99.9")
    whole = rounded.to_integral_value()
    return written(whole if rounded == whole else rounded, context) + "%"


def draw_sparkline(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a line through values without an axis: gaps left open, the last value a dot."""
    values = [
        None if word == "-" else Decimal(word) for word in node.word("values").split(";") if word
    ]
    known = [value for value in values if value is not None]
    if not known:
        return Graphic([], say(context, "none"))
    low, high = min(known), max(known)
    room = box.height - 2 * SPARK_DOT

    def at(index: int, value: Decimal) -> tuple[float, float]:
        along = (box.width - 2 * SPARK_DOT) * index / max(len(values) - 1, 1)
        up = float((value - low) / (high - low)) if high > low else 0.5
        return box.x + SPARK_DOT + along, box.y + SPARK_DOT + room * (1 - up)

    sheet = context.sheet
    ink = sheet.colour("ink-2", node)
    points = [at(index, value) if value is not None else None for index, value in enumerate(values)]
    items = polyline(points, ink, SPARK_LINE, element)
    last = next(index for index in reversed(range(len(values))) if values[index] is not None)
    dots = {last: sheet.colour(node.word("colour") or "bar", node)}
    if node.flag("extremes"):
        for value in (low, high):
            dots.setdefault(values.index(value), ink)
    for index, tone in sorted(dots.items()):
        spot = points[index]
        if spot is not None:
            items.append(Shape(*spot, element, (), fill=tone, round=SPARK_DOT))
    facts = {"first": known[0], "last": known[-1], "least": low, "most": high}
    said = {name: written(value, context) for name, value in facts.items()}
    return Graphic(items, say(context, "sparkline", count=len(values), **said))


def polyline(
    points: list[tuple[float, float] | None], colour: str, line: float, element: Element | None
) -> list[Item]:
    """Return a line through points, broken where one is missing."""
    items: list[Item] = []
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            x, y = run[0]
            steps = [(px - x, py - y) for px, py in run]
            items.append(Shape(x, y, element, steps, stroke=colour, line=line, closed=False))
        run = []
    return items
