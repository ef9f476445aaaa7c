from pathlib import Path

import pytest

from briefgen.errors import DataError
from briefgen.vi.dates import period_before, read_period

TABLE = Path(__file__).parents[1] / "examples" / "periods.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "start", "end", "before", "seen"), ROWS)
def test_periods_of_reports(text: str, start: str, end: str, before: str, seen: str) -> None:
    period = read_period(text)
    ends = [day.isoformat() if day else "" for day in (period.start, period.end)]
    assert (period.text, *ends) == (text, start, end), seen
    earlier = period_before(period)
    assert (earlier.text if earlier else "") == before


@pytest.mark.parametrize(
    "text",
    ["tháng 13/2020", "giai đoạn 2025-2021", "từ 31/4/2020 đến 5/5/2020", "14 tháng năm 2020"],
)
def test_an_impossible_period_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_period(text)
    assert caught.value.problems[0].code == "period-impossible"


def test_odd_spaces_and_letters_do_not_matter() -> None:
    assert read_period("Quý\u00a0III / 2020") == read_period("Quý III / 2020")
    assert read_period("NĂM 2020").start == read_period("năm 2020").start
