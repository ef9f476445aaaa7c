"""Files to a printer: by CUPS (``lp``), or by the print verbs of Windows.

Source of the options: lp(1) and the standard job attributes of CUPS 2.4 (IPP, RFC 8011).
"""

import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefgen.errors import DataError, OutputError, Place, Problem, UsageError
from briefgen.flows.converting import office_arguments, office_pdf
from briefgen.flows.inputs import Input
from briefgen.flows.machine import Machine, start

PAGES = re.compile(r"[1-9]\d*(-[1-9]\d*)?(,[1-9]\d*(-[1-9]\d*)?)*")
MOST_COPIES = 999
SIDES = {"off": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"}
PDF, WORD, DOCUMENT = b"%PDF-", b"PK\x03\x04", b"word/document.xml"
DEVICES = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
CHOSEN = r"Software\Microsoft\Windows NT\CurrentVersion\Windows"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by name, and whether it is the one used when none is named."""

    name: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are to be printed; what is ``None`` or empty is left to the printer.

    Args:
        printer: its name.
        copies: of each file.
        duplex: ``off``, or turned over the ``long`` or ``short`` edge.
        paper: ``A3``, ``A4``, ``A5``.
        mono: black and white.
        pages: ``1-4,7``.
        n_up: pages on one side of a sheet, put there by the printing system.
    """

    printer: str | None = None
    copies: int = 1
    duplex: str | None = None
    paper: str | None = None
    mono: bool = False
    pages: str = ""
    n_up: int = 1


def list_printers(machine: Machine) -> list[Printer]:
    """Return the printers of this machine.

    Raises:
        OutputError: ``print-no-system``, ``print-failed``.
    """
    if machine.windows:
        return _windows_printers()
    if machine.lpstat is None:
        raise OutputError(Problem("print-no-system"))
    listed = start(machine.lpstat, ["-e"])
    names = listed.out.splitlines() if listed.code == 0 else []
    if listed.code and listed.error and "No destinations" not in listed.error:
        raise OutputError(Problem("print-failed", facts={"why": listed.error}))
    chosen = start(machine.lpstat, ["-d"]).out.rpartition(": ")[2]
    return [Printer(name, name == chosen) for name in sorted(names)]


def check_wish(wish: Wish, machine: Machine) -> None:
    """Refuse what cannot be wished for.

    Raises:
        UsageError: ``print-copies``, ``print-pages``, ``print-printer-unknown``: all together.
        OutputError: ``print-no-system``, ``print-no-printer``.
    """
    if not machine.windows and machine.lp is None:
        raise OutputError(Problem("print-no-system"))
    problems: list[Problem] = []
    if not 1 <= wish.copies <= MOST_COPIES:
        copies = {"value": wish.copies, "most": MOST_COPIES}
        problems.append(Problem("print-copies", facts=copies))
    if wish.pages and not PAGES.fullmatch(wish.pages):
        problems.append(Problem("print-pages", facts={"value": wish.pages}))
    if machine.windows or machine.lpstat:
        names = [printer.name for printer in list_printers(machine)]
        if not names:
            raise OutputError(Problem("print-no-printer"))
        if wish.printer is not None and wish.printer not in names:
            near = get_close_matches(wish.printer, names, n=1)
            code = "print-printer-unknown-near" if near else "print-printer-unknown"
            facts = {"name": wish.printer, "near": near, "known": names}
            problems.append(Problem(code, facts=facts))
    if problems:
        raise UsageError(problems)


def refuse_unprintable(given: Sequence[Input]) -> None:
    """Refuse what is neither a PDF nor a Word file, by its first bytes.

    Raises:
        DataError: ``print-kind`` for each.
    """
    problems = [
        Problem("print-kind", Place(each.name))
        for each in given
        if not (each.content.startswith(PDF) or _is_word(each.content))
    ]
    if problems:
        raise DataError(problems)


def ignored_wishes(wish: Wish, machine: Machine) -> list[Problem]:
    """Return a warning when wishes cannot be passed on: the verbs of Windows take none."""
    said = {
        "--duplex": wish.duplex,
        "--paper": wish.paper,
        "--mono": wish.mono,
        "--pages": wish.pages,
        "--n-up": wish.n_up > 1,
    }
    options = [name for name, value in said.items() if value]
    if not machine.windows or not options:
        return []
    return [Problem("print-ignored", facts={"options": options}, severity="warning")]


def print_commands(given: Input, wish: Wish, machine: Machine) -> list[list[str]]:
    """Return the command lines that printing a file runs, for people to read."""
    name = str(given.path or given.name)
    if machine.windows:
        printer = [wish.printer] if wish.printer else []
        return [["printto" if printer else "print", name, *printer]] * wish.copies
    lp = str(machine.lp or "lp")
    if _is_pdf(given):
        return [[lp, *lp_arguments(Path(name), given.name, wish)]]
    made = Path(name).with_suffix(".pdf")
    office = [str(machine.office or "soffice"), *office_arguments(Path(name), made.parent)]
    return [office, [lp, *lp_arguments(made, given.name, wish)]]


def print_file(given: Input, wish: Wish, machine: Machine) -> str:
    """Send a file to the printer; return what the printing system said (the job's name).

    Raises:
        OutputError: ``print-no-system``, ``print-failed``.
        RenderError: a Word file cannot be made a PDF file.
    """
    if machine.windows:
        return _by_verb(given, wish)
    if machine.lp is None:
        raise OutputError(Problem("print-no-system"))
    content = given.content if _is_pdf(given) else office_pdf(given.content, given.name, machine)
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        file = Path(folder) / "print.pdf"  # what was read is printed, whatever stands there now
        file.write_bytes(content)
        ended = start(machine.lp, lp_arguments(file, given.name, wish))
    if ended.code != 0:
        facts = {"why": ended.error or ended.out or "…"}
        raise OutputError(Problem("print-failed", Place(given.name), facts))
    return ended.out


def lp_arguments(file: Path, title: str, wish: Wish) -> list[str]:
    """Return the arguments of ``lp``; a page is printed at its own size."""
    words = ["-d", wish.printer] if wish.printer else []
    words += ["-n", str(wish.copies), "-t", Path(title).name]
    options = {
        "media": wish.paper,
        "sides": SIDES[wish.duplex] if wish.duplex else None,
        "number-up": str(wish.n_up) if wish.n_up > 1 else None,
        "print-color-mode": "monochrome" if wish.mono else None,
        "print-scaling": "none" if wish.n_up == 1 else None,
    }
    for name, value in options.items():
        words += ["-o", f"{name}={value}"] if value else []
    words += ["-P", wish.pages] if wish.pages else []
    return [*words, "--", str(file)]


def _is_pdf(given: Input) -> bool:
    return given.content.startswith(PDF)


def _is_word(content: bytes) -> bool:
    return content.startswith(WORD) and DOCUMENT in content


def _by_verb(given: Input, wish: Wish) -> str:
    """Print by the program that Windows opens the file with."""
    if sys.platform == "win32":
        import os

        path = str((given.path or Path(given.name)).absolute())
        try:
            for _ in range(wish.copies):
                if wish.printer:
                    os.startfile(path, "printto", f'"{wish.printer}"')  # noqa: S606 - its one way
                else:
                    os.startfile(path, "print")  # noqa: S606 - its one way
        except OSError as error:
            facts = {"why": str(error)}
            raise OutputError(Problem("print-failed", Place(given.name), facts)) from error
    return ""


def _windows_printers() -> list[Printer]:
    """Return the printers that Windows keeps in its registry for this user."""
    found: list[Printer] = []
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, CHOSEN) as key:
            chosen = str(winreg.QueryValueEx(key, "Device")[0]).split(",")[0]
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, DEVICES) as key:
            names = [winreg.EnumValue(key, at)[0] for at in range(winreg.QueryInfoKey(key)[1])]
        found = [Printer(name, name == chosen) for name in sorted(names)]
    return found
