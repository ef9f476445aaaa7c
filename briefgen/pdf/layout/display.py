"""What layout hands to the writer of pages: a flat list of things to draw, in reading order.

Lengths are millimetres from the top left corner, x to the right and y down; type sizes and line
widths are points. ``element`` is the logical element a thing belongs to (paragraph, table cell
…); without one it is decoration and is marked as such.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

from briefgen.pdf.faces import Face
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.context import Context
    from briefgen.pdf.paper import Paper
    from briefgen.pdf.raster import Raster


@dataclass(slots=True, eq=False)
class Element:
    """A logical element: its role by ISO 32000-1 §14.8.4 (``P``, ``H1``, ``TD`` …) and its kids.

    ``kids`` holds elements and, once pages are drawn, (page, number of the marked content) and
    (page, reference of an annotation). An element inside words joins the kids of its ``owner``
    when it is first drawn, so that it is read between the words around it. ``number`` is that of
    its object in the file, once it is written.
    """

    role: str
    kids: "list[Element | tuple[int, int | bytes]]" = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    span: int = 1
    owner: "Element | None" = None
    node: Node | None = None
    inner: "dict[int, Element] | None" = None
    numbering: str = ""
    number: int = 0

    def child(self, role: str, alt: str = "") -> "Element":
        """Return a new element under this one."""
        made = Element(role, alt=alt)
        self.kids.append(made)
        return made

    def part(self, role: str, node: Node, alt: str = "") -> "Element":
        """Return the element of a tag inside the words of this one, the same each time."""
        if self.inner is None:
            self.inner = {}
        made = self.inner.get(id(node))
        if made is None:
            made = self.inner[id(node)] = Element(role, alt=alt, owner=self, node=node)
        return made

    def join(self) -> None:
        """Take the place among the kids of the owner, at the latest now."""
        if self.owner is not None:
            self.owner.join()
            self.owner.kids.append(self)
            self.owner = None


_READERS: "dict[type[Item], attrgetter[tuple[Any, ...]]]" = {}


def _values(item: "Item") -> tuple[Any, ...]:
    """Return the values of an item's fields, in order; copying by them is quick."""
    kind = type(item)
    reader = _READERS.get(kind)
    if reader is None:
        reader = _READERS[kind] = attrgetter(*(each.name for each in fields(kind)))
    return reader(item)


@dataclass(slots=True)
class Item:
    """A thing to draw."""

    x: float
    y: float
    element: Element | None

    def moved(self, dx: float, dy: float) -> Self:
        """Return a copy moved by (dx, dy)."""
        x, y, *others = _values(self)
        return type(self)(x + dx, y + dy, *others)

    def repeated(self) -> Self:
        """Return a copy that is decoration: seen again, not read again."""
        made = copy(self)
        made.element = None
        return made


@dataclass(slots=True)
class Anchor(Item):
    """A place that links lead to by ``name``, and that bookmarks call ``title``.

    ``level`` is 1 for chapters, 2 for what is in them …; 0 for places without a bookmark.
    """

    name: str
    title: str = ""
    level: int = 0

    def repeated(self) -> Self:
        """Return the anchor without its name and title: a place is only reached once."""
        made = copy(self)
        made.name = made.title = ""
        return made


@dataclass(slots=True)
class Words(Item):
    """A string on a baseline."""

    text: str
    face: Face
    size: float
    colour: str
    width: float
    node: Node


@dataclass(slots=True)
class Rectangle(Item):
    """A box, filled and/or outlined; ``line`` is the outline's width in pt."""

    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 0


@dataclass(slots=True)
class Line(Item):
    """A straight line by (``dx``, ``dy``); ``dash`` is (on, off) in mm."""

    dx: float
    dy: float
    line: float
    stroke: str
    dash: tuple[float, float] | None = None


@dataclass(slots=True)
class Shape(Item):
    """A closed or open path of points relative to (x, y); ``round`` is the radius of a disc."""

    points: Sequence[tuple[float, float]]
    fill: str = ""
    stroke: str = ""
    line: float = 0
    closed: bool = True
    round: float = 0


