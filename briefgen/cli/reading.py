"""The command that shows a record as tables."""

from typing import TYPE_CHECKING, Annotated, Literal

from briefgen import flows
from briefgen.cli.streams import open_given
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK

if TYPE_CHECKING:
    from briefgen.model import Meeting, Quantity

NARROWEST = 72  # columns; below, words would be cut letter by letter
Only = Literal["indicators", "tasks", "people"]


def show(
    meeting: Annotated[str, argument("help-meeting", "MEETING")],
    only: Annotated[Only | None, option("--only", "help-only")] = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    csv: Annotated[bool, option("--csv", "help-csv")] = False,
) -> None:
    """Print the record as tables."""
    noun = flows.read_meeting(open_given(meeting))
    if json:
        from briefgen.meetingfile import dump_meeting_json

        TALK.result(dump_meeting_json(noun).rstrip("\n"))
        return
    tables = {"indicators": _indicators(noun), "tasks": _tasks(noun), "people": _people(noun)}
    for name, rows in tables.items():
        if only in (None, name) and (only or len(rows) > 1):
            _print_csv(rows) if csv else print_table(TALK.words(f"show-{name}"), rows)


def _indicators(meeting: "Meeting") -> list[list[str]]:
    head = TALK.words("show-indicators-head").split("|")
    rows = []
    for item in meeting.indicators:
        ratio = item.attainments[0].percent if item.attainments else None
        change = item.changes[0].quantity if item.changes else None
        if item.tally:
            value = f"{item.tally.met}/{item.tally.total}"
        else:
            value = _figure(item.actual.quantity) if item.actual else "…"
        rows.append(
            [
                item.id,
                item.name,
                value,
                str(ratio).replace(".", ",") + "%" if ratio is not None else "",
                _figure(change) if change else "",
                item.verdict.text if item.verdict else "",
                item.span.sentence or "" if item.span else "",
            ]
        )
    return [head, *rows]


def _tasks(meeting: "Meeting") -> list[list[str]]:
    head = TALK.words("show-tasks-head").split("|")
    unknown = TALK.words("show-unknown")
    rows = [
        [item.id, item.text, item.owner or unknown, item.due or unknown]
        for item in meeting.directives
    ]
    return [head, *rows]


def _people(meeting: "Meeting") -> list[list[str]]:
    head = TALK.words("show-people-head").split("|")
    rows = []
    for person in meeting.people:
        parts = [role.part for role in meeting.roles if role.person == person.id]
        posts = "; ".join(post.title for post in person.posts)
        rows.append([person.name, posts, ", ".join(TALK.words(f"part-{part}") for part in parts)])
    return [head, *rows]


def _figure(quantity: "Quantity") -> str:
    from briefgen.vi.quantities import write_quantity

    return write_quantity(quantity)


def _print_csv(rows: list[list[str]]) -> None:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # a cell that a spreadsheet would take for a formula is written as text
    writer.writerows([["'" + c if c[:1] in "=+-@" and c else c for c in row] for row in rows])
    TALK.result(text.getvalue().rstrip("\n"))


def print_table(title: str, rows: list[list[str]]) -> None:
    """Print rows as a table; the first is its head."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows[1:]:
        table.add_row(*row)
    console = Console(highlight=False, markup=False)
    console.width = max(console.width, NARROWEST)
    with console.capture() as printed:
        console.print(table)
    TALK.result(printed.get().rstrip("\n"))
