"""Days and periods that cannot follow one another, or were inferred."""

from collections.abc import Iterator
from datetime import date

from briefgen.errors import DataError, Place, Problem, Severity
from briefgen.model import Directive, Meeting
from briefgen.vi.dates import find_dates, read_date, write_date


def date_problems(meeting: Meeting) -> Iterator[Problem]:
    """Yield what is odd about the days of a record; a record without any day has nothing odd."""
    for n, directive in enumerate(meeting.directives):
        yield from _due(directive, f"directives[{n}]")
    if meeting.date is None:
        return
    day, ground = meeting.date.day, meeting.date.year_inferred_from
    shown = write_date(day)
    if ground:
        yield _problem("year-inferred", "date.day", "info", date=shown, ground=ground)
    published = meeting.source.published_at if meeting.source else None
    if published is not None and published.date() < day:
        facts = {"date": shown, "published": write_date(published.date())}
        yield _problem("meeting-after-publication", "date.day", "info", **facts)
    if meeting.period and meeting.period.start and meeting.period.start > day:
        facts = {"period": meeting.period.text, "date": shown}
        yield _problem("period-after-meeting", "period", "warning", **facts)
    for n, directive in enumerate(meeting.directives):
        if directive.due_date is not None and directive.due_date < day:
            facts = {"due": write_date(directive.due_date), "date": shown}
            path = f"directives[{n}].due_date"
            yield _problem("due-before-meeting", path, "warning", **facts)
    yield from _documents(meeting, day)


def _due(directive: Directive, path: str) -> Iterator[Problem]:
    """Yield a deadline whose words name another day than its date."""
    if directive.due is None or directive.due_date is None:
        return
    named = [(d.day, d.month, d.year) for d in find_dates(directive.due) if d.year is not None]
    due = directive.due_date
    if named and (due.day, due.month, due.year) not in named:
        facts = {"due": directive.due, "date": write_date(due)}
        yield _problem("due-disagrees", f"{path}.due_date", "warning", **facts)


def _documents(meeting: Meeting, day: date) -> Iterator[Problem]:
    """Yield documents said to be issued that bear a day after the meeting."""
    for n, citation in enumerate(meeting.citations):
        if citation.issued is None or citation.role not in ("reviewed", "cited"):
            continue
        try:
            issued = read_date(citation.issued.removeprefix("ngày ").strip())
        except DataError:
            continue
        if issued > day:
            facts = {
                "document": " ".join(filter(None, (citation.kind, citation.number))),
                "issued": write_date(issued),
                "date": write_date(day),
            }
            yield _problem("document-after-meeting", f"citations[{n}].issued", "warning", **facts)


def _problem(code: str, path: str, severity: Severity, **facts: object) -> Problem:
    return Problem(code, Place(path=path), facts, severity)
