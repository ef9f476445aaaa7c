"""Every number that a page shows, and every number that a record holds, as printed."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from briefgen.compose.wording import Wording
from briefgen.model import Bar, Figure, KeyEntry, Meeting, Quantity, Sentence
from briefgen.vi.quantities import easy_unit

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers that a page makes by itself: ordinals, counts of its own rows, geometry.
ORDINALS = frozenset(
    {"number", "rows_number", "tasks_number", "tasks_more", "rows_note", "labels", "gaps"}
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
        yield "" if value.derived else f"{value.whole}{value.part}"
    elif isinstance(value, str):
        yield value
    else:
        for field, item in _inside(value):
            # Rows name their notes by number; the notes themselves are nouns.
            if not (field == "notes" and isinstance(item, str)):
                yield from _texts(item, field or name)


def _facts(value: object, say: Wording) -> Iterator[str]:
    """Yield every value of a record as text, quantities in each scale they may take."""
    if isinstance(value, Sentence):
        return
    if isinstance(value, Quantity):
        scales = (value, easy_unit(value))
        ends = [end for scaled in scales for end in (scaled.value, scaled.high)]
        yield from (say.number(end) for end in ends if end is not None)
    elif isinstance(value, Decimal):
        yield say.number(value)
    elif isinstance(value, date):
        yield f"{say.date(value)} {value}"
    elif isinstance(value, (str, int)):
        yield str(value)
    for _, item in _inside(value):
        yield from _facts(item, say)


def _inside(value: object) -> Iterator[tuple[str, object]]:
    """Yield what a noun or a tuple holds, with the field's name."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            held = getattr(value, field)
            yield from ((field, item) for item in (held if isinstance(held, tuple) else (held,)))
    elif isinstance(value, tuple):
        yield from (("", item) for item in value)
