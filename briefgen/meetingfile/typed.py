"""A tree of nodes to a noun: every scalar typed by what the model says is due there.

All problems are gathered: one bad date does not hide the next. A noun with a problem inside is not
made, its neighbours are read on.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.fields import REFERENCES, Due, default_of, fields_of
from briefgen.meetingfile.nodes import Mapping, Node, Refused, Scalar, Sequence, is_null
from briefgen.meetingfile.references import References
from briefgen.meetingfile.scalars import (
    read_day,
    read_figure,
    read_moment,
    read_truth,
    read_whole,
)
from briefgen.meetingfile.shorthand import short_form
from briefgen.model import Indicator, Noun, Span

N = TypeVar("N", bound=Noun)
V = TypeVar("V")


def _as_written(scalar: Scalar, _at: Place) -> str:
    return scalar.text


READERS: dict[type, Callable[[Scalar, Place], object]] = {
    str: _as_written,
    int: read_whole,
    bool: read_truth,
    Decimal: read_figure,
    date: read_day,
    datetime: read_moment,
}


class _Failed:
    """Stands for a value that could not be read; its problem is noted."""


FAILED = _Failed()
NAMING = frozenset({"id", "name"})
"""Entries that say which thing is meant: an empty text there is as good as none."""


def read_noun(noun: type[N], root: Mapping, file: str) -> tuple[N | None, list[Problem]]:
    """Return the noun that a tree holds, ``None`` where it has problems, and all of those."""
    reading = _Reading(file)
    value = reading.noun(noun, root, "", "")
    reading.problems += reading.references.problems(file)
    return (value if isinstance(value, noun) and not reading.problems else None), reading.problems


class _Reading:
    """One pass over a tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.references = References()

    def noun(self, noun: type[Noun], node: Node, path: str, within: str) -> Noun | _Failed:
        """Return the noun at a node; ``within`` is the key it stands under."""
        if isinstance(node, Mapping):
            return self._from_mapping(noun, node, path, within)
        if isinstance(node, Refused):
            return FAILED
        short = short_form(noun, within)
        if isinstance(node, Scalar) and short:
            return self._attempt(lambda at: short.read(node, at), node, path)
        keys = list(fields_of(noun))[:4]
        if short:
            return self._refuse("due-short", node, path, keys=keys, example=short.example)
        text = node.text if isinstance(node, Scalar) else "- …"
        return self._refuse("due-mapping", node, path, keys=keys, text=text)

    def _from_mapping(
        self, noun: type[Noun], node: Mapping, path: str, within: str
    ) -> Noun | _Failed:
        before, failed = len(self.problems), False
        values: dict[str, object] = {}
        due = fields_of(noun)
        meant: set[str | None] = set()
        for name, value_node in node.entries.items():
            field = due.get(name)
            if field is None:
                meant.add(self._unknown(node.keys[name], due, path))
                continue
            value_path = f"{path}.{name}" if path else name
            value = self._value(field, value_node, value_path, name)
            if isinstance(value, _Failed):
                failed = True
            else:
                values[name] = value
                self._note_ids(noun, name, value_node, value_path)
        if noun is Indicator and values.get("parent"):
            parent = f"{path}.parent"
            self.references.add_parent(str(values.get("id")), node.entries["parent"], parent)
        for name, field in due.items():
            if field.required and name not in node.entries and name not in meant:
                self._refuse("missing-key", node, path, key=name)
        if failed or len(self.problems) > before:
            return FAILED
        made = _make(noun, values, within)
        if isinstance(made, Span):
            self._check_span(made, node, path)
        return made

    def _value(self, due: Due, node: Node, path: str, within: str) -> object:
        """Return the value at a node, or ``FAILED`` with the problem noted."""
        if isinstance(node, Refused):
            return FAILED
        if within in NAMING and isinstance(node, Scalar) and not node.text.strip():
            return self._refuse("missing-value", node, path, key=within)
        if is_null(node):
            if due.required and not due.optional:
                return self._refuse("missing-value", node, path, key=within)
            return None if due.optional else due.default
        if due.many:
            return self._many(due, node, path, within)
        return self._one(due, node, path, within)

    def _many(self, due: Due, node: Node, path: str, within: str) -> object:
        if not isinstance(node, Sequence):
            text = node.text if isinstance(node, Scalar) else "…"
            return self._refuse("due-list", node, path, key=within, text=text)
        before = len(self.problems)
        items: list[object] = []
        for number, item in enumerate(node.items):
            if isinstance(item, Refused):
                continue
            if is_null(item):
                self._refuse("empty-item", item, f"{path}[{number}]")
                continue
            items.append(self._one(due, item, f"{path}[{number}]", within))
        failed = FAILED in items or len(self.problems) > before
        return FAILED if failed else tuple(items)

    def _one(self, due: Due, node: Node, path: str, within: str) -> object:
        if issubclass(due.of, Noun):
            return self.noun(due.of, node, path, within)
        if not isinstance(node, Scalar):
            return self._refuse("due-text", node, path, key=within)
        if due.words:
            return self._word(due, node, path, within)
        reader = READERS[due.of]
        return self._attempt(lambda at: reader(node, at), node, path)

    def _word(self, due: Due, node: Scalar, path: str, within: str) -> object:
        if node.text in due.words:
            return node.text
        if within == "schema_version":
            return self._refuse("schema-unknown", node, path, text=node.text, known=due.words[0])
        return self._refuse("word-unknown", node, path, text=node.text, known=due.words)

    def _attempt(self, read: Callable[[Place], V], node: Node, path: str) -> V | _Failed:
        try:
            return read(self._place(node, path))
        except DataError as error:
            self.problems += error.problems
            return FAILED

    def _note_ids(self, noun: type[Noun], name: str, node: Node, path: str) -> None:
        """Keep ids and what points to them, for when all of the file has been read."""
        if name == "id" and isinstance(node, Scalar):
            self.references.add_id(noun, node, path)
        target = REFERENCES.get((noun, name))
        if target is None:
            return
        if isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                self.references.add(target, item, f"{path}[{number}]")
        else:
            self.references.add(target, node, path)

    def _check_span(self, span: Span, node: Mapping, path: str) -> None:
        length = span.end - span.start
        if len(span.quote) != length:
            quoted = {"quote": span.quote, "length": len(span.quote), "due": length}
            self._refuse("span-length", node, path, start=span.start, end=span.end, **quoted)

    def _unknown(self, key: Scalar, due: Iterable[str], path: str) -> str | None:
        """Refuse a key that the noun does not have; return the one that was meant, if plain."""
        from difflib import get_close_matches

        names = list(due)
        path = f"{path}.{key.text}" if path else key.text
        near = get_close_matches(key.text.lower().replace("-", "_"), names, 1, 0.6)
        if near:
            self._refuse("unknown-key-near", key, path, key=key.text, near=near[0])
            return near[0]
        self._refuse("unknown-key", key, path, key=key.text, known=names)
        return None

    def _refuse(self, code: str, node: Node, path: str, **facts: object) -> _Failed:
        self.problems.append(Problem(code, self._place(node, path), facts))
        return FAILED

    def _place(self, node: Node, path: str) -> Place:
        return Place(self.file, node.line, node.column, path or None)


def _make(noun: type[Noun], values: dict[str, object], within: str) -> Noun:
    """Return the noun; every value has been typed, so the model need not check it again."""
    given = dict(values)
    for name in fields_of(noun):
        if name not in given:
            given[name] = default_of(noun, name, values, within)
    make: Callable[..., Noun] = noun.model_construct
    return make(set(values), **given)
