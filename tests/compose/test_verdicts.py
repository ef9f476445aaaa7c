from decimal import Decimal
from typing import Any

import pytest

from briefgen.compose.verdicts import (
    comparison_of,
    computed_mark,
    gap,
    judge,
    reach,
    recorded_direction,
)
from briefgen.model import Indicator, Target, Verdict
from tests.meetings import attained, planned, quantity, reached


def indicator(**more: Any) -> Indicator:
    return Indicator(id="x", name=more.pop("name", "Chỉ tiêu thử"), **more)


@pytest.mark.parametrize(
    ("percent", "mark"),
    [
        ("134.7", "exceeded"),
        ("100.1", "exceeded"),
        ("100", "met"),
        ("100.0", "met"),
        ("99.996", "missed"),
        ("97.6", "missed"),
        ("0", "missed"),
        ("312", "exceeded"),
    ],
)
def test_a_printed_ratio_is_compared_at_its_precision(percent: str, mark: str) -> None:
    assert computed_mark(indicator(attainments=attained(percent))) == mark


@pytest.mark.parametrize(
    ("hedge", "percent", "mark"),
    [
        ("hơn", "100", "exceeded"),
        ("gần", "100", "missed"),
        ("gần", "98", "missed"),
        ("gần", "105", "exceeded"),
        ("trên", "97", "missed"),
        ("khoảng", "100", None),
        ("khoảng", "110", None),
        ("khoảng", "120.5", "exceeded"),
    ],
)
def test_a_hedged_ratio_decides_only_where_the_hedge_leaves_no_doubt(
    hedge: str, percent: str, mark: str | None
) -> None:
    assert computed_mark(indicator(attainments=attained(percent, hedge=hedge))) == mark


def test_near_is_a_grade_only_when_a_limit_is_set() -> None:
    close = indicator(attainments=attained("97.6"))
    assert judge(close).status == "missed"
    assert judge(close, near=Decimal(95)).status == "near"
    assert judge(close, near=Decimal(98)).status == "missed"


# Kinds of plan against actual values; cases of real tables (Huế 2019) among them.
VALUES = [
    ("2007", planned("1915", "USD"), "USD", None, "exceeded"),
    ("7.18", planned("7.5", "%", high="8.0"), "%", "higher", "missed"),
    ("7.6", planned("7.5", "%", high="8.0"), "%", "higher", "met"),
    ("8.0", planned("7.5", "%", high="8.0"), "%", "higher", "met"),
    ("8.1", planned("7.5", "%", high="8.0"), "%", "higher", "exceeded"),
    ("7.6", planned("7.6", "%", "less_than"), "%", "lower", "missed"),
    ("7.6", planned("7.6", "%", "at_most"), "%", "lower", "met"),
    ("3.1", planned("4", "%", "less_than"), "%", "lower", "met"),
    ("8.5", planned("8.5", "điểm", "at_least"), "điểm", "higher", "met"),
    ("8.5", planned("8.5", "điểm", "more_than"), "điểm", "higher", "missed"),
    ("60", planned("100", "vụ"), "vụ", "lower", "exceeded"),
    ("100", planned("100", "vụ"), "vụ", "lower", "met"),
    ("120", planned("100", "vụ"), "vụ", "lower", "missed"),
    ("-4.3", planned("6", "%"), "%", "higher", "missed"),
    ("0", planned("0", "vụ"), "vụ", "lower", "met"),
    ("5", planned("6", "%", "about"), "%", "higher", None),
    ("95", planned("95", "%", "keep"), "%", "higher", "met"),
    ("96", planned("95", "%", "keep"), "%", "higher", "met"),
    ("94", planned("95", "%", "keep"), "%", "higher", "missed"),
    ("1390", planned("1.3", "triệu tấn"), "tấn", "higher", "missed"),
    ("1390000", planned("1.3", "triệu tấn"), "tấn", "higher", "exceeded"),
    ("12", planned("10", "km"), "ha", "higher", None),
]


@pytest.mark.parametrize(("actual", "plan", "unit", "better", "mark"), VALUES)
def test_a_value_is_compared_by_the_kind_of_its_plan(
    actual: str, plan: Any, unit: str, better: Any, mark: str | None
) -> None:
    subject = indicator(actual=reached(actual, unit), targets=plan, better=better)
    assert computed_mark(subject) == mark


