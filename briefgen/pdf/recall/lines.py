"""The lines of a filled template, and which nodes each of them brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.pdf.kinds import Tag, Value
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import Reader, read_line, read_opening

OWN_WORDS = frozenset({"title", "author", "subject"})
"""What a document says of itself, which is nowhere drawn."""

Change = tuple[Node, Node]
"""A node, and what stands in its place in another document."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a line brought: nodes, complete, into a tag of a kind."""

    within: Tag
    nodes: Sequence[Node]


def read_apart(lines: Sequence[str]) -> tuple[Node, list[Brought | None]]:
    """Return the root of a document in which no node is another's too, and what lines brought.

    Raises:
        OutOfTheOrdinaryError: as ``read_pieces``.
    """
    reader = Reader(pooled=False)
    brought: list[Brought | None] = []
    for line in lines:
        now = reader.now
        before = len(now.children)
        reader.read(line)
        made = now.children[before:]
        nodes = [child for child in made if isinstance(child, Node)]
        whole = reader.now is now and len(nodes) == len(made) > 0
        brought.append(Brought(now.head.kind, nodes) if whole else None)
    return reader.root(), brought


def changes(line: str, brought: Brought) -> list[Change] | None:
    """Return what stands in the place of what a line brought; ``None`` for other things.

    Raises:
        OutOfTheOrdinaryError: as ``read_pieces``.
    """
    made = [child for child in read_line(line, brought.within) if isinstance(child, Node)]
    if [node.tag for node in made] != [node.tag for node in brought.nodes]:
        return None
    return [*zip(brought.nodes, made, strict=True)]


def own_words(line: str, values: dict[str, Value]) -> dict[str, Value] | None:
    """Return the values of a document that differs in what it says of itself alone.

    Raises:
        OutOfTheOrdinaryError: the line is not the opening of a document.
    """
    now = read_opening(line).values
    if now.keys() != values.keys():
        return None
    same = all(now[name] == values[name] for name in now if name not in OWN_WORDS)
    return now if same else None
