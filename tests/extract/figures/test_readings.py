"""What a figure says, by the words around it."""

import pytest

from briefgen.extract.figures.readings import Role, find_readings


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("thu ước đạt 5 tỷ đồng, đạt 98% dự toán, tăng 4%", "LEVEL PLAN CHANGE"),
        ("bằng 84,6% so với cùng kỳ", "INDEX"),
        ("gấp 2,3 lần so với cùng kỳ", "TIMES"),
        ("chiếm 30% tổng kim ngạch", "SHARE"),
        ("vượt kế hoạch 6,3%", "PLAN"),
        ("vượt 120 tỷ đồng so với dự toán", "EXCESS"),
        ("giảm từ 5,2% xuống còn 3,1%", "FORMER LEVEL"),
        ("đạt 7,5% (kế hoạch 8%), (cùng kỳ 6,2%)", "LEVEL TARGET FORMER"),
        ("giảm lần lượt 2,27% và 6,91% so với năm 2019", "CHANGE CHANGE"),
        ("bằng 105% dự toán Trung ương giao, 102% dự toán HĐND giao", "PLAN PLAN"),
        ("giảm xuống còn 0,3%", "LEVEL"),
        ("tốc độ tăng trưởng đạt 7%", "LEVEL"),
    ],
)
def test_tells_levels_from_what_is_said_of_them(text: str, roles: str) -> None:
    assert [reading.role for reading in find_readings(text)] == [
        Role[name] for name in roles.split()
    ]


@pytest.mark.parametrize(
    ("text", "value", "hedge", "bound"),
    [
        ("ước đạt gần 5 tỷ đồng", "5", "ước đạt gần", "upper"),
        ("ước tăng 2,2%", "2.2", "ước", None),
        ("giảm hơn 81%", "-81", "hơn", "upper"),
        ("đạt từ 8,5% trở lên", "8.5", "trở lên", "lower"),
        ("chỉ còn 0,16%", "0.16", None, None),
        ("tăng trưởng âm 2,1%", "-2.1", None, None),
        ("xây dựng mới 5 trường", "5", None, None),
    ],
)
def test_keeps_hedges_and_signs(
    text: str, value: str, hedge: str | None, bound: str | None
) -> None:
    (reading,) = find_readings(text)
    assert reading.quantity
    assert str(reading.quantity.value) == value
    assert (reading.quantity.hedge, reading.quantity.bound) == (hedge, bound)


def test_names_who_set_a_plan() -> None:
    (reading,) = find_readings("đạt 115% chỉ tiêu do TCHQ, UBND tỉnh giao (10.500 tỷ đồng)")[:1]
    assert reading.tail
    assert (reading.tail.owner, reading.tail.words) == (
        "TCHQ, UBND tỉnh",
        "chỉ tiêu do TCHQ, UBND tỉnh giao",
    )