@pytest.mark.parametrize(
    ("value", "bound", "plan", "mark"),
    [
        ("1300", "lower", "1300", "exceeded"),
        ("1300", "upper", "1300", "missed"),
        ("1300", "lower", "1350", None),
        ("1300", "lower", "1400", "missed"),
        ("1300", "upper", "1250", None),
        ("1300", "upper", "1200", "exceeded"),
        ("1300", "about", "1000", "exceeded"),
        ("1300", "about", "1300", None),
    ],
)
def test_a_hedged_value_decides_only_beyond_doubt(
    value: str, bound: Any, plan: str, mark: str | None
) -> None:
    subject = indicator(
        actual=reached(value, "hộ", bound=bound), targets=planned(plan, "hộ"), better="higher"
    )
    assert computed_mark(subject) == mark


def test_a_ratio_alone_settles_nothing_where_less_is_better() -> None:
    subject = indicator(better="lower", attainments=attained("60"))
    judged = judge(subject)
    assert (judged.status, judged.computed, judged.measured) == ("none", None, True)


def test_words_are_kept_apart_from_figures() -> None:
    said = Verdict(status="met", text="đạt")
    differing = judge(indicator(attainments=attained("97.6"), verdict=said))
    assert (differing.status, differing.filled, differing.agrees) == ("met", False, False)
    assert differing.computed == "missed"
    alone = judge(indicator(verdict=said))
    assert (alone.status, alone.filled, alone.agrees) == ("met", False, True)
    agreeing = judge(indicator(attainments=attained("100"), verdict=said))
    assert (agreeing.status, agreeing.filled) == ("met", True)


def test_met_or_exceeded_agrees_with_either() -> None:
    said = Verdict(status="met_or_exceeded", text="đạt và vượt")
    assert judge(indicator(attainments=attained("106"), verdict=said)).status == "exceeded"
    assert judge(indicator(attainments=attained("100"), verdict=said)).status == "met"
    assert not judge(indicator(attainments=attained("99"), verdict=said)).agrees


def test_a_plan_in_words_is_not_assessed() -> None:
    subject = indicator(actual=reached("3", "xã"), targets=(Target(text="theo lộ trình"),))
    assert judge(subject).status == "none"


def test_without_plan_and_words_nothing_is_said() -> None:
    judged = judge(indicator(actual=reached("88", "trường")))
    assert (judged.status, judged.measured) == ("none", False)


@pytest.mark.parametrize(
    ("hedge", "bound", "comparison"),
    [
        ("dưới", "upper", "less_than"),
        ("không quá", "upper", "at_most"),
        ("trên", "lower", "more_than"),
        ("từ … trở lên", "lower", "at_least"),
        ("khoảng", "about", "about"),
        (None, None, "equal"),
    ],
)
def test_a_hedge_before_a_plan_is_a_comparison(hedge: Any, bound: Any, comparison: str) -> None:
    target = Target(quantity=quantity("4", "%", hedge=hedge, bound=bound))
    assert comparison_of(target) == comparison


def test_percentages_are_compared_in_points() -> None:
    subject = indicator(actual=reached("-4.3", "%"), targets=planned("6", "%"))
    assert gap(subject) == Decimal("-10.3")
    assert gap(indicator(actual=reached("5", "km"), targets=planned("6", "km"))) is None


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        ("35400", "upper", "35300", "35400"),
        ("1300", "lower", "1300", "1400"),
        ("6", "about", "5", "7"),
        ("97.6", "lower", "97.6", "97.7"),
        ("5", None, "5", "5"),
    ],
)
def test_a_hedged_figure_reaches_one_step_of_its_last_digit(
    value: str, bound: Any, low: str, high: str
) -> None:
    span = reach(Decimal(value), bound)
    assert (span.low, span.high) == (Decimal(low), Decimal(high))


def test_a_counted_fall_of_a_bad_thing_is_better_the_larger() -> None:
    fewer = indicator(
        name="Hộ nghèo giảm",
        better="lower",
        actual=reached("6285", "hộ"),
        attainments=attained("140"),
    )
    assert computed_mark(fewer) == "exceeded"
    assert recorded_direction(fewer) == "higher"
    level = fewer.model_copy(update={"name": "Tỷ lệ hộ nghèo giảm còn"})
    assert recorded_direction(level) == "lower"
    signed = fewer.model_copy(update={"kind": "growth"})
    assert recorded_direction(signed) == "lower"
