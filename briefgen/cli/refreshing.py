"""The command that brings new figures into a document somebody has edited."""

import json as jsonlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen import flows
from briefgen.cli.daily import Force, Theme
from briefgen.cli.streams import STREAM, open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import DataError, printable, say_place

if TYPE_CHECKING:
    from briefgen.flows.refreshing import Refreshed
    from briefgen.flows.renewing import Outcome, Refreshment

SCHEMA_VERSION = 1
FINDINGS = 1
SAME_PART = {"value": "actual", "plan": "target", "last_year": "previous"}
EACH: tuple["Outcome", ...] = ("changed", "conflict", "kept", "look", "gone")
LEFT: tuple["Outcome", ...] = ("conflict", "look", "gone")
OUT: tuple["Outcome", ...] = ("deleted", "absent")
LONGEST = 160


def refresh(
    file: Annotated[str, argument("help-refresh-file", "FILE")],
    record: Annotated[str, option("--with", "help-refresh-with", metavar="MEETING")],
    output: Annotated[
        str | None, option("-o", "--output", "help-refresh-output", metavar="FILE")
    ] = None,
    take: Annotated[
        Literal["record", "document"] | None, option("--take", "help-refresh-take")
    ] = None,
    template: Annotated[
        str, option("-t", "--template", "help-brief-template", metavar="NAME|FILE")
    ] = "",
    theme: Theme = None,
    same_meeting: Annotated[bool, option("--same-meeting", "help-refresh-same-meeting")] = False,
    force: Force = False,
    dry_run: Annotated[bool, option("--dry-run", "help-refresh-dry-run")] = False,
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Bring figures of a Word document up to its record; exit 1 when some are left to look at."""
    from briefgen.word import is_untouched

    given, holder = open_given(file, DataError), open_given(record)
    wish = flows.RefreshWish(template, theme or "", take, same_meeting)
    made = flows.refresh(given, holder, setting(os.environ), wish)
    target = output or file
    written = None
    if not dry_run and (made.content != given.content or target != file):
        kept = [holder.path, None if target == file else given.path]
        written = put(
            target, made.content, kind=".docx", inputs=kept, untouched=is_untouched,
            force=force, silent=json,
        )  # fmt: skip
    listed = _as_json(made, written) if json else "\n".join(_lines(made))
    if dry_run or (json and target != STREAM):
        TALK.result(listed)
    elif not TALK.quiet:
        TALK.help(listed)
    if made.of(*LEFT):
        raise typer.Exit(FINDINGS)


def _lines(made: "Refreshed") -> Iterator[str]:
    """Yield a line for each figure, then one for those that are not in the document."""
    for outcome in EACH:
        yield from (TALK.words(f"refreshed-{outcome}", **_facts(each)) for each in made.of(outcome))
    for outcome in OUT:
        found = made.of(outcome)
        names = dict.fromkeys(_name(each) for each in found)
        if found:
            yield TALK.words(f"refreshed-{outcome}", count=len(found), names="; ".join(names))
    counts = {"changed": len(made.of("changed")), "look": len(made.of(*LEFT))}
    yield TALK.words("refreshed-count" if made.of(*EACH) else "refreshed-nothing", **counts)


def _facts(each: "Refreshment") -> dict[str, str]:
    return {
        "place": say_place(each.place, TALK.language),
        "name": _name(each),
        "part": TALK.words(f"figure-part-{SAME_PART.get(each.part, each.part) or 'line'}"),
        "mark": each.mark,
        "before": _short(each.before),
        "after": _short(each.after),
    }


def _name(each: "Refreshment") -> str:
    if each.name == each.mark:
        return TALK.words(f"figure-line-{each.mark}")
    return printable(each.name or each.mark)


def _short(text: str) -> str:
    plain = printable(" ".join(text.split()))
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def _as_json(made: "Refreshed", path: str | None) -> str:
    document = {
        "schema_version": SCHEMA_VERSION,
        "path": path,
        "figures": [
            {
                "outcome": each.outcome,
                "mark": each.mark,
                "id": each.item,
                "name": each.name,
                "part": each.part,
                "place": say_place(each.place, TALK.language),
                "before": each.before,
                "after": each.after,
            }
            for each in made.found
        ],
    }
    return jsonlib.dumps(document, ensure_ascii=False, indent=2)
