"""The numbered parts of each form; one without content is never made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.compose.groups import roman
from briefgen.compose.official.facts import Facts, people_text, sentence
from briefgen.compose.official.opening import purposes
from briefgen.compose.official.orders import task_lines, told_as_prose
from briefgen.compose.official.pieces import SAY, gap, line, word
from briefgen.compose.official.results import (
    limitation_lines,
    proposal_lines,
    results_lines,
    results_of,
)
from briefgen.model import Indicator
from briefgen.model.official import Line, Part
from briefgen.vi.text import capitalise, fold

TasksAs = Literal["table", "prose"]
Table = Literal["", "indicators", "tasks"]


@dataclass(frozen=True, slots=True)
class Content:
    """A part before it has its number."""

    heading: str
    before: tuple[Line, ...] = ()
    table: Table = ""
    after: tuple[Line, ...] = ()


def parts_of(facts: Facts, shown: list[Indicator], tasks: TasksAs | None) -> tuple[Part, ...]:
    """Return the parts of a form, numbered as the rule wants.

    Args:
        facts: the document.
        shown: indicators of the table.
        tasks: how tasks are told; ``None`` for prose where every task has an owner, else the
            table, so that gaps stay visible.
    """
    chosen = tasks or ("prose" if told_as_prose(facts) else "table")
    makers = {
        "brief": _report,
        "conclusion": _conclusion,
        "minutes": _minutes,
        "submission": _submission,
    }
    contents = makers[facts.form](facts, shown, chosen)
    mark = facts.pack.words.section
    return tuple(
        Part(
            mark=mark.format(roman=roman(number)),
            heading=SAY.unbroken(content.heading.upper()),
            before=content.before,
            table=content.table,
            after=content.after,
        )
        for number, content in enumerate((c for c in contents if c.before or c.table or c.after), 1)
    )


def _report(facts: Facts, shown: list[Indicator], tasks: TasksAs) -> Iterator[Content]:
    yield _results(facts, shown, _dated("situation", facts), named=True)
    yield _limitations(facts)
    yield _tasks(facts, tasks, "tasks_brief")
    yield Content(word("headings", "proposals"), proposal_lines(facts))


def _conclusion(facts: Facts, shown: list[Indicator], tasks: TasksAs) -> Iterator[Content]:
    heading = _dated("results", facts)
    if not facts.is_party:
        heading = word("headings", "results_state")
    yield _results(facts, shown, heading, named=False)
    yield _limitations(facts)
    yield _tasks(facts, tasks, "tasks")


def _submission(facts: Facts, shown: list[Indicator], tasks: TasksAs) -> Iterator[Content]:
    need = _results(facts, shown, word("headings", "need"), named=False)
    yield need
    yield _limitations(facts)
    content = _tasks(facts, tasks, "tasks")
    yield Content(word("headings", "content"), content.before, content.table)
    asked = proposal_lines(facts) or (line(gap("proposal"), "."),)
    yield Content(word("headings", "proposals"), asked)


def _minutes(facts: Facts, shown: list[Indicator], tasks: TasksAs) -> Iterator[Content]:
    results = _results(facts, shown, word("headings", "discussion"), named=False)
    heard = tuple(_heard(facts))
    after = (*_plain(results.after), *_plain(limitation_lines(facts, labelled=True)[0]))
    proposals = _plain(proposal_lines(facts))
    before = (*heard, *_plain(results.before))
    yield Content(results.heading, before, results.table, (*after, *proposals))
    content = _tasks(facts, tasks, "tasks")
    if content.before or content.table:
        who = facts.people("conclusion")
        said = capitalise(people_text(who)) if who else gap("concluder")
        lead = line(said, f" {word('minutes', 'concluded')}")
        yield Content(word("headings", "conclusion"), (lead, *content.before), content.table)


def _plain(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines without numbers: minutes follow the course of the meeting."""
    return tuple(each.model_copy(update={"mark": ""}) for each in lines)


def _heard(facts: Facts) -> Iterator[Line]:
    """Yield what the meeting was for, who reported, who spoke, who discussed."""
    if facts.meeting.purposes:
        name = capitalise(facts.meeting_name)
        yield line(word("minutes", "purpose", meeting=name, purposes=purposes(facts)))
    people = {person.id: person for person in facts.meeting.people}
    for part, key in (
        ("presenter", "presented"),
        ("speaker", "spoke"),
        ("discussant", "discussed"),
    ):
        told: set[str] = set()
        for role in facts.meeting.roles:
            person = people.get(role.person or "")
            who = people_text([person]) if person else role.group
            if role.part != part or not who or who in told:
                continue
            told.add(who)
            note = role.note if role.note and part == "presenter" else word("minutes", key)
            yield line(sentence(f"{who} {note}"))


def _results(facts: Facts, shown: list[Indicator], heading: str, *, named: bool) -> Content:
    told = results_of(facts, shown)
    before, after = results_lines(facts, told, table=bool(shown), named=named)
    return Content(heading, before, "indicators" if shown else "", after)


def _limitations(facts: Facts) -> Content:
    lines, causes = limitation_lines(facts)
    return Content(word("headings", "limitations_causes" if causes else "limitations"), lines)


def _tasks(facts: Facts, tasks: TasksAs, key: str) -> Content:
    """Return the tasks under a heading that names their period where all have the same."""
    if not facts.meeting.directives:
        return Content("")
    periods = {fold(directive.for_period or "") for directive in facts.meeting.directives}
    period = next(iter(periods)) if len(periods) == 1 else ""
    heading = word("headings", f"{key}_plain")
    if period:
        heading = word("headings", key, period=period)
    if tasks == "table":
        return Content(heading, (), "tasks")
    return Content(heading, task_lines(facts))


def _dated(key: str, facts: Facts) -> str:
    """Return a heading with the period under review, where it is known."""
    period = facts.meeting.period
    if period is None:
        return word("headings", f"{key}_plain")
    return word("headings", key, period=SAY.period(period))
