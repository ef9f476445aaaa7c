"""The one place where expressions in templates are compiled and run.

A source is text with tags; it is compiled to a ``Program``, which is run with plain values as often
as needed and can be kept on disk. The language is closed (``language.py``), its words are listed
(``vocabulary.py``), what is printed goes through one function (``shown.py``), names that the values
lack are errors, and steps and output are counted. No engine meets the library behind it: mistakes
leave as ``ExpressionError`` with one ``Fault`` each, all of a source or of a run together.
"""

import marshal
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from types import CodeType
from typing import Any

from briefgen.catalog.faults import (
    ExpressionError,
    ExpressionLimitError,
    ExpressionNameError,
    ExpressionSyntaxError,
    ExpressionValueError,
    Fault,
)
from briefgen.catalog.missing import UNSET, Undefined
from briefgen.catalog.room import LONGEST, within
from briefgen.catalog.running import Environment, Host, Loop, Marks, Run, composed
from briefgen.catalog.shown import Breaks, Xml, writer
from briefgen.catalog.typed import Typed, means_fields

__all__ = [
    "BRACES",
    "CONTROLS",
    "Environment",
    "ExpressionError",
    "ExpressionLimitError",
    "ExpressionNameError",
    "ExpressionSyntaxError",
    "ExpressionValueError",
    "Fault",
    "Marks",
    "Program",
    "Xml",
    "check_source",
    "compile_source",
    "environment",
    "load_program",
]

BRACES: Marks = ("{{", "}}", "{%", "%}", "{#", "#}")
# Characters that XML cannot hold: between them no text around the tags can be mistaken for one.
CONTROLS: Marks = ("\x01", "\x02", "\x03", "\x04", "\x05", "\x06")

MOST_STEPS = 1_000_000
FORMAT = f"4/{sys.implementation.cache_tag}/{sys.hexversion:x}"
NAMES = {"missing": UNSET, "Undefined": Undefined, "LoopContext": Loop}
"""What a program refers to by Jinja's names."""


class Program:
    """A compiled source: runs with values, and fits in a cache.

    Args:
        code: what ``compile_source`` made.
        runs_in: the environment it was made for.
        typed: paths that the source has in Vietnamese.
        plain: what ``code`` would be if those were names of the data.
    """

    def __init__(
        self,
        code: CodeType,
        runs_in: Environment,
        typed: Typed = (),
        plain: CodeType | None = None,
    ) -> None:
        self.code, self.environment, self.typed, self.plain = code, runs_in, typed, plain
        self.namespace: dict[str, Any] = {"environment": runs_in, **NAMES}
        exec(code, self.namespace)  # noqa: S102  # our own generator wrote it, from checked source
        self._root: Callable[[Run], Iterator[str]] = self.namespace["root"]
        self._others: dict[Environment, Program] = {}
        self._as_typed: Program | None = None

    def bound(self, runs_in: Environment) -> "Program":
        """Return the same program in another environment."""
        found = self._others.get(runs_in)
        if found is None:
            found = self._others[runs_in] = Program(self.code, runs_in, self.typed, self.plain)
        return found

    def meant(self, values: Mapping[str, Any]) -> "Program":
        """Return this program, or the one for data that have the Vietnamese names themselves."""
        if self.plain is None or means_fields(self.typed, composed(values)):
            return self
        if self._as_typed is None:
            self._as_typed = Program(self.plain, self.environment)
        return self._as_typed

    def pieces(
        self, values: Mapping[str, Any], most_steps: int = MOST_STEPS, host: Host | None = None
    ) -> Iterator[str]:
        """Return the text piece by piece; mistakes surface as bare exceptions, see ``render``."""
        named = {**self.environment.globals, **composed(values)}
        show = self.environment.show if host is None else self.environment.show_for(host)
        return self._root(Run(named, show, host, most_steps))

    def render(
        self,
        values: Mapping[str, Any],
        *,
        most_steps: int = MOST_STEPS,
        longest: int = LONGEST,
        growth: int = 0,
        host: Host | None = None,
    ) -> str:
        """Return the text made with these values.

        Args:
            values: plain mappings, lists, texts, numbers, dates; others that ``host`` can write.
            host: what the engine lends to the run.
            most_steps: how many turns all loops may take together.
            longest: how many characters may be made.
            growth: how many may be made, if more, for each character of the values.

        Raises:
            ExpressionError: all faults that the run meets, each with its line.
        """
        chunks = self.chunks(
            values, most_steps=most_steps, longest=longest, growth=growth, host=host
        )
        return "".join(chunks)

    def chunks(
        self,
        values: Mapping[str, Any],
        *,
        most_steps: int = MOST_STEPS,
        longest: int = LONGEST,
        growth: int = 0,
        host: Host | None = None,
    ) -> Iterator[str]:
        """Yield the text of ``render`` while it is made; raises as ``render`` does, maybe late."""
        meant = self if self.plain is None else self.meant(values)
        try:
            yield from within(meant.pieces(values, most_steps, host), values, longest, growth)
        except Exception as error:  # whatever a tag does wrong is told with its place
            from briefgen.catalog.diagnosis import diagnose

            raise diagnose(meant, values, error, most_steps, host) from None

    def to_bytes(self) -> bytes:
        """Return the program for a cache; ``load_program`` reads it back."""
        return marshal.dumps((FORMAT, self.code, self.typed, self.plain))

    def line_of(self, frame_line: int) -> int:
        """Return the line of the source that a line of the program was made from."""
        found = 0
        for source_line, made_line in self.namespace["lines"]:
            if made_line > frame_line:
                break
            found = source_line
        return found


