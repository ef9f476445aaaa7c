"""TOML to plain values: the standard parser, our limits; it keeps no places of values."""

import re
import tomllib
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.decode import decode
from briefgen.meetingfile.nodes import LONGEST_NUMBER, SHOWN, Limits

_TOLD_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


def load_toml(content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Return the values of a TOML file.

    Raises:
        DataError: ``data-toml-syntax`` with the parser's own words; and, by data path alone,
            ``too-deep``, ``too-many-rows``, ``data-text-too-long``, ``data-number-not-finite``,
            ``data-number-too-long``.
    """
    text = decode(content, name, limits)
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        why = str(error) or "too deep"
        raise DataError(
            Problem("data-toml-syntax", _place(why, text, name), {"why": why})
        ) from error
    plain = _Plain(name, limits)
    found = {_key(key): plain.of(value, key, 1) for key, value in values.items()}
    if plain.problems:
        raise DataError(plain.problems)
    return found


def _place(why: str, text: str, name: str) -> Place:
    """Return where the parser says it is; it knows no place when lists are too deep."""
    told = _TOLD_AT.search(why)
    if told:
        return Place(name, int(told[1]), int(told[2]))
    return Place(name, text.rstrip().count("\n") + 1 if "end of document" in why else None)


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text)


class _Plain:
    """Makes the values of a TOML file plain and keeps the limits."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._limits = limits

    def of(self, value: object, path: str, depth: int) -> object:
        """Return a value as dict, list, str, Decimal, bool or date."""
        if isinstance(value, dict | list) and depth >= self._limits.depth:
            return self._refuse("too-deep", path, limit=self._limits.depth)
        if isinstance(value, dict):
            return {
                _key(key): self.of(item, f"{path}.{key}", depth + 1) for key, item in value.items()
            }
        if isinstance(value, list):
            if len(value) > self._limits.rows:
                return self._refuse("too-many-rows", path, limit=self._limits.rows)
            return [self.of(item, f"{path}[{at}]", depth + 1) for at, item in enumerate(value)]
        return self._scalar(value, path)

    def _scalar(self, value: object, path: str) -> object:
        if isinstance(value, str):
            if len(value) > self._limits.characters:
                return self._refuse("data-text-too-long", path, limit=self._limits.characters)
            return unicodedata.normalize("NFC", value)
        if isinstance(value, Decimal):
            return self._decimal(value, path)
        if isinstance(value, datetime | time):
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool):
            return self._decimal(Decimal(value), path)
        return value if isinstance(value, bool | date) else str(value)

    def _decimal(self, value: Decimal, path: str) -> object:
        if not value.is_finite():
            return self._refuse("data-number-not-finite", path, text=value)
        if len(str(value)) > LONGEST_NUMBER or abs(value.adjusted()) > LONGEST_NUMBER:
            return self._refuse(
                "data-number-too-long", path, text=str(value)[:SHOWN], limit=LONGEST_NUMBER
            )
        return value

    def _refuse(self, code: str, path: str, **facts: object) -> object:
        self.problems.append(Problem(code, Place(self._file, path=path), facts))
        return None
