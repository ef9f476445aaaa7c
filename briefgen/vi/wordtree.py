"""Phrases as a tree of words, walked over a text like a compiled pattern at a fraction of its cost.

A regular expression of some hundred phrases takes longer to compile than a report to read. A tree
is made at once, and a text is held against the first words only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any, Literal
from unicodedata import normalize

from briefgen.vi.text import PLACEMENT, TONES
from briefgen.vi.words import BLOCK, Stretch, Words, stretch_of

__all__ = ["Found", "WordTree"]

_STEPS = {blank: re.compile(rf"({blank}*)(\w+|[^\w\s])") for blank in (r"\s", "[ ]")}
_OTHER = PLACEMENT | {old: new for new, old in PLACEMENT.items()}
_EITHER = re.compile(f"({'|'.join(_OTHER)})")
_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST_WORD = 64
"""Code points of more than any word of a phrase."""
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


_NOTHING: Iterator[Found] = iter(())


class WordTree:
    """Phrases matched as whole words, the longest first.

    Args:
        phrases: words parted by white space; ``|`` parts words that may stand in one place
            (``cuộc|buổi họp``).
        spell: how words are spelt for comparing: ``str.lower``, or ``str`` where capitals count.
        tones: whether a tone mark may stand in either of two places (hóa, hoá).
        then: regular expression of what must follow a phrase; it becomes part of the match.
        blank: expression of one character between two words.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        *,
        spell: Callable[[str], str],
        tones: bool = False,
        then: re.Pattern[str] | None = None,
        blank: str = r"\s",
    ) -> None:
        """Make the tree."""
        self._spell, self._then, self._step = spell, then, _STEPS[blank]
        self._either_tone, self._in_line = tones, blank == "[ ]"
        self._root: _Node = {}
        self._initials: set[str] = set()
        self._last_words: set[str] = set()
        for phrase in phrases:
            choices = [word.split("|") for word in phrase.split()] if "|" in phrase else ()
            for words in map(" ".join, product(*choices)) if choices else (phrase,):
                self._add(words)

    def _add(self, phrase: str) -> None:
        node, keys = self._root, list[str]()
        for gap, word in _STEPS[r"\s"].findall(phrase):
            key = self._spell(word)
            keys = _spellings(key) if self._either_tone else [key]
            if node is self._root:
                self._initials.update(*(_initials(key[:1]) for key in keys))
            below = node.get(" " + key if gap else key, {})
            node.update((" " + key if gap else key, below) for key in keys)
            node = below
        self._last_words.update(keys)
        node[_END] = {}

    def ends(self, text: str, start: int, stop: int) -> list[int]:
        """Return where the phrases that begin at ``start`` end, the longest last.

        What stands before ``start`` is not looked at.
        """
        node, at = self._root, start
        ends: list[int] = []
        if text[start : start + 1] not in self._initials:
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

    def _ends(self, text: str, words: Words, place: int, stop: int) -> list[int]:
        """Return where the phrases end that begin with a word, given by its number."""
        starts, all_ends, spelt, ends_text = words
        node, gap = self._root, ""
        ends: list[int] = []
        first = start = starts[place]
        while start < stop:
            key, end = spelt[place], all_ends[place]
            if end > stop:  # the text is taken to end inside the word
                key, end = self._spell(text[start:stop]), stop
            below = node.get(gap + key)
            if below is None:
                break
            node = below
            if _END in node:
                ends.append(end)
            place += 1
            if place == len(starts):
                return ends if ends_text else self.ends(text, first, stop)
            start = starts[place]
            gap = " " if start > end else ""
            if gap and self._in_line and text[end:start].strip(" "):
                break
        return ends

    def may_end(self, text: str, start: int, stop: int) -> bool:
        """Say whether the last word before ``stop`` is the last of a phrase.

        Asked before ``search`` where only white space may follow a phrase; mostly it is not.
        """
        last = text[start:stop].rstrip()[-_LONGEST_WORD:].split()[-1:]
        return bool(last) and self._spell(_WORD.findall(last[0])[-1]) in self._last_words

    def longest(self, text: str, start: int) -> int | None:
        """Return the end of the longest phrase that begins at ``start``, whatever is before it."""
        if text[start : start + 1] not in self._initials:
            return None
        ends = self.ends(text, start, len(text))
        return ends[-1] if ends else None

    def at_words(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield at each word of the text where the longest phrase begins and ends, if there is one.

        Phrases may overlap.
        """
        for block in range((len(text) - 1) // BLOCK + 1):
            part = stretch_of(text, block * BLOCK, len(text), self._spell)
            for number in self._begun(part.inside):
                place = part.first + number
                start = part.words.starts[place]
                if start and text[start - 1].isalnum():
                    continue
                if ends := self._ends(text, part.words, place, len(text)):
                    yield start, ends[-1]

    def match(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the phrase at ``start``, or ``None``."""
        return self._at(text, start, len(text) if stop is None else stop)

    def fullmatch(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the phrase that all of the text is, with what must follow it, or ``None``."""
        return self._at(text, start, len(text) if stop is None else stop, whole=True)

    def search(self, text: str, start: int = 0, stop: int | None = None) -> Found | None:
        """Return the first phrase of the text, or ``None``."""
        return next(self.finditer(text, start, stop), None)

    def finditer(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[Found]:
        """Return the phrases of the text in order, without overlaps."""
        stop = len(text) if stop is None else min(stop, len(text))
        if start // BLOCK < (stop - 1) // BLOCK:
            return self._in_blocks(text, start, stop)
        part = stretch_of(text, start, stop, self._spell)
        if self._root.keys().isdisjoint(part.known):
            return _NOTHING
        return self._in_part(text, part, start, stop)

    def _in_blocks(self, text: str, start: int, stop: int) -> Iterator[Found]:
        for block in range(start // BLOCK, (stop - 1) // BLOCK + 1):
            part = stretch_of(text, max(start, block * BLOCK), stop, self._spell)
            for found in self._in_part(text, part, start, stop):
                yield found
                start = found.end()

    def _in_part(self, text: str, part: Stretch, start: int, stop: int) -> Iterator[Found]:
        for number in self._begun(part.inside):
            words, place = part.words, part.first + number
            if words.starts[place] < start:
                continue
            ends = self._ends(text, words, place, stop)
            if ends and (found := self._found(text, words.starts[place], stop, ends)):
                yield found
                start = found.end()

    def _begun(self, inside: Sequence[str]) -> list[int]:
        """Return the numbers of words that may begin a phrase, judging by the word behind too."""
        last = len(inside) - 1
        return [
            number
            for number, node in enumerate(map(self._root.get, inside))
            if node is not None
            and (
                number == last
                or _END in node
                or " " + inside[number + 1] in node
                or inside[number + 1] in node
            )
        ]

    def _at(self, text: str, start: int, stop: int, *, whole: bool = False) -> Found | None:
        ends = self.ends(text, start, stop)
        return self._found(text, start, stop, ends, whole=whole) if ends else None

    def _found(
        self, text: str, start: int, stop: int, ends: list[int], *, whole: bool = False
    ) -> Found | None:
        """Return the longest of the phrases at ``start`` that is whole words and goes on right."""
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            return None
        for end in reversed(ends):
            if self._then is None:
                if not whole or end == stop:
                    return Found(text, start, end)
                continue
            follows = self._then.fullmatch if whole else self._then.match
            if behind := follows(text, end, stop):
                return Found(text, start, behind.end(), behind)
        return None


def _spellings(word: str) -> list[str]:
    """Return a word with the tone mark in each of the places where it may stand, as given first."""
    either = _EITHER.split(word)
    return ["".join(pieces) for pieces in product(*map(_in_either_place, either))]


def _in_either_place(piece: str) -> tuple[str, ...]:
    return (piece, _OTHER[piece]) if piece in _OTHER else (piece,)


@cache
def _initials(letter: str) -> frozenset[str]:
    """Return how a word may begin whose spelling for comparing begins with a letter.

    Small or capital, and without the tone mark that has moved to it (oà, òa).
    """
    bare = normalize("NFC", "".join(sign for sign in normalize("NFD", letter) if sign not in TONES))
    return frozenset({letter, letter.upper(), letter.lower(), bare, bare.upper(), bare.lower()})
