"""The tree of nodes: what stands in a data file, each value with its line and column.

No value is typed here: a scalar keeps its text and how it was written, so that ``0123``, ``8:30``,
``no`` and ``1.300`` reach whoever knows what is due there. The tree is the same for YAML and JSON.
"""

import re
from dataclasses import dataclass, field
from enum import Enum

from briefgen.errors import DataError, Place, Problem

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page can hold: XML 1.0 (5th edition), production 2, leaves them out."""


class Style(Enum):
    """How a scalar was written: without quotes, in quotes, or as a number of JSON."""

    PLAIN = "plain"
    QUOTED = "quoted"
    NUMBER = "number"


@dataclass(slots=True)
class Scalar:
    """A text as written, without its quotes; line and column count from 1."""

    line: int | None
    column: int | None
    text: str
    style: Style


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int | None
    column: int | None
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file; ``keys`` says where each key stands."""

    line: int | None
    column: int | None
    entries: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


@dataclass(slots=True)
class Refused:
    """Stands where a value was refused: its problem has been told already."""

    line: int | None
    column: int | None


Node = Scalar | Sequence | Mapping | Refused
SHOWN_DEPTH = 12
"""Levels that a data path in a message may have."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
"""A number of JSON, RFC 8259 section 6: the only one that is a number without quotes."""
LONGEST_NUMBER = 400
"""Characters of a number, and its power of ten; the longest figure of a report has twenty."""
SHOWN = 40
"""Characters of a text that a message shows."""


def is_number(scalar: Scalar) -> bool:
    """Return whether a scalar is a number without quotes."""
    if scalar.style is Style.PLAIN:
        return NUMBER.fullmatch(scalar.text) is not None
    return scalar.style is Style.NUMBER


def is_null(node: Node) -> bool:
    """Return whether nothing is written there: an empty value, ``~`` or ``null`` without quotes."""
    return isinstance(node, Scalar) and node.style is Style.PLAIN and node.text in NULLS


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one data file may hold.

    Args:
        size: bytes of the file.
        depth: lists and mappings inside each other.
        values: scalars, lists and mappings together.
        rows: items of one list.
        characters: characters of one text.
        any_text: let texts hold what no page can show (U+0007); whoever prints them refuses.
    """

    size: int = 20 * 1024 * 1024
    depth: int = 64
    values: int = 500_000
    rows: int = 20_000
    characters: int = 1_000_000
    any_text: bool = False


LIMITS = Limits()


ODD_KEY = Scalar(None, None, "", Style.PLAIN)
"""Stands for a key that is a list or a mapping; its value is left out."""


@dataclass(slots=True)
class Tree:
    """A file as read: its top node, ``None`` where reading had to stop, and what is wrong."""

    root: Node | None
    problems: list[Problem]


class Builder:
    """Puts nodes together while a reader walks a file; holds the limits and finds double keys."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._file = file
        self._limits = limits
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._count = 0

    @property
    def top(self) -> Sequence | Mapping | None:
        """The list or mapping being filled, ``None`` outside of all."""
        return self._open[-1] if self._open else None

    @property
    def wants_key(self) -> bool:
        """Whether the next scalar is the key of a mapping."""
        return isinstance(self.top, Mapping) and self._keys[-1] is None

    def problem(self, code: str, line: int | None, column: int | None, **facts: object) -> None:
        """Note a problem where the reader stands, and go on."""
        self.problems.append(Problem(code, Place(self._file, line, column, self._path()), facts))

    def _path(self) -> str | None:
        """Return the data path of the value to come, ``indicators[3].actual``; not for mazes."""
        if len(self._open) > SHOWN_DEPTH:
            return None
        path = ""
        for container, key in zip(self._open, self._keys, strict=True):
            innermost = container is self._open[-1]
            if isinstance(container, Sequence):
                path += f"[{len(container.items) - (not innermost)}]"
                continue
            name = key.text if key else "" if innermost else next(reversed(container.keys), "")
            path += f".{name}" if path and name else name
        return path or None

    def stop(self, code: str, line: int | None, column: int | None, **facts: object) -> DataError:
        """Return the error that ends reading, with all problems noted before."""
        self.problem(code, line, column, **facts)
        return DataError(self.problems)

    def key(self, key: Scalar) -> None:
        """Take the key of the value to come."""
        self._keys[-1] = key

    def scalar(self, scalar: Scalar) -> None:
        """Take a scalar value."""
        if len(scalar.text) > self._limits.characters:
            raise self.stop(
                "data-text-too-long", scalar.line, scalar.column, limit=self._limits.characters
            )
        forbidden = None if self._limits.any_text else FORBIDDEN.search(scalar.text)
        if forbidden:
            character = f"U+{ord(forbidden[0]):04X}"
            self.problem("forbidden-character", scalar.line, scalar.column, character=character)
            self.add(Refused(scalar.line, scalar.column))
        else:
            self.add(scalar)

    def open(self, container: Sequence | Mapping) -> None:
        """Take a list or mapping and fill it with what follows."""
        if len(self._open) >= self._limits.depth:
            raise self.stop("too-deep", container.line, container.column, limit=self._limits.depth)
        self.add(container)
        self._open.append(container)
        self._keys.append(None)

    def close(self) -> None:
        """Go back to what is around the list or mapping that ends here."""
        self._open.pop()
        self._keys.pop()

    def add(self, node: Node) -> None:
        """Put a node where it belongs."""
        self._count += 1
        if self._count > self._limits.values:
            raise self.stop("too-many-values", node.line, node.column, limit=self._limits.values)
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if isinstance(top, Sequence):
            if len(top.items) >= self._limits.rows:
                raise self.stop("too-many-rows", node.line, node.column, limit=self._limits.rows)
            top.items.append(node)
        else:
            self._enter(top, node)

    def _enter(self, mapping: Mapping, node: Node) -> None:
        key = self._keys[-1]
        self._keys[-1] = ODD_KEY if key is None else None
        if key is None or key is ODD_KEY:  # the reader told that a key must be a text
            return
        first = mapping.keys.get(key.text)
        if first is not None:
            self.problem("double-key", key.line, key.column, key=key.text, first=first.line)
            return
        mapping.keys[key.text] = key
        mapping.entries[key.text] = node
