from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose import compose_scorecard
from briefgen.compose.wording import Wording
from briefgen.model import (
    Indicator,
    Meeting,
    Period,
    Scorecard,
)
from tests.figures_shown import recorded_numbers, shown_numbers
from tests.meetings import (
    YEAR_2019,
    attained,
    bare_meeting,
    changed,
    english_meeting,
    planned,
    quantity,
    reached,
    seed_meeting,
    ward_meeting,
)

MEETINGS = [seed_meeting, ward_meeting, bare_meeting, english_meeting]
# A page's own counts, said to be such: our tally, and figures set in italics or told as computed.
OWN = {"seed_meeting": set(), "ward_meeting": {"3", "4", "72", "104,2", "0,9"}}


@pytest.mark.parametrize("make", MEETINGS)
@pytest.mark.parametrize("derived", [False, True])
def test_every_figure_shown_is_a_figure_of_the_record(make: Any, derived: bool) -> None:
    meeting = make()
    card = compose_scorecard(meeting, derived=derived)
    strange = shown_numbers(card) - recorded_numbers(meeting, Wording(card.language))
    own = {"1", "2"} if make is english_meeting else OWN.get(make.__name__, set())
    assert strange <= own


def test_the_seeds_rows_are_split_by_what_they_can_say() -> None:
    card = compose_scorecard(seed_meeting())
    assert [row.indicator for row in card.rows] == [
        "fruit_output",
        "rice_output",
        "retail_sales",
        "grdp_per_capita",
        "total_investment",
        "public_investment_disbursement",
        "industrial_production",
        "export_turnover",
    ]
    assert [row.verdict for row in card.rows] == ["Vượt"] * 2 + ["Chưa đạt"] * 6
    assert [row.filled for row in card.rows] == [True] * 4 + [False] * 4
    assert card.rows_note == "4 chỉ tiêu có số, 4 chỉ tiêu chỉ có nhận định"
    assert sum(len(group.rows) for group in card.groups) == 15
    assert [group.heading for group in card.groups] == ["Kinh tế", "Xã hội", "Xây dựng Đảng"]
    assert card.axis_end == 150


def test_every_indicator_stands_once() -> None:
    card = compose_scorecard(seed_meeting())
    shown = [row.indicator for row in card.rows]
    shown += [row.indicator for group in card.groups for row in group.rows]
    assert sorted(shown) == sorted(i.id for i in seed_meeting().indicators if i.tally is None)


def test_the_dense_table_holds_every_indicator_again() -> None:
    card = compose_scorecard(seed_meeting())
    rows = [row for group in card.table for row in group.rows]
    assert len(rows) == 23
    assert [row.number for row in rows if not row.sub] == [str(n) for n in range(1, 22)]
    assert {row.verdict for row in rows} == {"Vượt", "Chưa đạt", "Không nêu KH"}
    measured = {row.indicator: row.notes for row in card.rows}
    assert all(row.notes == measured[row.indicator] for row in rows if row.indicator in measured)


def test_the_head_of_the_seeds_sheet() -> None:
    card = compose_scorecard(seed_meeting(), maker="Văn phòng", data_name="can-tho.yaml")
    assert card.agency == "THÀNH ỦY CẦN THƠ"
    assert card.title == "Kết quả thực hiện nhiệm vụ năm\u00a02020"
    assert card.subtitle.replace("\u00a0", " ") == (
        "Họp Ban Thường vụ ngày 20/11/2020 · so với kế hoạch và với năm 2019"
    )
    assert card.tally is not None
    assert (card.tally.met, card.tally.total) == (6, 14)
    assert card.labels["change"] == "± % so 2019"
    assert (card.labels["actual"], card.labels["actual_period"]) == ("Thực hiện", "2020")
    assert card.maker == "Văn phòng"
    assert card.data_line == "Dữ liệu: can-tho.yaml · lập bằng briefgen"
    assert len(card.tiles) == 4


def test_the_key_holds_only_marks_in_use() -> None:
    card = compose_scorecard(seed_meeting())
    key = [(entry.status, entry.filled, entry.word) for entry in card.key]
    assert key == [
        ("exceeded", True, "Vượt"),
        ("missed", True, "Chưa đạt"),
        ("missed", False, "Chưa đạt"),
    ]
    assert compose_scorecard(bare_meeting()).key == ()


def test_notes_are_numbered_and_every_number_is_used() -> None:
    for make in MEETINGS:
        card = compose_scorecard(make())
        used = {number for row in card.rows for number in row.notes}
        used |= {number for group in card.groups for row in group.rows for number in row.notes}
        assert {note.number for note in card.notes if note.number} == used
        assert list(dict.fromkeys(n.number for n in card.notes if n.number)) == [
            str(n) for n in range(1, len(used) + 1)
        ]


def test_symbols_are_explained_only_where_they_stand() -> None:
    texts = [note.text for note in compose_scorecard(seed_meeting()).notes if not note.number]
    assert any(text.startswith("…") for text in texts)
    assert not any(text.startswith("≈") for text in texts)
    derived = compose_scorecard(seed_meeting(), derived=True).notes
    assert any(note.text.startswith("≈") for note in derived)
    assert compose_scorecard(bare_meeting()).notes == ()


def test_an_authors_message_is_kept_and_known_as_such() -> None:
    written = seed_meeting().model_copy(update={"message": "Sáu chỉ tiêu đạt và vượt."})
    card = compose_scorecard(written)
    assert (card.message, card.message_written) == ("Sáu chỉ tiêu đạt và vượt.", True)
    assert not compose_scorecard(seed_meeting()).message_written


