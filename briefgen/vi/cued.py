"""Regular expressions tried only where a word stands that each of their matches holds.

An expression of many words is slow exactly where it finds nothing. Whether one of its words is
there at all is told a hundred times as quickly.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from briefgen.vi.phrases import TONED, phrases

_WORD = re.compile(r"\w+")


class Cued:
    """A regular expression, deaf to capitals, with the words one of which each match holds.

    Args:
        pattern: the expression.
        cues: in small letters; where none of them stands, not even inside a word, is no match.
    """

    def __init__(self, pattern: str, *cues: str) -> None:
        """Compile the expression."""
        self.pattern = pattern
        self._pattern, self._cues = re.compile(pattern, re.IGNORECASE), cues

    def search(self, text: str, start: int = 0, stop: int | None = None) -> re.Match[str] | None:
        """Return the first match in a part of the text, or ``None``."""
        end = len(text) if stop is None else stop
        return self._pattern.search(text, start, end) if self._may(text, start, end) else None

    def finditer(
        self, text: str, start: int = 0, stop: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Return the matches in a part of the text, in order."""
        end = len(text) if stop is None else stop
        return self._pattern.finditer(text, start, end) if self._may(text, start, end) else iter(())

    def _may(self, text: str, start: int, end: int) -> bool:
        small = _small(text[start:end])
        return any(map(small.__contains__, self._cues))


@lru_cache(maxsize=64)
def _small(text: str) -> str:
    return text.lower()


@cache
def cues_of(book: str, *sections: str) -> tuple[str, ...]:
    """Return words one of which each phrase of the sections holds: those that are in most of them.

    A word that can be spelt in two ways (hoá, hóa), or that another may stand for, is no cue.
    """
    left = [_sure_words(phrase) for section in sections for phrase in phrases(book, section)]
    cues: list[str] = []
    while left:
        counted = Counter(word for words in left for word in words)
        cues.append(max(counted, key=lambda word: (counted[word], len(word), word)))
        left = [words for words in left if cues[-1] not in words]
    return tuple(cues)


def _sure_words(phrase: str) -> frozenset[str]:
    plain = " ".join(word for word in phrase.lower().split() if "|" not in word)
    words = frozenset(word for word in _WORD.findall(plain) if not TONED.search(word))
    if not words:
        raise ValueError(f"no word of {phrase!r} can be a cue")
    return words
