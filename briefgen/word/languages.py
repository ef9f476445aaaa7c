"""The languages of a Word template: of its parts, and of its properties.

Python programs may lend filters and functions of their own, by name, with a template. They are run
as they are; what a template may do with what they return is limited as ever.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen.catalog.expressions import CONTROLS, Environment, environment
from briefgen.word.filters import WORD_FILTERS
from briefgen.word.settling import NEW_PAGE, NEW_PARAGRAPH

# A value in running text may hold line breaks and tabs; it always stands in w:t of a run.
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

# docxtpl's signs for a new paragraph and a new page; a vertical tab is Word's own line break.
BREAKS = (("\x07", NEW_PARAGRAPH), ("\x0c", NEW_PAGE), ("\x0b", LINE_BREAK))

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Lent:
    """What a Python program lends to a template, by name.

    Args:
        filters: called with the value first.
        callables: called by tags.
    """

    filters: tuple[tuple[str, Function], ...] = ()
    callables: tuple[tuple[str, Function], ...] = ()


NOTHING = Lent()


def lent(filters: Mapping[str, Function] | None, callables: Mapping[str, Function] | None) -> Lent:
    """Return what is lent, ready for templates.

    Raises:
        ValueError: a name that no tag could say.
    """
    named = [tuple((given or {}).items()) for given in (filters, callables)]
    for name, _ in (*named[0], *named[1]):
        if not name.isidentifier() or name.startswith("_"):
            raise ValueError(f"no name for a filter or function: {name!r}")
    made = [tuple((name, _listing(function)) for name, function in given) for given in named]
    return Lent(*made)


@cache
def _listing(function: Function) -> Function:
    """Return a function whose views and iterators come as lists, which loops can take."""

    def listed(*args: Any, **kwargs: Any) -> Any:
        made = function(*args, **kwargs)
        plain = isinstance(made, (str, bytes, Mapping, list, tuple, range))
        return list(made) if isinstance(made, Iterable) and not plain else made

    return listed


def word_language(lent: Lent = NOTHING) -> Environment:
    """Return the language of parts: values become text of WordprocessingML."""
    return environment(
        xml=True,
        marks=CONTROLS,
        line_break=LINE_BREAK,
        tab=TAB,
        breaks=BREAKS,
        filters={**WORD_FILTERS, **dict(lent.filters)},
        callables=dict(lent.callables),
    )


def plain_language(lent: Lent = NOTHING) -> Environment:
    """Return the language of properties: values stay plain text."""
    return environment(
        xml=False,
        marks=CONTROLS,
        line_break=" ",
        tab=" ",
        filters=dict(lent.filters),
        callables=dict(lent.callables),
    )
