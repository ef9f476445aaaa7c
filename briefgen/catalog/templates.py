"""Which templates there are and what each says of itself.

A template is a folder: ``template.toml`` beside the document it names (``.docx`` or ``.xml``).
Look-up goes explicit path > project folder > user folder > built in; a folder that ``extends``
another takes from it every file it does not hold itself, one level deep.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from briefgen.errors import Language, Place, Problem, TemplateError

Kind = Literal["brief", "scorecard"]
Origin = Literal["path", "project", "user", "built-in"]
MANIFEST = "template.toml"
KINDS: tuple[Kind, ...] = ("brief", "scorecard")
SUFFIX: Mapping[Kind, str] = {"brief": ".docx", "scorecard": ".xml"}
KEYS = frozenset(
    {
        "name",
        "kind",
        "title",
        "version",
        "api",
        "extends",
        "language",
        "document",
        "theme",
        "rules",
        "pages",
        "description",
    }
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder that holds templates as ``<kind>/<name>/template.toml``."""

    origin: Origin
    folder: Path


@dataclass(frozen=True, slots=True)
class Template:
    """A template as found: its manifest and where its document lies.

    Args:
        name: ``one-page``; unique per kind and shelf.
        document: path of the ``.docx`` or ``.xml`` file (may lie in the extended folder).
        pages: the most pages a result may have, ``None`` for no limit.
        rules: rule pack the document is bound to, ``none`` for an internal reading note.
    """

    name: str
    kind: Kind
    origin: Origin
    folder: Path
    document: Path
    title: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    theme: str = "official"
    rules: str = "none"
    languages: tuple[str, ...] = ("vi",)
    pages: int | None = None

    def title_in(self, language: Language) -> str:
        """Return the title in the language asked for, else in any, else the name."""
        return self.title.get(language) or next(iter(self.title.values()), self.name)

    def read(self) -> bytes:
        """Return the document's bytes.

        Raises:
            TemplateError: ``template-unreadable``.
        """
        try:
            return self.document.read_bytes()
        except OSError as error:
            raise TemplateError(
                Problem("template-unreadable", Place(str(self.document)), {"why": error.strerror})
            ) from error


def built_in_folder() -> Path:
    """Return the folder of the built-in templates: inside the wheel, else the repository's."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data" / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def list_templates(shelves: Sequence[Shelf], kind: Kind | None = None) -> list[Template]:
    """Return every template of the shelves, nearest first; a name met again further away is hidden.

    Raises:
        TemplateError: the problems of all manifests that cannot be read.
    """
    found: dict[tuple[Kind, str], Template] = {}
    problems: list[Problem] = []
    for shelf in shelves:
        for shelf_kind, folder in _folders(shelf):
            if kind not in (None, shelf_kind) or (shelf_kind, folder.name) in found:
                continue
            try:
                found[shelf_kind, folder.name] = load_template(folder, shelf.origin, shelves)
            except TemplateError as error:
                problems += error.problems
    if problems:
        raise TemplateError(problems)
    return list(found.values())


def find_template(name: str, kind: Kind, shelves: Sequence[Shelf]) -> Template:
    """Return the template called ``name``: a path to a folder or document, or a name on a shelf.

    Raises:
        TemplateError: ``template-unknown`` with the nearest names, or the manifest's problems.
    """
    path = Path(name)
    if path.is_dir():
        return load_template(path, "path", shelves)
    if path.suffix.lower() in SUFFIX.values() and path.is_file():
        return Template(path.stem, kind, "path", path.parent, path)
    for shelf in shelves:
        folder = shelf.folder / kind / name
        if (folder / MANIFEST).is_file():
            return load_template(folder, shelf.origin, shelves)
    known = sorted({folder.name for shelf in shelves for k, folder in _folders(shelf) if k == kind})
    near = get_close_matches(name, known, n=1)
    code = "template-unknown-near" if near else "template-unknown"
    raise TemplateError(Problem(code, facts={"name": name, "near": near, "known": known}))


def load_template(folder: Path, origin: Origin, shelves: Sequence[Shelf]) -> Template:
    """Return the template of one folder.

    Raises:
        TemplateError: no manifest, bad TOML, unknown or missing keys, no document.
    """
    manifest = folder / MANIFEST
    table = read_toml(manifest).get("template", {})
    at = Place(str(manifest))
    problems = [
        Problem("manifest-unknown-key", at, {"key": key, "near": _near(key, KEYS)})
        for key in sorted(set(table) - KEYS)
    ]
    kind = table.get("kind")
    if kind not in KINDS:
        problems.append(Problem("manifest-kind", at, {"kind": kind, "known": KINDS}))
    if problems:
        raise TemplateError(problems)
    pages = table.get("pages", {}).get("max")
    return Template(
        name=folder.name,
        kind=kind,
        origin=origin,
        folder=folder,
        document=_document(folder, table, kind, shelves),
        title=table.get("title", {}),
        version=table.get("version", ""),
        theme=table.get("theme", "official"),
        rules=table.get("rules", "none"),
        languages=tuple(table.get("language", ("vi",))),
        pages=pages,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's tables.

    Raises:
        TemplateError: ``template-unreadable`` or ``toml-syntax`` with the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise TemplateError(
            Problem("template-unreadable", Place(str(path)), {"why": why})
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(
            Problem("toml-syntax", Place(str(path)), {"why": str(error)})
        ) from error


def _document(folder: Path, table: Mapping[str, Any], kind: Kind, shelves: Sequence[Shelf]) -> Path:
    """Return the path of the document, taken from the extended folder where it is not here."""
    name: str = table.get("document", f"{kind}{SUFFIX[kind]}")
    if (folder / name).is_file():
        return folder / name
    parent = table.get("extends")
    if parent:
        for shelf in shelves:
            base = shelf.folder / parent
            if base.resolve() != folder.resolve() and (base / MANIFEST).is_file():
                return load_template(base, shelf.origin, ()).document
    at = Place(str(folder / MANIFEST))
    raise TemplateError(Problem("template-no-document", at, {"document": name}))


def _folders(shelf: Shelf) -> Iterator[tuple[Kind, Path]]:
    for kind in KINDS:
        base = shelf.folder / kind
        if base.is_dir():
            for folder in sorted(base.iterdir()):
                if (folder / MANIFEST).is_file():
                    yield kind, folder


def _near(word: str, known: frozenset[str]) -> str:
    return next(iter(get_close_matches(word, known, n=1)), "–")
