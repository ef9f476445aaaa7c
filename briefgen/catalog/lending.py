"""Filters that know the run they stand in, and those that an engine lends to its templates."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")
Filter = TypeVar("Filter", bound=Callable[..., Any])

_MARK = "takes_run"


def with_run(function: Filter) -> Filter:
    """Return the filter, marked so that it is called with the run, then the value."""
    setattr(function, _MARK, True)
    return function


def takes_run(function: Callable[..., Any]) -> bool:
    """Return whether a filter is called with the run first."""
    return hasattr(function, _MARK)


def with_host(
    function: Callable[Concatenate[Any, Any, Arguments], Made],
) -> Callable[Concatenate[Any, Any, Arguments], Made]:
    """Return a filter that is called with what the engine lends to the run, then the value."""

    def lent(run: Any, value: Any, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Made:
        return function(run.host, value, *args, **kwargs)

    update_wrapper(lent, function)
    return with_run(lent)
