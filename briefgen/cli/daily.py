"""The daily path: make, extract, brief, scorecard, fill."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from briefgen import flows
from briefgen.cli.batch import each
from briefgen.cli.findings import made_as_json
from briefgen.cli.streams import STREAM, Encoding, announce, open_given, put
from briefgen.cli.telling import empty_notes, tell_checked, tell_read
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import DataError, OutputError, Place, Problem, UsageError

DocumentLanguage = Literal["vi", "en"]
PageLanguage = Literal["vi", "en", "vi+en"]
Force = Annotated[bool, option("--force", "help-force")]
Strict = Annotated[bool, option("--strict", "help-strict")]
DryRun = Annotated[bool, option("--dry-run", "help-dry-run")]
DocLang = Annotated[DocumentLanguage | None, option("--doc-lang", "help-doc-lang")]
PageLang = Annotated[PageLanguage | None, option("--doc-lang", "help-page-lang")]
Theme = Annotated[str | None, option("--theme", "help-theme", metavar="NAME|FILE")]
Tones = Literal["colour", "gray", "mono"]
Palette = Annotated[Tones, option("--palette", "help-palette")]
Gray = Annotated[bool, option("--gray", "help-gray")]
Mono = Annotated[bool, option("--mono", "help-mono")]
NUp = Literal["1", "2", "4"]
Settings = Annotated[list[str] | None, option("--set", "help-set", metavar="NAME=VALUE")]
Output = Annotated[str | None, option("-o", "--output", "help-output", metavar="FILE")]


def make(
    sources: Annotated[list[str], argument("help-sources", "SOURCE")],
    output: Annotated[
        Path | None, option("-o", "--output", "help-output-folder", metavar="DIR")
    ] = None,
    brief: Annotated[
        str, option("--brief", "help-brief-template", metavar="NAME|FILE")
    ] = "one-page",
    scorecard: Annotated[
        str, option("--scorecard", "help-scorecard-template", metavar="NAME|FILE")
    ] = "a4-portrait",
    theme: Theme = None,
    doc_lang: PageLang = None,
    palette: Palette = "colour",
    gray: Gray = False,
    mono: Mono = False,
    set_: Settings = None,
    encoding: Annotated[
        Encoding | None, option("--encoding", "help-encoding", metavar="NAME")
    ] = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the meeting file, the brief and the scorecard of each source."""
    if output and str(output) == STREAM:
        raise UsageError(Problem("make-to-stream"))
    look = flows.Look(brief, scorecard, theme, doc_lang, _palette(palette, gray, mono))
    look = replace(look, settings=flows.read_settings(set_ or ()))

    def make_one(name: str, several: bool, taken: dict[Path, str]) -> bool:
        given = replace(open_given(name), encoding=encoding)
        folder = output or Path("output") / flows.slug_of(given)
        if output and several:
            folder = output / flows.slug_of(given)
        if folder in taken:
            facts = {"folder": folder, "other": taken[folder]}
            raise OutputError(Problem("output-taken", Place(name), facts))
        taken[folder] = name
        if dry_run:
            return _would_make(given, folder)
        return _make_all(given, folder, look, force=force)

    each(sources, make_one)


