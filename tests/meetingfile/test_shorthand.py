"""Short forms: one scalar for a noun, there and back."""

from decimal import Decimal

import pytest

from briefgen.errors import DataError, Place
from briefgen.meetingfile.nodes import Scalar, Style
from briefgen.meetingfile.shorthand import SHORT_FORMS, short_form, shorten
from briefgen.model import Attainment, Change, Noun, Observation, Period, Quantity, Tally, Target


def read(noun: type[Noun], text: str, style: Style = Style.QUOTED, within: str = "") -> Noun:
    form = short_form(noun, within)
    assert form is not None
    return form.read(Scalar(1, 1, text, style), Place())


@pytest.mark.parametrize("noun", SHORT_FORMS, ids=lambda noun: noun.__name__)
def test_every_example_is_read_and_written_again(noun: type[Noun]) -> None:
    example = SHORT_FORMS[noun].example
    assert shorten(read(noun, example), "") == example


@pytest.mark.parametrize(
    ("text", "comparison", "value"),
    [
        ("dưới 4%", "less_than", 4),
        ("không quá 4%", "at_most", 4),
        ("trên 1,39 triệu tấn", "more_than", Decimal("1.39")),
        ("ít nhất 8,5", "at_least", Decimal("8.5")),
        ("từ 8,5% trở lên", "at_least", Decimal("8.5")),
        ("khoảng 7%", "about", 7),
        ("6,6-6,8%", "equal", Decimal("6.6")),
        ("152.000 tỷ đồng", "equal", 152000),
    ],
)
def test_a_target_keeps_how_its_bound_is_meant(text: str, comparison: str, value: Decimal) -> None:
    target = read(Target, text)
    assert isinstance(target, Target)
    assert target.quantity is not None
    assert (target.comparison, target.quantity.value) == (comparison, value)
    assert shorten(target, "") == text


@pytest.mark.parametrize(
    ("text", "value", "raw"),
    [
        ("tăng 6,97%", Decimal("6.97"), "tăng 6,97%"),
        ("giảm 3%", -3, "giảm 3%"),
        ("Giảm gần 3%", -3, "Giảm 3%"),
        ("+6,97%", Decimal("6.97"), "6,97%"),
        ("-3%", -3, "-3%"),
    ],
)
def test_a_change_has_its_sign(text: str, value: Decimal, raw: str) -> None:
    change = read(Change, text)
    assert isinstance(change, Change)
    assert (change.quantity.value, change.quantity.raw) == (value, raw)


def test_a_fall_by_a_range_is_a_range_below_zero() -> None:
    change = read(Change, "giảm 2-3%")
    assert isinstance(change, Change)
    assert (change.quantity.value, change.quantity.high) == (-3, -2)


def test_a_bare_number_is_a_figure_without_words() -> None:
    assert read(Observation, "2.20", Style.PLAIN) == Observation(
        quantity=Quantity(value=Decimal("2.20"))
    )
    assert read(Attainment, "97.17", Style.PLAIN) == Attainment(percent=Decimal("97.17"))


def test_a_former_value_is_one_by_its_key() -> None:
    former = read(Observation, "2,2%", within="previous")
    assert isinstance(former, Observation)
    assert former.kind == "previous"
    assert shorten(former, "previous") == "2,2%"
    assert shorten(former, "actual") is None


@pytest.mark.parametrize(
    "noun",
    [
        Quantity(value=Decimal("1.300")),
        Quantity(value=Decimal(3), unit="dự án", raw="3"),
        Quantity(value=Decimal("2.2"), unit="%", raw="tăng 2,2%"),
        Tally(met=6, total=14),
        Tally(met=6, total=14, raw="6 trên 14"),
        Period(text="năm 2020"),
        Target(),
    ],
)
def test_what_a_short_form_would_lose_is_not_written_short(noun: Noun) -> None:
    assert shorten(noun, "") is None


@pytest.mark.parametrize("text", ["6", "6/", "/14", "6/14/20", "sáu/14", "6.5/14"])
def test_a_tally_is_two_whole_numbers(text: str) -> None:
    with pytest.raises(DataError, match="how many of how many"):
        read(Tally, text)
