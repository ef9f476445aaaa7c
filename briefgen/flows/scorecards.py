"""Scorecards of meetings: one to a file, or many in one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog.templates import find_template
from briefgen.errors import BriefgenError, Place, Problem, messages
from briefgen.flows.assets import asset_reader
from briefgen.flows.inputs import Input
from briefgen.flows.looks import BILINGUAL, Document, Look
from briefgen.flows.naming import printed_name
from briefgen.flows.pages import kept_notes
from briefgen.flows.places import problems_in, shortened_in
from briefgen.flows.reading import day_of, is_meeting_file, meeting_text, read_meeting
from briefgen.flows.records import record_mark
from briefgen.flows.setting import Setting
from briefgen.flows.terms import options_for, refuse_lacking
from briefgen.flows.theming import dress_of

if TYPE_CHECKING:
    from briefgen import pdf
    from briefgen.model import Meeting

MEDIA_TYPES = {".json": "application/json", ".toml": "application/toml"}


@dataclass(frozen=True, slots=True)
class Paper:
    """How pages stand on paper.

    Args:
        n_up: pages on one side of a sheet: 1, 2 or 4.
        blank_backs: each scorecard begins on the front of a sheet printed on both sides.
    """

    n_up: int = 1
    blank_backs: bool = False


def make_scorecard(
    meeting: "Meeting",
    look: Look,
    setting: Setting,
    data_name: str,
    *,
    attached: Input | None = None,
    strict: bool = False,
) -> Document:
    """Return the PDF scorecard of a meeting, and which texts had to be shortened.

    Args:
        meeting: the record.
        look: template, theme, language, palette.
        setting: the world.
        data_name: path of the data file, to place problems in; its name is printed at the foot.
        attached: what the meeting was read from; the page carries its meeting file.
        strict: what would be a warning is an error.

    Raises:
        TemplateError: template or theme missing or broken.
        RenderError: a glyph is missing, a text does not fit.
    """
    sheet = sheet_of(meeting, look, setting, data_name)
    options: pdf.Options = {
        **sheet.options,
        "author": sheet.author,
        "date": day_of(meeting),
        "identifier": record_mark(meeting),
        "attachments": [attached_file(meeting, attached, setting)] if attached else [],
        "strict": strict,
    }
    with problems_in(meeting, data_name):
        drawing = sheet.template.draw(sheet.values, **options)
    warnings = (*sheet.notes, *shortened_in(meeting, data_name, drawing.warnings))
    return Document(drawing.content, warnings)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scorecard about to be drawn: its template, what it is filled with, how, and what to say."""

    template: "pdf.CompiledTemplate"
    values: dict[str, Any]
    author: str
    options: "pdf.Options"
    notes: tuple[Problem, ...] = ()


def sheet_of(meeting: "Meeting", look: Look, setting: Setting, data_name: str) -> Sheet:
    """Return the scorecard of a meeting before it is drawn; raises as ``make_scorecard`` does."""
    from briefgen.compose import compose_scorecard
    from briefgen.compose.tongues.stretches import tongues_of
    from briefgen.flows.compiled import compiled_pdf

    found = find_template(look.scorecard, "scorecard", setting.shelves)
    dress = dress_of(look.theme or found.theme, setting)
    chosen = options_for(found, look.settings)
    refuse_lacking(found, meeting, data_name)
    scorecard = compose_scorecard(
        meeting,
        language=None if look.language == BILINGUAL else look.language,
        derived=look.derived,
        data_name=printed_name(data_name),
        house=dress.house,
    )
    template = compiled_pdf(found.read(), str(found.document), setting)
    options: pdf.Options = {
        "title": scorecard.title,
        "language": "vi-VN" if scorecard.language == "vi" else "en-GB",
        "palette": look.palette,
        "most_pages": 1 if look.one_page else found.pages,
        "read_asset": dress.reader(asset_reader(*found.folders)),
    }
    values = {"scorecard": scorecard.model_dump(), "theme": dress.for_pdf(), "options": chosen}
    kept = tongues_of(meeting, scorecard.language).shown_in(scorecard)
    notes = (*dress.notes_for(meeting, data_name), *kept_notes(kept, meeting, data_name))
    return Sheet(template, values, scorecard.agency, options, notes)


