"""Pages in segments: what one node of the template brought, and what stands between such."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from briefgen.pdf.layout.display import Element, Inside, Item

Piece = tuple[Item, float, float, str]
"""An item, how far it is moved to the right and down in mm, the kind of decoration it may be."""


@dataclass(slots=True, eq=False)
class Segment:
    """Items drawn one after another.

    Args:
        pieces: the items.
        entered: the elements whose marked content begins in it, in order.
        lasting: it stands in other documents too.
        ink: what the writer of pages made of it, for the next time.
    """

    pieces: list[Piece]
    entered: list[Element]
    lasting: bool = True
    ink: dict[Any, Any] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Known:
    """What was found out when a layout was first drawn, by the writer, for layouts like it.

    Args:
        plans: of its logical structure.
        marked: for each page the elements of its marked content, by their place in the plan.
    """

    plans: dict[Any, Any] = field(default_factory=dict)
    marked: list[list[int]] = field(default_factory=list)


def entered(items: Iterable[Item]) -> list[Element]:
    """Return the elements whose marked content begins among items, in order."""
    found: list[Element] = []
    last: Element | None = None
    for item in flat(items):
        if item.element is not last:
            last = item.element
            if last is not None:
                found.append(last)
    return found


def flat(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, those of strips inside where they are; heads seen again stay whole."""
    for item in items:
        if isinstance(item, Inside) and not item.again:
            yield from flat(item.strip.items)
        else:
            yield item
