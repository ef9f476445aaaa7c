"""Meetings read: from meeting files, and from reports; and how they are saved."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import SHOWN_AT_MOST, DataError, Place, Problem, SourceError
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.outputs import seal_text

if TYPE_CHECKING:
    from briefgen.model import Meeting

MEETING_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".toml"})
FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n|---\s|\s)*([a-z_]+):")
SEALED = (b"# briefgen ", b"schema_version:")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting read, and what the user must know of the reading; warnings."""

    meeting: "Meeting"
    notes: tuple[Problem, ...] = ()


def read_meeting(given: Input) -> "Meeting":
    """Return the meeting of a meeting file, or extracted from a report.

    Raises:
        DataError: the problems of a meeting file.
        SourceError: a report that cannot be read.
    """
    return read_told(given).meeting


def read_told(given: Input) -> Told:
    """Return the meeting of a meeting file or a report, with what was odd about the report.

    Raises:
        DataError: the problems of a meeting file.
        SourceError: a report that cannot be read.
    """
    if is_meeting_file(given):
        from briefgen.meetingfile import load_meeting

        return Told(load_meeting(given.content, given.name))
    from briefgen.extract import extract_meeting, read_source

    source = read_source(given.content, given.name, given.encoding)
    _refuse_controls(source.text, given.name)
    return Told(extract_meeting(source), source.notes)


def text_of(given: Input) -> bytes:
    """Return the text of a report as it is read, the one that all places point into, in UTF-8.

    Raises:
        SourceError: a report that cannot be read.
    """
    from briefgen.extract import read_source

    return read_source(given.content, given.name, given.encoding).raw.encode()


def _refuse_controls(text: str, name: str) -> None:
    """Refuse a report with characters that no page and no meeting file can hold.

    Raises:
        SourceError: ``source-control-character`` for each, with its line and column.
    """
    problems = []
    for found in CONTROLS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        facts = {"character": f"U+{ord(found[0]):04X}"}
        problems.append(Problem("source-control-character", Place(name, line, column), facts))
        if len(problems) > SHOWN_AT_MOST:
            break
    if problems:
        raise SourceError(problems)


def is_meeting_file(given: Input) -> bool:
    """Return whether the input is a meeting file, by its name, else by its first words.

    A meeting file that was saved as ``.txt`` is known by the words it was made with.
    """
    suffix = Path(given.name).suffix.lower()
    if suffix in MEETING_SUFFIXES:
        return True
    head = given.content[:4096]
    if suffix:
        return head.startswith(SEALED)
    from briefgen.model import Meeting

    key = FIRST_KEY.match(head)
    known = key is not None and key[1].decode() in Meeting.model_fields
    return known or head.lstrip(b"\xef\xbb\xbf \n\r\t").startswith((b"{", *SEALED))


def open_input(path: Path) -> Input:
    """Return a report or meeting file; a file of the wrong kind is refused by its content."""
    error = DataError if path.suffix.lower() in MEETING_SUFFIXES else SourceError
    return read_input(path, error)


def meeting_text(meeting: "Meeting", existing: bytes | None, version: str) -> bytes:
    """Return the meeting file of a meeting, sealed; comments of ``existing`` are kept."""
    from briefgen.meetingfile import save_meeting

    return seal_text(save_meeting(meeting, existing), version)


def day_of(meeting: "Meeting") -> date | None:
    """Return the day a document is dated by: of publication, else of the meeting."""
    if meeting.source and meeting.source.published_at:
        return meeting.source.published_at.date()
    return meeting.date.day if meeting.date else None
