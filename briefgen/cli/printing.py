"""The print command: files to a printer."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated, Literal

from briefgen import flows
from briefgen.cli.batch import each
from briefgen.cli.streams import STREAM, open_given
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK
from briefgen.errors import DataError, Problem, UsageError

Edge = Literal["off", "long", "short"]
Sheet = Literal["A3", "A4", "A5"]


def machine() -> flows.Machine:
    """Return the programs of this machine that may be started."""
    office = os.environ.get("BRIEFGEN_SOFFICE")
    return flows.Machine(
        windows=sys.platform == "win32",
        lp=_found("lp"),
        lpstat=_found("lpstat"),
        office=_found(office) if office else _found("soffice", "libreoffice"),
    )


def _found(*names: str) -> Path | None:
    return next((Path(path) for path in map(shutil.which, names) if path), None)


def print_files(
    files: Annotated[list[str] | None, argument("help-print-files", "FILE")] = None,
    list_all: Annotated[bool, option("--list", "help-print-list")] = False,
    printer: Annotated[str | None, option("--printer", "help-printer", metavar="NAME")] = None,
    copies: Annotated[int, option("-n", "--copies", "help-copies", metavar="N")] = 1,
    duplex: Annotated[Edge | None, option("--duplex", "help-duplex")] = None,
    paper: Annotated[Sheet | None, option("--paper", "help-paper")] = None,
    mono: Annotated[bool, option("--mono", "help-print-mono")] = False,
    pages: Annotated[str, option("--pages", "help-pages", metavar="1-4,7")] = "",
    n_up: Annotated[Literal["1", "2", "4"], option("--n-up", "help-n-up")] = "1",
    dry_run: Annotated[bool, option("--dry-run", "help-print-dry-run")] = False,
) -> None:
    """Send PDF and Word files to a printer."""
    here = machine()
    if list_all:
        _tell_printers(here)
        return
    if not files:
        facts = {"name": "FILE", "command": "briefgen print"}
        raise UsageError(Problem("usage-missing", facts=facts))
    if STREAM in files and here.windows:
        raise UsageError(Problem("print-stream"))
    wish = flows.Wish(printer, copies, duplex, paper, mono, pages.replace(" ", ""), int(n_up))
    given = {name: open_given(name, DataError) for name in files}
    flows.refuse_unprintable(list(given.values()))
    if not dry_run:
        flows.check_wish(wish, here)
    TALK.warn(flows.ignored_wishes(wish, here))

    def print_one(name: str, _several: bool, _taken: dict[Path, str]) -> bool:
        if dry_run:
            for words in flows.print_commands(given[name], wish, here):
                TALK.result(shlex.join(words))
            return False
        said = flows.print_file(given[name], wish, here)
        TALK.tell("told-printed", name=name, said=said or wish.printer or "–")
        return False

    each(files, print_one)


def _tell_printers(here: flows.Machine) -> None:
    printers = flows.list_printers(here)
    if not printers:
        TALK.tell("told-no-printers")
    for printer in printers:
        TALK.result(f"{printer.name}{' *' if printer.usual else ''}")
