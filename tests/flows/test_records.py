"""A document names the record it was made from; nothing else does."""

from pathlib import Path

import pytest

from briefgen import flows
from briefgen.catalog.templates import Shelf
from briefgen.errors import DataError, UsageError
from briefgen.flows.records import find_record, mark_in, marks_in, record_mark
from briefgen.meetingfile import load_meeting, save_meeting
from tests.meetings import seed_meeting, ward_meeting
from tests.shelves import REPORT, TEMPLATES

SETTING = flows.Setting((Shelf("built-in", TEMPLATES),), None, "test")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    list(flows.make(flows.open_input(REPORT), folder, flows.Look(), SETTING))
    return folder


def test_a_mark_outlives_saving_and_changes_with_the_record() -> None:
    meeting = seed_meeting()
    again = load_meeting(save_meeting(meeting).encode(), "a.yaml")
    assert record_mark(again) == record_mark(meeting)
    assert record_mark(ward_meeting()) != record_mark(meeting)
    assert record_mark(meeting.model_copy(update={"title": "Khác"})) != record_mark(meeting)


@pytest.mark.parametrize("name", ["brief.docx", "scorecard.pdf"])
def test_a_document_finds_its_record_beside_it(made: Path, name: str) -> None:
    given = flows.read_input(made / name, DataError)
    assert find_record(given, mark_in(given)).path == made / "meeting.yaml"


def test_a_document_without_mark_or_record_says_so(made: Path, tmp_path: Path) -> None:
    strange = flows.Input("x.pdf", b"%PDF-1.7 briefgen")
    with pytest.raises(DataError) as refused:
        mark_in(strange)
    assert refused.value.problems[0].code == "trace-unmarked"
    alone = tmp_path / "brief.docx"
    alone.write_bytes((made / "brief.docx").read_bytes())
    (tmp_path / "other.yaml").write_text("title: Khác\n", encoding="utf-8")
    given = flows.read_input(alone, DataError)
    with pytest.raises(DataError) as missing:
        find_record(given, mark_in(given))
    assert missing.value.problems[0].code == "trace-no-record"


def test_a_file_of_several_sheets_is_traced_in_the_records_of_all(tmp_path: Path) -> None:
    meetings = {"a.yaml": seed_meeting(), "b.yaml": ward_meeting()}
    for name, meeting in meetings.items():
        (tmp_path / name).write_text(save_meeting(meeting), encoding="utf-8")
    given = [flows.read_input(tmp_path / name, DataError) for name in meetings]
    made = flows.bind_scorecards(given, flows.Look(), SETTING, flows.Paper())
    (tmp_path / "all.pdf").write_bytes(made.content)
    bound = flows.read_input(tmp_path / "all.pdf", DataError)
    assert marks_in(bound) == [record_mark(load_meeting(each.content, "m")) for each in given]
    tracing = flows.trace(bound, None)
    names = [str(tmp_path / name) for name in meetings]
    assert (tracing.record, tracing.warnings) == (", ".join(names), ())
    assert {each.record.file for each in tracing.found if each.record} == {*names}

    (tmp_path / "b.yaml").unlink()
    alone = flows.trace(bound, None)
    assert alone.record == names[0]
    assert [problem.code for problem in alone.warnings] == ["trace-records-missing"]
    with pytest.raises(UsageError):
        flows.trace(bound, "no such figure")
