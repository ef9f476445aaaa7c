"""Run the command line as a user does: a process, its streams, its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


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
