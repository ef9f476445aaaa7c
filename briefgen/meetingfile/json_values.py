"""JSON that is all right to plain values, by the decoder of the standard library.

Whatever is in doubt (equal keys, a limit, an odd number, broken syntax) gives ``None``: the careful
reader then says what is wrong and where. That one takes ten times as long.
"""

import unicodedata
from decimal import Decimal
from json import loads
from typing import Any, NoReturn

from briefgen.meetingfile.nodes import LONGEST_NUMBER, Limits


class _DoubtError(ValueError):
    """Something that the careful reader must see."""


def quick_json(text: str, limits: Limits) -> dict[str, Any] | None:
    """Return the values of a JSON text as ``load_values`` gives them; ``None`` in any doubt."""
    try:
        values = loads(
            text,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_doubt,
            object_pairs_hook=_mapping,
        )
        if not isinstance(values, dict):
            return None
        _Check(limits).mapping(values, 1)
    except (ValueError, RecursionError):
        return None
    return values


def _doubt(_: str) -> NoReturn:
    raise _DoubtError


def _number(text: str) -> Decimal:
    if len(text) > LONGEST_NUMBER or "e" in text or "E" in text:
        raise _DoubtError
    return Decimal(text)


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _DoubtError
    return made


class _Check:
    """Composes texts and counts what is there."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.values - 1

    def mapping(self, values: dict[str, Any], depth: int) -> None:
        """Compose the texts of a mapping in place."""
        self._take(len(values), depth)
        for key, value in values.items():
            if not key.isascii() and not unicodedata.is_normalized("NFC", key):
                raise _DoubtError
            if type(value) is str:
                values[key] = self._text(value)
            elif type(value) is list:
                self._list(value, depth + 1)
            elif type(value) is dict:
                self.mapping(value, depth + 1)

    def _list(self, values: list[Any], depth: int) -> None:
        self._take(len(values), depth)
        if len(values) > self._limits.rows:
            raise _DoubtError
        for at, value in enumerate(values):
            if type(value) is dict:
                self.mapping(value, depth + 1)
            elif type(value) is str:
                values[at] = self._text(value)
            elif type(value) is list:
                self._list(value, depth + 1)

    def _take(self, count: int, depth: int) -> None:
        self._left -= count
        if self._left < 0 or depth > self._limits.depth:
            raise _DoubtError

    def _text(self, text: str) -> str:
        if len(text) > self._limits.characters:
            raise _DoubtError
        return text if text.isascii() else unicodedata.normalize("NFC", text)
