"""Which body holds a meeting, as one sentence tells it.

Before the kind (``UBND tỉnh A tổ chức phiên họp``), behind it (``kỳ họp thứ 12 HĐND tỉnh B``,
``phiên họp thường kỳ tháng 5 của UBND``) or by whom it was held (``hội nghị do huyện C tổ
chức``). A body that ends an office (``Chủ tịch HĐND tỉnh``) holds nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.extract.kinds import KindAt
from briefgen.extract.mentions import find_mentions
from briefgen.extract.organs import bodies_in
from briefgen.extract.reading import Reading
from briefgen.model import Sentence
from briefgen.vi.names import match_post
from briefgen.vi.phrases import CAPITAL, any_of, listed

Stretch = tuple[int, int]

_DAY = r"(?:\d{1,2}\s*[-–]\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_WHEN = (
    r"(?:(?:vào\s+)?(?:hôm\s+nay|hôm\s+qua|(?:sáng|chiều|tối)(?:\s+(?:nay|qua))?|ngày|trong\s+\d\s+ngày|từ\s+ngày)"
    rf"(?:\s+ngày)?(?:\s*\(?\s*{_DAY}\s*\)?)?(?:\s+(?:và|đến)\s+(?:ngày\s+)?{_DAY})?)"
)
_WHERE = r"(?:(?:tại|ở)\s+[^,;:]{2,70})"
_AFTER_BODY = re.compile(
    r"(?:\s*\([^()]{1,60}\)|\s*,?\s+(?:kh[óo][aá]|nhiệm\s+kỳ)\s+[\dIVXLC]+(?:\s*[-–]\s*\d{4})?"
    rf"|\s*,?\s+{_WHEN}|\s*,?\s+{_WHERE}(?=,)|\s+do\s+[^;:]{{5,160}}?\s+làm\s+(?:T|t)rưởng\s+đoàn"
    r"|\s*,?\s+(?:phối\s+hợp|cùng|đã\s+phối\s+hợp)(?:\s+(?:với|cùng))?\s+[^,;:]{3,80}?(?=\s+(?:đã\s+)?tổ\s+chức)"
    r"|\s*,\s*(?=tổ\s+chức|họp|khai\s+mạc))*",
)
_HOLDING = re.compile(rf"(?:\s*,?\s+{any_of('meeting', 'holding')})*\s+", re.IGNORECASE)
_JOIN = re.compile(r"\s*,?\s+(?:(?:của|giữa|với|do)\s+)?")
_HELD_BY = re.compile(
    r"(?<!\w)do\s+(?P<body>[^,;:]{3,110}?)\s+(?:đã\s+)?(?:phối\s+hợp\s+)?(?:tổ\s+chức|chủ\s+trì)(?!\w)"
)
_OF = re.compile(r"(?<!\w)của\s+(?=(?-i:[A-ZĐỦ]))")
_TIMED = re.compile(rf"\s*,?\s*{_WHEN}\s*,?\s+")
_TAKES_PLACE = re.compile(rf"\s+{any_of('meeting', 'taking-place')}")
_PLACE_BODY = re.compile(
    rf"(?<!\w)(?i:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)\s+(?:\d{{1,2}}(?!\w)|{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}})"
)
_SUBJECT_OPENING = re.compile(rf"(?:^|[,)–-]\s*|\d\s+)(?={CAPITAL})")
_SUBJECT = listed("meeting", "subjects", exact=True)
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:cho|được|là|khi|đã|sẽ|bị|theo|có|tại|tổ\s+chức|chủ\s+trì|dự)(?!\w)"
)
_ENUMERATED = re.compile(r"\s*(?:,|và|-)\s+$|\s*,\s*$")
_LATER_ORDINAL = re.compile(r"\s+(?:lần\s+)?thứ(?:\s+[\dIVXL]+)?$")
_SESSION_OF = re.compile(r"k[ỳì]\s+họp", re.IGNORECASE)
_HOUSE = re.compile(r"(?:hội\s+trường|trụ\s+sở|nhà\s+khách|trung\s+tâm)\s+$", re.IGNORECASE)
_OPENING_ACTOR = re.compile(
    rf"(?:[^.:;]{{0,12}}[-–]\s*)?(?:\([^()]{{2,30}}\)\s*[-–]?\s*)?{_WHEN},?\s+"
    r"(?:tại\s+[^,]{2,60},\s+)?",
    re.IGNORECASE,
)
_VERBAL = listed("meeting", "verbal-kinds")
_VERBS_BEFORE = re.compile(
    rf"\s+{any_of('meeting', 'holding')}(?:\s+{any_of('meeting', 'holding')})*\s+", re.IGNORECASE
)
_SUBJECT_END = re.compile(r"\s*[,(]|\s+(?:kh[óo][aá]\s+[IVX\d]|do\s+(?:đồng|ông|bà))")
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"[\s.…]*")
_MEETS = re.compile(r"làm\s+việc", re.IGNORECASE)
_PERSON = re.compile(r"(?:các\s+)?(?:đồng\s+chí|ông|bà|đ/c)(?!\w)", re.IGNORECASE)
_OPENS_BEFORE = re.compile(r"(?:diễn\s+ra|khai\s+mạc)\s+$")
_NEAR_TOP = 4
_LOOKED_AT = 1200
"""Characters of a sentence in which its head is looked for; lists of guests run on behind."""
_VERBS_REACH = 60
_LONGEST_SUBJECT = 120
_VERBAL_REACH = 140
_OWNER_REACH = 160


class View(NamedTuple):
    """A sentence with its bodies, those that end an office left out; places count in the text."""

    text: str
    sentence: Sentence
    end: int
    bodies: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Return where the sentence begins."""
        return self.sentence.start


