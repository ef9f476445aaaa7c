"""Commands around the daily path: schema, doctor."""

import json as jsonlib
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from briefgen import __version__
from briefgen.cli.wording import option
from briefgen.cli.world import TALK, setting
from briefgen.errors import say_all

SCHEMA_VERSION = 1
FINDINGS = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the doctor looked at; ``good`` is None for what is optional and absent."""

    name: str
    found: str
    good: bool | None
    remedy: str = ""


def schema(
    pdf_template: Annotated[bool, option("--pdf-template", "help-schema-pdf")] = False,
) -> None:
    """Print a schema for editors: of the meeting file, or of PDF templates."""
    if pdf_template:
        from briefgen.pdf.reference import relax_ng

        TALK.result(relax_ng().rstrip())
        return
    from briefgen.meetingfile import meeting_schema

    TALK.result(jsonlib.dumps(meeting_schema(), ensure_ascii=False, indent=2))


def doctor(json: Annotated[bool, option("--json", "help-json")] = False) -> None:
    """Look whether everything needed is here, and say what to do about what is not."""
    lines = list(_examine())
    if json:
        document = {"schema_version": SCHEMA_VERSION, "lines": [asdict(line) for line in lines]}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            mark = {True: "✓", False: "✗", None: "–"}[line.good]
            remedy = f"  → {line.remedy}" if line.remedy else ""
            TALK.result(f"{mark} {line.name:<14} {line.found}{remedy}")
    if any(line.good is False for line in lines):
        raise typer.Exit(FINDINGS)


def _examine() -> Iterator[Line]:
    yield Line("briefgen", f"{__version__} ({Path(__file__).parents[1]})", good=True)
    yield Line("Python", platform.python_version(), good=sys.version_info >= (3, 11))
    yield _fonts()
    yield _templates()
    yield _folder("output")
    world = setting(os.environ)
    cache = str(world.cache) if world.cache else TALK.words("doctor-no-cache")
    yield Line("cache", cache, good=True if world.cache else None)
    yield _program("soffice", ("soffice", "libreoffice"), os.environ.get("BRIEFGEN_SOFFICE"))
    yield _program("lp", ("lp",), None)


def _fonts() -> Line:
    from briefgen.pdf import missing_letters

    faces = missing_letters()
    bad = {name: letters for name, letters in faces.items() if letters}
    if bad:
        found = "; ".join(f"{name}: {''.join(sorted(letters))}" for name, letters in bad.items())
        return Line("fonts", found, good=False, remedy=TALK.words("doctor-fonts"))
    return Line("fonts", TALK.words("doctor-fonts-good", count=len(faces)), good=True)


def _templates() -> Line:
    from briefgen.catalog.templates import built_in_folder, list_templates

    found, problems = list_templates(setting(os.environ).shelves)
    names = ", ".join(f"{item.kind}/{item.name}" for item in found)
    if problems:
        remedy = " · ".join(say_all(problems, TALK.language).splitlines())
        return Line("templates", names, good=False, remedy=remedy)
    return Line("templates", f"{names} ({built_in_folder()})", good=bool(found))


def _folder(name: str) -> Line:
    folder = Path(name) if Path(name).is_dir() else Path()
    good = os.access(folder, os.W_OK)
    remedy = "" if good else TALK.words("doctor-folder")
    return Line("output", str(folder.resolve()), good=good, remedy=remedy)


def _program(name: str, names: tuple[str, ...], given: str | None) -> Line:
    names = (given,) if given else names
    found = next((path for path in map(shutil.which, names) if path), None)
    if found:
        return Line(name, found, good=True)
    return Line(name, TALK.words("doctor-absent"), good=None, remedy=TALK.words(f"doctor-{name}"))
