"""One field of a fact by its data path, read and written as a person types it.

``actual``, ``targets[0]``, ``verdict``, ``posts[1].title``: the same paths that messages print. A
value is text in the notation of a report (``ước 146.512 tỷ đồng``), whatever noun holds it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.edits.verdicts import read_status, write_status
from briefgen.meetingfile.fields import Due, fields_of
from briefgen.meetingfile.nodes import Scalar, Style
from briefgen.meetingfile.shorthand import short_form
from briefgen.meetingfile.typed import READERS
from briefgen.model import (
    Attainment,
    Change,
    Comparison,
    MeetingDate,
    Noun,
    Observation,
    Organization,
    Period,
    Post,
    Quantity,
    Statement,
    Tally,
    Target,
    Verdict,
)
from briefgen.vi.dates import write_date
from briefgen.vi.numbers import write_number
from briefgen.vi.quantities import write_quantity

STEP = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<number>\d{1,4})\])?")
LIST_MARK = "; "
BOUNDS: dict[Comparison, tuple[str, str]] = {
    "at_least": ("từ ", " trở lên"),
    "more_than": ("trên ", ""),
    "at_most": ("không quá ", ""),
    "less_than": ("dưới ", ""),
    "about": ("khoảng ", ""),
}
Step = tuple[str, int | None]
N = TypeVar("N", bound=Noun)


def steps_of(noun: type[Noun], path: str) -> tuple[Step, ...] | None:
    """Return the steps of a path into a kind of noun, ``None`` where it leads nowhere."""
    steps: list[Step] = []
    due: Due | None = None
    for part in path.split("."):
        found = STEP.fullmatch(part)
        if due is not None:
            if not issubclass(due.of, Noun) or (due.many and steps[-1][1] is None):
                return None
            noun = due.of
        due = fields_of(noun).get(found["name"]) if found else None
        if found is None or due is None or (found["number"] and not due.many):
            return None
        steps.append((found["name"], int(found["number"]) if found["number"] else None))
    return tuple(steps)


def text_at(noun: Noun, path: str) -> str:
    """Return the value at a path as a person would type it; empty where there is none.

    Args:
        noun: where the path begins.
        path: one that ``steps_of`` knows.
    """
    value: object = noun
    for name, number in steps_of(type(noun), path) or ():
        value = getattr(value, name, None)
        if number is not None:
            value = value[number] if isinstance(value, tuple) and number < len(value) else None
    return text_of(value)


def with_text(noun: N, path: str, text: str, at: Place) -> N:
    """Return the noun with the value at a path read anew; empty text takes the value away.

    What the text does not speak of stays: the span, the period, who set the plan, the unit.

    Raises:
        DataError: the text cannot be read as what is due there, or nothing may be taken away.
    """
    return _changed(noun, steps_of(type(noun), path) or (), text, at)


def read_as(noun: type[Noun], path: str, text: str, at: Place) -> None:
    """Read a text as what is due at a path, only to know whether it can be read.

    Raises:
        DataError: it cannot.
    """
    steps = steps_of(noun, path) or ()
    for name, _ in steps[:-1]:
        noun = fields_of(noun)[name].of
    name, number = steps[-1]
    _read(fields_of(noun)[name], None, text, name, number, at)


def text_of(value: object) -> str:
    """Return a value as a person types it."""
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, tuple):
        return LIST_MARK.join(text_of(item) for item in value)
    return "" if value is None else str(value)


def _changed(noun: N, steps: Sequence[Step], text: str, at: Place) -> N:
    (name, number), *rest = steps
    due, now = fields_of(type(noun))[name], getattr(noun, name)
    if number is None:
        value = _value(due, now, rest, text, name, None, at)
    else:
        items = list(now)
        if number > len(items):
            raise DataError(Problem("correction-no-item", at, {"field": f"{name}[{number}]"}))
        old = items[number] if number < len(items) else None
        new = _value(due, old, rest, text, name, number, at)
        items[number : number + 1] = [] if new is None else [new]
        value = tuple(items)
    update: dict[str, Any] = {name: value}
    if isinstance(noun, Quantity):
        update["raw"] = None  # it is no longer what is printed
    return noun.model_copy(update=update)


def _value(
    due: Due, old: object, rest: Sequence[Step], text: str, name: str, number: int | None, at: Place
) -> object:
    if not rest:
        return _read(due, old, text, name, number, at)
    if not isinstance(old, Noun):
        raise DataError(Problem("correction-no-item", at, {"field": name}))
    return _changed(old, rest, text, at)


def _read(due: Due, old: object, text: str, name: str, number: int | None, at: Place) -> object:
    text = text.strip()
    if due.many and number is None:
        parts = [part.strip() for part in text.split(LIST_MARK.strip())]
        return tuple(_one(due, None, part, name, at) for part in parts if part)
    if not text:
        if due.optional or due.many:
            return None
        raise DataError(Problem("correction-empty", at, {"field": name}))
    return _one(due, old, text, name, at)


def _one(due: Due, old: object, text: str, name: str, at: Place) -> object:
    scalar = Scalar(at.line, at.column, text, Style.QUOTED)
    if due.of is Verdict:
        return read_status(text, old if isinstance(old, Verdict) else None, at)
    if due.words:
        if text not in due.words:
            raise DataError(Problem("word-unknown", at, {"text": text, "known": due.words}))
        return text
    if not issubclass(due.of, Noun):
        return READERS[due.of](scalar, at)
    form = short_form(due.of, name)
    if form is None:
        raise DataError(Problem("correction-field", at, {"field": name, "known": ()}))
    return _kept(old, form.read(scalar, at))


def _kept(old: object, new: Noun) -> Noun:
    """Return the new noun with what only the old one knows: where it stands, for which period."""
    if not isinstance(old, type(new)):
        return new
    update = {name: getattr(new, name) for name in new.model_fields_set}
    for name, value in update.items():
        if isinstance(value, Quantity):
            update[name] = _with_unit(value, getattr(old, name))
    if isinstance(old, Target) and old.comparison == "keep":
        update.pop("comparison", None)  # no words of a figure say it
    if isinstance(old, MeetingDate):
        update["year_inferred_from"] = None  # a person gave the year
    return old.model_copy(update=update)


def _with_unit(new: Quantity, old: Quantity | None) -> Quantity:
    """Return a figure with the unit it had when only its number was typed anew."""
    return new.model_copy(update={"unit": old.unit}) if old and new.unit is None else new


def _target(target: Target) -> str:
    if target.quantity is None:
        return target.text or ""
    text = write_quantity(target.quantity)
    if target.quantity.hedge:
        return text
    before, behind = BOUNDS.get(target.comparison, ("", ""))
    return f"{before}{text}{behind}"


def _change(change: Change) -> str:
    quantity = change.quantity
    low, high = quantity.value, quantity.high
    if high is not None and high < 0:
        low, high = -high, -low
    word = "giảm" if quantity.value < 0 else "tăng"
    plain = quantity.model_copy(update={"value": abs(low), "high": high, "estimate": False})
    return f"{word} {write_quantity(plain)}"


def _attainment(attainment: Attainment) -> str:
    hedge = f"{attainment.hedge} " if attainment.hedge else ""
    return f"{hedge}{write_number(attainment.percent)}%"


def _tally(tally: Tally) -> str:
    return f"{tally.met}/{tally.total}"


_WRITERS: dict[type, Callable[[Any], str]] = {
    Quantity: write_quantity,
    Observation: lambda seen: write_quantity(seen.quantity),
    Target: _target,
    Attainment: _attainment,
    Change: _change,
    Tally: _tally,
    Verdict: lambda verdict: write_status(verdict.status),
    Period: lambda period: period.text,
    MeetingDate: lambda meeting: write_date(meeting.day),
    Statement: lambda statement: statement.text,
    Organization: lambda body: body.name,
    Post: lambda post: post.title,
    Decimal: write_number,
    date: write_date,
    datetime: lambda moment: moment.isoformat(timespec="minutes"),
    bool: lambda truth: "có" if truth else "không",
}
