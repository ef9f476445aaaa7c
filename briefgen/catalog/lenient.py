"""Runs for people who come from docxtpl: absent names are nothing, every value has a printed form.

A compiled program does not know what it runs in, so the same one is bound to a second environment;
runs of the usual kind pay nothing for it. What docxtpl refuses (reckoning with an absent value,
ordering it) is refused here too: a sum of nothing would be a wrong figure.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any, cast

from briefgen.catalog.expressions import Environment, Program
from briefgen.catalog.faults import ExpressionNameError
from briefgen.catalog.missing import LENIENT, Absent, Undefined
from briefgen.catalog.running import Run
from briefgen.catalog.shown import has_no_printed_form, python_text

Function = Callable[..., Any]
_COUNTING = frozenset({"length", "count", "độ_dài", "sum", "tổng", "int"})
_OTHERWISE = frozenset({"default", "d", "mặc_định"})


def lenient(program: Program) -> Program:
    """Return the program bound to an environment in which absent names are nothing."""
    return program.bound(lenient_environment(program.environment))


@cache
def lenient_environment(usual: Environment) -> Environment:
    """Return the environment in which absent names are nothing and all values can be printed."""
    other: Any = usual.overlay()
    other.undefined = Absent
    other.show = _showing(usual.show)
    other.show_for = lambda host: _showing(usual.show_for(host))
    other.filters = {name: _forgiving(name, made) for name, made in usual.filters.items()}
    other.filters["xml.spaced"] = lambda _: True
    return cast("Environment", other)


def _showing(usual: Callable[[object], str]) -> Callable[[object], str]:
    def show(value: object) -> str:
        return usual(python_text(value) if has_no_printed_form(value) else value)

    return show


def _forgiving(name: str, function: Function) -> Function:
    """Return a filter that makes nothing of an absent value, and text of any other."""
    if name in _OTHERWISE or name == "#looped":
        return function

    @wraps(function)  # with the mark that says whether it takes the run along
    def forgiving(*args: Any, **kwargs: Any) -> Any:
        at = 1 if args and isinstance(args[0], Run) else 0
        value = args[at] if len(args) > at else None
        if isinstance(value, Undefined) and name != "#joined":
            return 0 if name in _COUNTING else value
        try:
            with _absent_values():
                return function(*args, **kwargs)
        except ExpressionNameError:
            return Absent(name=name)

    return forgiving


@contextmanager
def _absent_values() -> Iterator[None]:
    token = LENIENT.set(Absent)
    try:
        yield
    finally:
        LENIENT.reset(token)
