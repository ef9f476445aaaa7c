"""Ids and what points to them: each id once, nothing points into the void."""

from briefgen.errors import Place, Problem
from briefgen.meetingfile.nodes import Node, Scalar, is_null
from briefgen.model import Noun, Sentence


class References:
    """Notes ids and references while a file is read, and judges them at its end."""

    def __init__(self) -> None:
        self._ids: dict[type[Noun], dict[str, Scalar]] = {}
        self._double: list[tuple[Scalar, str, Scalar]] = []
        self._pointing: list[tuple[type[Noun], Scalar, str]] = []
        self._parents: dict[str, tuple[Scalar, str]] = {}

    def add_id(self, noun: type[Noun], node: Scalar, path: str) -> None:
        """Note the id of a noun."""
        first = self._ids.setdefault(noun, {}).setdefault(node.text, node)
        if first is not node:
            self._double.append((node, path, first))

    def add(self, target: type[Noun], node: Node, path: str) -> None:
        """Note that a field names the id of a ``target``."""
        if isinstance(node, Scalar) and not is_null(node):
            self._pointing.append((target, node, path))

    def add_parent(self, child: str, node: Node, path: str) -> None:
        """Note that an indicator is a part of another one."""
        if isinstance(node, Scalar):
            self._parents[child] = (node, path)

    def problems(self, file: str) -> list[Problem]:
        """Return ids given twice, references to what is not there, and circles of parents.

        Spans may name sentences of a source that was left out of the file.
        """
        found = [
            Problem("double-id", _place(file, node, path), {"id": node.text, "first": first.line})
            for node, path, first in self._double
        ]
        for target, node, path in self._pointing:
            known = self._ids.get(target, {})
            if node.text not in known and (known or target is not Sentence):
                found.append(_unknown(target, node, _place(file, node, path), list(known)))
        return found + [
            Problem("parent-circle", _place(file, *self._parents[child]), {"id": child})
            for child in self._parents
            if self._is_own_part(child)
        ]

    def _is_own_part(self, child: str) -> bool:
        above, seen = child, set[str]()
        while above in self._parents and above not in seen:
            seen.add(above)
            above = self._parents[above][0].text
        return above == child and child in seen


def _unknown(target: type[Noun], node: Scalar, at: Place, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(node.text, known, 1, 0.6)
    code = f"unknown-{target.__name__.lower()}"
    if near:
        return Problem(f"{code}-near", at, {"id": node.text, "near": near[0]})
    return Problem(code, at, {"id": node.text})


def _place(file: str, node: Scalar, path: str) -> Place:
    return Place(file, node.line, node.column, path)
