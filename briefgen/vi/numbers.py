"""Numbers as Vietnamese reports write them: ``1.234.567,89``.

Reading and writing live in one room, so that one test can close the circle.
Source: Law on Accounting 03/2003/QH11, art. 12 (dot after thousands, comma before decimals).
"""

import re
from decimal import Decimal

from briefgen.errors import DataError, Place, Problem

_WHOLE = r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<part>[0-9]+))?"
NUMBER = re.compile(rf"(?P<sign>(?<![\w%)])[-−])?(?<![0-9])(?<![0-9][.,]){_WHOLE}(?![.,]?[0-9])")
"""One number in running text, with groups ``sign``, ``whole`` and ``part``.

A stretch such as ``12.34`` or ``1.2345`` is no number and no part of it matches. A dash after a
letter, a digit, ``%`` or ``)`` is no sign: it joins (``7,5-8,0``).
"""
_STRICT = re.compile(rf"(?P<sign>[-−+])?{_WHOLE}")
_MACHINE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_SWAP = str.maketrans(",.", ".,")


def read_number(text: str, at: Place | None = None) -> Decimal:
    """Read one number in Vietnamese notation exactly; no unit, no words.

    Args:
        text: digits, grouped in threes or not at all: ``"1.234,50"``; ``1.300`` is 1300. Trailing
            zeros are kept: they say how precise the report is. The sign may be ``-`` or U+2212.
        at: where ``text`` stands, for the message.

    Raises:
        DataError: ``number-unreadable``. ``"12.34"`` is refused, not guessed: it may be 1234 with
            a slip of the finger, or 12,34 in English dress.
    """
    found = _STRICT.fullmatch(text.strip())
    if found is None:
        raise DataError(Problem("number-unreadable", at or Place(), {"text": text}))
    return number_of(found)


def number_of(found: re.Match[str]) -> Decimal:
    """Return the value of a match of ``NUMBER``."""
    sign = "-" if found["sign"] in ("-", "−") else ""
    whole = found["whole"].replace(".", "")
    return Decimal(f"{sign}{whole}.{found['part'] or ''}")


def write_number(number: Decimal) -> str:
    """Write a number as ``read_number`` reads it; no digit is lost, none is added."""
    return f"{number:,f}".translate(_SWAP)


def read_machine_number(text: str, at: Place | None = None) -> Decimal:
    """Read a bare number of a YAML or JSON file: ``2.2``, ``146512``, ``-1.5e3``.

    Raises:
        DataError: ``number-ambiguous`` for one to three digits, a dot and exactly three digits
            (``1.300``: 1300 to a Vietnamese reader, 1,3 to a machine), unless it begins with 0;
            ``number-unreadable`` for anything that is not a number of JSON.
    """
    bare = text.strip()
    if _AMBIGUOUS.fullmatch(bare):
        thousands, decimal = bare.replace(".", ""), write_number(Decimal(bare))
        facts = {"text": bare, "thousands": thousands, "decimal": decimal}
        raise DataError(Problem("number-ambiguous", at or Place(), facts))
    if not _MACHINE.fullmatch(bare):
        raise DataError(Problem("machine-number-unreadable", at or Place(), {"text": text}))
    return Decimal(bare)


def write_english_number(number: Decimal) -> str:
    """Write a number in English notation, ``1,234.5``; no digit is lost, none is added."""
    return f"{number:,f}"
