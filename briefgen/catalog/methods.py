"""The few methods of Python that people write in tags, read as filters of the same meaning.

``{{ name.upper() }}`` and ``{% for key, value in table.items() %}`` are common in templates made
for docxtpl. Nothing of the value is called: the words are known, take no arguments and become
filters when a source is compiled. Every other call stays refused.
"""

import typing as t
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

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


def as_filters(tree: nodes.Template) -> nodes.Template:
    """Return the tree with calls of known methods made filters."""
    if next(tree.find_all(nodes.Call), None) is None:
        return tree
    for parent in list(tree.find_all(nodes.Node)):
        for field, value in parent.iter_fields():
            if isinstance(value, list):
                setattr(parent, field, [_filtered(item) for item in value])
            else:
                setattr(parent, field, _filtered(value))
    return tree


def _filtered(node: object) -> object:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Getattr):
        return node
    name = f"method.{node.node.attr}"
    if name not in METHODS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return node
    value = t.cast("nodes.Expr", _filtered(node.node.node))
    made = nodes.Filter(value, name, [], [], None, None, lineno=node.lineno)
    if node.environment is not None:
        made.set_environment(node.environment)
    return made
