from decimal import Decimal
from typing import Any

import pytest

from briefgen.compose.bars import axis_end, bar_of, ratio_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator
from tests.meetings import attained, planned, reached

VI = Wording("vi")
AXIS = Decimal(150)


def indicator(**more: Any) -> Indicator:
    return Indicator(id="x", name="Chỉ tiêu", **more)


@pytest.mark.parametrize(
    ("ratios", "end"),
    [
        ([], 150),
        (["97.6"], 120),
        (["120"], 120),
        (["134.7"], 150),
        (["150.1"], 200),
        (["312"], 200),
    ],
)
def test_the_axis_ends_beyond_the_largest_ratio(ratios: list[str], end: int) -> None:
    assert axis_end(Decimal(ratio) for ratio in ratios) == end


def test_a_ratio_runs_from_zero_and_is_cut_at_the_end() -> None:
    within = bar_of(indicator(attainments=attained("75")), AXIS, VI)
    assert (within.scale, within.value, within.zero, within.cut) == ("ratio", 0.5, 0.0, False)
    assert within.target_low == within.target_high == pytest.approx(2 / 3)
    beyond = bar_of(indicator(attainments=attained("312")), AXIS, VI)
    assert (beyond.value, beyond.cut) == (1.0, True)
    nothing = bar_of(indicator(attainments=attained("0")), AXIS, VI)
    assert (nothing.scale, nothing.value) == ("ratio", 0.0)


def test_a_signed_figure_stands_on_an_axis_centred_on_zero() -> None:
    bar = bar_of(indicator(actual=reached("-4.3", "%"), targets=planned("6", "%")), AXIS, VI)
    assert (bar.scale, bar.zero) == ("value", 0.5)
    assert bar.value is not None
    assert bar.target_low is not None
    assert bar.value < 0.5 < bar.target_low < 1


def test_a_range_has_two_ticks_and_a_bound_has_one() -> None:
    ranged = indicator(actual=reached("33.9", "%"), targets=planned("33", "%", high="34"))
    bar = bar_of(ranged, AXIS, VI)
    assert bar.target_low is not None
    assert bar.target_high is not None
    assert bar.value is not None
    assert 0 < bar.target_low < bar.value < bar.target_high < 1
    below = indicator(actual=reached("3.1", "%"), targets=planned("4", "%", "less_than"))
    assert (bar_of(below, AXIS, VI).target_low, bar_of(below, AXIS, VI).target_high) == (None, 0.8)
    above = indicator(actual=reached("9", "%"), targets=planned("8.5", "%", "at_least"))
    assert bar_of(above, AXIS, VI).target_high is None
    assert bar_of(above, AXIS, VI).target_low is not None


def test_a_plan_of_zero_never_has_a_ratio() -> None:
    subject = indicator(actual=reached("3", "vụ"), targets=planned("0", "vụ"), better="lower")
    bar = bar_of(subject, AXIS, VI)
    assert ratio_of(subject) is None
    assert (bar.scale, bar.target_low, bar.lower_is_better) == ("value", 0.0, True)
    both = indicator(actual=reached("0", "vụ"), targets=planned("0", "vụ"), better="lower")
    assert bar_of(both, AXIS, VI).value == 0.0


@pytest.mark.parametrize(
    "subject",
    [
        indicator(),
        indicator(actual=reached("1.08", "%")),
        indicator(actual=reached("5", "km"), targets=planned("4", "ha")),
    ],
)
def test_without_plan_or_ratio_a_note_stands_in_place_of_a_bar(subject: Indicator) -> None:
    bar = bar_of(subject, AXIS, VI)
    assert (bar.scale, bar.note) == ("none", "nguồn không nêu tỷ lệ")


@pytest.mark.parametrize("value", ["0", "0.001", "99999999", "-1", "-99999999"])
@pytest.mark.parametrize("plan", ["0", "5", "-5", "123456789"])
def test_every_fraction_lies_on_the_axis(value: str, plan: str) -> None:
    bar = bar_of(indicator(actual=reached(value, "%"), targets=planned(plan, "%")), AXIS, VI)
    for place in (bar.value, bar.target_low, bar.target_high, bar.zero):
        assert place is None or 0 <= place <= 1
