"""The world as the command line sees it: environment, console, streams, standard folders.

Nothing below this floor reads any of these; they are handed down.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.errors import Language, Problem, messages, say

if TYPE_CHECKING:
    from briefgen.flows import Setting


@dataclass
class Talk:
    """How this run speaks: set once by the global options, read by every command."""

    language: Language = "en"
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    made: list[Path] = field(default_factory=list)

    def words(self, code: str, **facts: object) -> str:
        """Return the sentence of ``code`` in the language of this run."""
        return words(code, self.language, **facts)

    def tell(self, code: str, **facts: object) -> None:
        """Say one line on the error stream, unless quiet."""
        if not self.quiet:
            print(self.words(code, **facts), file=sys.stderr)  # noqa: T201 - the one voice

    def warn(self, problems: Sequence[Problem]) -> None:
        """Say problems on the error stream, even when quiet."""
        for problem in problems:
            print(say(problem, self.language), file=sys.stderr)  # noqa: T201 - the one voice

    def result(self, text: str) -> None:
        """Print a result on the output stream; a reader that has gone away is no failure."""
        try:
            print(text, flush=True)  # noqa: T201 - the one voice
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


TALK = Talk()


def words(code: str, language: Language, **facts: object) -> str:
    """Return the sentence of ``code`` with its facts."""
    return messages()[code][language].format_map(facts)


def system_language(environ: Mapping[str, str], arguments: Sequence[str] = ()) -> Language:
    """Return the language to speak: ``--lang``, ``BRIEFGEN_LANG``, else the system's.

    Vietnamese on a Vietnamese system, English everywhere else.
    """
    for position, argument in enumerate(arguments):
        if argument == "--lang" and arguments[position + 1 : position + 2] in (["vi"], ["en"]):
            return "vi" if arguments[position + 1] == "vi" else "en"
        if argument in ("--lang=vi", "--lang=en"):
            return "vi" if argument.endswith("vi") else "en"
    for name in ("BRIEFGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "vi" if _windows_speaks_vietnamese() else "en"


def setting(environ: Mapping[str, str]) -> "Setting":
    """Return where templates lie and where to cache: environment, user folders, built in."""
    import platformdirs

    from briefgen.catalog.templates import Shelf, built_in_folder
    from briefgen.flows import Setting

    folders = [Shelf("project", Path("templates"))]
    folders += [
        Shelf("user", Path(part))
        for part in environ.get("BRIEFGEN_TEMPLATES", "").split(os.pathsep)
        if part
    ]
    try:
        user = Path(platformdirs.user_data_dir("briefgen", appauthor=False))
        folders.append(Shelf("user", user / "templates"))
        cache: Path | None = Path(platformdirs.user_cache_dir("briefgen", appauthor=False))
    except (OSError, RuntimeError, KeyError):
        cache = None  # no home folder: nothing of the user's to find, nothing to keep
    built_in = built_in_folder()
    shelves = [
        shelf for shelf in folders if shelf.folder.is_dir() and not shelf.folder.samefile(built_in)
    ]
    return Setting((*shelves, Shelf("built-in", built_in)), cache, __version__)


def utf8_streams() -> None:
    """Make the standard streams speak UTF-8 whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _windows_speaks_vietnamese() -> bool:
    if sys.platform != "win32":
        return False
    import locale

    return (locale.getlocale()[0] or "").lower().startswith(("vi", "vietnam"))