def view_of(reading: Reading, sentence: Sentence) -> View:
    """Return the sentence with the bodies, and the places that act as such, that stand in it."""
    end = min(sentence.end, sentence.start + _LOOKED_AT)
    words = reading.text[sentence.start : end]
    held = [(mention.start, mention.end) for mention in find_mentions(words)]
    found = [
        _cut(words, body)
        for body in bodies_in(words)
        if not any(begin < body[0] < stop for begin, stop in held)
    ]
    places = (place.span() for place in _PLACE_BODY.finditer(words))
    free = [place for place in places if not any(_lies_in(place, body) for body in [*found, *held])]
    bodies = ((sentence.start + begin, sentence.start + stop) for begin, stop in [*found, *free])
    return View(reading.text, sentence, end, tuple(sorted(bodies)))


def _lies_in(place: Stretch, body: Stretch) -> bool:
    return body[0] <= place[0] < body[1]


def _cut(words: str, body: Stretch) -> Stretch:
    """Return a body without the number of its meeting: ``Ban Thường vụ Tỉnh ủy | lần thứ 2``."""
    found = _LATER_ORDINAL.search(words[slice(*body)])
    return (body[0], body[0] + found.start()) if found else body


def acting(view: View) -> Iterator[tuple[Stretch, int]]:
    """Yield the bodies that may act, each with where its verb is looked for."""
    for body in view.bodies:
        if view.text[body[0]].islower() and not _PLACE_BODY.match(view.text, body[0]):
            continue
        after = _AFTER_BODY.match(view.text, body[1], view.end)
        yield body, after.end() if after else body[1]


def holder_before(view: View, kind: KindAt) -> Stretch | None:
    """Return the body before a kind that holds it, unless the session says whose it is."""
    if _has_own_body(view, kind):
        return None
    verbal = bool(_VERBAL.match(view.text, kind.start, view.end))
    for body, _ in acting(view):
        if body[1] > kind.start:
            break
        after = _AFTER_BODY.match(view.text, body[1], kind.start)
        holding = _HOLDING.match(view.text, after.end() if after else body[1], kind.start)
        if holding is None or holding.end() != kind.start:
            continue
        if holding[0].strip(" ,") or (verbal and not _MEETS.match(view.text, kind.start)):
            return whole_body(view, body)
    near = kind.start - view.start < _VERBAL_REACH
    return _subject(view, kind, verbal=verbal) if near or not verbal else None


def _has_own_body(view: View, kind: KindAt) -> bool:
    """Say whether a session names whose it is: ``Thường trực HĐND … kỳ họp thứ 2, HĐND tỉnh``."""
    joined = _JOIN.match(view.text, kind.rest, view.end)
    own = joined is not None and any(body[0] == joined.end() for body in view.bodies)
    return own and bool(_SESSION_OF.match(view.text, kind.start))


