from briefgen.compose.message import standing_of
from briefgen.compose.points import LONGEST_POINT, ended, joined_within, key_points
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.table import table_indicators
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, KeyPoint, Meeting
from tests.meetings import attained, reached, seed_meeting

VI = Wording("vi")


def points(meeting: Meeting, tasks: list[str] | None = None) -> tuple[KeyPoint, ...]:
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    limitations = [f.text for f in meeting.findings if f.kind == "limitation"]
    shown = table_indicators(meeting, 8, VI)
    return key_points(standing_of(meeting, measured, VI), shown, limitations, tasks or [], VI)


def test_the_box_says_where_we_stand_and_what_needs_attention() -> None:
    results, attention, after = points(seed_meeting(), ["làm một việc", "làm hai việc"])
    assert results.label == "Kết quả"
    assert results.text.replace("\u00a0", " ") == (
        "đạt và vượt 6/14 chỉ tiêu; tăng trưởng kinh tế (GRDP) ước 2,2%; "
        "sản lượng cây ăn trái và sản lượng lúa vượt kế hoạch."
    )
    assert attention.text.replace("\u00a0", " ").startswith(
        "GRDP bình quân đầu người đạt 97,17%, tổng mức bán lẻ"
    )
    assert attention.text.replace("\u00a0", " ").endswith("; 4 chỉ tiêu khác chưa đạt.")
    assert after.text == "làm một việc; làm hai việc."
    assert all(len(point.text) <= LONGEST_POINT for point in (results, attention, after))


def test_a_ratio_that_does_not_stand_below_is_not_repeated() -> None:
    indicators = tuple(
        Indicator(
            id=f"i{n}",
            name=f"Chỉ số {n}",
            actual=reached("5", "km"),
            attainments=attained(f"{90 + n}"),
        )
        for n in range(4)
    )
    meeting = Meeting(indicators=indicators)
    measured = in_order(list(indicators))
    found = key_points(standing_of(meeting, measured, VI), indicators[:1], [], [], VI)
    text = found[1].text.replace("\u00a0", " ")
    assert text == "chỉ số 0 đạt 90% kế hoạch; chỉ số 3, chỉ số 2 và chỉ số 1 chưa đạt."


def test_without_misses_the_limitations_need_attention() -> None:
    kept = tuple(i for i in seed_meeting().indicators if not is_measured(i))
    found = points(seed_meeting().model_copy(update={"indicators": kept}))
    assert found[1].text.startswith("Kinh tế tăng trưởng thấp")


def test_a_fall_is_no_result() -> None:
    fall = Indicator(id="a", name="Khách quốc tế", kind="growth", actual=reached("-81", "%"))
    assert points(Meeting(indicators=(fall,))) == ()
    prices = Indicator(id="a", name="Chỉ số giá (CPI)", kind="growth", actual=reached("3.6", "%"))
    assert points(Meeting(indicators=(prices,))) == ()


def test_a_line_without_content_is_left_out() -> None:
    assert points(Meeting()) == ()


def test_whole_texts_are_joined_while_they_fit() -> None:
    assert joined_within(["một", "hai", "ba"], 8) == "một; hai"
    assert joined_within(["một", "hai dài lắm", "ba"], 8) == "một; ba"
    assert joined_within([], 8) == ""
    assert joined_within(["một hai ba bốn năm"], 12) == "một hai ba…"
    assert (ended("một hai ba…"), ended("một")) == ("một hai ba…", "một.")
