"""How much room text takes, estimated from letter widths, without opening a font."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Face = Literal["times", "sans_semibold"]
MM_PER_POINT = 25.4 / 72
HORN = "\u031b"
HORNED = {"o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"}
NO_WIDTH = frozenset("\u2060\u200b")
SAME_WIDTH = {"\u00a0": " ", "\u2011": "-"}


@lru_cache(maxsize=1 << 14)
def width_mm(text: str, points: float, face: Face = "times") -> float:
    """Return the width of a line of text, in mm, at a font size in points."""
    widths = _widths(face)
    total = sum(widths.get(letter, widths[""]) for letter in map(_bare, text) if letter)
    return total * points / 1000 * MM_PER_POINT


def lines_of(text: str, room: float, points: float, face: Face = "times") -> int:
    """Return how many lines the text takes in a column ``room`` mm wide, at least one.

    Lines break at plain spaces only; a word longer than the column takes the lines it needs.
    """
    lines, used, space = 1, 0.0, width_mm(" ", points, face)
    for word in text.split(" "):
        width = width_mm(word, points, face)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += width + (space if used else 0.0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


@lru_cache(maxsize=1 << 12)
def _bare(letter: str) -> str:
    """Return the letter whose width counts; empty for one that takes no room."""
    if letter in NO_WIDTH:
        return ""
    if letter in SAME_WIDTH:
        return SAME_WIDTH[letter]
    parts = unicodedata.normalize("NFD", letter)
    return HORNED.get(parts[0], parts[0]) if HORN in parts else parts[0]


@cache
def _widths(face: Face) -> dict[str, int]:
    """Return letter → width in thousandths of the size; the empty letter stands for the rest."""
    text = resources.files("briefgen.compose").joinpath("widths.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[face]
    widths = {
        letter: int(width)
        for width, letters in table.items()
        if width != "other"
        for letter in letters
    }
    return widths | {"": table["other"]}
