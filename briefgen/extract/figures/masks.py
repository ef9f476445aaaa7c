"""Digits that measure nothing: dates, document numbers, ordinals, terms, names with digits in them.

Masking comes before the search for figures, so that ``59-NQ/TW``, ``lần thứ 6``, ``20/11``,
``2020-2025`` or ``COVID-19`` can never turn up as an indicator.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from briefgen.vi.dates import find_dates
from briefgen.vi.phrases import listed
from briefgen.vi.units import find_unit, match_unit
from briefgen.vi.wordtree import Found

Stretch = tuple[int, int]

# More numbers of one list: "Nghị quyết 01, 02 và 35 của Chính phủ".
_MORE = r"(?:\s*(?:,|và|-|–|đến)\s*\d{1,3}(?=\s*(?:,\s*\d|và\s+\d|của|về|còn|đã|được|$)))*"
_NO_DIGIT = r"(?!\d)(?![.,]\d)"
# An expression that begins with a digit or letter is looked for several times as quickly as one
# that begins by looking back; so what must not stand before it is asked for behind its first sign.
_YEARS = ("19", "20")
_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # 59-NQ/TW, 30/2020/NĐ-CP, 2151/QĐ-TCHQ
    (r"\d+(?:/\d{4})?[-/][A-ZĐ]{2}[\w./-]*", ("-", "/")),
    # Q.9, P.12: districts and wards; sáng 7.2
    (r"[QKP](?<!\w.)(?:(?<=K)P|(?<!K))\.\s?\d{1,2}(?![\d.,])", ("q.", "p.", "k.")),
    (
        r"[sScCtT](?<!\w.)(?i:(?<=s)áng|(?<=c)hiều|(?<=t)ối)\s+\d{1,2}\.\d{1,2}(?![\d%])",
        ("sáng", "chiều", "tối"),
    ),
    # 4G, 3D: one capital behind and no more
    (r"\d(?<![\d.,].)\d?[A-Z](?!\w)", ()),
    # 15:10, 8h30, 14 giờ 30
    (r"\d(?<!\d.)\d?(?:\s*(?::|h|giờ)\s*\d{2}(?!\d)|h(?!\w))", (":", "h", "giờ")),
    # 2020-2025, 2021 - 2025
    (r"(?:19|20)(?<!\d..)\d{2}\s*[-–]\s*(?:19|20)?\d{2}" + _NO_DIGIT, ("-", "–")),
    # quý I/2018, quý IV năm 2018
    (
        r"(?<!\w)(?i:quý|quí)\s+[IVX]{1,3}\s?[/.-]\s?(?:19|20)\d{2}" + _NO_DIGIT,
        ("quý", "quí"),
    ),
    # mức 1, loại 2, cấp 3 at the end of a phrase
    (
        r"(?<!\w)(?i:mức|loại|cấp|nhóm)\s+\d(?=\s*(?:[,.;)]|và\s|sau\s|trở\s|$))(?![.,]\d)",
        ("mức", "loại", "cấp", "nhóm"),
    ),
    # năm 2020, tháng 5/2020, quý 3, ngày 20
    (
        r"(?<!\w)(?i:năm\s+(?:19|20)\d{2}|(?:tháng|quý|quí|ngày)\s+\d{1,2}(?:\s?[/.-]\s?\d{1,4})*)"
        + _NO_DIGIT,
        ("năm", "tháng", "quý", "quí", "ngày"),
    ),
    # Công văn số 59, ghế số 5; but tổng số 59 dự án counts
    (
        r"[sS][ốỐ](?<!tổng ..)(?<!\w..)\s+\d{1,5}(?=\s*(?:[-/,.;)]|ngày|của|về|$))",
        ("số",),
    ),
    # 6 tháng đầu năm, 5 năm: how long, not how much
    (r"\d(?<![\d.,].)\d{0,2}\s+(?:tháng|năm|ngày|giờ|phút|tuần|quý)(?!\w)", ()),
    # tuyến metro số 1, đội quản lý thị trường số 4
    (
        r"(?<!\w)(?i:tuyến|dự án|trường|nhà máy|đội|tổ|cảng)(?:\s+[^\W\d]+){0,6}\s+số\s+\d{1,3}\b",
        ("số",),
    ),
    (r"(?<!\w)(?:so với|so|đến|từ|cuối|đầu)\s+(?:19|20)\d{2}(?![\d%]|[.,/]\d)", _YEARS),
    # telephone numbers and other long runs of digits
    (r"\d(?<![\d.,].)(?:(?<=0)\d{2,4}[. ]?\d{3}[. ]?\d{3,4}(?!\d)|\d{8,}(?!\d))", ()),
    # 1. 2) at the head of a list item
    (r"^\W*\d{1,2}(?:\.\d{1,2})*[.)](?=\s)", (".", ")")),
)
"""What is masked, and signs or words in small letters one of which each match of it holds."""
_CODE = re.compile(r"(?<![\w%])[^\W\d_][^\W_]*?[-–]?\d+[\d.]*\w*")
"""COVID-19, T3, HQ36a: a letter in front, with or without a hyphen."""
_BEHIND_LETTER = re.compile(r"\d(?:(?<=[^\W\d_].)|(?<=[^\W_][-–].))")
_YEAR = re.compile(r"(?:19|20)(?<![\d.,/]..)\d{2}(?![\d%]|[.,/]\d)")
_LONGEST_AHEAD = 40
"""Code points of "khoảng" with the spaces behind it, and room to spare."""
_AMOUNT_AHEAD = re.compile(r"(?<!\w)(?:có|gồm|hơn|gần|trên|khoảng|được)\s+$", re.IGNORECASE)
_FRACTION_OF_NOUNS = re.compile(
    r"\d{1,4}\s?/\s?\d{1,4}\s+(?!(?:năm|tháng|và|đến|của|tại|theo)(?!\w))[^\W\d_A-ZĐ]"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(pattern), signs) for pattern, signs in _PATTERNS)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield what the patterns find, each tried only where one of its signs stands."""
    small = text.lower()
    for pattern, signs in _patterns():
        if not signs or any(map(small.__contains__, signs)):
            yield from pattern.finditer(text)
    if _BEHIND_LETTER.search(text):
        yield from _CODE.finditer(text)


