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

__all__ = ["BLOCK", "Stretch", "Words", "forget_words", "stretch_of"]

BLOCK = 4096
"""Code points of a text whose words are found, and kept, together."""
_REACH = 256
"""Code points behind a block that a phrase begun inside may run over, before it is looked for."""
_LONGEST_WORD = 64
"""Code points of more than any word of a phrase; a longer word is none that is looked for."""
_WORDS = re.compile(r"(\w+|[^\w\s])")
_LETTERS = re.compile(r"\w*")


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


class Stretch:
    """The words that begin in a part of a block.

    Args:
        first: the number of the first of them among the words of the block.
        inside: as they are compared; the last one up to where the part ends.
        words: those of the block; for a piece of text by itself, ``pieces`` until they are asked
            for: most lists share no word with it and never ask where its words stand.
    """

    __slots__ = ("_pieces", "_words", "first", "inside", "known")

    def __init__(
        self, first: int, inside: list[str], words: Words | None, pieces: Sequence[str] = ()
    ) -> None:
        """Keep the words, and each once as ``known``."""
        self.first, self.inside, self.known = first, inside, frozenset(inside)
        self._words, self._pieces = words, pieces

    @property
    def words(self) -> Words:
        """The words of the block."""
        if self._words is None:
            self._words = _placed(self._pieces, 0, self.inside, ends_text=True)
        return self._words


def _placed(pieces: Sequence[str], start: int, spelt: list[str], *, ends_text: bool) -> Words:
    """Return words with their places; they stand in pieces of text between gaps."""
    bounds = array("I", accumulate(map(len, pieces), initial=start))
    return Words(bounds[1:-1:2], bounds[2::2], spelt, ends_text)


@lru_cache(maxsize=512)
def _in_block(text: str, block: int, spell: Callable[[str], str]) -> Words:
    start, end = block * BLOCK, (block + 1) * BLOCK + _REACH
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        begun = _LETTERS.match(text, start, start + _LONGEST_WORD)
        start = begun.end() if begun else start
    pieces, spelt = _split(text[start:end], spell)
    if end < len(text):
        del pieces[-2:], spelt[-1:]  # it may be cut
    return _placed(pieces, start, spelt, ends_text=end >= len(text))


def _split(printed: str, spell: Callable[[str], str]) -> tuple[list[str], list[str]]:
    """Return gap, word, gap … as long as they are printed, and the words as they are compared."""
    whole = spell(printed)
    if len(whole) == len(printed):
        pieces = _WORDS.split(whole)
        return pieces, pieces[1::2]
    pieces = _WORDS.split(printed)
    return pieces, list(map(spell, pieces[1::2]))


def _whole(text: str, spell: Callable[[str], str]) -> Stretch:
    pieces, spelt = _split(text, spell)
    return Stretch(0, spelt, None, pieces)


@lru_cache(maxsize=1024)
def stretch_of(text: str, start: int, stop: int, spell: Callable[[str], str]) -> Stretch:
    """Return the words that begin from ``start`` up to ``stop``, or up to the end of the block.

    Pieces of sentences come in great number and are forgotten soon; the whole text is gone through
    by one rule after the other, sentence by sentence.

    Args:
        text: composed.
        start: place in it.
        stop: place in it.
        spell: how words are spelt for comparing, a text at once: ``str.lower``, or ``str``.
    """
    block = start // BLOCK
    if len(text) > BLOCK:
        words = _in_block(text, block, spell)
    elif start == 0 and stop == len(text):
        return _whole(text, spell)
    else:
        words = stretch_of(text, 0, len(text), spell).words
    first = bisect_left(words.starts, start)
    last = bisect_left(words.starts, min(stop, (block + 1) * BLOCK))
    inside = words.spelt[first:last]
    if inside and words.ends[last - 1] > stop:
        inside[-1] = spell(text[words.starts[last - 1] : stop])
    return Stretch(first, inside, words)


def forget_words() -> None:
    """Let the words of all texts go; for the beginning of another text.

    Words are kept under their text. Those of a large text that is read once more would be found
    by comparing all of the one with all of the other, at every question.
    """
    stretch_of.cache_clear()
    _in_block.cache_clear()
