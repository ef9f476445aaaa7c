"""A JSON Schema for the data of a template, inferred from how it uses its names.

It says no more than the template does: an item is required where the template prints or loops over
it without ``default`` and outside a condition that tests it; a type is told only by filters,
operators and loops. Fields that the template does not use are allowed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.catalog.uses import ITEM, VALUE, Hint, Name, Path, Use, is_needed
from briefgen.errors import Place

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

# A figure may be text in Vietnamese notation; a date ISO, or any text that names a year.
_NUMBER: Schema = {"type": ["number", "string"]}
_DATE: Schema = {
    "type": "string",
    "anyOf": [{"format": "date"}, {"pattern": r"\d{4}"}],
    "examples": ["2020-11-20", "20/11/2020"],
}
_BY_HINT: Mapping[Hint, Schema] = {
    "date": _DATE,
    "quantity": {"type": ["number", "string", "object"]},
    "number": _NUMBER,
    "text": {"type": ["string", "number"]},
    "boolean": {"type": "boolean"},
    "mapping": {"type": "object"},
    "list": {"type": "array"},
}
# Whatever can be printed: a rich value is an object with "$type".
_PRINTABLE = ["string", "number", "null", "object"]


@dataclass(slots=True)
class _Node:
    """A place in the data: what the template does with it and with what lies inside."""

    path: Path
    uses: list[Use] = field(default_factory=list)
    inside: dict[str, "_Node"] = field(default_factory=dict)

    def all_uses(self) -> list[Use]:
        """Return its uses and those of all inside."""
        return [*self.uses, *(use for node in self.inside.values() for use in node.all_uses())]


def inferred_schema(
    names: Sequence[Name], *, title: str, describe: Callable[[Place], str]
) -> Schema:
    """Return the JSON Schema (draft 2020-12) of the data that a template with these names needs.

    Args:
        names: of the template.
        title: of the schema.
        describe: says a place; the first one of a name is its description.
    """
    root = _Node(())
    for name in names:
        node = root
        for at, step in enumerate(name.path, 1):
            node = node.inside.setdefault(step, _Node(name.path[:at]))
        node.uses += name.uses
    return {"$schema": DIALECT, "title": title, **_object(root, describe)}


def _object(node: _Node, describe: Callable[[Place], str]) -> Schema:
    fields = {key: one for key, one in node.inside.items() if key not in (ITEM, VALUE)}
    schema: Schema = {"type": "object"}
    if fields:
        schema["properties"] = {key: _schema(one, describe) for key, one in fields.items()}
    required = [key for key, one in fields.items() if _is_required(one)]
    if required:
        schema["required"] = required
    if VALUE in node.inside:
        schema["additionalProperties"] = _schema(node.inside[VALUE], describe)
    return schema


def _is_required(node: _Node) -> bool:
    return any(is_needed(use, node.path) for use in node.all_uses())


def _schema(node: _Node, describe: Callable[[Place], str]) -> Schema:
    hints = {hint for use in node.uses for hint in use.hints}
    roles = {use.role for use in node.uses}
    schema: Schema
    if ITEM in node.inside or ("looped" in roles and "mapping" not in hints):
        items = node.inside.get(ITEM)
        schema = {"type": "array"}
        if items is not None:
            schema["items"] = _schema(items, describe)
    elif node.inside or "mapping" in hints:
        schema = _object(node, describe)
    else:
        schema = _scalar(hints, printed="printed" in roles)
    if not _is_required(node) and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    first = next(iter(node.all_uses()), None)
    if first is not None:
        schema["description"] = describe(first.at)
    return schema


def _scalar(hints: set[Hint], *, printed: bool) -> Schema:
    """Return what is known of a value without parts."""
    known = [dict(schema) for hint, schema in _BY_HINT.items() if hint in hints]
    if known:
        return known[0]
    return {"type": list(_PRINTABLE)} if printed else {}
