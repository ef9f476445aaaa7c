"""Marks and other small drawings as vector paths: no face holds ▲ ● ◆ ▼ ○ or ↓."""

import math
from collections.abc import Sequence

from briefgen.pdf.layout.display import Element, Item, Line, Rectangle, Shape

HALF = math.sqrt(3) / 2
HOLLOW_LINE = 0.8
RING_LINE = 0.7
OUTLINE = 0.45
CELL_LINE = 0.5
STRIPE = 0.3
DOTS_APART = 0.9
DOT_WIDTH = 0.2

OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "up": ((0, -0.92), (1, 0.82), (-1, 0.82)),
    "down": ((0, 0.92), (1, -0.82), (-1, -0.82)),
    "level": ((-1, -0.3), (1, -0.3), (1, 0.3), (-1, 0.3)),
    "diamond": ((0, -1.12), (1.12, 0), (0, 1.12), (-1.12, 0)),
}


def mark(
    shape: str, x: float, y: float, r: float, colour: str, *, hollow: bool, element: Element | None
) -> list[Item]:
    """Return a mark centred on (x, y).

    Args:
        shape: ``up``, ``down``, ``level``, ``disc``, ``diamond``, ``ring``, ``arrow-down`` or
            ``arrow-up``.
        x: centre in mm.
        y: centre in mm.
        r: radius in mm.
        colour: ``#RRGGBB``.
        hollow: outline only.
        element: what it belongs to.
    """
    if shape.startswith("arrow"):
        return _arrow(x, y, r, colour, 1 if shape == "arrow-down" else -1, element)
    if shape in ("disc", "ring"):
        if hollow or shape == "ring":
            line = RING_LINE if shape == "ring" else HOLLOW_LINE
            inner = r * 0.95 - line * 0.176
            return [Shape(x, y, element, (), stroke=colour, line=line, round=inner)]
        return [Shape(x, y, element, (), fill=colour, round=r * 0.95)]
    outline = OUTLINES[shape]
    if hollow:
        inset = 1 - 0.2 / r
        points = [(px * r * inset, py * r * inset) for px, py in outline]
        return [Shape(x, y, element, points, stroke=colour, line=HOLLOW_LINE)]
    return [Shape(x, y, element, [(px * r, py * r) for px, py in outline], fill=colour)]


def _arrow(
    x: float, y: float, r: float, colour: str, way: int, element: Element | None
) -> list[Item]:
    tip = y + way * r
    head = [(-0.62 * r, -way * 0.7 * r), (0.0, 0.0), (0.62 * r, -way * 0.7 * r)]
    return [
        Line(x, y - way * r, element, 0, 2 * way * r, 0.7, colour),
        Shape(x, tip, element, head, stroke=colour, line=0.7, closed=False),
    ]


def hatched(
    x: float, y: float, width: float, height: float, colour: str, element: Element | None
) -> list[Item]:
    """Return a box with an outline of 0.45 pt, hatched at 45° every 0.75 mm with 0.35 pt."""
    if width <= 0:
        return []
    items: list[Item] = []
    offset = 0.75 / 2
    while offset < width + height:
        start, end = max(0.0, offset - width), min(height, offset)
        if end > start:
            left = offset - end
            items.append(Line(x + left, y + end, element, end - start, start - end, 0.35, colour))
        offset += 0.75
    items.append(framed(x, y, width, height, OUTLINE, colour, element))
    return items


def striped(
    x: float, y: float, width: float, height: float, colour: str, element: Element | None
) -> list[Item]:
    """Return a box with an outline of 0.45 pt and upright stripes of 0.3 mm every 0.6 mm."""
    if width <= 0:
        return []
    items: list[Item] = [framed(x, y, width, height, OUTLINE, colour, element)]
    offset = STRIPE * 2
    while offset + STRIPE < width:
        items.append(Rectangle(x + offset, y, element, STRIPE, height, fill=colour))
        offset += STRIPE * 2
    return items


def dotted_ground(x: float, y: float, width: float, height: float, colour: str) -> list[Item]:
    """Return a ground of dots 0.2 mm wide on a lattice of 0.9 mm, its rows shifted by half."""
    items: list[Item] = []
    rows = max(int(height / DOTS_APART * 2), 1)
    for row in range(rows):
        left = DOTS_APART / 2 * (1 + row % 2) / 1.5
        while left < width - DOT_WIDTH:
            top = y + (row + 0.5) * height / rows
            items.append(Rectangle(x + left, top, None, DOT_WIDTH, DOT_WIDTH, fill=colour))
            left += DOTS_APART
    return items


def framed(
    x: float,
    y: float,
    width: float,
    height: float,
    line: float,
    colour: str,
    element: Element | None = None,
) -> Rectangle:
    """Return an outline of ``line`` pt inside a box."""
    edge = line * 0.1764
    inner_width, inner_height = max(width - 2 * edge, 0.02), max(height - 2 * edge, 0.02)
    return Rectangle(
        x + edge, y + edge, element, inner_width, inner_height, stroke=colour, line=line
    )


def cells(
    box: tuple[float, float, float, float],
    gap: float,
    counts: tuple[int, int],
    colours: tuple[str, str],
    element: Element | None,
) -> list[Item]:
    """Return a bar of one cell a unit: the first filled, the others outlined.

    Args:
        box: x, y, width and height in mm.
        gap: between cells, in mm.
        counts: filled, all.
        colours: of the filled and of the outlined.
        element: what it belongs to.
    """
    x, y, width, height = box
    filled, count = counts
    each = (width - gap * (count - 1)) / max(count, 1)
    items: list[Item] = []
    for index in range(count):
        left = x + index * (each + gap)
        if index < filled:
            items.append(Rectangle(left, y, element, each, height, fill=colours[0]))
        else:
            items.append(framed(left, y, each, height, CELL_LINE, colours[1], element))
    return items


def divided(
    box: tuple[float, float, float, float],
    counts: tuple[int, int],
    colours: tuple[str, str],
    element: Element | None,
) -> list[Item]:
    """Return one bar cut in two at filled / all: for more units than cells can show."""
    x, y, width, height = box
    part = width * counts[0] / counts[1]
    items: list[Item] = [framed(x, y, width, height, CELL_LINE, colours[1], element)]
    if part > 0:
        items.append(Rectangle(x, y, element, part, height, fill=colours[0]))
    return items


def slash(x: float, y: float, height: float, width: float, colour: str) -> Shape:
    """Return a slanted stroke that shows that a bar was cut."""
    lean = 0.35 * height
    points: Sequence[tuple[float, float]] = (
        (lean / 2, 0),
        (lean / 2 + width, 0),
        (-lean / 2 + width, height),
        (-lean / 2, height),
    )
    return Shape(x, y, None, points, fill=colour)
