"""One scalar to one plain value: a number, a whole number, yes or no, a day, a moment.

A number without quotes is in machine notation (``2.2``), anything else is read as a Vietnamese
text prints it (``"97,17"``); where the two could be confused, ``vi.numbers`` refuses.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import LONGEST_NUMBER, SHOWN, Scalar, Style, is_number
from briefgen.vi.dates import read_date
from briefgen.vi.numbers import read_machine_number, read_number

TRUTH = {"có": True, "true": True, "không": False, "false": False}

_HOUR = r"(?P<hour>\d{1,2})(?::|h|g| giờ )(?P<minute>\d{2})"
_DAY = r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})"
MOMENTS = (
    re.compile(rf"{_HOUR}(?:\s*[-,–]\s*|\s+)(?:ngày )?{_DAY}"),
    re.compile(rf"{_DAY}(?:\s*[-,–]\s*|\s+){_HOUR}"),
)
"""``15:10 - 21/11/2020`` and ``21/11/2020 15:10``, as news sites print them."""


def read_figure(scalar: Scalar, at: Place) -> Decimal:
    """Return a number exactly as written.

    Raises:
        DataError: ``number-ambiguous``, ``number-unreadable``, ``data-number-too-long``.
    """
    if len(scalar.text) > LONGEST_NUMBER:
        raise _refuse("data-number-too-long", at, text=scalar.text[:SHOWN], limit=LONGEST_NUMBER)
    if scalar.style is Style.NUMBER:  # JSON has one notation only: nothing is ambiguous
        return Decimal(scalar.text)
    if is_number(scalar):
        return read_machine_number(scalar.text, at)
    return read_number(scalar.text, at)


def read_whole(scalar: Scalar, at: Place) -> int:
    """Return a whole number; ``12,5`` is refused as ``number-not-whole``."""
    number = read_figure(scalar, at)
    if number != number.to_integral_value():
        raise _refuse("number-not-whole", at, text=scalar.text)
    return int(number)


def read_truth(scalar: Scalar, at: Place) -> bool:
    """Return True for ``có`` and ``true``, False for ``không`` and ``false``."""
    truth = TRUTH.get(scalar.text.strip().lower())
    if truth is None:
        raise _refuse("truth-unreadable", at, text=scalar.text)
    return truth


def read_day(scalar: Scalar, at: Place) -> date:
    """Return a day written ``20/11/2020``, ``2020-11-20`` or in words."""
    return read_date(scalar.text, at)


def read_moment(scalar: Scalar, at: Place) -> datetime:
    """Return day and hour: ``2020-11-21T15:10``, ``21/11/2020 15:10``, ``15:10 - 21/11/2020``.

    Raises:
        DataError: ``moment-unreadable``, also for a day alone: no hour is made up.
    """
    text = scalar.text.strip()
    for form in MOMENTS:
        found = form.fullmatch(text)
        if found:
            text = "{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}".format(**found.groupdict())
    try:
        if ":" not in text:
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise _refuse("moment-unreadable", at, text=scalar.text) from error


def _refuse(code: str, at: Place, **facts: object) -> DataError:
    return DataError(Problem(code, at, facts))
