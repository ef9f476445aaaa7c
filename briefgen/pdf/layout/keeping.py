"""Blocks laid out by one attempt and kept for the next, unless a step of ``<fit>`` touches them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.errors import Problem
from briefgen.pdf.layout.balance import Columns
from briefgen.pdf.layout.display import Element, Strip
from briefgen.pdf.layout.filling import Room, SetLine
from briefgen.pdf.layout.lines import set_lines
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow
    from briefgen.pdf.layout.context import Context

Kids = list[Element | tuple[int, int | bytes]]


@dataclass(frozen=True, slots=True)
class Before:
    """How far a flow was when a block began: its logical kids, warnings, failures, tables."""

    kids: int
    warnings: int
    failures: int
    unit: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A block as it was laid out: its strips, and all that it left behind."""

    strips: "list[Strip | Columns]"
    kids: Kids
    warnings: list[Problem]
    failures: list[Problem]
    units: int


class Kept:
    """What the attempts at one document have laid out.

    Args:
        doc: its root.
    """

    def __init__(self, doc: Node) -> None:
        self._laid: dict[int, dict[tuple[float, float], Laid]] = {}
        self._lines: dict[tuple[int, Room], list[SetLine]] = {}
        self._parents: dict[int, Node] = {}
        for node in doc.walk():
            for child in node.nodes():
                self._parents[id(child)] = node

    def forget(self, changed: Iterable[Node]) -> None:
        """Forget blocks that have changed, and all blocks around them."""
        for node in changed:
            around: Node | None = node
            while around is not None:
                self._laid.pop(id(around), None)
                around = self._parents.get(id(around))

    def lines(self, cell: Node, style: Style, room: Room, context: "Context") -> list[SetLine]:
        """Return the words of a table's cell in lines: no step changes them, only their room."""
        found = self._lines.get((id(cell), room))
        if found is None:
            noted = len(context.warnings), len(context.failures)
            found = set_lines(cell, style, room, context)
            if noted == (len(context.warnings), len(context.failures)):
                self._lines[id(cell), room] = found
        return found

    def find(self, node: Node, flow: "Flow") -> "list[Strip | Columns] | None":
        """Return the strips of a block as laid out before at this place, ``None`` for others."""
        laid = self._laid.get(id(node), {}).get((flow.x, flow.width))
        if laid is None:
            return None
        flow.element.kids += laid.kids
        context = flow.context
        context.warnings += [one for one in laid.warnings if one not in context.warnings]
        context.failures += [one for one in laid.failures if one not in context.failures]
        flow.unit += laid.units
        return [_copy(strip) for strip in laid.strips]

    def keep(self, node: Node, flow: "Flow", before: Before, made: "list[Strip | Columns]") -> None:
        """Keep a block that was just laid out."""
        laid = Laid(
            [_copy(strip) for strip in made],
            flow.element.kids[before.kids :],
            flow.context.warnings[before.warnings :],
            flow.context.failures[before.failures :],
            flow.unit - before.unit,
        )
        self._laid.setdefault(id(node), {})[flow.x, flow.width] = laid


def now(flow: "Flow") -> Before:
    """Return how far a flow is."""
    context = flow.context
    return Before(len(flow.element.kids), len(context.warnings), len(context.failures), flow.unit)


def _copy(strip: "Strip | Columns") -> "Strip | Columns":
    """Return a copy that may be glued, named, moved down without the original knowing."""
    if isinstance(strip, Columns):
        pieces = [_strip(piece) for piece in strip.pieces]
        return replace(strip, pieces=pieces)
    return _strip(strip)


def _strip(old: Strip) -> Strip:
    return Strip(
        old.height, [*old.items], old.gap, old.glue, old.fresh, old.heads, old.unit, old.guides,
        old.again,
    )  # fmt: skip
