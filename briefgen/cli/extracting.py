"""Reading a report into a meeting file, anew or with what people changed in the last one."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen import __version__, flows
from briefgen.cli.streams import STREAM, Encoding, open_given, put
from briefgen.cli.telling import tell_read
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import DataError

if TYPE_CHECKING:
    from briefgen.flows import Input, Merged
    from briefgen.model import Meeting

FINDINGS = 1
Format = Literal["yaml", "json", "gold", "text"]


def extract(
    source: Annotated[str, argument("help-source", "SOURCE")],
    output: Annotated[str | None, option("-o", "--output", "help-output", metavar="FILE")] = None,
    merge: Annotated[list[str] | None, option("--merge", "help-merge", metavar="FILE")] = None,
    form: Annotated[Format, option("--format", "help-extract-format")] = "yaml",
    json: Annotated[bool, option("--json", "help-json")] = False,
    encoding: Annotated[
        Encoding | None, option("--encoding", "help-encoding", metavar="NAME")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Read a report into a meeting file."""
    given = replace(open_given(source), encoding=encoding)
    if form == "text":
        put(output or STREAM, flows.text_of(given), kind=".txt", inputs=[given.path], force=force)
        return
    told = flows.read_told(given)
    fresh = told.meeting
    TALK.warn(told.notes)
    tell_read(fresh, given.name)
    edits = [open_given(name, DataError) for name in merge or ()]
    merged = flows.merge(given, fresh, edits, setting(os.environ)) if edits else None
    meeting = merged.meeting if merged else fresh
    if json or form == "json":
        from briefgen.meetingfile import dump_meeting_json

        text = dump_meeting_json(meeting).encode()
        put(output or STREAM, text, kind=".json", inputs=[given.path], force=force)
    elif form == "gold":
        from briefgen.meetingfile.gold import write_gold

        text = write_gold(meeting).encode()
        put(output or STREAM, text, kind=".yaml", inputs=[given.path], force=force)
    else:
        target = output or str(Path("output") / flows.slug_of(given) / "meeting.yaml")
        _put_meeting(target, given, fresh, merged, edits, force=force)
    if merged:
        _tell_merged(merged)


def _put_meeting(
    target: str,
    given: "Input",
    fresh: "Meeting",
    merged: "Merged | None",
    edits: "Sequence[Input]",
    *,
    force: bool,
) -> None:
    """Write the meeting file; the one that was merged is replaced, nothing in it is lost."""
    plain = flows.meeting_text(fresh, None, __version__)
    flows.keep_extraction(plain, setting(os.environ))
    content = flows.merged_text(merged, fresh, __version__) if merged else plain
    taken_in = any(_is_same(target, edit) for edit in edits)

    def judge(existing: bytes) -> bool | None:
        return existing == content or flows.is_untouched_text(existing)

    put(target, content, kind=".yaml", inputs=[given.path], untouched=judge,
        force=force or taken_in)  # fmt: skip


def _is_same(target: str, edit: "Input") -> bool:
    path = Path(target)
    return edit.path is not None and path.exists() and path.samefile(edit.path)


def _tell_merged(merged: "Merged") -> None:
    """Say what was merged and on what the sides disagree; that is a finding."""
    TALK.tell("told-merged", corrections=merged.corrections, open=len(merged.problems))
    TALK.warn(merged.problems)
    if merged.problems:
        raise typer.Exit(FINDINGS)
