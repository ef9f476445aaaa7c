"""Another document like one that was laid out: what is different is laid out anew, and put in.

Where that changes anything else, a size, a place, what is read in what order, nothing is made of
it, and the document has to be laid out as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import ne

from briefgen.pdf.kinds import Value
from briefgen.pdf.layout.blocks import Flow
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Strip
from briefgen.pdf.layout.keeping import size_of
from briefgen.pdf.layout.measuring import Cell
from briefgen.pdf.layout.pages import Layout, stand_on
from briefgen.pdf.layout.segments import Piece, Segment, entered, flat
from briefgen.pdf.layout.table import Table
from briefgen.pdf.layout.tracing import BlockSpot, CellSpot, Spot, StandingSpot, shape_of
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import OutOfTheOrdinaryError
from briefgen.pdf.placing import sound
from briefgen.pdf.recall.lines import changes, own_words, values_changed
from briefgen.pdf.recall.record import Record


class _OtherwiseError(Exception):
    """The document is not like the one that is known."""


def mended(record: Record, rows: Sequence[str]) -> tuple[Node, Layout] | None:
    """Return the root and the layout of a document like a known one; ``None`` if it is not.

    Args:
        record: the known one.
        rows: of the other, as many.
    """
    known = record.layout.known
    if known is None or not known.marked:  # it was never drawn
        return None
    try:
        return _Mender(record).mend(rows)
    except (OutOfTheOrdinaryError, _OtherwiseError):
        return None


class _Mender:
    """Fills the holes of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        known = record.context
        self._context = Context(known.sheet.again(), known.language, pages=known.pages)
        self._changed: dict[Node, Node] = {}
        self._values: dict[Node, dict[str, Value]] = {}
        self._spots: dict[Spot, None] = {}
        self._segments: dict[tuple[int, int], Segment] = {}

    def mend(self, rows: Sequence[str]) -> tuple[Node, Layout]:
        """Return root and layout of a document of these rows."""
        record = self._record
        doc, text = record.doc, record.text
        others = compress(text.homes, map(ne, rows, text.rows))
        for at in dict.fromkeys(others):
            if at < 0:
                raise _OtherwiseError
            line = text.line(at, rows)
            if at:
                self._read(at, line)
                continue
            values = own_words(line, text.lines[0], doc)
            if values is None:
                raise _OtherwiseError
            doc = Node(doc.tag, values, doc.line, doc.column)
        self._fill()
        if self._context.noted:
            raise _OtherwiseError
        return doc, replace(record.layout, pages=record.pages(self._segments), warnings=[])

    def _read(self, at: int, line: str) -> None:
        brought = self._record.brought[at]
        if brought is None:
            raise _OtherwiseError
        changed = values_changed(line, brought)
        if changed is None:
            pairs = changes(line, brought)
            if pairs is None:
                raise _OtherwiseError
            for pair in pairs:
                self._find(*pair)
            return
        for node, values in changed:
            spots = self._record.holes.get(node)
            if spots is None or values.get("hidden") != node.values.get("hidden"):
                raise _OtherwiseError
            self._values[node] = values
            for spot in spots:
                self._spots[spot] = None

    def _find(self, old: Node, new: Node) -> None:
        """Find the spots that a change concerns."""
        spots = self._record.holes.get(old)
        if spots is not None:
            if spots and not _same(old, new):
                if "id" in old.values:  # a step may have hidden it
                    raise _OtherwiseError
                self._changed[old] = new
                self._spots.update(dict.fromkeys(spots))
            return
        if not _outwardly(old, new):
            raise _OtherwiseError
        for one, other in zip(old.children, new.children, strict=True):
            if isinstance(one, Node) and isinstance(other, Node):
                self._find(one, other)

    def _fill(self) -> None:
        tables: dict[Table, dict[int, dict[int, Node]]] = {}
        for spot in self._spots:
            node = self._rebuilt(spot.node)
            if isinstance(spot, CellSpot):
                rows = tables.setdefault(spot.table, {})
                rows.setdefault(spot.index, {})[spot.place] = node
            elif isinstance(spot, BlockSpot):
                self._fill_block(spot, node)
            elif isinstance(spot, StandingSpot):
                self._fill_standing(spot, node)
        for table, rows in tables.items():
            self._fill_table(table, rows)

    def _rebuilt(self, node: Node) -> Node:
        """Return a node with what is changed in it."""
        found = self._changed.get(node)
        if found is not None:
            return found
        children = [
            self._rebuilt(child) if isinstance(child, Node) else child for child in node.children
        ]
        values = self._values.get(node, node.values)
        return Node(node.tag, values, node.line, node.column, children)

    def _fill_block(self, spot: BlockSpot, node: Node) -> None:
        for place in sorted(spot.sizes, key=lambda each: each == spot.last):
            flow = Flow(*place, self._context, Element("NonStruct"))
            made = flow.strips([node])
            if size_of(made) != spot.sizes[place]:
                raise _OtherwiseError
        items = made[0].items if isinstance(made[0], Strip) else []
        self._put(spot, items, flow.element.kids)

    def _fill_standing(self, spot: StandingSpot, node: Node) -> None:
        self._context.page = spot.page
        self._put(spot, stand_on(spot, node, self._context), ())

    def _fill_table(self, table: Table, changes: Mapping[int, Mapping[int, Node]]) -> None:
        was = table.measured
        now = was.revised(changes, self._context)
        if now is None:
            raise _OtherwiseError
        twin, moved = table.twin(now, self._context), now.columns is not was.columns
        if moved:
            self._fill_heads(table, twin)
        for index in range(len(now.rows)) if moved else changes:
            cells = zip(now.rows[index].cells, was.rows[index].cells, strict=True)
            for at, (cell, old) in enumerate(cells):
                if moved or cell.work is not old.work or cell.lines != old.lines:
                    if not twin.breaks_alike(cell, old):
                        raise _OtherwiseError
                    self._fill_cell(table, twin, (index, at), cell)

    def _fill_heads(self, table: Table, twin: Table) -> None:
        if table.node.number("grid") or table.guides:  # these lines are moved too
            raise _OtherwiseError
        for spot in self._record.heads:
            if spot.table is table:
                element, items = twin.redrawn_head(spot.node)
                self._put(spot, items, element.kids)
                element.kids.clear()

    def _fill_cell(self, table: Table, twin: Table, place: tuple[int, int], cell: Cell) -> None:
        spot = self._record.cells.get((table, *place))
        if spot is None:
            raise _OtherwiseError
        part, items, guides = twin.redrawn(cell, *spot.size)
        if guides != spot.guides:
            raise _OtherwiseError
        self._put(spot, items, (part,))

    def _put(self, spot: Spot, items: list[Item], kids: Iterable[object]) -> None:
        """Put items in the place of a spot's, in the elements of that."""
        elements, shape = shape_of(kids)
        if shape != spot.shape:
            raise _OtherwiseError
        place = self._record.places.get(spot)
        if place is None:
            if items and (not isinstance(spot, BlockSpot) or spot.empty):
                raise _OtherwiseError
            return
        record = self._record
        now: list[Element] = []
        if len(items) == 1 and (element := items[0].element) is not None:
            now = [spot.elements[elements.index(element)]]
            items[0].element = now[0]
        else:
            known = dict(zip(elements, spot.elements, strict=True))
            for item in flat(items):
                if item.element is not None:
                    item.element = known[item.element]
            now = entered(items)
        if spot in record.fixed or now != place.entered:
            raise _OtherwiseError
        if not sound(items, place.dx, record.layout.width):
            raise _OtherwiseError
        pieces: list[Piece] = [(item, place.dx, place.dy, place.kind) for item in items]
        self._segments[place.page, place.segment] = Segment(pieces, now, lasting=False)


def _same(one: Node, other: Node) -> bool:
    """Return whether nodes say the same."""
    if not _outwardly(one, other):
        return False
    return all(
        not isinstance(a, Node) or (isinstance(b, Node) and _same(a, b))
        for a, b in zip(one.children, other.children, strict=True)
    )


def _outwardly(one: Node, other: Node) -> bool:
    """Return whether nodes say the same, but for the nodes in them."""
    if one.tag != other.tag or one.values != other.values:
        return False
    if len(one.children) != len(other.children):
        return False
    return all(
        (isinstance(a, Node) and isinstance(b, Node)) or a == b
        for a, b in zip(one.children, other.children, strict=True)
    )
