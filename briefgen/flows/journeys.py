"""The journeys: what each command does from its first byte to its last.

Every journey takes read inputs and returns bytes or nouns; ``make`` alone strings them together
and writes. Engines are imported inside the journey that needs them, so that a command pays only
for what it uses.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog.templates import Kind, find_template
from briefgen.catalog.themes import DEFAULT
from briefgen.errors import (
    DataError,
    Place,
    Problem,
    TemplateError,
    UsageError,
)
from briefgen.flows.assets import asset_reader
from briefgen.flows.fields import telling_fields
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.looks import Document, Look
from briefgen.flows.merging import keep_extraction
from briefgen.flows.officials import notes_on_house, notes_on_official
from briefgen.flows.outputs import (
    Written,
    is_untouched_pdf,
    is_untouched_text,
    publish,
)
from briefgen.flows.pages import Page, brief_template, notes_on_page, page_of
from briefgen.flows.places import problems_in, problems_in_data, shortened_in_data
from briefgen.flows.reading import day_of, is_meeting_file, meeting_text, read_told
from briefgen.flows.records import making_of, record_mark
from briefgen.flows.scorecards import make_scorecard
from briefgen.flows.setting import Setting
from briefgen.flows.terms import options_for, refuse_lacking, refuse_unknown_options
from briefgen.flows.theming import dress_of

if TYPE_CHECKING:
    from briefgen import pdf
    from briefgen.catalog.templates import Template
    from briefgen.compose.house import House
    from briefgen.model import Meeting
    from briefgen.word.loosening import Missing

TYPED = b"$type"  # a value of a data file that is more than text


def make_brief(meeting: "Meeting", look: Look, setting: Setting, data_name: str = "") -> bytes:
    """Return the Word brief of a meeting, sealed so that a later edit is noticed.

    Args:
        meeting: the record.
        look: template, language.
        setting: the world.
        data_name: path of the data file, to place problems in.

    Raises:
        TemplateError: template missing or broken.
        DataError: the meeting lacks what the template needs.
        RenderError: the page cannot be made.
    """
    from briefgen.compose.house import in_house
    from briefgen.flows.compiled import compiled_word
    from briefgen.word import remember, seal

    found = brief_template(look, setting)
    dress = dress_of(look.theme or found.theme, setting)
    options = options_for(found, look.settings)
    refuse_lacking(found, meeting, data_name)
    content = found.read()
    page = _page(found, meeting, look, setting, dress.house)
    properties = _properties(meeting, page.title, page.agency, page.language)
    values: dict[str, Any] = {"meeting": in_house(meeting, dress.house).model_dump()}
    values |= {**page.values(), "options": options, "theme": dress.for_word()}
    with telling_fields(found, content), problems_in(meeting, data_name):
        compiled = compiled_word(content, str(found.document), setting)
        template = dress.over(compiled, language=page.language)
        read_asset = asset_reader(*found.folders)
        made = template.render(values, properties=properties, read_asset=read_asset)
    facts = making_of(meeting, replace(look, brief=found.name, theme=dress.theme.name))
    return seal(remember(made, {**facts, "page": page.language}))


def _page(
    found: "Template", meeting: "Meeting", look: Look, setting: Setting, house: "House"
) -> "Page":
    """Return what a template shows of a meeting; raises as ``page_of`` does."""
    return page_of(
        found, meeting, setting, language=look.language, settings=look.settings, house=house
    )


def notes_on_brief(
    meeting: "Meeting", look: Look, setting: Setting, data_name: str = ""
) -> list[Problem]:
    """Return what the user must know of a brief; raises as ``make_brief`` does.

    That is what of its theme it does not follow, what a form leaves to be filled in, a form of
    another system than the body's, and words that stay in the language of the record.
    """
    from briefgen.flows.compiled import compiled_word
    from briefgen.model.official import Official

    found = brief_template(look, setting)
    dress = dress_of(look.theme or found.theme, setting)
    notes = dress.notes_for(meeting, data_name)
    page = _page(found, meeting, look, setting, dress.house)
    notes += notes_on_page(page, meeting, data_name)
    if isinstance(page.noun, Official):
        notes += notes_on_official(page.noun, meeting, data_name)
        notes += notes_on_house(page.noun, meeting, dress.house, str(dress.theme.file))
    if dress.changes_word():
        notes += dress.notes_on(compiled_word(found.read(), str(found.document), setting))
    return notes


def fill(
    template: Input,
    data: Input,
    setting: Setting,
    theme: str | None = None,
    *,
    assets: Path | None = None,
    missing: "Missing" = "error",
    strict: bool = False,
) -> Document:
    """Return any Word or PDF template filled with any data; no meeting is needed.

    Args:
        template: the template file.
        data: the data file.
        setting: the world.
        theme: name or path; a PDF template has the built-in one without it, a Word template its
            own colours and font.
        assets: folder of the files that data may name; by default the template's own.
        missing: as for ``word.CompiledTemplate.render``.
        strict: what would be a warning of a PDF page is an error.

    Raises:
        UsageError: ``missing-keep-pdf``: a PDF file cannot be filled a second time.
        DataError: the data file cannot be read.
        TemplateError: the template is broken or uses names the data do not have.
        RenderError: a limit, a missing glyph.
    """
    from briefgen.meetingfile import load_given

    given = load_given(data.content, data.name)
    values = given.values
    read_asset = asset_reader(assets or Path(template.name).parent)
    if Path(template.name).suffix.lower() == ".xml":
        page = _sheet(template, setting, missing)
        tables = with_theme(values, theme or DEFAULT, setting)
        made = _drawn(page, tables, data.name, read_asset=read_asset, strict=strict)
        return replace(made, warnings=(*given.notes, *made.warnings))
    from briefgen.flows.compiled import compiled_word

    if TYPED in data.content and not given.table:
        values = _rich(values, read_asset, data.name)
    compiled = compiled_word(template.content, template.name, setting)
    if theme is not None:
        dress = dress_of(theme, setting)
        compiled, values = dress.over(compiled), {"theme": dress.for_word(), **values}
    form = partial(compiled.stream, values, read_asset=read_asset, missing=missing)
    return Document(form, given.notes)


def _rich(
    values: Mapping[str, Any], read_asset: Callable[[str], bytes], name: str
) -> dict[str, Any]:
    """Return values with those that are more than text made so; problems stand in ``name``."""
    from briefgen.word.content.typed import typed_values

    try:
        return typed_values(values, read_asset)
    except DataError as error:
        raise error.within(name) from None


def _drawn(
    page: "pdf.CompiledTemplate", values: Mapping[str, Any], name: str, **options: Any
) -> Document:
    """Return a filled page, its warnings placed in the data file ``name``."""
    with problems_in_data(name):
        drawing = page.draw(values, **options)
    return Document(drawing.content, (*shortened_in_data(drawing.warnings, name),))


def with_theme(values: Mapping[str, Any], theme: str, setting: Setting) -> dict[str, Any]:
    """Return values for a PDF template: what the data do not say of colours, the theme says."""
    return {"theme": dress_of(theme, setting).for_pdf(), **values}


def _sheet(template: Input, setting: Setting, missing: "Missing") -> "pdf.CompiledTemplate":
    """Return a PDF template to be filled with any data."""
    from briefgen.flows.compiled import compiled_pdf

    if missing == "keep":
        raise UsageError(Problem("missing-keep-pdf", Place(template.name)))
    compiled = compiled_pdf(template.content, template.name, setting)
    return compiled.lenient() if missing == "blank" else compiled


def make(
    given: Input, folder: Path, look: Look, setting: Setting, *, force: bool = False
) -> Iterator[tuple["Meeting", Written]]:
    """Make the meeting file (from a report), the brief and the scorecard, in this order.

    Yields:
        The meeting and each file as it is written.

    Raises:
        BriefgenError: of the family that stops the work; what was written before stays.
    """
    from briefgen.word import is_untouched

    refuse_unknown_options(look, ("brief", "scorecard"), setting)
    told = read_told(given)
    meeting = told.meeting
    data = Path(given.name)
    kept = [
        given.path,
        template_file(look.brief, "brief", setting),
        template_file(look.scorecard, "scorecard", setting),
    ]
    if not is_meeting_file(given):
        data = folder / "meeting.yaml"
        text = meeting_text(meeting, None, setting.version)
        keep_extraction(text, setting)
        written = publish(data, text, inputs=kept, untouched=is_untouched_text, force=force)
        written = replace(written, problems=(*told.notes, *written.problems))
        yield meeting, _noted(written, data)
        data = written.path
    brief = make_brief(meeting, look, setting, str(data))
    target = folder / "brief.docx"
    written = publish(target, brief, inputs=kept, untouched=is_untouched, force=force)
    notes = notes_on_brief(meeting, look, setting, str(data))
    yield meeting, replace(written, problems=(*written.problems, *notes))
    scorecard = make_scorecard(meeting, look, setting, str(data))
    target, judge = folder / "scorecard.pdf", is_untouched_pdf
    written = publish(target, scorecard.content, inputs=kept, untouched=judge, force=force)
    warnings = (problem for problem in scorecard.warnings if problem not in notes)
    yield meeting, replace(written, problems=(*written.problems, *warnings))


def _noted(written: Written, edited: Path) -> Written:
    """Return what was written with a note that the documents follow it, not the edited file."""
    if written.path == edited:
        return written
    facts = {"new": written.path.name, "edited": edited}
    note = Problem("edited-not-followed", Place(str(edited)), facts, severity="warning")
    return replace(written, problems=(*written.problems, note))


def template_file(name: str, kind: Kind, setting: Setting) -> Path:
    """Return the document of a template.

    Raises:
        TemplateError: template missing, of the other kind, or its manifest broken.
    """
    return find_template(name, kind, setting.shelves).document


def _properties(meeting: "Meeting", title: str, agency: str, language: str) -> dict[str, str]:
    """Return the core properties of a document; dates come from the data, not from the clock."""
    properties = {
        "title": title,
        "author": agency,
        "language": "vi-VN" if language == "vi" else "en-GB",
        "identifier": record_mark(meeting),
    }
    day = day_of(meeting)
    if day is not None:
        properties |= {"created": f"{day}T00:00:00Z", "modified": f"{day}T00:00:00Z"}
    return properties


def template_input(path: Path) -> Input:
    """Return a template file given by path."""
    return read_input(path, TemplateError)
