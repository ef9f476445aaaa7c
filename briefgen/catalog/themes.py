"""Themes: colours, fonts and words for Word and PDF alike, read from one TOML file.

A theme says only what differs from the one it ``extends``; without that word it extends
``official``, the built-in default.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefgen.catalog.templates import Shelf, read_toml
from briefgen.errors import Place, Problem, TemplateError

DEFAULT = "official"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Theme:
    """A look; ``tables`` is what templates see as ``theme``: colour, font, paper, words."""

    name: str
    tables: Mapping[str, Any]


def find_theme(name: str, shelves: Sequence[Shelf]) -> Theme:
    """Return the theme called ``name``: a path to a TOML file, or a name on a shelf.

    Raises:
        TemplateError: ``theme-unknown``, ``theme-table`` for each value where a table is due,
            ``theme-colour`` for each value that is not ``#RRGGBB``.
    """
    path = _path(name, shelves)
    own = read_toml(path)
    below = read_toml(_path(DEFAULT, shelves[::-1]))
    if "extends" in own:
        below = _merged(below, read_toml(_path(str(own.pop("extends")), shelves)))
    bad = [
        Problem("theme-table", Place(str(path), path=key), {"key": key, "value": value})
        for key, value in own.items()
        if isinstance(below.get(key), dict) and not isinstance(value, dict)
    ]
    tables = _merged(below, own)
    bad += [
        Problem("theme-colour", Place(str(path), path=f"colour.{key}"), {"value": value})
        for key, value in (tables["colour"].items() if not bad else ())
        if not COLOUR.fullmatch(str(value))
    ]
    if bad:
        raise TemplateError(bad)
    return Theme(path.stem, tables)


def _path(name: str, shelves: Sequence[Shelf]) -> Path:
    if name.endswith(".toml") and Path(name).is_file():
        return Path(name)
    for shelf in shelves:
        path = shelf.folder / "themes" / f"{name}.toml"
        if path.is_file():
            return path
    known = sorted({p.stem for shelf in shelves for p in (shelf.folder / "themes").glob("*.toml")})
    near = get_close_matches(name, known, n=1)
    code = "theme-unknown-near" if near else "theme-unknown"
    raise TemplateError(Problem(code, facts={"name": name, "near": near, "known": known}))


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` overlaid by ``over``, table by table; lists and values replace."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        result[key] = (
            _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
        )
    return result
