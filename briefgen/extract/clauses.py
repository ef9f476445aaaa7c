"""Cutting a sentence where its grammar does: never inside quotation marks or brackets."""

import re
from collections.abc import Iterator
from typing import TypeAlias

_ENCLOSED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"]*\"|\([^()]*\)|«[^«»]*»")
_TRAILING = re.compile(r"[\s.,;:…!?/–-]+$")
_LEADING = re.compile(r"[\s,;:–-]+")

Stretch: TypeAlias = tuple[int, int]


def split_at(text: str, stretch: Stretch, mark: re.Pattern[str]) -> Iterator[Stretch]:
    """Yield the parts of a stretch between marks that stand outside quotes and brackets.

    Parts are trimmed of white space; empty ones are left out.
    """
    start, end = stretch
    closed = [found.span() for found in _ENCLOSED.finditer(text, start, end)]
    for found in mark.finditer(text, start, end):
        if any(begin < found.start() < stop for begin, stop in closed):
            continue
        yield from _trimmed(text, start, found.start())
        start = found.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Stretch]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield start, end


def without_end_marks(text: str, stretch: Stretch) -> Stretch:
    """Return the stretch without stop, comma, dash or a quotation mark left open at either end."""
    start, end = stretch
    if found := _LEADING.match(text, start, end):
        start = found.end()
    if found := _TRAILING.search(text[start:end]):
        end = start + found.start()
    if text[start : start + 1] == "“" and "”" not in text[start:end]:
        start += 1
    return start, max(start, end)


def is_open_list(text: str, end: int) -> bool:
    """Say whether an ellipsis follows at ``end``: the source's own list goes on."""
    return bool(re.compile(r"\s*,?\s*(?:\.{3}|…)").match(text, end))
