"""Files coming in: read whole, bounded, and only if they are regular files."""

import errno
import os
import stat
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import (
    BriefgenError,
    DataError,
    Place,
    Problem,
    SourceError,
    TemplateError,
    why_refused,
)

MEBIBYTE = 1 << 20
LIMITS = {DataError: 64 * MEBIBYTE, SourceError: 20 * MEBIBYTE, TemplateError: 50 * MEBIBYTE}
NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes and the name to call them by in messages; ``path`` is ``None`` for a stream.

    ``encoding`` is that of a report, where the user or its record says which.
    """

    name: str
    content: bytes
    path: Path | None = None
    encoding: str | None = None


def read_input(path: Path, error: type[BriefgenError]) -> Input:
    """Return a file's bytes.

    Args:
        path: the file; a name typed with composed letters finds the file that has them in parts.
        error: the family to raise, which sets the exit code and the size limit.

    Raises:
        BriefgenError: of the family ``error``: ``file-missing`` with the nearest name,
            ``file-is-folder``, ``file-not-regular``, ``file-empty``, ``file-too-large``,
            ``file-unreadable``.
    """
    at = Place(str(path))
    try:
        content = _content(path, at, error)
    except FileNotFoundError:
        spelt = _spelt_otherwise(path)
        if spelt is None:
            raise error(_missing(path)) from None
        return read_input(spelt, error)
    except (OSError, ValueError) as failure:
        problem = Problem("file-unreadable", at, {"why": why_refused(failure)})
        raise error(problem) from failure
    if not content:
        raise error(Problem("file-empty", at))
    return Input(str(path), content, path)


def read_stream(stream: BinaryIO | None, name: str, error: type[BriefgenError]) -> Input:
    """Return what comes in by a stream; ``None`` is a closed one.

    Raises:
        BriefgenError: of the family ``error``: ``stream-empty``, ``file-too-large``,
            ``file-unreadable``.
    """
    limit = LIMITS[error]
    try:
        content = stream.read(limit + 1) if stream else b""
    except (OSError, ValueError) as failure:
        problem = Problem("file-unreadable", Place(name), {"why": why_refused(failure)})
        raise error(problem) from failure
    if not content:
        raise error(Problem("stream-empty"))
    if len(content) > limit:
        facts = {"size": f"> {limit // MEBIBYTE}", "limit": limit // MEBIBYTE}
        raise error(Problem("file-too-large", Place(name), facts))
    return Input(name, content)


def _content(path: Path, at: Place, error: type[BriefgenError]) -> bytes:
    """Return the bytes of a regular file, never waiting for more and never past the limit.

    A pipe or device is looked at before it is opened: opening alone may have effects. A file of
    the system may say that it has no bytes and then give them without end.
    """
    _refuse_kind(path.stat(), at, error)
    handle = os.open(path, os.O_RDONLY | NO_WAITING)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        _refuse_kind(status, at, error)
        content = file.read(LIMITS[error] + 1)
    if content is None:  # opened without waiting, and nothing has come yet: a log of the system
        raise BlockingIOError(errno.EAGAIN, "")
    if len(content) > LIMITS[error]:
        size = max(status.st_size // MEBIBYTE, LIMITS[error] // MEBIBYTE + 1)
        facts = {"size": size, "limit": LIMITS[error] // MEBIBYTE}
        raise error(Problem("file-too-large", at, facts))
    return content


def _refuse_kind(status: os.stat_result, at: Place, error: type[BriefgenError]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise error(Problem("file-is-folder", at))
    if not stat.S_ISREG(status.st_mode):
        raise error(Problem("file-not-regular", at))


def _spelt_otherwise(path: Path) -> Path | None:
    """Return the file whose name has the same letters, composed another way (macOS, some zips)."""
    plain = unicodedata.normalize("NFC", path.name)
    same = [name for name in _names(path) if unicodedata.normalize("NFC", name) == plain]
    return path.with_name(same[0]) if len(same) == 1 and same[0] != path.name else None


def _missing(path: Path) -> Problem:
    near = get_close_matches(path.name, _names(path), n=1, cutoff=0.75)
    code = "file-missing-near" if near else "file-missing"
    return Problem(code, Place(str(path)), {"name": path.name, "near": near})


def _names(path: Path) -> list[str]:
    """Return the names of the files beside ``path``; none when its folder cannot be listed."""
    try:
        return sorted(item.name for item in path.parent.iterdir() if item.is_file())
    except OSError:
        return []
