"""Marks and how many rows carry them, columns that hold something, rows reached and missed."""

from briefgen.compose import compose_scorecard
from briefgen.compose.groups import roman
from briefgen.model import Indicator, Scorecard, Verdict
from tests.meetings import bare_meeting, seed_meeting, ward_meeting
from tests.pdf import stress


def names(card: Scorecard) -> tuple[list[str], list[str]]:
    return [row.indicator for row in card.reached], [row.indicator for row in card.missed]


def test_the_key_counts_rows_by_mark() -> None:
    key = compose_scorecard(seed_meeting()).key
    assert [(entry.status, entry.filled, entry.count) for entry in key] == [
        ("exceeded", True, 2),
        ("missed", True, 2),
        ("missed", False, 4),
    ]


def test_parts_of_a_row_are_not_counted() -> None:
    whole = stress.row(1, id="whole", verdict=Verdict(text="đạt", status="met"))
    part = stress.row(2, parent="whole", verdict=Verdict(text="đạt", status="met"))
    (entry,) = compose_scorecard(stress.meeting(whole, part)).key
    assert entry.count == 1


def test_reached_rows_come_best_first_and_missed_ones_worst_first() -> None:
    reached, missed = names(compose_scorecard(seed_meeting()))
    assert reached == ["fruit_output", "rice_output"]
    assert missed[:2] == ["grdp_per_capita", "retail_sales"]
    assert len(missed) == 6


def test_rows_without_a_verdict_are_neither() -> None:
    card = compose_scorecard(stress.no_plan())
    assert names(card) == ([], [])
    assert len(card.others) == 30


def test_goals_parts_and_empty_rows_are_no_results() -> None:
    card = compose_scorecard(stress.every_case())
    told = {row.name for row in card.others}
    assert "Văn bản" in told
    assert told.isdisjoint({"Nghị quyết", "Thiếu tất cả", "Mục tiêu năm sau"})


def test_only_columns_that_hold_something_are_named() -> None:
    assert compose_scorecard(stress.no_plan()).table_columns == ()
    assert compose_scorecard(stress.only_verdicts()).table_columns == ("verdict",)
    ward = compose_scorecard(ward_meeting()).table_columns
    assert ward[:3] == ("previous", "plan", "bar")


def test_a_derived_plan_makes_a_column() -> None:
    assert "plan" not in compose_scorecard(seed_meeting()).table_columns
    assert "plan" in compose_scorecard(seed_meeting(), derived=True).table_columns


def test_rows_tell_the_sentence_they_were_read_from() -> None:
    card = compose_scorecard(seed_meeting())
    places = {row.source for group in card.table for row in group.rows}
    assert all(place[0] == "c" and place[1:].isdigit() for place in places if place)
    assert "source" in card.table_columns
    assert "source" not in compose_scorecard(stress.rows(3)).table_columns


def test_a_long_name_is_cut_for_one_sheet_and_whole_for_others() -> None:
    card = compose_scorecard(stress.meeting(stress.row(1, name=stress.LONG * 2)))
    (row,) = card.table[0].rows
    assert row.name.endswith("…")
    assert row.full_name == stress.LONG * 2


def test_nothing_is_said_of_a_record_without_indicators() -> None:
    card = compose_scorecard(bare_meeting().model_copy(update={"indicators": ()}))
    assert (card.table, card.key, card.table_remarks, card.reached) == ((), (), (), ())


def test_groups_are_numbered_in_roman_figures() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]
    named = stress.meeting(Indicator(id="a", name="A", group="Kinh tế"))
    assert compose_scorecard(named).table[0].number == "I"


def test_the_annex_names_the_body_and_leaves_number_and_date_open() -> None:
    line = compose_scorecard(seed_meeting()).labels["annex_line"]
    assert line == "(Kèm theo Báo cáo số ………… ngày …… tháng …… năm ……… của Thành ủy Cần Thơ)"
