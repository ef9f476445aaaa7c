"""Hedges: the words that soften a figure, alone or stacked: ``gần``, ``ước đạt gần``.

A word counts only whole and only in front of a figure: "trước" and "nước" end like "ước", and the
"trên" of "trên địa bàn" is a place. The senses are in ``lexicon/hedges.toml``.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from briefgen.model import Bound
from briefgen.vi.alternation import words_of_text
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold

_BEFORE = 60  # code points that the longest stack takes
_FIGURE = r"(?=[ ]*(?:từ[ ]+)?[-−+]?[0-9])"


class Hedge(NamedTuple):
    """A stack of hedges in front of (or behind) a figure.

    Args:
        words: as printed, without a verb of direction: ``ước`` for "ước tăng 2,2%".
        estimate: the figure is expected, not final.
        bound: ``lower``: the true figure is above; ``upper``: below; the word nearest the figure
            decides. ``None`` when the words name no side.
        start: where the words begin in the text.
        end: where they end, before the space in front of the figure.
    """

    words: str
    estimate: bool
    bound: Bound | None
    start: int
    end: int


def match_hedge(text: str, start: int) -> Hedge | None:
    """Return the stack of hedges that begins at ``start``, or ``None``.

    A figure in digits must follow it. ``text`` must be in NFC.
    """
    if start and text[start - 1].isalpha():
        return None
    window = text[start : start + 2 * _BEFORE]
    found = _patterns().ahead.match(fold(window))
    return _hedge(window, found["stack"], start, found.start("stack")) if found else None


def hedge_before(text: str, end: int) -> Hedge | None:
    """Return the stack of hedges that ends right before ``end``, where a figure begins.

    ``text`` must be in NFC. ``tới`` between two figures ("từ 5 tới 7") joins and is no hedge.
    """
    start = max(0, end - _BEFORE)
    if start and text[start - 1].isalnum():
        while start < end and text[start].isalnum():
            start += 1
    window = text[start:end]
    found = _patterns().behind.search(fold(window))
    if found is None:
        return None
    first, before = found["stack"].split()[0], fold(window[: found.start()]).split()
    if before and before[-1] in lexicon("hedges")["not_behind"].get(first, ()):
        return None
    if found["stack"] == "tới" and re.search(r"[0-9]\D{0,20}$", window[: found.start()]):
        return None
    return _hedge(window, found["stack"], start, found.start("stack"))


def hedge_after(text: str, start: int) -> Hedge | None:
    """Return ``trở lên`` or ``trở xuống`` printed at ``start`` (spaces skipped), or ``None``."""
    window = text[start : start + _BEFORE]
    found = _patterns().after.match(fold(window))
    if found is None:
        return None
    bound = _senses()[found["stack"]].get("bound")
    begin = found.start("stack")
    words = window[begin : found.end()]
    return Hedge(words, False, bound, start + begin, start + found.end())


def _hedge(window: str, stack: str, offset: int, begin: int) -> Hedge:
    """Return the sense of a stack: any estimate, the last bound; directions are left out."""
    kept, last, estimate = [], 0, False
    bound: Bound | None = None
    for part in _patterns().part.finditer(stack):
        if part.lastgroup == "direction":
            continue
        kept.append(window[begin + part.start() : begin + part.end()])
        last = part.end()
        sense = _senses().get(" ".join(part[0].split()), {}) if part.lastgroup == "hedge" else {}
        estimate = estimate or bool(sense.get("estimate"))
        bound = sense.get("bound", bound)
    return Hedge(" ".join(kept), estimate, bound, offset + begin, offset + begin + last)


class _Patterns(NamedTuple):
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    after: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _senses() -> dict[str, dict[str, Any]]:
    words = lexicon("hedges")
    return {fold(entry["words"]): entry for entry in [*words["hedge"], *words["after"]]}


@cache
def _patterns() -> _Patterns:
    words = lexicon("hedges")
    hedge = _either(entry["words"] for entry in words["hedge"])
    verb, direction = _either(words["verbs"]), _either(words["directions"])
    stack = rf"(?P<stack>{hedge}(?:[ ]*(?:{hedge}|{verb}|{direction}))*)"
    after = _either(entry["words"] for entry in words["after"])
    part = rf"(?P<hedge>{hedge})|(?P<direction>{direction})|(?P<verb>{verb})"
    return _Patterns(
        ahead=re.compile(stack + _FIGURE),
        behind=re.compile(rf"(?<![^\W_]){stack}[ ]*$"),
        after=re.compile(rf"[ ]*(?P<stack>{after})"),
        part=re.compile(part),
    )


def _either(words: Iterable[str]) -> str:
    return words_of_text(map(fold, words))
