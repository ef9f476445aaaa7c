"""Printed changes held against actual and former value, beyond what rounding explains."""

from collections.abc import Iterator
from decimal import Decimal

from briefgen.compose.derived import interval_of, relative_change
from briefgen.compose.intervals import Interval, divide, rounded, shortest_decimal
from briefgen.compose.verdicts import HUNDRED, is_percent, plain_value, same_dimension
from briefgen.errors import Place, Problem
from briefgen.model import Change, Indicator, Meeting, Period, Quantity
from briefgen.vi.numbers import write_number
from briefgen.vi.quantities import write_quantity
from briefgen.vi.text import fold

TIMES = "lần"
POINTS = "điểm"
"""How the unit of a change in percentage points begins: ``điểm %``, ``điểm phần trăm``."""


def change_problems(indicator: Indicator, meeting: Meeting, path: str) -> Iterator[Problem]:
    """Yield changes that actual and former value do not give, and bases that were inferred."""
    for n, each in enumerate(indicator.changes):
        base = each.base or meeting.compare_to
        if base is not None and not each.base_stated:
            named: dict[str, object] = {"name": indicator.name, "base": base.text}
            yield Problem("base-inferred", Place(path=f"{path}.changes[{n}].base"), named, "info")
    if indicator.actual is None or indicator.previous is None or indicator.kind == "growth":
        return
    actual, former = indicator.actual.quantity, indicator.previous.quantity
    if not (is_plain(actual) and is_plain(former) and same_dimension(actual, former)):
        return
    for n, change in _comparable(indicator):
        allowed = _computed(change.quantity, actual, former)
        printed = _printed(change.quantity)
        if not allowed or any(computed.overlaps(printed) for computed in allowed):
            continue
        facts = {
            "name": indicator.name,
            "change": _shown(change.quantity),
            "actual": write_quantity(actual),
            "former": write_quantity(former),
            "computed": _computed_shown(allowed[0], change.quantity),
        }
        yield Problem("change-disagrees", Place(path=f"{path}.changes[{n}]"), facts)


def is_plain(quantity: Quantity) -> bool:
    """Return whether a figure is one number without a hedge that leaves a side open."""
    return quantity.high is None and quantity.bound is None


def percent_of(top: Quantity, bottom: Quantity) -> Interval | None:
    """Return top to bottom in per cent, as wide as rounding leaves it; ``None`` over zero."""
    scaled = in_base(bottom)
    if Decimal(0) in scaled:
        return None
    ratio = divide(in_base(top), scaled)
    return Interval(ratio.low * HUNDRED, ratio.high * HUNDRED)


def in_base(quantity: Quantity) -> Interval:
    """Return what a figure may stand for, in base units."""
    interval = interval_of(quantity)
    low, high = (
        quantity.model_copy(update={"value": end}) for end in (interval.low, interval.high)
    )
    return Interval(plain_value(low), plain_value(high))


def _comparable(indicator: Indicator) -> Iterator[tuple[int, Change]]:
    """Yield the changes against the former value: of its period, else the first of each measure.

    ``tăng 5% so với cùng kỳ, tăng 2% so với tháng trước`` has two bases; one former value without
    a period belongs to the first.
    """
    period = indicator.previous.period if indicator.previous else None
    first = relative_change(indicator)
    seen: set[str | None] = set()
    for n, change in enumerate(indicator.changes):
        is_first = change is first if change.quantity.unit == "%" else True
        fresh = change.quantity.unit not in seen and is_first
        seen.add(change.quantity.unit)
        one_base = _same_period(change.base, period)
        if is_plain(change.quantity) and (one_base if one_base is not None else fresh):
            yield n, change


def _same_period(one: Period | None, other: Period | None) -> bool | None:
    """Return whether two periods are one; ``None`` where their words do not tell."""
    if one is None or other is None:
        return None
    if one.start is not None and other.start is not None:
        return (one.start, one.end) == (other.start, other.end)
    return True if fold(one.text) == fold(other.text) else None


def _computed(change: Quantity, actual: Quantity, former: Quantity) -> list[Interval]:
    """Return what the change may be by the two values; empty where its unit tells nothing.

    A rate may move by per cent or, loosely said, by points of per cent: both are allowed.
    """
    unit = change.unit or ""
    ratio = percent_of(actual, former)
    difference = _minus(in_base(actual), in_base(former))
    points = is_percent(actual)
    if unit == "%":
        relative = [Interval(ratio.low - HUNDRED, ratio.high - HUNDRED)] if ratio else []
        return relative + ([difference] if points else [])
    if unit == TIMES:
        return [Interval(ratio.low / HUNDRED, ratio.high / HUNDRED)] if ratio else []
    if points and unit.startswith(POINTS):
        return [difference]
    return [difference] if unit and same_dimension(change, actual) else []


def _minus(one: Interval, other: Interval) -> Interval:
    return Interval(one.low - other.high, one.high - other.low)


def _printed(change: Quantity) -> Interval:
    """Return what the printed change may stand for, in base units where it has some."""
    if change.unit in ("%", TIMES) or (change.unit or "").startswith(POINTS):
        return rounded(change.value)
    return in_base(change)


def _shown(change: Quantity) -> str:
    return write_quantity(change, hedge=False)


def _computed_shown(computed: Interval, change: Quantity) -> str:
    """Return the computed change in the unit of the printed one, no digit more than is sure."""
    scale = plain_value(change.model_copy(update={"value": HUNDRED})) / HUNDRED
    if change.unit in ("%", TIMES) or (change.unit or "").startswith(POINTS):
        scale = HUNDRED / HUNDRED
    value = shortest_decimal(Interval(computed.low / scale, computed.high / scale))
    gap = "" if change.unit == "%" else " "
    return f"{write_number(value)}{gap}{change.unit or ''}".rstrip()