def whole_body(view: View, body: Stretch) -> Stretch:
    """Return a body with those named before it in one list: ``Tỉnh ủy, HĐND, UBND tỉnh A``."""
    start = body[0]
    for begin, stop in reversed([each for each in view.bodies if each[1] <= start]):
        joined = _ENUMERATED.fullmatch(view.text, stop, start)
        placed = _HOUSE.search(view.text[max(view.start, begin - _VERBS_REACH) : begin])
        place = view.text[begin].islower() or _PLACE_BODY.match(view.text, begin)
        if not joined or placed or place:
            break
        start = begin
    return start, body[1]


def _subject(view: View, kind: KindAt, *, verbal: bool) -> Stretch | None:
    """Return a subject that only its first words show to be a body: ``Xí nghiệp may A``."""
    near = max(view.start, kind.start - _VERBS_REACH)
    verbs = _VERBS_BEFORE.finditer(view.text, near, kind.start)
    end = next((verb.start() for verb in verbs if verb.end() == kind.start), None)
    if end is None and verbal:
        end = kind.start - 1
    for opening in _SUBJECT_OPENING.finditer(view.text[view.start : end or view.start]):
        start = view.start + opening.end()
        words = view.text[start:end]
        if match_post(view.text, start):
            continue
        free = len(words) < _LONGEST_SUBJECT and not _NO_SUBJECT.search(_BRACKETS.sub("", words))
        if free and _SUBJECT.match(view.text, start, end):
            cut = _SUBJECT_END.search(words)
            return start, start + (cut.start() if cut else len(words))
    return None


def holder_behind(view: View, kind: KindAt) -> Stretch | None:
    """Return the body behind a kind, or printed inside its words."""
    inside = (body for body in view.bodies if kind.start < body[0] < kind.end)
    return next(inside, None) or _held_by(view, kind) or _joined(view, kind) or _owner(view, kind)


def _held_by(view: View, kind: KindAt) -> Stretch | None:
    """Return who is said to hold it: ``hội nghị … do Bộ A tổ chức``; a person is no body."""
    by = _HELD_BY.search(view.text, kind.end, view.end)
    if by is None or match_post(view.text, by.start("body")) or _PERSON.match(by["body"]):
        return None
    return by.span("body")


def _joined(view: View, kind: KindAt) -> Stretch | None:
    """Return the body right behind a kind and its number, or behind the day that follows them."""
    links = (link.match(view.text, kind.rest, view.end) for link in (_JOIN, _TIMED))
    starts = {kind.rest, *(link.end() for link in links if link)}
    return next((body for body, _ in acting(view) if body[0] in starts), None)


def _owner(view: View, kind: KindAt) -> Stretch | None:
    """Return the body a meeting is ``của``, before it takes place or at the end of the sentence."""
    until = _TAKES_PLACE.search(view.text, kind.rest, view.end)
    stop = until.start() if until else view.end
    reach = min(stop, kind.rest + _OWNER_REACH)
    owners = {of.end() for of in _OF.finditer(view.text, kind.rest, max(reach, kind.rest))}
    owned = [body for body in view.bodies if body[0] in owners and body[1] <= stop]
    if not owned:
        return None
    last = owned[-1]
    return last if until or _SENTENCE_END.fullmatch(view.text, last[1], view.end) else None


def takes_place(view: View, kind: KindAt) -> bool:
    """Say whether the kind is said to take place: ``đã diễn ra Hội nghị``, ``Hội nghị diễn ra``."""
    before = view.text[max(view.start, kind.start - _VERBS_REACH) : kind.start]
    end = min(view.end, kind.end + 250)
    return bool(_OPENS_BEFORE.search(before) or _TAKES_PLACE.search(view.text, kind.end, end))


def find_actor(reading: Reading) -> tuple[Sentence, Stretch] | None:
    """Return the body that a dated sentence opens with, for a report that names no meeting."""
    for sentence in list(reading.of_kind("body"))[:_NEAR_TOP]:
        opening = _OPENING_ACTOR.match(reading.text, sentence.start, sentence.end)
        at = opening.end() if opening else None
        body = next((body for body in view_of(reading, sentence).bodies if body[0] == at), None)
        if body:
            return sentence, body
    return None
