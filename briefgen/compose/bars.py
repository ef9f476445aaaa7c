"""Geometry of the bars: fractions of an axis, decided from figures, drawn elsewhere.

Two kinds: a ratio axis common to all rows (per cent of plan from zero), and a value axis of a
row's own where a ratio to plan would mislead: percentages, ranges, bounds, signed figures, a plan
of zero.
"""

from collections.abc import Iterable
from decimal import Decimal

from briefgen.compose.derived import derived_ratio
from briefgen.compose.verdicts import (
    HUNDRED,
    comparison_of,
    direction,
    first_target,
    plain_value,
    same_dimension,
)
from briefgen.compose.wording import Wording
from briefgen.model import Bar, Indicator, Quantity, Target

AXIS_ENDS = (Decimal(120), Decimal(150), Decimal(200))
HEADROOM = Decimal("1.25")
FLOORED = frozenset({"at_least", "more_than"})
CEILED = frozenset({"at_most", "less_than"})


def ratio_of(indicator: Indicator) -> Decimal | None:
    """Return per cent of plan: as printed, else computed from plain figures."""
    if indicator.attainments:
        return indicator.attainments[0].percent
    return derived_ratio(indicator)


def axis_end(ratios: Iterable[Decimal]) -> Decimal:
    """Return the end of the common axis in per cent: 120, 150 or 200.

    150 unless all fit under 120, or one goes beyond 150; 150 when there is none.
    """
    largest = max(ratios, default=AXIS_ENDS[1])
    return next((end for end in AXIS_ENDS if largest <= end), AXIS_ENDS[-1])


def bar_of(indicator: Indicator, axis: Decimal, wording: Wording) -> Bar:
    """Return the bar of a row on a ratio axis from 0 to ``axis`` per cent, or a value axis."""
    ratio = ratio_of(indicator)
    lower = direction(indicator) == "lower"
    if ratio is not None and ratio >= 0:
        plan = float(HUNDRED / axis)
        return Bar(
            scale="ratio",
            value=min(float(ratio / axis), 1.0),
            target_low=plan,
            target_high=plan,
            zero=0.0,
            lower_is_better=lower,
            cut=ratio > axis,
        )
    target = first_target(indicator)
    if target is not None and target.quantity is not None and indicator.actual is not None:
        actual = indicator.actual.quantity
        if same_dimension(actual, target.quantity):
            return _value_bar(actual, target, target.quantity, lower=lower)
    return Bar(note=wording.say("bar_no_ratio"), lower_is_better=lower)


def _value_bar(actual: Quantity, target: Target, plan: Quantity, *, lower: bool) -> Bar:
    """Return a bar on an axis of the row's own, in base units."""
    value, low, high = plain_value(actual), plain_value(plan), plain_value(plan, high=True)
    comparison = comparison_of(target)
    start, end = _value_axis([value, plain_value(actual, high=True), low, high], ranged=low != high)

    def place(number: Decimal) -> float:
        return float((number - start) / (end - start))

    return Bar(
        scale="value",
        value=place(value),
        target_low=None if comparison in CEILED else place(low),
        target_high=None if comparison in FLOORED else place(high),
        zero=place(Decimal(0)) if start <= 0 <= end else None,
        lower_is_better=lower,
    )


def _value_axis(numbers: list[Decimal], *, ranged: bool) -> tuple[Decimal, Decimal]:
    """Return start and end of an axis that holds all numbers.

    Centred on zero when one is negative; from zero otherwise, except for a range, which would
    shrink to a line: there the axis is as wide on either side as what it must hold.
    """
    least, most = min(numbers), max(numbers)
    if least < 0:
        reach = max(abs(least), abs(most)) * HEADROOM
        return -reach, reach
    if ranged:
        span = most - least
        return max(least - span, Decimal(0)), most + span
    return Decimal(0), (most * HEADROOM if most > 0 else Decimal(1))
