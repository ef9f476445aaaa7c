"""Figures with their units as printed."""

import pytest

from briefgen.extract.figures.amounts import find_figures


@pytest.mark.parametrize(
    ("text", "value", "unit", "raw"),
    [
        ("146.512 tỷ đồng", "146512", "tỷ đồng", "146.512 tỷ đồng"),
        ("222.999ha lúa", "222999", "ha", "222.999ha"),
        ("88 trường học", "88", "trường học", "88"),
        ("101,09 % so với", "101.09", "%", "101,09 %"),
        ("14,2 triệu lượt khách", "14.2", "triệu lượt khách", "14,2 triệu lượt khách"),
        ("825 tỷ 776 triệu đồng", "825.776", "tỷ đồng", "825 tỷ 776 triệu đồng"),
        ("65 triệu đồng/người/năm", "65", "triệu đồng/người/năm", "65 triệu đồng/người/năm"),
    ],
)
def test_reads_number_and_unit(text: str, value: str, unit: str, raw: str) -> None:
    (figure,) = find_figures(text)
    assert figure.quantity
    found = (str(figure.quantity.value), figure.quantity.unit, figure.quantity.raw)
    assert found == (value, unit, raw)
    assert text[figure.start : figure.end] == raw


@pytest.mark.parametrize("text", ["tăng 6,6-6,8%", "tăng 6,6% - 6,8%", "tăng từ 6,6 đến 6,8%"])
def test_reads_ranges(text: str) -> None:
    (figure,) = find_figures(text)
    assert figure.quantity
    assert (str(figure.quantity.value), str(figure.quantity.high)) == ("6.6", "6.8")


def test_a_fraction_is_a_tally_and_no_date() -> None:
    (figure,) = find_figures("đạt và vượt 6/9 chỉ tiêu")
    assert figure.tally
    assert (figure.tally.met, figure.tally.total, figure.tally.raw) == (6, 9, "6/9")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("đạt 1,340 tỷ USD", "cũng có thể là 1.340"),
        ("vận tải 189,6 triêu tấn", "có thể là “triệu tấn”"),
        ("tăng 12.5%", "không đọc chắc được “12.5%”"),
    ],
)
def test_misprints_are_flagged_and_never_corrected(text: str, doubt: str) -> None:
    (figure,) = find_figures(text)
    assert doubt in (figure.doubt or "")


def test_spans_of_time_are_no_figures() -> None:
    assert find_figures("trong 6 tháng, 3 năm và 15 ngày") == []
