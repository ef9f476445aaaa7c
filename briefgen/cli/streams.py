"""Inputs and outputs of one command: files, or ``-`` for a stream."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import flows
from briefgen.cli.world import TALK
from briefgen.errors import BriefgenError, OutputError, Place, Problem, SourceError

if TYPE_CHECKING:
    from briefgen.flows import Input, Untouched, Written

STREAM = "-"


def open_given(name: str, error: type[BriefgenError] | None = None) -> "Input":
    """Return what ``name`` holds: a file, or standard input for ``-``."""
    if name != STREAM:
        path = Path(name)
        return flows.read_input(path, error) if error else flows.open_input(path)
    content = sys.stdin.buffer.read()
    if not content:
        raise (error or SourceError)(Problem("stream-empty"))
    return flows.Input(STREAM, content)


def put(
    target: str,
    content: bytes,
    *,
    inputs: Sequence["Input"] = (),
    untouched: "Untouched | None" = None,
    force: bool = False,
) -> None:
    """Write to a file and print its path, or to standard output for ``-``."""
    if target == STREAM:
        if sys.stdout.isatty() and b"\0" in content:
            raise OutputError(Problem("output-terminal", Place(STREAM)))
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    paths = [given.path for given in inputs]
    announce(flows.publish(Path(target), content, inputs=paths, untouched=untouched, force=force))


def announce(written: "Written") -> None:
    """Print the path of a file made, and say what the user must know of it."""
    TALK.warn(written.problems)
    TALK.result(str(written.path))
