from briefgen.compose.fit import BOX, BOX_SIZE
from briefgen.compose.message import standing_of
from briefgen.compose.points import LONGEST_POINT, ended, joined_within, key_points
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.table import table_indicators
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, KeyPoint, Meeting, Verdict
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


def test_a_growth_that_missed_is_not_outshone_by_another_places() -> None:
    own = Indicator(
        id="a",
        name="Tăng trưởng GRDP",
        kind="growth",
        actual=reached("4.4", "%"),
        verdict=Verdict(status="missed", text="không đạt"),
    )
    country = Indicator(
        id="b", name="Tăng trưởng của cả nước", kind="growth", actual=reached("2.9", "%")
    )
    other = Indicator(
        id="c", name="Tăng trưởng công nghiệp", kind="growth", actual=reached("6", "%")
    )
    (attention,) = points(Meeting(indicators=(own, country, other)))
    assert attention.label == "Cần chú ý"
    (result,) = points(Meeting(indicators=(country, other)))
    assert result.text.replace("\u00a0", " ") == "tăng trưởng công nghiệp 6%."
    shown = key_points(standing_of(Meeting(), [], VI), [country, other], [], [], VI)
    assert "cả nước" not in shown[0].text


def test_without_plans_the_leading_figures_are_the_results() -> None:
    members = Indicator(id="a", name="Đảng viên", actual=reached("6159", "đảng viên"))
    trade = Indicator(id="b", name="Xuất siêu", actual=reached("1.23", "tỷ USD"))
    (result,) = points(Meeting(indicators=(members, trade)))
    assert result.text.replace("\u00a0", " ") == "6.159 đảng viên; xuất siêu 1,23 tỷ USD."


def test_all_misses_are_counted_where_few_are_named() -> None:
    rows = tuple(
        Indicator(
            id=f"i{n}",
            name=f"Giá trị thực hiện đầu tư của doanh nghiệp {n}",
            actual=reached("5", "km"),
            attainments=attained(f"{60 + n}"),
        )
        for n in range(9)
    )
    (attention,) = [p for p in points(Meeting(indicators=rows)) if p.label == "Cần chú ý"]
    text = attention.text.replace("\u00a0", " ")
    named = text.split(";")[0].count("%")
    assert text.endswith(f"{9 - named} chỉ tiêu khác chưa đạt.")


def test_a_line_without_content_is_left_out() -> None:
    assert points(Meeting()) == ()


def test_whole_texts_are_joined_while_they_fit() -> None:
    short, long = "lập kế hoạch giải ngân theo từng tháng", "rà soát toàn bộ các dự án " * 5
    assert joined_within(["một", "hai", "ba"], VI) == "một; hai; ba"
    assert joined_within([short, long.strip(), "ba"], VI) == f"{short}; ba"
    assert joined_within([], VI) == ""


def test_a_text_too_long_for_two_lines_is_cut_behind_a_clause() -> None:
    clause = "chuẩn bị các điều kiện cần thiết, kịp thời báo cáo Tổng cục Hải quan các vướng mắc"
    after = ", phát sinh để chuẩn bị cho việc triển khai công tác quản lý hải quan ở cửa khẩu"
    assert joined_within([clause + after], VI) == f"{clause}…"
    endless = joined_within(["rất " * 60], VI)
    assert endless.endswith("rất…")
    assert lines_of(endless, BOX, BOX_SIZE) <= 2


def test_no_line_of_the_box_takes_three_lines() -> None:
    wide = "GRDP BÌNH QUÂN ĐẦU NGƯỜI THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG " * 2
    (line,) = points(Meeting(), [wide.strip()])
    assert lines_of(line.text, BOX, BOX_SIZE) <= 2


def test_the_last_words_are_closed() -> None:
    assert (ended("một hai ba…"), ended("một")) == ("một hai ba…", "một.")
