from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import DataError, Place, say
from briefgen.vi.numbers import (
    NUMBER,
    read_machine_number,
    read_number,
    write_english_number,
    write_number,
)

EXAMPLES = Path(__file__).parents[1] / "examples"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (EXAMPLES / name).read_text("utf-8").splitlines()[1:]]


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(("text", "value", "seen"), rows("numbers.tsv"))
def test_reads_what_stands_in_reports(text: str, value: str, seen: str) -> None:
    assert str(read_number(text)) == value, seen


@given(NUMBERS)
def test_what_is_written_can_be_read(number: Decimal) -> None:
    assert str(read_number(write_number(number))) == str(number)


@pytest.mark.parametrize(
    "text",
    ["12.34", "1.2345", "0.300", "1,234,567", "1.234.56", "", "abc", "1 300", "1e5", "1.300.", "٣"],
)
def test_a_doubtful_number_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_number(text)
    assert caught.value.problems[0].code == "number-unreadable"


def test_a_refusal_names_place_fact_and_remedy() -> None:
    with pytest.raises(DataError) as caught:
        read_number("12.34", Place("meeting.yaml", 41, 13))
    words = say(caught.value.problems[0])
    assert words.startswith("meeting.yaml:41:13: ")
    assert "“12.34”" in words
    assert "1.234,5" in words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ước 7,5-8,0%", ["7,5", "8,0"]),
        ("giảm -4,13%", ["-4,13"]),
        ("hơn 1.300.", ["1.300"]),
        ("222.999ha", ["222.999"]),
        ("phiên bản 12.34.5", []),
        ("đạt 97,17%, tăng 6,97%", ["97,17", "6,97"]),
        ("nhiệm kỳ 2020-2025", ["2020", "2025"]),
        ("6/14 chỉ tiêu", ["6", "14"]),
    ],
)
def test_numbers_are_found_in_running_text(text: str, found: list[str]) -> None:
    assert [match[0] for match in NUMBER.finditer(text)] == found


@pytest.mark.parametrize(("text", "value", "seen"), rows("machine_numbers.tsv"))
def test_reads_the_numbers_of_yaml_and_json(text: str, value: str, seen: str) -> None:
    assert read_machine_number(text) == Decimal(value), seen


def test_machine_zeros_are_kept() -> None:
    assert str(read_machine_number("97.60")) == "97.60"


@pytest.mark.parametrize("text", ["1.300", "94.450", "-12.345"])
def test_three_decimals_are_ambiguous_and_both_readings_are_told(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_machine_number(text)
    problem = caught.value.problems[0]
    assert problem.code == "number-ambiguous"
    assert problem.facts["thousands"] == text.replace(".", "")
    assert problem.facts["decimal"] == text.replace(".", ",")


@pytest.mark.parametrize("text", ["1_000", "0123", "+5", ".5", "5.", "1,5", "NaN", "1e999", "0x10"])
def test_what_json_does_not_know_is_no_machine_number(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_machine_number(text)
    assert caught.value.problems[0].code == "machine-number-unreadable"


def test_english_numbers_swap_the_marks() -> None:
    assert write_english_number(Decimal("1234567.50")) == "1,234,567.50"
