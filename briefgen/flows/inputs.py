"""Files coming in: read whole, bounded, and only if they are regular files."""

import stat
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError, DataError, Place, Problem, SourceError, TemplateError

MEBIBYTE = 1 << 20
LIMITS = {DataError: 20 * MEBIBYTE, SourceError: 50 * MEBIBYTE, TemplateError: 50 * MEBIBYTE}


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes and the name to call them by in messages; ``path`` is ``None`` for a stream."""

    name: str
    content: bytes
    path: Path | None = None


def read_input(path: Path, error: type[BriefgenError]) -> Input:
    """Return a file's bytes.

    Args:
        path: the file.
        error: the family to raise, which sets the exit code and the size limit.

    Raises:
        BriefgenError: of the family ``error``: ``file-missing`` with the nearest name,
            ``file-is-folder``, ``file-not-regular``, ``file-empty``, ``file-too-large``,
            ``file-unreadable``.
    """
    at = Place(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise error(Problem("file-is-folder", at))
        if not stat.S_ISREG(status.st_mode):
            raise error(Problem("file-not-regular", at))
        limit = LIMITS[error]
        if status.st_size > limit:
            size = status.st_size // MEBIBYTE
            facts = {"size": size, "limit": limit // MEBIBYTE}
            raise error(Problem("file-too-large", at, facts))
        content = path.read_bytes()
    except FileNotFoundError:
        raise error(Problem("file-missing", at, {"name": path.name})) from None
    except (OSError, ValueError) as failure:
        why = getattr(failure, "strerror", None) or str(failure)
        raise error(Problem("file-unreadable", at, {"why": why})) from failure
    if not content:
        raise error(Problem("file-empty", at))
    return Input(str(path), content, path)
