"""The sentence that names a meeting: which body held it, what kind it was, where its rest begins.

The body stands before the kind (``UBND tỉnh A tổ chức phiên họp``), behind it (``kỳ họp thứ 12 HĐND
tỉnh B``, ``phiên họp thường kỳ tháng 5 của UBND``, ``hội nghị do huyện C tổ chức``), or is not named
there at all (``ông D chủ trì cuộc họp``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.extract.kinds import KindAt, kind_at, kinds_in
from briefgen.extract.mentions import find_mentions
from briefgen.extract.organs import bodies_in
from briefgen.extract.reading import Reading
from briefgen.model import Sentence
from briefgen.vi.dates import find_dates
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
_HELD_BARE = re.compile(
    rf"\s+(?:đã\s+|vừa\s+)?(?:tổ\s+chức\s+)?{any_of('meeting', 'bare-kinds')}\s"
)
_CHAIRING = listed("meeting", "chairing", then=r"\s+")
_SPOKEN = re.compile(
    rf"(?:{any_of('meeting', 'before-kinds')})\s+(?:(?:buổi|lễ|phiên)\s+(?:khai|bế)\s+mạc\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*,?\s+(?:(?:của|giữa|với|do)\s+)?")
_HELD_BY = re.compile(
    r"(?<!\w)do\s+(?P<body>[^,;:]{3,110}?)\s+(?:đã\s+)?(?:phối\s+hợp\s+)?(?:tổ\s+chức|chủ\s+trì)(?!\w)"
)
_OF = re.compile(r"(?<!\w)của\s+(?=(?-i:[A-ZĐỦ]))")
_TIMED = re.compile(rf"\s*,?\s*{_WHEN}\s*,?\s+")
_TAKES_PLACE = re.compile(rf"\s+{any_of('meeting', 'taking-place')}")
_PLACE_BODY = re.compile(
    rf"(?<!\w)(?i:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)\s+{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}}"
)
_SUBJECT_OPENING = re.compile(rf"(?:^|[,)–-]\s*|\d\s+)(?={CAPITAL})")
_SUBJECT = listed("meeting", "subjects", exact=True)
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:cho|được|là|khi|đã|sẽ|bị|theo|có|tại|tổ\s+chức|chủ\s+trì|dự)(?!\w)"
)
_ENUMERATED = re.compile(r"\s*(?:,|và|-)\s+$|\s*,\s*$")
_LATER_ORDINAL = re.compile(r"\s+(?:lần\s+)?thứ(?:\s+[\dIVXL]+)?$")
_SESSION_OF = re.compile(r"k[ỳì]\s+họp", re.IGNORECASE)
_VERBAL = listed("meeting", "verbal-kinds")
_LOOKED_THROUGH = 12
"""Sentences of the report in which its head is looked for."""


class Head(NamedTuple):
    """Where a sentence names the meeting: body, kind, and where the rest begins."""

    sentence: Sentence
    body: Stretch | None
    kind: Stretch | None
    rest: int


def find_heads(reading: Reading) -> list[Head]:
    """Return the ways the first sentences name the meeting, the likeliest first.

    Nearer the top is likelier, and so are a day in the sentence and a body that holds the meeting.
    """
    ranked: list[tuple[int, int, Head]] = []
    for place, sentence in enumerate(reading.of_kind("body")):
        if place >= _LOOKED_THROUGH:
            break
        dated = bool(find_dates(sentence.text)) or place == 0
        for cost, head in _in_sentence(reading, sentence):
            ranked.append((cost + place + (0 if dated else 3), len(ranked), head))
    return [head for _, _, head in sorted(ranked, key=lambda item: item[:2])]


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, Head]]:
    """Yield the heads of a sentence, each with what speaks against it."""
    text, bodies = reading.text, _bodies(reading, sentence)
    held = [mention.moved(sentence.start) for mention in find_mentions(sentence.text)]
    bodies = [body for body in bodies if not any(m.start < body[0] < m.end for m in held)]
    for kind in kinds_in(text, sentence.start, sentence.end):
        holder = _before(text, sentence, kind, bodies)
        if holder and not _has_own_body(text, kind, bodies):
            yield 0, Head(sentence, holder, (kind.start, kind.end), kind.rest)
        elif behind := _behind(text, sentence, kind, bodies):
            chaired = _is_chaired(text, sentence, kind)
            spoken = _SPOKEN.search(text[sentence.start : kind.start])
            opens = kind.start - sentence.start < 60
            if chaired or spoken or opens or _takes_place(text, kind, sentence):
                rest = max(kind.rest, behind[1]) if behind[0] - kind.rest < 12 else kind.rest
                yield 1, Head(sentence, behind, (kind.start, kind.end), rest)
        elif _is_chaired(text, sentence, kind) or _takes_place(text, kind, sentence):
            yield 2, Head(sentence, None, (kind.start, kind.end), kind.rest)
        elif _SPOKEN.search(text[sentence.start : kind.start]):
            yield 3, Head(sentence, None, (kind.start, kind.end), kind.rest)
    for body in bodies:
        after = _AFTER_BODY.match(text, body[1], sentence.end)
        end = after.end() if after else body[1]
        if _acts(text, body) and (found := _HELD_BARE.match(text, end, sentence.end)):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield (
                1,
                Head(sentence, _whole(text, sentence, body, start), None, _bare_rest(text, found)),
            )


def _has_own_body(text: str, kind: KindAt, bodies: list[Stretch]) -> bool:
    """Say whether a session names whose it is: ``Thường trực HĐND … khai mạc kỳ họp thứ 2, HĐND``."""
    joined = _JOIN.match(text, kind.rest)
    own = next((body for body in bodies if joined and body[0] == joined.end()), None)
    return own is not None and bool(_SESSION_OF.match(text, kind.start))


def _bare_rest(text: str, found: re.Match[str]) -> int:
    """Return where the purpose begins that stands in for a kind: ``tổ chức | tổng kết …``."""
    held = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:tổ\s+chức)?").match(text, found.start())
    return held.end() if held else found.end()


def _is_chaired(text: str, sentence: Sentence, kind: KindAt) -> bool:
    verbs = _CHAIRING.finditer(text, max(sentence.start, kind.start - 30), kind.start)
    return any(verb.end() == kind.start for verb in verbs)


def _takes_place(text: str, kind: KindAt, sentence: Sentence) -> bool:
    """Say whether the kind is said to take place: ``đã diễn ra Hội nghị``, ``Hội nghị diễn ra``."""
    before = text[max(sentence.start, kind.start - 25) : kind.start]
    return bool(
        re.search(r"(?:diễn\s+ra|khai\s+mạc)\s+$", before)
        or _TAKES_PLACE.search(text, kind.end, min(sentence.end, kind.end + 250))
    )


def _bodies(reading: Reading, sentence: Sentence) -> list[Stretch]:
    """Return bodies and places that act as bodies (``tỉnh Đồng Nai tổ chức …``), in order."""
    text = reading.text
    found = [
        _cut(text, (start + sentence.start, end + sentence.start))
        for start, end in bodies_in(sentence.text)
    ]
    places = [place.span() for place in _PLACE_BODY.finditer(text, sentence.start, sentence.end)]
    free = [
        (start, end)
        for start, end in places
        if not any(begin <= start < stop for begin, stop in found)
    ]
    return sorted([*found, *free])


def _cut(text: str, body: Stretch) -> Stretch:
    """Return a body without the number of its meeting: ``Ban Thường vụ Tỉnh ủy | lần thứ 2``."""
    found = _LATER_ORDINAL.search(text[slice(*body)])
    return (body[0], body[0] + found.start()) if found else body


def _acts(text: str, body: Stretch) -> bool:
    """Say whether a body is a name of its own: capital, or a place."""
    return not text[body[0]].islower() or bool(_PLACE_BODY.match(text, body[0]))


def _before(text: str, sentence: Sentence, kind: KindAt, bodies: list[Stretch]) -> Stretch | None:
    """Return the body before a kind that holds it."""
    verbal = (
        bool(_VERBAL.match(text, kind.start)) or text[kind.start : kind.start + 3].lower() == "họp"
    )
    for body in bodies:
        if body[1] > kind.start or not _acts(text, body):
            continue
        after = _AFTER_BODY.match(text, body[1], kind.start)
        end = after.end() if after else body[1]
        holding = _HOLDING.match(text, end, kind.start)
        if holding and holding.end() == kind.start and (verbal or holding[0].strip(" ,")):
            named_verb = text[kind.start : kind.end].lower().startswith("làm việc")
            if named_verb and not holding[0].strip(" ,"):
                continue
            return _whole(text, sentence, body, body[1])
    return (
        _subject(text, sentence, kind) if not verbal or kind.start - sentence.start < 140 else None
    )


def _whole(text: str, sentence: Sentence, body: Stretch, end: int) -> Stretch:
    """Return a body with those named before it in one list: ``Tỉnh ủy, HĐND, UBND tỉnh A``."""
    start = body[0]
    for begin, stop in reversed(bodies_in(text[sentence.start : start])):
        joined = _ENUMERATED.fullmatch(text[sentence.start + stop : start])
        if not joined or text[sentence.start + begin].islower() or _in_post(text, sentence, begin):
            break
        start = sentence.start + begin
    return start, body[1]


def _in_post(text: str, sentence: Sentence, begin: int) -> bool:
    """Say whether a body is the end of an office: ``Chủ tịch | HĐND tỉnh``."""
    mentions = find_mentions(text[sentence.start : sentence.end])
    return any(mention.start < begin < mention.end for mention in mentions)


def _subject(text: str, sentence: Sentence, kind: KindAt) -> Stretch | None:
    """Return a subject that only its first words show to be a body: ``Công đoàn Viên chức tỉnh A``."""
    holding = [
        verb
        for verb in re.finditer(
            rf"\s+{any_of('meeting', 'holding')}(?:\s+{any_of('meeting', 'holding')})*\s+",
            text[sentence.start : kind.start],
        )
        if sentence.start + verb.end() == kind.start
    ]
    if not holding:
        return None
    end = sentence.start + holding[0].start()
    for opening in _SUBJECT_OPENING.finditer(text[sentence.start : end]):
        start = sentence.start + opening.end()
        words = text[start:end]
        plain = re.sub(r"\([^()]*\)", "", words)
        if _SUBJECT.match(text, start, end) and not _NO_SUBJECT.search(plain) and len(words) < 120:
            cut = re.search(r"\s*[,(]|\s+(?:kh[óo][aá]\s+[IVX\d]|do\s+(?:đồng|ông|bà))", words)
            return start, start + cut.start() if cut else end
    return None


def _behind(text: str, sentence: Sentence, kind: KindAt, bodies: list[Stretch]) -> Stretch | None:
    """Return the body behind a kind, or printed inside its words."""
    inside = next((body for body in bodies if kind.start < body[0] < kind.end), None)
    if inside:
        return inside
    if by := _HELD_BY.search(text, kind.end, sentence.end):
        start, end = by.span("body")
        if match_post(text, start) is None and text[start : start + 8].lower() != "đồng chí":
            return start, end
    starts = [kind.rest]
    if joined := _JOIN.match(text, kind.rest, sentence.end):
        starts.append(joined.end())
    if timed := _TIMED.match(text, kind.rest, sentence.end):
        starts.append(timed.end())
    near = next((body for body in bodies if body[0] in starts and _acts(text, body)), None)
    if near:
        return near
    until = _TAKES_PLACE.search(text, kind.rest, sentence.end)
    stop = until.start() if until else sentence.end
    owners = [of.end() for of in _OF.finditer(text, kind.rest, min(stop, kind.rest + 160))]
    joined_by_of = [body for body in bodies if body[0] in owners and body[1] <= stop]
    return joined_by_of[-1] if until and joined_by_of else _of_at_end(text, joined_by_of, sentence)


def _of_at_end(text: str, bodies: list[Stretch], sentence: Sentence) -> Stretch | None:
    """Return the body that ends a sentence: ``Hội nghị tổng kết công tác … của Ban Chỉ đạo A.``."""
    last = bodies[-1] if bodies else None
    if last and re.fullmatch(r"[\s.…]*", text[last[1] : sentence.end]):
        return last
    return None
