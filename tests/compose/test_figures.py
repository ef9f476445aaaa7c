from decimal import Decimal
from typing import Any

import pytest

from briefgen.compose.figures import (
    bounding_words,
    flat,
    is_estimate,
    shown,
    shown_actual,
    shown_change,
    shown_ratio,
    shown_target,
)
from briefgen.compose.wording import Wording
from briefgen.model import Figure, Indicator, Quantity, Tally, Target
from tests.meetings import quantity, reached

VI, EN = Wording("vi"), Wording("en")


@pytest.mark.parametrize(
    ("figure", "whole", "part", "unit"),
    [
        (quantity("94450000", "đồng"), "94", ",45", "triệu đồng"),
        (quantity("146512", "tỷ đồng"), "146.512", "", "tỷ đồng"),
        (quantity("1.39", "triệu tấn"), "1", ",39", "triệu tấn"),
        (quantity("97.60", "%"), "97", ",60", "%"),
        (quantity("-4.3", "%"), "−4", ",3", "%"),
        (quantity("6.6", "%", high="6.8"), "6,6–6,8", "", "%"),
        (quantity("0", "vụ"), "0", "", "vụ"),
        (quantity("8"), "8", "", ""),
    ],
)
def test_a_figure_is_split_at_its_decimal_mark(
    figure: Quantity, whole: str, part: str, unit: str
) -> None:
    found = shown(figure, VI)
    assert (found.figure.whole, found.figure.part, found.unit) == (whole, part, unit)


@pytest.mark.parametrize(
    ("hedge", "bound", "words"),
    [
        ("gần", "upper", "gần"),
        ("hơn", "lower", "hơn"),
        ("ước", None, ""),
        ("ước thực hiện", None, ""),
        ("ước đạt gần", "upper", "gần"),
        ("từ … trở lên", "lower", "≥"),
        ("trở xuống", "upper", "≤"),
        (None, None, ""),
    ],
)
def test_words_that_bound_a_figure_stand_before_it(hedge: Any, bound: Any, words: str) -> None:
    assert bounding_words(quantity("35400", "lao động", hedge=hedge, bound=bound), VI) == words


@pytest.mark.parametrize(
    ("hedge", "bound", "words"),
    [
        ("gần", "upper", "nearly"),
        ("ước đạt gần", "upper", "nearly"),
        ("hơn", "lower", "over"),
        ("dưới", "upper", "under"),
        ("khoảng", "about", "about"),
        ("almost", "upper", "almost"),
    ],
)
def test_an_english_page_says_them_in_english(hedge: str, bound: Any, words: str) -> None:
    assert bounding_words(quantity("35400", "lao động", hedge=hedge, bound=bound), EN) == words


def test_an_estimate_is_known_by_kind_or_by_hedge() -> None:
    by_word = reached("2.2", "%", hedge="ước", estimate=True)
    assert is_estimate(Indicator(id="a", name="A", actual=by_word))
    by_kind = reached("2.2", "%").model_copy(update={"kind": "estimate"})
    assert is_estimate(Indicator(id="a", name="A", actual=by_kind))
    assert not is_estimate(Indicator(id="a", name="A"))


def test_what_is_missing_is_said_to_be() -> None:
    found = shown_actual(Indicator(id="a", name="A"), VI)
    assert (found.figure.missing, found.unit) == (True, "…")
    assert flat(found.figure, VI) == "…"


def test_a_tally_is_never_reduced() -> None:
    subject = Indicator(id="a", name="A", kind="tally", tally=Tally(met=6, total=14))
    assert shown_actual(subject, VI).figure.whole == "6/14"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target(quantity=quantity("4", "%"), comparison="less_than"), "< 4"),
        (Target(quantity=quantity("4", "%"), comparison="at_least"), "≥ 4"),
        (Target(quantity=quantity("4", "%"), comparison="about"), "khoảng 4"),
        (Target(quantity=quantity("95", "%"), comparison="keep"), "giữ 95"),
        (Target(quantity=quantity("4", "%", hedge="dưới", bound="upper")), "dưới 4"),
        (Target(quantity=quantity("6.6", "%", high="6.8")), "6,6–6,8"),
        (Target(text="theo lộ trình"), "…"),
    ],
)
def test_a_plan_keeps_the_words_that_bound_it(target: Target, text: str) -> None:
    assert flat(shown_target(target, VI).figure, VI) == text


def test_a_plan_takes_the_scale_of_its_actual() -> None:
    target = Target(quantity=quantity("97200000", "đồng"))
    assert flat(shown_target(target, VI, like="triệu đồng").figure, VI) == "97,2"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (quantity("9.06", "%"), "+9,06"),
        (quantity("-2.5", "%"), "−2,5"),
        (quantity("0", "%"), "0"),
        (quantity("9", "%", hedge="hơn", bound="lower"), "hơn +9"),
        (quantity("-81", "%", hedge="hơn", bound="lower"), "giảm hơn 81"),
        (quantity("9", "%", hedge="ước", estimate=True), "ước +9"),
    ],
)
def test_a_change_carries_its_sign_and_its_hedge(change: Quantity, text: str) -> None:
    assert flat(shown_change(change, VI), VI) == text


def test_an_estimate_told_with_the_name_is_not_told_again() -> None:
    change = quantity("9", "%", hedge="ước", estimate=True)
    assert flat(shown_change(change, VI, estimate_told=True), VI) == "+9"


def test_a_hedged_fall_is_told_in_words() -> None:
    fall = quantity("-81", "%", hedge="hơn", bound="lower")
    assert flat(shown(fall, VI).figure, VI) == "giảm hơn 81"
    assert flat(shown(fall, EN).figure, EN) == "down over 81"


def test_a_ratio_carries_no_sign_and_a_computed_one_says_so() -> None:
    assert flat(shown_ratio(Decimal("97.6"), VI), VI) == "97,6"
    assert flat(shown_ratio(Decimal(105), VI, hedge="hơn"), VI) == "hơn 105"
    computed = shown_ratio(Decimal(72), VI, derived=True)
    assert (computed.derived, flat(computed, VI)) == (True, "≈ 72")


def test_an_empty_cell_is_empty() -> None:
    assert flat(Figure(), VI) == ""


def test_a_row_named_as_its_unit_shows_the_unit_once() -> None:
    members = Indicator(id="x", name="Đảng viên", actual=reached("6159", "đảng viên"))
    assert shown_actual(members, Wording("vi")).unit == ""
