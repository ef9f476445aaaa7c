"""Columns of a chart: solid, striped, hatched, outlined, so that a grey print tells them apart."""

from decimal import Decimal

from briefgen.pdf.layout.display import Element, Item, Rectangle
from briefgen.pdf.layout.figures.plot import Plot
from briefgen.pdf.layout.figures.spoken import written
from briefgen.pdf.layout.figures.words import line_of
from briefgen.pdf.layout.shapes import framed, hatched, striped

FILLED = 0.68
WIDEST = 14.0
BETWEEN = 0.5
FRAME = 0.6
VALUE_GAP = 0.9
ZERO = Decimal(0)


def column_items(plot: Plot) -> list[Item]:
    """Return the columns of all series, with their values."""
    count = len(plot.series)
    width = min(plot.slot * FILLED / count, WIDEST) - BETWEEN * (count > 1)
    items: list[Item] = []
    labels: list[tuple[Decimal, float]] = []
    for index in range(count):
        shift = (index - (count - 1) / 2) * (width + BETWEEN)
        for at, value in enumerate(plot.values(index)):
            if value is None:
                continue
            middle = plot.x(at) + shift
            top, low = sorted((plot.y(value), plot.y(ZERO)))
            box = (middle - width / 2, top, width, low - top)
            items += patterned(index, box, plot.tone(index), plot.element)
            labels.append((value, middle))
    if plot.node.word("values", "all") == "none":
        return items
    if plot.node.word("values") == "last":
        labels = labels[-1:]
    _print_values(plot, labels, plot.slot / count)
    return items


def patterned(
    index: int, box: tuple[float, float, float, float], tone: str, element: Element | None
) -> list[Item]:
    """Return a box filled in the manner of the series number ``index``, from 0."""
    if box[3] <= 0:
        return []
    match index:
        case 0:
            x, y, width, height = box
            return [Rectangle(x, y, element, width, height, fill=tone)]
        case 1:
            return hatched(*box, tone, element)
        case 2:
            return striped(*box, tone, element)
        case _:
            return [framed(*box, FRAME, tone, element)]


def _print_values(plot: Plot, labels: list[tuple[Decimal, float]], room: float) -> None:
    """Print the values over (below zero: under) their columns, all of them or none."""
    node, style, context = plot.node, plot.style, plot.context
    set_ones = [
        (value, middle, line_of(written(value, context), style, node, context))
        for value, middle in labels
    ]
    widest = max((line.width for _, _, line in set_ones), default=0.0)
    if widest > room:
        name = node.word("title") or node.tag
        context.warn("chart-values-left-out", node, name=name, count=len(labels))
        return
    for value, middle, line in set_ones:
        y = plot.y(value) - VALUE_GAP
        if value < 0:
            y = plot.y(value) + style.line * 0.85
        plot.print_value(line, middle, y)
