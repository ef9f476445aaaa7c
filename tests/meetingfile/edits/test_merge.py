"""Three records made one: hand edits survive, news come in, what both changed is told."""

from typing import Any

from hypothesis import given, settings

from briefgen.meetingfile.edits import merge_meetings
from briefgen.model import Finding, Indicator, Meeting, Observation, Quantity, Span
from tests.meetingfile.generated import meetings
from tests.meetings import seed_meeting

FILE = "meeting.yaml"
SEED = seed_meeting()
FIRST = next(item for item in SEED.indicators if item.actual)
PLACE = SEED.indicators.index(FIRST)


def told(problems: Any) -> list[str]:
    return [problem.code for problem in problems]


def with_first(**fields: Any) -> Meeting:
    changed = FIRST.model_copy(update=fields)
    items = (*SEED.indicators[:PLACE], changed, *SEED.indicators[PLACE + 1 :])
    return SEED.model_copy(update={"indicators": items})


def seen(value: int) -> Observation:
    return Observation(quantity=Quantity(value=value, unit="tấn"))


def first(meeting: Meeting) -> Indicator:
    return next(item for item in meeting.indicators if item.id == FIRST.id)


@given(meetings())
@settings(max_examples=40, deadline=None)
def test_a_record_merged_with_itself_is_itself(meeting: Meeting) -> None:
    for base in (meeting, None):
        assert merge_meetings(base, meeting, meeting, FILE) == (meeting, ())


@given(meetings(), meetings())
@settings(max_examples=40, deadline=None)
def test_what_nobody_touched_follows_the_new_reading(old: Meeting, new: Meeting) -> None:
    merged, problems = merge_meetings(old, old, new, FILE)
    assert problems == ()
    assert (merged.title, merged.place, merged.body) == (new.title, new.place, new.body)
    assert len(merged.indicators) == len(new.indicators)


def test_a_hand_edit_survives_a_new_reading_of_everything_else() -> None:
    mine, theirs = with_first(actual=seen(9)), with_first(owner="Sở X")
    merged, problems = merge_meetings(SEED, mine, theirs, FILE)
    assert problems == ()
    assert (first(merged).actual, first(merged).owner) == (seen(9), "Sở X")


def test_a_value_changed_on_both_sides_stays_as_edited_and_both_are_told() -> None:
    merged, (problem,) = merge_meetings(
        SEED, with_first(actual=seen(9)), with_first(actual=seen(8)), FILE
    )
    assert first(merged).actual == seen(9)
    assert problem.code == "merge-conflict"
    assert (problem.facts["kept"], problem.facts["found"]) == ("9 tấn", "8 tấn")
    assert problem.at.path == f"indicators[{PLACE}].actual"


def test_without_the_record_from_before_the_file_rules_and_every_difference_is_told() -> None:
    merged, problems = merge_meetings(None, with_first(actual=seen(9)), SEED, FILE)
    assert first(merged).actual == seen(9)
    assert told(problems) == ["merge-differs"]


def test_a_fact_written_by_hand_stays_and_a_new_one_comes_in() -> None:
    own = Indicator(id="own", name="Ghi tay", actual=seen(1))
    new = Indicator(id="new", name="Mới đọc được", actual=seen(2))
    mine = SEED.model_copy(update={"indicators": (own, *SEED.indicators)})
    theirs = SEED.model_copy(update={"indicators": (*SEED.indicators, new)})
    merged, problems = merge_meetings(SEED, mine, theirs, FILE)
    assert problems == ()
    assert [merged.indicators[0].id, merged.indicators[-1].id] == ["own", "new"]


def test_a_fact_taken_out_by_hand_stays_out_and_a_new_reading_of_it_is_told() -> None:
    mine = SEED.model_copy(
        update={"indicators": tuple(item for item in SEED.indicators if item is not FIRST)}
    )
    merged, problems = merge_meetings(SEED, mine, SEED, FILE)
    assert (merged.indicators, told(problems)) == (mine.indicators, [])
    merged, problems = merge_meetings(SEED, mine, with_first(actual=seen(8)), FILE)
    assert (merged.indicators, told(problems)) == (mine.indicators, ["merge-removed"])


def test_an_edited_fact_that_is_no_longer_read_is_kept_and_told() -> None:
    theirs = SEED.model_copy(
        update={"indicators": tuple(item for item in SEED.indicators if item is not FIRST)}
    )
    merged, problems = merge_meetings(SEED, with_first(actual=seen(9)), theirs, FILE)
    assert first(merged).actual == seen(9)
    assert told(problems) == ["merge-vanished"]
    merged, problems = merge_meetings(SEED, SEED, theirs, FILE)
    assert (FIRST.id in [item.id for item in merged.indicators], problems) == (False, ())


def finding(name: str, text: str, start: int) -> Finding:
    span = Span(start=start, end=start + len(text), quote=text)
    return Finding(id=name, kind="result", text=text, span=span)


def test_findings_that_are_counted_anew_are_matched_by_place_and_keep_their_ids() -> None:
    one, two = finding("R01", "giữ vững ổn định", 10), finding("R02", "đạt nhiều kết quả", 90)
    before = Meeting(findings=(one, two))
    mine = Meeting(findings=(one, two.model_copy(update={"group": "Kinh tế"})))
    new = finding("R01", "mới đọc được", 0)
    theirs = Meeting(
        findings=(new, one.model_copy(update={"id": "R02"}), two.model_copy(update={"id": "R03"}))
    )
    merged, problems = merge_meetings(before, mine, theirs, FILE)
    assert problems == ()
    found = {item.text: (item.id, item.group) for item in merged.findings}
    assert found["đạt nhiều kết quả"] == ("R02", "Kinh tế")
    assert found["giữ vững ổn định"] == ("R01", None)
    assert len({item.id for item in merged.findings}) == 3


def test_a_doubt_that_a_person_settled_does_not_come_back() -> None:
    doubtful = with_first(sureness="unsure", doubt="đơn vị in sai")
    settled = with_first(sureness="sure", doubt=None)
    merged, problems = merge_meetings(doubtful, settled, doubtful, FILE)
    assert (first(merged).sureness, first(merged).doubt, problems) == ("sure", None, ())
