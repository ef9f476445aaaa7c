"""Rule packs: what official documents must look like, read from TOML files that offices own.

A pack lies as ``rules/<name>.toml`` on a shelf, nearest shelf first. It may ``extends`` another
(or the one of its own name further away) and then says only what differs, key by key. A pack
called ``house`` or ``house-…`` stands in for the built-in one it extends.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.catalog.templates import Shelf, read_toml
from briefgen.errors import Phrase, Place, Problem, TemplateError
from briefgen.model.refusals import Refusal, made_or_refused
from briefgen.model.rulepack import BodyRules, CellRules, PackSystem, PageRules, RulePack, WordRules

FOLDER = "rules"
HOUSE = "house"
PAIRS = frozenset(
    {"size", "top", "bottom", "left", "right", "number_size"}
    | {"line_exact", "line_multiple", "first_line"}
)
"""Keys that hold the least and the most; one number stands for both."""
CELLS = (
    *("motto", "motto_second", "issuer_superior", "issuer", "asterisk", "number", "place_date"),
    *("type", "abstract", "separator", "subject", "body", "grounds", "chapter", "section"),
    *("article", "item", "point", "authority", "office", "signer", "address", "addressees"),
    *("recipients_label", "recipients", "urgency", "circulation", "draft", "copies", "contact"),
    *("appendix", "appendix_title", "appendix_note"),
)
"""Components a pack may set."""
_KNOWN: Mapping[str, Sequence[str]] = {
    "": (*RulePack.model_fields, "extends"),
    "page": tuple(PageRules.model_fields),
    "body": tuple(BodyRules.model_fields),
    "cells": CELLS,
    "cell": tuple(CellRules.model_fields),
    "words": tuple(WordRules.model_fields),
}

_TEXT = '"…"'
_EXAMPLES = {
    "align": '"center"',
    "system": '"party"',
    "bool": "true",
    "date": "2026-05-27",
    "float": "10",
    "tuple": '["…"]',
}


class _Layer(NamedTuple):
    """One file of a pack: itself first, then what it extends."""

    name: str
    path: Path
    tables: Mapping[str, Any]


def find_rules(name: str, shelves: Sequence[Shelf]) -> RulePack:
    """Return the pack called ``name``: a path to a TOML file, or a name on a shelf.

    Raises:
        TemplateError: ``rules-unknown`` with the nearest name, ``rules-circle``, the problems of
            reading TOML, and everything wrong with the values: ``rules-unknown-key``,
            ``rules-missing-key``, ``rules-type``, ``rules-range``, ``rules-dates``.
    """
    return _made(_layers(name, shelves))


def choose_rules(system: PackSystem, day: date | None, shelves: Sequence[Shelf]) -> RulePack:
    """Return the pack in force on a day, or the office's own that extends it.

    A document without a date follows the newest rule; one older than every rule, the oldest (its
    ``valid_from`` then tells that it is too young).

    Raises:
        TemplateError: ``rules-none`` when no shelf has a pack of the system, or what is wrong
            with the packs.
    """
    names = _names(shelves)
    stacks = [_layers(name, shelves) for name in names if not _is_house(name)]
    mine = [stack for stack in stacks if _value(stack, "system") == system]
    if not mine:
        raise TemplateError(Problem("rules-none", facts={"system": Phrase(f"rules-{system}")}))
    packs = sorted((_made(stack) for stack in mine), key=lambda pack: pack.valid_from)
    chosen = _in_force(packs, day)
    for name in filter(_is_house, names):
        stack = _layers(name, shelves)
        above = (layer.name for layer in stack if not _is_house(layer.name))
        if next(above, None) == chosen.name:
            return _made(stack)
    return chosen


def _in_force(packs: Sequence[RulePack], day: date | None) -> RulePack:
    begun = [pack for pack in packs if day is None or pack.valid_from <= day]
    lasting = [pack for pack in begun if day is None or not pack.valid_to or day <= pack.valid_to]
    return (lasting or begun or packs[:1])[-1]


def _is_house(name: str) -> bool:
    return name == HOUSE or name.startswith(f"{HOUSE}-")


def _names(shelves: Sequence[Shelf]) -> list[str]:
    return sorted({path.stem for shelf in shelves for path in _folder(shelf).glob("*.toml")})


def _folder(shelf: Shelf) -> Path:
    return shelf.folder / FOLDER


def _layers(name: str, shelves: Sequence[Shelf]) -> list[_Layer]:
    """Return a pack's own file, then those it extends."""
    layers: list[_Layer] = []
    wanted = name
    while wanted:
        path = _path(wanted, shelves, [layer.path for layer in layers])
        tables = read_toml(path)
        layers.append(_Layer(path.stem, path, tables))
        wanted = str(tables.get("extends", ""))
    return layers


def _path(name: str, shelves: Sequence[Shelf], before: Sequence[Path]) -> Path:
    """Return the file of a pack that is none of those met before."""
    if name.endswith(".toml") and Path(name).is_file() and not before:
        return Path(name)
    plain = Path(name).name == name
    found = [path for shelf in shelves if (path := _folder(shelf) / f"{name}.toml").is_file()]
    free = [path for path in found if path not in before] if plain else []
    if free:
        return free[0]
    at = Place(str(before[-1]), path="extends") if before else Place()
    if found and plain:
        raise TemplateError(Problem("rules-circle", at, {"name": name}))
    known = _names(shelves)
    near = get_close_matches(name, known, n=1)
    code = "rules-unknown-near" if near else "rules-unknown"
    raise TemplateError(Problem(code, at, {"name": name, "near": near, "known": known}))


