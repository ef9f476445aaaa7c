"""Floors for reports that nobody saw while writing rules, and the rules of scoring them."""

from pathlib import Path
from typing import Any

import pytest

from tests.extract.score_unseen import Score, score_record, score_set

BESIDE = Path(__file__).parents[2].parent
UNSEEN = next((one for one in (BESIDE / "shared" / "unseen",) if one.is_dir()), BESIDE / "unseen")

F1_FLOORS = {
    "indicators": 0.67,
    "indicators+targets": 0.68,
    "plan": 0.92,
    "change": 0.90,
    "people": 0.91,
    "roles": 0.84,
    "date": 0.75,
    "body": 0.85,
    "period": 0.78,
    "documents": 0.93,
}
RECALL_FLOORS = {"figures": 0.83, "limitations found": 0.60, "directives found": 0.68}
"""A few points below what was measured on 27 reports, so that a step back shows."""

REVENUE = {"name": "thu ngân sách", "value": 1.5, "unit": "nghìn tỷ đồng"}


@pytest.fixture(scope="module")
def unseen() -> Score:
    if not any(UNSEEN.glob("gold/*.yaml")):
        pytest.skip("the set of unseen reports is not beside the project")
    return score_set(UNSEEN)


@pytest.mark.parametrize(("kind", "floor"), F1_FLOORS.items())
def test_unseen_reports_are_read_no_worse_than_measured(
    unseen: Score, kind: str, floor: float
) -> None:
    assert unseen[kind].f1 >= floor


@pytest.mark.parametrize(("kind", "floor"), RECALL_FLOORS.items())
def test_unseen_reports_lose_no_more_than_measured(unseen: Score, kind: str, floor: float) -> None:
    assert unseen[kind].recall >= floor


def scored(found: dict[str, Any], truth: dict[str, Any]) -> Score:
    score = Score()
    score_record(found, truth, score)
    return score


@pytest.mark.parametrize(
    ("found", "hits", "extra"),
    [
        ({"name": "tổng thu ngân sách", "value": 1500, "unit": "tỷ đồng"}, 1, 0),
        ({"name": "Thu ngân sách", "value": 1500.4, "unit": "tỉ đồng"}, 1, 0),
        ({"name": "thu ngân sách", "value": 1502, "unit": "tỷ đồng"}, 0, 1),
        ({"name": "thu ngân sách", "value": 1500, "unit": "tỷ USD"}, 0, 1),
        ({"name": "số hộ nghèo", "value": 1500, "unit": "tỷ đồng"}, 0, 1),
    ],
)
def test_an_indicator_matches_by_value_unit_and_name(
    found: dict[str, Any], hits: int, extra: int
) -> None:
    tally = scored({"indicators": [found]}, {"indicators": [REVENUE]})["indicators"]
    assert (tally.hits, tally.extra, tally.missed) == (hits, extra, 1 - hits)


def test_a_second_copy_of_a_figure_is_one_too_many() -> None:
    tally = scored({"indicators": [REVENUE, REVENUE]}, {"indicators": [REVENUE]})["indicators"]
    assert (tally.hits, tally.extra, tally.missed) == (1, 1, 0)


@pytest.mark.parametrize("mark", [{"optional": True}, {"type": "target"}])
def test_context_and_aims_count_neither_way(mark: dict[str, Any]) -> None:
    truth = {"indicators": [{**REVENUE, **mark}]}
    for found in ([], [REVENUE]):
        tally = scored({"indicators": found}, truth)["indicators"]
        assert (tally.hits, tally.extra, tally.missed) == (0, 0, 0)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ({"ratio_pct": 85}, {"change_pct": -15}),
        ({"change_times": 2.3}, {"change_pct": 130}),
        ({"changes": [{"pct": 4}, {"pct": 9}]}, {"change_pct": 9}),
    ],
)
def test_a_change_is_the_same_however_it_is_told(
    stated: dict[str, Any], meant: dict[str, Any]
) -> None:
    one, other = ({"indicators": [{**REVENUE, **each}]} for each in (stated, meant))
    assert scored(one, other)["change"].f1 == 1
    assert scored({"indicators": [REVENUE]}, other)["change"].f1 == 0


def test_ratios_of_figures_never_found_score_nothing() -> None:
    truth = {"indicators": [{**REVENUE, "plan_pct": 102}]}
    assert scored({}, truth)["plan"].f1 == 0
    assert scored({}, {"indicators": [REVENUE]})["plan"].f1 == 1


def test_people_match_by_whole_names_and_posts_by_most_of_their_words() -> None:
    found = {"speakers": [{"name": "Lê An", "roles": ["Bí thư Thành ủy"]}, {"name": "Vũ Bình"}]}
    truth = {"chairs": [{"name": "Lê An", "roles": ["Bí thư Thành ủy Hà Nội", "Trưởng đoàn"]}]}
    score = scored({"meeting": found}, {"meeting": truth})
    assert (score["people"].hits, score["people"].extra) == (1, 1)
    assert (score["roles"].hits, score["roles"].missed) == (1, 1)
    ignored = {"meeting": {**truth, "people_optional": ["Vũ Bình"]}}
    assert scored({"meeting": found}, ignored)["people"].extra == 0


def test_a_day_whose_year_the_text_leaves_open_is_right_with_any_year() -> None:
    found = {"meeting": {"date": "2024-07-03"}}
    assert scored(found, {"meeting": {"date": "XXXX-07-03"}})["date"].f1 == 1
    assert scored(found, {"meeting": {"date": "2023-07-03"}})["date"].f1 == 0


def test_a_task_is_found_when_most_of_its_words_stand_in_one_task() -> None:
    truth = {"directives": [{"task": "rà soát quy hoạch sử dụng đất"}]}
    whole = {"directives": [{"task": "khẩn trương rà soát các quy hoạch, kế hoạch sử dụng đất"}]}
    parts = {"directives": [{"task": "rà soát quy định"}, {"task": "sử dụng đất"}]}
    assert scored(whole, truth)["directives found"].recall == 1
    assert scored(parts, truth)["directives found"].recall == 0
