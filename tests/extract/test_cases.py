"""Tables of invented sentences, read as whole reports: see ``cases/*.toml``."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefgen.extract import extract_meeting, read_source
from briefgen.model import Meeting

CASES = Path(__file__).with_name("cases")
REPORT = "Tiêu đề bài báo\n\n{text}\n\nKinh tế phát triển ổn định."
HELD = "Sáng 5/3/2021, Tỉnh ủy họp.\n\n"


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def read(text: str) -> Meeting:
    return extract_meeting(read_source(REPORT.format(text=text).encode(), "tin.txt"))


def taking(meeting: Meeting, *parts: str) -> list[str]:
    names = {person.id: person.name for person in meeting.people}
    ids = [role.person for role in meeting.roles if role.part in parts and role.person]
    return [names[each] for each in dict.fromkeys(ids)]


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case["text"][:60])
def test_reads_whose_meeting_of_what_kind_on_which_day(case: dict[str, Any]) -> None:
    meeting = read(case["text"])
    day = meeting.date.day if meeting.date else None
    found = {
        "body": meeting.body.name if meeting.body else "",
        "kind": meeting.kind.text.lower() if meeting.kind else "",
        "day": f"{day.day}/{day.month}" if day else "",
        "chairs": taking(meeting, "chair"),
    }
    wanted = {key: value for key, value in case.items() if key != "text"}
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", cases("people"), ids=lambda case: case["text"][:60])
def test_reads_who_is_named_with_which_posts_and_part(case: dict[str, Any]) -> None:
    meeting = read(case["text"])
    posts = [[person.name, [post.title for post in person.posts]] for person in meeting.people]
    assert posts == case["people"]
    assert taking(meeting, "chair") == case["chairs"]
    assert taking(meeting, "attendee") == case["attendees"]
    if "speakers" in case:
        assert taking(meeting, "speaker", "presenter", "conclusion") == case["speakers"]


@pytest.mark.parametrize("case", cases("documents"), ids=lambda case: case["text"][:60])
def test_reads_every_number_of_a_phrase(case: dict[str, Any]) -> None:
    found = [
        [each.kind, each.number, each.issuer or "", each.issued or ""]
        for each in read(case["text"]).citations
        if each.number
    ]
    assert found == case["documents"]


@pytest.mark.parametrize("case", cases("limitations"), ids=lambda case: case["text"][:60])
def test_tells_shortfalls_and_causes_from_successes_and_tasks(case: dict[str, Any]) -> None:
    found = read(HELD + case["text"]).findings
    causes = [each.text for each in found if each.kind == "cause"]
    assert all(any(part in cause for cause in causes) for part in case["causes"])
    if "limitations" in case:
        told = [each.text for each in found if each.kind == "limitation"]
        assert len(told) == len(case["limitations"])
        assert all(any(part in words for words in told) for part in case["limitations"])


@pytest.mark.parametrize("case", cases("tasks"), ids=lambda case: case["text"][:60])
def test_reads_each_task_with_its_owner(case: dict[str, Any]) -> None:
    found = read(HELD + case["text"]).directives
    assert len(found) == len(case["tasks"])
    for task, (owner, opening) in zip(found, case["tasks"], strict=True):
        assert task.text.startswith(opening)
        assert owner in {"*", task.owner}
