"""The sentence that names a meeting: the body that held it, its kind, where the rest begins."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefgen.extract.holders import (
    Stretch,
    View,
    acting,
    holder_before,
    holder_behind,
    takes_place,
    view_of,
    whole_body,
)
from briefgen.extract.kinds import KindAt, kinds_in
from briefgen.extract.reading import Reading
from briefgen.model import Sentence
from briefgen.vi.dates import find_dates
from briefgen.vi.phrases import any_of, listed

_HELD_BARE = re.compile(
    rf"\s+(?:đã\s+|vừa\s+)?(?:tổ\s+chức\s+)?{any_of('meeting', 'bare-kinds')}\s"
)
_CHAIRING = listed("meeting", "chairing", then=r"\s+")
_SPOKEN = re.compile(
    rf"(?:{any_of('meeting', 'before-kinds')})\s+(?:(?:buổi|lễ|phiên)\s+(?:khai|bế)\s+mạc\s+)?$",
    re.IGNORECASE,
)
_VISITS = re.compile(r"\s+(?:với|tại|cùng)\s")
_HELD = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:tổ\s+chức)?")
_LOOKED_THROUGH = 12
"""Sentences of the report in which its head is looked for."""
_MOST_KINDS = 6
"""Kinds looked at in one sentence."""
_OPENING = 60
_LOOKED_BACK = 60


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
    for place, sentence in enumerate(islice(reading.of_kind("body"), _LOOKED_THROUGH)):
        view = view_of(reading, sentence)
        dated = bool(find_dates(view.text[view.start : view.end])) or place == 0
        for cost, head in _in_sentence(view):
            ranked.append((cost + place + (0 if dated else 3), len(ranked), head))
    return [head for _, _, head in sorted(ranked, key=lambda item: item[:2])]


def heads_of(reading: Reading, sentence: Sentence) -> list[Head]:
    """Return the ways one sentence names the meeting, the likeliest first."""
    found = sorted(_in_sentence(view_of(reading, sentence)), key=lambda item: item[0])
    return [head for _, head in found]


def _in_sentence(view: View) -> Iterator[tuple[int, Head]]:
    """Yield the heads of a sentence, each with what speaks against it."""
    for kind in islice(kinds_in(view.text, view.start, view.end), _MOST_KINDS):
        yield from _of_kind(view, kind)
    for body, end in acting(view):
        if _HELD_BARE.match(view.text, end, view.end):
            held = _HELD.match(view.text, end, view.end)
            rest = held.end() if held else end
            yield 1, Head(view.sentence, whole_body(view, body), None, rest)


def _of_kind(view: View, kind: KindAt) -> Iterator[tuple[int, Head]]:
    """Yield the head a kind makes: its body holds it, it is whose, it is chaired, spoken at."""
    words = (kind.start, kind.end)
    if holder := holder_before(view, kind):
        yield 0, Head(view.sentence, holder, words, kind.rest)
        return
    chaired = _is_chaired(view, kind) or takes_place(view, kind)
    spoken = _SPOKEN.search(view.text[max(view.start, kind.start - _LOOKED_BACK) : kind.start])
    behind = holder_behind(view, kind)
    visits = _VISITS.match(view.text, kind.end, view.end)
    if behind and (chaired or spoken or visits or kind.start - view.start < _OPENING):
        close = behind[0] - kind.rest < 12
        yield 1, Head(view.sentence, behind, words, max(kind.rest, behind[1] if close else 0))
    elif chaired or spoken:
        yield 2 if chaired else 3, Head(view.sentence, None, words, kind.rest)


def _is_chaired(view: View, kind: KindAt) -> bool:
    verbs = _CHAIRING.finditer(view.text, max(view.start, kind.start - 30), kind.start)
    return any(verb.end() == kind.start for verb in verbs)
