"""Names of bodies as they stand in running text: capitals, and the small words between them."""

import re

from briefgen.model import System
from briefgen.vi.phrases import CAPITAL, any_of, phrases
from briefgen.vi.text import fold

_WORD = rf"{CAPITAL}[\w.&]*"
_SECONDS = {tuple(fold(phrase).split()) for phrase in phrases("organs", "second-syllables")}
_START = re.compile(_WORD)
_SMALL = re.compile(rf"\s+{any_of('organs', 'small-words')}", re.IGNORECASE)
_JOINT = re.compile(rf"\s*(?:\s(?:{'|'.join(phrases('organs', 'joints'))}))\s+(?={CAPITAL})")
_NUMBERED = re.compile(r"\s+(?:[IVXL]+|\d+)(?!\w)")
_NEXT_WORD = re.compile(rf"\s+(?:({_WORD})|(\w+))")


def body_end(text: str, start: int, end: int | None = None) -> int | None:
    """Return where the name of a body beginning at ``start`` ends; ``None`` without a capital.

    A name is a run of capitalised words, each with its second syllable in small letters where
    Vietnamese writes it so (Thành ủy), small words of rank (tỉnh, thành phố) and ``và`` or a dash
    between two capitals.
    """
    stop = len(text) if end is None else end
    found = _START.match(text, start, stop)
    if found is None:
        return None
    place, last = found.end(), found[0]
    while step := _step(text, place, stop, last):
        place, last = step
    return place


def _step(text: str, place: int, stop: int, last: str) -> tuple[int, str] | None:
    """Return the end and text of the next word of the name, ``None`` when it is complete."""
    if found := _SMALL.match(text, place, stop):
        return found.end(), found[0].split()[-1]
    if (found := _NUMBERED.match(text, place, stop)) and last in {"thứ", "khóa", "khoá"}:
        return found.end(), ""
    if found := _JOINT.match(text, place, stop):
        next_word = _START.match(text, found.end(), stop)
        return (next_word.end(), next_word[0]) if next_word else None
    found = _NEXT_WORD.match(text, place, stop)
    if found is None:
        return None
    if found[1] or (fold(last), fold(found[2])) in _SECONDS:
        return found.end(), found[1] or found[2]
    return None


def system_of(name: str) -> System | None:
    """Return whether a body is of the Party or the State, where its name leaves no doubt."""
    if re.search(any_of("organs", "party-words"), name):
        return "party"
    if re.search(any_of("organs", "state-words"), name):
        return "state"
    return None


def parent_of(name: str) -> str | None:
    """Return the larger body a board belongs to: ``Ban Thường vụ Thành ủy`` → ``Thành ủy``."""
    found = re.match(rf"{any_of('organs', 'board-heads')}\s+(?={CAPITAL})", name)
    return name[found.end() :] if found else None
