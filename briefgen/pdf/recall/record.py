"""A document that was laid out, cut into what may be different in others like it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Inside, Item, Picture
from briefgen.pdf.layout.pages import Layout, Page
from briefgen.pdf.layout.segments import Known, Segment, entered, flat
from briefgen.pdf.layout.table import Table
from briefgen.pdf.layout.tracing import CellSpot, HeadSpot, Spot, StandingSpot, Trace
from briefgen.pdf.node import Node
from briefgen.pdf.recall.holes import Holes, holes_of
from briefgen.pdf.recall.lines import Brought, Text

NEVER_AGAIN = frozenset({"link", "image", "letterhead"})
"""Tags that show more than they say, or lead elsewhere."""
STRETCHES_AT_MOST = 512


@dataclass(slots=True)
class Place:
    """Where a spot is drawn: page and segment, how far its items are moved, of what kind.

    ``entered`` are the elements whose marked content begins there.
    """

    page: int
    segment: int
    dx: float
    dy: float
    kind: str
    entered: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """A layout cut into segments.

    Args:
        text: the filled template.
        brought: what each of its lines brought.
        doc: the root, with the values it had before any step of its ladder.
        layout: its pages, in segments.
        context: its styles and surroundings.
        holes: what may change.
        places: where each spot is drawn; nowhere, if it was shown in other attempts only.
        cells: the spot of each cell, by its table, row, and place in that.
        heads: the spots of the heads of tables.
        fixed: spots that are seen again elsewhere.
        stretches: segments that follow one another, as one: by page, the first, the one behind.
    """

    text: Text
    brought: Sequence[Brought | None]
    doc: Node
    layout: Layout
    context: Context
    holes: Holes
    places: dict[Spot, Place] = field(default_factory=dict)
    cells: dict[tuple[Table, int, int], CellSpot] = field(default_factory=dict)
    heads: list[HeadSpot] = field(default_factory=list)
    fixed: set[Spot] = field(default_factory=set)
    stretches: dict[tuple[int, int, int], Segment] = field(default_factory=dict)

    def pages(self, changed: Mapping[tuple[int, int], Segment]) -> list[Page]:
        """Return the pages with some segments changed: by page and number."""
        made = []
        for number, page in enumerate(self.layout.pages):
            places = sorted(at for on, at in changed if on == number)
            segments: list[Segment] = []
            start = 0
            for at in places:
                if at > start:
                    segments.append(self._stretch(number, start, at))
                segments.append(changed[number, at])
                start = at + 1
            if start < len(page.segments):
                segments.append(self._stretch(number, start, len(page.segments)))
            made.append(Page(segments=segments))
        return made

    def _stretch(self, page: int, start: int, end: int) -> Segment:
        found = self.stretches.get((page, start, end))
        if found is None:
            if len(self.stretches) >= STRETCHES_AT_MOST:
                self.stretches.clear()
            segments = self.layout.pages[page].segments[start:end]
            pieces = [piece for each in segments for piece in each.pieces]
            found = Segment(pieces, [element for each in segments for element in each.entered])
            self.stretches[page, start, end] = found
        return found


def may_recur(doc: Node) -> bool:
    """Return whether a document has nothing in it that cannot be drawn again."""
    return not any(node.tag in NEVER_AGAIN for node in doc.walk())


def record_of(
    text: Text,
    brought: Sequence[Brought | None],
    doc: Node,
    layout: Layout,
    context: Context,
) -> Record | None:
    """Return a document cut into segments, as is its layout from now on; ``None`` if it cannot be.

    Args:
        text: the filled template.
        brought: what each of its lines brought.
        doc: the root.
        layout: its pages, laid out with a trace.
        context: its styles and surroundings, the trace among them.
    """
    trace = context.trace
    if trace is None or layout.warnings:
        return None
    record = Record(text, brought, doc, layout, context, holes_of(doc, trace))
    cut = [_Cutter(record, trace, number) for number in range(len(layout.pages))]
    for cutter, page in zip(cut, layout.pages, strict=True):
        for items, dy, kind in page.ordered():
            cutter.add(items, 0.0, dy, kind)
    if not all(cutter.plain for cutter in cut):
        return None
    for cutter, page in zip(cut, layout.pages, strict=True):
        page.segments = cutter.segments
        for segment in page.segments:
            segment.entered = entered(piece[0] for piece in segment.pieces)
    for place in record.places.values():
        place.entered = layout.pages[place.page].segments[place.segment].entered
    for spots in record.holes.values():
        if spots and isinstance(spot := spots[0], CellSpot):
            record.cells[spot.table, spot.index, spot.place] = spot
    record.heads = trace.heads
    layout.known = Known()
    return record


class _Cutter:
    """Cuts a page into segments."""

    def __init__(self, record: Record, trace: Trace, page: int) -> None:
        self._record, self._trace, self._page = record, trace, page
        self.segments: list[Segment] = []
        self.plain = True
        self._last: Spot | None = None
        self._offsets: dict[Spot, tuple[float, float]] = {}

    def add(
        self, items: Iterable[Item], dx: float, dy: float, kind: str, around: Spot | None = None
    ) -> None:
        """Add items to the segment of what brought them."""
        for item in items:
            own = self._trace.owners.get(id(item))
            hole = around if own is None else self._hole(own)
            if own is not None and own is hole:
                self._offsets.setdefault(own, (dx, dy))
            if isinstance(item, Inside) and not item.again:
                self.add(item.strip.items, dx + item.x, dy + item.y, kind, hole)
                continue
            self.plain = self.plain and not isinstance(item, Picture)
            if isinstance(item, Inside):
                self._fix(item)
            if hole is not self._last or not self.segments:
                self._begin(hole, kind)
            self.segments[-1].pieces.append((item, dx, dy, kind))

    def _fix(self, item: Inside) -> None:
        """Note what is in a head that is seen again."""
        owners = self._trace.owners
        spots = [owners.get(id(each)) for each in flat(item.strip.items)]
        self._record.fixed.update(spot for spot in spots if spot is not None)

    def _hole(self, own: Spot) -> Spot | None:
        """Return the spot that is filled anew where what brought an item changes."""
        if isinstance(own, (StandingSpot, HeadSpot)):
            return own
        spots = self._record.holes.get(own.node, ())
        return spots[0] if spots else None

    def _begin(self, hole: Spot | None, kind: str) -> None:
        self._last = hole
        self.segments.append(Segment([], []))
        if hole is None:
            return
        places = self._record.places
        if hole in places:  # in two parts: not to be filled
            self._record.fixed.add(hole)
            return
        dx, dy = self._offsets.get(hole, (0.0, 0.0))
        places[hole] = Place(self._page, len(self.segments) - 1, dx, dy, kind)
