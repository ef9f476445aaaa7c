"""The journeys: what each command does from its first byte to its last.

Every journey takes read inputs and returns bytes or nouns; ``make`` alone strings them together
and writes. Engines are imported inside the journey that needs them, so that a command pays only
for what it uses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.catalog.templates import Kind, find_template
from briefgen.errors import (
    SHOWN_AT_MOST,
    DataError,
    Language,
    Place,
    Problem,
    SourceError,
    TemplateError,
    UsageError,
    messages,
)
from briefgen.flows.assets import asset_reader
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.kinds import refuse_other_kinds
from briefgen.flows.merging import keep_extraction
from briefgen.flows.naming import printed_name
from briefgen.flows.outputs import (
    Content,
    Written,
    is_untouched_pdf,
    is_untouched_text,
    publish,
    seal_text,
)
from briefgen.flows.places import problems_in, problems_in_data, shortened_in, shortened_in_data
from briefgen.flows.records import record_mark
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen import pdf
    from briefgen.model import Meeting
    from briefgen.word.loosening import Missing

MEETING_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".toml"})
FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n|---\s|\s)*([a-z_]+):")
SEALED = (b"# briefgen ", b"schema_version:")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MEDIA_TYPES = {".json": "application/json", ".toml": "application/toml"}
TYPED = b"$type"  # a value of a data file that is more than text
DEFAULT_BRIEF = "one-page"
DEFAULT_SCORECARD = "a4-portrait"


@dataclass(frozen=True, slots=True)
class Look:
    """How documents are to look.

    Args:
        brief, scorecard: names or paths of templates.
        theme: name or path; ``None`` takes the template's own.
        language: of the document; ``None`` takes the meeting's.
        palette: of the scorecard: ``colour``, ``gray`` or ``mono`` (black and white alone).
        derived: show derived figures on the scorecard.
    """

    brief: str = DEFAULT_BRIEF
    scorecard: str = DEFAULT_SCORECARD
    theme: str | None = None
    language: Language | None = None
    palette: str = "colour"
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document made, and what had to give way in it: texts cut to their room."""

    content: Content
    warnings: tuple[Problem, ...] = ()


def read_meeting(given: Input) -> "Meeting":
    """Return the meeting of a meeting file, or extracted from a report.

    Raises:
        DataError: the problems of a meeting file.
        SourceError: a report that cannot be read.
    """
    if is_meeting_file(given):
        from briefgen.meetingfile import load_meeting

        return load_meeting(given.content, given.name)
    from briefgen.extract import extract_meeting, read_source

    refuse_other_kinds(given)
    source = read_source(given.content, given.name)
    _refuse_controls(source.text, given.name)
    return extract_meeting(source)


def _refuse_controls(text: str, name: str) -> None:
    """Refuse a report with characters that no page and no meeting file can hold.

    Raises:
        SourceError: ``source-control-character`` for each, with its line and column.
    """
    problems = []
    for found in CONTROLS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        facts = {"character": f"U+{ord(found[0]):04X}"}
        problems.append(Problem("source-control-character", Place(name, line, column), facts))
        if len(problems) > SHOWN_AT_MOST:
            break
    if problems:
        raise SourceError(problems)


def is_meeting_file(given: Input) -> bool:
    """Return whether the input is a meeting file, by its name, else by its first words.

    A meeting file that was saved as ``.txt`` is known by the words it was made with.
    """
    suffix = Path(given.name).suffix.lower()
    if suffix in MEETING_SUFFIXES:
        return True
    head = given.content[:4096]
    if suffix:
        return head.startswith(SEALED)
    from briefgen.model import Meeting

    key = FIRST_KEY.match(head)
    known = key is not None and key[1].decode() in Meeting.model_fields
    return known or head.lstrip(b"\xef\xbb\xbf \n\r\t").startswith((b"{", *SEALED))


def open_input(path: Path) -> Input:
    """Return a report or meeting file; a file of the wrong kind is refused by its content."""
    error = DataError if path.suffix.lower() in MEETING_SUFFIXES else SourceError
    return read_input(path, error)


def meeting_text(meeting: "Meeting", existing: bytes | None, version: str) -> bytes:
    """Return the meeting file of a meeting, sealed; comments of ``existing`` are kept."""
    from briefgen.meetingfile import save_meeting

    return seal_text(save_meeting(meeting, existing), version)


