"""Figures as high as a word: progress bars and sparklines."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Line, Rectangle, Shape
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.layout.figures.spoken import say, written
from briefgen.pdf.layout.figures.words import line_of, middle, put
from briefgen.pdf.layout.shapes import framed, slash, striped
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

HUNDRED = Decimal(100)
LABEL_GAP = 1.6
LABEL_SIZE = 8.4
WIDEST = "000,0%"
CUT, CUT_WIDTH = 2.2, 0.9
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
    """Return a bar filled as far as ``value`` reaches of ``of``; what is past it is striped.

    The track ends at ``end``, else at the whole or at a value past it; bars below one another
    are compared by giving all the same ``end``.
    """
    sheet = context.sheet
    value, whole = node.decimal("value"), node.decimal("of") or HUNDRED
    usual = Style(sheet.family, size=min(box.height / MM * 0.9, LABEL_SIZE))
    style = sheet.style_of(node, replace(usual, colour=sheet.colour("ink", node)))
    said = _percent(value / whole * HUNDRED if value is not None else None, context)
    width, items = box.width, list[Item]()
    if node.flag("label"):
        line = line_of(said, style, node, context)
        room = max(line.width, line_of(WIDEST, style, node, context).width) + LABEL_GAP
        width = max(width - room, 0)
        baseline = middle(box.y + box.height / 2, style)
        items += put(line, box.x + box.width, baseline, element, align=1)
    end = node.decimal("end") or max(whole, value or whole)
    track = Box(box.x, box.y, width, box.height)
    bar = _bar(node, track, (value, whole, end), context, element)
    if value is None:
        return Graphic(bar + items, say(context, "none"))
    facts = {"value": written(value, context), "of": written(whole, context)}
    return Graphic(bar + items, say(context, "progress", share=said.rstrip("%"), **facts))


def _bar(
    node: Node,
    track: Box,
    figures: tuple[Decimal | None, Decimal, Decimal],
    context: Context,
    element: Element | None,
) -> list[Item]:
    """Return the track of a progress bar with what is filled of it.

    Args:
        node: its tag.
        track: its place.
        figures: value, whole, end of the track.
        context: colours.
        element: what it belongs to.
    """
    sheet, (value, whole, end) = context.sheet, figures
    x, y, height = track.x, track.y, track.height
    items: list[Item] = [
        Rectangle(x, y, None, track.width, height, fill=sheet.colour("band-2", node))
    ]
    full = track.at(float(whole / end)) - x
    if value is not None and value > 0:
        reach = track.at(float(value / end)) - x
        ink = sheet.colour(node.word("colour") or "bar", node)
        items.append(Rectangle(x, y, element, min(reach, full), height, fill=ink))
        if reach > full:
            tone = sheet.colour("beyond", node)
            items += striped(x + full, y, reach - full, height, tone, element)
        if value > end:
            items.append(slash(x + track.width - CUT, y, height, CUT_WIDTH,
                               sheet.colour("paper", node)))  # fmt: skip
    if full < track.width - FRAME and (value is None or value < whole):
        items.append(Line(x + full, y, None, 0, height, 0.8, sheet.colour("ink", node)))
    items.append(framed(x, y, track.width, height, FRAME, sheet.colour("ink-3", node), element))
    return items


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
