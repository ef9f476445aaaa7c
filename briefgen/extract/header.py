"""The head of a meeting: which body held what kind of meeting, when, what for.

Forms met: the body holds it (``Ban A họp …``, ``Cục B tổ chức hội nghị …``), a person chairs it
(``ông C chủ trì phiên họp của …``), it is spoken at (``Phát biểu tại buổi gặp mặt … do huyện D tổ
chức``). What a form leaves open stays unknown.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from briefgen.errors import DataError
from briefgen.extract.clauses import split_at, without_end_marks
from briefgen.extract.organs import bodies_in, parent_of, system_of
from briefgen.extract.publication import Publication
from briefgen.extract.reading import Reading
from briefgen.model import MeetingDate, Organization, Period, Sentence, Statement
from briefgen.vi.dates import FoundDate, find_dates, read_period, write_date
from briefgen.vi.phrases import CAPITAL, any_of, listed
from briefgen.vi.text import lower_first
from briefgen.vi.wordtree import Found

_KIND = listed("meeting", "kinds")
_HOLDING = re.compile(rf"\s+(?:{any_of('meeting', 'holding')}\s+)*", re.IGNORECASE)
_HELD_BARE = re.compile(r"\s+(?:đã\s+)?tổ\s+chức(?=\s+(?:tổng|sơ)\s+kết(?!\w))")
_CHAIRING = listed("meeting", "chairing", then=r"\s+")
_WITH = re.compile(r"(?:\s+(?:với|của|giữa))?\s*", re.IGNORECASE)
_AT = re.compile(r"(?:tại|trong|dự)\s+(?:(?:buổi|lễ)\s+khai\s+mạc\s+)?", re.IGNORECASE)
_HELD_BY = re.compile(r"(?<!\w)do\s+(?P<body>.{3,80}?)\s+(?:đã\s+)?(?:tổ\s+chức|chủ\s+trì)(?!\w)")
_PLACE_BODY = re.compile(
    rf"(?<!\w)(?i:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường)\s+{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}}"
)
_AIM = re.compile(r"(?:nhằm|để)\s+")
_PURPOSE = any_of("meeting", "purposes", "topics")
_FIRST_PURPOSE = re.compile(
    rf"(?:\s+(?!{_PURPOSE})[^\s,;.:]+){{0,14}}?\s*,?\s+(?P<what>{_PURPOSE}\s)"
)
_NEXT_PURPOSE = re.compile(
    r"(?:\s*(?P<mark>[,;])\s*(?:và\s+)?|\s+và\s+)"
    rf"(?={any_of('meeting', 'purposes')}(?(mark)|\s))"
)
_PURPOSE_END = re.compile(
    r"\s*,?\s+(?:diễn\s+ra|do\s+\S+(?:\s+\S+){0,8}?\s+(?:tổ\s+chức|chủ\s+trì)|được\s+tổ\s+chức|tổ\s+chức\s+(?:sáng|chiều|ngày|vào)|dưới\s+sự)(?!\w)"
)
_REVIEW = listed("meeting", "reviews")
_PERIOD = re.compile(
    r"(?<!\w)(?:(?:\d{1,2}|ba|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối))?\s+năm\s+\d{4}"
    r"|(?:quý|quí)\s+(?:[IV]+|\d)(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})|tháng\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})"
    r"|(?:giai\s+đoạn|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4}|năm\s+\d{4})(?!\w)",
    re.IGNORECASE,
)
_OPENING_PERIOD = re.compile(rf"(?:Trong\s+)?{_PERIOD.pattern}\s*,", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<!\w)tại\s+(?P<place>(?:(?:Hội|hội)\s+trường|(?:Trung|trung)\s+tâm|Nhà|(?:Trụ|trụ)\s+sở|Khách\s+sạn|khách\s+sạn"
    r"|phòng\s+họp)\s+[^,;.]{2,70})"
)
_LOOKED_THROUGH = 12
"""Sentences of the report in which its head is looked for."""


class Header(NamedTuple):
    """What is known of the meeting as such."""

    body: Organization | None = None
    kind: Statement | None = None
    date: MeetingDate | None = None
    place: str | None = None
    purposes: tuple[Statement, ...] = ()
    period: Period | None = None
    sentence: str | None = None


class _Head(NamedTuple):
    """Where a sentence names the meeting: body, kind, and where the rest begins."""

    sentence: Sentence
    body: tuple[int, int] | None
    kind: tuple[int, int] | None
    rest: int


def find_header(reading: Reading, publication: Publication) -> Header:
    """Return body, kind, day, place, purposes and period under review of the meeting."""
    head = next(_heads(reading), None)
    if head is None:
        return Header(period=_period(reading, ()))
    purposes = tuple(_purposes(reading, head))
    after_kind = reading.text[head.rest : head.sentence.end].split(",")[0]
    period = _period(reading, purposes, (after_kind,))
    place = _PLACE.search(reading.text, head.sentence.start, head.sentence.end)
    return Header(
        body=_organization(reading, head.body) if head.body else None,
        kind=_kind(reading, head),
        date=_date(reading, head.sentence, publication.published_at, period),
        place=place["place"].strip() if place else None,
        purposes=purposes,
        period=period,
        sentence=head.sentence.id,
    )


def _kind(reading: Reading, head: _Head) -> Statement | None:
    if head.kind is None:
        return None
    return Statement(text=reading.text[slice(*head.kind)], span=reading.span(*head.kind))


def _heads(reading: Reading) -> Iterator[_Head]:
    """Yield the ways the first sentences name the meeting, the surest form first."""
    first = list(reading.of_kind("body"))[:_LOOKED_THROUGH]
    for form in (_held, _chaired, _spoken_at):
        for sentence in first:
            if head := form(reading, sentence):
                yield head


def _bodies(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Return bodies and places that act as bodies (``tỉnh Đồng Nai tổ chức …``), in order."""
    found = [
        (start + sentence.start, end + sentence.start) for start, end in bodies_in(sentence.text)
    ]
    places = [
        place.span() for place in _PLACE_BODY.finditer(reading.text, sentence.start, sentence.end)
    ]
    free = [
        (start, end)
        for start, end in places
        if not any(begin <= start < stop for begin, stop in found)
    ]
    return sorted([*found, *free])


