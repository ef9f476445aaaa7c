"""Trend marks: up, down, level, in a tone that says whether that is good."""

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.figures.spoken import say
from briefgen.pdf.tree import Node


def trend_of(node: Node, context: Context) -> tuple[str, str, str] | None:
    """Return shape, colour and words of a ``<trend>``; ``None`` where there is no figure."""
    value = node.decimal("value")
    if value is None:
        return None
    way = "up" if value > 0 else "down" if value < 0 else "level"
    good = node.word("good", "none")
    tone = "ink-2"
    if good != "none" and way != "level":
        tone = "beyond" if way == good else "gap"
    return way, context.sheet.colour(tone, node), node.word("alt") or say(context, way)
