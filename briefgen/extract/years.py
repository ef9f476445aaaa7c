"""The year of a day printed without one: what the years a report names say of it.

Every mention is weighed by what it is: a base of comparison lies a year back (``so với cùng kỳ năm
2016``), a part of a year was just over (``quý I/2017``), a document had been issued, a term runs, a
horizon lies ahead (``đến năm 2020``). No single mention decides; where all of them together say
little, the year stays open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt
from typing import Literal, NamedTuple

from briefgen.model import Period
from briefgen.vi.dates import FoundDate
from briefgen.vi.phrases import listed

_Class = Literal[
    "base",
    "part",
    "year",
    "name",
    "past",
    "coming",
    "next",
    "horizon",
    "since",
    "term",
    "issued",
    "day",
    "until",
    "rest",
]

_NUMBER = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_DOCUMENT = re.compile(r"\d\s*/\s*$")
_SYMBOL = re.compile(r"\s*/\s*[A-ZĐ]")
_FULL_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})\s*(?:[/.-]|,?\s+năm\s+)\s*$"
)
_MONTH = re.compile(r"(?:^|[^/\d])(?P<month>\d{1,2})\s*(?:[/-]|\s+(?:của\s+)?năm)\s*$")
_MONTH_WORD = re.compile(r"tháng\s+(?:\d{1,2}\s*-\s*)?$", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?<!\w)(?P<count>\d{1,2}|ba|sáu|bảy|tám|chín|mười)\s+tháng(?:\s+đầu)?\s+(?:của\s+)?(?:năm\s+)?$",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"qu[ýí]\s+(?P<quarter>IV|I{1,3}|[1-4])\s*(?:[/-]|\s+(?:của\s+)?năm)?\s*$", re.IGNORECASE
)
_AHEAD = listed(
    "years",
    "ahead",
    then=r"(?:\s+(?:cuối|hết|đầu|giữa|ngày|tháng|quý|quí|[\dIVX]+))*\s*[/-]?\s*(?:năm\s+)?$",
)
_YEAR_WORD = re.compile(r"(?<!\w)năm(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
_REST = re.compile(
    r"(?:(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|những|các|mấy)\s+tháng\s+(?:cuối|còn\s+lại)|qu[ýí]\s+cuối"
    r"|từ\s+nay\s+(?:đến|tới)\s+(?:hết|cuối)|thời\s+gian\s+còn\s+lại)(?:\s+của)?\s+(?:năm\s+)?$",
    re.IGNORECASE,
)
"""What is left of a year: the meeting is held in it."""
_HALF = re.compile(r"(?:nửa\s+)?đầu\s+năm\s+$", re.IGNORECASE)
_RANGE_OPENS = re.compile(r"\s*(?:-|–|đến(?:\s+năm)?)\s*(?P<last>20[0-4]\d)(?!\d)")
_RANGE_CLOSES = re.compile(r"(?:19|20)\d\d\s*(?:-|–|đến(?:\s+năm)?)\s*$")
_BASE = listed("years", "bases", then=r"(?:\s+[^\s,;.:]+){0,9}\s*$")
_PLAN = listed("years", "plans", then=r"(?:\s+[^\s,;.:]+){0,3}\s+$")
_HORIZON = listed(
    "years", "horizons", then=r"(?:\s+(?:cuối|hết|đầu|giữa))?(?:\s+(?:những\s+)?(?:năm|ngày))?\s*$"
)
_SINCE = listed("years", "since", then=r"(?:\s+(?:cuối|đầu|giữa))?(?:\s+(?:những\s+)?năm)?\s+$")
_COMING = listed("years", "coming", then=r"(?:\s+[^\s;.:]+){0,10}\s+$")
_PREPARED = listed("years", "preparing", then=r"(?:\s+[^\s,;.:]+){0,4}\s+$")
_ISSUED = listed("years", "documents", then=r"(?:\s+[^\s,;:]+){0,5}\s*$")
_AS_OF = listed("years", "as-of", then=r"(?:\s+(?:cuối|hết|đầu|giữa))?(?:\s+(?:ngày|năm))*\s*$")
_WILL = listed("years", "coming")
_TOLD = listed("years", "told")
_CLAUSE_END = re.compile(r"[.;]|\svà\s")
_RESULT_OF = listed("years", "results", then=r"(?:\s+[^\s;.:]+){0,8}\s+$")
_DONE_THEN = re.compile(r"\s+(?:mới|đã|chỉ)(?!\w)")
_TILL_NOW = re.compile(r"\s*(?:đến|tới)\s+nay(?!\w)")
_LOOKED_BACK, _LOOKED_AHEAD = 90, 60
_ROMAN = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_COUNTS = {"ba": 3, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_LEAST = 1.0
"""Weight below which the years named say too little."""
_FAR_FITS = frozenset({"term", "horizon", "since", "next"})
_YEAR_LONG = 12
_FIRST_MONTHS, _LAST_MONTHS = 3, 11


class Mention(NamedTuple):
    """One year named: what it is there; ``month`` where a part of it ends, ``last`` of a term."""

    kind: _Class
    year: int
    month: int | None = None
    last: int | None = None
    day: int | None = None


def likeliest_year(
    found: FoundDate, texts: Iterable[str], period: Period | None
) -> tuple[int, str] | None:
    """Return the year that fits what a report says of years best, and on what ground."""
    mentions = [mention for text in texts for mention in mentions_in(text)]
    counted = Counter(mentions)
    if period is not None and period.end is not None and period.start is not None:
        counted[_of_period(period.start, period.end, counted)] += 4
    years = {mention.year + shift for mention in counted for shift in (-1, 0, 1)}
    scored = sorted(((_score(found, year, counted), year) for year in years), reverse=True)
    if not scored or scored[0][0] < _LEAST:
        return None
    best = scored[0][1]
    return best, _ground(counted, best, period)


def _of_period(start: date, end: date, counted: Counter[Mention]) -> Mention:
    """Return the period under review as a mention; a year only told of as to come is not over."""
    if start.year != end.year:
        return Mention("term", start.year, last=end.year)
    if (start.month, end.month) == (1, 12):
        kinds = {mention.kind for mention in counted if mention.year == end.year}
        to_come = "coming" in kinds and not kinds & {"past", "year"}
        return Mention("coming" if to_come else "past", end.year)
    return Mention("part", end.year, end.month)


def _ground(counted: Counter[Mention], year: int, period: Period | None) -> str:
    """Return the ground in words: the period under review, or the year named most."""
    if period is not None and period.end is not None and abs(period.end.year - year) <= 1:
        return f"kỳ đánh giá {period.text}"
    named = Counter(
        {
            each: sum(count for mention, count in counted.items() if mention.year == each)
            for each in (year, year - 1, year + 1)
        }
    )
    return f"năm {named.most_common(1)[0][0]} nêu trong bài"


def mentions_in(text: str) -> Iterator[Mention]:
    """Yield the years a sentence names, each with what it is there."""
    for number in _NUMBER.finditer(text):
        before = text[max(0, number.start() - _LOOKED_BACK) : number.start()]
        yield _mention(int(number[0]), before, text[number.end() : number.end() + _LOOKED_AHEAD])


def _mention(year: int, before: str, after: str) -> Mention:
    if _DOCUMENT.search(before) and _SYMBOL.match(after):
        return Mention("issued", year)
    if day := _FULL_DAY.search(before):
        return _day_named(year, day, before[: day.start()])
    if term := _RANGE_OPENS.match(after):
        return Mention("term", year, last=int(term["last"]))
    if _RANGE_CLOSES.search(before):
        return Mention("horizon", year)
    if _REST.search(before):
        return Mention("rest", year)
    month = _part_end(before)
    if _BASE.search(before):
        return Mention("year" if _PLAN.search(before) else "base", year, month)
    if month is not None:
        return _month_named(year, month, before, after)
    if not (_YEAR_WORD.search(before) or _SINCE.search(before)):
        return Mention("issued" if _ISSUED.search(before) else "name", year)
    return Mention(_plain_kind(before, after), year)


def _day_named(year: int, day: re.Match[str], before: str) -> Mention:
    """Return what a day with its year is: of a document, reached so far, ahead, or just told of."""
    kind: _Class = "issued" if _ISSUED.search(before) else "day"
    if _AS_OF.search(before):
        kind = "until"
    elif _HORIZON.search(before):
        kind = "horizon"
    at = int(day["month"])
    return Mention(kind, year, at if 1 <= at <= 12 else None, day=int(day["day"]))


def _month_named(year: int, month: int, before: str, after: str) -> Mention:
    """Return what a part of a year is: over, ahead, or just told of."""
    if _DONE_THEN.match(after):
        return Mention("until", year, month)
    if _TILL_NOW.match(after):
        return Mention("part", year, month)
    ahead = _AHEAD.search(before) and not _MONTHS.search(before)
    return Mention("horizon" if ahead else "part", year, None if ahead else month)


def _plain_kind(before: str, after: str) -> _Class:
    """Return what a whole year is: ahead, a beginning, to come, or told of as over."""
    since = _SINCE.search(before)
    if since and "đầu" in since[0].split():
        return "year"
    if _HORIZON.search(before) and not _AS_OF.search(before):
        return "horizon"
    if since:
        return "since"
    if _PREPARED.search(before):
        return "next"
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    if _COMING.search(before) or _WILL.search(clause):
        return "coming"
    return "past" if _TOLD.search(clause) or _RESULT_OF.search(before) else "year"


def _part_end(before: str) -> int | None:
    """Return the last month of a part of the year: ``6 tháng đầu năm``, ``quý I/``."""
    if found := _MONTHS.search(before):
        return _COUNTS.get(found["count"].lower()) or min(12, int(found["count"]))
    if found := _QUARTER.search(before):
        return _ROMAN[found["quarter"].lower()]
    if found := _MONTH.search(before):
        month = int(found["month"])
        return month if 1 <= month <= 12 else None
    return 3 if _HALF.search(before) else None


def _score(found: FoundDate, year: int, counted: Counter[Mention]) -> float:
    return sum(sqrt(count) * _fit(found, year, mention) for mention, count in counted.items())


def _fit(found: FoundDate, year: int, mention: Mention) -> float:
    """Return how well a mention goes with a meeting in ``year``."""
    back = year - mention.year
    if mention.kind == "base":
        young = found.month <= _FIRST_MONTHS and mention.month is None
        fits = {1: 1.2, 2: 1.8} if young else {1: 2.5, 2: 0.3}
        return fits.get(back, -1.0 if back < 1 else 0.0)
    if mention.kind in {"part", "day", "until"} and mention.month:
        return _fit_part(found, year, mention)
    if mention.kind in _FAR_FITS:
        return _fit_far(mention, year)
    if mention.kind == "issued":
        return 0.5 - 0.1 * min(back, 5) if back >= 0 else -1.5
    if mention.kind == "rest":
        return 2.0 if back == 0 else -0.5
    if mention.kind == "coming":
        late = found.month >= _LAST_MONTHS
        return {0: 0.8 if late else 1.5, -1: 1.2 if late else 0.3}.get(back, 0.0)
    if mention.kind == "name":
        return {0: 0.8, 1: 0.3, -1: 0.2}.get(back, 0.0)
    if mention.kind == "past":
        return _fit_past(found, back)
    return _fit_year(found, back)


def _fit_far(mention: Mention, year: int) -> float:
    """Return how well a term, a horizon, a beginning or a year made ready for goes with a year."""
    back = year - mention.year
    if mention.kind == "term":
        inside = mention.year <= year <= (mention.last or mention.year) + 1
        return 0.4 - 0.01 * back if inside else -0.4
    if mention.kind == "horizon":
        return 0.25 if -6 <= back < 0 else 0.1 if back == 0 else -0.5
    if mention.kind == "since":
        return 0.7 - 0.1 * back if 0 < back <= 5 else 0.2 if back == 0 else min(back, 0) * 1.5
    return {-1: 1.5, 0: 0.4}.get(back, -0.3)


def _fit_past(found: FoundDate, back: int) -> float:
    """Return how well a year whose results are told goes: this one only when it is nearly over."""
    if found.month >= _LAST_MONTHS:
        return {0: 1.2, 1: 0.6}.get(back, -0.5 if back < 0 else 0.0)
    young = found.month <= _FIRST_MONTHS
    return {1: 1.3 if young else 1.0, 0: 0.5}.get(back, -0.5 if back < 0 else 0.0)


def _fit_year(found: FoundDate, back: int) -> float:
    """Return how well a year named without more goes: this one, or the last while it is young."""
    if back == 1:
        return 0.9 if found.month <= _FIRST_MONTHS else 0.5
    if back == -1:
        return 0.7 if found.month >= _LAST_MONTHS else 0.2
    return 1.2 if back == 0 else -0.3 if back < 0 else 0.0


def _fit_part(found: FoundDate, year: int, mention: Mention) -> float:
    """Return how well a part of a year goes that was over, or all but, when the meeting was."""
    behind = (year - mention.year) * 12 + found.month - (mention.month or 12)
    if behind == 0 and mention.day is not None and mention.day > found.day:
        return 0.2
    if mention.kind == "until" and behind <= _YEAR_LONG:
        return -2.0 if behind < 0 else 1.5
    if behind < 0:
        return 0.5 if behind >= -6 else -0.2
    return 2.0 if behind <= 3 else 0.8 if behind <= 9 else 0.3 if behind <= 15 else 0.0
