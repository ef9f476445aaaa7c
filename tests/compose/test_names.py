from typing import Any

import pytest

from briefgen.compose.names import cut_name, row_name
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator
from tests.meetings import planned, reached

VI = Wording("vi")
LONG = (
    "Tỷ lệ người dân ở các xã vùng sâu được sử dụng nước sạch từ công trình cấp nước tập trung " * 2
)


@pytest.mark.parametrize(
    ("name", "kind", "value", "shown"),
    [
        ("Chỉ số phát triển công nghiệp", "growth", "1.08", "Chỉ số phát triển công nghiệp, tăng"),
        ("Chỉ số phát triển công nghiệp", "growth", "-1.08", "Chỉ số phát triển công nghiệp"),
        ("tăng trưởng kinh tế", "growth", "2.2", "Tăng trưởng kinh tế"),
        ("Tỷ lệ hộ nghèo", "level_after_decrease", "0.3", "Tỷ lệ hộ nghèo còn"),
        ("Dự án mới", "increment", "3", "Dự án mới, thêm"),
        ("Xã đạt chuẩn (tăng thêm)", "increment", "5", "Xã đạt chuẩn (tăng thêm)"),
        ("Trường học", "value", "88", "Trường học"),
    ],
)
def test_a_word_explains_how_the_figure_is_meant(
    name: str, kind: Any, value: str, shown: str
) -> None:
    assert row_name(Indicator(id="a", name=name, kind=kind, actual=reached(value)), VI) == shown


def test_an_estimate_is_told_once() -> None:
    subject = Indicator(id="a", name="Thu", actual=reached("5", hedge="ước", estimate=True))
    assert row_name(subject, VI) == "Thu (ước)"
    assert row_name(subject, VI, estimates_told=True) == "Thu"


def test_a_short_scope_follows_the_name_of_a_whole() -> None:
    whole = Indicator(id="a", name="Dự án", scope="đến nay", actual=reached("251"))
    assert row_name(whole, VI) == "Dự án (đến nay)"
    part = whole.model_copy(update={"parent": "b"})
    assert row_name(part, VI) == "Dự án"


def test_a_name_too_long_for_two_lines_is_cut_at_a_word() -> None:
    cut = cut_name(LONG, 61, 8.4)
    assert lines_of(cut, 61, 8.4, "sans_semibold") <= 2
    assert cut.endswith("…")
    assert LONG.startswith(cut[:-1])
    assert cut_name("Sản lượng lúa", 61, 8.4) == "Sản lượng lúa"


def test_a_goal_of_growth_says_so() -> None:
    goal = Indicator(id="x", name="Thu ngân sách", kind="growth", targets=planned("30", "%"))
    assert row_name(goal, Wording("vi")) == "Thu ngân sách, tăng"
