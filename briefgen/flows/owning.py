"""Templates that people make their own: a working copy of one that is there."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.catalog.manifest import OWN, merged
from briefgen.catalog.tables import toml_text
from briefgen.catalog.templates import MANIFEST, SUFFIX, Kind, Template, find_template
from briefgen.errors import (
    BriefgenError,
    DataError,
    OutputError,
    Place,
    Problem,
    TemplateError,
    UsageError,
    messages,
    why_refused,
)
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.looks import DEFAULT_BRIEF, DEFAULT_SCORECARD
from briefgen.flows.previewing import sample_for
from briefgen.flows.setting import Setting
from briefgen.flows.templates import form_of

NAME = re.compile(r"[^\W_](?:[\w-]{0,58}[^\W_])?")
RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.IGNORECASE)
README, PREVIEW = "README.md", "preview.png"
DEFAULT_BASE: Mapping[Kind, str] = {"brief": DEFAULT_BRIEF, "scorecard": DEFAULT_SCORECARD}
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Owned:
    """A template folder that was made: where, and its document."""

    folder: Path
    document: Path


def new_template(
    kind: Kind, name: str, base: str | None, home: Path, setting: Setting, *, force: bool = False
) -> Owned:
    """Make a working copy of a template, with sample data, that can be changed at once.

    Args:
        kind: of the template.
        name: of the copy.
        base: name or path of the template it begins as; ``None`` takes the usual one.
        home: folder that will hold the copy.
        setting: the world.
        force: replace a folder of that name; take a name that is in use.

    Raises:
        UsageError: ``template-name-bad``.
        TemplateError: ``template-name-taken``; there is no such base, or it is broken.
        OutputError: the folder cannot be written.
    """
    check_name(name)
    found = find_template(base or DEFAULT_BASE[kind], kind, setting.shelves)
    if not force:
        _refuse_taken(kind, name, home / name, setting)
    files = dict(files_of(found))
    document = f"{kind}{SUFFIX[kind]}" if not found.levels else found.document.name
    if not any(Path(file).stem == "sample" for file in files):
        files["sample.yaml"] = _sample(found, setting).content
    files[document] = found.read()
    files[MANIFEST] = _manifest(found, name, document).encode()
    files[README] = _readme(found, kind, name, document).encode()
    put_folder(home / name, files, force=force)
    return Owned(home / name, home / name / document)


def check_name(name: str) -> None:
    """Refuse a name that no folder can have on every system.

    Raises:
        UsageError: ``template-name-bad`` with one that would do.
    """
    if NAME.fullmatch(name) and not RESERVED.fullmatch(name):
        return
    spelt = re.sub(r"\W+", "-", name).strip("-_")[:60]
    near = spelt if NAME.fullmatch(spelt) and not RESERVED.fullmatch(spelt) else "ban-toi"
    raise UsageError(Problem("template-name-bad", facts={"name": name, "near": near}))


def files_of(found: Template) -> Files:
    """Return the content of a template's files, own and extended, without preview and README.

    Raises:
        TemplateError: one cannot be read.
    """
    return {
        name: read_input(level.folder / name, TemplateError).content
        for name, level in found.files().items()
        if name not in (MANIFEST, README, PREVIEW) and (level.folder / name).stat().st_size
    }


def plain_tables(found: Template, name: str) -> dict[str, object]:
    """Return the manifest of a template as one that extends nothing."""
    tables = merged(found.levels) if found.levels else {"template": {"kind": found.kind}}
    own = {key: value for key, value in tables["template"].items() if key not in OWN}
    return {**tables, "template": {"name": name, **own}}


def put_folder(target: Path, files: Files, *, force: bool = False) -> None:
    """Write a folder whole or not at all; one that is there stays unless ``force``.

    Raises:
        OutputError: ``folder-exists``, ``output-unwritable``.
    """
    if target.exists() and not force:
        raise OutputError(Problem("folder-exists", Place(str(target))))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".briefgen-", dir=target.parent) as made:
            fresh = Path(made) / "new"
            for name, content in files.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(content)
            if target.exists():
                target.rename(Path(made) / "old")
            fresh.rename(target)
    except OSError as error:
        facts = {"why": why_refused(error)}
        raise OutputError(Problem("output-unwritable", Place(str(target)), facts)) from error


def _refuse_taken(kind: Kind, name: str, target: Path, setting: Setting) -> None:
    facts: dict[str, object] = {"name": name}
    if target.exists():
        raise TemplateError(Problem("template-name-taken", Place(str(target)), facts))
    for shelf in setting.shelves:
        if (shelf.folder / kind / name / MANIFEST).is_file():
            at = Place(str(shelf.folder / kind / name))
            raise TemplateError(Problem("template-name-taken", at, facts))


def _sample(found: Template, setting: Setting) -> Input:
    try:
        return sample_for(form_of(found), setting)
    except BriefgenError:
        raise DataError(Problem("preview-no-sample", Place(str(found.document)))) from None


def _manifest(found: Template, name: str, document: str) -> str:
    """Return the manifest of a copy, with a word on each thing a person may change."""
    tables = plain_tables(found, name)
    table = dict(tables.pop("template"))  # type: ignore[call-overload]  # a table, as read
    title = {language: f"{words} ({name})" for language, words in found.title.items()}
    table |= {"title": title or {"vi": name, "en": name}, "version": "1.0", "document": document}
    head = messages()["template-manifest-head"]
    comment = "".join(f"# {head[language]}\n" for language in ("vi", "en"))
    return comment + toml_text({"template": table, **tables})


def _readme(found: Template, kind: Kind, name: str, document: str) -> str:
    facts = {"name": name, "kind": kind, "base": found.name, "document": document}
    said = messages()["template-readme"]
    return "\n---\n\n".join(
        f"# {found.title_in(language)} ({name})\n\n{said[language].format(**facts)}\n"
        for language in ("vi", "en")
    )