def bind_scorecards(
    given: Sequence[Input],
    look: Look,
    setting: Setting,
    paper: Paper,
    *,
    attach: bool = False,
    strict: bool = False,
) -> Document:
    """Return the scorecards of meetings in one PDF: a part and a bookmark each.

    Args:
        given: meeting files and reports, in the order of the file.
        look: template, theme, language, palette.
        setting: the world.
        paper: how pages stand on paper.
        attach: put the meeting files into the PDF.
        strict: what would be a warning is an error.

    Raises:
        BriefgenError: the problems of all meetings together, of the family of the first.
    """
    from briefgen.pdf import Binder

    failed: list[BriefgenError] = []
    found: list[_Found] = []
    for each in given:
        try:
            meeting = read_meeting(each)
            found.append(_Found(each, meeting, sheet_of(meeting, look, setting, each.name)))
        except BriefgenError as error:
            failed.append(error)
    binder = Binder(_cover(found, paper), several=len(given) > 1)
    warnings: list[Problem] = []
    for one in found:
        if not (one.meeting.indicators or one.meeting.directives or one.meeting.findings):
            warnings.append(Problem("record-empty", Place(one.given.name), severity="warning"))
        try:
            warnings += _bound(binder, one, strict=strict)
        except BriefgenError as error:
            failed.append(error)
    if failed:
        raise type(failed[0])(problem for error in failed for problem in error.problems)
    drawing = binder.finish(_files(found, setting) if attach else ())
    return Document(drawing.content, tuple(warnings))


@dataclass(frozen=True, slots=True)
class _Found:
    """A meeting among several, and its scorecard about to be drawn."""

    given: Input
    meeting: "Meeting"
    sheet: Sheet


def _bound(binder: "pdf.Binder", one: _Found, *, strict: bool) -> list[Problem]:
    """Draw a scorecard into the file; return its warnings, placed in its meeting file."""
    sheet = one.sheet
    name = str(sheet.options.get("title", ""))
    options: pdf.Options = {
        **sheet.options,
        "title": f"{sheet.author} · {name}" if sheet.author else name,
        "strict": strict,
    }
    with problems_in(one.meeting, one.given.name):
        warnings = binder.add(sheet.template, sheet.values, **options)
    return [*sheet.notes, *shortened_in(one.meeting, one.given.name, warnings)]


def _cover(found: "Sequence[_Found]", paper: Paper) -> "pdf.Cover":
    """Return what the file of all says of itself: what they have in common, and the last day."""
    from briefgen.pdf import Cover

    languages = [str(one.sheet.options.get("language", "vi-VN")) for one in found] or ["vi-VN"]
    said = messages()["bound-title"]["vi" if languages[0].startswith("vi") else "en"]
    authors = {one.sheet.author for one in found}
    days = [day for one in found if (day := day_of(one.meeting)) is not None]
    alone = found[0] if len(found) == 1 else None
    return Cover(
        str(alone.sheet.options.get("title")) if alone else said.format(count=len(found)),
        authors.pop() if len(authors) == 1 else "",
        date=max(days, default=None),
        language=languages[0],
        identifier=" ".join(dict.fromkeys(record_mark(one.meeting) for one in found)),
        n_up=paper.n_up,
        blank_backs=paper.blank_backs,
    )


def _files(found: "Sequence[_Found]", setting: Setting) -> "list[pdf.Attachment]":
    """Return the meeting files to travel inside; those of one name get a number."""
    files = [attached_file(one.meeting, one.given, setting) for one in found]
    names = [file.name for file in files]
    return [
        file if names.count(file.name) == 1 else replace(file, name=f"{number}-{file.name}")
        for number, file in enumerate(files, 1)
    ]


def attached_file(meeting: "Meeting", given: Input, setting: Setting) -> "pdf.Attachment":
    """Return the meeting file as it travels inside a page."""
    from briefgen.pdf import Attachment

    name, content = printed_name(given.name) or "meeting.yaml", given.content
    if not is_meeting_file(given):
        name, content = "meeting.yaml", meeting_text(meeting, None, setting.version)
    kind = MEDIA_TYPES.get(Path(name).suffix.lower(), "application/yaml")
    described = messages()["attached-meeting"]["vi" if meeting.language == "vi" else "en"]
    return Attachment(name, content, kind, "Source", described)
