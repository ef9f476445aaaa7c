"""Whether letters make a Vietnamese syllable: how a text read the wrong way gives itself away.

Of the words with a mark in true reports 98 % and more are Vietnamese syllables; of the same bytes
read in a wrong encoding, hardly a fifth.
"""

import re
import unicodedata
from functools import cache, lru_cache

from briefgen.vi.lexicons import lexicon, longest_first

_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE = re.compile(f"[{_TONES}]")
_SHARP_OR_HEAVY = "\u0301\u0323"
_STOPPED = ("c", "ch", "p", "t")


@cache
def _shape() -> re.Pattern[str]:
    book = lexicon("syllables")
    onsets, rimes = (
        "|".join(longest_first(book[section]["letters"])) for section in ("onsets", "rimes")
    )
    return re.compile(f"(?:{onsets})?(?:{rimes})")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Return whether a word is one Vietnamese syllable, in either way of placing its tone."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(parts)
    bare = unicodedata.normalize("NFC", _TONE.sub("", parts))
    if len(tones) > 1 or not _shape().fullmatch(bare):
        return False
    return not (tones and bare.endswith(_STOPPED)) or tones[0] in _SHARP_OR_HEAVY


def marked_words(text: str) -> list[str]:
    """Return the words of a text that hold a letter beyond ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def share_of_syllables(text: str) -> tuple[float, int]:
    """Return which share of the words with marks are Vietnamese syllables, and how many there are.

    The share of no words is 0.
    """
    words = marked_words(text)
    good = sum(is_syllable(word) for word in words)
    return (good / len(words) if words else 0.0), len(words)
