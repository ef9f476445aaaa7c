"""Blocks that many documents share: laid out for one, and taken over by the others."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.pdf.layout.balance import Columns
from briefgen.pdf.layout.display import Anchor, Element, Item, Placed, Run, Strip, drawn
from briefgen.pdf.layout.runs import runs_of
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow

NOTHING = -1
PLACES_AT_MOST = 32
"""Places at which what a block came to is kept."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A strip of a mould: its runs by the number of their element, and its anchors."""

    height: float
    gap: float
    glue: bool
    fresh: bool
    runs: list[tuple[int, Run]]
    anchors: list[Anchor]


@dataclass(frozen=True, slots=True)
class Mould:
    """A block as laid out, without the document it was laid out for.

    Args:
        elements: its logical elements, each behind the one it stands in, with the number of that.
        strips: its strips.
    """

    elements: list[tuple[Element, int]]
    strips: list[Cast]

    def cast(self, parent: Element) -> list[Strip]:
        """Return the block for another document, its elements in one of that."""
        made: list[Element] = []
        for one, around in self.elements:
            element = Element(
                one.role, alt=one.alt, scope=one.scope, span=one.span, numbering=one.numbering
            )
            (made[around] if around >= 0 else parent).kids.append(element)
            made.append(element)
        return [
            Strip(each.height, _items(each, made), each.gap, each.glue, each.fresh)
            for each in self.strips
        ]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The place for the mould of a node that is laid out at some place, in some manner."""

    node: Node
    key: Hashable

    def find(self) -> Mould | None:
        """Return the mould, if there is one."""
        found = self.node.kept.get(self.key) if self.node.kept else None
        return found if isinstance(found, Mould) else None

    def put(self, kids: Sequence[object], strips: Sequence[Strip]) -> None:
        """Make a mould of strips and the logical elements they brought, where that can be done."""
        if self.node.kept is None or len(self.node.kept) >= PLACES_AT_MOST:
            self.node.kept = {}
        elements: list[tuple[Element, int]] = []
        places: dict[int, int] = {}
        plain = all(_number(kid, NOTHING, elements, places) for kid in kids)
        casts = [_cast(strip, places) for strip in strips]
        whole = [cast for cast in casts if cast is not None]
        moulded = plain and len(whole) == len(casts)
        self.node.kept[self.key] = Mould(elements, whole) if moulded else None

    @property
    def tried(self) -> bool:
        """Return whether a mould was made, or could not be."""
        return self.node.kept is not None and self.key in self.node.kept


def shelf_of(node: Node, flow: "Flow") -> Shelf:
    """Return the shelf of a block in a flow."""
    return Shelf(node, (flow.x, flow.width, flow.context.manner))


def remember(
    node: Node, flow: "Flow", kids: int, noted: int, made: "Sequence[Strip | Columns]"
) -> None:
    """Make a mould of a block just laid out, where that can be done.

    Args:
        node: the block.
        flow: where it stands.
        kids: how many logical kids the flow had before.
        noted: how many problems had been noted before.
        made: the block's strips.
    """
    shelf = shelf_of(node, flow)
    strips = [strip for strip in made if isinstance(strip, Strip)]
    simple = len(strips) == len(made) and not any(strip.heads or strip.unit for strip in strips)
    if not simple or shelf.tried:
        return
    for strip in strips:
        drawn(strip.items, flow.context)
    if noted == flow.context.noted:
        shelf.put(flow.element.kids[kids:], strips)


def _number(
    kid: object, parent: int, elements: list[tuple[Element, int]], places: dict[int, int]
) -> bool:
    """Number an element and all in it; return whether they are of this block alone."""
    if not isinstance(kid, Element) or kid.inner is not None or kid.node is not None:
        return False
    number = len(elements)
    bare = Element(kid.role, alt=kid.alt, scope=kid.scope, span=kid.span, numbering=kid.numbering)
    elements.append((bare, parent))
    places[id(kid)] = number
    return all(_number(each, number, elements, places) for each in kid.kids)


def _cast(strip: Strip, places: dict[int, int]) -> Cast | None:
    runs = runs_of(strip.flat())
    if runs is None:
        return None
    numbered: list[tuple[int, Run]] = []
    anchors: list[Anchor] = []
    for item in runs:
        if isinstance(item, Anchor):
            anchors.append(item)
        elif isinstance(item, Placed):
            number = NOTHING if item.element is None else places.get(id(item.element))
            if number is None:
                return None
            numbered.append((number, item.run))
    return Cast(strip.height, strip.gap, strip.glue, strip.fresh, numbered, anchors)


def _items(cast: Cast, elements: Sequence[Element]) -> list[Item]:
    runs = [
        Placed(0.0, 0.0, elements[number] if number >= 0 else None, run)
        for number, run in cast.runs
    ]
    return [*cast.anchors, *runs]
