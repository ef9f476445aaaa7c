"""Runs that print a tag as typed where the data lack its name, so that a later fill completes it.

What decides (a condition, a loop) cannot be put off: whole paragraphs would have to be kept with
their tags. So a missing name there is the error it always is. A name that a loop has given means
nothing outside of it; the tag is kept with the data path of what it stood for.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from types import FrameType
from typing import Any, cast

from briefgen.catalog.diagnosis import find_path
from briefgen.catalog.expressions import BRACES, Environment, Program, environment
from briefgen.catalog.faults import ExpressionNameError
from briefgen.catalog.grammar import grammar
from briefgen.catalog.missing import LENIENT, UNSET, Missing, Undefined

Function = Callable[..., Any]
_LOCAL = re.compile(r"l_(\d+)_(.+)")  # how the compiler writes a name of the template
_PATH = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*|\[\d+\])*")
_READS_MISSING = frozenset({"default", "d", "mặc_định", "#looped"})
_WRITERS = frozenset({"xml.attribute", "xml.field", "xml.given"})


@dataclass(frozen=True, slots=True)
class TypedTag:
    """A tag of the template.

    Args:
        typed: as typed, marks included.
        opening: its first mark, with a prefix where it has one.
        code: the expression alone, as the language writes it; ``None`` for what prints no value.
    """

    typed: str
    opening: str
    code: str | None


class Kept(Missing):
    """A name without a value; whatever is made of it is the tag that it stands in."""

    __slots__ = ()


def keeping(program: Program, tag_at: Callable[[int], TypedTag]) -> Program:
    """Return the program bound to an environment that keeps tags it cannot fill.

    Args:
        program: a compiled source.
        tag_at: gives the tag on a line of the source.
    """
    usual = program.environment
    other: Any = usual.overlay()
    bound = _KeepingProgram(program.plain or program.code, cast("Environment", other))
    tags = _Tags(bound, tag_at)
    other.undefined = Kept
    other.show = _showing(usual.show, tags)
    other.show_for = lambda host: _showing(usual.show_for(host), tags)
    other.filters = {
        name: made if name in _READS_MISSING else _passing(made, tags if name in _WRITERS else None)
        for name, made in usual.filters.items()
    }
    for name in ("call", "call_binop", "call_unop", "getitem"):
        setattr(other, name, _passing(getattr(other, name), None))
    return bound


class _KeepingProgram(Program):
    """A program that remembers the values of its run, to name what loops stand at."""

    values: Mapping[str, Any] = {}

    def pieces(self, values: Mapping[str, Any], *args: Any, **kwargs: Any) -> Iterator[str]:
        """Return the text piece by piece."""
        self.values = values
        return super().pieces(values, *args, **kwargs)


class _Tags:
    """Finds the tag that is being printed, and says it so that it can stand anywhere."""

    def __init__(self, program: _KeepingProgram, tag_at: Callable[[int], TypedTag]) -> None:
        self.program, self.tag_at = program, tag_at

    def text(self, value: Missing) -> str:
        """Return the tag that is being printed; fails if it cannot be kept."""
        frame: FrameType | None = sys._getframe()
        while frame is not None and frame.f_globals is not self.program.namespace:
            frame = frame.f_back
        if frame is None:  # a second run that only looks for mistakes
            return ""
        tag = self.tag_at(self.program.line_of(frame.f_lineno))
        if tag.code is None:
            value.stop()
        given = _given(frame.f_locals)
        tokens = list(_LEXER.tokeniter(f"{{{{ {tag.code} }}}}", None))
        used = {
            position: word
            for position, (_, kind, word) in enumerate(tokens)
            if kind == "name" and word in given and _is_name(tokens, position)
        }
        if all(self._is_of_the_data(word, *given[word]) for word in used.values()):
            return tag.typed
        words = [word for _, _, word in tokens]
        words[0] = tag.opening
        for position, word in used.items():
            words[position] = self._path(given[word][1], value)
        return "".join(words)

    def _is_of_the_data(self, name: str, level: int, value: object) -> bool:
        if isinstance(value, Kept):
            return value.owner is UNSET and value.name == name
        if value is self.program.environment.globals.get(name, UNSET):
            return True
        return level == 0 and name in self.program.values and self.program.values[name] is value

    def _path(self, value: object, blamed: Missing) -> str:
        """Return the data path of what a name of the template stands for."""
        if isinstance(value, Kept):
            top = value.owner is UNSET
            owner = None if top else find_path(self.program.values, value.owner)
            path = str(value.name) if top else f"{owner}.{value.name}"
        else:
            path = find_path(self.program.values, value) or ""
        if isinstance(value, str) or not _PATH.fullmatch(path):
            blamed.stop()
        return path


_LEXER = grammar(environment(xml=False, marks=BRACES)).lexer


def _given(local_names: Mapping[str, object]) -> dict[str, tuple[int, object]]:
    """Return what names stand for where the program is: of equal names the innermost."""
    given: dict[str, tuple[int, object]] = {}
    for written, value in local_names.items():
        found = _LOCAL.fullmatch(written)
        if found and value is not UNSET and int(found[1]) >= given.get(found[2], (0, None))[0]:
            given[found[2]] = (int(found[1]), value)
    return given


def _is_name(tokens: list[tuple[int, str, str]], position: int) -> bool:
    """Return whether a word is a name of its own: no key, filter, test or argument."""
    before = [word for _, kind, word in tokens[:position] if kind != "whitespace"]
    after = [word for _, kind, word in tokens[position + 1 :] if kind != "whitespace"]
    return before[-1:] not in (["."], ["|"], ["is"]) and after[:1] != ["="]


def _showing(usual: Callable[[object], str], tags: _Tags) -> Callable[[object], str]:
    def show(value: object) -> str:
        return usual(tags.text(value) if isinstance(value, Kept) else value)

    return show


def _passing(function: Function, tags: _Tags | None) -> Function:
    """Return a step that makes nothing of a missing value but hands it on.

    Args:
        function: the step.
        tags: for a filter that writes: what it writes is the tag.
    """

    @wraps(function)  # with the mark that says whether it takes the run along
    def passing(*args: Any, **kwargs: Any) -> Any:
        lacking = next(
            (one for one in (*args, *kwargs.values()) if isinstance(one, Undefined)), None
        )
        if isinstance(lacking, Missing):
            return lacking if tags is None else function(tags.text(lacking))
        try:
            with _kept_values():
                return function(*args, **kwargs)
        except ExpressionNameError as error:
            name = error.faults[0].facts.get("name") if error.faults else None
            return Kept(name=str(name))

    return passing


@contextmanager
def _kept_values() -> Iterator[None]:
    token = LENIENT.set(Kept)
    try:
        yield
    finally:
        LENIENT.reset(token)
