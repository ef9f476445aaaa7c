from typing import Any

import pytest

from briefgen.compose.check_figures import figure_problems, tally_problems
from briefgen.model import Indicator, Meeting, Tally, Target, Verdict
from tests.meetings import attained, changed, planned, quantity, reached


def found(*indicators: Indicator) -> list[tuple[str, str]]:
    meeting = Meeting(indicators=indicators)
    problems = [*figure_problems(meeting), *tally_problems(meeting)]
    return [(p.code, p.severity) for p in problems]


def indicator(**more: Any) -> Indicator:
    return Indicator(id=more.pop("id", "x"), name=more.pop("name", "Chỉ tiêu"), **more)


@pytest.mark.parametrize(
    ("actual", "plan", "ratio", "wrong"),
    [
        ("146512", "150100", "97.6", False),
        ("146512", "150100", "97.8", True),
        ("94.45", "97.2", "97.17", False),
        ("94.45", "97.2", "98", True),
        ("36.0", "50", "72", False),
        ("5", "5", "100", False),
        ("5", "0", "100", False),
    ],
)
def test_a_ratio_is_wrong_only_beyond_rounding(
    actual: str, plan: str, ratio: str, wrong: bool
) -> None:
    subject = indicator(
        actual=reached(actual, "tỷ đồng"),
        targets=planned(plan, "tỷ đồng"),
        attainments=attained(ratio),
    )
    assert found(subject) == ([("ratio-disagrees", "error")] if wrong else [])


def test_a_ratio_cut_off_instead_of_rounded_is_odd_but_not_wrong() -> None:
    subject = indicator(
        actual=reached("12757", "tỷ đồng"),
        targets=planned("10000", "tỷ đồng"),
        attainments=attained("127"),
    )
    assert found(subject) == [("ratio-disagrees", "warning")]


def test_scales_are_brought_together_before_comparing() -> None:
    subject = indicator(
        actual=reached("94450000", "đồng"),
        targets=planned("97.2", "triệu đồng"),
        attainments=attained("97.17"),
    )
    assert found(subject) == []


def test_each_ratio_is_compared_with_the_plan_of_its_owner() -> None:
    plans = (
        Target(quantity=quantity("100", "km"), owner="Trung ương"),
        Target(quantity=quantity("120", "km"), owner="HĐND"),
    )
    ratios = attained("108", owner="Trung ương") + attained("95", owner="HĐND")
    subject = indicator(actual=reached("108", "km"), targets=plans, attainments=ratios)
    assert found(subject) == [("ratio-disagrees", "error")]


@pytest.mark.parametrize(
    ("former", "change", "wrong"),
    [("11.0", "13.6", False), ("11.0", "16", True), ("0", "15", False)],
)
def test_a_change_is_wrong_only_beyond_rounding(former: str, change: str, wrong: bool) -> None:
    subject = indicator(
        actual=reached("12.5", "tỷ đồng"),
        previous=reached(former, "tỷ đồng"),
        changes=changed(change),
    )
    assert found(subject) == ([("change-disagrees", "error")] if wrong else [])


def test_figures_without_unit_and_ranges_upside_down_are_told() -> None:
    assert found(indicator(actual=reached("8"))) == [("unit-missing", "info")]
    assert found(indicator(actual=reached("8", "%", high="6"))) == [("range-reversed", "error")]


def test_a_hedge_must_mean_what_its_words_say() -> None:
    wrong = indicator(actual=reached("35400", "lao động", hedge="gần", bound="lower"))
    assert found(wrong) == [("hedge-disagrees", "warning")]
    right = indicator(actual=reached("35400", "lao động", hedge="gần", bound="upper"))
    assert found(right) == []
    fall = indicator(actual=reached("-81", "%", hedge="hơn", bound="upper"))
    assert found(fall) == []


def test_words_and_figures_that_disagree_are_told() -> None:
    said = Verdict(status="met", text="đạt")
    assert ("verdict-disagrees", "warning") in found(
        indicator(attainments=attained("97"), verdict=said)
    )
    assert found(indicator(attainments=attained("100"), verdict=said)) == []


def test_what_can_be_derived_is_offered() -> None:
    subject = indicator(
        actual=reached("146512", "tỷ đồng"), attainments=attained("97.6"), changes=changed("9.06")
    )
    assert found(subject) == [("plan-derivable", "info"), ("previous-derivable", "info")]


def test_an_inferred_base_and_a_doubt_of_the_reader_are_told() -> None:
    assert found(indicator(changes=changed("5", stated=False))) == [("base-inferred", "info")]
    assert found(indicator(doubt="diện tích hay sản lượng")) == [("reading-in-doubt", "info")]


def test_parts_may_not_exceed_their_whole() -> None:
    part = indicator(id="p", name="Phần", parent="x", actual=reached("12", "xã"))
    assert found(indicator(actual=reached("10", "xã")), part) == [("parts-exceed-whole", "warning")]
    assert found(indicator(actual=reached("12", "xã")), part) == []
    more_than = indicator(actual=reached("10", "xã", hedge="hơn", bound="lower"))
    assert found(more_than, part) == []
    rate = indicator(id="p", name="Phần", parent="x", actual=reached("12", "%"))
    assert found(indicator(actual=reached("10", "%")), rate) == []


@pytest.mark.parametrize(
    ("met", "total", "code"),
    [
        (15, 14, [("tally-impossible", "error"), ("tally-disagrees", "warning")]),
        (1, 3, [("tally-incomplete", "info")]),
        (0, 3, [("tally-disagrees", "warning")]),
        (1, 2, []),
        (2, 2, [("tally-disagrees", "warning")]),
    ],
)
def test_a_tally_is_held_against_the_rows(met: int, total: int, code: list[Any]) -> None:
    tally = indicator(id="t", name="Chỉ tiêu đạt", kind="tally", tally=Tally(met=met, total=total))
    rows = (
        indicator(id="a", name="A", attainments=attained("101")),
        indicator(id="b", name="B", attainments=attained("99")),
    )
    assert found(tally, *rows) == code
