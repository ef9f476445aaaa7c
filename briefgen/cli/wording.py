"""Help texts in the user's language, looked up when the commands are built."""

import os
import sys
from collections.abc import Callable
from typing import Any

import typer

from briefgen.cli.world import system_language, words

LANGUAGE = system_language(os.environ, sys.argv[1:])


def text(code: str) -> str:
    """Return a help text."""
    return words(code, LANGUAGE)


def option(
    *names_and_code: str,
    metavar: str | None = None,
    callback: Callable[[bool], None] | None = None,
) -> Any:
    """Return an option: its names, then the code of its help text.

    An option with a ``callback`` acts at once, before the command is looked at.
    """
    *names, code = names_and_code
    return typer.Option(
        *names, help=text(code), metavar=metavar, callback=callback, is_eager=callback is not None
    )


def argument(code: str, metavar: str) -> Any:
    """Return an argument with the code of its help text."""
    return typer.Argument(help=text(code), metavar=metavar, show_default=False)
