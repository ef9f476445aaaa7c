"""The lines of a filled template, and which nodes each of them brings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, count
from operator import ne

from briefgen.pdf.kinds import Kind, Tag, Value
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import FORBIDDEN, MARK, Reader, lines_of, plain_text, read_line
from briefgen.pdf.vocabulary import VOCABULARY

OWN_WORDS = frozenset({"title", "author", "subject"})
"""What a document says of itself, which is nowhere drawn."""
OPENING = re.compile(r"<[A-Za-z_][\w.-]*((?:\s+[A-Za-z_][\w.-]*=\"[^\"<]*\")*)\s*/?>")
NAME = re.compile(r"([\w.-]+)=\"")
BEYOND = re.compile(f"[<\\n\\t]|{FORBIDDEN.pattern}")
"""What makes the text of an attribute more than it says."""

Change = tuple[Node, Node]
"""A node, and what stands in its place in another document."""
Changed = tuple[Node, dict[str, Value]]
"""A node, and the values it has in another document."""


@dataclass(frozen=True, slots=True)
class Slots:
    """A line cut at its quotation marks: what is between attributes, and their texts.

    Args:
        between: what stands between the texts.
        texts: of the attributes.
        homes: whose attribute each is, its name and kind; ``None`` for places in the template.
    """

    between: list[str]
    texts: list[str]
    homes: list[tuple[Node, str, Kind] | None]


@dataclass(frozen=True, slots=True)
class Text:
    """A filled template in rows, ended by ends of lines, and in the lines that are read.

    Args:
        rows: all there are.
        lines: each begins with a row whose first character is the opening of a tag.
        starts: the row each line begins with; behind them, how many rows there are.
        homes: for each row, its line; -1 before the first.
    """

    rows: list[str]
    lines: list[str]
    starts: list[int]
    homes: list[int]

    def line(self, number: int, rows: Sequence[str]) -> str:
        """Return a line of another text that has its lines in the same rows."""
        text = "\n".join(rows[self.starts[number] : self.starts[number + 1]])
        return text[text.find("<") :] if number == 0 else text


def text_of(xml: str) -> Text:
    """Return a filled template in rows and lines.

    Raises:
        OutOfTheOrdinaryError: something stands before the first tag.
    """
    rows, lines = xml.split("\n"), lines_of(xml)
    first = len(rows) - sum(line.count("\n") + 1 for line in lines)
    starts = [*accumulate((line.count("\n") + 1 for line in lines), initial=first)]
    homes = [-1] * first
    for number, line in enumerate(lines):
        homes += [number] * (line.count("\n") + 1)
    return Text(rows, lines, starts, homes)


@dataclass(slots=True)
class Brought:
    """What a line brought: nodes, complete, into a tag of a kind."""

    line: str
    within: Tag
    nodes: Sequence[Node]
    _slots: Slots | None = field(default=None, init=False)
    _tried: bool = field(default=False, init=False)

    @property
    def slots(self) -> Slots | None:
        """Return the line cut at its quotation marks, if these are all of attributes."""
        if not self._tried:
            self._tried, self._slots = True, _slots_of(self.line, self.nodes)
        return self._slots


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
        brought.append(Brought(line, now.head.kind, nodes) if whole else None)
    return reader.root(), brought


def values_changed(line: str, brought: Brought) -> list[Changed] | None:
    """Return what attributes say in another line where nothing else differs; else ``None``.

    Raises:
        OutOfTheOrdinaryError: a character is named that there is none of.
    """
    known = brought.slots
    parts = line.split('"')
    if known is None or len(parts) != 2 * len(known.texts) + 1 or parts[::2] != known.between:
        return None
    found: dict[Node, dict[str, Value]] = {}
    texts = parts[1::2]
    for at in compress(count(), map(ne, texts, known.texts)):
        text, home = texts[at], known.homes[at]
        if home is None or BEYOND.search(text):
            return None
        node, name, kind = home
        try:
            found.setdefault(node, dict(node.values))[name] = kind.read(plain_text(text))
        except ValueError:
            return None
    return [*found.items()]


def changes(line: str, brought: Brought) -> list[Change] | None:
    """Return what stands in the place of what a line brought; ``None`` for other things.

    Raises:
        OutOfTheOrdinaryError: as ``read_pieces``.
    """
    made = [child for child in read_line(line, brought.within) if isinstance(child, Node)]
    if [node.tag for node in made] != [node.tag for node in brought.nodes]:
        return None
    return [*zip(brought.nodes, made, strict=True)]


def own_words(line: str, before: str, doc: Node) -> dict[str, Value] | None:
    """Return the values of a document that differs in what it says of itself alone.

    Args:
        line: the first of its text.
        before: that of the document that is known.
        doc: the root of that.
    """
    opening = OPENING.match(before)
    names = NAME.findall(opening[1]) if opening else []
    parts, known = line.split('"'), before.split('"')
    if parts[::2] != known[::2]:
        return None
    values = dict(doc.values)
    for at, (text, old) in enumerate(zip(parts[1::2], known[1::2], strict=True)):
        if text != old:
            if at >= len(names) or names[at] not in OWN_WORDS or BEYOND.search(text):
                return None
            values[names[at]] = plain_text(text)
    return values


def _slots_of(line: str, nodes: Sequence[Node]) -> Slots | None:
    parts = line.split('"')
    homes = [*_homes(line, nodes)]
    if len(parts) != 2 * len(homes) + 1:
        return None
    return Slots(parts[::2], parts[1::2], homes)


def _homes(line: str, nodes: Sequence[Node]) -> Iterator[tuple[Node, str, Kind] | None]:
    """Yield whose each attribute is: nodes stand in the order of their opening tags."""
    ordered = (each for node in nodes for each in node.walk())
    for opening, node in zip(OPENING.finditer(line), ordered, strict=True):
        for name in NAME.findall(opening[1]):
            kind = VOCABULARY[node.tag].attributes.get(name)
            yield None if name == MARK or kind is None else (node, name, kind)
