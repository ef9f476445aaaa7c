"""The body that meets when no sentence says that it holds the meeting.

The party that is visited (``buổi làm việc với Quận ủy …``), the body that the headline, a heading
or a caption names with the meeting, or whose report is heard there (``theo báo cáo của Sở …``).
"""

import re
from collections.abc import Callable, Iterator

from briefgen.extract.heads import heads_of
from briefgen.extract.holders import Stretch, view_of
from briefgen.extract.reading import Reading
from briefgen.model import Sentence, SentenceKind
from briefgen.vi.phrases import CAPITAL, any_of

_VISITED = re.compile(
    r"(?<!\w)(?:làm\s+việc|kiểm\s+tra|khảo\s+sát|giám\s+sát|đối\s+thoại|giao\s+ban)(?:\s+(?:của|giữa)\s+[^,;:.]{3,120}?)?"
    r"\s+(?:với|tại|ở|cùng)\s+(?:(?:tập\s+thể\s+)?lãnh\s+đạo(?:\s+chủ\s+chốt)?\s+|tập\s+thể\s+|cán\s+bộ(?:\s+chủ\s+chốt)?\s+|toàn\s+thể\s+)?",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:(?i:theo)\s+)?(?:báo\s+cáo|thông\s+tin|số\s+liệu|đánh\s+giá)\s+(?:của|từ)\s+"
    rf"(?:{any_of('organs', 'speaking-for')}\s+)?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)\s+[A-ZĐ0-9]")
_PLACE_FIRST = re.compile(rf"(?P<place>{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}})\s*:\s")
_NEAR_TOP = 8
_KINDS_BESIDE: tuple[SentenceKind, ...] = ("title", "caption", "heading")


def visited_body(reading: Reading) -> Stretch | None:
    """Return the body that is worked with or inspected in the first sentences."""
    return _first(reading, _near_top(reading), _after(_VISITED))


def named_beside(reading: Reading) -> Stretch | None:
    """Return the body that a headline, heading or caption names as the one that meets."""
    for kind in _KINDS_BESIDE:
        for sentence in reading.of_kind(kind):
            found = next((head.body for head in heads_of(reading, sentence) if head.body), None)
            if found:
                return found
    return None


def titled_body(reading: Reading) -> Stretch | None:
    """Return the body a headline opens with: "Đảng ủy xã A: Hoàn thành tốt nhiệm vụ"."""
    for sentence in reading.of_kind("title"):
        bodies = view_of(reading, sentence).bodies
        if bodies and bodies[0][0] == sentence.start and _proper(reading, bodies[0]):
            return bodies[0]
    return None


def titled_place(reading: Reading) -> Stretch | None:
    """Return the place a headline opens with, of whose report it is: "Chư Păh: Nhiều chỉ tiêu"."""
    for sentence in reading.of_kind("title"):
        if found := _PLACE_FIRST.match(reading.text, sentence.start, sentence.end):
            return found.span("place")
    return None


def reporting_body(reading: Reading) -> Stretch | None:
    """Return the body whose report the first sentences tell of."""
    return _first(reading, _near_top(reading), _after(_REPORTED))


def _near_top(reading: Reading) -> Iterator[Sentence]:
    yield from reading.of_kind("title")
    for place, sentence in enumerate(reading.of_kind("body", "caption")):
        if place < _NEAR_TOP:
            yield sentence


def _first(
    reading: Reading,
    sentences: Iterator[Sentence],
    find: Callable[[Reading, Sentence], Stretch | None],
) -> Stretch | None:
    return next(filter(None, (find(reading, sentence) for sentence in sentences)), None)


def _after(lead: re.Pattern[str]) -> Callable[[Reading, Sentence], Stretch | None]:
    """Return the finder of a body right behind a lead."""

    def find(reading: Reading, sentence: Sentence) -> Stretch | None:
        ends = {found.end() for found in lead.finditer(reading.text, sentence.start, sentence.end)}
        if not ends:
            return None
        bodies = view_of(reading, sentence).bodies
        return next((body for body in bodies if body[0] in ends and _proper(reading, body)), None)

    return find


def _proper(reading: Reading, body: Stretch) -> bool:
    """Say whether the words name one body: a capital or the kind of a place opens them."""
    return reading.text[body[0]].isupper() or bool(_PLACE.match(reading.text, body[0]))
