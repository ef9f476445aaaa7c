"""Verdicts: what figures say of an indicator, kept apart from what the source says of it.

The table of rules is our own design, not a regulation: Vietnamese offices print Vượt, Đạt,
Không đạt by habit, and printed words do not always follow arithmetic. So the reported verdict is
never overwritten, and a computed one is given only where figures leave no doubt.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.compose.intervals import Interval, exactly
from briefgen.model import (
    Attainment,
    Bound,
    Comparison,
    Indicator,
    Mark,
    Quantity,
    Target,
    Verdict,
)
from briefgen.vi.cues import better_direction
from briefgen.vi.hedges import Hedge, match_hedge
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension, find_unit

HUNDRED = Decimal(100)
_REDUCTIONS = ("giảm", "reduced", "reduction")
STRICT = frozenset({"dưới", "trên", "hơn", "nhỏ hơn", "lớn hơn", "<", ">"})
Side = Literal["below", "inside", "above"]
Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What can be said of one indicator.

    Args:
        computed: from figures; ``None`` when they do not settle it.
        reported: the source's own words, if any.
        measured: there is a plan of any kind, so "no plan stated" would be untrue.
    """

    computed: Mark | None
    reported: Verdict | None
    measured: bool

    @property
    def status(self) -> Mark:
        """Return the mark to print: the reported verdict rules over the computed one."""
        if self.reported is not None:
            if self.agrees and self.computed is not None:
                return self.computed
            return _mark_of(self.reported)
        return self.computed or "none"

    @property
    def filled(self) -> bool:
        """Return whether the printed mark rests on figures."""
        return self.computed is not None and self.agrees

    @property
    def agrees(self) -> bool:
        """Return False when words and figures of the source contradict each other."""
        if self.reported is None or self.computed is None:
            return True
        return self.computed in _MEANT[self.reported.status]


_MEANT: dict[str, frozenset[Mark]] = {
    "exceeded": frozenset({"exceeded"}),
    "met": frozenset({"met"}),
    "near": frozenset({"near", "missed"}),
    "missed": frozenset({"missed", "near"}),
    "met_or_exceeded": frozenset({"met", "exceeded"}),
}


def judge(indicator: Indicator, *, near: Decimal | None = None) -> Judgement:
    """Return the verdicts on an indicator.

    Args:
        indicator: as recorded.
        near: per cent of plan from which a miss is called ``near``; ``None`` for no such grade.
    """
    measured = bool(indicator.targets or indicator.attainments)
    return Judgement(computed_mark(indicator, near), indicator.verdict, measured)


def computed_mark(indicator: Indicator, near: Decimal | None = None) -> Mark | None:
    """Return the verdict that the figures force, or ``None``.

    The printed ratio rules, since it is what the source stands for. It settles nothing where less
    is better (60% of a ceiling and 60% of a planned cut look alike): there, values decide.
    """
    better = direction(indicator)
    if indicator.attainments and better != "lower":
        return _mark_of_ratio(indicator.attainments[0], near)
    target = first_target(indicator)
    if target is None or target.quantity is None or indicator.actual is None:
        return None
    return _mark_of_values(indicator.actual.quantity, target, better)


def direction(indicator: Indicator) -> Better:
    """Return which way is good: as recorded, else by the lexicon, else a plan is to be reached."""
    return recorded_direction(indicator) or better_direction(indicator.name) or "higher"


def recorded_direction(indicator: Indicator) -> Better | None:
    """Return which way is good as recorded; of a counted fall (``hộ nghèo giảm``), more is."""
    return "higher" if indicator.better and is_reduction(indicator) else indicator.better


def is_reduction(indicator: Indicator) -> bool:
    """Return whether the figure counts how much something bad fell: ``Hộ nghèo giảm 6.285 hộ``.

    ``Tỷ lệ hộ nghèo giảm còn 3%`` does not, nor does a change printed with its sign.
    """
    if indicator.kind in ("growth", "level_after_decrease") or indicator.actual is None:
        return False
    words = fold(indicator.name).split()
    told = any(word in _REDUCTIONS for word in (*words[:1], *words[-1:]))
    return told and indicator.actual.quantity.value > 0


def first_target(indicator: Indicator) -> Target | None:
    """Return the plan an indicator is measured against: the first one with a figure."""
    figured = [target for target in indicator.targets if target.quantity is not None]
    return next(iter(figured or indicator.targets), None)


def gap(indicator: Indicator) -> Decimal | None:
    """Return actual minus plan in percentage points, for indicators that are percentages.

    ``None`` for other units, for ranges and for hedged figures.
    """
    target = first_target(indicator)
    if target is None or target.quantity is None or indicator.actual is None:
        return None
    actual, plan = indicator.actual.quantity, target.quantity
    if not (is_percent(actual) and is_percent(plan)) or actual.unit != plan.unit:
        return None
    if actual.high is not None or plan.high is not None or actual.bound or plan.bound:
        return None
    return actual.value - plan.value


