"""Blocks laid out by one attempt and kept for the next, unless a step of ``<fit>`` touches them."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen.errors import Problem
from briefgen.pdf.layout.balance import Columns
from briefgen.pdf.layout.display import Element, Strip
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow
    from briefgen.pdf.layout.measuring import Measured

PASSED = frozenset({"col", "cell", "shortest"})
"""Tags whose contents are laid out as blocks of what is around them."""
HOLD_BLOCKS = frozenset({"section", "columns", "row", "keep", "box", "grid"})
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What a block came to in an attempt.

    Args:
        places: of the block among the nodes of its document.
        node: the block.
        x: left edge in mm.
        width: it had, in mm.
        size: what it came to; ``None`` where that is not told in short.
        widths: ``size`` is the widths of a row's columns.
    """

    places: list[int]
    node: Node
    x: float
    width: float
    size: object
    widths: bool = False


@dataclass(slots=True)
class Kept:
    """What the attempts at one document have laid out.

    Args:
        around: the parent of each node that a step may change, and of all nodes around such.
        nodes: all nodes that are laid out by themselves, and all around them.
        places: where each is among them: in several places, if it says the same there.
        shape: what stands where, but for what blocks say.
        holding: what the shape tells apart by identity.
        seen: what the blocks of this attempt came to.
        lost: a block was seen that has no place.
        complete: an attempt has seen all blocks; the next see those that have changed.
    """

    around: dict[Node, Node] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    places: dict[Node, list[int]] = field(default_factory=dict)
    shape: tuple[Hashable, ...] = ()
    holding: list[object] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    lost: bool = False
    complete: bool = False
    tables: "dict[tuple[Node, float, float], Measured]" = field(default_factory=dict)
    laid: dict[Node, dict[tuple[float, float], Laid]] = field(default_factory=dict)

    def note(
        self, node: Node, x: float, width: float, size: object, *, widths: bool = False
    ) -> None:
        """Note what a block came to."""
        places = self.places.get(node)
        if places is None:
            self.lost = True
        else:
            self.seen.append(Seen(places, node, x, width, size, widths))

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

    def keep(
        self, node: Node, flow: "Flow", before: Before, made: "Sequence[Strip | Columns]"
    ) -> None:
        """Keep a block that was just laid out."""
        if flow.context.deep or len(self.places.get(node, ())) > 1:
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
    kept = Kept()
    shape: list[Hashable] = []
    waiting = [doc]
    while waiting:
        parent = waiting.pop()
        for child in parent.children:
            if not isinstance(child, Node):
                continue
            kept.places.setdefault(child, []).append(len(kept.nodes))
            kept.nodes.append(child)
            if not child.lasts:
                kept.around[child] = parent
            if child.lasts and child.tag not in PASSED:
                shape.append((child.tag, child.flag("hidden")))
                continue
            shape.append((child.tag, id(child.values), len(child.children)))
            kept.holding.append(child.values)
            if child.tag != "table":
                waiting.append(child)
    kept.shape = tuple(shape)
    return kept


def size_of(made: "Sequence[Strip | Columns]") -> tuple[object, ...] | None:
    """Return what decides where strips are placed; ``None`` for more than plain strips."""
    if any(isinstance(strip, Columns) or strip.heads or strip.unit for strip in made):
        return None
    return tuple(
        (strip.height, strip.gap, strip.glue, strip.fresh)
        for strip in made
        if isinstance(strip, Strip)
    )


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
