"""The manifest of a template folder: which keys it may have, what is wrong with it.

A folder may extend one other: files it does not hold come from there, its tables lie over the
other's key by key, lists replace. Two levels and no more, so that what holds is seen at a glance.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from briefgen.catalog.faults import nearest
from briefgen.catalog.options import option_faults
from briefgen.catalog.tables import line_of, overlaid, read_toml
from briefgen.errors import Place, Problem, TemplateError

Kind = Literal["brief", "scorecard"]
Origin = Literal["path", "project", "user", "built-in"]
MANIFEST = "template.toml"
KINDS: tuple[Kind, ...] = ("brief", "scorecard")
KEYS: Mapping[str, tuple[type, ...]] = {
    "name": (str,),
    "kind": (str,),
    "title": (dict, str),
    "version": (str,),
    "api": (int,),
    "extends": (str,),
    "aliases": (list,),
    "language": (list,),
    "document": (str,),
    "theme": (str,),
    "rules": (str,),
    "form": (str,),
    "pages": (dict,),
    "description": (dict, str),
}
TABLES = ("template", "needs", "options")
OWN = ("name", "extends", "aliases")  # what a folder does not take from the one it extends
EXAMPLES: Mapping[type, str] = {str: '"…"', dict: "{vi = …}", list: '["vi"]', int: "1"}
PAGES = "pages = {max = 1}"
NEEDS = 'fields = ["meeting.title"]'
STEP = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder that holds templates as ``<kind>/<name>/template.toml``."""

    origin: Origin
    folder: Path


@dataclass(frozen=True, slots=True)
class Level:
    """A template folder as it stands on a shelf; ``tables`` of its manifest alone."""

    folder: Path
    origin: Origin
    tables: Mapping[str, Any]

    @property
    def at(self) -> Place:
        """Where its manifest is."""
        return Place(str(self.folder / MANIFEST))

    def value(self, key: str) -> Any:
        """Return a value of ``[template]``."""
        return self.tables["template"].get(key)


def read_levels(folder: Path, origin: Origin, shelves: Sequence[Shelf]) -> tuple[Level, ...]:
    """Return the level of a folder, and after it that of the folder it extends.

    Raises:
        TemplateError: no manifest, bad TOML, unknown keys, values of another type;
            ``extends-unknown``, ``extends-itself``, ``extends-circle``, ``extends-third``.
    """
    own = _level(folder, origin)
    wanted = own.value("extends")
    if wanted is None:
        return (own,)
    base = _base(own, str(wanted), shelves)
    deeper = base.value("extends")
    if deeper is not None:
        facts = {"base": wanted, "deeper": deeper}
        circle = str(deeper).rpartition("/")[2] == own.folder.name
        code = "extends-circle" if circle else "extends-third"
        raise TemplateError(Problem(code, _at(own), facts))
    return (own, base)


def merged(levels: Sequence[Level]) -> dict[str, Any]:
    """Return the tables that hold for the first of the levels."""
    own, *rest = levels
    if not rest:
        return dict(own.tables)
    base = rest[0].tables
    table = {key: value for key, value in base["template"].items() if key not in OWN}
    return overlaid({**base, "template": table}, own.tables)


def faults(tables: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    """Yield what is wrong with what holds for a template, beyond each manifest by itself."""
    kind = tables["template"].get("kind")
    if kind not in KINDS:
        yield Problem("manifest-kind", at, {"kind": kind or "", "known": KINDS})
    yield from option_faults(tables.get("options", {}), at)


def _level(folder: Path, origin: Origin) -> Level:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise TemplateError(Problem("template-no-manifest", Place(str(folder))))
    tables = read_toml(manifest)
    at = Place(str(manifest))
    problems = [
        replace(problem, at=replace(at, line=_line(manifest, problem)))
        for problem in _own_faults(tables, at)
    ]
    if problems:
        raise TemplateError(problems)
    return Level(folder, origin, {**tables, "template": tables.get("template", {})})


def _own_faults(tables: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    """Yield what is wrong with the keys of one manifest and their values."""
    for name, table in tables.items():
        if name not in TABLES:
            facts = {"key": name, "near": f"[{nearest(name, TABLES) or 'template'}]"}
            yield Problem("manifest-unknown-key", at, facts)
        elif not isinstance(table, dict):
            yield Problem("manifest-type", at, {"key": name, "due": f"[{name}]"})
    table = tables.get("template", {})
    if isinstance(table, dict):
        yield from _table_faults(table, at)
    needs = tables.get("needs", {})
    fields = needs.get("fields", []) if isinstance(needs, dict) else []
    if not isinstance(fields, list) or not all(
        isinstance(one, str) and STEP.fullmatch(one) for one in fields
    ):
        yield Problem("manifest-type", at, {"key": "fields", "due": NEEDS})


def _table_faults(table: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    for key, value in sorted(table.items()):
        if key not in KEYS:
            yield Problem(
                "manifest-unknown-key", at, {"key": key, "near": nearest(key, KEYS) or "–"}
            )
        elif key != "kind" and not isinstance(value, KEYS[key]):
            due = PAGES if key == "pages" else f"{key} = {EXAMPLES[KEYS[key][0]]}"
            yield Problem("manifest-type", at, {"key": key, "due": due})
    if "kind" in table and table["kind"] not in KINDS:
        yield Problem("manifest-kind", at, {"kind": table["kind"], "known": KINDS})
    pages = table.get("pages")
    if isinstance(pages, dict) and type(pages.get("max", 1)) is not int:
        yield Problem("manifest-type", at, {"key": "pages", "due": PAGES})
    document = table.get("document")
    if isinstance(document, str) and Path(document).name != document:
        yield Problem("manifest-document", at, {"document": document})


def _base(own: Level, wanted: str, shelves: Sequence[Shelf]) -> Level:
    """Return the folder that ``own`` extends: ``brief/one-page``, or a name of its own kind."""
    kind = own.value("kind")
    kinds = (kind,) if kind in KINDS else KINDS
    paths = [wanted] if "/" in wanted else [f"{one}/{wanted}" for one in kinds]
    known: set[str] = set()
    for shelf in shelves:
        for path in paths:
            folder = shelf.folder / path
            if folder.resolve() != own.folder.resolve() and (folder / MANIFEST).is_file():
                return _level(folder, shelf.origin)
        known |= {f"{one}/{folder.name}" for one, folder in folders(shelf)}
    if any(path == f"{kind}/{own.folder.name}" for path in paths):
        raise TemplateError(Problem("extends-itself", _at(own), {"base": wanted}))
    by_name = {path.rpartition("/")[2]: path for path in sorted(known)}
    near = by_name.get(nearest(wanted.rpartition("/")[2], by_name) or "")
    code = "extends-unknown-near" if near else "extends-unknown"
    facts = {"base": wanted, "known": sorted(known), **({"near": near} if near else {})}
    raise TemplateError(Problem(code, _at(own), facts))


def folders(shelf: Shelf) -> Iterator[tuple[Kind, Path]]:
    """Yield kind and folder of every template of a shelf."""
    for kind in KINDS:
        base = shelf.folder / kind
        if base.is_dir():
            for folder in sorted(base.iterdir()):
                if (folder / MANIFEST).is_file():
                    yield kind, folder


def _at(level: Level) -> Place:
    return replace(level.at, line=line_of(level.folder / MANIFEST, "extends"))


def _line(path: Path, problem: Problem) -> int | None:
    key = str(problem.facts.get("key", "document" if "document" in problem.facts else "kind"))
    return line_of(path, key.rpartition(".")[2])
