"""The journeys of a template maker: what a template asks for, and all that is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog.options import chosen
from briefgen.catalog.templates import KINDS, MANIFEST, Template, find_template, load_template
from briefgen.errors import (
    BriefgenError,
    DataError,
    Language,
    Place,
    Problem,
    TemplateError,
    UsageError,
    say_place,
)
from briefgen.flows.assets import asset_reader
from briefgen.flows.fields import is_told, with_fields
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.setting import Setting
from briefgen.flows.terms import Settings, options_for, refuse_lacking

if TYPE_CHECKING:
    from briefgen.catalog.uses import Name
    from briefgen.compose.house import House
    from briefgen.model import Meeting

PDF = ".xml"
OFFICIAL = "official"
COMPOSED = frozenset({"brief", "scorecard", "meeting"})
TYPED = b"$type"
INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Form(Input):
    """The document of a template; ``found`` is the template, ``None`` for a file by itself."""

    found: Template | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A template looked at: its file, and what is wrong with it and with data for it."""

    template: Input
    problems: tuple[Problem, ...]


def open_template(name: str, setting: Setting) -> Form:
    """Return the document of a template: by path, by folder, or by name on a shelf.

    Raises:
        TemplateError: there is none, or it cannot be read.
    """
    path = Path(name)
    if path.is_dir() and (path / MANIFEST).is_file():
        return form_of(load_template(path, "path", setting.shelves))
    if path.suffix or path.exists():
        found = _owner_of(path, setting)
        return form_of(found) if found else Form(name, _content(path), path)
    problems: list[Problem] = []
    for kind in KINDS:
        try:
            return form_of(find_template(name, kind, setting.shelves))
        except TemplateError as error:
            problems = problems or list(error.problems)
    raise TemplateError(problems)


def form_of(found: Template) -> Form:
    """Return the document of a template; raises ``TemplateError`` if it cannot be read."""
    return Form(str(found.document), _content(found.document), found.document, found=found)


def _content(path: Path) -> bytes:
    return read_input(path, TemplateError).content


def _owner_of(path: Path, setting: Setting) -> Template | None:
    """Return the template whose document a file is; ``None`` for one beside or without any."""
    if not (path.parent / MANIFEST).is_file():
        return None
    try:
        found = load_template(path.parent, "path", setting.shelves)
    except TemplateError:
        return None
    return found if found.document.name == path.name and path.is_file() else None


def found_of(template: Input) -> Template | None:
    """Return the template that a document belongs to; ``None`` for a file by itself."""
    return template.found if isinstance(template, Form) else None


def check_options(template: Input, settings: Settings) -> None:
    """Refuse options that a template does not have, and values they do not take.

    Raises:
        UsageError: ``option-unknown``, ``option-value``: all together.
    """
    found = found_of(template)
    chosen(found.options if found else (), settings, found.name if found else template.name)


def asset_folders(template: Input) -> tuple[Path, ...]:
    """Return where the files lie that a template and its data name, nearest first."""
    found = found_of(template)
    return found.folders if found else (Path(template.name).parent,)


def names_of(template: Input, values: Mapping[str, Any] | None = None) -> "list[Name]":
    """Return the names that a template uses; those a theme gives are left out.

    Args:
        template: a Word or PDF template.
        values: the data, where they are known: a name that they have as typed is theirs.

    Raises:
        TemplateError: the template's problems.
    """
    if is_pdf_template(template):
        from briefgen.pdf.names import names_of as names_in
    else:
        from briefgen.word.names import names_of as names_in
    names = names_in(template.content, name=template.name, values=values)
    return [name for name in names if name.path[0] != "theme"]


def schema_of(template: Input, language: Language) -> dict[str, Any]:
    """Return the JSON Schema of the data that a template needs; raises as ``names_of`` does."""
    from briefgen.catalog.inferred import inferred_schema

    return inferred_schema(
        names_of(template),
        title=Path(template.name).name,
        describe=lambda at: say_place(replace(at, file=None), language),
    )


def prove(template: Input, data: Input | None, setting: Setting, settings: Settings = ()) -> Proof:
    """Return everything wrong with a template, and with filling it where data are given.

    Args:
        template: a Word or PDF template.
        data: a data file; a meeting file for a template of briefs or scorecards.
        setting: the world.
        settings: options of the template, as set.

    Raises:
        DataError: the data file cannot be read.
    """
    names = _names_or_none(template)
    values = None if data is None else values_for(template, names, data, setting, settings)
    problems = _problems(template, values, setting)
    found = found_of(template)
    if found is not None:
        problems = with_fields(problems, found, template.content, template.name)
    if values is not None:
        from briefgen.catalog.lacking import lacking

        if found is None:
            names = _names_or_none(template, values)
        told = {INDEX.sub("[]", problem.at.path) for problem in problems if problem.at.path}
        problems += [
            problem
            for problem in lacking(names, values)
            if INDEX.sub("[]", problem.at.path or "") not in told and not is_told(problem, problems)
        ]
    return Proof(template, tuple(problems))


