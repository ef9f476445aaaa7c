"""Plain values for templates that know nothing of meetings: YAML, JSON or TOML as written.

Numbers keep their digits and texts their letters: what stands in the file is what is printed.
"""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.decode import decode
from briefgen.meetingfile.json_values import quick_json
from briefgen.meetingfile.nodes import (
    LIMITS,
    LONGEST_NUMBER,
    SHOWN,
    Limits,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    is_null,
    is_number,
)
from briefgen.meetingfile.toml_values import load_toml
from briefgen.meetingfile.tree import kind_of, read_tree

TRUTH = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""Words of YAML 1.2; ``yes``, ``no``, ``on`` and ``off`` are words like others."""


def load_values(content: bytes, name: str, limits: Limits = LIMITS) -> dict[str, Any]:
    """Return the values of a data file: dict, list, str, Decimal, bool, None; from TOML also date.

    A number without quotes becomes a ``Decimal`` that prints as typed (``0.50``); every other
    scalar stays its text: ``0123``, ``1_000``, ``8:30``, ``no``, ``2024-05-06``, ``1.234.567``.
    Keys and texts are in Unicode normal form C.

    Args:
        content: the file's bytes.
        name: the file's name; ``.json``, ``.toml``, ``.yaml`` choose the reader, any other name
            leaves it to the first character.
        limits: how much the file may hold.

    Raises:
        DataError: every problem of the file, with line and column (TOML: where the parser says).
    """
    if kind_of(name, "") == "toml":
        return load_toml(content, name, limits)
    text = decode(content, name, limits)
    if kind_of(name, text) == "json" and (quick := quick_json(text, limits)) is not None:
        return quick
    # What no page can show is refused by the engine that is to print it, by its data path.
    root, problems = read_tree(content, name, replace(limits, any_text=True))
    values = _Values(name)
    found = {key: values.of(node, key) for key, node in root.entries.items()}
    if problems or values.problems:
        raise DataError([*problems, *values.problems])
    return found


class _Values:
    """Turns nodes into plain values; gathers the numbers that cannot be."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def of(self, node: Node, path: str) -> object:
        """Return the plain value of a node; ``None`` too where it was refused."""
        if isinstance(node, Mapping):
            return {
                key: self.of(value, f"{path}.{key}" if path else key)
                for key, value in node.entries.items()
            }
        if isinstance(node, Sequence):
            return [self.of(item, f"{path}[{number}]") for number, item in enumerate(node.items)]
        return self._scalar(node, path) if isinstance(node, Scalar) else None

    def _scalar(self, scalar: Scalar, path: str) -> str | Decimal | bool | None:
        if is_null(scalar):
            return None
        if scalar.style is Style.PLAIN and scalar.text in TRUTH:
            return TRUTH[scalar.text]
        if not is_number(scalar):
            text = scalar.text
            return text if text.isascii() else unicodedata.normalize("NFC", text)
        if len(scalar.text) > LONGEST_NUMBER:
            place = Place(self._file, scalar.line, scalar.column, path)
            facts = {"text": scalar.text[:SHOWN], "limit": LONGEST_NUMBER}
            self.problems.append(Problem("data-number-too-long", place, facts))
            return None
        return _number(scalar)


def _number(scalar: Scalar) -> Decimal | str:
    """Return a number that prints as typed: ``1e3`` of a YAML file stays text, of JSON is 1000."""
    number = Decimal(scalar.text)
    if scalar.style is Style.NUMBER:
        return Decimal(f"{number:f}")
    printed = str(number) == scalar.text and abs(number.adjusted()) < LONGEST_NUMBER
    return number if printed else scalar.text
