from decimal import Decimal
from typing import Any

import pytest

from briefgen.compose.notes import NoteBook
from briefgen.compose.rows import (
    Sheet,
    all_estimates,
    compare_base,
    in_order,
    is_measured,
    is_sheet_tally,
    list_row,
    score_row,
    verdict_word,
    with_parts,
)
from briefgen.compose.verdicts import judge
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Tally, Target, Verdict
from tests.meetings import (
    YEAR_2019,
    YEAR_2020,
    attained,
    changed,
    planned,
    reached,
    seed_meeting,
)

VI = Wording("vi")


def indicator(id: str, **more: Any) -> Indicator:  # noqa: A002 - the field's own name
    return Indicator(id=id, name=more.pop("name", id), **more)


def sheet(meeting: Meeting | None = None, **more: Any) -> Sheet:
    return Sheet(meeting or Meeting(), VI, YEAR_2019, Decimal(150), **more)


MISSED = Verdict(status="missed", text="chưa đạt")


def test_rows_go_by_ratio_then_value_then_words() -> None:
    rows = [
        indicator("words", verdict=MISSED),
        indicator("low", attainments=attained("72")),
        indicator("value", actual=reached("1", "%"), verdict=MISSED),
        indicator("high", attainments=attained("134.7")),
        indicator("computed", actual=reached("12", "km"), targets=planned("10", "km")),
    ]
    assert [row.id for row in in_order(rows)] == ["high", "computed", "low", "value", "words"]


def test_parts_follow_their_whole_and_are_not_numbered() -> None:
    rows = [
        indicator("part", attainments=attained("300"), parent="whole"),
        indicator("other", attainments=attained("110")),
        indicator("whole", attainments=attained("100")),
    ]
    assert [row.id for row in in_order(rows)] == ["other", "whole", "part"]
    assert [row.id for row in with_parts(rows)] == ["other", "whole", "part"]
    row = score_row(rows[0], "", sheet(), NoteBook())
    assert (row.number, row.sub) == ("", True)


def test_a_plan_a_ratio_or_a_verdict_makes_a_row_measured() -> None:
    assert is_measured(indicator("a", targets=(Target(text="theo lộ trình"),)))
    assert is_measured(indicator("a", attainments=attained("1")))
    assert is_measured(indicator("a", verdict=MISSED))
    assert not is_measured(indicator("a", actual=reached("1")))


def test_only_a_tally_of_targets_is_the_sheets_own() -> None:
    tally = Tally(met=6, total=14)
    assert is_sheet_tally(indicator("a", name="Chỉ tiêu đạt và vượt", tally=tally), VI)
    assert not is_sheet_tally(indicator("a", name="Xã đạt chuẩn", tally=tally), VI)
    assert not is_sheet_tally(indicator("a", name="Chỉ tiêu"), VI)
    assert is_sheet_tally(indicator("a", name="Chỉ tiêu đạt", tally=tally), Wording("en"))


def test_the_base_of_changes_is_recorded_or_the_one_all_name() -> None:
    one = indicator("a", changes=changed("1", base=YEAR_2019))
    two = indicator("b", changes=changed("1", base=YEAR_2020))
    assert compare_base(Meeting(indicators=(one,))) == YEAR_2019
    assert compare_base(Meeting(indicators=(one, two))) is None
    assert compare_base(Meeting(indicators=(two,), compare_to=YEAR_2019)) == YEAR_2019


def test_estimates_are_told_in_the_heading_only_if_all_are() -> None:
    sure = indicator("a", actual=reached("1"))
    guessed = indicator("b", actual=reached("1", hedge="ước", estimate=True))
    assert all_estimates([guessed, guessed])
    assert not all_estimates([guessed, sure])
    assert not all_estimates([guessed])


def test_a_cell_is_empty_where_it_does_not_apply_and_missing_where_it_is_not_stated() -> None:
    growth = indicator("a", kind="growth", actual=reached("2.2", "%"), verdict=MISSED)
    row = score_row(growth, "1", sheet(), NoteBook())
    assert not row.change.missing
    assert row.change.whole == ""
    assert row.ratio.missing
    words = score_row(indicator("b", verdict=MISSED), "1", sheet(), NoteBook())
    assert words.actual.missing
    assert words.change.missing
    assert (words.filled, words.bar.scale) == (False, "none")
    percent = indicator("c", actual=reached("3", "%"), targets=planned("4", "%"))
    assert not score_row(percent, "1", sheet(), NoteBook()).ratio.missing


def test_derived_figures_are_off_by_default_and_look_derived() -> None:
    retail = next(i for i in seed_meeting().indicators if i.id == "retail_sales")
    plain = score_row(retail, "1", sheet(), NoteBook())
    assert plain.plan.missing
    assert plain.previous.missing
    derived = score_row(retail, "1", sheet(derived=True), NoteBook())
    assert (derived.plan.before, derived.plan.whole, derived.plan.derived) == ("≈", "150.100", True)
    assert (derived.previous.whole, derived.previous.derived) == ("134.340", True)


@pytest.mark.parametrize(
    ("subject", "final", "word"),
    [
        (indicator("a", attainments=attained("134.7")), False, "Vượt"),
        (indicator("a", attainments=attained("100")), False, "Đạt"),
        (indicator("a", attainments=attained("97.6")), False, "Chưa đạt"),
        (indicator("a", attainments=attained("97.6")), True, "Không đạt"),
        (indicator("a", targets=(Target(text="x"),)), False, "Không đánh giá"),
        (indicator("a"), False, "Không nêu KH"),
        (
            indicator("a", verdict=Verdict(status="met_or_exceeded", text="đạt và vượt")),
            False,
            "Đạt, vượt",
        ),
    ],
)
def test_the_word_says_what_the_mark_says(subject: Indicator, final: bool, word: str) -> None:
    assert verdict_word(judge(subject), VI, final=final) == word


def test_a_row_without_plan_keeps_its_change() -> None:
    subject = indicator("a", actual=reached("1240", "cây"), changes=changed("-2.5"))
    row = list_row(subject, sheet(), NoteBook(), sub=False)
    assert (row.actual.whole, row.change.whole, row.change.part) == ("1.240", "−2", ",5")


def test_a_long_name_is_cut_and_told_in_the_notes() -> None:
    name = "Tỷ lệ người dân ở các xã vùng sâu, vùng xa được sử dụng nước sạch tập trung " * 2
    book = NoteBook()
    row = score_row(
        indicator("a", name=name.strip(), attainments=attained("9")), "1", sheet(), book
    )
    assert row.name.endswith("…")
    assert book.notes()[0].text == f"Tên đầy đủ: {name.strip()}."
