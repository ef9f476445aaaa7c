"""A tag of a filled template with its values and what stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from briefgen.errors import Place
from briefgen.pdf.kinds import Value


@dataclass(slots=True, eq=False)
class Node:
    """A tag with its values, read by kind, and its children: nodes and words in order.

    ``values`` may be shared with other nodes: put another mapping there, never change it. A node
    that ``lasts`` may itself be shared, by tags of one document or of several that say the same
    in the same place of the template: it is never changed, and nothing in it has a name by which a
    step could change it. ``pooled``: the next tag that says the same will be it; ``met``: one was.
    ``kept`` is where later work keeps what it made of such a node, by keys of its own.
    """

    tag: str
    values: dict[str, Value]
    line: int
    column: int
    children: "list[Node | str]" = field(default_factory=list)
    lasts: bool = False
    pooled: bool = False
    met: bool = False
    kept: "dict[Any, Any] | None" = None

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """Return a numeric attribute."""
        return cast("float", self.values.get(name, otherwise))

    def count(self, name: str, otherwise: int = 0) -> int:
        """Return a whole-number attribute."""
        return int(cast("float", self.values.get(name, otherwise)))

    def word(self, name: str, otherwise: str = "") -> str:
        """Return a text attribute."""
        return str(self.values.get(name, otherwise))

    def decimal(self, name: str) -> Decimal | None:
        """Return a figure of the data; ``None`` where there is none."""
        text = self.word(name)
        return Decimal(text) if text else None

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """Return a yes/no attribute."""
        return cast("bool", self.values.get(name, otherwise))

    def nodes(self, *tags: str) -> "Iterator[Node]":
        """Yield the child nodes with one of these tags, all of them without."""
        for child in self.children:
            if isinstance(child, Node) and (not tags or child.tag in tags):
                yield child

    def first(self, tag: str) -> "Node | None":
        """Return the first child with this tag."""
        for child in self.children:
            if isinstance(child, Node) and child.tag == tag:
                return child
        return None

    def walk(self) -> "Iterator[Node]":
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.nodes():
            yield from child.walk()

    @property
    def at(self) -> Place:
        """Return the node's place in the template."""
        return Place(line=self.line, column=self.column, tag=self.tag)
