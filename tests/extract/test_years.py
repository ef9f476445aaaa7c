"""The year of a day printed without one, weighed by the years a report names."""

import pytest

from briefgen.extract.years import likeliest_year, mentions_in
from briefgen.vi.dates import FoundDate


def year_of(day: int, month: int, *texts: str) -> int | None:
    found = likeliest_year(FoundDate(0, 4, day, month), texts, None)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("day", "month", "text", "year"),
    [
        (26, 6, "Thu ngân sách tăng 16% so với cùng kỳ năm 2016.", 2017),
        (11, 1, "Năm 2020, doanh thu đạt 900 tỷ đồng, bằng 62% so với năm 2019.", 2021),
        (6, 2, "Vụ tôm gặp nhiều khó khăn. Tính đến ngày 30/6/2016, đạt 3 tấn.", 2017),
        (6, 2, "Tổng kết năm 2016 và triển khai nhiệm vụ năm 2017, phấn đấu đến năm 2020.", 2017),
        (28, 12, "Năm 2020, huyện đạt 13 tiêu chí; kế hoạch năm 2021 là 15 tiêu chí.", 2020),
        (3, 7, "6 tháng đầu năm 2017, GDP tăng 5,7%; giai đoạn 2016-2020 tăng 6,5%.", 2017),
        (23, 5, "Năm 2016, kinh phí chậm: đến tháng 10 năm 2016 mới được giao vốn.", 2017),
        (3, 7, "Nhiệm vụ 6 tháng cuối năm 2023 là tăng thu.", 2023),
        (12, 7, "Thực hiện Nghị định số 86/2015/NĐ-CP, 5 tháng đầu năm 2017 thu 2 tỷ đồng.", 2017),
    ],
)
def test_weighs_what_each_year_is_named_for(day: int, month: int, text: str, year: int) -> None:
    assert year_of(day, month, text) == year


@pytest.mark.parametrize("text", ["Không có năm nào.", "Phấn đấu đến năm 2030 có 9 xã."])
def test_years_that_say_nothing_of_the_meeting_leave_it_open(text: str) -> None:
    assert year_of(3, 7, text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("so với cùng kỳ năm 2016", "base"),
        ("bằng 87% so với kế hoạch năm 2020", "year"),
        ("từ năm 2016 đến nay xảy ra 12 vụ cháy", "since"),
        ("Từ 2016 đến nay", "since"),
        ("từ đầu năm 2016 đến nay", "part"),
        ("đến tháng 10 năm 2016 mới được giao vốn", "until"),
        ("quý I/2017", "part"),
        ("tầm nhìn đến năm 2045", "horizon"),
        ("từ năm 2010", "since"),
        ("giai đoạn 2016-2020", "term"),
        ("Nghị định số 86/2015/NĐ-CP", "issued"),
        ("tính đến ngày 19/6/2017", "until"),
        ("nhiệm vụ năm 2021", "coming"),
        ("Năm 2016, tỉnh đạt 9 tiêu chí", "past"),
    ],
)
def test_tells_what_a_year_is_named_for(text: str, kind: str) -> None:
    assert next(iter(mentions_in(text))).kind == kind
