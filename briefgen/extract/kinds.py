"""Where a text names a meeting: ``hội nghị trực tuyến``, ``Kỳ họp thứ 12``, ``họp phiên toàn thể``.

A kind may be told with its number, month and year (``phiên họp thường kỳ tháng 5/2021``). A
meeting that is only prepared, submitted to or past (``trình kỳ họp``, ``sau hội nghị``) is not the
one held.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.vi.phrases import any_of, listed

_KIND = listed(
    "meeting",
    "kinds",
    then=rf"(?:\s+{any_of('meeting', 'kind-modifiers')})*",
)
_ORDINAL = (
    r"(?:lần\s+)?thứ\s+(?:\d{1,3}|[IVXL]+"
    r"|\w+(?:\s+(?:một|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín|mười|mươi)(?!\w))*)"
)
_TIME = (
    r"(?:(?:của\s+)?(?:tháng|quý|quí)\s+(?:\d{1,2}|[IVX]+|\w+)(?!\w)"
    r"(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})?|(?:(?:đầu|giữa|cuối)\s+)?năm\s+\d{4}|\d{4})"
)
TAIL = re.compile(
    rf"(?:\s*\([^()]{{1,60}}\)|\s*,?\s+{_ORDINAL}"
    rf"|\s+{any_of('meeting', 'kind-modifiers')}|\s+{_TIME})*",
    re.IGNORECASE,
)
"""What may stand between a kind and the body that holds it."""
_NOT_HELD = listed("meeting", "not-held", then=r"\s+(?:các\s+)?$")
_AGENDA = re.compile(r"(?<!\w)chương\s+trình\s+$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?<!\w)(?:các|những|nhiều|mỗi|từng)|(?<![\w/.])\d{1,3})\s+$", re.IGNORECASE
)
_BARE = re.compile(r"họp|tiến\s+hành", re.IGNORECASE)
_LOOKED_BACK = 40


class KindAt(NamedTuple):
    """A kind of meeting named; ``end`` of its words, ``rest`` behind its number and time."""

    start: int
    end: int
    rest: int


def kinds_in(text: str, start: int, end: int) -> Iterator[KindAt]:
    """Yield the kinds of meetings that a stretch names as held, in order."""
    for found in _KIND.finditer(text, start, end):
        before = text[max(start, found.start() - _LOOKED_BACK) : found.start()]
        if (_NOT_HELD.search(before) and not _AGENDA.search(before)) or _COUNTED.search(before):
            continue
        if _BARE.fullmatch(text, found.start(), found.end()) and kind_at(
            text, found.end() + 1, end
        ):
            continue
        tail = TAIL.match(text, found.end(), end)
        yield KindAt(found.start(), found.end(), tail.end() if tail else found.end())


def kind_at(text: str, start: int, end: int) -> KindAt | None:
    """Return the kind of meeting whose words begin at ``start``."""
    found = _KIND.match(text, start, end)
    if found is None:
        return None
    tail = TAIL.match(text, found.end(), end)
    return KindAt(start, found.end(), tail.end() if tail else found.end())
