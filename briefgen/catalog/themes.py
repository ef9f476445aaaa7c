"""Themes: colours, fonts, an agency and its words, for Word and PDF alike, from one TOML file.

A theme says only what differs from the one it ``extends``; without that word it extends
``official``, the built-in default, and so does the one it extends: two levels, no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefgen.catalog.tables import overlaid, read_toml
from briefgen.catalog.templates import Origin, Shelf
from briefgen.catalog.theme_keys import place_in, theme_faults
from briefgen.errors import Place, Problem, TemplateError

DEFAULT = "official"


@dataclass(frozen=True, slots=True)
class Theme:
    """A look, and how an office names itself.

    Args:
        name: of the file, without its ending.
        tables: what templates see as ``theme``: agency, colour, font, paper, words …
        file, origin: where it lies.
        own: what the file itself says.
        parent: name of the theme it extends.
        usual: tables of the built-in theme, to tell what differs from it.
        folders: where the files lie that it names, nearest first.
    """

    name: str
    tables: Mapping[str, Any]
    file: Path
    origin: Origin
    own: Mapping[str, Any]
    parent: str
    usual: Mapping[str, Any]
    folders: tuple[Path, ...] = ()

    def differs(self, table: str, key: str) -> bool:
        """Return whether a value is another than that of the built-in theme."""
        return bool(self.tables[table].get(key) != self.usual[table].get(key))


def find_theme(name: str, shelves: Sequence[Shelf]) -> Theme:
    """Return the theme called ``name``: a path to a TOML file, or a name on a shelf.

    Raises:
        TemplateError: ``theme-unknown``; ``theme-table``, ``theme-colour``, ``theme-value``,
            ``theme-unknown-key`` for each entry that is not as it should be, with its line;
            ``theme-extends-deep``.
    """
    path, origin = _path(name, shelves)
    own = read_toml(path) if origin == "built-in" else read_theme(path)
    usual_path, _ = _path(DEFAULT, shelves[::-1])
    usual = own if path == usual_path else read_toml(usual_path)
    below, parent, folders = usual, DEFAULT, [path.parent]
    if "extends" in own:
        parent = str(own["extends"])
        at = place_in(path.read_text(encoding="utf-8"), str(path), "extends")
        base = _base(parent, shelves, path, at)
        under = read_theme(base)
        if under.get("extends", DEFAULT) != DEFAULT:
            facts = {"name": parent, "above": under["extends"]}
            raise TemplateError(Problem("theme-extends-deep", at, facts))
        below = overlaid(usual, under)
        folders.append(base.parent)
    tables = {key: value for key, value in overlaid(below, own).items() if key != "extends"}
    return Theme(path.stem, tables, path, origin, own, parent, usual, tuple(folders))


def list_themes(shelves: Sequence[Shelf]) -> tuple[list[Theme], list[Problem]]:
    """Return every theme of the shelves, nearest first, and what is wrong with the others."""
    found: dict[str, Theme] = {}
    problems: list[Problem] = []
    for shelf in shelves:
        for path in sorted((shelf.folder / "themes").glob("*.toml")):
            if path.stem not in found:
                try:
                    found[path.stem] = find_theme(path.stem, shelves)
                except TemplateError as error:
                    problems += error.problems
    return list(found.values()), problems


def read_theme(path: Path) -> dict[str, Any]:
    """Return what the file of a theme says; raises as ``find_theme`` does."""
    own = read_toml(path)
    problems = [*theme_faults(own, path.read_text(encoding="utf-8"), str(path))]
    if problems:
        raise TemplateError(problems)
    return own


def _base(name: str, shelves: Sequence[Shelf], path: Path, at: Place) -> Path:
    """Return the file of the theme that another extends; raises ``theme-unknown`` at its line."""
    try:
        return _path(name, shelves, but=path)[0]
    except TemplateError as error:
        raise TemplateError(replace(problem, at=at) for problem in error.problems) from None


def _path(name: str, shelves: Sequence[Shelf], but: Path | None = None) -> tuple[Path, Origin]:
    """Return the file of a theme; ``but`` is the one that extends it, which is not meant."""
    if name.endswith(".toml") and Path(name).is_file():
        return Path(name), "path"
    for shelf in shelves:
        path = shelf.folder / "themes" / f"{name}.toml"
        if path.is_file() and not (but and path.samefile(but)):
            return path, shelf.origin
    known = sorted({p.stem for shelf in shelves for p in (shelf.folder / "themes").glob("*.toml")})
    near = get_close_matches(name, known, n=1)
    code = "theme-unknown-near" if near else "theme-unknown"
    raise TemplateError(Problem(code, facts={"name": name, "near": near, "known": known}))
