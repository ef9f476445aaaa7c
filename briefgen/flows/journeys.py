"""The journeys: what each command does from its first byte to its last.

Every journey takes read inputs and returns bytes or nouns; ``make`` alone strings them together
and writes. Engines are imported inside the journey that needs them, so that a command pays only
for what it uses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog.templates import find_template
from briefgen.errors import (
    DataError,
    Language,
    Problem,
    SourceError,
    TemplateError,
)
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.outputs import (
    Written,
    is_untouched_pdf,
    is_untouched_text,
    publish,
    seal_text,
)
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.model import Meeting

MEETING_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
GENERAL_NAMES = frozenset({"source", "meeting", "nguon", "cuoc-hop"})
DEFAULT_BRIEF = "one-page"
DEFAULT_SCORECARD = "a4-portrait"


@dataclass(frozen=True, slots=True)
class Look:
    """How documents are to look.

    Args:
        brief, scorecard: names or paths of templates.
        theme: name or path; ``None`` takes the template's own.
        language: of the document; ``None`` takes the meeting's.
        gray: print the scorecard in greys.
        derived: show derived figures on the scorecard.
    """

    brief: str = DEFAULT_BRIEF
    scorecard: str = DEFAULT_SCORECARD
    theme: str | None = None
    language: Language | None = None
    gray: bool = False
    derived: bool = False


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

    return extract_meeting(read_source(given.content, given.name))


def is_meeting_file(given: Input) -> bool:
    """Return whether the input is a meeting file, by its name, else by its first words."""
    suffix = Path(given.name).suffix.lower()
    if suffix:
        return suffix in MEETING_SUFFIXES
    head = given.content[:4096].lstrip(b"\xef\xbb\xbf \n\r\t")
    return head.startswith((b"{", b"schema_version:", b"# briefgen"))


def open_input(path: Path) -> Input:
    """Return a report or meeting file; a file of the wrong kind is refused by its content."""
    error = DataError if path.suffix.lower() in MEETING_SUFFIXES else SourceError
    return read_input(path, error)


def meeting_text(meeting: "Meeting", existing: bytes | None, version: str) -> bytes:
    """Return the meeting file of a meeting, sealed; comments of ``existing`` are kept."""
    from briefgen.meetingfile import save_meeting

    return seal_text(save_meeting(meeting, existing), version)


def make_brief(meeting: "Meeting", look: Look, setting: Setting) -> bytes:
    """Return the Word brief of a meeting, sealed so that a later edit is noticed.

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
    return seal(template.render(values, properties=properties))


def make_scorecard(meeting: "Meeting", look: Look, setting: Setting, data_name: str) -> bytes:
    """Return the PDF scorecard of a meeting.

    Args:
        meeting: the record.
        look: template, theme, language, greys.
        setting: the world.
        data_name: name of the data file, printed at the foot.

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
        meeting, language=look.language, derived=look.derived, data_name=data_name
    )
    template = compiled_pdf(found.read(), str(found.document), setting)
    return template.render(
        {"scorecard": scorecard.model_dump(), "theme": theme.tables},
        title=scorecard.title,
        author=scorecard.agency,
        date=_day(meeting),
        language="vi-VN" if scorecard.language == "vi" else "en-GB",
        gray=look.gray,
    )


def fill(template: Input, data: Input, setting: Setting, theme: str = "official") -> bytes:
    """Return any Word or PDF template filled with any data; no meeting is needed.

    Raises:
        DataError: the data file cannot be read.
        TemplateError: the template is broken or uses names the data do not have.
        RenderError: a limit, a missing glyph.
    """
    from briefgen.meetingfile import load_values

    values = load_values(data.content, data.name)
    if Path(template.name).suffix.lower() == ".xml":
        from briefgen.catalog.themes import find_theme
        from briefgen.flows.compiled import compiled_pdf

        tables: Mapping[str, Any] = {"theme": find_theme(theme, setting.shelves).tables}
        compiled = compiled_pdf(template.content, template.name, setting)
        return compiled.render({**tables, **values})
    from briefgen.flows.compiled import compiled_word

    return compiled_word(template.content, template.name, setting).render(values)


def check(meeting: "Meeting", name: str) -> list[Problem]:
    """Return everything doubtful in a meeting, each placed in the file ``name``."""
    from briefgen.compose import check_meeting

    return [problem.within(name) for problem in check_meeting(meeting)]


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
    if not is_meeting_file(given):
        data = folder / "meeting.yaml"
        text = meeting_text(meeting, None, setting.version)
        untouched = is_untouched_text
        yield meeting, publish(data, text, inputs=[given.path], untouched=untouched, force=force)
    brief = make_brief(meeting, look, setting)
    scorecard = make_scorecard(meeting, look, setting, data.name)
    for name, content, judge in (
        ("brief.docx", brief, is_untouched),
        ("scorecard.pdf", scorecard, is_untouched_pdf),
    ):
        yield (
            meeting,
            publish(folder / name, content, inputs=[given.path], untouched=judge, force=force),
        )


def slug_of(given: Input) -> str:
    """Return the name of a meeting's output folder: the file's stem, or its folder's name.

    ``seeds/can-tho-2020/source.txt`` is ``can-tho-2020``; a stream is ``cuoc-hop``.
    """
    path = Path(given.name)
    stem = path.stem
    if stem.lower() in GENERAL_NAMES and path.parent.name:
        return path.parent.name
    return stem if stem not in {"", "-"} else "cuoc-hop"


def _properties(meeting: "Meeting", title: str, agency: str, language: str) -> dict[str, str]:
    """Return the core properties of a document; dates come from the data, not from the clock."""
    properties = {
        "title": title,
        "author": agency,
        "language": "vi-VN" if language == "vi" else "en-GB",
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
