"""Files going out: whole or not at all, and never over somebody's work.

A result is written to a neighbour file, flushed to disk and then renamed, so a half-written brief
never exists. A file that was edited by hand since we wrote it, or that is open in an office
program, is left alone: the result goes to ``brief (2).docx`` and the user is told.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import UNPRINTABLE, OutputError, Place, Problem, why_refused

SEAL = re.compile(rb"\A# briefgen (?P<version>\S+) (?P<hash>[0-9a-f]{16})[^\n]*\n")
PDF_TABLE = b"/Type /XRef"
PDF_END = re.compile(
    rb"/Type /XRef /Size \d+ /W \[1 4 2\] /Root \d+ 0 R /Info \d+ 0 R /ID \[<([0-9a-f]+)> <\1>\]"
    rb".*endstream\s+endobj\s+startxref\s+\d+\s+%%EOF\s*\Z",
    re.DOTALL,
)
"""The end of a PDF as briefgen writes it. Whoever saves it again gives it a second identifier or
adds a table (ISO 32000-2, 7.5.6 and 14.4): comments, a signature, a form filled in."""
PAGE_END = re.compile(rb"<!-- briefgen (?P<hash>[0-9a-f]{16}) -->\n\Z")
DEVICES = Path("/dev")
Untouched = Callable[[bytes], bool | None]
Content = bytes | Callable[[BinaryIO], None]
"""A whole file, or what writes it into one as it is made."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made, and what the user must know of it (``brief (2).docx`` and why)."""

    path: Path
    problems: tuple[Problem, ...] = ()


def publish(
    path: Path,
    content: Content,
    *,
    inputs: Sequence[Path | None] = (),
    untouched: Untouched | None = None,
    force: bool = False,
) -> Written:
    """Write ``content`` to ``path``, or beside it when ``path`` holds somebody's work.

    Args:
        path: where to write; missing folders are made.
        content: the whole file, or what writes it; what it raises leaves everything as it was.
        inputs: files that must never be written over.
        untouched: judges the bytes now at ``path``: True when they are as we wrote them. Without
            it an existing file is only replaced with ``force``.
        force: replace an existing file whatever it holds.

    Raises:
        OutputError: ``output-is-input``, ``output-is-folder``, ``output-exists``,
            ``output-not-regular``, ``output-unwritable``, ``output-name``.
    """
    target = path
    problems: tuple[Problem, ...] = ()
    try:
        _refuse_bad_target(path, inputs)
        if not force and os.path.lexists(path):
            if untouched is None:
                raise OutputError(Problem("output-exists", Place(str(path))))
            reason = _reason_to_keep(path, untouched)
            if reason:
                target = _free_name(path, untouched)
                note = Problem(reason, Place(str(path)), {"new": target.name}, severity="warning")
                problems = (note,)
        try:
            _replace(target, content)
        except PermissionError:  # a viewer holds it (Windows): the name beside is free
            if untouched is None or problems or not target.is_file():
                raise
            target = _free_name(path, untouched)
            held = Problem("output-open", Place(str(path)), {"new": target.name}, "warning")
            problems = (held,)
            _replace(target, content)
    except OSError as error:
        facts = {"why": why_refused(error)}
        raise OutputError(Problem("output-unwritable", Place(str(path)), facts)) from error
    return Written(target, problems)


def seal_text(text: str, version: str, *, sealed_as: str | None = None) -> bytes:
    """Return UTF-8 text under a first comment line that remembers what was written.

    With ``sealed_as`` it remembers that text instead, so that ``text`` counts as edited by hand.
    """
    body = text.encode()
    mark = hashlib.sha256(body if sealed_as is None else sealed_as.encode()).hexdigest()[:16]
    note = "sửa tay thoải mái: bản đã sửa không bị ghi đè"
    return f"# briefgen {version} {mark} ({note})\n".encode() + body


def seal_page(page: str) -> bytes:
    """Return a page with a last comment that remembers what was written."""
    body = page.encode()
    return body + f"<!-- briefgen {hashlib.sha256(body).hexdigest()[:16]} -->\n".encode()


def is_untouched_text(content: bytes) -> bool | None:
    """Return True when sealed text is as we wrote it, False when edited, None when not ours."""
    found = SEAL.match(content)
    if not found:
        return None
    return hashlib.sha256(content[found.end() :]).hexdigest()[:16] == found["hash"].decode()


def is_untouched_page(content: bytes) -> bool | None:
    """Return True for a review page as we wrote it, False when edited, None when not ours."""
    found = PAGE_END.search(content)
    if not found:
        return None
    return hashlib.sha256(content[: found.start()]).hexdigest()[:16] == found["hash"].decode()


def is_untouched_pdf(content: bytes) -> bool | None:
    """Return True for a PDF as briefgen wrote it, False when saved again, None when not ours."""
    if b"briefgen" not in content:
        return None
    end = content[max(content.rfind(PDF_TABLE), 0) :]
    return content.count(b"startxref") == 1 and PDF_END.match(end) is not None


def _refuse_bad_target(path: Path, inputs: Sequence[Path | None]) -> None:
    at = Place(str(path))
    if "\0" in str(path) or UNPRINTABLE.search(path.name) or len(path.name.encode()) > 255:
        raise OutputError(Problem("output-name", at, {"name": path.name}))
    if path.is_dir():
        raise OutputError(Problem("output-is-folder", at))
    if path.absolute().parent == DEVICES or (path.exists() and not path.is_file()):
        raise OutputError(Problem("output-not-regular", at))
    for source in inputs:
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise OutputError(Problem("output-is-input", at))


def _reason_to_keep(path: Path, untouched: Untouched) -> str | None:
    """Return the code that says why the file at ``path`` must stay, or None."""
    if path.is_symlink():
        return None  # the link is replaced, its target stays
    if _is_open(path):
        return "output-open"
    return None if untouched(path.read_bytes()) else "output-edited"


def _is_open(path: Path) -> bool:
    """Return whether an office program has the file open: Word and LibreOffice leave lock files."""
    locks = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    return any((path.parent / lock).exists() for lock in locks)


def _free_name(path: Path, untouched: Untouched) -> Path:
    """Return ``brief (2).docx``, or the next number that is free or still as we wrote it."""
    number = 2
    while True:
        target = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not os.path.lexists(target):
            return target
        if target.is_file() and not _reason_to_keep(target, untouched):
            return target
        number += 1


def _replace(path: Path, content: Content) -> None:
    """Write to a neighbour, flush to the disk, rename; folders are made when all is written."""
    folder = next(above for above in path.absolute().parents if above.exists())
    handle, name = tempfile.mkstemp(prefix=".briefgen-", dir=folder)
    try:
        with os.fdopen(handle, "w+b") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