def _held(reading: Reading, sentence: Sentence) -> _Head | None:
    for start, end in _bodies(reading, sentence):
        holding = _HOLDING.match(reading.text, end, sentence.end)
        kind = _KIND.match(reading.text, holding.end(), sentence.end) if holding else None
        named = not reading.text[start].islower() and kind and kind[0] != "làm việc"
        if kind and (named or _PLACE_BODY.match(reading.text, start)):
            return _Head(sentence, (start, end), kind.span(), kind.end())
        if found := _HELD_BARE.match(reading.text, end, sentence.end):
            return _Head(sentence, (start, end), None, found.end())
    return None


def _chaired(reading: Reading, sentence: Sentence) -> _Head | None:
    verbs = _CHAIRING.finditer(reading.text, sentence.start, sentence.end)
    kinds = (_KIND.match(reading.text, verb.end(), sentence.end) for verb in verbs)
    kind = next(filter(None, kinds), None)
    if kind is None:
        return None
    joined = _WITH.match(reading.text, kind.end(), sentence.end)
    behind = joined.end() if joined else kind.end()
    body = next(
        (place for place in _bodies(reading, sentence) if place[0] == behind), None
    ) or _inside_kind(reading, sentence, kind)
    rest = max(kind.end(), body[1]) if body else kind.end()
    return _Head(sentence, body, kind.span(), rest)


def _inside_kind(reading: Reading, sentence: Sentence, kind: Found) -> tuple[int, int] | None:
    """Return the body a kind is printed with: ``phiên họp Chính phủ thường kỳ``."""
    start, end = kind.span()
    return next((body for body in _bodies(reading, sentence) if start < body[0] < end + 2), None)


