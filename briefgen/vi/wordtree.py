"""Phrases as a tree of words, walked over a text like a compiled pattern at a fraction of its cost.

A regular expression of some hundred phrases takes longer to compile than a report to read. A tree
is made at once, and a text is held against the first words only.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, product
from typing import Any, Literal
from unicodedata import normalize

from briefgen.vi.text import PLACEMENT

_TONED = re.compile("|".join(PLACEMENT))
_STEPS = {blank: re.compile(rf"({blank}*)(\w+|[^\w\s])") for blank in (r"\s", "[ ]")}
_WORDS = re.compile(r"(\w+|[^\w\s])")
_LETTER = re.compile(r"\w")
_LETTERS = re.compile(r"\w*")
_LAST_LETTERS = re.compile(r"\w*$")
_LONG_WORD = 64
"""Code points of more than any word of a phrase; of a longer word no more is looked at."""
_BLOCK = 1024
"""Code points of a text whose words are found, and kept, together."""
_END = ""
_Node = dict[str, Any]


class Found:
    """A phrase found, asked like a ``re.Match``; ``behind`` is the match of what had to follow."""

    __slots__ = ("_end", "_start", "_text", "behind")

    def __init__(
        self, text: str, start: int, end: int, behind: re.Match[str] | None = None
    ) -> None:
        """Keep the place in the text."""
        self._text, self._start, self._end, self.behind = text, start, end, behind

    def __getitem__(self, group: Literal[0]) -> str:
        """Return the words found, with what belongs to them behind."""
        return self._text[self._start : self._end]

    def start(self) -> int:
        """Return where the phrase begins."""
        return self._start

    def end(self) -> int:
        """Return where the phrase ends, with what belongs to it behind."""
        return self._end

    def span(self) -> tuple[int, int]:
        """Return where the words begin and end."""
        return self._start, self._end


class WordTree:
    """Phrases matched as whole words, the longest first.

    Args:
        phrases: words parted by white space; ``|`` parts words that may stand in one place
            (``cuộc|buổi họp``).
        spell: how a word is spelt for comparing: ``lowered``, ``placed`` (capitals count), ``str``.
        then: regular expression of what must follow a phrase; it becomes part of the match.
        blank: expression of one character between two words.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        *,
        spell: Callable[[str], str],
        then: re.Pattern[str] | None = None,
        blank: str = r"\s",
    ) -> None:
        """Make the tree."""
        self._spell, self._then, self._step = spell, then, _STEPS[blank]
        self._root: _Node = {}
        self._initials: set[str] = set()
        for phrase in phrases:
            choices = [word.split("|") for word in phrase.split()] if "|" in phrase else ()
            for words in map(" ".join, product(*choices)) if choices else (phrase,):
                self._add(words)

    def _add(self, phrase: str) -> None:
        node = self._root
        for gap, word in _STEPS[r"\s"].findall(phrase):
            key = self._spell(word)
            node = node.setdefault(" " + key if gap else key, {})
        node[_END] = {}
        self._initials.add(_initial(phrase[:1]))

    def ends(self, text: str, start: int, stop: int) -> list[int]:
        """Return where the phrases that begin at ``start`` end, the longest last.

        What stands before ``start`` is not looked at.
        """
        node, at = self._root, start
        ends: list[int] = []
        if _initial(text[start : start + 1]) not in self._initials:
            return ends
        while found := self._step.match(text, at, stop):
            gap, word = found.groups()
            key = self._spell(word)
            below = node.get(" " + key if gap else key)
            if below is None:
                break
            node, at = below, found.end()
            if _END in node:
                ends.append(at)
        return ends

    def longest(self, text: str, start: int) -> int | None:
        """Return the end of the longest phrase that begins at ``start``, whatever is before it."""
        ends = self.ends(text, start, len(text))
        return ends[-1] if ends else None

    def match(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the phrase at ``start``, or ``None``."""
        return self._at(text, start, len(text) if stop is None else stop)

    def fullmatch(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the phrase that all of the text is, with what must follow it, or ``None``."""
        return self._at(text, start, len(text) if stop is None else stop, whole=True)

    def search(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the first phrase of the text, or ``None``."""
        stop = len(text) if stop is None else stop
        for place in self._places(text, start, stop):
            if found := self._at(text, place, stop):
                return found
        return None

    def finditer(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[Found]:
        """Yield the phrases of the text in order, without overlaps."""
        stop = len(text) if stop is None else stop
        for place in self._places(text, start, stop):
            if place < start:
                continue
            if found := self._at(text, place, stop):
                yield found
                start = found.end()

    def _places(self, text: str, start: int, stop: int) -> Iterable[int]:
        """Return where words begin that some phrase begins with."""
        first, last = start // _BLOCK, (stop - 1) // _BLOCK
        if first == last:
            places: Iterable[int] = self._in_block(text, first, start, stop)
        else:
            blocks = range(first, last + 1)
            places = chain.from_iterable(self._in_block(text, n, start, stop) for n in blocks)
        cut = _cut(text, start, stop) if stop < len(text) else stop
        if cut < stop and self._spell(text[cut:stop]) in self._root:
            return chain(places, (cut,))
        return places

    def _in_block(self, text: str, number: int, start: int, stop: int) -> Iterable[int]:
        starts, words = (_words if len(text) <= _BLOCK else _words_of_long)(
            text, number, self._spell
        )
        if self._root.keys().isdisjoint(words):
            return ()
        part = slice(bisect_left(starts, start), bisect_left(starts, stop))
        inside = zip(starts[part], words[part], strict=True)
        return [place for place, word in inside if word in self._root]

    def _at(self, text: str, start: int, stop: int, *, whole: bool = False) -> Found | None:
        before = text[start - 1 : start] if start else ""
        if before.isalnum() or before == "_":
            return None
        for end in reversed(self.ends(text, start, stop)):
            if self._then is None:
                if not whole or end == stop:
                    return Found(text, start, end)
                continue
            follows = self._then.fullmatch if whole else self._then.match
            if behind := follows(text, end, stop):
                return Found(text, start, behind.end(), behind)
        return None


@lru_cache(maxsize=1 << 12)
def _initial(letter: str) -> str:
    """Return a letter small and without marks: words of one spelling have one initial."""
    return normalize("NFD", letter)[:1].lower()


def _cut(text: str, start: int, stop: int) -> int:
    """Return where the word begins that is cut where the text is taken to end; else ``stop``."""
    if not _LETTER.match(text, stop):
        return stop
    before = _LAST_LETTERS.search(text[max(start, stop - _LONG_WORD) : stop])
    return stop - len(before[0]) if before else stop


def _find_words(
    text: str, number: int, spell: Callable[[str], str]
) -> tuple[Sequence[int], list[str]]:
    """Return where the words of a block begin, and the words as they are compared."""
    start = number * _BLOCK
    end = min(start + _BLOCK, len(text))
    if begun := _LETTERS.match(text, end, end + _LONG_WORD):
        end = begun.end()
    pieces = _WORDS.split(text[start:end])  # gap, word, gap …: quicker than one match a word
    starts = array("I", accumulate(map(len, pieces), initial=start))[1:-1:2]
    return starts, list(map(spell, pieces[1::2]))


# A sentence is held against some hundred trees, one after the other. Pieces of sentences come in
# great number and are forgotten soon; the whole text is gone through by one rule after the other.
_words, _words_of_long = lru_cache(maxsize=256)(_find_words), lru_cache(maxsize=2048)(_find_words)


@lru_cache(maxsize=1 << 14)
def placed(word: str) -> str:
    """Return a word with its tone mark in the traditional place, the length kept."""
    return _TONED.sub(lambda found: PLACEMENT[found[0]], word)


@lru_cache(maxsize=1 << 14)
def lowered(word: str) -> str:
    """Return a word in small letters with its tone mark in the traditional place."""
    return placed(word.lower())
