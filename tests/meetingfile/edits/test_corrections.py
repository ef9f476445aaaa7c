"""Corrections files: read with every problem at once, applied to the fact they are about."""

from collections.abc import Sequence

import pytest

from briefgen.errors import DataError, say
from briefgen.meetingfile.edits import apply_corrections, is_corrections, load_corrections
from briefgen.model import Meeting, Source
from tests.meetings import seed_meeting

HEAD = "schema_version: briefgen-corrections/1\ncorrections:\n"
BAD = """\
schema_version: briefgen-corrections/1
corrections:
  - of: indicator
    fact: a
  - of: indicators
    field: actal
    new: "5"
  - of: indicators
    fact: b
    field: actual
    new: 97.17%
  - of: directives
    fact: D01
    field: due_date
    new: 31/2/2021
  - of: meeting
    act: remove
  - of: people
    fact: c
    typo: x
"""


def codes(problems: Sequence[object]) -> list[str]:
    return [getattr(problem, "code", "") for problem in problems]


def applied(text: str, meeting: Meeting | None = None) -> tuple[Meeting, list[str]]:
    found = load_corrections((HEAD + text).encode(), "c.yaml")
    changed, problems = apply_corrections(meeting or seed_meeting(), found)
    return changed, codes(problems)


def test_every_problem_of_a_file_is_told_at_once_with_line_and_column() -> None:
    with pytest.raises(DataError) as caught:
        load_corrections(BAD.encode(), "c.yaml")
    told = [(p.code, p.at.line, p.at.column) for p in caught.value.problems]
    assert told == [
        ("word-unknown", 3, 9),
        ("correction-no-fact", 5, 5),
        ("correction-field", 5, 5),
        ("quantity-unreadable", 11, 10),
        ("date-impossible", 15, 10),
        ("correction-act", 16, 5),
        ("unknown-key", 20, 5),
    ]
    for problem in caught.value.problems:
        assert say(problem, "vi") != say(problem, "en")


@pytest.mark.parametrize(
    ("field", "code"),
    [("span", "correction-field"), ("rule", "correction-field"), ("id", "correction-field")],
)
def test_where_a_fact_was_read_cannot_be_corrected(field: str, code: str) -> None:
    text = f"  - {{of: indicators, fact: a, field: {field}, new: x}}\n"
    with pytest.raises(DataError) as caught:
        load_corrections((HEAD + text).encode(), "c.yaml")
    assert codes(caught.value.problems) == [code]


def test_a_file_is_known_by_its_first_words_in_yaml_and_json() -> None:
    assert is_corrections(HEAD.encode())
    assert is_corrections(b"# a comment\n\n" + HEAD.encode())
    assert is_corrections(b'{\n "schema_version": "briefgen-corrections/1"}')
    assert not is_corrections(b"schema_version: briefgen-meeting/1\n")
    assert not is_corrections("title: schema_version của tệp".encode())


def test_a_fact_is_found_by_id_by_place_or_by_name() -> None:
    item = next(i for i in seed_meeting().indicators if i.span and i.actual)
    assert item.span is not None
    span = f"{{start: {item.span.start}, end: {item.span.end}, quote: {item.span.quote!r}}}"
    for known in (f"fact: {item.id}", f"span: {span}", f"name: {item.name!r}"):
        meeting, told = applied(f"  - {{of: indicators, {known}, field: owner, new: Sở X}}\n")
        assert told == []
        assert [i.id for i in meeting.indicators if i.owner == "Sở X"] == [item.id]


def test_a_number_of_a_task_that_moved_is_not_taken_for_another_task() -> None:
    first, second = seed_meeting().directives[:2]
    moved = seed_meeting().model_copy(
        update={"directives": (first.model_copy(update={"id": "D02"}),)}
    )
    assert second.span is not None
    span = f"{{start: {second.span.start}, end: {second.span.end}, quote: {second.span.quote!r}}}"
    text = f"  - {{of: directives, fact: D02, span: {span}, field: due, new: quý I}}\n"
    meeting, told = applied(text, moved)
    assert (told, meeting.directives[0].due) == (["correction-unmatched"], first.due)


def test_a_value_that_has_changed_since_is_told_and_the_correction_holds() -> None:
    item = next(i for i in seed_meeting().indicators if i.actual)
    text = f'  - {{of: indicators, fact: {item.id}, field: actual, old: "1 tấn", new: "9 tấn"}}\n'
    meeting, told = applied(text)
    assert told == ["correction-conflict"]
    changed = next(i for i in meeting.indicators if i.id == item.id)
    assert changed.actual is not None
    assert changed.actual.quantity.value == 9


def test_a_correction_made_twice_is_made_once_and_says_nothing() -> None:
    text = "  - {of: meeting, field: place, old: '', new: Cần Thơ}\n" * 2
    meeting, told = applied(text)
    assert (meeting.place, told) == ("Cần Thơ", [])


def test_corrections_made_on_another_text_are_told_and_still_made() -> None:
    now = Source(sha256="b" * 64)
    text = f"sha256: {'a' * 64}\n{HEAD}  - {{of: meeting, field: place, new: Cần Thơ}}\n"
    found = load_corrections(text.encode(), "c.yaml")
    meeting, problems = apply_corrections(seed_meeting().model_copy(update={"source": now}), found)
    assert (meeting.place, codes(problems)) == ("Cần Thơ", ["correction-other-source"])


def test_removing_a_person_takes_the_roles_along() -> None:
    person = seed_meeting().roles[0].person
    meeting, told = applied(f"  - {{of: people, fact: {person}, act: remove}}\n")
    assert told == []
    assert person not in [p.id for p in meeting.people]
    assert person not in [role.person for role in meeting.roles]


def test_a_confirmed_fact_is_sure_and_a_corrected_one_is_nobodys_reading() -> None:
    item = seed_meeting().indicators[0].model_copy(update={"sureness": "unsure", "doubt": "?"})
    meeting = seed_meeting().model_copy(update={"indicators": (item,)})
    sure, _ = applied(f"  - {{of: indicators, fact: {item.id}, act: confirm}}\n", meeting)
    assert (sure.indicators[0].sureness, sure.indicators[0].doubt) == ("sure", None)
    own, _ = applied(
        f"  - {{of: indicators, fact: {item.id}, field: name, new: Tên khác}}\n", meeting
    )
    assert (own.indicators[0].sureness, own.indicators[0].doubt) == (None, None)


def test_what_fits_no_fact_is_told_with_its_place_and_value() -> None:
    text = '  - {of: indicators, name: Không có, field: actual, new: "5 xã"}\n'
    found = load_corrections((HEAD + text).encode(), "c.yaml")
    meeting, (problem,) = apply_corrections(seed_meeting(), found)
    assert meeting == seed_meeting()
    assert (problem.code, problem.at.line, problem.severity) == (
        "correction-unmatched", 3, "warning",
    )  # fmt: skip
    assert "5 xã" in say(problem, "vi")
