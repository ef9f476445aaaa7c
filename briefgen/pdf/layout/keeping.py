"""Blocks laid out by one attempt and kept for the next, unless a step of ``<fit>`` touches them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen.errors import Problem
from briefgen.pdf.layout.balance import Columns
from briefgen.pdf.layout.display import Element, Strip
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow
    from briefgen.pdf.layout.measuring import Measured

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


@dataclass(slots=True)
class Kept:
    """What the attempts at one document have laid out.

    Args:
        around: the parent of each node that a step may change, and of all nodes around such.
        often: nodes that stand in the document more than once: each time is another.
    """

    around: dict[Node, Node]
    often: set[Node]
    tables: "dict[tuple[Node, float, float], Measured]" = field(default_factory=dict)
    laid: dict[Node, dict[tuple[float, float], Laid]] = field(default_factory=dict)

    def named(self) -> dict[str, list[Node]]:
        """Return the nodes that have a name, by it."""
        found: dict[str, list[Node]] = {}
        for node in self.around:
            if "id" in node.values:
                found.setdefault(node.word("id"), []).append(node)
        return found

    def forget(self, changed: Iterable[Node]) -> None:
        """Forget blocks that have changed, and all blocks around them."""
        for node in changed:
            around: Node | None = node
            while around is not None:
                self.laid.pop(around, None)
                around = self.around.get(around)

    def find(self, node: Node, flow: "Flow") -> "list[Strip | Columns] | None":
        """Return the strips of a block as laid out before at this place, ``None`` for others."""
        if flow.context.deep:
            return None
        laid = self.laid.get(node)
        found = laid.get((flow.x, flow.width)) if laid else None
        if found is None:
            return None
        flow.element.kids += found.kids
        context = flow.context
        context.warnings += [one for one in found.warnings if one not in context.warnings]
        context.failures += [one for one in found.failures if one not in context.failures]
        flow.unit += found.units
        return [_copy(strip) for strip in found.strips]

    def keep(self, node: Node, flow: "Flow", before: Before, made: "list[Strip | Columns]") -> None:
        """Keep a block that was just laid out."""
        if flow.context.deep or node in self.often:
            return
        laid = Laid(
            [_copy(strip) for strip in made],
            flow.element.kids[before.kids :],
            flow.context.warnings[before.warnings :],
            flow.context.failures[before.failures :],
            flow.unit - before.unit,
        )
        self.laid.setdefault(node, {})[flow.x, flow.width] = laid


def kept_for(doc: Node) -> Kept:
    """Return what is kept for a document: nothing yet."""
    around: dict[Node, Node] = {}
    seen: set[Node] = set()
    often: set[Node] = set()
    waiting = [doc]
    while waiting:
        parent = waiting.pop()
        for child in parent.nodes():
            if not child.lasts:
                around[child] = parent
                waiting.append(child)
            elif child in seen:
                often.add(child)
            seen.add(child)
    return Kept(around, often)


def now(flow: "Flow") -> Before:
    """Return how far a flow is."""
    context = flow.context
    return Before(len(flow.element.kids), len(context.warnings), len(context.failures), flow.unit)


def _copy(strip: "Strip | Columns") -> "Strip | Columns":
    """Return a copy that may be glued, named, moved down without the original knowing."""
    if isinstance(strip, Columns):
        return replace(strip)
    return Strip(
        strip.height, [*strip.items], strip.gap, strip.glue, strip.fresh, strip.heads, strip.unit,
        strip.guides, strip.again,
    )  # fmt: skip
