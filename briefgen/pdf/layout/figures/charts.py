"""Line and column charts: round steps, values beside the marks, told apart without colour.

No frame and no background; one axis of values at the left, light lines across; the first series is
solid, the others differ in pattern (columns) or in dash and mark (lines), so that a grey print
tells them apart. A missing value leaves a gap.
"""

from decimal import Decimal

from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Line
from briefgen.pdf.layout.figures.columns import column_items
from briefgen.pdf.layout.figures.curves import curve_items
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.layout.figures.keys import key_items
from briefgen.pdf.layout.figures.plot import Plot, Series
from briefgen.pdf.layout.figures.spoken import listed, say, written
from briefgen.pdf.layout.figures.steps import round_steps
from briefgen.pdf.layout.figures.words import line_of, lines_of, middle, put
from briefgen.pdf.layout.filling import SetLine
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

USUAL = 45.0
SHARE = 0.55
AXIS_GAP = 1.4
LABEL_DROP = 1.2
GRID_LINE = 0.3
TARGET_DASH = (1.2, 0.9)
ZERO = Decimal(0)


def height_line_chart(_node: Node, width: float, _context: Context) -> float:
    """Return the usual height of a chart in mm."""
    return min(USUAL, width * SHARE)


height_column_chart = height_line_chart


def draw_line_chart(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a chart of one line a series."""
    return _chart(node, box, context, element, from_zero=node.flag("zero"))


def draw_column_chart(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a chart of columns from zero, those of one label side by side."""
    return _chart(node, box, context, element, from_zero=True)


def _chart(
    node: Node, box: Box, context: Context, element: Element | None, *, from_zero: bool
) -> Graphic:
    sheet = context.sheet
    ink = Style(sheet.family, size=7.6, colour=sheet.colour("ink", node))
    plot = Plot(node, sheet.style_of(node, ink), context, element, _series(node))
    if not plot.known:
        context.warn("chart-empty", node, name=node.word("title") or node.tag)
        line = line_of(say(context, "none"), plot.style, node, context)
        middle_y = box.y + box.height / 2
        return Graphic(
            put(line, box.x + box.width / 2, middle_y, element, align=0.5), say(context, "none")
        )
    target = node.decimal("target")
    low, high = min(plot.known), max(plot.known)
    if target is not None:
        low, high = min(low, target), max(high, target)
    if from_zero:
        low, high = min(low, ZERO), max(high, ZERO)
    plot.marks = round_steps(low, high)
    items = _place(plot, box)
    items += _grid(plot) + _labels(plot)
    items += column_items(plot) if node.tag == "column-chart" else curve_items(plot)
    if target is not None:
        items += _target(plot, target)
    items += plot.over
    return Graphic(items, _said(plot, target))


def _series(node: Node) -> list[Series]:
    """Return the series of a chart; points outside of one are a series without a name."""
    found = [Series("", "", _points(node))] if node.first("point") else []
    return found + [
        Series(child.word("name"), child.word("colour"), _points(child))
        for child in node.nodes("series")
    ]


def _points(node: Node) -> list[tuple[str, Decimal | None]]:
    return [(point.word("label"), point.decimal("value")) for point in node.nodes("point")]


def _place(plot: Plot, box: Box) -> list[Item]:
    """Find the place of the plot in its box; return title and key."""
    node, style, context = plot.node, plot.style, plot.context
    items: list[Item] = []
    y = box.y
    heading = " ".join(filter(None, (node.word("title"), _unit(node))))
    if heading:
        for line in lines_of(heading, style, box.width, node, context):
            y += style.line
            items += put(line, box.x, y - style.line * 0.28, plot.element)
        y += 0.8
    if len(plot.series) > 1:
        made, height = key_items(plot, box.x, y, box.width)
        items += made
        y += height
    widest = max(line_of(written(mark, context), style, node, context).width for mark in plot.marks)
    plot.left, plot.right = box.x + widest + AXIS_GAP, box.x + box.width
    target = node.decimal("target")
    if target is not None:
        plot.right -= _target_label(plot, target).width + AXIS_GAP
    plot.label_lines = [
        lines_of(label, style, plot.slot - 0.6, node, context) for label in plot.labels
    ]
    deepest = max((len(lines) for lines in plot.label_lines), default=0)
    below = style.line * deepest + LABEL_DROP if any(plot.labels) else 1.0
    plot.top, plot.bottom = y + style.line, box.y + box.height - below
    if plot.bottom - plot.top < style.line:
        context.fail("chart-too-low", node, name=heading or node.tag)
    return items


def _grid(plot: Plot) -> list[Item]:
    """Return the lines across with their values; that of zero is strong."""
    sheet, items = plot.context.sheet, list[Item]()
    for mark in plot.marks:
        y = plot.y(mark)
        strong = mark == ZERO
        tone = sheet.colour("ink" if strong else "hairline", plot.node)
        width = 0.6 if strong else GRID_LINE
        items.append(Line(plot.left, y, None, plot.right - plot.left, 0, width, tone))
        line = line_of(written(mark, plot.context), plot.soft, plot.node, plot.context)
        x = plot.left - AXIS_GAP
        items += put(line, x, middle(y, plot.style), plot.element, align=1)
    return items


def _labels(plot: Plot) -> list[Item]:
    """Return the labels under the plot."""
    items: list[Item] = []
    for index, lines in enumerate(plot.label_lines):
        for at, line in enumerate(lines):
            baseline = plot.bottom + LABEL_DROP + plot.style.line * (at + 0.75)
            items += put(line, plot.x(index), baseline, plot.element, align=0.5)
    return items


def _target(plot: Plot, target: Decimal) -> list[Item]:
    """Return the dashed line of the plan with its label at the right."""
    y, line = plot.y(target), _target_label(plot, target)
    ink = plot.context.sheet.colour("ink", plot.node)
    width = plot.right - plot.left
    return [
        Line(plot.left, y, plot.element, width, 0, 0.8, ink, TARGET_DASH),
        *put(line, plot.right + AXIS_GAP, middle(y, plot.style), plot.element),
    ]


def _target_label(plot: Plot, target: Decimal) -> SetLine:
    text = f"{plot.node.word('target-label')} {written(target, plot.context)}".strip()
    return line_of(text, plot.style, plot.node, plot.context)


def _unit(node: Node) -> str:
    return f"({node.word('unit')})" if node.word("unit") else ""


def _said(plot: Plot, target: Decimal | None) -> str:
    node, context = plot.node, plot.context
    parts = []
    for series in plot.series:
        name = f"{series.name}: " if series.name else ""
        parts.append(name + listed(series.points, context))
    if target is not None:
        parts.append(say(context, "target", value=written(target, context)))
    title = f" “{node.word('title')}”" if node.word("title") else ""
    unit = f" {_unit(node)}" if _unit(node) else ""
    return say(context, node.tag, title=title, unit=unit, points=". ".join(parts))
