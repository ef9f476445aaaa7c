"""Filters that an engine lends to its templates and that know the run they stand in."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from jinja2.utils import pass_context

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")


def with_host(
    function: Callable[Concatenate[Any, Any, Arguments], Made],
) -> Callable[Concatenate[Any, Any, Arguments], Made]:
    """Return a filter that is called with what the engine lends to the run, then the value."""

    @pass_context
    def lent(run: Any, value: Any, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Made:
        return function(run.host, value, *args, **kwargs)

    update_wrapper(lent, function)
    return lent