def test_a_closed_period_says_not_met_for_good() -> None:
    card = compose_scorecard(ward_meeting())
    assert "Không đạt" in [row.verdict for row in card.rows]
    assert card.subtitle.startswith("Hội nghị Ủy ban nhân dân phường")


def test_an_english_page_has_english_words_and_notation() -> None:
    card = compose_scorecard(english_meeting())
    assert card.language == "en"
    assert [row.verdict for row in card.rows] == ["Exceeded", "Not met"]
    assert (card.rows[0].actual.whole, card.rows[0].actual.part) == ("1,390", ".5")
    assert card.rows[0].unit == "tonnes"
    assert card.labels["section_a"] == "Against target"
    translated = compose_scorecard(seed_meeting(), language="en")
    assert translated.rows[0].name == "Sản lượng cây ăn trái"
    assert translated.tiles[1].unit == "million VND"


def test_estimates_are_told_in_the_heading_when_all_are() -> None:
    figures = tuple(
        Indicator(id=name, name=name, actual=reached("5", "km", hedge="ước", estimate=True))
        for name in ("a", "b", "c")
    )
    card = compose_scorecard(Meeting(indicators=figures))
    assert card.labels["actual"] == "Ước thực hiện"
    assert [row.name for row in card.groups[0].rows] == ["A", "B", "C"]


def test_an_empty_record_makes_an_empty_sheet() -> None:
    card = compose_scorecard(Meeting())
    assert (card.rows, card.groups, card.tiles, card.tally, card.message) == ((), (), (), None, "")


@st.composite
def indicators(draw: Any) -> Indicator:
    numbers = st.decimals(min_value=-9999999, max_value=999999999, places=2).map(str)
    units = st.sampled_from(["%", "tấn", "tỷ đồng", "đồng", "điểm %", "hộ", None])
    unit = draw(units)
    return Indicator(
        id=draw(st.uuids().map(str)),
        name=draw(st.text("abc đ", min_size=1, max_size=120)),
        kind=draw(st.sampled_from(["value", "growth", "increment", "level_after_decrease"])),
        better=draw(st.sampled_from(["higher", "lower", None])),
        actual=draw(st.none() | st.builds(reached, numbers, st.just(unit))),
        targets=draw(st.just(()) | st.builds(planned, numbers, st.just(unit))),
        attainments=draw(st.just(()) | st.builds(attained, numbers)),
        changes=draw(st.just(()) | st.builds(changed, numbers)),
        group=draw(st.sampled_from(["Kinh tế", "Xã hội", None])),
    )


@given(st.lists(indicators(), max_size=6), st.booleans(), st.sampled_from(["vi", "en"]))
@settings(max_examples=60, deadline=None)
def test_any_record_makes_a_sheet_that_invents_no_figure(
    rows: list[Indicator], derived: bool, language: Any
) -> None:
    meeting = Meeting(language=language, indicators=tuple(rows))
    card = compose_scorecard(meeting, derived=derived)
    assert isinstance(card, Scorecard)
    known = recorded_numbers(meeting, Wording(language))
    cells = [cell for row in card.rows for cell in (row.actual, row.plan, row.ratio, row.change)]
    for cell in cells:
        if not cell.derived and cell.whole:
            assert f"{cell.whole}{cell.part}".lstrip("−") in known


def test_a_range_keeps_both_ends() -> None:
    subject = Indicator(
        id="a",
        name="Tăng trưởng",
        actual=reached("6.6", "%", high="6.8"),
        targets=planned("6", "%"),
        previous=None,
    )
    row = compose_scorecard(Meeting(indicators=(subject,))).rows[0]
    assert (row.actual.whole, row.status) == ("6,6–6,8", "exceeded")
    assert quantity("6.6", "%", high="6.8").high is not None


def test_a_plan_without_a_result_is_a_goal_not_a_row_against_plan() -> None:
    goal = Indicator(
        id="g", name="Thu nhập bình quân đầu người", targets=planned("95", "triệu đồng/người/năm")
    )
    done = Indicator(id="d", name="Xã nông thôn mới", actual=reached("5", "xã"))
    card = compose_scorecard(Meeting(indicators=(done, goal)))
    assert card.rows == ()
    assert [group.heading for group in card.groups][-1] == "Mục tiêu đề ra"
    (row,) = card.groups[-1].rows
    assert (row.name, row.actual.whole, row.unit) == (goal.name, "95", "triệu đồng/năm")
    alone = compose_scorecard(Meeting(indicators=(goal,)))
    assert (alone.labels["section_b"], alone.groups_note) == ("Mục tiêu đề ra", "")


def test_a_column_head_names_only_a_base_that_all_its_rows_have() -> None:
    def card(*bases: Period | None) -> Scorecard:
        rows = tuple(
            Indicator(
                id=f"i{n}",
                name=f"Chỉ số {n}",
                actual=reached("5", "km"),
                attainments=attained("101"),
                changes=changed("3", base=base),
            )
            for n, base in enumerate(bases)
        )
        return compose_scorecard(Meeting(indicators=rows))

    month = Period(text="tháng 9")
    mixed = card(YEAR_2019, month)
    assert (mixed.labels["change_line_1"], mixed.labels["change_line_2"]) == ("tăng,", "giảm %")
    assert "Mức tăng, giảm so với tháng\u00a09." in [note.text for note in mixed.notes]
    assert card(month, month).labels["change_line_2"] == "tháng 9"
    assert card(None).labels["change_on"] == "%"
