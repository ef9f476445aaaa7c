"""Where every figure of a page comes from: the words of the source, or the sum that made it.

A stated figure has the span it was read from; a derived one has its formula, and the interval that
rounding leaves open. Nothing here prints: the words are chosen by the door.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from briefgen.compose.check_changes import TIMES, in_base, percent_of
from briefgen.compose.derived import (
    DerivedFigure,
    derived_plan,
    derived_previous,
    derived_ratio,
    relative_change,
)
from briefgen.compose.intervals import Interval, exactly
from briefgen.compose.verdicts import HUNDRED, first_target, gap, judge
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Noun, Quantity, Span
from briefgen.vi.dates import write_date
from briefgen.vi.numbers import write_number
from briefgen.vi.quantities import write_quantity

Role = Literal[
    "actual", "tally", "target", "attainment", "change", "previous", "verdict", "gap", "fact"
]
Origin = Literal["stated", "derived", "written"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure, or one fact in words, with its origin.

    Args:
        path: in the record; of a derived figure, where it would stand.
        item: id of what it belongs to.
        name: of the indicator, or what kind of fact it is.
        role: what it is of that.
        shown: the figure as it reads.
        origin: ``stated`` in the source; ``derived`` by ``formula``; ``written`` by hand.
        quantity: the figure itself, to be found by value.
        span: the words it was read from; of a derived figure, those of its indicator.
        formula: how it was computed; ``None`` where the source prints it.
        low, high: what rounding leaves open, for derived figures.
        rule, sureness, doubt: how it was read.
    """

    path: str
    item: str
    name: str
    role: Role
    shown: str
    origin: Origin
    quantity: Quantity | None = None
    span: Span | None = None
    formula: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    rule: str | None = None
    sureness: str | None = None
    doubt: str | None = None


def traces_of(meeting: Meeting) -> list[Trace]:
    """Return every figure of the record, printed or computed, in its order, then other facts."""
    found: list[Trace] = []
    for n, indicator in enumerate(meeting.indicators):
        path = f"indicators[{n}]"
        found += [*_stated(indicator, path), *_derived(indicator, path, meeting)]
    return [*found, *_head(meeting), *_facts(meeting)]


def _stated(indicator: Indicator, path: str) -> Iterator[Trace]:
    """Yield what the record holds of an indicator."""
    for field in ("actual", "previous"):
        observed = getattr(indicator, field)
        if observed is not None:
            yield _figure(indicator, f"{path}.{field}", field, observed.quantity, observed.span)
    if indicator.tally is not None:
        shown = f"{indicator.tally.met}/{indicator.tally.total}"
        yield _trace(indicator, f"{path}.tally", "tally", shown, indicator.span)
    for n, target in enumerate(indicator.targets):
        where = f"{path}.targets[{n}]"
        if target.quantity is not None:
            yield _figure(indicator, where, "target", target.quantity, target.span)
        elif target.text:
            yield _trace(indicator, where, "target", target.text, target.span)
    for n, ratio in enumerate(indicator.attainments):
        figure = Quantity(value=ratio.percent, unit="%", raw=ratio.raw)
        formula = _beyond(ratio.percent, ratio.span)
        yield _figure(
            indicator, f"{path}.attainments[{n}]", "attainment", figure, ratio.span, formula
        )
    for n, change in enumerate(indicator.changes):
        where = f"{path}.changes[{n}]"
        found = _figure(indicator, where, "change", change.quantity, change.span)
        sign = "+" if change.quantity.value > 0 and change.quantity.unit != TIMES else ""
        yield replace(found, shown=f"{sign}{found.shown}")
    if indicator.verdict is not None:
        said = indicator.verdict
        yield _trace(indicator, f"{path}.verdict", "verdict", said.text, said.span)


def _derived(indicator: Indicator, path: str, meeting: Meeting) -> Iterator[Trace]:
    """Yield what a page may show though the source does not print it."""
    actual = indicator.actual.quantity if indicator.actual else None
    plan, former = derived_plan(indicator), derived_previous(indicator)
    if plan is not None and actual is not None:
        formula = f"{_number(actual)} / {write_number(indicator.attainments[0].percent)}%"
        yield _computed(indicator, f"{path}.targets", "target", plan, formula)
    change = relative_change(indicator)
    if former is not None and actual is not None and change is not None:
        formula = f"{_number(actual)} / (100% {_signed(change.quantity.value)}%)"
        yield _computed(indicator, f"{path}.previous", "previous", former, formula)
    ratio, target = derived_ratio(indicator), first_target(indicator)
    if ratio is not None and actual is not None and target and target.quantity is not None:
        made = DerivedFigure(ratio, percent_of(actual, target.quantity) or exactly(ratio), "%")
        formula = f"{write_quantity(actual)} / {write_quantity(target.quantity)}"
        yield _computed(indicator, f"{path}.attainments", "attainment", made, formula)
    points = gap(indicator)
    if points is not None and actual is not None and target and target.quantity is not None:
        one, other = in_base(actual), in_base(target.quantity)
        left_open = Interval(one.low - other.high, one.high - other.low)
        made = DerivedFigure(points, left_open, "điểm %")
        formula = f"{write_quantity(actual)} − {write_quantity(target.quantity)}"
        yield _computed(indicator, f"{path}.targets", "gap", made, formula)
    yield from _verdict(indicator, path, meeting)


