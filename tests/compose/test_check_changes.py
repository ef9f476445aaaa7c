"""Value, former value and change: what rounding explains is right, what it does not is an error."""

import pytest

from briefgen.compose.check_changes import change_problems
from briefgen.model import Change, Indicator, Meeting, Observation, Period
from tests.meetings import YEAR_2019, quantity, reached

LAST_MONTH = Period(text="tháng trước")


def found(indicator: Indicator) -> list[tuple[str, str | None]]:
    problems = change_problems(indicator, Meeting(indicators=(indicator,)), "indicators[0]")
    return [(problem.code, problem.at.path) for problem in problems]


def change(value: str, unit: str | None, base: Period | None = YEAR_2019) -> Change:
    return Change(quantity=quantity(value, unit), base=base, base_stated=True)


TABLE = [
    # actual, former, unit, change, its unit, wrong
    ("12.5", "11.0", "tỷ đồng", "13.6", "%", False),
    ("12.5", "11.0", "tỷ đồng", "16", "%", True),
    ("1240", "1000", "người", "240", "người", False),
    ("1240", "1000", "người", "340", "người", True),
    ("3.1", "1.5", "tỷ USD", "2.1", "lần", False),
    ("3.1", "1.5", "tỷ USD", "3", "lần", True),
    ("33.9", "33.4", "%", "0.5", "điểm %", False),
    ("33.9", "33.4", "%", "1.5", "điểm %", True),
    ("33.9", "33.4", "%", "0.5", "%", False),
    ("33.9", "33.4", "%", "1.5", "%", False),
    ("33.9", "33.4", "%", "3", "%", True),
    ("2.9", "3.4", "%", "-0.5", "điểm phần trăm", False),
    ("146512", "134340", "tỷ đồng", "12.2", "nghìn tỷ đồng", False),
    ("5", "0", "xã", "15", "%", False),
]


@pytest.mark.parametrize(("actual", "former", "unit", "by", "by_unit", "wrong"), TABLE)
def test_a_change_of_any_measure_is_held_against_its_values(
    actual: str, former: str, unit: str, by: str, by_unit: str, wrong: bool
) -> None:
    indicator = Indicator(
        id="x",
        name="Chỉ tiêu",
        actual=reached(actual, unit),
        previous=reached(former, unit),
        changes=(change(by, by_unit),),
    )
    assert found(indicator) == ([("change-disagrees", "indicators[0].changes[0]")] if wrong else [])


def test_a_second_change_against_another_base_is_not_held_against_the_first() -> None:
    indicator = Indicator(
        id="x",
        name="Thu ngân sách",
        actual=reached("110", "tỷ đồng"),
        previous=reached("100", "tỷ đồng"),
        changes=(change("10", "%"), change("2", "%", LAST_MONTH)),
    )
    assert found(indicator) == []


def test_the_former_values_own_period_chooses_the_change() -> None:
    former = Observation(quantity=quantity("100", "tỷ đồng"), kind="previous", period=LAST_MONTH)
    indicator = Indicator(
        id="x",
        name="Thu ngân sách",
        actual=reached("110", "tỷ đồng"),
        previous=former,
        changes=(change("25", "%"), change("12", "%", LAST_MONTH)),
    )
    assert ("change-disagrees", "indicators[0].changes[1]") in found(indicator)


@pytest.mark.parametrize("bound", ["lower", "upper", "about"])
def test_a_hedged_figure_proves_nothing(bound: str) -> None:
    softened = reached("12.5", "tỷ đồng", hedge="khoảng", bound=bound)
    indicator = Indicator(
        id="x",
        name="Thu",
        actual=softened,
        previous=reached("10", "tỷ đồng"),
        changes=(change("3", "%"),),
    )
    assert found(indicator) == []


def test_a_growth_is_no_value_that_grew() -> None:
    indicator = Indicator(
        id="x",
        name="Tăng trưởng GRDP",
        kind="growth",
        actual=reached("2.2", "%"),
        previous=reached("7.8", "%"),
        changes=(change("2.2", "%"),),
    )
    assert found(indicator) == []
