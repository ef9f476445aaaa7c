"""What a layout notes of itself where it is to be known again: which node brought which items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.pdf.layout.balance import Columns
from briefgen.pdf.layout.display import Element, Item, Strip
from briefgen.pdf.layout.keeping import size_of
from briefgen.pdf.layout.segments import flat
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.table import Table

Shape = tuple[object, ...]
"""A logical element and those in it, as far as they do not depend on what is drawn."""


@dataclass(slots=True, eq=False)
class Spot:
    """A place where a node is laid out; ``elements`` are those it brings, each before its own."""

    node: Node
    elements: list[Element]
    shape: Sequence[Shape]


@dataclass(slots=True, eq=False)
class BlockSpot(Spot):
    """A block of the flow: what it came to at each x over each width, in any attempt.

    ``last`` is where the last attempt had it, ``empty`` whether it shows nothing.
    """

    sizes: dict[tuple[float, float], object] = field(default_factory=dict)
    last: tuple[float, float] = (0.0, 0.0)
    empty: bool = True


@dataclass(slots=True, eq=False)
class CellSpot(Spot):
    """A cell of a row of a table.

    Args:
        table: the table.
        index: of the row.
        place: of the cell in it.
        size: height of the row, and its pitch as the template has it.
        guides: through the cell.
    """

    table: "Table"
    index: int
    place: int
    size: tuple[float, float]
    guides: list[float]


@dataclass(slots=True, eq=False)
class HeadSpot(Spot):
    """The head of a table."""

    table: "Table"


@dataclass(slots=True, eq=False)
class StandingSpot(Spot):
    """What stands in a header or footer on a page.

    Args:
        around: the header or footer.
        page: number of the page.
        place: x and width of the header or footer, and its distance from the upper edge.
    """

    around: Node
    page: int
    place: tuple[float, float, float]


@dataclass(slots=True)
class Trace:
    """What a layout noted.

    Args:
        owners: the spot of each item, by its identity.
        blocks: the spot of each block.
        cells: the spot of each cell.
        standing: the spots of what stands in headers and footers, one a page.
        heads: the spots of the heads of tables.
        holding: the items, lest others get their identity.
    """

    owners: dict[int, Spot] = field(default_factory=dict)
    blocks: dict[Node, BlockSpot] = field(default_factory=dict)
    cells: dict[Node, CellSpot] = field(default_factory=dict)
    standing: dict[Node, list[StandingSpot]] = field(default_factory=dict)
    heads: list[HeadSpot] = field(default_factory=list)
    holding: list[Sequence[Item]] = field(default_factory=list)

    def block(
        self,
        node: Node,
        place: tuple[float, float],
        made: "Sequence[Strip | Columns]",
        kids: Iterable[object],
    ) -> None:
        """Note a block laid out at x over a width, and the logical kids it brought."""
        elements, shape = shape_of(kids)
        spot = self.blocks.get(node)
        if spot is None:
            spot = self.blocks[node] = BlockSpot(node, elements, shape)
        spot.elements, spot.shape = elements, shape  # those of the last attempt stay
        spot.sizes[place], spot.last = size_of(made), place
        for strip in made:
            if isinstance(strip, Strip):
                self.own(strip.items, spot)
                spot.empty = spot.empty and next(flat(strip.items), None) is None

    def stand(self, spot: StandingSpot, items: Sequence[Item]) -> None:
        """Note what stands in a header or footer."""
        self.standing.setdefault(spot.node, []).append(spot)
        self.own(items, spot)

    def own(self, items: Sequence[Item], spot: Spot) -> None:
        """Note whose items are; those in it keep theirs."""
        self.holding.append([*items])
        for item in items:
            self.owners.setdefault(id(item), spot)


def shape_of(kids: Iterable[object]) -> tuple[list[Element], list[Shape]]:
    """Return elements and all in them, each before those in it, and their shape."""
    found: list[Element] = []
    return found, [_shape(kid, found) for kid in kids if isinstance(kid, Element)]


def _shape(element: Element, found: list[Element]) -> Shape:
    found.append(element)
    kids = tuple(_shape(kid, found) for kid in element.kids if isinstance(kid, Element))
    # Elements inside words are of one document: they make a shape that is like no other.
    inner = None if element.inner is None else object()
    said = (element.role, element.alt, element.scope, element.span, element.numbering)
    return (*said, inner, kids)