def _spoken_at(reading: Reading, sentence: Sentence) -> _Head | None:
    places = _AT.finditer(reading.text, sentence.start, sentence.end)
    kinds = ((at, _KIND.match(reading.text, at.end(), sentence.end)) for at in places)
    at, kind = next(((at, kind) for at, kind in kinds if kind), (None, None))
    if not at or not kind:
        return None
    if not (find_dates(sentence.text) or at.start() - sentence.start < 40):
        return None
    holder = _HELD_BY.search(reading.text, kind.end(), sentence.end)
    if holder:
        body: tuple[int, int] | None = holder.span("body")
    else:
        body = next(
            (
                place
                for place in _bodies(reading, sentence)
                if kind.end() <= place[0] <= kind.end() + 12
            ),
            None,
        )
    return _Head(sentence, body, kind.span(), kind.end())


def _organization(reading: Reading, place: tuple[int, int]) -> Organization:
    name = reading.text[slice(*place)]
    return Organization(
        name=name, parent=parent_of(name), system=system_of(name), span=reading.span(*place)
    )


def _purposes(reading: Reading, head: _Head) -> Iterator[Statement]:
    """Yield what the meeting was for, one statement a verb."""
    end = head.sentence.end
    found = _FIRST_PURPOSE.match(reading.text, head.rest, end)
    if found is None:
        return
    start = found.start("what")
    if aim := _AIM.match(reading.text, start, end):
        start = aim.end()
    if stop := _PURPOSE_END.search(reading.text, start, end):
        end = stop.start()
    for part in split_at(reading.text, (start, end), _NEXT_PURPOSE):
        begin, last = without_end_marks(reading.text, part)
        if begin < last:
            yield Statement(text=reading.text[begin:last], span=reading.span(begin, last))


def _period(
    reading: Reading, purposes: tuple[Statement, ...], named: tuple[str, ...] = ()
) -> Period | None:
    """Return the period under review.

    The first one named where the meeting looks back, or with its kind (``phiên họp tháng 5/2024``),
    or in the headline, or where a sentence of the report opens with one (``Năm 2020, …``).
    """
    reviews = [purpose.text for purpose in purposes if _REVIEW.search(purpose.text)]
    titles = [sentence.text for sentence in reading.of_kind("title")]
    opening = [
        found[0]
        for sentence in reading.of_kind("body")
        if (found := _OPENING_PERIOD.match(sentence.text))
    ]
    places = (_PERIOD.search(words) for words in (*reviews, *named, *titles, *opening))
    found_period = next((found[0] for found in places if found), None)
    if found_period is None:
        return None
    try:
        return read_period(lower_first(found_period))
    except DataError:
        return Period(text=found_period)


def _date(
    reading: Reading, sentence: Sentence, published: datetime | None, period: Period | None
) -> MeetingDate | None:
    """Return the day of the meeting; a year that is not printed is inferred and said to be."""
    found = next(iter(find_dates(sentence.text)), None)
    if found is None:
        return None
    span = reading.span(sentence.start + found.start, sentence.start + found.end)
    if found.year is not None:
        return MeetingDate(
            day=date(found.year, found.month, found.day), session=found.session, span=span
        )
    inferred = _inferred(found, published, period)
    if inferred is None:
        return None
    day, ground = inferred
    return MeetingDate(day=day, session=found.session, year_inferred_from=ground, span=span)


def _inferred(
    found: FoundDate, published: datetime | None, period: Period | None
) -> tuple[date, str] | None:
    """Return the day with the likeliest year, and on what ground.

    A report appears on the day of the meeting or soon after: the last such day not after the time
    stamp. Without one, a meeting is held near the end of the period it looks back on.
    """
    if published is not None:
        past = [day for day in _days(found, published.year) if day <= published.date()]
        if past:
            return past[-1], f"ngày đăng {write_date(published.date())}"
    if period is not None and period.end is not None:
        end = period.end
        near = min(_days(found, end.year), key=lambda day: abs(day - end), default=None)
        return (near, f"kỳ đánh giá {period.text}") if near else None
    return None


def _days(found: FoundDate, year: int) -> list[date]:
    """Return the day in the year before, the year and the year after, where the calendar has it."""
    days = []
    for candidate in (year - 1, year, year + 1):
        try:
            days.append(date(candidate, found.month, found.day))
        except ValueError:
            continue
    return days
