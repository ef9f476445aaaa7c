from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import DataError
from briefgen.vi.dates import find_dates, read_date, write_date, write_long_date

EXAMPLES = Path(__file__).parents[1] / "examples"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (EXAMPLES / name).read_text("utf-8").splitlines()[1:]]


DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(("text", "day", "short", "long", "seen"), rows("dates.tsv"))
def test_days_of_documents(text: str, day: str, short: str, long: str, seen: str) -> None:
    read = read_date(text)
    assert read.isoformat() == day, seen
    assert (write_date(read), write_long_date(read)) == (short, long)


@given(DAYS)
def test_what_is_written_can_be_read(day: date) -> None:
    assert read_date(write_date(day)) == read_date(write_long_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(DAYS)
def test_written_days_are_found_in_text(day: date) -> None:
    for written in (write_date(day), write_long_date(day)):
        text = f"Họp {written}, tại Cần Thơ."
        [found] = find_dates(text)
        assert text[found.start : found.end] == written
        assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    "text", ["20/11", "20/11/20", "tháng 11 năm 2020", "20/11-2020", "", "mai"]
)
def test_a_day_without_its_year_is_not_guessed(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_date(text)
    assert caught.value.problems[0].code == "date-unreadable"


@pytest.mark.parametrize(
    "text", ["31/02/2020", "20/13/2020", "29/02/2021", "ngày 31 tháng 4 năm 2020"]
)
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_date(text)
    assert caught.value.problems[0].code == "date-impossible"


@pytest.mark.parametrize(("text", "found", "seen"), rows("found_dates.tsv"))
def test_days_in_running_text(text: str, found: str, seen: str) -> None:
    hits = [
        f"{text[hit.start : hit.end]}={hit.day}.{hit.month}.{hit.year or ''}.{hit.session or ''}"
        for hit in find_dates(text)
    ]
    assert ";".join(hits) == found, seen
