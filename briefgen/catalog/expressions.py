"""The one place where expressions in templates are compiled and run.

A source is text with tags; it is compiled to a ``Program``, which is run with plain values as often
as needed and can be kept on disk. The language is closed (``language.py``), its words are listed
(``vocabulary.py``), what is printed goes through one function (``shown.py``), names that the values
lack are errors, and steps and output are counted. No engine meets the library behind it: mistakes
leave as ``ExpressionError`` with one ``Fault`` each, all of a source or of a run together.
"""

import marshal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from types import CodeType
from typing import Any, Protocol
from unicodedata import is_normalized, normalize

import jinja2
from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from briefgen.catalog import language
from briefgen.catalog.faults import (
    ExpressionError,
    ExpressionLimitError,
    ExpressionNameError,
    ExpressionSyntaxError,
    ExpressionValueError,
    Fault,
    unreadable,
)
from briefgen.catalog.filters import capped, looped, whole
from briefgen.catalog.methods import METHODS, as_filters
from briefgen.catalog.missing import Missing
from briefgen.catalog.reckoning import counted, reckon, turned
from briefgen.catalog.room import LONGEST, within
from briefgen.catalog.shown import Breaks, Xml, refuse, text_of, writer
from briefgen.catalog.vocabulary import FILTERS, TESTS
from briefgen.catalog.writing import WRITING

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

Marks = tuple[str, str, str, str, str, str]
BRACES: Marks = ("{{", "}}", "{%", "%}", "{#", "#}")
# Characters that XML cannot hold: between them no text around the tags can be mistaken for one.
CONTROLS: Marks = ("\x01", "\x02", "\x03", "\x04", "\x05", "\x06")

MOST_STEPS = 1_000_000


def _library_version() -> str:
    """Return the version of Jinja; asking the installation for it would cost more than a run."""
    known = vars(jinja2).get("__version__")
    if isinstance(known, str):
        return known
    from importlib.metadata import version

    return version("jinja2")


FORMAT = f"2/{_library_version()}/{sys.implementation.cache_tag}/{sys.hexversion:x}"


