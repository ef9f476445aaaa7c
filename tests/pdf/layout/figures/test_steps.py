"""Axes have round steps that hold every value."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.pdf.layout.figures.steps import ROUND, round_steps, share

NUMBERS = st.decimals(-(10**9), 10**9, places=3)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        ("0", "12.25", "0 2.5 5.0 7.5 10 12.5"),
        ("63.3", "94.45", "60 70 80 90 100"),
        ("-1.08", "8.5", "-2 0 2 4 6 8 10"),
        ("0", "0.031", "0.00 0.01 0.02 0.03 0.04"),
        ("146512", "146512", "0 50000 100000 150000"),
        ("0", "0", "0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_steps_are_round(low: str, high: str, marks: str) -> None:
    found = round_steps(Decimal(low), Decimal(high))
    wanted = [Decimal(mark) for mark in marks.split()]
    if len(wanted) - 1 <= 5:
        assert found == wanted
    assert found[0] <= Decimal(low) <= Decimal(high) <= found[-1]


@given(NUMBERS, NUMBERS)
def test_marks_hold_the_values_in_equal_round_steps(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    marks = round_steps(low, high)
    assert marks[0] <= low
    assert marks[-1] >= high
    assert 2 <= len(marks) <= 6
    steps = {after - before for before, after in pairwise(marks)}
    assert len(steps) == 1
    step = steps.pop()
    assert step / Decimal(1).scaleb(step.adjusted()) in ROUND
    assert 0 <= share(low, marks) <= share(high, marks) <= 1
