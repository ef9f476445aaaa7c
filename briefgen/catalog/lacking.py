"""Names that a template uses and data do not have, in branches too that these data do not reach.

A run tells what it meets; here every name is looked up in the data, for every item of every list.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefgen.catalog.faults import nearest
from briefgen.catalog.running import composed
from briefgen.catalog.uses import ITEM, VALUE, Name, Path, Use
from briefgen.errors import Place, Problem

MOST_ITEMS = 10_000


def lacking(names: Sequence[Name], values: Mapping[str, Any]) -> list[Problem]:
    """Return a warning for each name that the data lack, with its data path and nearest key.

    Left out are names with a default, and what lies inside something empty that a condition
    tests: a section that is not there needs no heading.

    Args:
        names: of a template.
        values: the data.
    """
    top = composed(values)
    problems: list[Problem] = []
    told: set[str] = set()
    for name in names:
        use = next((use for use in name.uses if not use.defaulted), None)
        if use is None:
            continue
        for path, wanted, known in _gaps(top, use):
            if path not in told:
                told.add(path)
                problems.append(_problem(use.at, path, wanted, known))
                break
    return problems


def _problem(at: Place, path: str, wanted: str, known: list[str]) -> Problem:
    near = nearest(wanted, known)
    facts = {"name": path, **({"similar": near} if near else {})}
    code = "name-lacking-similar" if near else "name-lacking"
    return Problem(code, replace(at, path=path), facts, severity="warning")


def _gaps(top: Mapping[str, Any], use: Use) -> Iterator[tuple[str, str, list[str]]]:
    """Yield data path, key and known keys of every place where a use finds nothing."""
    waiting: list[tuple[Any, int, str]] = [(top, 0, "")]
    while waiting and len(waiting) < MOST_ITEMS:
        value, depth, path = waiting.pop()
        if depth == len(use.path) or _is_spared(value, use, use.path[:depth]):
            continue
        step = use.path[depth]
        if step == ITEM:
            waiting += [
                (item, depth + 1, f"{path}[{at}]") for at, item in enumerate(_listed(value))
            ][::-1]
        elif step == VALUE:
            held = value.items() if isinstance(value, Mapping) else ()
            waiting += [(item, depth + 1, f"{path}.{key}") for key, item in held][::-1]
        else:
            found = composed(value) if isinstance(value, Mapping) else {}
            inner = f"{path}.{step}" if path else step
            if step in found:
                waiting.append((found[step], depth + 1, inner))
            else:
                yield inner, step, [key for key in found if isinstance(key, str)]


def _is_spared(value: object, use: Use, path: Path) -> bool:
    """Return whether a condition keeps what lies inside this value from being asked for."""
    return bool(path) and not value and path in use.guards


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else ()
