"""Problems of a value, placed where the user can mend it: in the meeting, not in the template.

An engine knows the tag that printed a value. The person who reads the message knows the meeting
file, and the same name may be printed by five tags.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Place, Problem

if TYPE_CHECKING:
    from briefgen.model import Meeting

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


def _placed(problem: Problem, meeting: "Meeting", file: str) -> Problem:
    letter = _letter(problem)
    path = next(_paths(meeting.model_dump(), letter), None) if letter else None
    return replace(problem, at=Place(file, path=path)) if path else problem


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
