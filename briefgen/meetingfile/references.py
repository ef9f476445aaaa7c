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

    def add_id(self, noun: type[Noun], node: Scalar, path: str) -> None:
        """Note the id of a noun."""
        first = self._ids.setdefault(noun, {}).setdefault(node.text, node)
        if first is not node:
            self._double.append((node, path, first))

    def add(self, target: type[Noun], node: Node, path: str) -> None:
        """Note that a field names the id of a ``target``."""
        if isinstance(node, Scalar) and not is_null(node):
            self._pointing.append((target, node, path))

    def problems(self, file: str) -> list[Problem]:
        """Return ids given twice, and references to what is not there, in the order of the file.

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
        return found


def _unknown(target: type[Noun], node: Scalar, at: Place, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(node.text, known, 1, 0.6)
    code = f"unknown-{target.__name__.lower()}"
    if near:
        return Problem(f"{code}-near", at, {"id": node.text, "near": near[0]})
    return Problem(code, at, {"id": node.text})


def _place(file: str, node: Scalar, path: str) -> Place:
    return Place(file, node.line, node.column, path)
