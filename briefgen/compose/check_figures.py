"""Figures that contradict each other, beyond what rounding explains."""

from collections.abc import Iterator
from decimal import Decimal

from briefgen.compose.check_changes import change_problems, is_plain, percent_of
from briefgen.compose.check_sums import parts_problems, slip, units_problems
from briefgen.compose.derived import DerivedFigure, derived_plan, derived_previous
from briefgen.compose.intervals import Interval, last_digit, rounded, shortest_decimal
from briefgen.compose.message import reached_and_missed, standing_of
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.verdicts import comparison_of, judge, read_hedge, same_dimension
from briefgen.compose.wording import Wording
from briefgen.errors import Place, Problem, Severity
from briefgen.model import Indicator, Meeting, Quantity, Target
from briefgen.vi.numbers import write_number
from briefgen.vi.quantities import write_quantity


def figure_problems(meeting: Meeting) -> Iterator[Problem]:
    """Yield what is doubtful in each indicator, in record order."""
    parts: dict[str | None, list[Quantity]] = {}
    for part in meeting.indicators:
        if part.actual is not None:
            parts.setdefault(part.parent, []).append(part.actual.quantity)
    for n, indicator in enumerate(meeting.indicators):
        path = f"indicators[{n}]"
        yield from _quantities(indicator, path)
        yield from _ratios(indicator, path)
        yield from change_problems(indicator, meeting, path)
        yield from _verdict(indicator, path)
        yield from _derivable(indicator, path)
        yield from units_problems(indicator, path)
        yield from parts_problems(indicator, parts.get(indicator.id, []), path)


def tally_problems(meeting: Meeting) -> Iterator[Problem]:
    """Yield tallies that cannot be, or that the rows contradict or do not fill."""
    for n, indicator in enumerate(meeting.indicators):
        tally = indicator.tally
        if tally is not None and not 0 <= tally.met <= tally.total:
            facts = {"met": tally.met, "total": tally.total}
            yield _problem("tally-impossible", f"indicators[{n}].tally", "error", **facts)
    say = Wording(meeting.language)
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    standing = standing_of(meeting, measured, say)
    if standing.stated is None:
        return
    path = next(
        f"indicators[{n}].tally"
        for n, i in enumerate(meeting.indicators)
        if i.tally == standing.stated
    )
    met, missed = reached_and_missed(standing)
    stated, total = standing.stated.met, standing.stated.total
    facts = {"met": stated, "total": total, "shown_met": met, "shown_missed": missed}
    if met > stated or missed > total - stated:
        yield _problem("tally-disagrees", path, "warning", **facts)
    elif met + missed < total:
        yield _problem("tally-incomplete", path, "info", **facts)


def _quantities(indicator: Indicator, path: str) -> Iterator[Problem]:
    """Yield figures without unit, ranges upside down, hedges whose words say something else."""
    figures = [
        (f"{path}.targets[{n}].quantity", t.quantity)
        for n, t in enumerate(indicator.targets)
        if t.quantity is not None
    ]
    if indicator.actual is not None:
        figures.insert(0, (f"{path}.actual.quantity", indicator.actual.quantity))
    for where, figure in figures:
        facts = {"name": indicator.name, "figure": write_quantity(figure)}
        if figure.unit is None:
            yield _problem("unit-missing", f"{where}.unit", "info", **facts)
        if figure.high is not None and figure.high < figure.value:
            yield _problem("range-reversed", where, "error", **facts)
        hedge = read_hedge(figure.hedge) if figure.hedge else None
        # A hedge before a fall bounds its size: "giảm hơn 81%" is below −81.
        told = hedge is not None and hedge.bound is not None and figure.value >= 0
        if hedge is not None and told and figure.bound != hedge.bound:
            yield _problem("hedge-disagrees", f"{where}.bound", "warning", **facts)


