"""The day of a meeting: where the report prints it, and in which year when it prints none.

A year is never added silently: the record names the ground it was inferred from.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from briefgen.errors import DataError
from briefgen.extract.reading import Reading
from briefgen.extract.years import likeliest_year
from briefgen.model import MeetingDate, Period, Sentence, Span
from briefgen.vi.dates import FoundDate, find_dates, read_period, write_date
from briefgen.vi.phrases import any_of

_SESSION = r"(?P<session>sáng|trưa|chiều\s+tối|chiều|tối)"
_RANGE = re.compile(
    rf"(?<!\w)(?:{_SESSION}\s+)?(?:(?:trong\s+)?(?:hai|ba|\d)\s+ngày,?\s*\(?|từ\s+(?:ngày\s+)?|(?:các\s+)?ngày\s+)"
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*(?P<first>\d{1,2}))?\s*(?:-|–|đến(?:\s+hết)?|và)\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*"
    r"(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d%])",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"(?<!\w)(?:(?P<session>sáng|trưa|chiều|tối)|hôm)\s+(?P<when>nay|qua)(?!\w)", re.IGNORECASE
)
_ISSUED = re.compile(
    r"(?:[-/][A-ZĐ][\w-]*|số\s+\d+|(?:của|hạn|thành\s+lập|ban\s+hành|ký|tính\s+đến|đến|trước|sau|hết|hết\s+ngày|kể\s+từ|chậm\s+nhất|dịch|lập|sinh|kỷ\s+niệm|truyền\s+thống|Ngày)"
    r"|(?:Nghị\s+quyết|Nghị\s+định|Quyết\s+định|Thông\s+báo|Thông\s+tư|Kết\s+luận|Công\s+văn|Chỉ\s+thị|Công\s+điện)"
    r"(?:\s+[^\s,;:]+){0,6})"
    r"\s*,?\s*$"
)
_HELD_ON = re.compile(
    rf"{any_of('meeting', 'taking-place')}(?:\s+(?:vào|trong))?\s*$", re.IGNORECASE
)
_NEAR_TOP = 8


def find_day(
    reading: Reading, head: Sentence, published: datetime | None, periods: Iterable[Period]
) -> MeetingDate | None:
    """Return the day of the meeting, first looked for in the sentence that names it."""
    order = [head, *_others(reading, head)]
    for sentence in order:
        found = _day_in(sentence, own=sentence is head)
        if found is None:
            continue
        span = reading.span(sentence.start + found.start, sentence.start + found.end)
        if day := _dated(reading, found, span, published, periods):
            return day
    return _today(reading, order, published)


def _others(reading: Reading, head: Sentence) -> Iterator[Sentence]:
    """Yield the sentences near the top, then captions, that may print the day."""
    near = list(reading.of_kind("body"))[:_NEAR_TOP]
    yield from (sentence for sentence in near if sentence is not head)
    yield from reading.of_kind("caption")


def _day_in(sentence: Sentence, *, own: bool) -> FoundDate | None:
    """Return the likeliest day a sentence prints; in others than the head only a plain one."""
    text = sentence.text
    if span := _RANGE.search(text):
        return FoundDate(
            span.start(),
            span.end(),
            int(span["day"]),
            int(span["first"] or span["month"]),
            int(span["year"]) if span["year"] else None,
            (span["session"] or "").lower() or None,
        )
    found = [
        day for day in find_dates(text) if day.session or not _ISSUED.search(text[: day.start])
    ]
    plain = [day for day in found if day.session or _HELD_ON.search(text[: day.start])]
    if plain:
        return plain[0]
    opening = [day for day in found if day.start < 25]
    return next(iter(opening or (found if own else ())), None)


def _dated(
    reading: Reading,
    found: FoundDate,
    span: Span,
    published: datetime | None,
    periods: Iterable[Period],
) -> MeetingDate | None:
    if found.year is not None:
        day = _exact(found.year, found)
        return MeetingDate(day=day, session=found.session, span=span) if day else None
    inferred = _inferred(reading, found, published, periods)
    if inferred is None:
        return None
    day, ground = inferred
    return MeetingDate(day=day, session=found.session, year_inferred_from=ground, span=span)


def _exact(year: int, found: FoundDate) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None


def _inferred(
    reading: Reading, found: FoundDate, published: datetime | None, periods: Iterable[Period]
) -> tuple[date, str] | None:
    """Return the day with the likeliest year, and on what ground.

    A report appears on the day of the meeting or soon after: the last such day not after the time
    stamp. Without one, a meeting is held near the end of the period it looks back on; else in the
    year the report names most often.
    """
    if published is not None:
        past = [day for day in _days(found, published.year) if day <= published.date()]
        if past:
            return past[-1], f"ngày đăng {write_date(published.date())}"
    texts = (sentence.text for sentence in reading.of_kind("title", "heading", "body", "table"))
    named = likeliest_year(found, texts, next(iter(periods), None))
    day = _exact(named[0], found) if named else None
    return (day, named[1]) if named and day else None


def _days(found: FoundDate, year: int) -> list[date]:
    """Return the day in the year before, the year and the year after, where the calendar has it."""
    days = (_exact(candidate, found) for candidate in (year - 1, year, year + 1))
    return [day for day in days if day]


def _today(
    reading: Reading, order: Iterable[Sentence], published: datetime | None
) -> MeetingDate | None:
    """Return the day of ``sáng nay`` or ``chiều qua``, counted from the day the report appeared."""
    for sentence in order if published else ():
        found = _TODAY.search(sentence.text[:120]) if sentence.kind == "body" else None
        if found and published:
            back = timedelta(days=1 if found["when"].lower() == "qua" else 0)
            session = found["session"].lower() if found["session"] else None
            return MeetingDate(
                day=published.date() - back,
                session=session,
                year_inferred_from=f"ngày đăng {write_date(published.date())}",
                span=reading.span(sentence.start + found.start(), sentence.start + found.end()),
            )
    return None


def readable(words: str) -> Period:
    """Return a period with the days its words fix, or the words alone."""
    try:
        return read_period(words)
    except DataError:
        return Period(text=words)