def _verdict(indicator: Indicator, path: str, meeting: Meeting) -> Iterator[Trace]:
    """Yield the verdict that figures force, with the comparison it rests on."""
    judgement = judge(indicator)
    if judgement.computed is None:
        return
    say = Wording(meeting.language)
    target = first_target(indicator)
    if indicator.attainments:
        percent = indicator.attainments[0].percent
        sign = ">" if percent > HUNDRED else "<" if percent < HUNDRED else "="
        formula = f"{write_number(percent)} {sign} 100"
    elif target and target.quantity and indicator.actual:
        formula = f"{write_quantity(indicator.actual.quantity)} ↔ {write_quantity(target.quantity)}"
    else:
        return
    word = say.word("verdict", judgement.computed)
    yield Trace(
        path=f"{path}.verdict",
        item=indicator.id,
        name=indicator.name,
        role="verdict",
        shown=word,
        origin="derived",
        span=indicator.span,
        formula=formula,
    )


def _head(meeting: Meeting) -> Iterator[Trace]:
    """Yield what is said of the meeting itself: day, body, kind, purposes."""
    day = meeting.date
    if day is not None:
        ground = day.year_inferred_from
        yield replace(
            _said("date", "date", write_date(day.day), day.span),
            sureness="likely" if ground else None,
            doubt=ground,
        )
    if meeting.body is not None:
        yield _said("body", "body", meeting.body.name, meeting.body.span)
    if meeting.kind is not None:
        yield _said("kind", "kind", meeting.kind.text, meeting.kind.span)
    for n, purpose in enumerate(meeting.purposes):
        yield _said(f"purposes[{n}]", "purposes", purpose.text, purpose.span)


def _said(path: str, name: str, words: str, span: Span | None) -> Trace:
    origin: Origin = "stated" if span else "written"
    return Trace(path, "", name, "fact", words, origin, span=span)


def _facts(meeting: Meeting) -> Iterator[Trace]:
    """Yield what is no figure: findings, tasks, documents, persons and their parts."""
    for field in ("findings", "directives", "citations", "people", "roles"):
        for n, fact in enumerate(getattr(meeting, field)):
            words = _words(fact)
            yield Trace(
                path=f"{field}[{n}]",
                item=getattr(fact, "id", None) or getattr(fact, "person", None) or "",
                name=field,
                role="fact",
                shown=words,
                origin="stated" if fact.span else "written",
                span=fact.span,
                rule=fact.rule,
                sureness=fact.sureness,
                doubt=fact.doubt,
            )


def _words(fact: Noun) -> str:
    """Return a fact in words: its text, its name, or its kind and number."""
    for names in (("text",), ("name",), ("kind", "number"), ("part", "person", "group")):
        words = [str(getattr(fact, name)) for name in names if getattr(fact, name, None)]
        if words:
            return " ".join(words)
    return ""


def _figure(
    indicator: Indicator,
    path: str,
    role: Role,
    quantity: Quantity,
    span: Span | None,
    formula: str | None = None,
) -> Trace:
    found = _trace(indicator, path, role, write_quantity(quantity), span)
    return replace(found, quantity=quantity, formula=formula)


def _trace(indicator: Indicator, path: str, role: Role, shown: str, span: Span | None) -> Trace:
    """Return the trace of what the record holds; without a span of its own, its indicator's."""
    place = span or indicator.span
    return Trace(
        path=path,
        item=indicator.id,
        name=indicator.name,
        role=role,
        shown=shown,
        origin="stated" if place else "written",
        span=place,
        rule=indicator.rule,
        sureness=indicator.sureness,
        doubt=indicator.doubt,
    )


def _computed(
    indicator: Indicator, path: str, role: Role, made: DerivedFigure, formula: str
) -> Trace:
    quantity = Quantity(value=made.value, unit=made.unit)
    return Trace(
        path=path,
        item=indicator.id,
        name=indicator.name,
        role=role,
        shown=f"≈ {write_quantity(quantity)}",
        origin="derived",
        quantity=quantity,
        span=indicator.span,
        formula=formula,
        low=made.interval.low,
        high=made.interval.high,
    )


def _beyond(percent: Decimal, span: Span | None) -> str | None:
    """Return the sum behind a ratio printed as what goes beyond the plan: ``vượt 6,3%``."""
    beyond = percent - HUNDRED
    if span is None or write_number(percent) in span.quote or not beyond:
        return None
    return f"100% {_signed(beyond)}%" if write_number(abs(beyond)) in span.quote else None


def _number(quantity: Quantity) -> str:
    return write_number(quantity.value)


def _signed(value: Decimal) -> str:
    return f"{'−' if value < 0 else '+'} {write_number(abs(value))}"