Lent = tuple[tuple[str, Callable[..., Any]], ...]


@cache
def _environment(
    xml: bool, marks: Marks, line_break: str, tab: str, breaks: Breaks, lent: Lent, filters: Lent
) -> Environment:
    show = partial(writer, xml=xml, line_break=line_break, tab=tab, breaks=breaks)
    return Environment(marks, show, dict(lent), dict(filters))


def environment(
    *,
    xml: bool,
    marks: Marks = BRACES,
    line_break: str = "\n",
    tab: str = "\t",
    breaks: Breaks = (),
    callables: Mapping[str, Callable[..., Any]] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> Environment:
    """Return the language set up for a kind of output; equal settings give the same object.

    Args:
        xml: values are escaped for text and attributes of XML.
        marks: how tags begin and end: value, statement, comment.
        line_break: printed for a line break inside a value.
        tab: printed for a tab inside a value.
        breaks: further control characters that values may hold, and what is printed for each.
        callables: functions that tags may call, by name, besides ``range``.
        filters: filters besides those of the language, by name.
    """
    lent, more = tuple((callables or {}).items()), tuple((filters or {}).items())
    return _environment(xml, marks, line_break, tab, breaks, lent, more)


def compile_source(source: str, runs_in: Environment) -> Program:
    """Return the program of a source.

    Raises:
        ExpressionSyntaxError: all that is beyond the closed language, each with its line; of what
            cannot be parsed at all, the first.
    """
    from briefgen.catalog.compiling import codes_of

    code, typed, plain = codes_of(source, runs_in)
    return Program(code, runs_in, typed, plain)


def check_source(source: str, runs_in: Environment) -> tuple[Fault, ...]:
    """Return what is beyond the closed language in a source; nothing if it can be compiled."""
    from briefgen.catalog.grammar import parsed

    try:
        parsed(source, runs_in)
    except ExpressionSyntaxError as error:
        return error.faults
    return ()


def load_program(content: bytes, runs_in: Environment) -> Program | None:
    """Return the program that ``to_bytes`` gave; ``None`` if other versions made it."""
    try:
        made_by, *kept = marshal.loads(content)  # noqa: S302  # only read from our own cache
    except (ValueError, EOFError, TypeError):
        return None
    if made_by != FORMAT:
        return None
    code, typed, plain = kept
    return Program(code, runs_in, typed, plain)
