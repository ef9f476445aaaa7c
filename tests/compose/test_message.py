from typing import Any

from briefgen.compose.message import (
    Standing,
    figures_message,
    message_of,
    standing_of,
    tally_contradiction,
    tally_view,
)
from briefgen.compose.rows import in_order, is_measured
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Tally, Verdict
from tests.meetings import attained, planned, reached, seed_meeting, ward_meeting

VI, EN = Wording("vi"), Wording("en")


def standing(meeting: Meeting) -> Standing:
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    return standing_of(meeting, measured, VI)


def indicators(*ratios: str, **more: Any) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(id=f"i{n}", name=f"Chỉ số {n}", attainments=attained(ratio), **more)
        for n, ratio in enumerate(ratios)
    )


TALLY = Indicator(id="t", name="Chỉ tiêu đạt và vượt", kind="tally", tally=Tally(met=1, total=3))


def test_the_seeds_message_says_tally_best_and_worst() -> None:
    assert message_of(standing(seed_meeting()), VI) == (
        "Đạt và vượt 6/14 chỉ tiêu. Sản lượng cây ăn trái và sản lượng lúa vượt kế hoạch; "
        "GRDP bình quân đầu người đạt 97,17% kế hoạch."
    )


def test_a_message_is_shortened_until_it_fits() -> None:
    where = standing(seed_meeting())
    for longest in range(30, 200, 5):
        assert len(message_of(where, VI, longest=longest)) <= longest
    assert message_of(where, VI, longest=30) == "Đạt và vượt 6/14 chỉ tiêu."


def test_many_rows_are_counted_not_listed() -> None:
    text = message_of(standing(Meeting(indicators=indicators("120", "110", "105", "104"))), VI)
    assert text.endswith("Chỉ số 0, chỉ số 1 và 2 chỉ tiêu khác vượt kế hoạch.")


def test_a_tally_of_the_source_is_shown_as_its_own() -> None:
    view = tally_view(standing(seed_meeting()), VI)
    assert view is not None
    assert (view.met, view.total, view.label) == (6, 14, ("chỉ tiêu", "đạt và vượt"))
    assert view.caption == "Tổng số theo nguồn; nguồn không liệt kê đủ 14"
    whole = Meeting(indicators=(TALLY, *indicators("100", "90", "80")))
    full = tally_view(standing(whole), VI)
    assert full is not None
    assert full.caption == "Tổng số theo nguồn"


def test_without_one_our_own_count_says_so() -> None:
    view = tally_view(standing(ward_meeting()), VI)
    assert view is not None
    assert (view.met, view.total) == (3, 4)
    assert view.caption == "Tự đếm: 3 trên 4 chỉ tiêu có số liệu"
    assert tally_view(standing(Meeting(indicators=indicators("100"))), VI) is None


def test_rows_that_contradict_the_tally_are_noted() -> None:
    assert tally_contradiction(standing(seed_meeting()), VI) is None
    more = Meeting(indicators=(TALLY, *indicators("100", "101", "90")))
    note = tally_contradiction(standing(more), VI)
    assert note is not None
    assert "1/3" in note
    assert tally_contradiction(standing(Meeting(indicators=indicators("100"))), VI) is None


def test_parts_of_an_indicator_are_not_counted() -> None:
    part = Indicator(id="p", name="Phần", parent="i0", attainments=attained("90"))
    found = standing(Meeting(indicators=(*indicators("100", "101"), part)))
    assert found.counted == Tally(met=2, total=2)


def test_misses_without_a_ratio_are_named_in_words() -> None:
    subjects = (
        Indicator(id="a", name="Đường hẻm", actual=reached("3", "%"), targets=planned("5", "%")),
        Indicator(id="b", name="Cầu", verdict=Verdict(status="missed", text="chưa đạt")),
    )
    assert message_of(standing(Meeting(indicators=subjects)), VI) == "Đường hẻm và cầu chưa đạt."
    final = Meeting(indicators=subjects, period_final=True)
    assert message_of(standing(final), VI) == "Đường hẻm và cầu không đạt."


def test_nothing_to_say_is_nothing_said() -> None:
    assert message_of(standing(Meeting()), VI) == ""


def test_a_miss_is_told_before_what_went_well() -> None:
    name = "Giá trị thực hiện vốn đầu tư toàn xã hội trên địa bàn tỉnh và các huyện"
    rows = (
        Indicator(id="a", name=f"{name} A", attainments=attained("112")),
        Indicator(id="b", name=f"{name} B", attainments=attained("48.9")),
    )
    assert message_of(standing(Meeting(indicators=rows)), VI) == (
        f"Đạt và vượt 1 trên 2 chỉ tiêu có số liệu. {name} B đạt 48,9% kế hoạch."
    )


def test_a_figure_that_the_source_calls_a_miss_is_counted() -> None:
    missed = Indicator(
        id="m",
        name="Tăng trưởng GRDP",
        kind="growth",
        actual=reached("4.44", "%"),
        verdict=Verdict(status="missed", text="không đạt mục tiêu"),
    )
    where = standing(Meeting(indicators=(*indicators("120", "110"), missed)))
    assert where.counted == Tally(met=2, total=3)


def test_a_full_count_says_all() -> None:
    text = message_of(standing(Meeting(indicators=indicators("120", "110"))), VI)
    assert text.startswith("Đạt và vượt cả 2 chỉ tiêu có số liệu.")
    english = message_of(standing(Meeting(indicators=indicators("120", "110"))), EN)
    assert english.startswith("All 2 indicators with figures met or exceeded.")


def test_without_plans_the_message_is_the_leading_figures_good_growth_first() -> None:
    rows = (
        Indicator(id="a", name="Dự án mới", actual=reached("189", "dự án")),
        Indicator(id="b", name="CPI", kind="growth", actual=reached("6.3", "%")),
        Indicator(
            id="c",
            name="Kim ngạch xuất khẩu",
            kind="growth",
            better="higher",
            actual=reached("17.3", "%"),
        ),
    )
    assert figures_message(Meeting(indicators=rows), VI) == (
        "Kim ngạch xuất khẩu tăng 17,3%; dự án mới 189 dự án."
    )
    assert figures_message(Meeting(), VI) == ""
