"""Inputs and outputs of one command: files, or ``-`` for a stream."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from briefgen import flows
from briefgen.cli.world import TALK
from briefgen.errors import BriefgenError, OutputError, Place, Problem, SourceError, why_refused

if TYPE_CHECKING:
    from briefgen.flows import Content, Input, Untouched, Written

STREAM = "-"
Encoding = Literal["utf-8", "utf-16", "windows-1258", "tcvn3", "vni", "viscii"]
"""Encodings a report may be said to be in; those of ``extract.ENCODINGS``."""
OTHER_KINDS = frozenset(
    {
        ".docx",
        ".doc",
        ".docm",
        ".dotx",
        ".odt",
        ".rtf",
        ".pdf",
        ".yaml",
        ".yml",
        ".json",
        ".toml",
        ".xlsx",
        ".xls",
        ".csv",
        ".txt",
        ".md",
        ".htm",
        ".html",
        ".xml",
        ".png",
        ".jpg",
        ".zip",
    }
)
"""Endings that promise a kind of file to whoever opens it."""
SAME = {".yml": ".yaml"}


def open_given(name: str, error: type[BriefgenError] | None = None) -> "Input":
    """Return what ``name`` holds: a file, or standard input for ``-``."""
    if name == STREAM:
        stream = sys.stdin.buffer if sys.stdin else None
        return flows.read_stream(stream, STREAM, error or SourceError)
    if not name:
        raise (error or SourceError)(Problem("file-unnamed"))
    path = Path(name)
    return flows.read_input(path, error) if error else flows.open_input(path)


def put(
    target: str,
    content: "Content",
    *,
    kind: str,
    inputs: Sequence[Path | None] = (),
    untouched: "Untouched | None" = None,
    force: bool = False,
    silent: bool = False,
) -> str:
    """Write to a file and print its path, or to standard output for ``-``; return the path.

    Args:
        target: as the user gave it.
        content: the whole file, or what writes it.
        kind: ending that files of this kind have; a name that promises another is refused.
        inputs: files that must never be written over.
        untouched: judges what stands at ``target``.
        force: replace it whatever it holds.
        silent: leave the path for the caller to print.

    Raises:
        OutputError: also ``output-other-kind``, ``output-not-pdf``, ``output-terminal``.
    """
    if target == STREAM:
        _pour(content if isinstance(content, bytes) else _gathered(content))
        return target
    suffix = Path(target).suffix.lower()
    at = Place(target)
    if target.endswith(("/", os.sep)):
        raise OutputError(Problem("output-is-folder", at))
    if suffix in OTHER_KINDS and SAME.get(suffix, suffix) != kind:
        code = "output-not-pdf" if (kind, suffix) == (".docx", ".pdf") else "output-other-kind"
        raise OutputError(Problem(code, at, {"suffix": suffix, "kind": kind}))
    made = flows.publish(Path(target), content, inputs=inputs, untouched=untouched, force=force)
    if silent:
        TALK.warn(made.problems)
    else:
        announce(made)
    return str(made.path)


def _gathered(write: Callable[[BinaryIO], None]) -> bytes:
    """Return what is written; a stream cannot be gone back in, as writing a package must."""
    made = io.BytesIO()
    write(made)
    return made.getvalue()


def announce(written: "Written") -> None:
    """Print the path of a file made, and say what the user must know of it."""
    TALK.warn(written.problems)
    TALK.result(str(written.path))


def _pour(content: bytes) -> None:
    """Write to standard output; a reader that has gone away is no failure.

    Raises:
        OutputError: ``output-terminal``, ``output-closed``, ``output-unwritable``.
    """
    if sys.stdout is None:
        raise OutputError(Problem("output-closed"))
    if sys.stdout.isatty() and b"\0" in content:
        raise OutputError(Problem("output-terminal", Place(STREAM)))
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        TALK.nobody_reads()
    except OSError as error:
        TALK.nobody_reads()
        facts = {"why": why_refused(error)}
        raise OutputError(Problem("output-unwritable", Place(STREAM), facts)) from error
