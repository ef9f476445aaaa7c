from typing import Any

import pytest

from briefgen.compose import compose_brief
from briefgen.compose.fit import fits_one_page
from briefgen.compose.wording import Wording
from briefgen.model import Brief, Directive, Finding, Indicator, Meeting
from tests.figures_shown import numbers_in, recorded_numbers, shown_numbers
from tests.meetings import (
    attained,
    bare_meeting,
    changed,
    english_meeting,
    reached,
    seed_meeting,
    ward_meeting,
)

MEETINGS = [seed_meeting, ward_meeting, bare_meeting, english_meeting]


@pytest.mark.parametrize("make", MEETINGS)
def test_every_figure_shown_is_a_figure_of_the_record(make: Any) -> None:
    meeting, brief = make(), compose_brief(make())
    known = recorded_numbers(meeting, Wording(brief.language))
    # Own counts, said to be such: rows missed in words, gaps; computed ratios carry "≈".
    ratios = [row.ratio for row in brief.rows if "≈" in row.ratio]
    computed = {number for ratio in ratios for number in numbers_in(ratio)}
    counts = {"1", "2", "3", "4"}
    assert shown_numbers(brief) - known <= computed | counts


@pytest.mark.parametrize("make", MEETINGS)
def test_the_box_repeats_only_figures_that_stand_below(make: Any) -> None:
    brief = compose_brief(make())
    below = shown_numbers(brief.model_copy(update={"key_points": (), "title": ""}))
    above = {number for point in brief.key_points for number in numbers_in(point.text)}
    # A count of rows stands below as the rows themselves.
    assert {number for number in above if len(number) > 1} <= below


@pytest.mark.parametrize("make", MEETINGS)
def test_lines_of_the_box_are_short(make: Any) -> None:
    assert all(len(point.text) <= 150 for point in compose_brief(make()).key_points)


def test_the_seeds_brief_puts_the_conclusion_first() -> None:
    brief = compose_brief(seed_meeting())
    assert [point.label for point in brief.key_points] == ["Kết quả", "Cần chú ý", "Việc tiếp theo"]
    assert brief.title == "Kết quả thực hiện nhiệm vụ năm\u00a02020"
    assert brief.subtitle.replace("\u00a0", " ") == (
        "Họp Ban Thường vụ ngày 20/11/2020; kết luận: đồng chí Lê Quang Mạnh, Bí thư Thành ủy"
    )
    assert brief.change_heading == "± % so 2019"
    assert fits_one_page(brief)


def test_rows_print_marks_that_times_has() -> None:
    rows = {row.indicator: row for row in compose_brief(seed_meeting()).rows}
    fruit, growth = rows["fruit_output"], rows["grdp_growth"]
    assert (fruit.actual, fruit.ratio, fruit.change) == ("147.591", "134,7", "…")
    assert (fruit.mark, fruit.verdict, fruit.status) == ("▲", "Vượt", "exceeded")
    assert (growth.actual, growth.ratio, growth.change) == ("2,2", "…", "")
    assert (growth.mark, growth.verdict, growth.status) == ("", "", None)
    assert rows["retail_sales"].mark == "▼"


def test_all_limitations_of_the_seed_are_there_in_its_own_words() -> None:
    brief = compose_brief(seed_meeting())
    assert brief.limitations is not None
    text = " ".join(brief.limitations.bullets).replace("\u00a0", " ").casefold()
    for finding in seed_meeting().findings:
        if finding.kind == "limitation":
            assert finding.text.casefold() in text


def test_tasks_show_their_gaps() -> None:
    brief = compose_brief(ward_meeting())
    first, second = brief.tasks
    assert (first.owner, first.due) == ("Tổ xây dựng", "trước ngày 30/6/2021")
    assert (second.owner, second.due) == (None, None)
    assert brief.gaps == 2
    assert "“chưa nêu” (2)" in " ".join(brief.footnotes)


def test_what_is_left_out_is_counted() -> None:
    brief = compose_brief(seed_meeting())
    shown = len(brief.tasks)
    assert brief.tasks_more.replace("\u00a0", " ") == f"và {13 - shown} việc khác"
    assert compose_brief(ward_meeting()).tasks_more == ""


def test_headings_are_numbered_without_holes() -> None:
    whole = compose_brief(seed_meeting())
    assert whole.results is not None
    assert whole.limitations is not None
    numbers = [whole.rows_number, whole.results.number, whole.limitations.number]
    assert [*numbers, whole.tasks_number] == ["1", "2", "3", "4"]
    bare = compose_brief(english_meeting())
    assert (bare.rows_number, bare.results, bare.tasks_number) == ("1", None, "2")


def test_figures_and_units_are_kept_on_one_line() -> None:
    results = compose_brief(seed_meeting()).results
    assert results is not None
    text = " ".join(results.bullets)
    assert "35.400\u00a0lao động" in text


def test_an_english_brief_keeps_vietnamese_text_and_says_the_rest_in_english() -> None:
    brief = compose_brief(seed_meeting(), language="en")
    assert [point.label for point in brief.key_points] == ["Results", "Attention", "Next"]
    assert brief.rows[0].verdict == "Exceeded"
    assert brief.rows[0].actual == "147,591"
    assert brief.limitations is not None
    assert brief.limitations.bullets[0].startswith("Kinh tế tăng trưởng thấp")


def test_a_maker_stands_at_the_foot() -> None:
    assert compose_brief(bare_meeting(), maker="Văn phòng").footnotes[-1] == "Văn phòng"


def test_a_crowded_record_is_shortened_to_one_page() -> None:
    long = "tăng cường công tác phối hợp giữa các ngành trong quản lý đất đai, xây dựng " * 2
    crowded = Meeting(
        indicators=tuple(
            Indicator(
                id=f"i{n}",
                name=f"Tỷ lệ người dân sử dụng nước sạch tập trung ở vùng {n}",
                actual=reached("5", "km"),
                attainments=attained("90"),
            )
            for n in range(30)
        ),
        findings=tuple(Finding(id=f"f{n}", kind="limitation", text=long) for n in range(20)),
        directives=tuple(Directive(id=f"d{n}", text=long) for n in range(30)),
    )
    brief = compose_brief(crowded)
    assert fits_one_page(brief)
    assert len(brief.rows) >= 4
    assert brief.tasks


def test_an_empty_record_makes_an_empty_brief() -> None:
    brief = compose_brief(Meeting())
    assert isinstance(brief, Brief)
    assert (brief.rows, brief.key_points, brief.tasks, brief.footnotes) == ((), (), (), ())


def test_the_table_has_only_columns_with_content() -> None:
    def shape(**more: Any) -> str:
        row = Indicator(id="x", name="Xuất siêu", actual=reached("1.2", "tỷ USD"), **more)
        return compose_brief(Meeting(indicators=(row,))).rows_shape

    assert shape() == "plain"
    assert shape(changes=changed("5")) == "compared"
    assert shape(attainments=attained("101")) == "measured"


def test_signs_of_columns_that_are_not_there_are_not_explained() -> None:
    row = Indicator(id="x", name="Xuất siêu", actual=reached("1.2", "tỷ USD"))
    assert compose_brief(Meeting(indicators=(row,))).footnotes == ()