def make_brief(meeting: "Meeting", look: Look, setting: Setting, data_name: str = "") -> bytes:
    """Return the Word brief of a meeting, sealed so that a later edit is noticed.

    Args:
        meeting: the record.
        look: template, language.
        setting: the world.
        data_name: path of the data file, to place problems in.

    Raises:
        TemplateError: template missing or broken.
        RenderError: the page cannot be made.
    """
    from briefgen.compose import compose_brief
    from briefgen.flows.compiled import compiled_word
    from briefgen.word import seal

    found = find_template(look.brief, "brief", setting.shelves)
    brief = compose_brief(meeting, language=look.language)
    template = compiled_word(found.read(), str(found.document), setting)
    values = {"brief": brief.model_dump(), "meeting": meeting.model_dump()}
    properties = _properties(meeting, brief.title, brief.agency, brief.language)
    with problems_in(meeting, data_name):
        read_asset = asset_reader(found.folder)
        return seal(template.render(values, properties=properties, read_asset=read_asset))


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
    from briefgen.catalog.themes import find_theme
    from briefgen.compose import compose_scorecard
    from briefgen.flows.compiled import compiled_pdf

    found = find_template(look.scorecard, "scorecard", setting.shelves)
    theme = find_theme(look.theme or found.theme, setting.shelves)
    scorecard = compose_scorecard(
        meeting,
        language=look.language,
        derived=look.derived,
        data_name=printed_name(data_name),
    )
    template = compiled_pdf(found.read(), str(found.document), setting)
    with problems_in(meeting, data_name):
        drawing = template.draw(
            {"scorecard": scorecard.model_dump(), "theme": theme.tables},
            title=scorecard.title,
            author=scorecard.agency,
            date=_day(meeting),
            language="vi-VN" if scorecard.language == "vi" else "en-GB",
            palette=look.palette,
            identifier=record_mark(meeting),
            read_asset=asset_reader(found.folder),
            attachments=[_attached(meeting, attached, setting)] if attached else (),
            strict=strict,
        )
    return Document(drawing.content, (*shortened_in(meeting, data_name, drawing.warnings),))


def fill(
    template: Input,
    data: Input,
    setting: Setting,
    theme: str = "official",
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
        theme: name or path; for PDF templates.
        assets: folder of the files that data may name; by default the template's own.
        missing: what becomes of names that the data lack, as ``word.CompiledTemplate.render``.
        strict: what would be a warning of a PDF page is an error.

    Raises:
        UsageError: ``missing-keep-pdf``: a PDF file cannot be filled a second time.
        DataError: the data file cannot be read.
        TemplateError: the template is broken or uses names the data do not have.
        RenderError: a limit, a missing glyph.
    """
    from briefgen.catalog.themes import find_theme
    from briefgen.meetingfile import load_given

    given = load_given(data.content, data.name)
    values = given.values
    read_asset = asset_reader(assets or Path(template.name).parent)
    if Path(template.name).suffix.lower() == ".xml":
        page = _sheet(template, setting, missing)
        tables = {"theme": find_theme(theme, setting.shelves).tables, **values}
        with problems_in_data(data.name):
            drawing = page.draw(tables, read_asset=read_asset, strict=strict)
        warnings = shortened_in_data(drawing.warnings, data.name)
        return Document(drawing.content, (*given.notes, *warnings))
    from briefgen.flows.compiled import compiled_word

    if TYPED in data.content and not given.table:
        from briefgen.word.content.typed import typed_values

        try:
            values = typed_values(values, read_asset)
        except DataError as error:
            raise error.within(data.name) from None
    form = compiled_word(template.content, template.name, setting)
    writing = partial(form.stream, values, read_asset=read_asset, missing=missing)
    return Document(writing, given.notes)


def _sheet(template: Input, setting: Setting, missing: "Missing") -> "pdf.CompiledTemplate":
    """Return a PDF template to be filled with any data."""
    from briefgen.flows.compiled import compiled_pdf

    if missing == "keep":
        raise UsageError(Problem("missing-keep-pdf", Place(template.name)))
    compiled = compiled_pdf(template.content, template.name, setting)
    return compiled.lenient() if missing == "blank" else compiled


def _attached(meeting: "Meeting", given: Input, setting: Setting) -> "pdf.Attachment":
    """Return the meeting file as it travels inside a page."""
    from briefgen.pdf import Attachment

    name, content = printed_name(given.name) or "meeting.yaml", given.content
    if not is_meeting_file(given):
        name, content = "meeting.yaml", meeting_text(meeting, None, setting.version)
    kind = MEDIA_TYPES.get(Path(name).suffix.lower(), "application/yaml")
    described = messages()["attached-meeting"]["vi" if meeting.language == "vi" else "en"]
    return Attachment(name, content, kind, "Source", described)


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

    meeting = read_meeting(given)
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
        yield meeting, _noted(written, data)
        data = written.path
    brief = make_brief(meeting, look, setting, str(data))
    target = folder / "brief.docx"
    yield meeting, publish(target, brief, inputs=kept, untouched=is_untouched, force=force)
    scorecard = make_scorecard(meeting, look, setting, str(data))
    target, judge = folder / "scorecard.pdf", is_untouched_pdf
    written = publish(target, scorecard.content, inputs=kept, untouched=judge, force=force)
    yield meeting, replace(written, problems=(*written.problems, *scorecard.warnings))


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
    day = _day(meeting)
    if day is not None:
        properties |= {"created": f"{day}T00:00:00Z", "modified": f"{day}T00:00:00Z"}
    return properties


def _day(meeting: "Meeting") -> date | None:
    """Return the day a document is dated by: of publication, else of the meeting."""
    if meeting.source and meeting.source.published_at:
        return meeting.source.published_at.date()
    return meeting.date.day if meeting.date else None


def template_input(path: Path) -> Input:
    """Return a template file given by path."""
    return read_input(path, TemplateError)
