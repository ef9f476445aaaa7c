"""What a command says of the record it works on: how much was read, what is doubtful."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen import flows
from briefgen.cli.world import TALK
from briefgen.errors import Place, Problem

if TYPE_CHECKING:
    from briefgen.model import Meeting


def tell_read(meeting: "Meeting", name: str) -> None:
    """Say how much was found in the source."""
    verdicts = sum(1 for item in meeting.indicators if item.actual is None and not item.tally)
    counts = {
        "figures": len(meeting.indicators) - verdicts,
        "verdicts": verdicts,
        "tasks": len(meeting.directives),
    }
    if meeting.source and meeting.source.sentences:
        sentences, leftovers = len(meeting.source.sentences), len(meeting.leftovers)
        TALK.tell("told-read", sentences=sentences, leftovers=leftovers, **counts)
    else:
        TALK.tell("told-record", **counts)
    warn_if_empty(meeting, name)


def warn_if_empty(meeting: "Meeting", name: str) -> None:
    """Warn of a record that says nothing."""
    TALK.warn(empty_notes(meeting, name))


def empty_notes(meeting: "Meeting", name: str) -> list[Problem]:
    """Return a warning for a record that says nothing: often the wrong file was given."""
    if meeting.indicators or meeting.directives or meeting.findings:
        return []
    return [Problem("record-empty", Place(name), severity="warning")]


def tell_checked(meeting: "Meeting", name: str) -> bool:
    """Say how many problems the record has, and its errors; return whether there are any."""
    problems = flows.check(meeting, name)
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = sum(problem.severity == "warning" for problem in problems)
    path = f'"{name}"' if " " in name else name
    TALK.tell("told-checked", errors=len(errors), warnings=warnings, name=path)
    TALK.warn(errors)
    return bool(errors)


def print_aligned(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, one a line whatever its length, so that names can be copied."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        TALK.result("  ".join(cells).rstrip())
