from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.intervals import (
    Interval,
    divide,
    exactly,
    multiply,
    rounded,
    shortest_decimal,
)

NUMBERS = st.decimals(min_value="0.01", max_value="999999", places=2)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("97.6", "97.55", "97.65"),
        ("97.60", "97.595", "97.605"),
        ("146512", "146511.5", "146512.5"),
        ("94450000", "94449999.5", "94450000.5"),
        ("-4.3", "-4.35", "-4.25"),
        ("0", "-0.5", "0.5"),
        ("1E+3", "999.5", "1000.5"),
    ],
)
def test_a_printed_number_stands_for_half_a_step_either_way(
    printed: str, low: str, high: str
) -> None:
    assert rounded(Decimal(printed)) == Interval(Decimal(low), Decimal(high))


# The derived figures of the seed's record: value, per cent, value exact?, range as published there.
DERIVED = [
    ("94450000", "97.17", True, "97195781", "97205784", "97200000"),
    ("94450000", "106.97", True, "88291657", "88299911", "88296000"),
    ("146512", "97.6", True, "150037.9", "150191.7", "150100"),
    ("146512", "109.06", True, "134334.6", "134346.9", "134340"),
    ("1390000", "106.6", False, "1298640", "1309244", "1300000"),
    ("147591", "134.7", True, "109529", "109611", "109600"),
]


@pytest.mark.parametrize(("value", "percent", "exact", "low", "high", "shortest"), DERIVED)
def test_a_quotient_lies_where_rounding_lets_it(
    value: str, percent: str, exact: bool, low: str, high: str, shortest: str
) -> None:
    top = exactly(Decimal(value)) if exact else Interval(Decimal(1385000), Decimal(1395000))
    percents = rounded(Decimal(percent))
    found = divide(top, Interval(percents.low / 100, percents.high / 100))
    step = Decimal(low).as_tuple().exponent
    assert found.low.quantize(Decimal(1).scaleb(int(step))) == Decimal(low)
    assert found.high.quantize(Decimal(1).scaleb(int(step))) == Decimal(high)
    assert shortest_decimal(found) == Decimal(shortest)


@pytest.mark.parametrize(
    ("low", "high", "shortest"),
    [
        ("150.038", "150.192", "150.1"),
        ("88.291657", "88.299911", "88.296"),
        ("71.2", "72.8", "72"),
        ("0.95", "1.05", "1"),
        ("9.96", "10.04", "10"),
        ("-4.31", "-4.29", "-4.3"),
        ("-0.1", "0.2", "0"),
        ("0.0041", "0.0043", "0.0042"),
        ("12", "12", "12"),
    ],
)
def test_the_shortest_decimal_is_taken(low: str, high: str, shortest: str) -> None:
    found = shortest_decimal(Interval(Decimal(low), Decimal(high)))
    assert found == Decimal(shortest)
    assert "E" not in str(found)


@given(NUMBERS, NUMBERS)
def test_the_shortest_decimal_lies_inside(one: Decimal, other: Decimal) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert shortest_decimal(interval) in interval


@given(NUMBERS, NUMBERS)
def test_what_was_multiplied_can_be_divided_back(one: Decimal, other: Decimal) -> None:
    product = multiply(rounded(one), exactly(other))
    back = divide(product, exactly(other))
    assert abs(back.middle() - one) < Decimal("1e-20")


def test_a_divisor_that_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        divide(exactly(Decimal(1)), rounded(Decimal(0)))


def test_intervals_overlap_where_they_share_a_number() -> None:
    assert rounded(Decimal("97.6")).overlaps(rounded(Decimal("97.65")))
    assert not rounded(Decimal("97.6")).overlaps(rounded(Decimal("97.8")))
