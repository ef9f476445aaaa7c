"""Days: ``20/11/2020``, ``ngày 20 tháng 11 năm 2020``, ``Chiều 20/11``.

The zero rule of official documents: a day below 10 and the months 1 and 2 take a leading zero,
months 3 to 9 do not (``05/8/2020``, ``03/02/2018``). Source: NĐ 30/2020/NĐ-CP, Appendix I, and the
models of Hướng dẫn 36-HD/VPTW.
"""

import re
from datetime import date
from typing import NamedTuple

from briefgen.errors import DataError, Place, Problem
from briefgen.vi.periods import period_before, read_period
from briefgen.vi.text import fold

__all__ = [
    "FoundDate",
    "find_dates",
    "period_before",
    "read_date",
    "read_period",
    "write_date",
    "write_long_date",
]

_SHORT = r"(?P<day>[0-9]{1,2})(?P<mark>[ ]?[-/.–][ ]?)(?P<month>[0-9]{1,2})"
_YEAR = r"(?:(?P=mark)(?P<year>[0-9]{4}))"
_LONG = re.compile(
    r"(?:ngày[ ]+)?(?P<day>[0-9]{1,2})[ ]+tháng[ ]+(?P<month>[0-9]{1,2})"
    r"(?:,?[ ]*(?:năm[ ]+)?(?P<year>[0-9]{4}))?(?![0-9])"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_FULL = re.compile(rf"(?:ngày[ ]+)?{_SHORT}{_YEAR}")
_SESSION = r"(?P<session>sáng|trưa|chiều tối|chiều|tối|đêm)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
# What makes a bare "20/11" a day and not a tally: words of time in front, in this order.
_LEAD = re.compile(
    rf"(?<![^\W_])(?:{_SESSION}[ ,(]*)?(?:(?:hôm )?(?:nay|qua)[ ,(]*)?(?:{_WEEKDAY}[ ,(]*)?"
    r"(?:ngày[ ]+)?\Z"
)
_BEFORE = 40  # code points in which the words of time must stand
# "ngày 19 và 20/11", "từ ngày 18 đến 20/11": the second day goes on from the first.
_SECOND = re.compile(
    r"(?<![^\W_])(?:ngày|sáng|chiều|tối)[ ]+[0-9]{1,2}(?:/[0-9]{1,2})?"
    r"(?:[ ]?(?:và|đến|-|–|,)[ ]?(?:ngày )?)\Z"
)
_BARE = re.compile(rf"(?<![0-9/.,:-]){_SHORT}{_YEAR}?(?![0-9]|[/.-][0-9]|%|,[0-9])")


class FoundDate(NamedTuple):
    """A day met in running text.

    Args:
        start: where its first word or digit stands (``Chiều 20/11`` starts at ``Chiều``).
        end: not included.
        day: 1 to 31; the pair of day and month exists in some year.
        month: 1 to 12.
        year: ``None`` where it is not printed.
        session: ``sáng``, ``chiều`` … in small letters, or ``None``.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    session: str | None = None


def read_date(text: str, at: Place | None = None) -> date:
    """Read one day with its year: 20/11/2020, 20-11-2020, 20.11.2020, 2020-11-20, or in words.

    Raises:
        DataError: ``date-unreadable`` for any other form (a year is never added), and
            ``date-impossible`` for a day that the calendar does not have.
    """
    clean = fold(" ".join(text.split()))
    found = next((m for p in (_FULL, _ISO, _LONG) if (m := p.fullmatch(clean))), None)
    if found is None or found["year"] is None:
        raise DataError(Problem("date-unreadable", at or Place(), {"text": text}))
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise DataError(Problem("date-impossible", at or Place(), {"text": text})) from error


def write_date(day: date) -> str:
    """Write a day short, with the official zeros: ``05/8/2020``, ``03/02/2018``, ``20/11/2020``."""
    return f"{day.day:02}/{_month(day)}/{day.year:04}"


def write_long_date(day: date) -> str:
    """Write a day in words, with the official zeros: ``ngày 03 tháng 02 năm 2018``."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year:04}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def find_dates(text: str) -> list[FoundDate]:
    """Return the days printed in the text, in order, without overlaps.

    A day without a year counts only behind a word of time (``Chiều 20/11``, ``sáng nay (05-9)``,
    ``ngày 19 và 20/11``): ``6/14`` or ``5/9 xã`` alone may be a tally. ``text`` must be in NFC.
    """
    folded = fold(text)
    found: list[FoundDate] = []
    for match in sorted([*_LONG.finditer(folded), *_BARE.finditer(folded)], key=re.Match.start):
        day = _found(folded, match)
        if day and (not found or day.start >= found[-1].end):
            found.append(day)
    return found


def _found(folded: str, match: re.Match[str]) -> FoundDate | None:
    day, month = int(match["day"]), int(match["month"])
    year = int(match["year"]) if match["year"] else None
    if not _exists(day, month, year):
        return None
    head = folded[max(0, match.start() - _BEFORE) : match.start()]
    lead = _LEAD.search(head)
    words = lead[0] if lead else ""
    if year is None and match.re is not _LONG and not words and not _SECOND.search(head):
        return None
    session = lead["session"] if lead else None
    return FoundDate(match.start() - len(words), match.end(), day, month, year, session)


def _exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
