"""Filters that only Word documents have.

Those with a dot in their names are put in by the engine; templates have no need of them.
"""

from collections.abc import Callable
from typing import Any

from briefgen.catalog.lending import with_host
from briefgen.catalog.shown import text_of
from briefgen.word.host import Host


@with_host
def new_list(host: Host, number: str) -> str:
    """Return the id of a new count over the list of ``number``, beginning where that begins."""
    return host.additions.numbering.restarted(number)


@with_host
def goes_on(host: Host, value: object, group: int, first: bool) -> bool:
    """Return whether a value is that of the row before, for cells that join equal neighbours.

    Args:
        host: what the engine lends to the run.
        value: of this row.
        group: tells columns apart.
        first: whether the loop begins here, so that there is no row before.
    """
    text = text_of(value)
    same = not first and host.last.get(group) == text
    host.last[group] = text
    return same


WORD_FILTERS: dict[str, Callable[..., Any]] = {
    "word.new_list": new_list,
    "word.goes_on": goes_on,
}
