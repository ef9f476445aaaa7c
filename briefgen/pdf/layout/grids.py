"""Grids: cells in rows over columns, whose widths are millimetres, per cent or shares."""

from typing import TYPE_CHECKING

from briefgen.pdf.layout.columns import shared
from briefgen.pdf.layout.display import Item, Rectangle, Strip
from briefgen.pdf.layout.shapes import framed
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow

GAP = 4.0


def grid_strips(node: Node, flow: "Flow") -> list[Strip]:
    """Return the rows of a grid, each a strip as high as its highest cell."""
    gap = node.number("gap", GAP)
    words = node.word("columns", "1fr 1fr").split()
    widths = shared(words, flow.width, gap)
    if sum(widths) + gap * (len(widths) - 1) > flow.width + 0.05:
        missing = sum(widths) + gap * (len(widths) - 1) - flow.width
        flow.context.fail("row-too-wide", node, missing=f"{missing:.1f}")
    strips: list[Strip] = []
    row: list[tuple[Node, float, float]] = []
    at = 0
    for cell in node.nodes("cell"):
        if cell.flag("hidden"):
            continue
        span = min(max(cell.count("span", 1), 1), len(widths))
        if at + span > len(widths):
            strips.append(_row(row, flow))
            row, at = [], 0
        x = flow.x + sum(widths[:at]) + gap * at
        row.append((cell, x, sum(widths[at : at + span]) + gap * (span - 1)))
        at += span
    if row:
        strips.append(_row(row, flow))
    for strip in strips[1:]:
        strip.gap = node.number("row-gap", gap)
    return strips


def _row(cells: list[tuple[Node, float, float]], flow: "Flow") -> Strip:
    strip = Strip(0)
    behind: list[Item] = []
    inner: list[Strip] = []
    for cell, x, width in cells:
        pad = cell.number("pad")
        within = flow.inner(x - flow.x + pad, width - 2 * pad, flow.element)
        made = within.stacked(cell.nodes())
        inner.append(Strip(made.height + 2 * pad, [item.moved(0, pad) for item in made.items]))
    strip.height = max(made.height for made in inner)
    for (cell, x, width), made in zip(cells, inner, strict=True):
        sheet = flow.context.sheet
        if cell.word("fill"):
            colour = sheet.colour(cell.word("fill"), cell)
            behind.append(Rectangle(x, 0, None, width, strip.height, fill=colour))
        if cell.number("line"):
            tone = sheet.colour(cell.word("colour") or "hairline", cell)
            behind.append(framed(x, 0, width, strip.height, cell.number("line"), tone))
        strip.items += made.items
    strip.items = behind + strip.items
    return strip
