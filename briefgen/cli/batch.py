"""Several sources in one run: one that fails does not stop the others."""

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from briefgen.cli.limits import allow_more_time
from briefgen.cli.world import TALK
from briefgen.errors import BriefgenError

FINDINGS = 1
One = Callable[[str, bool, dict[Path, str]], bool]
"""Does one source: its name, whether it is one of several, the folders written to so far with
their sources. Returns whether something is to be looked at."""


def each(sources: Sequence[str], do: One) -> None:
    """Do every source, the same one only once; end with 1 if one failed or has findings.

    Raises:
        BriefgenError: of the only source.
    """
    names = list(dict.fromkeys(sources))
    taken: dict[Path, str] = {}
    failed = 0
    findings = False
    for name in names:
        allow_more_time()
        try:
            findings |= do(name, len(names) > 1, taken)
        except BriefgenError as error:
            if len(names) == 1:
                raise
            TALK.warn(error.problems)
            failed += 1
    if len(names) > 1:
        TALK.tell("told-batch", done=len(names) - failed, failed=failed)
    if failed or findings:
        raise typer.Exit(FINDINGS)
