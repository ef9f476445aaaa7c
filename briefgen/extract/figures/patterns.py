"""The patterns of the figure grammar, compiled once from ``lexicon/figures.toml``."""

import re
from functools import cache

from briefgen.vi.phrases import any_of, phrases

# How a stretch of time is named; also at the head of a clause with "trong", "tính đến", "hết".
_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)"
_YEAR = r"(?:(?:của\s+)?năm\s+(?:\d{4}|nay|qua|trước|ngoái)|\d{4})"
_PERIOD = (
    rf"(?:{_COUNT}\s+tháng(?:\s+(?:đầu|cuối|qua|còn lại))?(?:\s+năm(?!\s*\d))?(?:\s+{_YEAR})?"
    rf"|(?:nửa|6 tháng)\s+(?:đầu|cuối)\s+năm(?:\s+\d{{4}})?"
    rf"|tháng\s+\d{{1,2}}(?:\s?[/-]\s?\d{{4}}|\s+{_YEAR})?"
    rf"|qu[ýí]\s+(?:[IVX]+|\d)(?:\s?[/-]\s?\d{{4}}|\s+{_YEAR})?"
    rf"|ngày\s+\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?"
    rf"|(?:năm|giai đoạn|nhiệm kỳ)\s+\d{{4}}(?:\s?[-–]\s?\d{{4}})?"
    rf"|(?:năm|nhiệm kỳ|tháng|quý)\s+(?:nay|qua|này|vừa qua)|đầu năm|cả năm|năm)"
)
_WHEN = (
    r"(?:(?:trong|tính|đến|hết|hết ngày|cả|lũy kế|luỹ kế|từ|kể từ|vào|chung|cho|của|riêng|tới|cuối"
    r"|cùng|sau|bình quân)\s+)*"
)
PERIOD = re.compile(_PERIOD, re.IGNORECASE)


@cache
def found_in(*sections: str) -> re.Pattern[str]:
    """Return a pattern for any phrase of the sections."""
    return re.compile(any_of("figures", *sections), re.IGNORECASE)


@cache
def at_start(*sections: str) -> re.Pattern[str]:
    """Return a pattern for a phrase of the sections at the head, with spaces and commas after."""
    return re.compile(rf"{any_of('figures', *sections)}[\s,:]*", re.IGNORECASE)


@cache
def at_end(*sections: str) -> re.Pattern[str]:
    """Return a pattern for a phrase of the sections at the end."""
    return re.compile(rf"{any_of('figures', *sections)}\s*$", re.IGNORECASE)


def like_indicator(text: str, start: int = 0) -> bool:
    """Say whether words at ``start`` begin like an indicator and not like a doer.

    "tổng thu" does; "tổng công ty" and "Chi cục" do not, although "tổng" and "chi" do.
    """
    head = found_in("indicator-heads").match(text, start)
    if head is None:
        return False
    doer = found_in("generic-subjects", "subjects").match(text, start)
    return doer is None or len(doer[0]) <= len(head[0])


@cache
def when_at_start() -> re.Pattern[str]:
    """Return a pattern for words of time at the head of a clause: "Trong 6 tháng đầu năm 2020"."""
    return re.compile(rf"(?:{_WHEN}{_PERIOD}|đến nay)(?!\w)[\s,:]*", re.IGNORECASE)


@cache
def when_at_end() -> re.Pattern[str]:
    """Return a pattern for words of time at the end of a name."""
    return re.compile(rf"(?:\s+|^)(?P<when>{_WHEN}{_PERIOD})\s*$", re.IGNORECASE)


@cache
def former_words() -> re.Pattern[str]:
    """Return a pattern for a bracket that speaks of an earlier time: "(cùng kỳ quý I/2024 …"."""
    same = any_of("figures", "base-nouns")
    year = r"(?:năm|tháng|quý)\s+(?:trước|ngoái)|(?:cuối\s+)?năm\s+\d{4}|tháng\s+\d{1,2}/\d{4}"
    return re.compile(rf"\s*(?:{same}(?:\s+(?:{_PERIOD}|{year}))?|{year})(?!\w)", re.IGNORECASE)


@cache
def doing() -> re.Pattern[str]:
    """Return a pattern for a group of verbs right before what is counted, and the doer before it.

    "… xây dựng mới và sửa chữa", "… trồng, chăm sóc", "… thu hút thêm"; group ``verb``.
    """
    verb, small = any_of("figures", "actions"), any_of("figures", "action-adverbs")
    one = rf"(?:bị\s+|được\s+)?{verb}(?:\s+{small}){{0,3}}"
    return re.compile(
        rf"(?<!\w)(?P<verb>{one}(?:\s*(?:,|và|,\s*và)\s*{one}){{0,3}})\s*$", re.IGNORECASE
    )


@cache
def giving() -> re.Pattern[str]:
    """Return a pattern for "giải quyết việc làm cho": verb, object, preposition before a count."""
    verb, to = any_of("figures", "actions"), any_of("figures", "giving")
    return re.compile(
        rf"(?<!\w)(?P<name>{verb}(?:\s+(?!(?:đã|sẽ|đang)(?!\w))[^\W\d]+){{1,9}}?)\s+{to}\s*$",
        re.IGNORECASE,
    )


@cache
def measure_names() -> dict[str, str]:
    """Return unit → what a measure of a thing is called: ``ha`` is ``Diện tích``."""
    pairs = (pair.partition("=") for pair in phrases("figures", "area-names"))
    return {unit: name for unit, _, name in pairs}
