"""Lists of phrases kept as data, and the regular expressions made of them.

A book is a file of ``vi/lexicon``; a section of it holds ``phrases`` and their ``source``. A phrase
is matched as whole words, over line ends, in either way of placing a tone mark (hóa, hoá).
"""

import re
from functools import cache

from briefgen.vi.lexicons import lexicon, longest_first
from briefgen.vi.text import PLACEMENT
from briefgen.vi.wordtree import WordTree

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
SMALL = "[" + "".join(letter for letter in _LETTERS if letter.islower()) + "]"
"""Regular expression for one small letter; among U+1EA0-1EF9 every second letter is one."""
CAPITAL = "[" + "".join(letter for letter in _LETTERS if letter.isupper()) + "]"
"""Regular expression for one capital letter."""

_OTHER = PLACEMENT | {old: new for new, old in PLACEMENT.items()}
TONED = re.compile("|".join(_OTHER))
"""Two letters whose tone mark is placed in either of two ways."""


@cache
def phrases(book: str, section: str) -> tuple[str, ...]:
    """Return the phrases of a section of ``lexicon/<book>.toml``, as written there."""
    return tuple(lexicon(book)[section]["phrases"])


@cache
def listed(book: str, *sections: str, exact: bool = False, then: str = "") -> WordTree:
    """Return the phrases of the sections, to be asked like a compiled pattern.

    Args:
        book: name of the lexicon.
        sections: of that lexicon.
        exact: capitals and small letters differ.
        then: regular expression of what must follow a phrase; see ``WordTree``.
    """
    words = (phrase for section in sections for phrase in phrases(book, section))
    behind = re.compile(then, re.NOFLAG if exact else re.IGNORECASE) if then else None
    return WordTree(words, spell=str if exact else str.lower, tones=True, then=behind)


@cache
def any_of(book: str, *sections: str) -> str:
    """Return a regular expression, not capturing, for any phrase of the sections; longest first."""
    written = longest_first(phrase for section in sections for phrase in phrases(book, section))
    return rf"(?<!\w)(?:{'|'.join(map(_expression, written))})(?!\w)"


def _expression(phrase: str) -> str:
    """Return a regular expression for a phrase: any white space, either way of placing a tone."""
    words = re.escape(phrase).replace(r"\|", "|").split(r"\ ")
    words = [f"(?:{word})" if "|" in word else word for word in words]
    return TONED.sub(lambda found: f"(?:{found[0]}|{_OTHER[found[0]]})", r"\s+".join(words))
