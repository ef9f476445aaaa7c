"""The head of a meeting: which body held what kind of meeting, when, what for.

Forms met: the body holds it (``Ban A họp …``, ``Cục B tổ chức hội nghị …``), a person chairs it
(``ông C chủ trì phiên họp của …``), it is spoken at (``Phát biểu tại buổi gặp mặt … do huyện D tổ
chức``). What a form leaves open stays unknown.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefgen.extract.clauses import split_at, without_end_marks
from briefgen.extract.dating import find_day, readable
from briefgen.extract.heads import Head, find_heads, heads_of
from briefgen.extract.holders import find_actor
from briefgen.extract.organs import parent_of, system_of
from briefgen.extract.publication import Publication
from briefgen.extract.reading import Reading
from briefgen.model import MeetingDate, Organization, Period, SentenceKind, Statement
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.text import lower_first

_AIM = re.compile(r"(?:nhằm|để)\s+")
_PURPOSE = any_of("meeting", "purposes", "topics")
_FIRST_PURPOSE = re.compile(
    rf"(?:\s+(?!{_PURPOSE})[^\s;.:]+){{0,16}}?\s*,?\s+(?P<what>{_PURPOSE}\s)", re.IGNORECASE
)
_NEXT_PURPOSE = re.compile(
    r"(?:\s*(?P<mark>[,;])\s*(?:và\s+)?|\s+và\s+)"
    rf"(?={any_of('meeting', 'purposes')}(?(mark)|\s))"
)
_PURPOSE_END = re.compile(
    r"\s*,?\s+(?:diễn\s+ra|do\s+\S+(?:\s+\S+){0,8}?\s+(?:tổ\s+chức|chủ\s+trì)|được\s+tổ\s+chức|tổ\s+chức\s+(?:sáng|chiều|ngày|vào)|dưới\s+sự)(?!\w)"
)
_REVIEW = listed("meeting", "reviews")
_MONTHS = r"(?:\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười\s+một)\s+tháng"
_PERIOD = re.compile(
    rf"(?<!\w)(?:{_MONTHS}(?:\s+(?:đầu|cuối))?\s+(?:của\s+)?năm\s+\d{{4}}|nửa\s+đầu\s+năm\s+\d{{4}}"
    r"|(?:năm\s+học|niên\s+độ|mùa\s+vụ)\s+\d{4}\s*[-–]\s*\d{4}"
    r"|(?:quý|quí)\s+(?:[IV]+|\d)(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})|tháng\s+\d{1,2}(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})"
    r"|(?:giai\s+đoạn|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4}|năm\s+\d{4})(?!\w)",
    re.IGNORECASE,
)
_PERIOD_OR_PART = re.compile(
    rf"{_PERIOD.pattern}|(?<!\w)(?:{_MONTHS}(?:\s+(?:đầu|qua)(?:\s+năm)?)?|qu[ýí]\s+(?:[IV]+|[1-4])|nửa\s+đầu\s+năm"
    r"|quý\s+đầu\s+năm|tháng\s+\d{1,2})(?![\w/])",
    re.IGNORECASE,
)
"""A period, or the part of a year whose number stands elsewhere: ``đánh giá kết quả 9 tháng``."""
_PART = re.compile(
    r"(?<!\w)(?:trong|qua|kết quả|tình hình|báo cáo)\s+"
    rf"(?P<part>{_MONTHS}(?:\s+đầu\s+năm(?:\s+\d{{4}})?)?|qu[ýí]\s+[IV]+)"
    r"(?![\w/])(?!\s+(?:cuối|tới|còn|qua))",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"năm\s+\d{4}", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"tháng\s+0?(?P<number>[2-9]|1[0-2])", re.IGNORECASE)
_SO_FAR = re.compile(
    rf"(?<!\w)(?:{_MONTHS}\s+đầu\s+năm|qu[ýí]\s+I(?:,?\s+(?:của\s+)?năm)?|qu[ýí]\s+I\s*/)"
    r"(?:\s*(?P<year>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_YEAR_NEARLY_OVER = 10
"""Month from which a meeting may review the whole of its year."""
_AND_SO_FAR = re.compile(
    rf"\s+và\s+(?P<whole>{_MONTHS}(?:\s+đầu)?(?:\s+năm)?(?:\s+\d{{4}})?)", re.IGNORECASE
)
_OPENING_PERIOD = re.compile(rf"(?:Trong\s+)?{_PERIOD.pattern}\s*,", re.IGNORECASE)
_CLAUSE_PERIOD = re.compile(rf",\s+(?:trong\s+)?{_PERIOD.pattern}\s*,", re.IGNORECASE)
_NO_REVIEW = listed(
    "years", "bases", "coming", "horizons", "since", then=r"(?:\s+[^\s,;.:]+){0,7}\s*$"
)
_RESULT = re.compile(
    r"(?<!\w)(?:đạt|tăng|giảm|được|là|có|bằng|xảy\s+ra|hoàn\s+thành)\s+(?:\w+\s+){0,3}\d",
    re.IGNORECASE,
)
_BEFORE_THEN = re.compile(r"(?<!\w)(?:trước|đến|tới|tầm nhìn)\s+(?:cuối\s+)?$", re.IGNORECASE)
_TERM = re.compile(r"nhiệm\s+kỳ|giai\s+đoạn", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"\d{4}")
_LOOKED_BACK = 60
_BESIDE: tuple[SentenceKind, ...] = ("title", "heading", "caption")
_NEAR_TOP = 8
_OTHERS = 6
_CLOSE_BY = 600
"""Characters between two sentences that name one meeting."""
_PLACE = re.compile(
    r"(?<!\w)tại\s+(?P<place>(?:(?:Hội|hội)\s+trường|(?:Trung|trung)\s+tâm|Nhà|(?:Trụ|trụ)\s+sở|Khách\s+sạn|khách\s+sạn"
    r"|phòng\s+họp)\s+[^,;.]{2,70})"
)


class Header(NamedTuple):
    """What is known of the meeting as such."""

    body: Organization | None = None
    kind: Statement | None = None
    date: MeetingDate | None = None
    place: str | None = None
    purposes: tuple[Statement, ...] = ()
    period: Period | None = None
    sentence: str | None = None


def find_header(reading: Reading, publication: Publication) -> Header:
    """Return body, kind, day, place, purposes and period under review of the meeting."""
    heads = find_heads(reading)
    if not heads:
        return _without_meeting(reading, publication)
    head = heads[0]
    purposes = tuple(_purposes(reading, head))
    named = [_with_kind(reading, other) for other in heads[:_OTHERS]]
    held = [reading.text[head.rest : head.sentence.end]]
    period = _period(reading, purposes, named, held)
    day = find_day(reading, head.sentence, publication.published_at, [period] if period else [])
    place = _PLACE.search(reading.text, head.sentence.start, head.sentence.end)
    body = head.body or next((other.body for other in heads if _same_meeting(head, other)), None)
    return Header(
        body=organization(reading, body) if body else None,
        kind=_kind(reading, head) or _kind_beside(reading),
        date=day,
        place=place["place"].strip() if place else None,
        purposes=purposes,
        period=_part_so_far(reading, period, day)
        or _without_term(period)
        or _told_period(reading, day)
        or period,
        sentence=head.sentence.id,
    )


def _without_meeting(reading: Reading, publication: Publication) -> Header:
    """Return what is known where no meeting is named: who acted, when, the period."""
    period = _period(reading, ())
    acted = find_actor(reading)
    if acted is None:
        return Header(kind=_kind_beside(reading), period=period)
    sentence, body = acted
    day = find_day(reading, sentence, publication.published_at, [period] if period else [])
    kind = _kind_beside(reading)
    return Header(body=organization(reading, body), kind=kind, date=day, period=period)


def _reviewed(words: str) -> re.Match[str] | None:
    """Return the first period of the words that is not one of plans or of comparison."""
    return next(
        (
            found
            for found in _PERIOD_OR_PART.finditer(words)
            if not _NO_REVIEW.search(words[max(0, found.start() - _LOOKED_BACK) : found.start()])
        ),
        None,
    )


def _reached(words: str) -> re.Match[str] | None:
    """Return the first period of a headline that is no horizon: "cần … trước năm 2020" is one."""
    every = _PERIOD.finditer(words)
    return next((each for each in every if not _BEFORE_THEN.search(words[: each.start()])), None)


def _told_period(reading: Reading, day: MeetingDate | None) -> Period | None:
    """Return the period of the first result with a figure, where it ends with the meeting.

    One that ends more than a year before the meeting, or after it, is not what the meeting reviews.
    """
    for sentence in reading.of_kind("body"):
        found = _reviewed(sentence.text)
        if found is None or not _RESULT.search(sentence.text, found.end()):
            continue
        period = readable(lower_first(found[0]))
        if _is_recent(period, day):
            return period
    parts = (_PART.search(sentence.text) for sentence in reading.of_kind("body"))
    part = next(filter(None, parts), None)
    return readable(lower_first(part["part"])) if part else None


def _part_so_far(reading: Reading, period: Period | None, day: MeetingDate | None) -> Period | None:
    """Return the part of its year a meeting in mid-year looks back on, where the text names one.

    ``Kỳ họp giữa năm 2023`` of July cannot review the year; ``6 tháng đầu năm 2023`` it can.
    """
    if period is not None and (month := _MONTH_ALONE.fullmatch(period.text)):
        return _months_so_far(reading, month["number"])
    if period is None or day is None or not _WHOLE_YEAR.fullmatch(period.text):
        return None
    if str(day.day.year) not in period.text or day.day.month >= _YEAR_NEARLY_OVER:
        return None
    parts = (_SO_FAR.search(sentence.text) for sentence in reading.of_kind("title", "body"))
    part = next(
        (each for each in parts if each and each["year"] in {None, str(day.day.year)}), None
    )
    return readable(lower_first(part[0])) if part else None


def _months_so_far(reading: Reading, number: str) -> Period | None:
    """Return ``8 tháng đầu năm 2025`` for a meeting on month 8 whose report tells of both."""
    so_far = re.compile(rf"(?<![\w/.,])0?{number}\s+tháng(?:\s+đầu)?\s+năm(?:\s+\d{{4}})?(?!\w)")
    told = (so_far.search(sentence.text) for sentence in reading.of_kind("body"))
    found = next(filter(None, told), None)
    return readable(found[0]) if found else None


def _without_term(period: Period | None) -> Period | None:
    """Return a period that is no term of office, of which a meeting reviews but a part."""
    return None if period is None or _TERM.search(period.text) else period


def _is_recent(period: Period, day: MeetingDate | None) -> bool:
    """Say whether a period was over, or all but over, on a day; a part of an unnamed year was."""
    if period.end is None:
        return not _NAMED_YEAR.search(period.text)
    if day is None or period.start is None or period.end.year - period.start.year > 1:
        return False
    return day.day.year - 1 <= period.end.year <= day.day.year


def _with_kind(reading: Reading, head: Head) -> str:
    """Return the words behind a kind, up to a comma: ``thường kỳ tháng 5/2024``."""
    start = head.kind[1] if head.kind else head.rest
    return reading.text[start : head.sentence.end].split(",")[0]


def _same_meeting(head: Head, other: Head) -> bool:
    """Say whether another head may complete the first: it names a body, close by or of one kind."""
    near = abs(other.sentence.start - head.sentence.start) < _CLOSE_BY
    return other.body is not None and (near or _kind_words(head) == _kind_words(other) != "")


def _kind_words(head: Head) -> str:
    """Return the words of the kind of meeting a head names, in small letters."""
    start = head.sentence.start
    return head.sentence.text[slice(*(at - start for at in head.kind))].lower() if head.kind else ""


def _kind(reading: Reading, head: Head) -> Statement | None:
    if head.kind:
        return Statement(text=reading.text[slice(*head.kind)], span=reading.span(*head.kind))
    return None


def _kind_beside(reading: Reading) -> Statement | None:
    """Return the kind of meeting that a headline or caption names where no sentence does."""
    heads = (
        head
        for kind in _BESIDE
        for sentence in reading.of_kind(kind)
        for head in heads_of(reading, sentence)
    )
    return next(filter(None, (_kind(reading, head) for head in heads)), None)


def organization(reading: Reading, place: tuple[int, int]) -> Organization:
    """Return a body with what its name says of it: what it is part of, Party or State."""
    name = reading.text[slice(*place)]
    return Organization(
        name=name, parent=parent_of(name), system=system_of(name), span=reading.span(*place)
    )


def _purposes(reading: Reading, head: Head) -> Iterator[Statement]:
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
    reading: Reading,
    purposes: tuple[Statement, ...],
    named: Sequence[str] = (),
    held: Sequence[str] = (),
) -> Period | None:
    """Return the period under review.

    The first one named where the meeting looks back, or with its kind (``phiên họp tháng 5/2024``),
    behind it where it is no plan, in the headline, with the kind elsewhere, or where a clause near
    the top opens with one (``Năm 2020, …``).
    """
    reviews = [purpose.text for purpose in purposes if _REVIEW.search(purpose.text)]
    titles = [sentence.text for sentence in reading.of_kind("title")]
    bodies = [sentence.text for sentence in reading.of_kind("body")]
    places = chain(
        (_PERIOD_OR_PART.search(words) for words in (*reviews, *named[:1])),
        (_reviewed(words) for words in held),
        (_reached(words) for words in titles),
        (_PERIOD_OR_PART.search(words) for words in named[1:]),
        (_OPENING_PERIOD.match(words) for words in bodies),
        (_CLAUSE_PERIOD.search(words) for words in bodies[:_NEAR_TOP]),
    )
    every = list(filter(None, places))
    found = next((each for each in every if not _TERM.search(each[0])), every[0] if every else None)
    inner = _PERIOD_OR_PART.search(found[0]) if found else None
    if found is None or inner is None:
        return None
    so_far = _AND_SO_FAR.match(found.string, found.end()) if inner[0][:1] in "tTqQ" else None
    return readable(lower_first(so_far["whole"] if so_far else inner[0]))
