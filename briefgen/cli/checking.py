"""The command that looks for everything doubtful: in meetings, and in the form of documents."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen import flows
from briefgen.cli.streams import STREAM, open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import BriefgenError, Problem, Severity, UsageError, say

if TYPE_CHECKING:
    from briefgen.model import Meeting

Copy = Literal["loi", "sua"]
FINDINGS = 1
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
Form = Literal["text", "json", "sarif", "questions"]
DOCUMENT = ".docx"
ENDINGS: dict[Form, str] = {"text": ".txt", "json": ".json", "sarif": ".json", "questions": ".txt"}


@dataclass(slots=True)
class _Gathered:
    """What a run has found so far; ``unreadable`` is the exit code of the first file not read."""

    problems: list[Problem] = field(default_factory=list)
    records: "list[Meeting]" = field(default_factory=list)
    inputs: "list[Path | None]" = field(default_factory=list)
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How Word documents are looked at; ``copy_to`` names the one copy asked for."""

    rules: str | None = None
    annotate: bool = False
    fix: bool = False
    copy_to: str | None = None
    force: bool = False


def check(
    files: Annotated[list[str], argument("help-checked", "FILE")],
    form: Annotated[Form, option("--format", "help-format")] = "text",
    json: Annotated[bool, option("--json", "help-json")] = False,
    sarif: Annotated[bool, option("--sarif", "help-sarif")] = False,
    questions: Annotated[bool, option("--questions", "help-questions")] = False,
    rules: Annotated[str | None, option("--rules", "help-rules", metavar="PACK")] = None,
    annotate: Annotated[bool, option("--annotate", "help-annotate-copy")] = False,
    fix: Annotated[bool, option("--fix", "help-fix")] = False,
    output: Annotated[
        str | None, option("-o", "--output", "help-output-check", metavar="FILE")
    ] = None,
    fail_on: Annotated[Severity, option("--fail-on", "help-fail-on")] = "error",
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """List everything doubtful; exit 1 when something is as grave as asked."""
    chosen: Form = "json" if json else "sarif" if sarif else "questions" if questions else form
    names = list(dict.fromkeys(files))
    copy_to = output if output and output.endswith(DOCUMENT) else None
    if copy_to and (annotate == fix or len(names) > 1):
        raise UsageError(Problem("check-one-copy", facts={"output": copy_to}))
    wishes = _Wishes(rules, annotate, fix, copy_to, force)
    found = _Gathered()
    for name in names:
        try:
            _look_at(name, found, wishes, asking=chosen == "questions")
        except BriefgenError as error:
            found.problems += error.problems
            if chosen == "questions":
                TALK.warn(error.problems)
            found.unreadable = found.unreadable or error.exit_code
    text = written(found.problems, found.records, chosen)
    if text:
        report = None if copy_to else output
        _hand_out(text, report, ENDINGS[chosen], found.inputs, force=force)
    if chosen == "text":
        tell_counts(found.problems)
    if found.unreadable:
        raise typer.Exit(found.unreadable)
    if any(problem.severity in LEVELS[: LEVELS.index(fail_on) + 1] for problem in found.problems):
        raise typer.Exit(FINDINGS)


def _look_at(name: str, found: _Gathered, wishes: _Wishes, *, asking: bool) -> None:
    """Look at one file: a Word document by its form, anything else as a meeting."""
    given = open_given(name)
    if flows.is_word_file(given) and not asking:
        found.inputs.append(given.path)
        _look_at_form(given, found, wishes)
        return
    record = flows.read_meeting(given)
    found.inputs.append(given.path)
    found.records.append(record)
    found.problems += flows.check(record, name, given)


def _look_at_form(given: "flows.Input", found: _Gathered, wishes: _Wishes) -> None:
    world = setting(os.environ)
    conformity = flows.check_format(given, world, wishes.rules)
    if conformity.rules:
        TALK.tell("told-rules", file=given.name, rules=conformity.rules)
    if wishes.annotate:
        _put_copy(flows.commented(conformity, TALK.language), given, "loi", wishes)
    if wishes.fix:
        repaired = flows.repair_format(given, world, wishes.rules)
        _put_copy(repaired.content, given, "sua", wishes)
        TALK.tell("told-mended", file=given.name, count=len(repaired.mended))
        left = flows.check_format(flows.of_copy(given, repaired.content), world, wishes.rules)
        conformity = left
    found.problems += conformity.problems


def _put_copy(content: bytes, given: "flows.Input", kind: Copy, wishes: _Wishes) -> None:
    """Write a copy beside the document: ``bao-cao.loi.docx`` commented, ``.sua.docx`` mended."""
    target = Path(wishes.copy_to or flows.copy_name(given, kind))
    made = flows.publish(target, content, inputs=[given.path], force=wishes.force)
    TALK.tell("told-copy", path=made.path)


def written(problems: "list[Problem]", records: "list[Meeting]", form: Form) -> str:
    """Return what was found in the form asked for, without a line end."""
    if form == "questions":
        return "\n\n".join(flows.ask(record).rstrip("\n") for record in records)
    if form == "text":
        return "\n".join(
            f"{TALK.words(f'level-{level}')} {say(problem, TALK.language)}"
            for level in LEVELS
            for problem in problems
            if problem.severity == level
        )
    from briefgen.cli.findings import as_json, as_sarif

    return as_json(problems) if form == "json" else as_sarif(problems)


def _hand_out(
    text: str, output: str | None, ending: str, inputs: "list[Path | None]", *, force: bool
) -> None:
    if output is None or output == STREAM:
        TALK.result(text)
    else:
        put(output, f"{text}\n".encode(), kind=ending, inputs=inputs, force=force)


def tell_counts(problems: list[Problem]) -> None:
    """Say how many problems there are of each gravity."""
    counts = {level: sum(problem.severity == level for problem in problems) for level in LEVELS}
    TALK.tell("told-problems", **counts)
