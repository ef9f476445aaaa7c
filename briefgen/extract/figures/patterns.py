"""The patterns of the figure grammar, compiled once from ``lexicon/figures.toml``."""

import re
from functools import cache
from typing import NamedTuple

from briefgen.vi.phrases import any_of, listed, phrases
from briefgen.vi.wordtree import Found, WordTree

# How a stretch of time is named; also at the head of a clause with "trong", "tính đến", "hết".
_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)"
_YEAR = r"(?:(?:của\s+)?năm\s+(?:\d{4}|nay|qua|trước|ngoái)|\d{4})"
_PERIOD = (
    rf"(?:{_COUNT}\s+tháng(?:\s+(?:đầu|cuối|qua|còn lại))?(?:\s+năm(?!\s*\d))?(?:\s+{_YEAR})?"
    rf"|(?:nửa|6 tháng)\s+(?:đầu|cuối)\s+năm(?:\s+\d{{4}})?"
    rf"|tháng\s+\d{{1,2}}(?:\s?[/.-]\s?\d{{4}}|\s+{_YEAR})?"
    rf"|qu[ýí]\s+(?:[IVX]+|\d)(?:\s?[/.-]\s?\d{{4}}|\s+{_YEAR})?"
    rf"|ngày\s+\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?"
    rf"|(?:năm|giai đoạn|nhiệm kỳ)\s+\d{{4}}(?:\s?[-–]\s?\d{{4}})?"
    rf"|{_COUNT}\s+(?:tháng|năm|quý)\s+(?:qua|gần đây)"
    rf"|\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?(?!\d)|nửa\s+(?:đầu|cuối)\s+tháng\s+\d{{1,2}}"
    rf"|\d{{1,2}}\s+ngày\s+(?:đầu|cuối)\s+(?:tháng|năm)(?:\s+\d{{1,2}})?"
    rf"|(?:năm|nhiệm kỳ|tháng|quý)\s+(?:nay|qua|này|vừa qua)|đầu năm|cả năm|năm)"
)
_WHEN = (
    r"(?:(?:trong|tính|đến|hết|hết ngày|cả|lũy kế|luỹ kế|từ|kể từ|vào|chung|cho|của|riêng|tới|cuối"
    r"|cùng|sau)\s+)*"
)
PERIOD = re.compile(_PERIOD, re.IGNORECASE)
FULL_STOP = r"(?<!TP)(?<!Tp)(?<!tp)\.(?!\w)"
"""A full stop inside a sentence that parts clauses: not in a number, ``TP.HCM`` or ``T.Ư``."""
_MOST_VERBS = 4
LONGEST_PHRASE = 120
"""Code points in front of a place where a phrase that ends there may begin."""
_PASSIVE = re.compile(r"(?<!\w)(?:bị|được)\s+$", re.IGNORECASE)
_GOT = re.compile(r"(?<!\w)(?:đã|sẽ|vừa|cũng)\s+(?P<verb>[^\W\d]+)\s+được\s*$", re.IGNORECASE)
_NOUN_OF_FLOW = re.compile(r"(?<!\w)(?:bội|tổng|khoản|nguồn|số|mức)\s+$", re.IGNORECASE)
_OBJECT = r"(?:\s+(?!(?:đã|sẽ|đang)(?!\w))[^\W\d]+){1,9}?"


@cache
def found_in(*sections: str) -> WordTree:
    """Return the phrases of the sections."""
    return listed("figures", *sections)


@cache
def at_start(*sections: str) -> WordTree:
    """Return the phrases of the sections with the spaces and commas after them."""
    return listed("figures", *sections, then=r"[\s,:]*")


@cache
def at_end(*sections: str) -> WordTree:
    """Return the phrases of the sections where nothing follows."""
    return listed("figures", *sections, then=r"\s*$")


def ended(text: str, end: int, *sections: str, floor: int = 0) -> Found | None:
    """Return the phrase of the sections that ends at ``end``, spaces aside."""
    tree, start = at_end(*sections), max(floor, end - LONGEST_PHRASE)
    return tree.search(text, start, end) if tree.may_end(text, start, end) else None


def behind_space(words: str, *sections: str) -> int | None:
    """Return where the first phrase of the sections begins that stands behind a space."""
    places = (found.start() for found in found_in(*sections).finditer(words, 1))
    return next((place for place in places if words[place - 1].isspace()), None)


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
    when = rf"(?:bình quân\s+)?{_WHEN}{_PERIOD}"
    return re.compile(rf"(?:{when}|đến nay)(?!\w)[\s,:]*", re.IGNORECASE)


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


class Doing(NamedTuple):
    """A group of verbs right before what is counted, and where it begins."""

    start: int
    words: str


def doing(words: str) -> Doing | None:
    """Return the verbs that end the words, with their small words; the doer stands before them.

    "… xây dựng mới và sửa chữa", "… trồng, chăm sóc", "… thu hút thêm"; four verbs at most.
    """
    start, place = len(words), 0
    done = _GOT.search(words)
    if done and not at_end("actions").search(words, 0, done.end("verb")):
        return Doing(done.start("verb"), words[done.start("verb") :].rstrip())
    while place < _MOST_VERBS and (verb := _verb(joined=place > 0).search(words, 0, start)):
        if _NOUN_OF_FLOW.search(words, 0, verb.start()):
            break
        passive = _PASSIVE.search(words, 0, verb.start())
        start, place = (passive or verb).start(), place + 1
    return Doing(start, words[start:].rstrip()) if place else None


@cache
def _verb(*, joined: bool) -> WordTree:
    """Return the verbs at the end, with small words, joined to a verb behind or not."""
    small, join = any_of("figures", "action-adverbs"), r"(?:,|và|,\s*và)\s*" if joined else ""
    return listed("figures", "actions", then=rf"(?:\s+{small}){{0,3}}(?:\s+cho)?\s*{join}$")


@cache
def giving() -> WordTree:
    """Return the pattern of "giải quyết việc làm cho": verb, object, preposition before a count.

    The match behind the verb has the group ``to``: the preposition with the spaces before it.
    """
    then = rf"{_OBJECT}(?P<to>\s+{any_of('figures', 'giving')}\s*)$"
    return listed("figures", "actions", then=then)


@cache
def measure_names() -> dict[str, str]:
    """Return unit → what a measure of a thing is called: ``ha`` is ``Diện tích``."""
    pairs = (pair.partition("=") for pair in phrases("figures", "area-names"))
    return {unit: name for unit, _, name in pairs}
