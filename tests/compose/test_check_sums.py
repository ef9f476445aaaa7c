"""Parts, shares, units: consistent records pass, inconsistent ones are told."""

from decimal import Decimal

import pytest

from briefgen.compose.check_sums import parts_problems, share_problems, slip, units_problems
from briefgen.compose.intervals import Interval
from briefgen.model import Indicator, Meeting, Observation
from tests.meetings import planned, reached


def parts(whole: Observation, *values: Observation) -> list[str]:
    top = Indicator(id="w", name="Tổng", actual=whole)
    problems = parts_problems(top, [value.quantity for value in values], "indicators[0]")
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("whole", "values", "unit", "codes"),
    [
        ("10", ["4", "6"], "xã", []),
        ("10", ["4", "7"], "xã", ["parts-exceed-whole"]),
        ("10", ["12"], "xã", ["parts-exceed-whole"]),
        ("10", ["4"], "xã", []),
        ("10", ["4", "3"], "xã", []),
        ("24.5", ["12.3", "12.3"], "tỷ đồng", []),
        ("24.5", ["12.5", "12.5"], "tỷ đồng", ["parts-exceed-whole"]),
        ("1000", ["600", "395"], "người", ["parts-miss-whole"]),
        ("1000", ["600", "400"], "người", []),
        ("50", ["60", "70"], "%", []),
    ],
)
def test_parts_are_held_against_their_whole(
    whole: str, values: list[str], unit: str, codes: list[str]
) -> None:
    assert parts(reached(whole, unit), *(reached(v, unit) for v in values)) == codes


def test_a_whole_of_more_than_so_many_may_have_more_in_its_parts() -> None:
    more_than = reached("10", "xã", hedge="hơn", bound="lower")
    assert parts(more_than, reached("12", "xã")) == []


def test_parts_of_another_unit_are_not_added() -> None:
    assert parts(reached("10", "xã"), reached("9", "xã"), reached("900", "tỷ đồng")) == []


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (["20.1", "40.2", "39.7"], []),
        (["20.1", "40.2", "39.8"], []),
        (["20.1", "40.2", "41.7"], ["shares-miss-hundred"]),
        (["20.1", "40.2"], []),
        (["120"], ["share-over-hundred"]),
    ],
)
def test_shares_of_one_whole_make_a_hundred(values: list[str], codes: list[str]) -> None:
    rows = [
        Indicator(id=f"s{n}", name=f"Tỷ trọng khu vực {n} trong GRDP", actual=reached(v, "%"))
        for n, v in enumerate(values)
    ]
    assert [p.code for p in share_problems(Meeting(indicators=tuple(rows)))] == codes


def test_a_ratio_of_the_plan_may_pass_a_hundred() -> None:
    row = Indicator(id="a", name="Tỷ lệ giải ngân", actual=reached("104", "%"))
    assert list(share_problems(Meeting(indicators=(row,)))) == []


@pytest.mark.parametrize(
    ("actual", "plan", "wrong"),
    [
        (("5", "tỷ đồng"), ("4800", "triệu đồng"), False),
        (("5", "tỷ đồng"), ("5", "km"), True),
        (("5", "tỷ đồng"), ("8", "%"), False),
        (("5", "con én"), ("5", "km"), False),
        (("5", None), ("5", "km"), False),
    ],
)
def test_plan_and_actual_are_measured_alike(
    actual: tuple[str, str | None], plan: tuple[str, str], wrong: bool
) -> None:
    row = Indicator(id="a", name="A", actual=reached(*actual), targets=planned(*plan))
    codes = [problem.code for problem in units_problems(row, "indicators[0]")]
    assert codes == (["unit-disagrees"] if wrong else [])


def test_a_former_value_is_measured_like_the_actual_one() -> None:
    row = Indicator(id="a", name="A", actual=reached("5", "tấn"), previous=reached("5", "tỷ đồng"))
    (problem,) = units_problems(row, "indicators[0]")
    assert (problem.code, problem.at.path) == ("unit-disagrees", "indicators[0].previous")


@pytest.mark.parametrize(
    ("printed", "low", "high", "factor"),
    [
        ("97.6", "97550", "97650", "1000"),
        ("97.6", "9.75", "9.77", "10"),
        ("97.6", "96.3", "96.4", None),
        ("0", "1", "2", None),
    ],
)
def test_a_slip_of_the_unit_is_told_from_a_wrong_figure(
    printed: str, low: str, high: str, factor: str | None
) -> None:
    found = slip(Decimal(printed), Interval(Decimal(low), Decimal(high)))
    assert found == (Decimal(factor) if factor else None)
