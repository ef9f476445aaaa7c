from briefgen.compose.message import standing_of
from briefgen.compose.points import LONGEST_POINT, joined_within, key_points
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.wording import Wording
from briefgen.model import KeyPoint, Meeting
from tests.meetings import seed_meeting

VI = Wording("vi")


def points(meeting: Meeting, tasks: list[str] | None = None) -> tuple[KeyPoint, ...]:
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    limitations = [f.text for f in meeting.findings if f.kind == "limitation"]
    shown = [i for i in meeting.indicators if i.kind == "growth"]
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


def test_without_misses_the_limitations_need_attention() -> None:
    kept = tuple(i for i in seed_meeting().indicators if not is_measured(i))
    found = points(seed_meeting().model_copy(update={"indicators": kept}))
    assert found[1].text.startswith("Kinh tế tăng trưởng thấp")


def test_a_line_without_content_is_left_out() -> None:
    assert points(Meeting()) == ()


def test_whole_texts_are_joined_while_they_fit() -> None:
    assert joined_within(["một", "hai", "ba"], 8) == "một; hai"
    assert joined_within(["một", "hai dài lắm", "ba"], 8) == "một; ba"
    assert joined_within([], 8) == ""
    assert joined_within(["một hai ba bốn năm"], 12) == "một hai ba…"
