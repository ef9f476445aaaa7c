"""Names in a template that are none of the fields: told without data, with what was meant."""

from collections.abc import Collection, Iterator, Sequence

from briefgen.catalog.faults import nearest
from briefgen.catalog.fields import START, fields_at, names_at, tables
from briefgen.catalog.uses import Name, Path
from briefgen.errors import Place, Problem

OPTIONS = "options"


def strangers(
    names: Sequence[Name], first: Collection[str], options: Collection[str] = ()
) -> list[Problem]:
    """Return a problem for each place where a template names no field.

    Args:
        names: of the template.
        first: English first names that are given to templates of this kind.
        options: of the template.
    """
    told: dict[tuple[Path, Place], Problem] = {}
    unknown: set[Path] = set()
    for name in names:
        found = _unknown(name.path, first, options)
        if found is None or (found in unknown and found != name.path):
            continue
        unknown.add(found)
        for use in name.uses:
            if not use.defaulted and found not in use.guards:
                told.setdefault((found, use.at), _problem(found, use.at, first, options))
    return list(told.values())


def _unknown(path: Path, first: Collection[str], options: Collection[str]) -> Path | None:
    """Return the beginning of a path that is no field; ``None`` if all of it may be."""
    if path[0] not in first:
        return path[:1]
    if path[0] == OPTIONS:
        return path[:2] if len(path) > 1 and path[1] not in options else None
    for at in range(1, len(path)):
        fields = fields_at(path[:at])
        if fields is not None and path[at] not in fields:
            return path[: at + 1]
    return None


def _problem(path: Path, at: Place, first: Collection[str], options: Collection[str]) -> Problem:
    *above, name = path
    near = nearest(name, _known(tuple(above), first, options))
    if near is None:
        return Problem("field-unknown", at, {"name": name})
    return Problem("field-unknown-similar", at, {"name": name, "similar": near})


def _known(above: Path, first: Collection[str], options: Collection[str]) -> Iterator[str]:
    """Yield what may follow a path, in both languages."""
    if above == (OPTIONS,):
        yield from options
    elif above:
        yield from names_at(above)
    else:
        yield from first
        yield from (field.vi for name, field in tables()[START].items() if name in first)
