from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import DataError
from briefgen.model import Quantity
from briefgen.vi.quantities import (
    easy_unit,
    find_quantity,
    read_change,
    read_quantity,
    rescale,
    write_english_quantity,
    write_quantity,
)

TABLE = Path(__file__).parents[1] / "examples" / "quantities.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
UNITS = st.sampled_from(
    [None, "%", "‰", "tỷ đồng", "đồng/người", "ha", "lao động", "điểm %", "khâu đột phá"]
)
HEDGES = st.sampled_from(
    [None, "ước", "ước đạt gần", "hơn", "khoảng", ">", "từ … trở lên", "trở xuống", "ước trở lên"]
)


@pytest.mark.parametrize(
    ("text", "value", "high", "unit", "hedge", "estimate", "bound", "written", "seen"), ROWS
)
def test_figures_of_reports(
    text: str,
    value: str,
    high: str,
    unit: str,
    hedge: str,
    estimate: str,
    bound: str,
    written: str,
    seen: str,
) -> None:
    read = read_quantity(text)
    assert str(read.value) == value, seen
    assert ("" if read.high is None else str(read.high)) == high
    assert (read.unit or "", read.hedge or "", read.bound or "") == (unit, hedge, bound)
    assert read.estimate == bool(estimate)
    assert write_quantity(read) == written


@given(VALUES, UNITS, HEDGES)
def test_what_is_written_can_be_read(value: Decimal, unit: str | None, hedge: str | None) -> None:
    written = write_quantity(Quantity(value=value, unit=unit, hedge=hedge))
    read = read_quantity(written)
    assert (str(read.value), read.unit, read.hedge) == (str(value), unit, hedge)
    assert write_quantity(read) == written


@given(VALUES, VALUES.filter(bool), UNITS)
def test_ranges_can_be_read_back(value: Decimal, width: Decimal, unit: str | None) -> None:
    quantity = Quantity(value=value, high=value + abs(width), unit=unit)
    read = read_quantity(write_quantity(quantity))
    assert (read.value, read.high, read.unit) == (value, value + abs(width), unit)


@pytest.mark.parametrize(
    "text",
    [
        "6/14",
        "tăng 5%",
        "",
        "nhiều",
        "từ 5",
        "20/11/2020",
        "5 tỷ đồng, tăng 3%",
        "97% kế hoạch",
        "12.34",
        "8-7%",
    ],
)
def test_what_is_not_one_figure_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_quantity(text)
    assert caught.value.problems[0].code == "quantity-unreadable"


def test_raw_is_the_figure_without_its_hedge() -> None:
    assert read_quantity("ước thực hiện 146.512 tỷ đồng").raw == "146.512 tỷ đồng"
    assert read_quantity("12 mô hình hay").raw == "12 mô hình hay"


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("tăng 6,97%", "6.97", None),
        ("giảm 28,3%", "-28.3", None),
        ("ước tăng 2,2%", "2.2", "ước"),
        ("giảm gần 28,3%", "-28.3", "gần"),
        ("tăng thêm 0,5 điểm %", "0.5", None),
        ("tăng trưởng 7%", "7", None),
        ("-2%", "-2", None),
    ],
)
def test_changes_carry_their_sign(text: str, value: str, hedge: str | None) -> None:
    change = read_change(text)
    assert (str(change.value), change.hedge) == (value, hedge)


@pytest.mark.parametrize("text", ["giảm -5%", "đổi khác", "tăng", "tăng 5/7"])
def test_a_change_that_says_two_things_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_change(text)
    assert caught.value.problems[0].code == "change-unreadable"


@pytest.mark.parametrize(
    ("text", "unit", "written"),
    [
        ("94.450.000 đồng", "triệu đồng", "94,45 triệu đồng"),
        ("1,50 triệu tấn", "tấn", "1.500.000 tấn"),
        ("1.500,0 tỷ đồng", "nghìn tỷ đồng", "1,5000 nghìn tỷ đồng"),
        ("62,3 tạ/ha", "tấn/ha", "6,23 tấn/ha"),
        ("5-7 triệu tấn", "nghìn tấn", "5.000-7.000 nghìn tấn"),
        ("0 đồng", "triệu đồng", "0 triệu đồng"),
    ],
)
def test_rescaling_is_exact(text: str, unit: str, written: str) -> None:
    assert write_quantity(rescale(read_quantity(text), unit)) == written


@given(VALUES)
def test_rescaling_there_and_back_loses_nothing(value: Decimal) -> None:
    quantity = Quantity(value=value, unit="đồng")
    assert rescale(rescale(quantity, "nghìn tỷ đồng"), "đồng").value == value


def test_units_of_two_kinds_are_not_converted() -> None:
    with pytest.raises(DataError) as caught:
        rescale(read_quantity("5 tỷ đồng"), "triệu USD")
    assert caught.value.problems[0].code == "unit-mismatch"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("94.450.000 đồng", "94,45 triệu đồng"),
        ("2.500.000.000 đồng", "2,5 tỷ đồng"),
        ("94.450.000 đồng/người", "94,45 triệu đồng/người"),
        ("1.390.000 tấn", "1,39 triệu tấn"),
        ("146.512 tỷ đồng", "146.512 tỷ đồng"),
        ("222.999 ha", "222.999 ha"),
        ("1.234.567 người", "1.234.567 người"),
        ("1.234.567.890 đồng", "1.234.567.890 đồng"),
        ("97,60%", "97,60%"),
        ("3.000.000", "3.000.000"),
    ],
)
def test_an_easier_unit_is_taken_only_when_nothing_is_lost(text: str, written: str) -> None:
    assert write_quantity(easy_unit(read_quantity(text))) == written


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("94,45 triệu đồng", "VND 94.45 million"),
        ("94.450.000 đồng/người", "VND 94,450,000 per person"),
        ("1,39 triệu tấn", "1.39 million tonnes"),
        ("6,6-6,8%", "6.6–6.8%"),
        ("35.400 lao động", "35,400 workers"),
        ("hơn 5", "5"),
    ],
)
def test_figures_in_english(text: str, english: str) -> None:
    assert write_english_quantity(read_quantity(text)) == english


def test_figures_are_found_with_their_hedges() -> None:
    text = "Thu ước đạt gần 5.000 tỷ đồng; tỷ lệ từ 90% trở lên; từ 5 đến 7 xã; nhiệm kỳ 2020-2025"
    starts = [text.index(figure) for figure in ("5.000", "90", "5 đến", "2020")]
    found = [find_quantity(text, start) for start in starts]
    assert [text[hit[1] : hit[2]] for hit in found if hit] == [
        "ước đạt gần 5.000 tỷ đồng",
        "90% trở lên",
        "5 đến 7 xã",
        "2020-2025",
    ]
    assert find_quantity(text, 0) is None
