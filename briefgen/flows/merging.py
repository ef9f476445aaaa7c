"""What people changed, kept when a report is read anew.

To know what a person changed one must know what stood there before. The first line of a meeting
file holds the hash of what was extracted; the extraction itself is read again when the rules are
still the same, else it is looked up in the cache by that hash. Where neither helps, nobody knows
who changed what: every difference is told and the person's file rules.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import DataError, Problem
from briefgen.flows.inputs import Input
from briefgen.flows.outputs import SEAL, is_untouched_text, publish, seal_text
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.meetingfile.edits.corrections import Placed
    from briefgen.model import Meeting

FOLDER = "extracted"
KEPT = 200  # extractions kept in the cache, some 40 kB each


@dataclass(frozen=True, slots=True)
class Merged:
    """A record with what people changed.

    Args:
        meeting: the record.
        existing: the meeting file whose comments and order are kept, without its seal.
        corrections: how many corrections were given.
        problems: everything on which the sides disagree.
    """

    meeting: "Meeting"
    existing: bytes | None
    corrections: int
    problems: tuple[Problem, ...]


def merge(given: Input, fresh: "Meeting", edits: Sequence[Input], setting: Setting) -> Merged:
    """Return what was extracted now with what people changed, in the order of the files.

    Args:
        given: what it is extracted from; of a meeting file, comments and order are kept.
        fresh: what is extracted now.
        edits: corrections files, and meeting files edited by hand.
        setting: the world: where earlier extractions are kept.

    Raises:
        DataError: every problem of every file that cannot be read.
    """
    from briefgen.flows.reading import is_meeting_file
    from briefgen.meetingfile.edits import apply_corrections, merge_meetings

    meeting, count = fresh, 0
    existing = _without_seal(given.content) if is_meeting_file(given) else None
    problems: list[Problem] = []
    for edit, found in _read_all(edits):
        if isinstance(found, tuple):
            meeting, told = apply_corrections(meeting, found)
            count += len(found)
        else:
            base = _extracted_before(edit.content, found, fresh, setting)
            meeting, told = merge_meetings(base, found, meeting, edit.name)
            told = _with_lines(told, edit)
            existing = _without_seal(edit.content)
        problems += told
    return Merged(meeting, existing, count, tuple(problems))


def merged_text(merged: Merged, fresh: "Meeting", version: str) -> bytes:
    """Return the meeting file of a merged record.

    It is sealed as what was extracted, so that it counts as edited by hand: no later extraction
    writes over it, and the next merge knows what the person changed.
    """
    from briefgen.meetingfile import save_meeting

    return seal_text(
        save_meeting(merged.meeting, merged.existing), version, sealed_as=save_meeting(fresh)
    )


def keep_extraction(sealed: bytes, setting: Setting) -> None:
    """Keep an extraction for later merges; what is wrong with the cache is never an error."""
    found = SEAL.match(sealed)
    if setting.cache is None or found is None:
        return
    folder = setting.cache / FOLDER
    path = folder / f"{found['hash'].decode()}.yaml"
    with suppress(OSError):
        if not path.exists():
            publish(path, sealed[found.end() :], force=True)
            for old in sorted(folder.glob("*.yaml"), key=_age)[:-KEPT]:
                old.unlink(missing_ok=True)


def _read_all(edits: Sequence[Input]) -> "list[tuple[Input, Meeting | tuple[Placed, ...]]]":
    from briefgen.meetingfile import load_meeting
    from briefgen.meetingfile.edits import is_corrections, load_corrections

    found: list[tuple[Input, Meeting | tuple[Placed, ...]]] = []
    problems: list[Problem] = []
    for given in edits:
        read = load_corrections if is_corrections(given.content) else load_meeting
        try:
            found.append((given, read(given.content, given.name)))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return found


def _with_lines(problems: Sequence[Problem], given: Input) -> tuple[Problem, ...]:
    """Return the problems with line and column of the value in the person's file."""
    from briefgen.meetingfile import positions_of

    paths = [problem.at.path for problem in problems if problem.at.path]
    found = positions_of(given.content, given.name, paths)
    return tuple(
        replace(problem, at=replace(problem.at, line=place[0], column=place[1]))
        if (place := found.get(problem.at.path or ""))
        else problem
        for problem in problems
    )


def _extracted_before(
    content: bytes, edited: "Meeting", fresh: "Meeting", setting: Setting
) -> "Meeting | None":
    """Return what was extracted before a person edited the file, ``None`` where nobody knows."""
    from briefgen.meetingfile import load_meeting, save_meeting

    if is_untouched_text(content):
        return edited
    seal = SEAL.match(content)
    if seal is None:
        return None
    mark = seal["hash"].decode()
    again = _named_as(fresh, edited)
    if _hash(save_meeting(again).encode()) == mark:
        return again
    if setting.cache is not None:
        with suppress(OSError, DataError):
            kept = (setting.cache / FOLDER / f"{mark}.yaml").read_bytes()
            if _hash(kept) == mark:
                return load_meeting(kept, "extracted.yaml")
    return None


def _named_as(fresh: "Meeting", edited: "Meeting") -> "Meeting":
    """Return the record with the source's name as the edited file has it: paths are typed anew."""
    if fresh.source is None or edited.source is None:
        return fresh
    source = fresh.source.model_copy(update={"file": edited.source.file})
    return fresh.model_copy(update={"source": source})


def _without_seal(content: bytes) -> bytes:
    seal = SEAL.match(content)
    return content[seal.end() :] if seal else content


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]


def _age(path: Path) -> float:
    return path.stat().st_mtime
