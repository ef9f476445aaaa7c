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
from briefgen.errors import (
    Language,
    OutputError,
    Place,
    Problem,
    messages,
    printable,
    say_all,
    why_refused,
)

if TYPE_CHECKING:
    from briefgen.flows import Setting


@dataclass
class Talk:
    """How this run speaks: set once by the global options, read by every command.

    ``asked`` is the language given by ``--lang``; ``language`` holds even where none was.
    """

    language: Language = "en"
    asked: Language | None = None
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
            facts = {name: printable(str(value)) for name, value in facts.items()}
            self._say(self.words(code, **facts))

    def warn(self, problems: Sequence[Problem]) -> None:
        """Say problems on the error stream, even when quiet; twenty at most."""
        if problems:
            self._say(say_all(problems, self.language))

    def result(self, text: str) -> None:
        """Print a result on the output stream; a reader that has gone away is no failure.

        Raises:
            OutputError: ``output-unwritable``: the disk behind the stream is full.
        """
        try:
            print(text, flush=True)  # noqa: T201 - the one voice
        except BrokenPipeError:
            self.nobody_reads()
        except OSError as error:
            self.nobody_reads()
            problem = Problem("output-unwritable", Place("-"), {"why": why_refused(error)})
            raise OutputError(problem) from error

    def help(self, text: str) -> None:
        """Say how to call, on the error stream: the call was not complete."""
        self._say(text)

    def nobody_reads(self) -> None:
        """Let what is still to be printed go nowhere."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _say(self, text: str) -> None:
        if sys.stderr is None:
            return
        try:
            print(text, file=sys.stderr, flush=True)  # noqa: T201 - the one voice
        except OSError:  # nobody hears it: the exit code still tells
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


TALK = Talk()


def words(code: str, language: Language, **facts: object) -> str:
    """Return the sentence of ``code`` with its facts."""
    return messages()[code][language].format_map(facts)


def system_language(environ: Mapping[str, str], arguments: Sequence[str] = ()) -> Language:
    """Return the language to speak: ``--lang``, ``BRIEFGEN_LANG``, else the system's.

    Vietnamese on a Vietnamese system, English everywhere else.
    """
    ends = arguments.index("--") if "--" in arguments else len(arguments)
    for position in reversed(range(ends)):  # given twice, the last one counts
        asked = arguments[position].partition("=")
        value = asked[2] if asked[1] else "".join(arguments[position + 1 : position + 2])
        if asked[0] == "--lang" and value in ("vi", "en"):
            return "vi" if value == "vi" else "en"
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


def user_templates(environ: Mapping[str, str]) -> Path | None:
    """Return the folder for the user's own templates; ``None`` where the user has no home."""
    import platformdirs

    given = next(
        (part for part in environ.get("BRIEFGEN_TEMPLATES", "").split(os.pathsep) if part), ""
    )
    if given:
        return Path(given)
    try:
        return Path(platformdirs.user_data_dir("briefgen", appauthor=False)) / "templates"
    except (OSError, RuntimeError, KeyError):
        return None


def utf8_streams() -> None:
    """Make the standard streams speak UTF-8 whatever the locale, and never fail on a character.

    A stream that was closed before the start is opened to nowhere: else the next file opened
    would take its number, and what is said would end up in that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _windows_speaks_vietnamese() -> bool:
    if sys.platform != "win32":
        return False
    import locale

    return (locale.getlocale()[0] or "").lower().startswith(("vi", "vietnam"))
