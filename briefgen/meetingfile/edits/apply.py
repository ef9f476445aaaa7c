"""Corrections put into a record: each at its fact, none lost without a word."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.edits.corrections import Placed
from briefgen.meetingfile.edits.matching import find_fact, id_of, name_of
from briefgen.meetingfile.edits.paths import text_at, with_text
from briefgen.model import Meeting, Noun

SHOWN = 60
N = TypeVar("N", bound=Noun)


def apply_corrections(
    meeting: Meeting, corrections: Sequence[Placed]
) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return the corrected record, and what could not be done or was done over another value.

    A fact that a person corrected or confirmed is no longer in doubt. Where the record no longer
    says what the correction was made on, the correction holds and both values are told.
    """
    problems = list(_of_another_source(meeting, corrections))
    for item in corrections:
        try:
            meeting = _applied(meeting, item, problems)
        except DataError as error:
            problems += [Problem(p.code, p.at, p.facts, "warning") for p in error.problems]
    return meeting, tuple(problems)


def _of_another_source(meeting: Meeting, corrections: Sequence[Placed]) -> Iterator[Problem]:
    """Yield that the corrections were made on another text, where both say which they had."""
    now = meeting.source.sha256 if meeting.source else None
    before = corrections[0].sha256 if corrections else None
    if before and now and before != now:
        at = Place(corrections[0].at.file, path="sha256")
        yield Problem("correction-other-source", at, {"was": before[:8], "now": now[:8]}, "warning")


def without(meeting: Meeting, field: str, place: int) -> Meeting:
    """Return the record without one fact, and without what pointed to it."""
    items: list[Noun] = list(getattr(meeting, field))
    gone = id_of(items.pop(place))
    update: dict[str, Any] = {field: tuple(items)}
    if field == "people":
        update["roles"] = tuple(role for role in meeting.roles if role.person != gone)
    if field == "indicators":
        update["headline"] = tuple(name for name in meeting.headline if name != gone)
        update[field] = tuple(
            item.model_copy(update={"parent": None})
            if getattr(item, "parent", "") == gone
            else item
            for item in items
        )
        update["findings"] = tuple(
            finding.model_copy(
                update={"indicators": tuple(n for n in finding.indicators if n != gone)}
            )
            for finding in meeting.findings
        )
    return meeting.model_copy(update=update)


def _applied(meeting: Meeting, item: Placed, problems: list[Problem]) -> Meeting:
    given = item.correction
    if given.of == "meeting":
        return _changed(meeting, item, problems)
    facts: Sequence[Noun] = getattr(meeting, given.of)
    place = find_fact(facts, given)
    if place is None:
        told = {"name": _called(item), "field": given.field or given.act, "new": given.new or "–"}
        problems.append(Problem("correction-unmatched", item.at, told, "warning"))
        return meeting
    if given.act == "remove":
        return without(meeting, given.of, place)
    fact = facts[place] if given.act == "confirm" else _changed(facts[place], item, problems)
    fact = _looked_at(fact, confirmed=given.act == "confirm")
    changed = (*facts[:place], fact, *facts[place + 1 :])
    return meeting.model_copy(update={given.of: changed})


def _changed(noun: N, item: Placed, problems: list[Problem]) -> N:
    """Return the noun with one field corrected; another value than the one corrected is told."""
    given = item.correction
    field, new = given.field or "", given.new or ""
    now = text_at(noun, field)
    corrected = with_text(noun, field, new, item.at_new)
    if given.old is not None and _plain(now) not in (_plain(given.old), _plain(new)):
        told = {"name": _called(item) or name_of(noun), "field": field, "old": given.old or "–",
                "now": now or "–", "new": new or "–"}  # fmt: skip
        problems.append(Problem("correction-conflict", item.at, told, "warning"))
    return noun if _plain(now) == _plain(new) else corrected


def _looked_at(fact: Noun, *, confirmed: bool) -> Noun:
    if "sureness" not in type(fact).model_fields or not getattr(fact, "sureness", None):
        return fact
    update = {"sureness": "sure" if confirmed else None, "doubt": None}
    return fact.model_copy(update=update)


def _called(item: Placed) -> str:
    given = item.correction
    name = given.name or given.fact or (given.span.quote if given.span else "")
    return name if len(name) <= SHOWN else name[: SHOWN - 1] + "…"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
