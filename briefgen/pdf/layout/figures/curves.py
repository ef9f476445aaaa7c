"""Lines of a chart: each series with its own dash and its own mark at every value."""

from decimal import Decimal
from itertools import pairwise

from briefgen.pdf.layout.display import Element, Item, Line
from briefgen.pdf.layout.figures.plot import Plot
from briefgen.pdf.layout.figures.small import polyline
from briefgen.pdf.layout.figures.spoken import written
from briefgen.pdf.layout.figures.words import line_of
from briefgen.pdf.layout.shapes import mark

DASHES = (None, (1.6, 0.9), (0.5, 0.7), (2.6, 0.7))
SHAPES = ("disc", "diamond", "up", "ring")
STROKE = 1.2
MARK = 0.85
VALUE_GAP = 1.5

Spot = tuple[float, float]


def curve_items(plot: Plot) -> list[Item]:
    """Return the lines of all series, with the values asked for."""
    items: list[Item] = []
    taken: list[tuple[float, float, float]] = []
    for index in range(len(plot.series)):
        values = plot.values(index)
        points = [
            (plot.x(at), plot.y(value)) if value is not None else None
            for at, value in enumerate(values)
        ]
        tone = plot.tone(index)
        items += dashed(points, tone, index, plot.element)
        for point in points:
            if point is not None:
                items += sign(index, *point, tone, plot.element)
        _print_values(plot, values, taken)
    return items


def dashed(points: list[Spot | None], tone: str, index: int, element: Element | None) -> list[Item]:
    """Return a line through points in the manner of the series number ``index``, from 0."""
    dash = DASHES[index]
    if dash is None:
        return polyline(points, tone, STROKE, element)
    return [
        Line(*start, element, end[0] - start[0], end[1] - start[1], STROKE, tone, dash)
        for start, end in pairwise(points)
        if start is not None and end is not None
    ]


def sign(index: int, x: float, y: float, tone: str, element: Element | None) -> list[Item]:
    """Return the mark of the series number ``index``."""
    return mark(SHAPES[index], x, y, MARK, tone, hollow=False, element=element)


def _print_values(
    plot: Plot, values: list[Decimal | None], taken: list[tuple[float, float, float]]
) -> None:
    """Print values over the line, under it where a place is taken; no value covers another."""
    asked = plot.node.word("values", "all" if len(plot.series) == 1 else "last")
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if asked == "last":
        known = known[-1:]
    elif asked == "none":
        known = []
    left_out = 0
    for at, value in known:
        line = line_of(written(value, plot.context), plot.style, plot.node, plot.context)
        x, y = plot.x(at), plot.y(value)
        for baseline in (y - VALUE_GAP, y + plot.style.line):
            start, end = x - line.width / 2, x + line.width / 2
            if all(end < a or start > b or abs(baseline - c) > 2.4 for a, b, c in taken):
                taken.append((start, end, baseline))
                plot.print_value(line, x, baseline)
                break
        else:
            left_out += 1
    if left_out:
        name = plot.node.word("title") or plot.node.tag
        plot.context.warn("chart-values-left-out", plot.node, name=name, count=left_out)
