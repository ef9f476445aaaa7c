"""The words of a text, found once and kept for every list of phrases held against it.

A report is read by some hundred lists, one after the other, each over the whole text, a sentence or
a piece of one. What a word is, where it begins and how it is compared is the same for all of them.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefgen.vi.text import PLACEMENT

__all__ = ["BLOCK", "Stretch", "Words", "lowered", "placed", "stretch_of"]

BLOCK = 4096
"""Code points of a text whose words are found, and kept, together."""
_REACH = 256
"""Code points behind a block that a phrase begun inside may run over, before it is looked for."""
_LONGEST_WORD = 64
"""Code points of more than any word of a phrase; a longer word is none that is looked for."""
_WORDS = re.compile(r"(\w+|[^\w\s])")
_LETTERS = re.compile(r"\w*")
_TONED = re.compile("o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ]")


class Words(NamedTuple):
    """The words and signs that begin in a block of a text, and some of those behind it.

    Args:
        starts, ends: where each begins and ends in the text.
        spelt: as they are compared.
        ends_text: whether the last of them is the last of the text.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    spelt: list[str]
    ends_text: bool


class Stretch(NamedTuple):
    """The words that begin in a part of a block.

    Args:
        words: those of the block.
        first: the number of the first of them.
        inside: as they are compared; the last one up to where the part ends.
        known: the same, each once.
    """

    words: Words
    first: int
    inside: list[str]
    known: frozenset[str]


def _find(text: str, block: int, spell: Callable[[str], str]) -> Words:
    start, end = block * BLOCK, (block + 1) * BLOCK + _REACH
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        begun = _LETTERS.match(text, start, start + _LONGEST_WORD)
        start = begun.end() if begun else start
    printed = text[start:end]
    whole = _WHOLE[spell](printed)
    keeps_length = len(whole) == len(printed)
    pieces = _WORDS.split(whole if keeps_length else printed)  # gap, word, gap …: one pass
    if end < len(text):
        del pieces[-2:]  # it may be cut
    bounds = array("I", accumulate(map(len, pieces), initial=start))
    spelt = pieces[1::2] if keeps_length else list(map(spell, pieces[1::2]))
    return Words(bounds[1:-1:2], bounds[2::2], spelt, end >= len(text))


def _part(text: str, start: int, stop: int, spell: Callable[[str], str]) -> Stretch:
    block = start // BLOCK
    words = (_short if len(text) <= BLOCK else _long)(text, block, spell)
    first = bisect_left(words.starts, start)
    last = bisect_left(words.starts, min(stop, (block + 1) * BLOCK))
    inside = words.spelt[first:last]
    if inside and words.ends[last - 1] > stop:
        inside[-1] = spell(text[words.starts[last - 1] : stop])
    return Stretch(words, first, inside, frozenset(inside))


# Pieces of sentences come in great number and are forgotten soon; the whole text is gone through by
# one rule after the other, sentence by sentence.
_short, _long = lru_cache(maxsize=256)(_find), lru_cache(maxsize=512)(_find)
_kept = lru_cache(maxsize=512)(_part)


def stretch_of(text: str, start: int, stop: int, spell: Callable[[str], str]) -> Stretch:
    """Return the words that begin from ``start`` up to ``stop``, or up to the end of the block."""
    return _kept(text, start, stop, spell)


@lru_cache(maxsize=1 << 14)
def placed(word: str) -> str:
    """Return a word with its tone mark in the traditional place, the length kept."""
    return _all_placed(word)


@lru_cache(maxsize=1 << 14)
def lowered(word: str) -> str:
    """Return a word in small letters with its tone mark in the traditional place."""
    return _all_placed(word.lower())


def _all_placed(text: str) -> str:
    return _TONED.sub(lambda found: PLACEMENT[found[0]], text)


def _all_lowered(text: str) -> str:
    return _all_placed(text.lower())


_WHOLE: dict[Callable[[str], str], Callable[[str], str]] = {
    placed: _all_placed,
    lowered: _all_lowered,
    str: str,
}
"""How many words are spelt at once."""
