"""Which digits are masked, and which are not."""

import pytest

from briefgen.extract.figures.masks import find_masks, is_masked


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Nghị quyết số 59-NQ/TW", "59"),
        ("Nghị định 30/2020/NĐ-CP", "30"),
        ("Chiều 20/11, họp", "20/11"),
        ("nhiệm kỳ 2020-2025", "2020"),
        ("lần thứ 6", "6"),
        ("dịch COVID-19", "19"),
        ("quý 3 năm 2020", "3"),
        ("so với 2004", "2004"),
        ("đạt 5% trong 6 tháng", "6 tháng"),
        ("1. Thu ngân sách", "1"),
        ("Nghị quyết 01, 02 và 35 của Chính phủ", "35"),
        ("xếp thứ 12 cả nước", "12"),
    ],
)
def test_names_and_dates_are_masked(text: str, digits: str) -> None:
    assert is_masked(find_masks(text), text.index(digits))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("đạt và vượt 6/9 chỉ tiêu", "6/9"),
        ("tổng số 25 dự án", "25"),
        ("thi hành kỷ luật 3 tổ chức đảng", "3"),
        ("ban hành 1 Nghị quyết, 7 Chỉ thị", "7"),
        ("năm 2020 đạt 2.020 tỷ đồng", "2.020"),
        ("phê duyệt quyết định 5 tỷ đồng", "5"),
        ("222.999ha lúa", "222.999"),
    ],
)
def test_figures_are_not_masked(text: str, digits: str) -> None:
    assert not is_masked(find_masks(text), text.rindex(digits))
