"""Hedges: the words that soften a figure, alone or stacked: ``gần``, ``ước đạt gần``.

A word counts only whole and only in front of a figure: "trước" and "nước" end like "ước", and the
"trên" of "trên địa bàn" is a place. The senses are in ``lexicon/hedges.toml``.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from briefgen.model import Bound
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold
from briefgen.vi.wordtree import WordTree

_BEFORE = 60  # code points that the longest stack takes
_FIGURE = re.compile(r"[ ]*(?:từ[ ]+)?[-−+]?[0-9]")
_LAST_WORD = re.compile(r"(?:[^\W_]+|.)$")
_Part = tuple[str, int, int]  # hedge, verb or direction; where it begins; where it ends


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
    stack = _stack(fold(window), 0)
    return _hedge(window, stack, start) if stack and _FIGURE.match(window, stack[-1][2]) else None


def hedge_before(text: str, end: int) -> Hedge | None:
    """Return the stack of hedges that ends right before ``end``, where a figure begins.

    ``text`` must be in NFC. ``tới`` between two figures ("từ 5 tới 7") joins and is no hedge.
    """
    start = max(0, end - _BEFORE)
    if start and text[start - 1].isalnum():
        while start < end and text[start].isalnum():
            start += 1
    window = text[start:end]
    folded = fold(window)
    length = len(folded.rstrip(" "))
    last_word = _LAST_WORD.search(folded[:length].rpartition(" ")[2])
    if last_word is None or last_word[0] not in _last_words():
        return None  # most figures are not softened
    stacks = (_stack(folded, begin) for begin, _ in _words().hedge.at_words(folded))
    stack = next((stack for stack in stacks if stack and stack[-1][2] == length), None)
    if stack is None:
        return None
    words, before = folded[stack[0][1] : length], folded[: stack[0][1]]
    last = before.split()[-1] if before.strip() else ""
    if last in lexicon("hedges")["not_behind"].get(words.split()[0], ()):
        return None
    if words == "tới" and re.search(r"[0-9]\D{0,20}$", before):
        return None
    return _hedge(window, stack, start)


def hedge_after(text: str, start: int) -> Hedge | None:
    """Return ``trở lên`` or ``trở xuống`` printed at ``start`` (spaces skipped), or ``None``."""
    window = text[start : start + _BEFORE]
    folded = fold(window)
    begin = _after_spaces(folded, 0)
    end = _after().longest(folded, begin)
    if end is None:
        return None
    bound = _senses()[" ".join(folded[begin:end].split())].get("bound")
    return Hedge(window[begin:end], False, bound, start + begin, start + end)


def _after_spaces(folded: str, start: int) -> int:
    return start + len(folded[start:]) - len(folded[start:].lstrip(" "))


def _stack(folded: str, start: int) -> list[_Part]:
    """Return the parts of the stack of hedges that begins at ``start``; it opens with a hedge."""
    words = _words()
    end = words.hedge.longest(folded, start)
    parts: list[_Part] = [("hedge", start, end)] if end else []
    while parts:
        begin = _after_spaces(folded, parts[-1][2])
        ends = ((kind, tree.longest(folded, begin)) for kind, tree in words._asdict().items())
        part = next(((kind, begin, end) for kind, end in ends if end), None)
        if part is None:
            break
        parts.append(part)
    return parts


def _hedge(window: str, stack: list[_Part], offset: int) -> Hedge:
    """Return the sense of a stack: any estimate, the last bound; directions are left out."""
    said = [(kind, window[start:end], end) for kind, start, end in stack if kind != "direction"]
    estimate = False
    bound: Bound | None = None
    for kind, words, _ in said:
        sense = _senses().get(fold(" ".join(words.split())), {}) if kind == "hedge" else {}
        estimate = estimate or bool(sense.get("estimate"))
        bound = sense.get("bound", bound)
    kept = " ".join(words for _, words, _ in said)
    return Hedge(kept, estimate, bound, offset + stack[0][1], offset + said[-1][2])


class _Words(NamedTuple):
    """Phrases of folded text; those of a stack in the order they are looked for."""

    hedge: WordTree
    verb: WordTree
    direction: WordTree


@cache
def _senses() -> dict[str, dict[str, Any]]:
    words = lexicon("hedges")
    return {fold(entry["words"]): entry for entry in [*words["hedge"], *words["after"]]}


@cache
def _words() -> _Words:
    words = lexicon("hedges")
    return _Words(
        hedge=_tree(entry["words"] for entry in words["hedge"]),
        verb=_tree(words["verbs"]),
        direction=_tree(words["directions"]),
    )


@cache
def _last_words() -> frozenset[str]:
    """Return the words and signs that a part of a stack may end with."""
    words = lexicon("hedges")
    parts = [*(entry["words"] for entry in words["hedge"]), *words["verbs"], *words["directions"]]
    ends = (_LAST_WORD.search(fold(part)) for part in parts)
    return frozenset(end[0] for end in ends if end)


@cache
def _after() -> WordTree:
    return _tree(entry["words"] for entry in lexicon("hedges")["after"])


def _tree(words: Iterable[str]) -> WordTree:
    return WordTree(map(fold, words), spell=str, blank="[ ]")
