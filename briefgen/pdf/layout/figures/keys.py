"""The key of a chart with several series: a sample and a name each."""

from briefgen.pdf.layout.display import Item
from briefgen.pdf.layout.figures.columns import patterned
from briefgen.pdf.layout.figures.curves import dashed, sign
from briefgen.pdf.layout.figures.plot import Plot
from briefgen.pdf.layout.figures.words import line_of, put

SAMPLE = 6.0
SAMPLE_HEIGHT = 2.0
GAP = 1.2
APART = 5.0


def key_items(plot: Plot, x: float, y: float, width: float) -> tuple[list[Item], float]:
    """Return the key at (x, y) over at most ``width`` mm, and its height."""
    items: list[Item] = []
    at, top = x, y
    pitch = plot.style.line * 1.15
    for index, series in enumerate(plot.series):
        line = line_of(series.name, plot.style, plot.node, plot.context)
        wide = SAMPLE + GAP + line.width
        if at > x and at + wide > x + width:
            at, top = x, top + pitch
        items += _sample(plot, index, at, top + pitch / 2)
        items += put(
            line, at + SAMPLE + GAP, top + pitch / 2 + plot.style.line * 0.28, plot.element
        )
        at += wide + APART
    return items, top + pitch - y


def _sample(plot: Plot, index: int, x: float, middle: float) -> list[Item]:
    tone = plot.tone(index)
    if plot.node.tag == "column-chart":
        box = (x, middle - SAMPLE_HEIGHT / 2, SAMPLE, SAMPLE_HEIGHT)
        return patterned(index, box, tone, plot.element)
    ends = [(x, middle), (x + SAMPLE, middle)]
    return [
        *dashed([*ends], tone, index, plot.element),
        *sign(index, x + SAMPLE / 2, middle, tone, plot.element),
    ]
