"""Every number that a page shows, and every number that a record holds, as printed."""

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from briefgen.compose.wording import Wording
from briefgen.model import Bar, Figure, KeyEntry, Meeting, Quantity, Sentence
from briefgen.vi.quantities import easy_unit

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers that a page makes by itself: ordinals, counts of its own rows, geometry.
ORDINALS = frozenset(
    {"number", "notes_of_row", "rows_number", "tasks_number", "tasks_more", "rows_note", "labels"}
)


def numbers_in(text: str) -> set[str]:
    """Return the numbers in a text, digits and marks as printed."""
    plain = text.translate({0xA0: " ", 0x2011: "-", 0x2060: None, 0x2212: "-"})
    return set(NUMBER.findall(plain))


def shown_numbers(page: BaseModel) -> set[str]:
    """Return every number on a page that must stand in the record."""
    return {number for text in _texts(page) for number in numbers_in(text)}


def recorded_numbers(meeting: Meeting, say: Wording) -> set[str]:
    """Return every number of the record: figures in each scale they may take, dates, quotes."""
    return {number for text in _facts(meeting, say) for number in numbers_in(text)}


def _texts(value: object, name: str = "") -> Iterator[str]:
    """Yield the strings of a page; a computed figure, its own kind of claim, is left out."""
    if name in ORDINALS or isinstance(value, (Bar, KeyEntry)):
        return
    if isinstance(value, Figure):
        if not value.derived:
            yield f"{value.whole}{value.part}"
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            if not (
                field == "notes"
                and isinstance(getattr(value, field), tuple)
                and _numbered(getattr(value, field))
            ):
                yield from _texts(getattr(value, field), field)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, name)
    elif isinstance(value, str):
        yield value


def _numbered(notes: tuple[object, ...]) -> bool:
    """Return whether these are references to notes, not notes."""
    return bool(notes) and all(isinstance(note, str) for note in notes)


def _facts(value: object, say: Wording) -> Iterator[str]:
    if isinstance(value, Quantity):
        for scaled in (value, easy_unit(value)):
            yield say.number(scaled.value)
            yield say.number(scaled.high) if scaled.high is not None else ""
    elif isinstance(value, Sentence):
        return
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _facts(getattr(value, field), say)
    elif isinstance(value, tuple):
        for item in value:
            yield from _facts(item, say)
    elif isinstance(value, date):
        yield from (say.date(value), str(value))
        if hasattr(value, "hour"):
            yield say.time(value)
    elif isinstance(value, str):
        yield value
    elif hasattr(value, "as_tuple"):
        yield say.number(value)
    elif value is not None:
        yield str(value)
