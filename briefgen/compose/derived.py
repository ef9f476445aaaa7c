"""Plan and last-year values that follow from a printed ratio or change.

A derived figure is never printed as if the source said it: it carries the interval that the
rounding of both printed numbers leaves open, and the shortest decimal inside it.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from briefgen.compose.intervals import (
    EXACT,
    Interval,
    divide,
    exactly,
    rounded,
    shortest_decimal,
)
from briefgen.compose.verdicts import (
    HUNDRED,
    comparison_of,
    first_target,
    is_percent,
    plain_value,
    same_dimension,
)
from briefgen.model import Change, Indicator, Quantity
from briefgen.vi.units import find_unit


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """A computed figure in ``unit``, with the interval it may lie in."""

    value: Decimal
    interval: Interval
    unit: str | None


def derived_plan(indicator: Indicator) -> DerivedFigure | None:
    """Return the plan that actual and printed ratio imply; ``None`` when a plan is recorded."""
    if indicator.targets or not indicator.attainments or indicator.attainments[0].hedge:
        return None
    return _quotient(indicator, rounded(indicator.attainments[0].percent))


def derived_previous(indicator: Indicator) -> DerivedFigure | None:
    """Return the base value that actual and printed change imply, unless one is recorded."""
    change = relative_change(indicator)
    if indicator.previous is not None or change is None or change.quantity.bound is not None:
        return None
    growth = rounded(change.quantity.value)
    return _quotient(indicator, Interval(HUNDRED + growth.low, HUNDRED + growth.high))


def derived_ratio(indicator: Indicator) -> Decimal | None:
    """Return actual to plan in per cent, where both are plain figures and no ratio is printed.

    One decimal, and more only where fewer would print ``100`` for what is not 100.
    """
    target = first_target(indicator)
    if indicator.attainments or target is None or target.quantity is None:
        return None
    if indicator.actual is None or comparison_of(target) != "equal":
        return None
    actual, plan = indicator.actual.quantity, target.quantity
    if not _plain_pair(actual, plan):
        return None
    return _short_percent(plain_value(actual), plain_value(plan))


def relative_change(indicator: Indicator) -> Change | None:
    """Return the change in per cent, the first one recorded; a growth indicator has none."""
    if indicator.kind == "growth":
        return None
    found = (change for change in indicator.changes if change.quantity.unit == "%")
    return next((change for change in found if change.quantity.high is None), None)


def interval_of(quantity: Quantity) -> Interval:
    """Return what a recorded figure may stand for; a whole count is exact."""
    unit = find_unit(quantity.unit) if quantity.unit else None
    whole = quantity.value == quantity.value.to_integral_value()
    if unit is not None and unit.kind == "count" and unit.scale == 1 and whole:
        return exactly(quantity.value)
    return rounded(quantity.value)


def _quotient(indicator: Indicator, percent: Interval) -> DerivedFigure | None:
    """Return actual divided by a percentage, or ``None`` where that says nothing."""
    if indicator.actual is None:
        return None
    actual = indicator.actual.quantity
    if actual.bound is not None or actual.high is not None or is_percent(actual):
        return None
    if percent.low <= 0 or actual.value <= 0:
        return None
    scaled = Interval(percent.low / HUNDRED, percent.high / HUNDRED)
    interval = divide(interval_of(actual), scaled)
    return DerivedFigure(shortest_decimal(interval), interval, actual.unit)


def _plain_pair(actual: Quantity, plan: Quantity) -> bool:
    """Return whether a ratio of the two has a sense: like units, no percentages, no hedges."""
    if actual.high is not None or plan.high is not None or actual.bound or plan.bound:
        return False
    if is_percent(actual) or is_percent(plan) or not same_dimension(actual, plan):
        return False
    return actual.value >= 0 and plan.value > 0


def _short_percent(actual: Decimal, plan: Decimal) -> Decimal:
    """Return the ratio in per cent with one decimal, or as many as keep it off a false 100."""
    exact = EXACT.divide(actual * HUNDRED, plan)
    for digits in range(1, 12):
        short = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if short != HUNDRED or exact == HUNDRED:
            break
    whole = short.to_integral_value()
    return whole if short == whole else short
