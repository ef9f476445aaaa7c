"""One scalar to one plain value."""

from datetime import datetime
from decimal import Decimal

import pytest

from briefgen.errors import DataError, Place
from briefgen.meetingfile.nodes import Scalar, Style
from briefgen.meetingfile.scalars import read_figure, read_moment, read_truth, read_whole

AT = Place("m.yaml", 4, 2)


def plain(text: str) -> Scalar:
    return Scalar(4, 2, text, Style.PLAIN)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("2.20", Style.PLAIN, "2.20"),
        ("146512", Style.PLAIN, "146512"),
        ("-1.5e3", Style.PLAIN, "-1.5E+3"),
        ("0.125", Style.PLAIN, "0.125"),
        ("97,17", Style.PLAIN, "97.17"),
        ("1.234.567", Style.PLAIN, "1234567"),
        ("1.300", Style.QUOTED, "1300"),
        ("1,300", Style.QUOTED, "1.300"),
        ("1.300", Style.NUMBER, "1.300"),
    ],
)
def test_a_number_is_read_by_its_dress(text: str, style: Style, value: str) -> None:
    assert str(read_figure(Scalar(4, 2, text, style), AT)) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.300", "m.yaml:4:2: "),
        ("12.34.5", "m.yaml:4:2: "),
        ("0x1F", "m.yaml:4:2: "),
        ("1_000", "m.yaml:4:2: "),
        ("9" * 401, "m.yaml:4:2: The number “" + "9" * 40 + "” is too long"),
    ],
)
def test_a_doubtful_number_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        read_figure(plain(text), AT)
    assert str(caught.value).startswith(said)


def test_whole_numbers_are_whole() -> None:
    assert read_whole(plain("14"), AT) == 14
    assert read_whole(Scalar(4, 2, "1.300", Style.QUOTED), AT) == 1300
    with pytest.raises(DataError, match="“12,5” is not a whole number"):
        read_whole(plain("12,5"), AT)


@pytest.mark.parametrize(
    ("text", "truth"), [("có", True), ("Không", False), ("TRUE", True), ("false", False)]
)
def test_yes_and_no_in_both_languages(text: str, truth: bool) -> None:
    assert read_truth(plain(text), AT) is truth


@pytest.mark.parametrize("text", ["yes", "no", "1", "đúng", ""])
def test_other_words_are_neither(text: str) -> None:
    with pytest.raises(DataError, match="neither yes nor no"):
        read_truth(plain(text), AT)


@pytest.mark.parametrize(
    "text",
    [
        "2020-11-21T15:10",
        "2020-11-21 15:10:00",
        "21/11/2020 15:10",
        "15:10 - 21/11/2020",
        "15:10, ngày 21/11/2020",
        "15h10 21-11-2020",
        "15 giờ 10 ngày 21/11/2020",
    ],
)
def test_a_moment_as_news_sites_print_it(text: str) -> None:
    assert read_moment(plain(text), AT) == datetime.fromisoformat("2020-11-21T15:10")


@pytest.mark.parametrize(
    "text", ["21/11/2020", "2020-11-21", "15:10", "25:10 21/11/2020", "hôm qua"]
)
def test_no_hour_is_made_up(text: str) -> None:
    with pytest.raises(DataError, match="Cannot read day and hour"):
        read_moment(plain(text), AT)


def test_decimals_keep_their_digits() -> None:
    assert repr(read_figure(plain("2.20"), AT)) == repr(Decimal("2.20"))
