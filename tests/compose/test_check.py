from datetime import UTC, date, datetime
from typing import Any

from briefgen.compose import check_meeting
from briefgen.errors import Problem, say
from briefgen.model import (
    Directive,
    Finding,
    Indicator,
    Meeting,
    MeetingDate,
    Person,
    Role,
    Source,
)
from tests.meetings import YEAR_2020, reached, seed_meeting, ward_meeting


def found(meeting: Meeting) -> list[tuple[str, str, str | None]]:
    return [(p.code, p.severity, p.at.path) for p in check_meeting(meeting)]


def indicator(id: str, **more: Any) -> Indicator:  # noqa: A002
    return Indicator(id=id, name=more.pop("name", id), **more)


def test_the_seed_has_nothing_worse_than_gaps() -> None:
    problems = check_meeting(seed_meeting())
    assert {problem.severity for problem in problems} == {"info"}
    codes = [problem.code for problem in problems]
    assert codes.count("task-without-due") == 13
    assert codes.count("task-without-owner") == 0
    assert codes.count("plan-derivable") == 4
    for code in ("year-inferred", "tally-incomplete", "proposal-for-reviewed-period"):
        assert codes.count(code) == 1


def test_every_problem_speaks_both_languages() -> None:
    for meeting in (seed_meeting(), ward_meeting()):
        for problem in check_meeting(meeting):
            assert isinstance(problem, Problem)
            assert say(problem, "vi")
            assert say(problem, "en")


def test_ids_given_twice_or_unknown_are_errors() -> None:
    meeting = Meeting(
        headline=("nowhere",),
        indicators=(indicator("a"), indicator("a", name="b"), indicator("c", parent="gone")),
        findings=(Finding(id="f", kind="result", text="x", indicators=("lost",)),),
        roles=(Role(part="chair", person="nobody"),),
    )
    assert found(meeting) == [
        ("id-repeated", "error", "indicators[1].id"),
        ("unknown-indicator", "error", "headline[0]"),
        ("unknown-indicator", "error", "indicators[2].parent"),
        ("unknown-indicator", "error", "findings[0].indicators[0]"),
        ("unknown-person", "error", "roles[0].person"),
    ]


def test_names_recorded_twice_are_told() -> None:
    meeting = Meeting(
        indicators=(
            indicator("a", name="Sản lượng lúa", actual=reached("5", "tấn")),
            indicator("b", name="sản lượng lúa", actual=reached("6", "tấn")),
            indicator("c", name="sản lượng lúa", actual=reached("6", "tấn"), scope="vụ mùa"),
        ),
        people=(Person(id="p", name="Trần An"), Person(id="q", name="Trần An")),
    )
    assert found(meeting) == [
        ("indicator-repeated", "warning", "indicators[1].name"),
        ("person-repeated", "warning", "people[1].name"),
    ]


def test_dates_that_cannot_follow_one_another_are_told() -> None:
    meeting = Meeting(
        date=MeetingDate(day=date(2020, 11, 20)),
        source=Source(published_at=datetime(2020, 11, 19, tzinfo=UTC)),
        directives=(
            Directive(id="d", text="làm", owner="A", due="trước", due_date=date(2020, 1, 5)),
        ),
    )
    assert found(meeting) == [
        ("meeting-after-publication", "info", "date.day"),
        ("due-before-meeting", "warning", "directives[0].due_date"),
    ]


def test_gaps_of_tasks_are_told_one_by_one() -> None:
    meeting = Meeting(directives=(Directive(id="d", text="làm", urgency="sớm"),))
    assert found(meeting) == [
        ("task-without-owner", "info", "directives[0].owner"),
        ("task-without-due", "info", "directives[0].due"),
    ]


def test_a_proposal_for_the_period_just_reviewed_is_queried() -> None:
    said = Finding(id="f", kind="proposal", text="giải pháp thực hiện nghị quyết Năm 2020")
    assert found(Meeting(period=YEAR_2020, findings=(said,))) == [
        ("proposal-for-reviewed-period", "info", "findings[0].text")
    ]
    assert found(Meeting(findings=(said,))) == []


def test_a_message_built_by_rule_asks_for_approval() -> None:
    codes = [code for code, _, _ in found(ward_meeting())]
    assert "message-by-rule" in codes
    written = ward_meeting().model_copy(update={"message": "Phường đạt kế hoạch."})
    assert "message-by-rule" not in [code for code, _, _ in found(written)]
