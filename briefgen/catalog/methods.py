"""The few methods of Python that people write in tags, read as filters of the same meaning.

``{{ name.upper() }}`` and ``{% for key, value in table.items() %}`` are common in templates made
for docxtpl. Nothing of the value is called: the words are known, take no arguments and become
filters when a source is compiled. Every other call stays refused.
"""

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.catalog.filters import items
from briefgen.catalog.shown import kind, refuse, text_of


def _of_text(method: Callable[[str], str]) -> Callable[[object], str]:
    def made(value: object) -> str:
        return method(text_of(value))

    return made


def _of_table(method: Callable[[Mapping[Any, Any]], Any]) -> Callable[[object], list[Any]]:
    def made(value: object) -> list[Any]:
        if not isinstance(value, Mapping):
            refuse("value-not-mapping", kind=kind(value))
        return list(method(value))

    return made


METHODS: dict[str, Callable[..., Any]] = {
    "method.upper": _of_text(str.upper),
    "method.lower": _of_text(str.lower),
    "method.capitalize": _of_text(str.capitalize),
    "method.title": _of_text(str.title),
    "method.strip": _of_text(str.strip),
    "method.items": items,
    "method.keys": _of_table(lambda table: table.keys()),
    "method.values": _of_table(lambda table: table.values()),
}
