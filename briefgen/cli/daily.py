"""The daily path: make, extract, brief, scorecard, fill."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from briefgen import __version__, flows
from briefgen.cli.streams import STREAM, announce, open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import DataError

if TYPE_CHECKING:
    from briefgen.model import Meeting

DocumentLanguage = Literal["vi", "en"]
Force = Annotated[bool, option("--force", "help-force")]
DryRun = Annotated[bool, option("--dry-run", "help-dry-run")]
DocLang = Annotated[DocumentLanguage | None, option("--doc-lang", "help-doc-lang")]
Theme = Annotated[str | None, option("--theme", "help-theme", metavar="NAME|FILE")]
Output = Annotated[str | None, option("-o", "--output", "help-output", metavar="FILE")]


def make(
    sources: Annotated[list[str], argument("help-sources", "SOURCE")],
    output: Annotated[
        Path | None, option("-o", "--output", "help-output-folder", metavar="DIR")
    ] = None,
    brief: Annotated[str, option("--brief", "help-brief-template")] = "one-page",
    scorecard: Annotated[str, option("--scorecard", "help-scorecard-template")] = "a4-portrait",
    theme: Theme = None,
    doc_lang: DocLang = None,
    gray: Annotated[bool, option("--gray", "help-gray")] = False,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the meeting file, the brief and the scorecard of each source."""
    look = flows.Look(brief, scorecard, theme, doc_lang, gray)
    world = setting(os.environ)
    for name in sources:
        given = open_given(name)
        folder = output or Path("output") / flows.slug_of(given)
        if output and len(sources) > 1:
            folder = output / flows.slug_of(given)
        if dry_run:
            _would_make(given, folder)
            continue
        for number, (meeting, written) in enumerate(
            flows.make(given, folder, look, world, force=force)
        ):
            if number == 0:
                _tell_read(meeting)
                _tell_checked(meeting, written.path if written.path.suffix == ".yaml" else name)
            announce(written)


def extract(
    source: Annotated[str, argument("help-source", "SOURCE")],
    output: Output = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    force: Force = False,
) -> None:
    """Read a report into a meeting file."""
    given = open_given(source)
    meeting = flows.read_meeting(given)
    _tell_read(meeting)
    if json:
        from briefgen.meetingfile import dump_meeting_json

        put(output or STREAM, dump_meeting_json(meeting).encode(), inputs=[given],
            force=force)  # fmt: skip
        return
    content = flows.meeting_text(meeting, None, __version__)
    target = output or str(Path("output") / flows.slug_of(given) / "meeting.yaml")
    put(target, content, inputs=[given], untouched=flows.is_untouched_text, force=force)


def brief(
    meeting: Annotated[str, argument("help-meeting", "MEETING")],
    output: Output = None,
    template: Annotated[str, option("-t", "--template", "help-brief-template")] = "one-page",
    doc_lang: DocLang = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the Word brief of a meeting."""
    from briefgen.word import is_untouched

    given = open_given(meeting)
    target = output or str(Path("output") / flows.slug_of(given) / "brief.docx")
    look = flows.Look(brief=template, language=doc_lang)
    content = flows.make_brief(flows.read_meeting(given), look, setting(os.environ))
    if dry_run:
        TALK.result(target)
        return
    put(target, content, inputs=[given], untouched=is_untouched, force=force)


def scorecard(
    meeting: Annotated[str, argument("help-meeting", "MEETING")],
    output: Output = None,
    template: Annotated[str, option("-t", "--template", "help-scorecard-template")] = "a4-portrait",
    theme: Theme = None,
    doc_lang: DocLang = None,
    gray: Annotated[bool, option("--gray", "help-gray")] = False,
    derived: Annotated[bool, option("--derived", "help-derived")] = False,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the PDF scorecard of a meeting."""
    given = open_given(meeting)
    target = output or str(Path("output") / flows.slug_of(given) / "scorecard.pdf")
    look = flows.Look("", template, theme, doc_lang, gray, derived)
    noun = flows.read_meeting(given)
    content = flows.make_scorecard(noun, look, setting(os.environ), Path(given.name).name)
    if dry_run:
        TALK.result(target)
        return
    put(target, content, inputs=[given], untouched=flows.is_untouched_pdf, force=force)


def fill(
    template: Annotated[str, argument("help-fill-template", "TEMPLATE")],
    data: Annotated[str, argument("help-fill-data", "DATA")],
    output: Annotated[str, option("-o", "--output", "help-output", metavar="FILE")],
    force: Force = False,
) -> None:
    """Fill any Word or PDF template with any data."""
    form = flows.template_input(Path(template))
    given = open_given(data, DataError)
    content = flows.fill(form, given, setting(os.environ))
    put(output, content, inputs=[form, given], force=force)


def _would_make(given: flows.Input, folder: Path) -> None:
    names = ["brief.docx", "scorecard.pdf"]
    if not flows.is_meeting_file(given):
        names.insert(0, "meeting.yaml")
    for name in names:
        TALK.result(str(folder / name))


def _tell_read(meeting: "Meeting") -> None:
    """Say how much was found in the source."""
    verdicts = sum(1 for item in meeting.indicators if item.actual is None and not item.tally)
    TALK.tell(
        "told-read",
        sentences=len(meeting.source.sentences) if meeting.source else 0,
        figures=len(meeting.indicators) - verdicts,
        verdicts=verdicts,
        tasks=len(meeting.directives),
        leftovers=len(meeting.leftovers),
    )


def _tell_checked(meeting: "Meeting", name: Path | str) -> None:
    """Say how many problems the record has and how to list them."""
    problems = flows.check(meeting, str(name))
    count = {level: sum(p.severity == level for p in problems) for level in ("error", "warning")}
    TALK.tell("told-checked", errors=count["error"], warnings=count["warning"], name=name)
