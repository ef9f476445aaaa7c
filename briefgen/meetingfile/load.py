"""A meeting file to its Meeting, or all its problems together."""

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import LIMITS, Limits
from briefgen.meetingfile.tree import kind_of, read_tree
from briefgen.meetingfile.typed import read_noun
from briefgen.model import Meeting


def load_meeting(content: bytes, name: str, limits: Limits = LIMITS) -> Meeting:
    """Return the meeting that a YAML or JSON file holds.

    Args:
        content: the file's bytes: UTF-8, or UTF-16 with a byte order mark.
        name: the file's name as the user gave it; its ending chooses the reader, and messages
            name it.
        limits: how much the file may hold.

    Raises:
        DataError: every problem of the file with line, column and data path.
    """
    if kind_of(name, "") == "toml":
        raise DataError(Problem("meeting-in-toml", Place(name)))
    root, problems = read_tree(content, name, limits)
    meeting, more = read_noun(Meeting, root, name)
    if meeting is None or problems:
        raise DataError(sorted([*problems, *more], key=_order))
    return meeting


def _order(problem: Problem) -> tuple[int, int]:
    return problem.at.line or 0, problem.at.column or 0
