"""Which templates there are and what each says of itself.

A template is a folder: ``template.toml`` beside the document it names (``.docx`` or ``.xml``).
Look-up goes explicit path > project folder > user folder > built in; a folder that ``extends``
another takes from it every file it does not hold itself, one level deep.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefgen.catalog.manifest import (
    KEYS,
    KINDS,
    MANIFEST,
    Kind,
    Level,
    Origin,
    Shelf,
    faults,
    folders,
    merged,
    read_levels,
)
from briefgen.catalog.options import Option, options_of
from briefgen.catalog.tables import line_of, read_toml, unreadable
from briefgen.errors import Language, Phrase, Place, Problem, TemplateError

__all__ = [
    "KEYS",
    "KINDS",
    "MANIFEST",
    "SUFFIX",
    "Kind",
    "Origin",
    "Shelf",
    "Template",
    "built_in_folder",
    "find_template",
    "list_templates",
    "load_template",
    "read_toml",
]

SUFFIX: Mapping[Kind, str] = {"brief": ".docx", "scorecard": ".xml"}


@dataclass(frozen=True, slots=True)
class Template:
    """A template as found: its manifest and where its document lies.

    Args:
        name: ``one-page``; unique per kind and shelf.
        document: path of the ``.docx`` or ``.xml`` file (may lie in the extended folder).
        levels: its folder, and the one it extends.
        aliases: further names it is found by.
        rules: rule pack the document is bound to, ``none`` for an internal reading note.
        form: official form it prints (``conclusion``); empty for a reading note.
        pages: the most pages a result may have, ``None`` for no limit.
        options: what ``--set`` may change.
        needs: fields of a meeting without which it makes no sense, as paths.
    """

    name: str
    kind: Kind
    origin: Origin
    folder: Path
    document: Path
    levels: tuple[Level, ...] = ()
    aliases: tuple[str, ...] = ()
    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    theme: str = "official"
    rules: str = "none"
    form: str = ""
    languages: tuple[str, ...] = ("vi",)
    pages: int | None = None
    options: tuple[Option, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where its files lie, nearest first."""
        return tuple(level.folder for level in self.levels) or (self.folder,)

    def title_in(self, language: Language) -> str:
        """Return the title in the language asked for, else in any, else the name."""
        return self.title.get(language) or next(iter(self.title.values()), self.name)

    def file(self, name: str) -> Path | None:
        """Return where one of its files lies, in its own folder or the one it extends."""
        return next((path for one in self.folders if (path := one / name).is_file()), None)

    def files(self) -> dict[str, Level]:
        """Return every file of it, by path within its folder, with the level it comes from."""
        found: dict[str, Level] = {}
        for level in self.levels:
            for path in sorted(level.folder.rglob("*")):
                name = path.relative_to(level.folder).as_posix()
                if path.is_file() and not any(part[:1] in ".~" for part in Path(name).parts):
                    found.setdefault(name, level)
        return found

    def read(self) -> bytes:
        """Return the document's bytes.

        Raises:
            TemplateError: ``template-unreadable``.
        """
        try:
            return self.document.read_bytes()
        except OSError as error:
            raise unreadable(self.document, error) from error


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
        for shelf_kind, folder in folders(shelf):
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
    for template in list_templates(shelves, kind)[0]:
        if name in template.aliases:
            return template
    raise TemplateError(_unknown(name, kind, shelves))


def load_template(folder: Path, origin: Origin, shelves: Sequence[Shelf]) -> Template:
    """Return the template of one folder.

    Raises:
        TemplateError: no manifest, bad TOML, unknown or missing keys, values of another type, no
            document; or what it extends is not there, a circle, or a third level.
    """
    levels = read_levels(folder, origin, shelves)
    tables = merged(levels)
    if problems := list(faults(tables, levels[0].at)):
        raise TemplateError(problems)
    table = tables["template"]
    return Template(
        name=folder.name,
        kind=table["kind"],
        origin=origin,
        folder=folder,
        document=_document(levels, table),
        levels=levels,
        aliases=tuple(map(str, table.get("aliases", ()))),
        title=_spoken(table.get("title", {})),
        description=_spoken(table.get("description", {})),
        version=table.get("version", ""),
        theme=table.get("theme", "official"),
        rules=table.get("rules", "none"),
        form=table.get("form", ""),
        languages=tuple(table.get("language", ("vi",))),
        pages=table.get("pages", {}).get("max"),
        options=options_of(tables.get("options", {})),
        needs=tuple(tables.get("needs", {}).get("fields", ())),
    )


def _spoken(text: "Mapping[str, str] | str") -> Mapping[str, str]:
    """Return words by language; one text serves both."""
    return text if isinstance(text, dict) else {"vi": str(text), "en": str(text)}


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
    found = list_templates(shelves, kind)[0]
    known = sorted(template.name for template in found)
    spelt = {alias: template.name for template in found for alias in template.aliases}
    near = get_close_matches(name, [*known, *spelt], n=1)
    code = "template-unknown-near" if near else "template-unknown"
    return Problem(code, facts={"name": name, "near": near, "known": known})


def _document(levels: Sequence[Level], table: Mapping[str, Any]) -> Path:
    """Return the path of the document, taken from the extended folder where it is not here."""
    kind: Kind = table["kind"]
    name: str = table.get("document", f"{kind}{SUFFIX[kind]}")
    for level in levels:
        if (level.folder / name).is_file():
            return level.folder / name
    at = replace(levels[0].at, line=line_of(levels[0].folder / MANIFEST, "document"))
    raise TemplateError(Problem("template-no-document", at, {"document": name}))