def annotated(proof: Proof, language: Language) -> bytes:
    """Return a copy of a Word template with a comment at the place of each problem.

    Raises:
        UsageError: ``annotate-pdf``: a PDF template is no Word file.
        TemplateError: the file cannot be opened, so that nothing can be written into it.
    """
    if is_pdf_template(proof.template):
        raise UsageError(Problem("annotate-pdf", Place(proof.template.name)))
    from briefgen.word.annotating import annotate

    return annotate(proof.template.content, proof.problems, language)


def is_pdf_template(template: Input) -> bool:
    """Return whether a template makes PDF files; else it makes Word files."""
    return Path(template.name).suffix.lower() == PDF


def _names_or_none(template: Input, values: Mapping[str, Any] | None = None) -> "list[Name]":
    """Return the names of a template; none if it cannot be compiled."""
    try:
        return names_of(template, values)
    except TemplateError:
        return []


def values_for(
    template: Input,
    names: "Sequence[Name]",
    data: Input,
    setting: Setting,
    settings: Settings = (),
    house: "House | None" = None,
) -> Mapping[str, Any]:
    """Return what the template is filled with: the data, or what a meeting is composed into.

    Raises:
        DataError: the data cannot be read, or lack what the template needs.
    """
    from briefgen.flows.reading import is_meeting_file, read_meeting
    from briefgen.meetingfile import load_given

    given = load_given(data.content, data.name)
    found = found_of(template)
    used = {name.path[0] for name in names}
    wanted = used & COMPOSED | ({found.kind} if found else set())
    if wanted and not wanted & given.values.keys() and is_meeting_file(data):
        meeting = read_meeting(data)
        if found is None:
            return _composed(meeting, wanted, house)
        refuse_lacking(found, meeting, data.name)
        options = {"options": options_for(found, settings)}
        if found.kind == "brief":
            from briefgen.compose.house import ANY
            from briefgen.flows.pages import page_of

            page = page_of(found, meeting, setting, settings=settings, house=house or ANY)
            options |= page.values()
        return {**_composed(meeting, wanted, house), **options}
    if is_pdf_template(template) or given.table or TYPED not in data.content:
        return given.values
    from briefgen.word.content.typed import typed_values

    try:
        return typed_values(given.values, asset_reader(*asset_folders(template)))
    except DataError as error:
        raise error.within(data.name) from None


def composed_for_show(meeting: "Meeting") -> Mapping[str, Any]:
    """Return everything that a meeting is composed into, for any kind of template."""
    return _composed(meeting, set(COMPOSED))


def _composed(
    meeting: "Meeting", wanted: set[str], house: "House | None" = None
) -> Mapping[str, Any]:
    from briefgen.compose import compose_brief, compose_scorecard
    from briefgen.compose.house import ANY, in_house

    own = house or ANY
    made: dict[str, Any] = {"meeting": in_house(meeting, own).model_dump()}
    if "brief" in wanted:
        made["brief"] = compose_brief(meeting, house=own).model_dump()
    if "scorecard" in wanted:
        made["scorecard"] = compose_scorecard(meeting, data_name="", house=own).model_dump()
    return made


def _problems(template: Input, values: Mapping[str, Any] | None, setting: Setting) -> list[Problem]:
    """Return what the engine finds wrong with a template, and with a run."""
    from briefgen.flows.theming import dress_of

    dress = dress_of(OFFICIAL, setting)
    if is_pdf_template(template):
        from briefgen.pdf import check_template as check_pdf

        if values is not None:
            values = {"theme": dress.for_pdf(), **values}
        read_asset = asset_reader(*asset_folders(template))
        return check_pdf(template.content, name=template.name, values=values, read_asset=read_asset)
    from briefgen.word import compile_template

    try:
        compiled = compile_template(template.content, name=template.name)
        if values is not None:
            values = {"theme": dress.for_word(), **values}
            compiled.render(values, read_asset=asset_reader(*asset_folders(template)))
    except BriefgenError as error:
        return list(error.problems)
    return []