def _ratios(indicator: Indicator, path: str) -> Iterator[Problem]:
    """Yield printed ratios that actual and plan do not give.

    A ratio whose further digits were cut off instead of rounded is odd, not wrong.
    """
    for n, attainment in enumerate(indicator.attainments):
        target = _plan_of(indicator, attainment.owner, n)
        if target is None or target.quantity is None or indicator.actual is None:
            continue
        actual, plan = indicator.actual.quantity, target.quantity
        if attainment.hedge or not is_plain(actual) or not is_plain(plan):
            continue
        computed = percent_of(actual, plan) if same_dimension(actual, plan) else None
        if computed is None or computed.overlaps(rounded(attainment.percent)):
            continue
        facts = {
            "name": indicator.name,
            "ratio": write_number(attainment.percent),
            "actual": write_quantity(actual),
            "plan": write_quantity(plan),
            "computed": write_number(shortest_decimal(computed)),
        }
        cut = Interval(attainment.percent, attainment.percent + last_digit(attainment.percent))
        gravity: Severity = "warning" if computed.overlaps(cut) else "error"
        where = f"{path}.attainments[{n}].percent"
        yield _problem("ratio-disagrees", where, gravity, **facts)
        factor = slip(attainment.percent, computed)
        if factor is not None:
            told = {"name": indicator.name, "factor": write_number(factor)}
            yield _problem("unit-slip", where, "warning", **told)


def _verdict(indicator: Indicator, path: str) -> Iterator[Problem]:
    """Yield a verdict in words that figures contradict, and what the reader was unsure of."""
    judgement = judge(indicator)
    if judgement.reported is not None and not judgement.agrees and judgement.computed:
        facts = {
            "name": indicator.name,
            "text": judgement.reported.text,
            "computed": Wording("vi").word("verdict", judgement.computed),
            "computed_en": Wording("en").word("verdict", judgement.computed),
        }
        yield _problem("verdict-disagrees", f"{path}.verdict", "warning", **facts)
    if indicator.doubt and indicator.sureness != "likely":  # what is likely has codes of its own
        facts = {"name": indicator.name, "doubt": indicator.doubt}
        yield _problem("reading-in-doubt", path, "info", **facts)


def _derivable(indicator: Indicator, path: str) -> Iterator[Problem]:
    """Yield plans and former values that follow from printed figures, for the author to know."""
    found: tuple[tuple[str, str, DerivedFigure | None], ...] = (
        ("plan-derivable", "targets", derived_plan(indicator)),
        ("previous-derivable", "previous", derived_previous(indicator)),
    )
    for code, field, figure in found:
        if figure is not None:
            facts = {"name": indicator.name, **_interval_facts(figure)}
            yield _problem(code, f"{path}.{field}", "info", **facts)


def _plan_of(indicator: Indicator, owner: str | None, place: int) -> Target | None:
    """Return the plan a ratio is measured against: of the same owner, else in the same place."""
    plain = [t for t in indicator.targets if t.quantity is not None and comparison_of(t) == "equal"]
    owned = [target for target in plain if target.owner == owner]
    if owned:
        return owned[0]
    return plain[place] if place < len(plain) and len(plain) == len(indicator.targets) else None


def _interval_facts(figure: DerivedFigure) -> dict[str, object]:
    low, high = shortest_ends(figure.interval)
    unit = figure.unit or ""
    gap = " " if unit not in ("", "%") else ""
    return {
        "value": f"{write_number(figure.value)}{gap}{unit}",
        "low": write_number(low),
        "high": write_number(high),
    }


def shortest_ends(interval: Interval) -> tuple[Decimal, Decimal]:
    """Return both ends with as many digits as tell them apart, two more for reading."""
    width = interval.high - interval.low
    step = Decimal(1).scaleb(min(width.adjusted() - 1, 0))
    return interval.low.quantize(step), interval.high.quantize(step)


def _problem(code: str, path: str, severity: Severity, **facts: object) -> Problem:
    return Problem(code, Place(path=path), facts, severity)
