"""The program's one entry: commands gathered, every error turned into words and an exit code."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from briefgen import __version__
from briefgen.cli import world
from briefgen.cli.around import doctor, schema
from briefgen.cli.daily import brief, extract, fill, make, scorecard
from briefgen.cli.limits import MEMORY, bound_process
from briefgen.cli.reading import check, show
from briefgen.cli.template import template_list
from briefgen.cli.wording import option, text
from briefgen.cli.world import TALK
from briefgen.errors import INTERNAL_ERROR, BriefgenError, Place, Problem, RenderError

app = typer.Typer(
    help=text("help-app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
templates = typer.Typer(help=text("help-template"), no_args_is_help=True, rich_markup_mode=None)
COMMANDS: tuple[Callable[..., None], ...] = (
    make,
    extract,
    brief,
    scorecard,
    fill,
    check,
    show,
    schema,
    doctor,
)
for command in COMMANDS:
    app.command(help=text(f"help-{command.__name__}"))(command)
templates.command("list", help=text("help-template-list"))(template_list)
app.add_typer(templates, name="template")


def _print_version(wanted: bool) -> None:
    if wanted:
        TALK.result(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    lang: Annotated[str | None, option("--lang", "help-lang", metavar="vi|en")] = None,
    quiet: Annotated[bool, option("-q", "--quiet", "help-quiet")] = False,
    verbose: Annotated[bool, option("-v", "--verbose", "help-verbose")] = False,
    directory: Annotated[Path | None, option("-C", "--directory", "help-directory")] = None,
    _version: Annotated[
        bool, option("-V", "--version", "help-version", callback=_print_version)
    ] = False,
) -> None:
    """Take the options that every command shares."""
    if lang not in (None, "vi", "en"):
        raise typer.BadParameter("vi | en", param_hint="--lang")
    TALK.quiet, TALK.verbose = quiet, verbose
    if directory is not None:
        try:
            os.chdir(directory)
        except OSError as error:
            raise typer.BadParameter(f"{directory}: {error.strerror}", param_hint="-C") from error


def main() -> NoReturn:
    """Run the command line; the exit code tells how it ended."""
    world.utf8_streams()
    bound_process()
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGINT, _stopped)
    TALK.language = world.system_language(os.environ, sys.argv[1:])
    sys.exit(_run())


def _run() -> int | str | None:
    try:
        app()
    except SystemExit as end:  # Typer ends every command so, its own usage errors with 2
        return end.code
    except BriefgenError as error:
        TALK.warn(error.problems)
        return error.exit_code
    except MemoryError:
        TALK.warn([Problem("limit-memory", facts={"limit": MEMORY >> 20})])
        return RenderError.exit_code
    except Exception as error:  # a bug of ours: one line and a log, never a traceback
        return _internal(error)
    return 0


def _internal(error: Exception) -> int:
    """Write the traceback to a log file, name it, and return the exit code."""
    import tempfile
    import traceback

    if TALK.verbose:
        traceback.print_exception(error)
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(error, file=log)
    facts = {"why": f"{type(error).__name__}: {error}", "log": log.name}
    TALK.warn([Problem("internal-error", Place(), facts)])
    return INTERNAL_ERROR


def _stopped(number: int, _frame: FrameType | None) -> NoReturn:
    """End at once but in order, so that a half-written neighbour file is removed."""
    raise SystemExit(128 + number)
