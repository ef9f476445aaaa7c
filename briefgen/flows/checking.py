"""The journey of a check: problems of a record, placed on the line where they can be mended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import Problem
from briefgen.flows.inputs import Input

if TYPE_CHECKING:
    from briefgen.model import Meeting

Position = tuple[int, int]


def check(meeting: "Meeting", name: str, given: Input | None = None) -> list[Problem]:
    """Return everything doubtful in a meeting, each placed in the file ``name``.

    Args:
        meeting: the record.
        name: the file to mend it in.
        given: what the record was read from; gives line and column: of the value in a meeting
            file, of its words in a report of plain text.
    """
    from briefgen.compose import check_meeting

    problems = [problem.within(name) for problem in check_meeting(meeting)]
    return _with_lines(problems, meeting, given) if given and problems else problems


def ask(meeting: "Meeting") -> str:
    """Return the questions to send back to the departments, as plain text."""
    from briefgen.compose.questions import write_questions

    return write_questions(meeting)


def _with_lines(problems: Sequence[Problem], meeting: "Meeting", given: Input) -> list[Problem]:
    from briefgen.flows.reading import is_meeting_file

    paths = [problem.at.path for problem in problems if problem.at.path]
    if is_meeting_file(given):
        from briefgen.meetingfile import positions_of

        found = positions_of(given.content, given.name, paths)
    else:
        found = _in_text(paths, meeting, given)
    return [_at(problem, found.get(problem.at.path or "")) for problem in problems]


def _at(problem: Problem, place: Position | None) -> Problem:
    if place is None:
        return problem
    return replace(problem, at=replace(problem.at, line=place[0], column=place[1]))


def _in_text(paths: Sequence[str], meeting: "Meeting", given: Input) -> dict[str, Position]:
    """Return where the words stand that a path of the record was read from."""
    from briefgen.extract import read_source

    source = read_source(given.content, given.name, given.encoding)
    offsets = dict(_offsets(meeting))
    found = {}
    for path in paths:
        offset = next((offsets[up] for up in _upwards(path) if up in offsets), None)
        place = source.position(offset) if offset is not None else None
        if place is not None:
            found[path] = place
    return found


def _offsets(meeting: "Meeting") -> Iterator[tuple[str, int]]:
    """Yield the path of every fact that has words in the source, and where they begin."""
    from briefgen.model.spans import spans_in

    for path, span in spans_in(meeting):
        yield path.removesuffix(".span"), span.start
    for n, sentence in enumerate(meeting.source.sentences if meeting.source else ()):
        yield f"source.sentences[{n}]", sentence.start


def _upwards(path: str) -> Iterator[str]:
    """Yield a path, what holds it, and so on up to the top: ``a[1].b``, ``a[1]``, ``a``."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
