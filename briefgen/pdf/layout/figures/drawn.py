"""Figures: which module draws which tag, how high it is, and what is said of it.

A figure is read as one thing: its element holds all that is drawn and an alternative text made
from the values, in the language of the document, unless the template gives its own. Figures in
headers and footers, and those marked ``decorative``, are decoration and say nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item
from briefgen.pdf.tree import Node

HOMES: Mapping[str, str] = {
    "image": "pictures",
    "progress": "small",
    "sparkline": "small",
    "line-chart": "charts",
    "column-chart": "charts",
    "pins": "pins",
    "pin": "pins",
    "qr": "codes",
}


@dataclass(frozen=True, slots=True)
class Graphic:
    """What a figure draws, and the words for those who do not see it."""

    items: list[Item]
    alt: str


Maker = Callable[[Node, Box, Context, Element | None], Graphic]


def height_of(node: Node, width: float, context: Context) -> float:
    """Return the height of a figure in mm, as asked for or as it needs."""
    if "height" in node.values:
        return node.number("height")
    measure: Callable[[Node, float, Context], float] = _part(node.tag, "height")
    return measure(node, width, context)


def figure(node: Node, box: Box, context: Context, parent: Element | None) -> list[Item]:
    """Return the items of a figure in a box; without a parent they are decoration."""
    maker: Maker = _part(node.tag, "draw")
    if parent is None or node.flag("decorative"):
        return maker(node, box, context, None).items
    element = parent.child("Figure")
    made = maker(node, box, context, element)
    element.alt = node.word("alt") or made.alt
    return made.items


def _part(tag: str, what: str) -> Callable[..., Any]:
    """Return ``draw_<tag>`` or ``height_<tag>`` of the module at home with a tag."""
    home = import_module(f"briefgen.pdf.layout.figures.{HOMES[tag]}")
    found: Callable[..., Any] = getattr(home, f"{what}_{tag.replace('-', '_')}")
    return found