def composed(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the mapping with its keys composed (NFC), as names in tags are."""
    if all(not isinstance(key, str) or is_normalized("NFC", key) for key in values):
        return values
    return {
        normalize("NFC", key) if isinstance(key, str) else key: value
        for key, value in values.items()
    }


class Host(Protocol):
    """What an engine lends to a run: it writes values that only this engine knows."""

    def write(self, value: object) -> str | None:
        """Return what is printed for a value; ``None`` if the engine does not know its kind."""
        ...


class _Run(Context):
    """What one run knows: the values, what the engine lends, how many steps loops have taken."""

    environment: "Environment"

    steps = 0
    most_steps = MOST_STEPS
    host: "Host | None" = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counters: dict[int, int] = {}
        self.show: Callable[[object], str] = self.environment.show


class Environment(ImmutableSandboxedEnvironment):
    """The closed language, ready to compile and run."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"-", "+"})
    code_generator_class = language.Writer
    context_class = _Run

    def __init__(
        self,
        marks: Marks,
        show: Callable[..., Callable[[object], str]],
        lent: Mapping[str, Callable[..., Any]],
        filters: Mapping[str, Callable[..., Any]],
    ) -> None:
        variable, variable_end, block, block_end, comment, comment_end = marks
        super().__init__(
            variable_start_string=variable,
            variable_end_string=variable_end,
            block_start_string=block,
            block_end_string=block_end,
            comment_start_string=comment,
            comment_end_string=comment_end,
            undefined=Missing,
            optimized=False,
            keep_trailing_newline=True,
            cache_size=0,
        )
        own = {language.LOOPED: _looped, language.JOINED: _joined, language.EXACT: Decimal}
        self.writer = show
        self.show: Callable[[object], str] = show()
        self.filters = FILTERS | WRITING | METHODS | own | dict(filters)
        self.tests = dict(TESTS)
        self.globals = {"range": counted, **lent}
        self.lent = frozenset(self.globals.values())

    def show_for(self, host: Host) -> Callable[[object], str]:
        """Return the function that every value printed in a run of this engine goes through."""
        return self.writer(rich=host.write)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value under a key of a mapping; objects have no attributes here."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return self._looked_up(obj, attribute)

    def _looked_up(self, obj: Any, attribute: Any) -> Any:
        if isinstance(obj, Mapping) and attribute in (found := composed(obj)):
            return found[attribute]
        if isinstance(obj, LoopContext) and attribute in language.LOOP_FIELDS:
            return getattr(obj, attribute)
        if isinstance(obj, Undefined):  # the first missing name of a chain is the one to blame
            return obj
        return self.undefined(obj=obj, name=str(attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, a letter of a text or the value under a key."""
        if isinstance(obj, (list, tuple, str, range)) and not isinstance(argument, str):
            try:
                return obj[whole(argument)]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self._looked_up(obj, argument)

    def call(self, _: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function that was lent; nothing else can be called."""
        for own in ("_loop_vars", "_block_vars"):
            kwargs.pop(own, None)
        if obj not in self.lent:
            refuse("call-refused", called=str(obj)[:40])
        return obj(*args, **kwargs)

    def call_binop(self, _: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with two values."""
        return reckon(operator, left, right)

    def call_unop(self, _: Context, operator: str, arg: Any) -> Any:
        """Turn the sign of a value."""
        return turned(operator, arg)


class Program:
    """A compiled source: runs with values, and fits in a cache.

    Args:
        code: what ``compile_source`` made.
        runs_in: the environment it was made for.
    """

    def __init__(self, code: CodeType, runs_in: Environment) -> None:
        self.code, self.environment = code, runs_in
        self.namespace: dict[str, Any] = {"environment": runs_in, "__file__": code.co_filename}
        exec(code, self.namespace)  # noqa: S102  # our own generator wrote it, from checked source
        self._root: Callable[[Context], Iterator[str]] = self.namespace["root"]
        self._others: dict[Environment, Program] = {}

    def bound(self, runs_in: Environment) -> "Program":
        """Return the same program in another environment."""
        found = self._others.get(runs_in)
        if found is None:
            found = self._others[runs_in] = Program(self.code, runs_in)
        return found

    def pieces(
        self, values: Mapping[str, Any], most_steps: int = MOST_STEPS, host: Host | None = None
    ) -> Iterator[str]:
        """Return the text piece by piece; mistakes surface as bare exceptions, see ``render``."""
        named = {**self.environment.globals, **composed(values)}
        run = _Run(self.environment, named, None, {})
        run.most_steps = most_steps
        if host is not None:
            run.host, run.show = host, self.environment.show_for(host)
        return self._root(run)

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
        try:
            yield from within(self.pieces(values, most_steps, host), values, longest, growth)
        except Exception as error:  # whatever a tag does wrong is told with its place
            from briefgen.catalog.diagnosis import diagnose

            raise diagnose(self, values, error, most_steps, host) from None

    def to_bytes(self) -> bytes:
        """Return the program for a cache; ``load_program`` reads it back."""
        return marshal.dumps((FORMAT, self.code))

    def line_of(self, frame_line: int) -> int:
        """Return the line of the source that a line of the program was made from."""
        found = 0
        for pair in str(self.namespace["debug_info"]).split("&"):
            source_line, _, made_line = pair.partition("=")
            if made_line and int(made_line) > frame_line:
                break
            found = int(source_line) if source_line else found
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
    tree = parsed(source, runs_in)
    try:
        return Program(runs_in.compile(language.prepare(tree), None, "<template>"), runs_in)
    except (RecursionError, MemoryError, SyntaxError, TemplateSyntaxError):
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None


def parsed(source: str, runs_in: Environment) -> nodes.Template:
    """Return the checked syntax tree of a source; raises as ``compile_source`` does."""
    try:
        tree = as_filters(runs_in.parse(source))
    except TemplateSyntaxError as error:
        raise ExpressionSyntaxError(unreadable(error.message or "", error.lineno)) from None
    except (RecursionError, MemoryError):
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None
    except ValueError:  # a number of more digits than Python reads
        raise ExpressionSyntaxError(Fault("expression-too-deep", 1)) from None
    offered = {
        name: made for name, made in runs_in.filters.items() if name[0] != "#" and "." not in name
    }
    checker = language.Checker(offered, runs_in.filters, TESTS, runs_in.globals)
    faults = checker.check(tree)
    if faults:
        raise ExpressionSyntaxError(faults)
    return tree


def check_source(source: str, runs_in: Environment) -> tuple[Fault, ...]:
    """Return what is beyond the closed language in a source; nothing if it can be compiled."""
    try:
        parsed(source, runs_in)
    except ExpressionSyntaxError as error:
        return error.faults
    return ()


def load_program(content: bytes, runs_in: Environment) -> Program | None:
    """Return the program that ``to_bytes`` gave; ``None`` if other versions made it."""
    try:
        made_by, code = marshal.loads(content)  # noqa: S302  # only read from our own cache
    except (ValueError, EOFError, TypeError):
        return None
    return Program(code, runs_in) if made_by == FORMAT else None


@pass_context
def _looped(run: _Run, value: object) -> Sequence[object]:
    """Return what a loop runs over, counted."""
    if isinstance(value, Undefined):  # notes itself, or fails
        return list(value)
    items = looped(value)
    run.steps += len(items)
    if run.steps > run.most_steps:
        raise ExpressionLimitError(Fault("loop-too-long", facts={"limit": run.most_steps}))
    return items


def _joined(*values: object) -> str:
    return capped("".join(text_of(value) for value in values))
