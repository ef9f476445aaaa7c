"""Stretches of time as reports name them: ``năm 2020``, ``6 tháng đầu năm 2020``, ``quý III/2020``.

Both ends are included, ISO 8601. Words that fix no days ("thời gian tới", "nhiệm kỳ tới") keep
their text and have no ends.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from briefgen.errors import DataError, Place, Problem
from briefgen.model import Period
from briefgen.vi.text import fold, normalise, repair

_YEAR = r"(?:[ ]?[/-][ ]?|[ ]+(?:của )?(?:năm )?|[ ]?,[ ]?(?:năm )?)(?P<year>[0-9]{4})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12,
}  # fmt: skip
_COUNT = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_DAY = (
    r"(?:ngày )?(?P<day{0}>[0-9]{{1,2}})[/-](?P<month{0}>[0-9]{{1,2}})"
    r"(?:[/-](?P<year{0}>[0-9]{{4}}))?"
)
_LEAD = r"(?:(?:trong|của|kỳ|thời kỳ|cả|toàn|kế hoạch|trọn) )*"
_QUARTER = re.compile(rf"{_LEAD}qu[ýí] (?P<quarter>i{{1,3}}|iv|[1-4]){_YEAR}")
_MONTH = re.compile(rf"{_LEAD}tháng {_COUNT}{_YEAR}")
_MONTHS = re.compile(rf"{_LEAD}{_COUNT} tháng(?: (?P<side>đầu|cuối))?(?: năm)?{_YEAR}")
_HALF = re.compile(rf"{_LEAD}nửa (?P<side>đầu|cuối) năm{_YEAR}")
_ONE_YEAR = re.compile(rf"{_LEAD}(?:năm )?(?:tài chính |ngân sách |kế hoạch )?(?P<year>[0-9]{{4}})")
_YEARS = re.compile(
    rf"{_LEAD}(?P<kind>(?:[0-9] năm )?giai đoạn|nhiệm k[ỳì]|năm học|niên độ|thời k[ỳì]"
    r"|(?:từ|các|[0-9]) năm|năm)?"
    r"[ ]?\(?(?P<first>[0-9]{4})(?:[ ]?[-–][ ]?| đến (?:hết )?(?:năm )?)(?P<last>[0-9]{4})\)?"
)
_ACROSS = ("năm học", "niên độ")
_ANY_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_DAYS = re.compile(rf"(?:từ )?{_DAY.format(1)}(?:[ ]?[-–][ ]?| đến (?:hết )?){_DAY.format(2)}")
_SINGLE_DAY = re.compile(_DAY.format(1))
_UNTIL = re.compile(r"(?:(?:tính|lũy kế) )?(?:đến|tới)(?: hết| cuối| nay)?[ ](?P<rest>.+)")


def read_period(text: str, at: Place | None = None) -> Period:
    """Read the words of a period; ``text`` is kept as given, cleaned of odd spaces.

    ``giai đoạn 2021-2025`` and ``nhiệm kỳ 2020-2025`` run over whole calendar years; ``đến hết
    năm 2025`` has an end and no start. Words that fix no days have no ends and are no error.

    Raises:
        DataError: ``period-impossible`` for a month 13, a range that runs backwards and the like.
    """
    clean = " ".join(repair(normalise(text)).split())
    try:
        start, end = _ends(fold(clean).rstrip(". "))
    except ValueError as error:
        raise DataError(Problem("period-impossible", at or Place(), {"text": clean})) from error
    if start and end and start > end:
        raise DataError(Problem("period-impossible", at or Place(), {"text": clean}))
    return Period(text=clean, start=start, end=end)


def period_before(period: Period) -> Period | None:
    """Return what a period is usually measured against: the same stretch a year, or a term, before.

    ``năm 2020`` gives ``năm 2019``, ``6 tháng đầu năm 2020`` the six months of 2019, ``giai đoạn
    2021-2025`` gives ``giai đoạn 2016-2020`` and ``nhiệm kỳ 2020-2025`` gives ``nhiệm kỳ
    2015-2020``. ``None`` where the words name no year or fix no days.
    """
    if period.start is None or period.end is None:
        return None
    years = [int(year) for year in _ANY_YEAR.findall(period.text)]
    if not years:
        return None
    shared = re.match(r"(?:nhiệm k[ỳì]|năm học|niên độ)", fold(period.text)) is not None
    step = years[-1] - years[0] + (0 if shared and len(years) > 1 else 1)
    earlier = _ANY_YEAR.sub(lambda found: f"{int(found[0]) - step:04}", period.text)
    return read_period(earlier)


def _ends(words: str) -> tuple[date | None, date | None]:
    """Return first and last day of a folded phrase; raises ``ValueError`` for impossible ones."""
    for pattern, ends in _FORMS:
        found = pattern.fullmatch(words)
        if found:
            return ends(found)
    until = _UNTIL.fullmatch(words)
    return (None, _ends(until["rest"])[1]) if until else (None, None)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _quarter(found: re.Match[str]) -> tuple[date, date]:
    quarter = _ROMAN.get(found["quarter"]) or int(found["quarter"])
    return _months(int(found["year"]), 3 * quarter - 2, 3 * quarter)


def _count(found: re.Match[str]) -> int:
    """Return the month number or number of months, 1 to 12; raises ``ValueError`` beyond."""
    word = found["count"]
    count = _WORDS.get(word) or int(word)
    if not 1 <= count <= 12:
        raise ValueError(word)
    return count


def _month(found: re.Match[str]) -> tuple[date, date]:
    return _months(int(found["year"]), _count(found), _count(found))


def _some_months(found: re.Match[str]) -> tuple[date, date]:
    count, year = _count(found), int(found["year"])
    return _months(year, 13 - count, 12) if found["side"] == "cuối" else _months(year, 1, count)


def _half(found: re.Match[str]) -> tuple[date, date]:
    return _months(int(found["year"]), *((7, 12) if found["side"] == "cuối" else (1, 6)))


def _one_year(found: re.Match[str]) -> tuple[date, date]:
    return _months(int(found["year"]), 1, 12)


def _years(found: re.Match[str]) -> tuple[date | None, date | None]:
    if found["kind"] in _ACROSS:  # a school year begins and ends inside its calendar years
        return None, None
    return date(int(found["first"]), 1, 1), date(int(found["last"]), 12, 31)


def _days(found: re.Match[str]) -> tuple[date | None, date | None]:
    last_year = found["year2"]
    if last_year is None:
        return None, None
    first_year = found["year1"] or last_year
    return (
        date(int(first_year), int(found["month1"]), int(found["day1"])),
        date(int(last_year), int(found["month2"]), int(found["day2"])),
    )


def _one_day(found: re.Match[str]) -> tuple[date | None, date | None]:
    if found["year1"] is None:
        return None, None
    day = date(int(found["year1"]), int(found["month1"]), int(found["day1"]))
    return day, day


_FORMS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[date | None, date | None]]], ...
]
_FORMS = (
    (_ONE_YEAR, _one_year),
    (_MONTHS, _some_months),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_HALF, _half),
    (_YEARS, _years),
    (_DAYS, _days),
    (_SINGLE_DAY, _one_day),
)
