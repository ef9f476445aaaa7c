"""What is doubtful in a record: ``check_meeting`` gathers it, with severity and data path.

Errors are contradictions inside the record that no page can show honestly; warnings are figures or
words that disagree; infos tell what a page will leave open or what was inferred.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from briefgen.compose.check_dates import date_problems
from briefgen.compose.check_figures import figure_problems, tally_problems
from briefgen.compose.check_source import source_problems
from briefgen.compose.check_sums import share_problems
from briefgen.compose.message import message_of, standing_of
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.wording import Wording
from briefgen.errors import Place, Problem, Severity
from briefgen.model import Meeting
from briefgen.vi.quantities import write_quantity
from briefgen.vi.text import fold

TELLING_DIGITS = 5
"""Digits of a figure that two indicators hardly share by chance."""


def check_meeting(meeting: Meeting) -> list[Problem]:
    """Return everything doubtful in the record, in its own order; never raises."""
    return [problem for check in CHECKS for problem in check(meeting)]


def _repeated_ids(meeting: Meeting) -> Iterator[Problem]:
    """Yield ids given twice: options, notes and tallies would reach the wrong fact."""
    for field in ("people", "indicators", "findings", "directives"):
        seen: dict[str, int] = {}
        for place, item in enumerate(getattr(meeting, field)):
            first = seen.setdefault(item.id, place)
            if first != place:
                facts = {"id": item.id, "other": f"{field}[{first}]"}
                yield _problem("id-repeated", f"{field}[{place}].id", "error", **facts)


def _unknown_ids(meeting: Meeting) -> Iterator[Problem]:
    """Yield names of indicators and persons that the record does not hold."""
    indicators = {indicator.id for indicator in meeting.indicators}
    people = {person.id for person in meeting.people}
    named = [(f"headline[{n}]", name) for n, name in enumerate(meeting.headline)]
    named += [
        (f"indicators[{n}].parent", indicator.parent)
        for n, indicator in enumerate(meeting.indicators)
        if indicator.parent
    ]
    named += [
        (f"findings[{n}].indicators[{m}]", name)
        for n, finding in enumerate(meeting.findings)
        for m, name in enumerate(finding.indicators)
    ]
    for path, name in named:
        if name not in indicators:
            yield _problem("unknown-indicator", path, "error", id=name)
    for n, role in enumerate(meeting.roles):
        if role.person is not None and role.person not in people:
            yield _problem("unknown-person", f"roles[{n}].person", "error", id=role.person)


def _repeated_names(meeting: Meeting) -> Iterator[Problem]:
    """Yield indicators and persons that look recorded twice."""
    seen: dict[object, int] = {}
    for place, indicator in enumerate(meeting.indicators):
        period = indicator.actual.period if indicator.actual else None
        key = (fold(indicator.name), indicator.scope, indicator.parent, period)
        first = seen.setdefault(key, place)
        if first != place:
            facts = {"name": indicator.name, "other": f"indicators[{first}]"}
            yield _problem("indicator-repeated", f"indicators[{place}].name", "warning", **facts)
    persons: dict[str, int] = {}
    for place, person in enumerate(meeting.people):
        first = persons.setdefault(fold(person.name), place)
        if first != place:
            facts = {"name": person.name, "other": f"people[{first}]"}
            yield _problem("person-repeated", f"people[{place}].name", "warning", **facts)


def _repeated_words(meeting: Meeting) -> Iterator[Problem]:
    """Yield tasks and findings told twice, and one long figure under two names."""
    for field in ("directives", "findings"):
        said: dict[str, int] = {}
        for place, item in enumerate(getattr(meeting, field)):
            first = said.setdefault(fold(item.text), place)
            if first != place:
                facts = {"text": item.text, "other": f"{field}[{first}]"}
                yield _problem("text-repeated", f"{field}[{place}].text", "warning", **facts)
    figures: dict[tuple[Decimal, str | None], int] = {}
    for place, indicator in enumerate(meeting.indicators):
        quantity = indicator.actual.quantity if indicator.actual else None
        if quantity is None or len(quantity.value.as_tuple().digits) < TELLING_DIGITS:
            continue
        first = figures.setdefault((quantity.value, quantity.unit), place)
        other = meeting.indicators[first]
        if first != place and fold(other.name) != fold(indicator.name):
            facts = {
                "figure": write_quantity(quantity),
                "name": indicator.name,
                "other": other.name,
            }
            yield _problem("figure-repeated", f"indicators[{place}].actual", "info", **facts)


def _gaps(meeting: Meeting) -> Iterator[Problem]:
    """Yield what a page has to leave open: verdicts without figure, tasks without owner or day."""
    for n, indicator in enumerate(meeting.indicators):
        verdict = indicator.verdict
        if verdict and not (indicator.actual or indicator.attainments or indicator.tally):
            facts = {"name": indicator.name, "text": verdict.text}
            yield _problem("verdict-without-figure", f"indicators[{n}].actual", "info", **facts)
    for n, directive in enumerate(meeting.directives):
        path, text = f"directives[{n}]", directive.text
        if directive.owner is None:
            yield _problem("task-without-owner", f"{path}.owner", "info", text=text)
        elif directive.owner_basis == "carried_over":
            yield _problem(
                "owner-carried-over", f"{path}.owner", "info", text=text, owner=directive.owner
            )
        if directive.due is None and directive.due_date is None:
            yield _problem("task-without-due", f"{path}.due", "info", text=text)


def _proposals(meeting: Meeting) -> Iterator[Problem]:
    """Yield proposals for the period under review, which is over: perhaps the next is meant."""
    if meeting.period is None:
        return
    period = fold(meeting.period.text)
    for n, finding in enumerate(meeting.findings):
        if finding.kind == "proposal" and period in fold(finding.text):
            facts = {"text": finding.text, "period": meeting.period.text}
            path = f"findings[{n}].text"
            yield _problem("proposal-for-reviewed-period", path, "info", **facts)


def _message(meeting: Meeting) -> Iterator[Problem]:
    """Yield the sentence built by rule, for the author's approval."""
    say = Wording(meeting.language)
    if meeting.message:
        return
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    message = message_of(standing_of(meeting, measured, say), say)
    if message:
        yield _problem("message-by-rule", "message", "info", message=message.rstrip("."))


def _problem(code: str, path: str, severity: Severity, **facts: object) -> Problem:
    return Problem(code, Place(path=path), facts, severity)


CHECKS: tuple[Callable[[Meeting], Iterator[Problem]], ...] = (
    _repeated_ids,
    _unknown_ids,
    date_problems,
    figure_problems,
    share_problems,
    tally_problems,
    source_problems,
    _repeated_names,
    _repeated_words,
    _gaps,
    _proposals,
    _message,
)
