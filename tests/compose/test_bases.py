from datetime import date

from briefgen.compose.bases import common_base, with_one_base
from briefgen.compose.rows import compare_base
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Period
from tests.meetings import YEAR_2019, YEAR_2020, changed

VI = Wording("vi")
SAME, SAME_LAST = Period(text="cùng kỳ"), Period(text="cùng kỳ năm trước")


def meeting(*bases: Period | None, period: Period | None = None) -> Meeting:
    rows = tuple(
        Indicator(id=str(n), name="Xuất khẩu", changes=changed("5", base=base))
        for n, base in enumerate(bases)
    )
    return Meeting(period=period, indicators=rows)


def test_the_year_before_is_the_same_period_of_a_whole_year() -> None:
    one = with_one_base(meeting(SAME, YEAR_2019, period=YEAR_2020), VI)
    assert {row.changes[0].base for row in one.indicators} == {YEAR_2019}
    assert compare_base(one) == YEAR_2019


def test_the_fullest_wording_stands_for_all_others() -> None:
    months = Period(text="10 tháng", start=date(2020, 1, 1), end=date(2020, 10, 31))
    one = with_one_base(meeting(SAME, SAME_LAST, YEAR_2019, period=months), VI)
    assert [row.changes[0].base for row in one.indicators] == [SAME_LAST, SAME_LAST, YEAR_2019]


def test_what_is_compared_with_is_renamed_too() -> None:
    compared = meeting(YEAR_2019, period=YEAR_2020).model_copy(update={"compare_to": SAME})
    assert with_one_base(compared, VI).compare_to == YEAR_2019


def test_a_record_without_such_words_stays_the_same() -> None:
    plain = meeting(YEAR_2019, None)
    assert with_one_base(plain, VI) is plain


def test_a_column_has_a_base_only_when_all_name_it() -> None:
    one, other, none = changed("5")[0], changed("5", base=SAME)[0], changed("5", base=None)[0]
    assert common_base([one, None, one]) == YEAR_2019
    assert common_base([one, other]) is None
    assert common_base([one, none]) is None
    assert common_base([]) is None