@dataclass(slots=True)
class Turned(Words):
    """Words turned by ``angle`` degrees against the clock, around the start of their baseline."""

    angle: float = 0


@dataclass(slots=True)
class Boxes(Item):
    """Filled boxes as one path: x, y, width and height of each from (x, y)."""

    boxes: Sequence[tuple[float, float, float, float]]
    fill: str


@dataclass(slots=True)
class Picture(Item):
    """A picture; ``window`` is the part of the page it is seen through: x, y, width, height."""

    width: float
    height: float
    raster: "Raster | Paper"
    window: tuple[float, float, float, float] | None = None

    def moved(self, dx: float, dy: float) -> Self:
        """Return a copy moved by (dx, dy), its window with it."""
        made = copy(self)
        made.x, made.y = self.x + dx, self.y + dy
        if self.window is not None:
            made.window = (self.window[0] + dx, self.window[1] + dy, *self.window[2:])
        return made


@dataclass(slots=True, eq=False)
class Run:
    """Items of one element, or of none, as they are drawn wherever they are placed.

    Args:
        items: what is drawn; their own elements do not count.
        x: of the place they are made for.
        y: of that place.
        sound: whether their faces hold all their letters.
        reach: from that place, the left and right ends of their words.
        ink: what the writer of pages made of them, for the next time.
    """

    items: "Sequence[Item]"
    x: float
    y: float
    sound: bool = True
    reach: tuple[float, float] = (0.0, 0.0)
    ink: Any = None


@dataclass(slots=True)
class Placed(Item):
    """A run at a place."""

    run: Run


@dataclass(slots=True)
class Inside(Item):
    """What a strip holds, moved by (x, y); ``again``: to be seen once more, not read."""

    strip: "Strip"
    again: bool = False

    def repeated(self) -> Self:
        """Return the same, not to be read again."""
        made = copy(self)
        made.again = True
        return made


@dataclass(slots=True)
class Strip:
    """A slice of a page that is never cut.

    Args:
        height: in mm.
        gap: space above, dropped at the top of a page or column.
        glue: must stand on the same page as the next strip.
        fresh: begins a new page.
        heads: strips repeated when a page or column begins with this strip.
        unit: strips of one unit are kept in one column where that costs little.
        guides: x of a dashed line through this strip (joined over neighbouring strips).
        again: what is added to a head where it is repeated, e.g. ``(continued)``.
        draw: puts in the items, once it is known that they are wanted.
    """

    height: float
    items: list[Item] = field(default_factory=list)
    gap: float = 0
    glue: bool = False
    fresh: bool = False
    heads: "tuple[Strip, ...]" = ()
    unit: int = 0
    guides: list[float] = field(default_factory=list)
    again: list[Item] = field(default_factory=list)
    draw: "Callable[[Context], None] | None" = None

    def flat(self) -> "Iterator[Item]":
        """Yield all items, those of strips inside and of runs where they are placed."""
        for item in self.items:
            yield from flattened(item)

    def shown_again(self) -> "Iterator[Item]":
        """Yield all items as they are repeated: without element, name or title."""
        for item in (*self.items, *self.again):
            for each in flattened(item):
                yield each.repeated()


def flattened(item: Item) -> Iterator[Item]:
    """Yield an item, or those in it, each at its place."""
    if isinstance(item, Inside):
        for each in item.strip.shown_again() if item.again else item.strip.flat():
            yield each.moved(item.x, item.y)
    elif isinstance(item, Placed):
        run = item.run
        for each in run.items:
            made = each.moved(item.x - run.x, item.y - run.y)
            made.element = item.element
            yield made
    else:
        yield item


def drawn(items: Iterable[Item], context: "Context") -> None:
    """Draw what strips inside have left for later; problems are noted in the context."""
    for item in items:
        if type(item) is Inside:
            strip = item.strip
            if strip.draw is not None:
                draw, strip.draw = strip.draw, None
                draw(context)
            drawn(strip.items, context)
