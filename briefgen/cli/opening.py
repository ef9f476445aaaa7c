"""A file shown in the program that the system has for it."""

import shutil
import subprocess
import sys
from pathlib import Path

from briefgen.cli.world import TALK


def open_on_screen(path: Path) -> None:
    """Open a file as a double click would; where nothing can, its path is told."""
    if sys.platform == "win32":
        import os

        os.startfile(path)  # noqa: S606 - a file of ours, in the program the user has chosen
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        TALK.tell("told-open-yourself", path=path)
        return
    silent = subprocess.DEVNULL
    subprocess.Popen(  # noqa: S603 - a program of the system, one path
        [program, str(path)], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
