"""Run the command line as a user does: a process, its streams, its exit code.

``call`` does the same within the test's own process, where streams and signals do not matter.
"""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from briefgen.cli import door
from briefgen.cli.world import TALK, system_language


@dataclass(frozen=True)
class Ran:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def paths(self) -> list[str]:
        return self.text.splitlines()


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes | None = None, lang: str = "vi", **env: str
) -> Ran:
    """Run ``briefgen`` in ``cwd``; a traceback on the screen fails the test at once."""
    environ = {**os.environ, "BRIEFGEN_LANG": lang, "XDG_CACHE_HOME": str(cwd / ".cache"), **env}
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        cwd=cwd,
        env=environ,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        timeout=120,
        check=False,
    )
    err = done.stderr.decode()
    assert "Traceback" not in err, err
    assert b"Traceback" not in done.stdout
    return Ran(done.returncode, done.stdout, err)


def call(*arguments: str | Path, cwd: Path, lang: str = "vi") -> Ran:
    """Run ``briefgen`` in this process; a bug inside fails the test at once."""
    words = [str(argument) for argument in arguments]
    before, given = Path.cwd(), sys.argv
    out, err = io.StringIO(), io.StringIO()
    try:
        os.chdir(cwd)
        sys.argv = ["briefgen", *words]
        TALK.language = system_language({"BRIEFGEN_LANG": lang}, words)
        with redirect_stdout(out), redirect_stderr(err):
            code = door.run()
    finally:
        sys.argv = given
        os.chdir(before)
    assert "[internal-error]" not in err.getvalue(), err.getvalue()
    assert isinstance(code, int)
    return Ran(code, out.getvalue().encode(), err.getvalue())