def _value(stack: Sequence[_Layer], key: str) -> object:
    return next((layer.tables[key] for layer in stack if key in layer.tables), None)


def _made(stack: Sequence[_Layer]) -> RulePack:
    tables: dict[str, Any] = {}
    for layer in reversed(stack):
        if "valid_from" in layer.tables:  # a rule of its own time does not end with the older one
            tables.pop("valid_to", None)
        tables = _merged(tables, layer.tables)
    tables.pop("extends", None)
    tables = _with_pairs(tables) | {"name": stack[0].name}
    pack, refused = made_or_refused(RulePack, tables)
    problems = [_refusal(each, stack) for each in refused if not _of_unknown_cell(each)]
    problems += _unknown_cells(tables, stack)
    problems += _reversed(tables, stack, ())
    if pack is not None and pack.valid_to and pack.valid_to < pack.valid_from:
        facts = {"first": pack.valid_from, "last": pack.valid_to}
        problems.append(Problem("rules-dates", _place(stack, ("valid_to",)), facts))
    if problems or pack is None:
        raise TemplateError(problems)
    return pack


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` overlaid by ``over``, key by key; lists and single values replace."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            value = _merged(below, value)
        result[key] = value
    return result


def _with_pairs(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables with one number written where least and most are the same, as both."""
    return {
        key: _with_pairs(value)
        if isinstance(value, dict)
        else [value, value]
        if key in PAIRS and type(value) in (int, float)
        else value
        for key, value in tables.items()
    }


def _refusal(refused: Refusal, stack: Sequence[_Layer]) -> Problem:
    steps = tuple(step for step in refused.path if isinstance(step, str))
    at, key = _place(stack, steps), steps[-1]
    if refused.kind == "unknown":
        return _unknown_key(key, steps[:-1], at)
    if refused.kind == "missing":
        return Problem("rules-missing-key", at, {"key": ".".join(steps)})
    facts = {"key": ".".join(steps), "value": _shown(refused.value), "due": _due(key, refused.due)}
    return Problem("rules-type", at, facts)


def _unknown_key(key: str, above: tuple[str, ...], at: Place) -> Problem:
    group = "cell" if len(above) > 1 and above[0] == "cells" else next(iter(above), "")
    known = _KNOWN.get(group, ())
    near = get_close_matches(key, known, n=1)
    code = "rules-unknown-key-near" if near else "rules-unknown-key"
    return Problem(code, at, {"key": key, "near": near, "known": known})


def _of_unknown_cell(refused: Refusal) -> bool:
    return len(refused.path) > 1 and refused.path[0] == "cells" and refused.path[1] not in CELLS


def _unknown_cells(tables: Mapping[str, Any], stack: Sequence[_Layer]) -> Iterator[Problem]:
    cells = tables.get("cells")
    for name in cells if isinstance(cells, dict) else ():
        if name not in CELLS:
            yield _unknown_key(name, ("cells",), _place(stack, ("cells", name)))


def _reversed(
    tables: Mapping[str, Any], stack: Sequence[_Layer], above: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield the pairs that run from the greater to the smaller number, or are no lengths."""
    for key, value in tables.items():
        steps = (*above, key)
        if isinstance(value, dict):
            yield from _reversed(value, stack, steps)
        elif key in PAIRS and _is_pair(value) and not 0 <= value[0] <= value[1] <= 1000:
            facts = {"key": ".".join(steps), "least": value[0], "most": value[1]}
            yield Problem("rules-range", _place(stack, steps), facts)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and [type(each) in (int, float) for each in value] == [True] * 2


def _shown(value: object) -> str:
    words = {True: "true", False: "false"}
    return words[value] if isinstance(value, bool) else str(value)


def _due(key: str, due: str) -> str:
    """Return an example of what is to be written after a key."""
    if key in PAIRS:
        return f"{key} = [13, 14]"
    form = due.partition("_")[0]
    if form in ("dict", "model"):
        return f"[{key}]"
    return f"{key} = {_EXAMPLES.get(key) or _EXAMPLES.get(form, _TEXT)}"


def _place(stack: Sequence[_Layer], steps: tuple[str, ...]) -> Place:
    """Return where a key stands: in the nearest file that has it, with its line."""
    layer = next((each for each in stack if _has(each.tables, steps)), stack[0])
    return Place(str(layer.path), line=_line(layer.path, steps), path=".".join(steps))


def _has(tables: Mapping[str, Any], steps: Sequence[str]) -> bool:
    inner: Any = tables
    for step in steps:
        if not isinstance(inner, dict) or step not in inner:
            return False
        inner = inner[step]
    return True


def _line(path: Path, steps: tuple[str, ...]) -> int | None:
    """Return the line of a key written as a group ``[a.b]`` or as ``key =`` below its group."""
    group = ""
    above, key = ".".join(steps[:-1]), steps[-1]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.strip()
        if words.startswith("["):
            group = words.partition("]")[0].strip("[ ")
            if group == ".".join(steps):
                return number
        elif group == above and words.partition("=")[0].strip().strip('"') == key:
            return number
    return None
