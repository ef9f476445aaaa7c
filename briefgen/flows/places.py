"""Problems of a value, placed where the user can mend it: in the meeting, not in the template.

An engine knows the tag that printed a value. The person who reads the message knows the meeting
file, and the same name may be printed by five tags.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError, Place, Problem

if TYPE_CHECKING:
    from briefgen.model import Meeting

OF_WORDS = frozenset(
    {
        "text-shortened",
        "text-overflows",
        "word-cut",
        "outside-page",
        "place-too-low",
        "head-too-low",
    }
)
"""Codes whose fact ``text`` is the words as printed."""
SHORTEST = 3  # letters of a text that is told apart from others
STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
THEME = "theme."
UNSEEN = dict.fromkeys((0x2060, 0x200B, 0xFEFF, 0x00AD))
READ_FROM = frozenset({"span", "source", "leftovers"})
"""Entries that hold the text as read; looked at last."""


@contextmanager
def problems_in(meeting: "Meeting", file: str) -> Iterator[None]:
    """Place what cannot be printed in the meeting file.

    Raises:
        BriefgenError: the same, its problems placed in ``file`` with the path of the first value
            that holds the character; each character once.
    """
    try:
        yield
    except BriefgenError as error:
        placed = [_placed(problem, meeting, file) for problem in error.problems]
        once = {(problem.code, problem.at, _letter(problem)): problem for problem in placed}
        raise type(error)(once.values()) from error


@contextmanager
def problems_in_data(file: str) -> Iterator[None]:
    """Place words that cannot be printed whole in the data file they come from.

    Raises:
        BriefgenError: the same.
    """
    try:
        yield
    except BriefgenError as error:
        raise type(error)(shortened_in_data(error.problems, file)) from error


def shortened_in(meeting: "Meeting", file: str, warnings: Iterable[Problem]) -> Iterator[Problem]:
    """Yield warnings of a page, placed in the meeting file where they speak of its words."""
    return (_placed(problem, meeting, file) for problem in warnings)


def shortened_in_data(problems: Iterable[Problem], file: str) -> Iterator[Problem]:
    """Yield problems of a page, placed in the data file where the data path is known."""
    for problem in problems:
        path = problem.at.path
        known = problem.code in OF_WORDS and path and not path.startswith(THEME)
        yield replace(problem, at=Place(file, path=path)) if known else problem


def _placed(problem: Problem, meeting: "Meeting", file: str) -> Problem:
    letter = _letter(problem)
    path = None
    if letter:
        path = next(_paths(meeting.model_dump(), letter), None)
    elif problem.code in OF_WORDS:
        path = path_of_words(meeting.model_dump(), str(problem.facts["text"]))
    return replace(problem, at=Place(file, path=path)) if path else problem


def path_of_words(values: object, words: str) -> str | None:
    """Return the data path of the longest text that stands in printed words, read text last."""
    printed = _plain(words)
    best, longest = None, SHORTEST
    for path in _paths(values, ""):
        said = _plain(_at(values, path))
        if len(said) > longest and said in printed:
            best, longest = path, len(said)
    return best


def _at(values: Any, path: str) -> str:
    for key, number in STEP.findall(path):
        values = values[int(number)] if number else values[key]
    return str(values)


def _plain(text: str) -> str:
    """Return text as it is compared: composed, small letters, single spaces, nothing unseen."""
    return " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).casefold().split())


def _letter(problem: Problem) -> str | None:
    """Return the character that a problem is about, ``None`` when it is about something else."""
    if problem.code == "glyph-missing":
        return str(problem.facts["letter"])
    if problem.code == "character-forbidden":
        return chr(int(str(problem.facts["code_point"]).removeprefix("U+"), 16))
    return None


def _paths(value: object, letter: str, path: str = "") -> Iterator[str]:
    """Yield the data paths of the texts that hold a character, read text last."""
    if isinstance(value, str) and letter in value:
        yield path
    elif isinstance(value, Mapping):
        for key in sorted(value, key=lambda name: name in READ_FROM):
            yield from _paths(value[key], letter, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from _paths(item, letter, f"{path}[{number}]")
