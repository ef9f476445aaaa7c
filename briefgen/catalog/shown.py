"""Values as the text that is printed: one rule for every engine.

Text is printed as it is, figures with every digit they have, dates the way official documents
write them, ``None`` as nothing. What has no form a reader would expect (a list, a mapping, a yes or
no, a text with control characters) is refused, never printed as a program would.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import NoReturn

from briefgen.catalog.faults import ExpressionValueError, Fault
from briefgen.catalog.missing import LENIENT, Absent, Undefined

LONGEST_NUMBER = 400
LONGEST_TEXT = 1_000_000
MARK_UP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}

# Not allowed by XML 1.0 (§2.2), lone surrogates included; DEL and the C1 controls are allowed there
# but print nothing anywhere.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
# Marks that turn the reading direction: what is shown would not be what is written.
_TURNING = "[\u202a-\u202e\u2066-\u2069]"
# What the quick way cannot print as it is; no-break spaces and the like are none of these.
_SPECIAL = re.compile(
    "[&<>\"'\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_EASY = 10**18

Breaks = tuple[tuple[str, str], ...]  # control characters, and what is printed for each


class Xml(str):
    """Text that is mark-up already; only our own code makes it."""

    __slots__ = ()


def refuse(code: str, **facts: object) -> NoReturn:
    """Raise the fault of one value."""
    raise ExpressionValueError(Fault(code, facts=facts))


def text_of(value: object) -> str:
    """Return a value as plain text.

    Raises:
        ExpressionValueError: ``value-not-text`` for a list, a mapping, true or false and whatever
            else has no printed form, ``character-forbidden``, ``text-too-long``,
            ``number-not-finite``, ``number-too-long``.
    """
    if isinstance(value, str):
        return _sound(value)
    if value is None:
        return python_text(value) if LENIENT.get() is Absent else ""
    if isinstance(value, bool):
        if LENIENT.get() is Absent:
            return python_text(value)
        refuse("value-yes-or-no", value="true" if value else "false")
    if isinstance(value, (int, float, Decimal)):
        return figure(value)
    if isinstance(value, (date, time)):
        return _moment(value)
    if isinstance(value, Undefined):
        return str(value)
    if LENIENT.get() is Absent and has_no_printed_form(value):
        return python_text(value)
    refuse("value-not-text", kind=kind(value))


def has_no_printed_form(value: object) -> bool:
    """Return whether a lenient run prints a value as Python does, having no better form."""
    return value is None or isinstance(value, (bool, list, tuple, range, Mapping))


def python_text(value: object) -> str:
    """Return a value as ``str`` gives it in Python; figures as they stand in the data."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple, Mapping)):
        return _python_source(value)
    return str(value)


def _python_source(value: object) -> str:
    """Return a value inside a list or mapping, as ``repr`` gives it in Python."""
    if isinstance(value, Mapping):
        pairs = (f"{_python_source(key)}: {_python_source(one)}" for key, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_python_source, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_python_source, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and int(value.as_tuple().exponent) >= 0
        return str(int(value)) if whole else repr(float(value))
    if value is None or isinstance(value, (str, bool, int, float, range)):
        return repr(value)
    return repr(str(value))


def kind(value: object) -> str:
    """Return what a value is, in one word that stands in messages of both languages."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, (list, tuple, range)):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or type(value).__module__ not in ("builtins", "decimal", "datetime"):
        return "null" if value is None else type(value).__name__
    return str(value)[:40]


def figure(value: int | float | Decimal) -> str:
    """Return a number with all its digits, a dot before decimals and no exponent."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        refuse("number-not-finite", value=str(value))
    _, digits, exponent = number.as_tuple()
    if len(digits) + abs(int(exponent)) > LONGEST_NUMBER:
        refuse("number-too-long", digits=len(digits), limit=LONGEST_NUMBER)
    return format(number, "f")


@cache
def _table(xml: bool, line_break: str, tab: str, breaks: Breaks) -> Mapping[int, str]:
    """Return what each character that is not printed as it is becomes."""
    table = {ord(char): entity for char, entity in MARK_UP.items()} if xml else {}
    table |= dict.fromkeys(map(ord, "\n\x85\u2028\u2029"), line_break) | {ord("\t"): tab}
    return table | {ord(char): written for char, written in breaks}


def writer(
    *,
    xml: bool,
    line_break: str,
    tab: str,
    breaks: Breaks = (),
    rich: Callable[[object], str | None] | None = None,
) -> Callable[[object], str]:
    """Return the function that every printed value goes through.

    Args:
        xml: escape what XML would take for mark-up, in text and in attributes.
        line_break: what stands for a line break of a value; mark-up where ``xml``.
        tab: the same for a tab.
        breaks: control characters that are printed all the same, each with what stands for it.
        rich: writes values that only the engine knows; ``None`` for those it does not know either.
    """
    table = _table(xml, line_break, tab, breaks)
    allowed = dict.fromkeys((ord(char) for char, _ in breaks), "\n")

    def show(value: object) -> str:
        if type(value) is str:
            # Printable text holds no control character, surrogate or line break, and these tests
            # are the cheapest there are; an odd but good text only takes the longer way.
            if (
                value.isprintable()
                and "&" not in value
                and "<" not in value
                and ">" not in value
                and '"' not in value
                and "'" not in value
                and len(value) <= LONGEST_TEXT
            ):
                return value
            if len(value) <= LONGEST_TEXT and not _SPECIAL.search(value):
                return value
            if allowed and _SPECIAL.search(value):
                _sound(value.translate(allowed))
                return value.replace("\r\n", "\n").replace("\r", "\n").translate(table)
        elif type(value) is Xml:
            return value
        elif type(value) is int and -_EASY < value < _EASY:
            return str(value)
        elif rich and (made := rich(value)) is not None:
            return made
        return text_of(value).replace("\r\n", "\n").replace("\r", "\n").translate(table)

    return show


def _sound(text: str) -> str:
    """Return the text if every character of it can be shown."""
    if len(text) > LONGEST_TEXT:
        refuse("text-too-long", length=len(text), limit=LONGEST_TEXT)
    found = re.search(_FORBIDDEN, text) or re.search(_TURNING, text)
    if found:
        point = f"U+{ord(found[0]):04X}"
        refuse("character-forbidden", code_point=point, position=found.start() + 1)
    return str(text)


def _moment(value: date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    from briefgen.vi.dates import write_date

    if isinstance(value, datetime):
        return f"{write_date(value.date())} {value:%H:%M}"
    return write_date(value)
