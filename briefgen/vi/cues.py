"""Cues: the phrases that announce a task, a shortfall, a plan; and what an indicator is about.

``lexicon/cues.toml`` holds the phrases, ``lexicon/indicators.toml`` the keywords of the fields and
of the direction that is good. A name that no keyword decides stays undecided.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from briefgen.vi.lexicons import lexicon, longest_first
from briefgen.vi.text import fold
from briefgen.vi.wordtree import WordTree

_SPELLINGS = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")
_SHORT_I = re.compile(r"(?<![^\W_])(qu|[hklmst])([iíìỉĩị])(?![^\W_])")


@cache
def cues(name: str) -> tuple[str, ...]:
    """Return the phrases of a section of ``cues.toml``, longest first.

    Raises:
        KeyError: there is no such section; a slip of the programmer.
    """
    return tuple(longest_first(lexicon("cues")[name]["phrases"]))


def cue_names() -> tuple[str, ...]:
    """Return the names of all sections."""
    return tuple(lexicon("cues"))


def indicator_group(name: str) -> str | None:
    """Return the heading an indicator is shown under, or ``None`` where no keyword decides.

    One of Kinh tế, Nông nghiệp, Xã hội, Môi trường, Quốc phòng - An ninh, Xây dựng Đảng, Chính
    quyền, MTTQ và đoàn thể. The longest keyword in the name decides.
    """
    return _decide(name, "group")


def better_direction(name: str) -> Literal["higher", "lower"] | None:
    """Return which direction is good for an indicator, only where it is beyond doubt.

    Poverty, unemployment, accidents are better ``lower``; revenue, output, jobs ``higher``. Party
    members disciplined or cases detected are neither. The name's own verb counts: "giảm tỷ lệ hộ
    nghèo" measured as a cut is decided by the caller.
    """
    if _hits(name, "undecided"):
        return None
    found = _decide(name, "better")
    return "lower" if found == "lower" else "higher" if found == "higher" else None


@lru_cache(maxsize=1 << 10)
def _decide(name: str, book: str) -> str | None:
    """Return the label of the longest keyword in ``name``, the first of equals."""
    hits = _hits(name, book)
    return (_keywords(book)[1][max(hits, key=len)] or None) if hits else None


def _hits(name: str, book: str) -> list[str]:
    """Return the longest keyword at each word of ``name``."""
    spelt, (keywords, _) = _spell(name), _keywords(book)
    return [spelt[start:end] for start, end in keywords.at_words(spelt)]


@cache
def _keywords(book: str) -> tuple[WordTree, dict[str, str]]:
    section = lexicon("indicators")[book]
    labels = {_spell(word): label for label, words in section.items() for word in words}
    return WordTree(labels, spell=str), labels


def _spell(text: str) -> str:
    """Return the text for comparing, i and y alike where both are written: tỉ lệ, tỷ lệ."""
    folded = fold(" ".join(text.split()))
    return _SHORT_I.sub(lambda found: found[1] + found[2].translate(_SPELLINGS), folded)
