"""Verdicts printed in words: "A, B và C, D chưa đạt kế hoạch đề ra".

Each item of the enumeration before the predicate is an indicator; an item that holds "và" stays one
item, because "hàng hóa và dịch vụ" is one thing more often than two. A predicate behind a figure
belongs to that figure's statement. The words are kept; nothing is computed.
"""

import itertools
import re
from functools import cache

from briefgen.extract.figures.aims import is_aim
from briefgen.extract.figures.patterns import (
    FULL_STOP,
    at_start,
    found_in,
    like_indicator,
    when_at_start,
)
from briefgen.extract.figures.statements import Judged, Statement
from briefgen.model import ReportedStatus, Sentence
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.wordtree import Found, WordTree

_SECTIONS: tuple[tuple[str, ReportedStatus], ...] = (
    ("verdict-missed", "missed"),
    ("verdict-met-or-exceeded", "met_or_exceeded"),
    ("verdict-exceeded", "exceeded"),
    ("verdict-met", "met"),
)
_HARD = re.compile(rf"[;:!?…]|{FULL_STOP}")
_COMMA = re.compile(r",(?!\d)\s*")
_CONNECTED = re.compile(r"[\s,()]*(?:và|đồng thời|đã|nhưng|song)?\s*", re.IGNORECASE)
_ANAPHORA = re.compile(r"(?<!\w)(?:này|trên|đó)\s*$", re.IGNORECASE)
_LISTING = re.compile(r"(?:(?:các|những)\s+)?chỉ tiêu(?:\s+(?:về|như|gồm|là))?\s+", re.IGNORECASE)
_MOST = re.compile(
    r"(?:đa số|phần lớn|hầu hết|một số|nhiều|các|những|còn|có)(?!\w)"
    r"(?!\s+(?:chỉ tiêu|khoản)(?!\w))",
    re.IGNORECASE,
)
LONGEST_ANAPHORA = 8
"""Code points in front of a predicate in which "mức … này" may end."""
LONGEST_ITEM = 18
"""Words of an enumeration item; more is a clause."""


def find_verdicts(
    sentence: Sentence, statements: list[Statement], taken: list[tuple[int, int]]
) -> tuple[list[Judged], list[tuple[Statement, Judged]]]:
    """Return what was judged in words: new indicators, and verdicts of statements with a figure.

    Args:
        sentence: the sentence.
        statements: those found in it, and the last one before it at the front.
        taken: stretches that figures with their plans take up.
    """
    text = sentence.text
    fresh: list[Judged] = []
    attached: list[tuple[Statement, Judged]] = []
    for found, status in _predicates(text):
        if any(low < found.end() and found.start() < high for low, high in taken):
            continue
        if is_aim(text, 0, found.start()) or _told_by(sentence, statements, found.start()):
            continue
        items = _items(
            text,
            found.start(),
            max((high for _, high in taken if high <= found.start()), default=0),
        )
        owner = _owner(sentence, found.start(), statements)
        judged = [
            Judged(sentence, text[a:b], a, b, status, found[0], found.start(), found.end())
            for a, b in items
        ]
        if owner is not None:
            bare = Judged(
                sentence,
                "",
                found.start(),
                found.end(),
                status,
                found[0],
                found.start(),
                found.end(),
            )
            attached.append((owner, bare))
        else:
            fresh += judged
    return fresh, attached


def _told_by(sentence: Sentence, statements: list[Statement], place: int) -> bool:
    """Say whether a place lies in a statement already told: "2 chỉ tiêu không đạt kế hoạch"."""
    return any(
        each.naming.start <= place < each.end for each in statements if each.sentence is sentence
    )


def _predicates(text: str) -> list[tuple[Found, ReportedStatus]]:
    """Return the predicates of a sentence with their sense; of overlapping ones the first."""
    found = [
        (match, status)
        for section, status in _SECTIONS
        for match in _predicate(section).finditer(text)
    ]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    kept: list[tuple[Found, ReportedStatus]] = []
    for match, status in found:
        if not kept or match.start() >= kept[-1][0].end():
            kept.append((match, status))
    return kept


@cache
def _predicate(section: str) -> WordTree:
    nouns, endings = any_of("figures", "plan-nouns"), any_of("figures", "plan-endings")
    return listed(
        "figures",
        section,
        then=r"\s+(?:so\s+với\s+)?"
        rf"(?:(?:mức|các|cả\s+\d+|toàn bộ|được)\s+)*{nouns}"
        rf"(?:\s+(?:năm(?:\s+\d{{4}})?|nghị quyết|đã|{endings}))*(?!\s*(?:[^\W\d]+\s+){{0,3}}\d)",
    )


def _items(text: str, end: int, floor: int) -> list[tuple[int, int]]:
    """Return the spans of the items enumerated before a predicate, or none if it is no list."""
    start = floor
    for mark in _HARD.finditer(text, floor, end):
        start = mark.end()
    if _MOST.match(text[start:end].lstrip()):
        return []
    bounds = [start, *(mark.end() for mark in _COMMA.finditer(text, start, end)), end]
    items: list[tuple[int, int]] = []
    for low, high in itertools.pairwise(bounds):
        item = _trimmed(text, low, high)
        if item is None:
            items = []  # a clause of another kind: the list can only begin behind it
        else:
            items.append(item)
    return items if items and like_indicator(text, items[0][0]) else []


def _trimmed(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Return an item without openings and small words, or ``None`` when it is a clause."""
    moved = True
    while moved:
        while low < high and text[low] in ' \t\n,“"':
            low += 1
        opening = when_at_start().match(text, low, high) or at_start("openings").match(
            text, low, high
        )
        moved = opening is not None and opening.end() > low
        low = opening.end() if opening and moved else low
    listing = _LISTING.match(text, low, high)
    low = listing.end() if listing else low
    item = re.sub(
        r"(?:[\s,]|(?<!\w)(?:đều|đã|vẫn|còn|cũng|chỉ|hầu hết)(?!\w))+$", "", text[low:high]
    )
    words = item.split()
    clause = found_in("up", "down", "predicates").search(item) or re.search(r"\d", item)
    if not words or len(words) > LONGEST_ITEM or clause or at_start("not-items").match(item):
        return None
    return low, low + len(item)


def _owner(sentence: Sentence, start: int, statements: list[Statement]) -> Statement | None:
    """Return the statement a predicate belongs to: right behind its figure, or "mức … này"."""
    text = sentence.text
    same = [each for each in statements if each.sentence is sentence and each.end <= start]
    if same and _CONNECTED.fullmatch(text, same[-1].end, start):
        return same[-1]
    if (
        same
        and not _HARD.search(text, same[-1].end, start)
        and _only_comments(text, same[-1].end, start)
    ):
        return same[-1]
    return (
        statements[0]
        if statements
        and not same
        and _ANAPHORA.search(text, max(0, start - LONGEST_ANAPHORA), start)
        else None
    )


def _only_comments(text: str, low: int, high: int) -> bool:
    """Say whether nothing between a figure and a predicate could be another subject."""
    pieces = [piece.strip() for piece in _COMMA.split(text[low:high])]
    return not any(map(like_indicator, pieces)) and len(pieces) < 4
