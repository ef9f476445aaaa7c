"""Regular expressions for one of many phrases, written as a tree of words.

A list of hundreds of phrases as ``a b c|a b|…`` is slow to compile and slow to match. As a tree the
shared beginnings are written once, and a text is held against the first words only.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_WHOLE = r"(?![^\W_])"


@dataclass(slots=True)
class _Node:
    """Words that may follow, the letters of the longest phrase below, how a phrase may end here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    longest: int = 0
    edge: str | None = None


def one_of(
    phrases: Iterable[str],
    *,
    gap: str,
    edge: Callable[[str], str],
    word: Callable[[str], str] = re.escape,
) -> str:
    """Return a regular expression, not capturing, for any of the phrases, the longest first.

    Args:
        phrases: words parted by white space.
        gap: expression for what stands between two words.
        edge: the expression that must hold behind a phrase, by its last word.
        word: the expression of one word.
    """
    root = _Node()
    for phrase in phrases:
        node, words = root, phrase.split()
        for step in words:
            node = node.after.setdefault(word(step), _Node())
            node.longest = max(node.longest, len(phrase))
        node.edge = edge(words[-1])
    return _written(root, gap)


def _written(node: _Node, gap: str) -> str:
    """Return the expression of all that may follow a node, longest phrases first."""
    steps = sorted(node.after.items(), key=lambda step: (-step[1].longest, step[0]))
    return "(?:" + "|".join(step + _tail(below, gap) for step, below in steps) + ")"


def _tail(node: _Node, gap: str) -> str:
    """Return what follows a word: its end, further words, or further words else its end."""
    if not node.after:
        return node.edge or ""
    further = gap + _written(node, gap)
    return further if node.edge is None else f"(?:{further}|{node.edge})"


def words_of_text(words: Iterable[str]) -> str:
    """Return an expression for any of the words, single spaces widened; each ends where it ends.

    A word whose last character is a letter or digit must not go on; one that ends in a mark may.
    """
    return one_of(words, gap="[ ]+", edge=lambda word: _WHOLE if word[-1].isalnum() else "")
