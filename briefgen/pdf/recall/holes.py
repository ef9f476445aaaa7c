"""Which parts of a document may change without the others: found from the top down.

A block may, where it comes to the same size; a cell of a table, where its columns and lines stay;
what stands in a header or footer. What is around a block must not depend on more than its size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.pdf.layout.tracing import BlockSpot, Spot, Trace
from briefgen.pdf.node import Node

PASSED = frozenset({"body", "section", "columns", "shortest", "row", "col", "box", "keep"})
"""Tags around blocks that depend on no more than the size of these."""
Holes = dict[Node, Sequence[Spot]]
"""Node → the spots to be filled anew where it changes; none, where it is not shown at all."""


def holes_of(doc: Node, trace: Trace) -> Holes:
    """Return where a document that was laid out may change."""
    finder = _Finder(trace, _steps(doc))
    for node in doc.nodes():
        if node.tag in ("header", "footer"):
            for child in node.nodes():
                finder.fill(child, trace.standing.get(child, ()))
        elif node.tag == "body":
            finder.visit(node, hidden=False)
    return finder.holes


@dataclass(slots=True)
class _Finder:
    trace: Trace
    steps: Mapping[str, set[str]]
    holes: Holes = field(default_factory=dict)

    def fill(self, node: Node, spots: Sequence[Spot]) -> None:
        """Note the spots of a node and of all in it."""
        for each in node.walk():
            self.holes[each] = spots

    def visit(self, node: Node, *, hidden: bool) -> None:
        """Find the holes in a node."""
        hidden = hidden or node.flag("hidden")
        if node.tag == "table":
            self._table(node, hidden=hidden)
        elif node.tag in PASSED and not _as_wide_as_words(node):
            for child in node.nodes():
                self.visit(child, hidden=hidden)
        else:
            spot = self.trace.blocks.get(node)
            if spot is not None and self._may_change(spot):
                self.fill(node, (spot,))
            elif spot is None and hidden:
                self.fill(node, ())

    def _may_change(self, spot: BlockSpot) -> bool:
        """Return whether a block is one plain strip that steps of a ladder at most hide."""
        sizes = spot.sizes.values()
        if not all(isinstance(size, tuple) and len(size) == 1 for size in sizes):
            return False
        return not any(
            node.tag == "table"
            or self.steps.get(node.word("id"), set()) - ({"hidden"} if node is spot.node else set())
            for node in spot.node.walk()
        )

    def _table(self, node: Node, *, hidden: bool) -> None:
        spot = self.trace.blocks.get(node)
        if spot is None:
            if hidden:
                self.fill(node, ())
            return
        for row in node.nodes("tr") if len(spot.sizes) == 1 else ():
            for cell in row.nodes():
                found = self.trace.cells.get(cell)
                if found is not None and not row.word("again"):
                    self.fill(cell, (found,))


def _as_wide_as_words(node: Node) -> bool:
    """Return whether a row has columns as wide as their words."""
    return node.tag == "row" and any(col.word("width") == "auto" for col in node.nodes("col"))


def _steps(doc: Node) -> dict[str, set[str]]:
    """Return what the steps of a document's ladder set, by name of the tags."""
    found: dict[str, set[str]] = {}
    fit = doc.first("fit")
    for step in fit.nodes("step") if fit else ():
        found.setdefault(step.word("of"), set()).add(step.word("set"))
    return found
