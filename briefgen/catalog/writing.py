"""Filters that engines put round a value amid mark-up; templates have no need of them.

Their names have a dot, so none can be mistaken for a filter of the language.
"""

import re
from collections.abc import Callable
from typing import Any

from briefgen.catalog.lending import with_run
from briefgen.catalog.missing import Undefined
from briefgen.catalog.shown import MARK_UP, Xml, refuse, text_of

_ESCAPED = {ord(char): entity for char, entity in MARK_UP.items()}
_ONE_LINE = dict.fromkeys(map(ord, "\n\t\x85\u2028\u2029"), " ") | {ord("\r"): None}
_FIELD = {ord("\\"): "\\\\", ord('"'): '\\"'}
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):|\s*(\\\\|//)")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})


def attribute(value: object) -> Xml:
    """Return a value for an attribute, or for text that cannot hold a line break."""
    return Xml(text_of(value).translate(_ONE_LINE).translate(_ESCAPED))


def field(value: object) -> Xml:
    """Return a value for a quoted argument of a field code: it cannot break out of its quotes."""
    return Xml(text_of(value).translate(_ONE_LINE).translate(_FIELD).translate(_ESCAPED))


def link(value: object) -> Xml:
    """Return an address for a hyperlink field.

    Raises:
        ExpressionValueError: ``link-refused`` for an address that runs or opens something local.
    """
    return field("" if isinstance(value, Undefined) else checked_link(text_of(value)))


def checked_link(address: str) -> str:
    """Return an address as it is.

    Raises:
        ExpressionValueError: ``link-refused`` for one that runs or opens something local.
    """
    scheme = _SCHEME.match(address)
    if scheme and (scheme[1] or "").lower() not in _SAFE_SCHEMES:
        refuse("link-refused", address=address[:80])
    return address


@with_run
def next_number(run: Any, first: int) -> int:
    """Return ``first``, ``first + 1`` … one for each time it is asked for in a run."""
    taken: int = run.counters.get(first, 0)
    run.counters[first] = taken + 1
    return first + taken


def given(value: object) -> object:
    """Return a value as it is; a missing one fails, or where tags are kept is the tag as typed."""
    return str(value) if isinstance(value, Undefined) else value


def spaced(_: object) -> bool:
    """Return whether paragraphs that held only tags are printed empty; lenient runs say yes."""
    return False


WRITING: dict[str, Callable[..., Any]] = {
    "xml.attribute": attribute,
    "xml.field": field,
    "xml.link": link,
    "xml.next": next_number,
    "xml.given": given,
    "xml.spaced": spaced,
}