def brief(
    meeting: Annotated[str, argument("help-meeting", "MEETING")],
    output: Output = None,
    template: Annotated[
        str, option("-t", "--template", "help-brief-template", metavar="NAME|FILE")
    ] = "one-page",
    theme: Theme = None,
    doc_lang: PageLang = None,
    kind: Annotated[str | None, option("--kind", "help-form-kind", metavar="CODE")] = None,
    tasks: Annotated[Literal["table", "prose"] | None, option("--tasks", "help-tasks")] = None,
    rules: Annotated[str | None, option("--rules", "help-form-rules", metavar="PACK")] = None,
    set_: Settings = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the Word brief of a meeting."""
    from briefgen.word import is_untouched

    given = open_given(meeting)
    target = output or str(Path("output") / flows.slug_of(given) / "brief.docx")
    chosen = {"kind": kind, "tasks": tasks, "rules": rules}
    short = [f"{name}={value}" for name, value in chosen.items() if value is not None]
    settings = flows.read_settings([*(set_ or ()), *short])
    if json and target == STREAM:
        raise UsageError(Problem("brief-json-stream"))
    look = flows.Look(brief=template, theme=theme, language=doc_lang, settings=settings)
    world = setting(os.environ)
    flows.refuse_unknown_options(look, ("brief",), world)
    kept = [given.path, flows.template_file(template, "brief", world)]
    noun = flows.read_meeting(given)
    content = flows.make_brief(noun, look, world, given.name)
    notes = [*empty_notes(noun, given.name), *flows.notes_on_brief(noun, look, world, given.name)]
    if json:
        path = target
        if not dry_run:
            place = Path(target)
            judge = is_untouched
            made = flows.publish(place, content, inputs=kept, untouched=judge, force=force)
            path, notes = str(made.path), [*notes, *made.problems]
        TALK.result(made_as_json(path, notes))
        return
    TALK.warn(notes)
    if dry_run:
        TALK.result(target)
        return
    put(target, content, kind=".docx", inputs=kept, untouched=is_untouched, force=force)


def scorecard(
    meetings: Annotated[list[str], argument("help-meetings-many", "MEETING")],
    output: Output = None,
    template: Annotated[
        str, option("-t", "--template", "help-scorecard-template", metavar="NAME|FILE")
    ] = "a4-portrait",
    theme: Theme = None,
    doc_lang: DocLang = None,
    palette: Palette = "colour",
    gray: Gray = False,
    mono: Mono = False,
    derived: Annotated[bool, option("--derived", "help-derived")] = False,
    one_page: Annotated[bool, option("--one-page", "help-one-page")] = False,
    one_file: Annotated[bool, option("--one-file", "help-one-file")] = False,
    n_up: Annotated[NUp, option("--n-up", "help-n-up")] = "1",
    blank_backs: Annotated[bool, option("--blank-backs", "help-blank-backs")] = False,
    set_: Settings = None,
    attach_data: Annotated[bool, option("--attach-data", "help-attach-data")] = False,
    strict: Strict = False,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Make the PDF scorecards of meetings: a file each, or all in one."""
    tones, settings = _palette(palette, gray, mono), flows.read_settings(set_ or ())
    look = flows.Look("", template, theme, doc_lang, tones, derived, one_page, settings)
    world = setting(os.environ)
    flows.refuse_unknown_options(look, ("scorecard",), world)
    form = flows.template_file(template, "scorecard", world)
    paper = flows.Paper(int(n_up), blank_backs)
    if output and len(set(meetings)) > 1 and not one_file:
        raise UsageError(Problem("several-to-one-file", facts={"output": output}))

    def publish(names: list[str], target: str | None) -> bool:
        given = [open_given(name) for name in names]
        aim = target or str(Path("output") / flows.slug_of(given[0]) / "scorecard.pdf")
        made = flows.bind_scorecards(given, look, world, paper, attach=attach_data, strict=strict)
        TALK.warn(made.warnings)
        if dry_run:
            TALK.result(aim)
            return False
        kept = [*(each.path for each in given), form]
        judge = flows.is_untouched_pdf
        put(aim, made.content, kind=".pdf", inputs=kept, untouched=judge, force=force)
        return False

    if one_file:
        together = str(Path("output") / "scorecards.pdf") if len(meetings) > 1 else None
        publish(meetings, output or together)
    else:
        each(meetings, lambda name, _several, _taken: publish([name], output))


def fill(
    template: Annotated[str, argument("help-fill-template", "TEMPLATE")],
    data: Annotated[str, argument("help-fill-data", "DATA")],
    output: Annotated[str, option("-o", "--output", "help-output-file", metavar="FILE")],
    assets: Annotated[Path | None, option("--assets", "help-assets", metavar="DIR")] = None,
    theme: Theme = None,
    missing: Annotated[
        Literal["error", "blank", "keep"], option("--missing", "help-missing")
    ] = "error",
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Fill any Word or PDF template with any data."""
    form = flows.template_input(Path(template))
    given = open_given(data, DataError)
    world = setting(os.environ)
    made = flows.fill(form, given, world, theme, assets=assets, missing=missing, strict=strict)
    TALK.warn(made.warnings)
    kind = ".pdf" if Path(template).suffix.lower() == ".xml" else ".docx"
    put(output, made.content, kind=kind, inputs=[form.path, given.path], force=force)


def _palette(palette: Tones, gray: bool, mono: bool) -> Tones:
    """Return the palette asked for; ``--mono`` and ``--gray`` are short for one."""
    return "mono" if mono else "gray" if gray else palette


def _make_all(given: flows.Input, folder: Path, look: flows.Look, *, force: bool) -> bool:
    """Make what one source gives; return whether its record has errors."""
    errors = False
    for number, (meeting, written) in enumerate(
        flows.make(given, folder, look, setting(os.environ), force=force)
    ):
        if number == 0:
            tell_read(meeting, given.name)
            yaml = written.path if written.path.suffix == ".yaml" else given.name
            errors = tell_checked(meeting, str(yaml))
        announce(written)
    return errors


def _would_make(given: flows.Input, folder: Path) -> bool:
    names = ["brief.docx", "scorecard.pdf"]
    if not flows.is_meeting_file(given):
        names.insert(0, "meeting.yaml")
    for name in names:
        TALK.result(str(folder / name))
    return False
