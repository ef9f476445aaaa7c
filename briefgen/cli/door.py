"""The program's one entry: commands gathered, every error turned into words and an exit code."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from briefgen import __version__
from briefgen.cli import world
from briefgen.cli.around import doctor, schema
from briefgen.cli.checking import check
from briefgen.cli.daily import brief, fill, make, scorecard
from briefgen.cli.explaining import explain
from briefgen.cli.extracting import extract
from briefgen.cli.limits import MEMORY, bound_process
from briefgen.cli.owning import template_install, template_new, template_pack
from briefgen.cli.previewing import template_preview
from briefgen.cli.printing import print_files
from briefgen.cli.proving import template_check, template_vars
from briefgen.cli.reading import show
from briefgen.cli.refreshing import refresh
from briefgen.cli.review import review
from briefgen.cli.spoken import SpokenCommand, SpokenGroup
from briefgen.cli.template import template_list, template_show
from briefgen.cli.theme import theme_check, theme_list, theme_new, theme_preview, theme_show
from briefgen.cli.tracing import trace
from briefgen.cli.usage import MISUSE, misuse, with_options_first
from briefgen.cli.wording import option, text
from briefgen.cli.world import TALK
from briefgen.errors import (
    INTERNAL_ERROR,
    BriefgenError,
    OutputError,
    Place,
    Problem,
    RenderError,
    UsageError,
    why_refused,
)

app = typer.Typer(
    cls=SpokenGroup,
    help=text("help-app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
templates = typer.Typer(
    cls=SpokenGroup, help=text("help-template"), no_args_is_help=True, rich_markup_mode=None
)
COMMANDS: tuple[Callable[..., None], ...] = (
    make,
    extract,
    brief,
    scorecard,
    fill,
    check,
    explain,
    trace,
    refresh,
    show,
    review,
    schema,
    doctor,
)
for command in COMMANDS:
    app.command(cls=SpokenCommand, help=text(f"help-{command.__name__}"))(command)
app.command("print", cls=SpokenCommand, help=text("help-print"))(print_files)
for command in (
    template_list,
    template_show,
    template_new,
    template_vars,
    template_check,
    template_preview,
    template_pack,
    template_install,
):
    name = command.__name__.removeprefix("template_")
    templates.command(name, cls=SpokenCommand, help=text(f"help-template-{name}"))(command)
app.add_typer(templates, name="template")
themes = typer.Typer(
    cls=SpokenGroup, help=text("help-theme-group"), no_args_is_help=True, rich_markup_mode=None
)
for command in (theme_list, theme_show, theme_new, theme_check, theme_preview):
    name = command.__name__.removeprefix("theme_")
    themes.command(name, cls=SpokenCommand, help=text(f"help-theme-{name}"))(command)
app.add_typer(themes, name="theme")


def _print_version(wanted: bool) -> None:
    if wanted:
        TALK.result(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    lang: Annotated[str | None, option("--lang", "help-lang", metavar="vi|en")] = None,
    quiet: Annotated[bool, option("-q", "--quiet", "help-quiet")] = False,
    verbose: Annotated[bool, option("-v", "--verbose", "help-verbose")] = False,
    directory: Annotated[
        Path | None, option("-C", "--directory", "help-directory", metavar="DIR")
    ] = None,
    _version: Annotated[
        bool, option("-V", "--version", "help-version", callback=_print_version)
    ] = False,
) -> None:
    """Take the options that every command shares."""
    if lang not in (None, "vi", "en"):
        facts = {"name": "--lang", "value": lang, "known": "vi, en", "command": "briefgen"}
        raise UsageError(Problem("usage-value", facts=facts))
    TALK.quiet, TALK.verbose = quiet, verbose
    TALK.asked = "en" if lang == "en" else "vi" if lang == "vi" else None
    if directory is not None:
        try:
            os.chdir(directory)
        except (OSError, ValueError) as error:
            reason = {"name": directory, "why": why_refused(error)}
            raise UsageError(Problem("usage-folder", facts=reason)) from error
    try:
        Path.cwd()
    except OSError as error:
        raise UsageError(Problem("usage-no-folder")) from error


def main() -> NoReturn:
    """Run the command line; the exit code tells how it ended."""
    # Else pydantic searches every installed package for plugins, which no noun of ours uses.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    world.utf8_streams()
    bound_process()
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGINT, _stopped)
    TALK.language = world.system_language(os.environ, sys.argv[1:])
    sys.exit(run())


def run() -> int | str | None:
    """Do what the arguments of this process ask, and return the exit code."""
    try:
        code = app(with_options_first(sys.argv[1:]), standalone_mode=False)
    except SystemExit as end:
        # a signal; or the library, when the reader of a help text has gone away
        return 0 if isinstance(end.__context__, BrokenPipeError) else end.code
    except MISUSE as error:
        return _misused(error)
    except BriefgenError as error:
        TALK.warn(error.problems)
        return error.exit_code
    except MemoryError:
        TALK.warn([Problem("limit-memory", facts={"limit": MEMORY >> 20})])
        return RenderError.exit_code
    except OSError as error:
        # What the library prints itself, to a full disk; every file of ours has its own sentence.
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF):
            return _internal(error)
        TALK.warn([Problem("output-unwritable", Place("-"), {"why": why_refused(error)})])
        return OutputError.exit_code
    except Exception as error:  # a bug of ours: one line and a log, never a traceback
        return _internal(error)
    return code if isinstance(code, int) else 0


def _misused(error: Exception) -> int:
    """Say why a call makes no sense, and return the exit code."""
    problem = misuse(error)
    if problem is None:
        TALK.help(str(error))
    else:
        TALK.warn(problem.problems)
    return UsageError.exit_code


def _internal(error: Exception) -> int:
    """Write the traceback to a log file, name it, and return the exit code."""
    import tempfile
    import traceback

    if TALK.verbose:
        traceback.print_exception(error)
    name = "–"
    with suppress(OSError), tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as log:  # fmt: skip
        name = log.name
        traceback.print_exception(error, file=log)
    facts = {"why": f"{type(error).__name__}: {error}", "log": name}
    TALK.warn([Problem("internal-error", Place(), facts)])
    return INTERNAL_ERROR


def _stopped(number: int, _frame: FrameType | None) -> NoReturn:
    """End at once but in order, so that a half-written neighbour file is removed."""
    raise SystemExit(128 + number)
