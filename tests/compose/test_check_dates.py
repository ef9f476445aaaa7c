"""Days that follow one another pass; days that cannot are told."""

from datetime import UTC, date, datetime

import pytest

from briefgen.compose.check_dates import date_problems
from briefgen.model import Citation, Directive, Meeting, MeetingDate, Period, Source

MET = MeetingDate(day=date(2020, 11, 20))


def found(meeting: Meeting) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.at.path) for problem in date_problems(meeting)]


def task(due: str | None, day: date | None) -> Meeting:
    return Meeting(
        date=MET, directives=(Directive(id="D1", text="lập kế hoạch", due=due, due_date=day),)
    )


@pytest.mark.parametrize(
    ("due", "day", "codes"),
    [
        ("trước ngày 31/12/2020", date(2020, 12, 31), []),
        ("trước ngày 31/12/2020", date(2021, 12, 31), ["due-disagrees"]),
        ("trước ngày 31/10/2020", date(2020, 10, 31), ["due-before-meeting"]),
        ("trong quý I/2021", date(2021, 3, 31), []),
        ("trước 31/12", date(2020, 12, 31), []),
        (None, date(2020, 12, 31), []),
        (None, None, []),
    ],
)
def test_deadlines(due: str | None, day: date | None, codes: list[str]) -> None:
    assert [code for code, _ in found(task(due, day))] == codes


@pytest.mark.parametrize(
    ("start", "wrong"), [(date(2020, 1, 1), False), (date(2021, 1, 1), True), (None, False)]
)
def test_a_period_under_review_begins_before_the_meeting(start: date | None, wrong: bool) -> None:
    meeting = Meeting(date=MET, period=Period(text="kỳ", start=start))
    assert found(meeting) == ([("period-after-meeting", "period")] if wrong else [])


@pytest.mark.parametrize(
    ("issued", "role", "wrong"),
    [
        ("19/11/2020", "reviewed", False),
        ("21/11/2020", "reviewed", True),
        ("05 tháng 12 năm 2020", "cited", True),
        ("21/11/2020", "to_prepare", False),
        ("đầu năm", "cited", False),
    ],
)
def test_a_document_issued_is_older_than_the_meeting(issued: str, role: str, wrong: bool) -> None:
    cited = Citation.model_validate({"role": role, "kind": "Nghị quyết", "issued": issued})
    meeting = Meeting(date=MET, citations=(cited,))
    code = ("document-after-meeting", "citations[0].issued")
    assert found(meeting) == ([code] if wrong else [])


def test_a_meeting_after_its_own_report_is_told() -> None:
    source = Source(published_at=datetime(2020, 11, 19, tzinfo=UTC))
    assert found(Meeting(date=MET, source=source)) == [("meeting-after-publication", "date.day")]


def test_a_record_without_a_day_has_nothing_odd() -> None:
    assert found(Meeting(directives=(Directive(id="D", text="x", due="sớm"),))) == []