_NUMBERED = listed(
    "figures",
    "before-numerals",
    then=rf"\s*(?:số\s*)?:?\s*\d+(?:[./-]\d+)*{_NO_DIGIT}{_MORE}",
)
"""lần thứ 6, Nghị quyết 01, 02 và 35, quận 5, hạng 3."""
_OTHER_SENSE = ("kỷ ", "kỉ ", "pháp ")
"""Words that make another word of the one behind: "kỷ luật 5 đảng viên"."""


def _numbered_things(text: str) -> Iterator[Found]:
    place = 0
    while found := _NUMBERED.search(text, place):
        start = found.start()
        if text[max(0, start - 5) : start].lower().endswith(_OTHER_SENSE):
            place = start + 1
            continue
        yield found
        place = found.end()


def find_masks(text: str) -> list[Stretch]:
    """Return the stretches of a sentence whose digits are no figures, in order of their start."""
    stretches = [found.span() for found in _found(text)]
    stretches += [
        found.span() for found in _numbered_things(text) if not _measured(text, found.end())
    ]
    stretches += [
        found.span() for found in _YEAR.finditer(text) if not _counts(text, *found.span())
    ]
    stretches += [
        (date.start, date.end)
        for date in find_dates(text)
        if not _FRACTION_OF_NOUNS.match(text, date.start)
    ]
    return _merged(stretches)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Return the same places in stretches that do not overlap, in order."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def is_masked(stretches: list[Stretch], start: int) -> bool:
    """Say whether the number at ``start`` lies in one of the stretches, which are in order."""
    place = bisect_right(stretches, start, key=itemgetter(0)) - 1
    return place >= 0 and start < stretches[place][1]


def _counts(text: str, start: int, end: int) -> bool:
    """Say whether four digits are no year: a unit stands behind, or a hedge or "có" in front.

    "vụ Hè Thu 2017 bắt đầu" and "Tết Ất Tỵ 2025" name a year; thousands are written with a point.
    """
    return match_unit(text, end) is not None or bool(
        _AMOUNT_AHEAD.search(text, max(0, start - _LONGEST_AHEAD), start)
    )


def _measured(text: str, end: int) -> bool:
    """Say whether a unit of money, share or measure stands behind: "quyết định 5 tỷ đồng"."""
    printed = match_unit(text, end)
    unit = find_unit(printed[0]) if printed else None
    return unit is not None and (unit.kind != "count" or unit.scale != 1)
