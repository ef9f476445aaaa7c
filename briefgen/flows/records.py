"""Which record a document was made from: a mark in the document, and the search for its file.

The mark is a hash of the record, not its path: a document that is sent away tells nothing of the
folders it was made in, and a record that was edited since is known as another one.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, DataError, Place, Problem
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.looks import Look

if TYPE_CHECKING:
    from briefgen.model import Meeting

MARK = re.compile(rb"briefgen-record:([0-9a-f]{16})")
CORE = "docProps/core.xml"
DOCUMENTS = (b"%PDF-", b"PK\x03\x04")
RECORDS = (".yaml", ".yml", ".json")
MOST_CORE = 1 << 20  # bytes of the core properties; ours have one thousand


def record_mark(meeting: "Meeting") -> str:
    """Return the mark of a record: what a document made from it carries as its identifier."""
    said = meeting.model_dump_json(exclude_defaults=True).encode()
    return f"briefgen-record:{hashlib.sha256(said).hexdigest()[:16]}"


def making_of(meeting: "Meeting", look: Look) -> dict[str, str]:
    """Return what a document remembers of its making: of which record, of what look.

    Of the meeting only check sums and its day: enough to tell it from another one.
    """
    from briefgen.word.memory import sum_of

    title = f"{meeting.title} {meeting.body.name if meeting.body else ''}"
    return {
        "record": record_mark(meeting).removeprefix("briefgen-record:"),
        "title": sum_of(title),
        "date": str(meeting.date.day) if meeting.date else "",
        "source": ((meeting.source.sha256 if meeting.source else None) or "")[:16],
        "template": look.brief,
        "theme": look.theme or "",
        "language": look.language or "",
        "settings": "\n".join(f"{name}={value}" for name, value in look.settings),
    }


def is_document(given: Input) -> bool:
    """Return whether the input is a Word or PDF file, by its first bytes."""
    return given.content.startswith(DOCUMENTS)


def marks_in(given: Input) -> list[str]:
    """Return the marks that a document carries: several where scorecards are bound in one file.

    Raises:
        DataError: ``trace-unmarked``: not made by briefgen, or by a release before marks.
    """
    content = given.content
    if content.startswith(b"PK"):
        content = core_properties(content)
    found = dict.fromkeys(each[0].decode() for each in MARK.finditer(content))
    if not found:
        raise DataError(Problem("trace-unmarked", Place(given.name)))
    return [*found]


def mark_in(given: Input) -> str:
    """Return the mark that a document carries; raises as ``marks_in``."""
    return marks_in(given)[0]


def find_record(given: Input, mark: str) -> Input:
    """Return the file beside a document that holds the record it was made from.

    Raises:
        DataError: ``trace-no-record``: none of the meeting files beside it is that record.
    """
    return find_records(given, [mark])[0]


def find_records(given: Input, marks: Sequence[str]) -> list[Input]:
    """Return the files beside a document that hold records it was made from, in their order.

    Raises:
        DataError: ``trace-no-record``: none of the meeting files beside it is one.
    """
    folder = (given.path or Path()).parent
    found: dict[str, Input] = {}
    for beside in _meeting_files(folder):
        if len(found) == len(marks):
            break
        with suppress(BriefgenError):
            candidate = read_input(beside, DataError)
            mark = record_mark(_loaded(candidate))
            if mark in marks:
                found.setdefault(mark, candidate)
    if not found:
        raise DataError(Problem("trace-no-record", Place(given.name), {"folder": folder}))
    return [found[mark] for mark in marks if mark in found]


def _meeting_files(folder: Path) -> Iterator[Path]:
    """Yield the meeting files of a folder, the one that ``make`` writes first."""
    try:
        names = sorted(item for item in folder.iterdir() if item.suffix.lower() in RECORDS)
    except OSError:
        return
    yield from sorted(names, key=lambda item: item.stem != "meeting")


def _loaded(given: Input) -> "Meeting":
    from briefgen.meetingfile import load_meeting

    return load_meeting(given.content, given.name)


def core_properties(content: bytes) -> bytes:
    """Return the core properties of a package as they stand; nothing where they cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(CORE) as part:
            return part.read(MOST_CORE)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return b""
