from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefgen.compose.derived import derived_plan, derived_previous, derived_ratio
from briefgen.model import Indicator
from tests.meetings import attained, changed, planned, reached, seed_meeting

GOLD = Path(__file__).parents[2].parent / "shared" / "seed" / "gold.yaml"


def seed(name: str) -> Indicator:
    return next(i for i in seed_meeting().indicators if i.id == name)


@pytest.mark.parametrize(
    ("name", "plan", "previous"),
    [
        ("grdp_per_capita", "97200000", "88296000"),
        ("retail_sales", "150100", "134340"),
        ("rice_output", "1.3", None),
        ("fruit_output", "109600", None),
        ("grdp_growth", None, None),
        ("poverty_rate", None, None),
        ("jobs_created", None, None),
    ],
)
def test_plan_and_last_year_follow_from_the_seed(
    name: str, plan: str | None, previous: str | None
) -> None:
    found = derived_plan(seed(name)), derived_previous(seed(name))
    assert [str(f.value) if f else None for f in found] == [plan, previous]


def test_the_intervals_hold_what_the_gold_record_computed() -> None:
    yaml = pytest.importorskip("yaml")
    if not GOLD.exists():
        pytest.skip("the shared seed is not here")
    items = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["derived"]["items"]
    compared = 0
    for item in items:
        name, _, field = item["id"].partition(".")
        derive = {"plan": derived_plan, "2019": derived_previous}.get(field)
        figure = derive(seed(name)) if derive else None
        if figure is None:
            continue
        scale = 1_000_000 if name == "rice_output" else 1
        assert figure.interval.low * scale <= Decimal(str(item["value"]))
        assert Decimal(str(item["value"])) <= figure.interval.high * scale
        compared += 1
    assert compared == 6


def indicator(**more: Any) -> Indicator:
    return Indicator(id="x", name="Chỉ tiêu", **more)


def test_what_is_recorded_is_not_derived() -> None:
    subject = indicator(
        actual=reached("110", "km"),
        targets=planned("100", "km"),
        attainments=attained("110"),
        previous=reached("90", "km"),
        changes=changed("22.2"),
    )
    assert derived_plan(subject) is None
    assert derived_previous(subject) is None
    assert derived_ratio(subject) is None


@pytest.mark.parametrize(
    "subject",
    [
        indicator(attainments=attained("97")),
        indicator(actual=reached("35400", "km", bound="upper"), attainments=attained("97")),
        indicator(actual=reached("5", "km", high="7"), attainments=attained("97")),
        indicator(actual=reached("5", "km"), attainments=attained("97", hedge="gần")),
        indicator(actual=reached("5", "km"), attainments=attained("0")),
        indicator(actual=reached("5", "%"), attainments=attained("97")),
        indicator(actual=reached("-5", "km"), attainments=attained("97")),
    ],
)
def test_nothing_is_derived_from_doubtful_figures(subject: Indicator) -> None:
    assert derived_plan(subject) is None


@pytest.mark.parametrize(
    ("actual", "plan", "ratio"),
    [
        ("36.0", "50", "72"),
        ("12.5", "12", "104.2"),
        ("99996", "100000", "99.996"),
        ("100", "100", "100"),
        ("0", "5", "0"),
    ],
)
def test_a_computed_ratio_never_rounds_to_a_false_hundred(
    actual: str, plan: str, ratio: str
) -> None:
    subject = indicator(actual=reached(actual, "km"), targets=planned(plan, "km"))
    assert str(derived_ratio(subject)) == ratio


@pytest.mark.parametrize(
    "subject",
    [
        indicator(actual=reached("3", "%"), targets=planned("4", "%")),
        indicator(actual=reached("3", "km"), targets=planned("0", "km")),
        indicator(actual=reached("-3", "km"), targets=planned("4", "km")),
        indicator(actual=reached("3", "km"), targets=planned("4", "km", "at_most")),
        indicator(actual=reached("3", "km"), targets=planned("4", "km", high="5")),
        indicator(actual=reached("3", "km"), targets=planned("4", "ha")),
    ],
)
def test_no_ratio_is_computed_where_it_would_mislead(subject: Indicator) -> None:
    assert derived_ratio(subject) is None
