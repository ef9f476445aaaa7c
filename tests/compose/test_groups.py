from decimal import Decimal
from typing import Any

from briefgen.compose.groups import group_name, group_rank, groups_of
from briefgen.compose.notes import NoteBook
from briefgen.compose.rows import Sheet
from briefgen.compose.wording import Wording
from briefgen.model import Group, Indicator, Meeting
from tests.meetings import reached

VI = Wording("vi")


def groups(*indicators: Indicator) -> tuple[Group, ...]:
    sheet = Sheet(Meeting(), VI, None, Decimal(150))
    return groups_of(list(indicators), sheet, NoteBook())


def indicator(id: str, group: str | None = None, **more: Any) -> Indicator:  # noqa: A002
    return Indicator(id=id, name=id, group=group, actual=reached("1"), **more)


def test_groups_stand_in_habitual_order_unless_the_source_gives_one() -> None:
    rows = (indicator("zx1", "Xây dựng Đảng"), indicator("zx2", "Kinh tế"))
    assert [group.heading for group in groups(*rows)] == ["Kinh tế", "Xây dựng Đảng"]
    stated = tuple(row.model_copy(update={"group_stated": True}) for row in rows)
    assert [group.heading for group in groups(*stated)] == ["Xây dựng Đảng", "Kinh tế"]


def test_rows_without_any_group_stand_under_no_heading() -> None:
    assert [group.heading for group in groups(indicator("zx1"), indicator("zx2"))] == [""]


def test_a_stray_row_stands_under_other_and_last() -> None:
    found = groups(indicator("zx1"), indicator("zx2", "Nhóm lạ"), indicator("zx3", "Xã hội"))
    assert [group.heading for group in found] == ["Xã hội", "Nhóm lạ", "Khác"]


def test_a_part_stands_with_its_whole() -> None:
    found = groups(indicator("zx1", "Xã hội", parent="zx2"), indicator("zx2", "Kinh tế"))
    assert [(row.indicator, row.sub) for row in found[0].rows] == [("zx2", False), ("zx1", True)]


def test_a_name_decides_where_no_group_is_recorded() -> None:
    assert group_name(Indicator(id="a", name="Tỷ lệ hộ nghèo")) == "Xã hội"
    assert group_rank("Kinh tế", VI) < group_rank("Xã hội", VI) < group_rank("", VI)
