"""Programs of this machine that a journey may start, each with a list of words and no shell."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 120


@dataclass(frozen=True, slots=True)
class Machine:
    """What was found on this machine; ``None`` is not there.

    Args:
        windows: printing is done by verbs of files, not by a program.
        lp: sends files to a printer (CUPS).
        lpstat: lists printers (CUPS).
        office: LibreOffice, makes PDF files of Word files.
    """

    windows: bool = False
    lp: Path | None = None
    lpstat: Path | None = None
    office: Path | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it said; ``code`` is ``None`` when it did not end in time."""

    code: int | None
    out: str
    error: str


def start(program: Path, arguments: Sequence[str]) -> Ended:
    """Run a program to its end and return how it ended; it never reads from our input."""
    try:
        done = subprocess.run(  # noqa: S603 - a program found by the door, a fixed list of words
            [str(program), *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Ended(None, "", "")
    except OSError as error:
        return Ended(127, "", str(error))
    return Ended(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(said: bytes) -> str:
    return said.decode(errors="replace").strip()
