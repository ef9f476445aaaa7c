"""Names as they were typed: whether data have them so, or a Vietnamese name means a field.

Nothing of the table of fields is needed here, so that a run pays next to nothing.
"""

from collections.abc import Mapping, Sequence

from briefgen.catalog.uses import ITEM, VALUE, Path

Typed = tuple[tuple[Path, str], ...]
"""Paths that end with a Vietnamese name, each with the English first name that it is under."""


def means_fields(typed: Typed, values: Mapping[str, object]) -> bool:
    """Return whether Vietnamese names mean fields: the data have these, and none as typed."""
    return all(first in values and not _has(values, path) for path, first in typed)


def _has(values: object, path: Sequence[str]) -> bool:
    """Return whether data have a path as it is typed; of a list, its first item is asked."""
    for step in path:
        if step in (ITEM, VALUE):
            inner = list(values.values()) if isinstance(values, Mapping) else values
            if not isinstance(inner, (list, tuple)) or not inner:
                return False
            values = inner[0]
        elif isinstance(values, Mapping) and step in values:
            values = values[step]
        else:
            return False
    return True
