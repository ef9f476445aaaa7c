from typing import Any

from briefgen.compose.notes import NoteBook, change_notes, column_change, notes_on, own_note
from briefgen.compose.verdicts import judge
from briefgen.compose.wording import Wording
from briefgen.model import Change, Finding, Indicator, Meeting, Target, Verdict
from tests.meetings import YEAR_2019, YEAR_2020, attained, changed, planned, quantity, reached

VI = Wording("vi")


def notes(subject: Indicator, meeting: Meeting | None = None) -> list[str]:
    return notes_on(subject, judge(subject), meeting or Meeting(), YEAR_2019, VI)


def indicator(**more: Any) -> Indicator:
    return Indicator(id="x", name="Chỉ tiêu", **more)


def test_equal_notes_share_a_number() -> None:
    book = NoteBook()
    assert [book.add(text) for text in ("a", "b", "a")] == ["1", "2", "1"]
    assert [(note.number, note.text) for note in book.notes()] == [("1", "a"), ("2", "b")]


def test_a_verdict_in_words_tells_where_it_stands() -> None:
    subject = indicator(verdict=Verdict(status="missed", text="chưa đạt kế hoạch"))
    assert notes(subject) == ["Nguồn nêu “chưa đạt kế hoạch”, không kèm số."]
    limited = Meeting(findings=(Finding(id="h", kind="limitation", text="…", indicators=("x",)),))
    assert notes(subject, limited) == ["Nêu ở phần hạn chế là “chưa đạt kế hoạch”, không kèm số."]
    with_value = indicator(
        actual=reached("5", "km"), verdict=Verdict(status="missed", text="chưa đạt")
    )
    assert notes(with_value) == ["Nguồn nêu “chưa đạt”, không kèm tỷ lệ."]


def test_a_verdict_that_figures_contradict_is_noted() -> None:
    subject = indicator(attainments=attained("97"), verdict=Verdict(status="met", text="đạt"))
    assert notes(subject) == ["Theo nguồn (“đạt”); tính lại: chưa đạt."]


def test_an_inferred_base_is_noted_and_a_stated_one_is_not() -> None:
    inferred = indicator(changes=changed("6.97", stated=False))
    assert change_notes(inferred, YEAR_2019, VI) == [
        "Nguồn không nêu gốc so sánh; hiểu là so với năm 2019."
    ]
    assert change_notes(indicator(changes=changed("6.97")), YEAR_2019, VI) == []


def test_changes_that_fit_no_column_are_told_in_words() -> None:
    points = indicator(changes=changed("0.5", "điểm %"))
    assert column_change(points, YEAR_2019) is None
    assert change_notes(points, YEAR_2019, VI) == ["+0,5 điểm % so với năm 2019."]
    other = indicator(changes=changed("-2", base=YEAR_2020))
    assert change_notes(other, YEAR_2019, VI) == ["−2% so với năm 2020."]
    nowhere = indicator(changes=changed("12", "hộ", base=None))
    assert change_notes(nowhere, YEAR_2019, VI) == ["+12 hộ; nguồn không nêu gốc so sánh."]


def test_plans_in_words_points_and_of_others_are_noted() -> None:
    assert notes(indicator(targets=(Target(text="theo lộ trình"),))) == [
        "Kế hoạch: “theo lộ trình”."
    ]
    gap = indicator(actual=reached("-4.3", "%"), targets=planned("6", "%"))
    assert notes(gap) == ["Tính: chênh −10,3 điểm % so với kế hoạch."]
    twice = indicator(attainments=attained("102") + attained("98", owner="HĐND"))
    assert notes(twice) == ["98% so với kế hoạch HĐND giao."]
    about = indicator(actual=reached("5", "km"), targets=planned("6", "km", "about"))
    assert notes(about) == ["Kế hoạch “khoảng” không kèm mức dao động nên không đánh giá."]


def test_the_authors_own_note_comes_last() -> None:
    assert notes(indicator(attainments=attained("100"), note="số sơ bộ")) == ["Số sơ bộ."]
    assert own_note("Theo Cục Thống kê. ") == "Theo Cục Thống kê."


def test_a_multiple_carries_no_sign() -> None:
    times = indicator(changes=(Change(quantity=quantity("2.1", "lần", raw="gấp 2,1 lần")),))
    assert change_notes(times, YEAR_2019, VI) == ["Gấp 2,1 lần; nguồn không nêu gốc so sánh."]


def test_a_growth_without_a_base_claims_none_unless_the_record_has_one() -> None:
    growth = indicator(kind="growth", actual=reached("0.9", "%"), changes=changed("0.9", base=None))
    unstated = growth.model_copy(
        update={"changes": (growth.changes[0].model_copy(update={"base_stated": False}),)}
    )
    assert change_notes(unstated, YEAR_2019, VI, assumed=False) == []
    assert len(change_notes(unstated, YEAR_2019, VI, assumed=True)) == 1
