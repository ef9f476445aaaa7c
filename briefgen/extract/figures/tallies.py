"""Counts out of a total: ``6/14 chỉ tiêu``, "16 trong tổng số 18", "cả 3 chỉ tiêu".

The digits stand in the text as printed; a total in words is read only where its grammar is plain.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.extract.figures.masks import is_masked
from briefgen.model import Tally
from briefgen.vi.cued import Cued
from briefgen.vi.units import find_unit, match_unit

_COUNT = r"(\d{1,3}(?:\.\d{3})+|\d{1,4})"
_WORD = r"[^\W\d_]+"
_FRACTION = re.compile(rf"(?<![\d.,/]){_COUNT}\s?/\s?{_COUNT}(?![\d/]|[.,]\d)(?=\s+{_WORD}|\s*$)")
_OUT_OF = re.compile(
    rf"(?<![\d.,/]){_COUNT}\s+(?:(?P<noun>{_WORD}(?:\s+{_WORD})?)\s+(?:{_WORD}\s+){{0,4}}?)?"
    rf"(?:trong|trên)\s+(?P<sum>tổng\s+số\s+|số\s+)?{_COUNT}(?![\d/]|[.,]\d)"
    rf"(?=\s+(?(noun)(?P=noun)|(?!(?:tháng|năm|ngày|quý|giờ|tuần)(?!\w)){_WORD}))",
    re.IGNORECASE,
)
_WITHIN = Cued(
    rf"(?<!\w)trong\s+(?:tổng\s+)?(?:số\s+)?{_COUNT}\s+chỉ tiêu(?:\s+\w+){{0,14}}?,?"
    rf"\s+(?:đã\s+)?(?:có|hoàn thành|đạt)\s+{_COUNT}(?=\s+chỉ tiêu\s+(?:đạt|vượt|hoàn thành))",
    "chỉ tiêu",
)
_REACHED = r"(?:đạt|vượt|hoàn thành)(?:\s+(?:và|hoặc|vượt|đạt|mức|xuất sắc|tốt|thắng lợi)){0,4}"
_ALL_WORDS = r"(?:cả|toàn bộ|tất cả|tất cả các|toàn bộ các)"
_ALL = (
    Cued(rf"(?<!\w){_REACHED}\s+(?:{_ALL_WORDS}\s+)+{_COUNT}(?=\s+chỉ tiêu)", "chỉ tiêu"),
    Cued(
        rf"(?<!\w){_ALL_WORDS}\s+{_COUNT}(?=\s+chỉ tiêu(?:\s+{_WORD}){{0,8}}?\s+(?:đều|đã|được)\s+"
        rf"{_REACHED})",
        "chỉ tiêu",
    ),
)


class Counted(NamedTuple):
    """A tally and where it is printed, from its first digit to its last."""

    start: int
    end: int
    tally: Tally


def find_tallies(text: str, masks: list[tuple[int, int]]) -> list[Counted]:
    """Return the tallies of a sentence; a date is none, nor an amount of money out of another.

    "cả 3 chỉ tiêu" behind a verb of reaching is 3 of 3.
    """
    found = [each for each in _found(text) if not is_masked(masks, each.start)]
    kept: list[Counted] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.tally.met <= each.tally.total and (not kept or each.start >= kept[-1].end):
            kept.append(each)
    return kept


def _found(text: str) -> Iterator[Counted]:
    for match in _FRACTION.finditer(text) if "/" in text else ():
        unit = match_unit(text, match.end())
        known = find_unit(unit[0]) if unit else None
        if _count(match[2]) >= 2 and (known is None or known.kind == "count"):
            yield _counted(match, match.start(), match.end(), match[1], match[2])
    if "ong" in text or "rên" in text:
        for match in _OUT_OF.finditer(text):
            yield _counted(match, match.start(), match.end(), match[1], match[4])
        for match in _WITHIN.finditer(text):
            yield _counted(match, match.start(1), match.end(2), match[2], match[1])
    for pattern in _ALL:
        for match in pattern.finditer(text):
            yield _counted(match, match.start(1), match.end(1), match[1], match[1])


def _counted(match: re.Match[str], start: int, end: int, met: str, total: str) -> Counted:
    tally = Tally(met=_count(met), total=_count(total), raw=match.string[start:end])
    return Counted(start, end, tally)


def _count(digits: str) -> int:
    return int(digits.replace(".", ""))
