"""The command that looks for everything doubtful, and asks the departments about it."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen import flows
from briefgen.cli.streams import STREAM, open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK
from briefgen.errors import BriefgenError, Problem, Severity, say

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Meeting

FINDINGS = 1
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
Form = Literal["text", "json", "sarif", "questions"]
ENDINGS: dict[Form, str] = {"text": ".txt", "json": ".json", "sarif": ".json", "questions": ".txt"}


def check(
    meetings: Annotated[list[str], argument("help-meetings", "MEETING")],
    form: Annotated[Form, option("--format", "help-format")] = "text",
    json: Annotated[bool, option("--json", "help-json")] = False,
    sarif: Annotated[bool, option("--sarif", "help-sarif")] = False,
    questions: Annotated[bool, option("--questions", "help-questions")] = False,
    output: Annotated[
        str | None, option("-o", "--output", "help-output-check", metavar="FILE")
    ] = None,
    fail_on: Annotated[Severity, option("--fail-on", "help-fail-on")] = "error",
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """List everything doubtful in meeting files; exit 1 when something is as grave as asked."""
    chosen: Form = "json" if json else "sarif" if sarif else "questions" if questions else form
    problems: list[Problem] = []
    records: list[Meeting] = []
    inputs: list[Path | None] = []
    unreadable = 0
    for name in dict.fromkeys(meetings):
        try:
            given = open_given(name)
            record = flows.read_meeting(given)
        except BriefgenError as error:
            problems += error.problems
            if chosen == "questions":
                TALK.warn(error.problems)
            unreadable = unreadable or error.exit_code
            continue
        inputs.append(given.path)
        records.append(record)
        problems += flows.check(record, name, given)
    text = written(problems, records, chosen)
    if text:
        _hand_out(text, output, ENDINGS[chosen], inputs, force=force)
    if chosen == "text":
        tell_counts(problems)
    if unreadable:
        raise typer.Exit(unreadable)
    if any(problem.severity in LEVELS[: LEVELS.index(fail_on) + 1] for problem in problems):
        raise typer.Exit(FINDINGS)


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
