"""A noun as it stands in a file: keys in the order of the model, nothing that goes without saying.

The shape is plain: dict, list, str, ``Figure``, Decimal, int, bool; whoever writes YAML or JSON
walks it.
"""

from datetime import date, datetime
from typing import Any

from briefgen.meetingfile.fields import Due, default_of, fields_of
from briefgen.meetingfile.shorthand import SHORT_FORMS, shorten
from briefgen.model import Noun, Period, Quantity, Sentence, Span, Tally
from briefgen.vi.dates import write_date

ALWAYS = "schema_version"
"""Written though it is the default, so that a later release knows what it reads."""


COMPACT = 80
"""Characters that a mapping of few words may take on one line."""
ON_ONE_LINE = (Period, Quantity, Sentence, Span, Tally)


class Figure(str):
    """A short form that holds a figure: always in quotes, so that it is read as printed."""

    __slots__ = ()


class Line(dict[str, Any]):
    """A mapping short enough for one line: a span, a sentence, a quantity."""


def shape(noun: Noun, within: str = "") -> Any:
    """Return the noun as plain values; a short form where it says exactly the same.

    Args:
        noun: what to write.
        within: the key under which it will stand.
    """
    short = shorten(noun, within)
    if short is not None:
        return Figure(short) if _is_figure(noun, short) else short
    return spell(noun, within)


def spell(noun: Noun, within: str = "") -> dict[str, Any]:
    """Return the noun as a mapping of all that does not go without saying, never short."""
    given = noun.__dict__
    found: dict[str, Any] = {}
    for name, due in fields_of(type(noun)).items():
        value = given[name]
        if name == ALWAYS or due.required or value != default_of(type(noun), name, given, within):
            found[name] = _value(value, due, name)
    return Line(found) if isinstance(noun, ON_ONE_LINE) or _is_compact(found) else found


def _is_compact(found: dict[str, Any]) -> bool:
    """Return whether a mapping without id goes on one line: ``{part: chair, person: a}``."""
    if "id" in found or any(isinstance(value, dict | list) for value in found.values()):
        return False
    return sum(len(key) + len(str(value)) + 4 for key, value in found.items()) <= COMPACT


def _is_figure(noun: Noun, short: object) -> bool:
    may_be = SHORT_FORMS[type(noun)].figure or isinstance(noun, Tally)
    return may_be and isinstance(short, str) and any(letter.isdigit() for letter in short)


def _value(value: object, due: Due, name: str) -> object:
    if isinstance(value, Noun):
        return shape(value, name)
    if isinstance(value, tuple):
        return [_value(item, due, name) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, date):
        return write_date(value)
    return value
