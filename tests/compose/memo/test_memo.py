import pytest

from briefgen.compose.memo import compose_memo
from briefgen.compose.memo.cover import PAGE, height_of
from briefgen.model import Directive, Meeting
from briefgen.model.memo import Memo, MemoForm
from tests.figures_shown import numbers_in
from tests.forms import GIVEN, meeting_of, plain, sample

FORMS: tuple[MemoForm, ...] = ("cover-note", "advice", "memo")
HEADINGS = {
    "advice": ["Issue", "Recommendation", "Timing", "Key facts", "Background",
               "Risks and sensitivities", "Actions", "What is not known"],
    "memo": ["Bottom line", "Background", "Analysis", "Risks and sensitivities",
             "Recommendation", "Next steps", "What is not known"],
}  # fmt: skip


def lines(memo: Memo, heading: str) -> list[str]:
    part = next(part for part in memo.parts if part.heading == heading)
    return [plain(*each.pieces) for each in (*part.before, *part.bullets, *part.after)]


@pytest.mark.parametrize("form", ["advice", "memo"])
def test_what_is_asked_stands_before_the_grounds(form: MemoForm) -> None:
    memo = compose_memo(sample(), form, language="en")
    assert [part.heading for part in memo.parts] == HEADINGS[form]
    assert [part.number for part in memo.parts] == [f"{n}." for n in range(1, len(memo.parts) + 1)]


def test_the_recommendation_names_the_section_of_actions_and_every_proposal() -> None:
    memo = compose_memo(sample(), "advice", language="en")
    asked = lines(memo, "Recommendation")
    number = next(p.number for p in memo.parts if p.table == "tasks").rstrip(".")
    assert f"agree that the actions in section {number} go ahead." in asked
    assert asked[-1] == "agree to: Đề nghị tỉnh sớm phân bổ vốn bổ sung."


def test_without_a_proposal_the_recommendation_is_a_gap_that_is_counted() -> None:
    memo = compose_memo(meeting_of("donor-review-2023"), "advice", language="en")
    assert lines(memo, "Recommendation")[-1] == "[recommendation: not in the record]"
    assert "proposal" in [gap.what for gap in memo.gaps]


def test_timing_is_the_earliest_day_of_the_record_or_a_gap() -> None:
    memo = compose_memo(meeting_of("ubnd-song-hau-2024"), "advice", language="en")
    assert lines(memo, "Timing") == [
        "Earliest deadline in the record: before 25 January 2025 (action 2)."
    ]
    open_ended = Meeting(directives=(Directive(id="a", text="Rà soát"),))
    told = lines(compose_memo(open_ended, "advice", language="en"), "Timing")
    assert told[0].startswith("[when a decision is needed")
    assert told[1] == "No deadline in the record: 1 of 1 actions."


def test_what_nobody_said_is_listed_as_not_known() -> None:
    memo = compose_memo(meeting_of("can-tho-2020"), "memo", language="en")
    told = lines(memo, "What is not known")
    assert told[0].startswith("Deadline not stated: actions 1, 2, 5")
    assert told[1].startswith("Judged in words, without a figure: tổng vốn đầu tư phát triển")


@pytest.mark.parametrize("seed", [*GIVEN, "sample"])
def test_a_cover_note_is_one_page_and_counts_what_it_leaves_out(seed: str) -> None:
    meeting = sample() if seed == "sample" else meeting_of(seed)
    memo = compose_memo(meeting, "cover-note", language="vi")
    assert height_of(memo.parts, memo.footnotes[:1]) <= PAGE
    part = next(part for part in memo.parts if part.heading == "Việc cần cho ý kiến")
    shown = [line for line in part.before if line.mark]
    left = len(meeting.directives) - len(shown)
    assert shown
    assert plain(*part.before[-1].pieces) == f"Và {left} việc khác." if left else True


def test_a_cover_note_of_nothing_still_asks_for_a_decision() -> None:
    memo = compose_memo(Meeting(), "cover-note")
    assert memo.parts[-1].table == "choices"
    assert {"to", "from", "date", "proposal", "opinion", "name"} == {g.what for g in memo.gaps}


@pytest.mark.parametrize("seed", GIVEN)
@pytest.mark.parametrize("form", FORMS)
def test_no_figure_is_printed_that_the_record_has_not(form: MemoForm, seed: str) -> None:
    meeting = meeting_of(seed)
    vi = compose_memo(meeting, form, language=meeting.language)
    brief = compose_memo(meeting, form, language=meeting.language)
    assert vi == brief  # same record, same paper
    text = " ".join(row.actual for row in vi.rows)
    raw = " ".join(str(i.actual.quantity.value) for i in meeting.indicators if i.actual)
    digits = {number.strip(".,").replace(".", "").replace(",", "") for number in numbers_in(text)}
    known = {number.replace(".", "") for number in numbers_in(raw)}
    assert all(any(number.rstrip("0") in one for one in known) for number in digits)