def is_percent(quantity: Quantity) -> bool:
    """Return whether the figure is a percentage, so that a ratio to plan would mislead."""
    unit = find_unit(quantity.unit) if quantity.unit else None
    return unit is not None and unit.kind == "percent"


def same_dimension(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures may be compared: units of one dimension."""
    return dimension(one.unit) == dimension(other.unit)


def plain_value(quantity: Quantity, *, high: bool = False) -> Decimal:
    """Return the figure in base units (``1,39 triệu tấn`` is 1390000), its upper end on demand."""
    if not high or quantity.high is None:
        return base_value(quantity)
    return base_value(quantity.model_copy(update={"value": quantity.high}))


def comparison_of(target: Target) -> Comparison:
    """Return how the plan is meant, reading a hedge word where no comparison is recorded."""
    quantity = target.quantity
    if target.comparison != "equal" or quantity is None or quantity.bound is None:
        return target.comparison
    strict = (quantity.hedge or "").strip().lower() in STRICT
    if quantity.bound == "about":
        return "about"
    if quantity.bound == "lower":
        return "more_than" if strict else "at_least"
    return "less_than" if strict else "at_most"


def reach(value: Decimal, bound: Bound | None) -> Interval:
    """Return what a hedged figure may stand for: one step of its last digit that is not zero.

    ``gần 35.400`` lies between 35.300 and 35.400, ``hơn 105`` between 105 and 106, ``khoảng``
    a step either way; without a hedge the figure is itself.
    """
    if bound is None:
        return exactly(value)
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    step = Decimal(1).scaleb(exponent)
    low = value - step if bound in ("upper", "about") else value
    high = value + step if bound in ("lower", "about") else value
    return Interval(low, high)


def read_hedge(words: str) -> Hedge | None:
    """Return the sense of softening words that stand before a figure, or ``None``."""
    return match_hedge(f"{words} 1", 0)


def _mark_of(verdict: Verdict) -> Mark:
    """Return the mark of a reported verdict."""
    return "met" if verdict.status == "met_or_exceeded" else verdict.status


def _mark_of_ratio(attainment: Attainment, near: Decimal | None) -> Mark | None:
    """Return the verdict of a printed ratio, at the precision printed."""
    side = _side(attainment.percent, _bound_of_words(attainment.hedge), HUNDRED, HUNDRED)
    if side == "below" and near is not None and attainment.percent >= near:
        return "near"
    return None if side is None else _OF_SIDE["higher", side]


def _mark_of_values(actual: Quantity, target: Target, better: Better) -> Mark | None:
    """Return the verdict of a value against its plan, by the kind of plan."""
    plan = target.quantity
    if plan is None or not same_dimension(actual, plan):
        return None
    comparison = comparison_of(target)
    if comparison == "about":
        return None
    low, high = plain_value(plan), plain_value(plan, high=True)
    side = _side_of_quantity(actual, low, high)
    if side is None:
        return None
    if comparison == "equal":
        return _OF_SIDE[better, side]
    if comparison == "keep":
        return "met" if side == "inside" or _OF_SIDE[better, side] == "exceeded" else "missed"
    return "met" if side in _ALLOWED[comparison] else "missed"


_OF_SIDE: dict[tuple[Better, Side], Mark] = {
    ("higher", "below"): "missed",
    ("higher", "inside"): "met",
    ("higher", "above"): "exceeded",
    ("lower", "below"): "exceeded",
    ("lower", "inside"): "met",
    ("lower", "above"): "missed",
}
_ALLOWED: dict[str, frozenset[Side]] = {
    "at_least": frozenset({"inside", "above"}),
    "more_than": frozenset({"above"}),
    "at_most": frozenset({"inside", "below"}),
    "less_than": frozenset({"below"}),
}


def _side_of_quantity(actual: Quantity, low: Decimal, high: Decimal) -> Side | None:
    """Return on which side of the plan the actual lies, both ends of a range agreeing."""
    ends = {
        _side(plain_value(actual), actual.bound, low, high),
        _side(plain_value(actual, high=True), actual.bound, low, high),
    }
    return ends.pop() if len(ends) == 1 else None


def _side(value: Decimal, bound: Bound | None, low: Decimal, high: Decimal) -> Side | None:
    """Return on which side of ``low``–``high`` a figure lies; ``None`` where a hedge leaves doubt.

    ``hơn`` and ``gần`` leave out both ends: ``hơn 100`` is above 100 and below 101.
    """
    span = reach(value, bound)
    open_ended = bound in ("lower", "upper")
    if span.high < low or (open_ended and span.high == low):
        return "below"
    if span.low > high or (open_ended and span.low == high):
        return "above"
    return "inside" if low <= span.low and span.high <= high else None


def _bound_of_words(words: str | None) -> Bound | None:
    """Return which way a hedge printed before a ratio softens it."""
    hedge = read_hedge(words) if words else None
    return hedge.bound if hedge else None
