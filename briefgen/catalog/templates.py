"""Which templates there are and what each says of itself.

A template is a folder: ``template.toml`` beside the document it names (``.docx`` or ``.xml``).
Look-up goes explicit path > project folder > user folder > built in; a folder that ``extends``
another takes from it every file it does not hold itself, one level deep.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from briefgen.errors import Language, Phrase, Place, Problem, TemplateError, why_refused

Kind = Literal["brief", "scorecard"]
Origin = Literal["path", "project", "user", "built-in"]
MANIFEST = "template.toml"
KINDS: tuple[Kind, ...] = ("brief", "scorecard")
SUFFIX: Mapping[Kind, str] = {"brief": ".docx", "scorecard": ".xml"}
KEYS: Mapping[str, tuple[type, ...]] = {
    "name": (str,),
    "kind": (str,),
    "title": (dict, str),
    "version": (str,),
    "api": (int,),
    "extends": (str,),
    "language": (list,),
    "document": (str,),
    "theme": (str,),
    "rules": (str,),
    "pages": (dict,),
    "description": (dict, str),
}
EXAMPLES: Mapping[type, str] = {str: '"…"', dict: "{vi = …}", list: '["vi"]', int: "1"}
PAGES = "pages = {max = 1}"
TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


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
            raise _unreadable(self.document, error) from error


def built_in_folder() -> Path:
    """Return the folder of the built-in templates: inside the wheel, else the repository's."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data" / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def list_templates(
    shelves: Sequence[Shelf], kind: Kind | None = None
) -> tuple[list[Template], list[Problem]]:
    """Return every template of the shelves, and what is wrong with those that cannot be read.

    Nearest first; a name met again further away is hidden.
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
    return list(found.values()), problems


def find_template(name: str, kind: Kind, shelves: Sequence[Shelf]) -> Template:
    """Return the template called ``name``: a path to a folder or document, or a name on a shelf.

    Raises:
        TemplateError: ``template-unknown`` with the nearest names, ``template-other-kind``,
            ``template-not-one``, ``template-file-missing``, or the manifest's problems.
    """
    path = Path(name)
    if name and path.is_dir():
        return _of_kind(load_template(path, "path", shelves), kind)
    if path.suffix.lower() in SUFFIX.values() and path.is_file():
        own: Kind = "brief" if path.suffix.lower() == SUFFIX["brief"] else "scorecard"
        return _of_kind(Template(path.stem, own, "path", path.parent, path), kind)
    for wanted in (kind, *KINDS):
        for shelf in shelves:
            folder = shelf.folder / wanted / name
            if folder.name == name and (folder / MANIFEST).is_file():
                return _of_kind(load_template(folder, shelf.origin, shelves), kind)
    raise TemplateError(_unknown(name, kind, shelves))


def load_template(folder: Path, origin: Origin, shelves: Sequence[Shelf]) -> Template:
    """Return the template of one folder.

    Raises:
        TemplateError: no manifest, bad TOML, unknown or missing keys, values of another type, no
            document.
    """
    manifest = folder / MANIFEST
    at = Place(str(manifest))
    if not manifest.is_file():
        raise TemplateError(Problem("template-no-manifest", Place(str(folder))))
    table = read_toml(manifest).get("template", {})
    if not isinstance(table, dict):
        raise TemplateError(Problem("manifest-type", at, {"key": "template", "due": "[template]"}))
    problems = list(_faults(table, at))
    if problems:
        raise TemplateError(problems)
    kind: Kind = table["kind"]
    title = table.get("title", {})
    return Template(
        name=folder.name,
        kind=kind,
        origin=origin,
        folder=folder,
        document=_document(folder, table, kind, shelves),
        title=title if isinstance(title, dict) else {"vi": title, "en": title},
        version=table.get("version", ""),
        theme=table.get("theme", "official"),
        rules=table.get("rules", "none"),
        languages=tuple(table.get("language", ("vi",))),
        pages=table.get("pages", {}).get("max"),
    )


def _faults(table: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    """Yield what is wrong with the keys of a manifest and their values."""
    for key, value in sorted(table.items()):
        if key not in KEYS:
            yield Problem("manifest-unknown-key", at, {"key": key, "near": _near(key)})
        elif key != "kind" and not isinstance(value, KEYS[key]):
            due = PAGES if key == "pages" else f"{key} = {EXAMPLES[KEYS[key][0]]}"
            yield Problem("manifest-type", at, {"key": key, "due": due})
    kind = table.get("kind")
    if kind not in KINDS:
        yield Problem("manifest-kind", at, {"kind": kind or "", "known": KINDS})
    pages = table.get("pages")
    if isinstance(pages, dict) and type(pages.get("max", 1)) is not int:
        yield Problem("manifest-type", at, {"key": "pages", "due": PAGES})
    document = table.get("document")
    if isinstance(document, str) and Path(document).name != document:
        yield Problem("manifest-document", at, {"document": document})


def _of_kind(template: Template, kind: Kind) -> Template:
    """Return the template if it is of the kind asked for.

    Raises:
        TemplateError: ``template-other-kind``.
    """
    if template.kind == kind:
        return template
    facts = {
        "name": template.name,
        "kind": Phrase(f"kind-{template.kind}"),
        "due": Phrase(f"kind-{kind}"),
        "command": template.kind,
    }
    raise TemplateError(Problem("template-other-kind", facts=facts))


def _unknown(name: str, kind: Kind, shelves: Sequence[Shelf]) -> Problem:
    """Return why nothing is called ``name``."""
    path = Path(name)
    if name and path.exists():
        return Problem("template-not-one", Place(name), {"suffix": SUFFIX[kind]})
    if path.suffix.lower() in SUFFIX.values() or len(path.parts) > 1:
        return Problem("template-file-missing", Place(name), {"name": path.name})
    known = sorted({folder.name for shelf in shelves for k, folder in _folders(shelf) if k == kind})
    near = get_close_matches(name, known, n=1)
    code = "template-unknown-near" if near else "template-unknown"
    return Problem(code, facts={"name": name, "near": near, "known": known})


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's tables.

    Raises:
        TemplateError: ``template-unreadable`` or ``toml-syntax`` with the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, error) from error
    except UnicodeDecodeError as error:
        facts = {"offset": error.start}
        raise TemplateError(Problem("toml-encoding", Place(str(path)), facts)) from error
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        found = TOML_PLACE.search(words)
        line, column = (found[1], found[2]) if found else (None, None)
        at = Place(str(path), int(line) if line else None, int(column) if column else None)
        why = words[: found.start()] if found else words
        raise TemplateError(Problem("toml-syntax", at, {"why": why})) from error


def _unreadable(path: Path, error: OSError) -> TemplateError:
    return TemplateError(
        Problem("template-unreadable", Place(str(path)), {"why": why_refused(error)})
    )


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


def _near(word: str) -> str:
    return next(iter(get_close_matches(word, KEYS, n=1)), "–")
