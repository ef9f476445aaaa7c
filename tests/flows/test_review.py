"""Which text stands beside the facts, and whose files may be read for it."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen import flows
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.errors import SourceError
from briefgen.flows.outputs import is_untouched_page
from briefgen.meetingfile import save_meeting
from tests.shelves import REPORT, SEEDS

SETTING = flows.Setting((Shelf("built-in", built_in_folder()),), None, "test")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a meeting file whose source lies elsewhere."""
    meeting = flows.read_meeting(flows.open_input(REPORT))
    path = tmp_path / "meeting.yaml"
    path.write_text(save_meeting(meeting), encoding="utf-8")
    return path


def page(path: Path, source: Path | None = None, **more: Any) -> str:
    text = flows.read_input(source, SourceError) if source else None
    return written(flows.open_input(path), source=text, **more)


def written(given: flows.Input, **more: Any) -> str:
    return flows.make_review(flows.read_meeting(given), given, SETTING, **more).decode()


def origin(text: str) -> str:
    found = re.search(r'class="note origin-(\w+)"', text)
    assert found
    return found[1]


def paragraphs(text: str) -> int:
    return len(re.findall(r"<p><span", text))


def test_a_report_is_shown_whole() -> None:
    assert origin(page(REPORT)) == "file"


def test_a_record_shows_its_sentences_when_the_report_is_not_at_hand(record: Path) -> None:
    assert origin(page(record)) == "record"
    assert "dựng lại từ các câu" in page(record)


def test_the_report_beside_the_record_is_taken_when_it_is_the_very_one(record: Path) -> None:
    beside = record.with_name(REPORT.name)
    beside.write_bytes(REPORT.read_bytes())
    assert origin(page(record)) == "file"
    assert paragraphs(page(record)) == paragraphs(page(REPORT))
    beside.write_bytes(REPORT.read_bytes() + b"\nx")
    assert origin(page(record)) == "record"


def test_a_record_cannot_have_files_read_from_elsewhere(record: Path, tmp_path: Path) -> None:
    meeting = flows.read_meeting(flows.open_input(record))
    assert meeting.source is not None
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_bytes(REPORT.read_bytes())
    for name in ("secret/s.txt", str(tmp_path / "secret" / "s.txt"), "../secret/s.txt", ".."):
        source = meeting.source.model_copy(update={"file": name, "sentences": ()})
        hostile = tmp_path / "hostile.yaml"
        hostile.write_text(
            save_meeting(meeting.model_copy(update={"source": source})), encoding="utf-8"
        )
        assert origin(page(hostile)) == "quotes"


def test_a_source_given_by_hand_must_hold_what_the_record_quotes(
    record: Path, tmp_path: Path
) -> None:
    assert origin(page(record, REPORT)) == "file"
    other = tmp_path / "other.txt"
    other.write_text("Một báo cáo khác.", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        page(record, other)
    assert [problem.code for problem in caught.value.problems] == ["source-other-text"]


def test_a_record_without_any_text_says_so() -> None:
    seed = SEEDS / "donor-review-2023" / "meeting.yaml"
    text = page(seed)
    assert origin(text) == "none"
    assert '<html lang="en">' in text
    assert "12,640 households" in text
    assert '<html lang="vi">' in page(seed, language="vi")


def test_the_page_needs_nothing_else_and_lets_nothing_out(record: Path) -> None:
    text = page(record)
    assert "default-src &#x27;none&#x27;" in text
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert not re.search(r"url\(|@import|https?:", text.replace("http-equiv", ""))
    assert " style=" not in text
    assert not re.search(r"\son\w+=", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))


def test_the_same_record_gives_the_same_page(record: Path) -> None:
    assert page(record) == page(record)


def test_a_page_knows_whether_it_was_edited(record: Path) -> None:
    content = page(record).encode()
    assert is_untouched_page(content) is True
    assert is_untouched_page(content.replace(b"Chi", b"Cho", 1)) is False
    assert is_untouched_page(b"<html></html>") is None


def test_a_stream_has_no_folder_to_look_beside(record: Path) -> None:
    given = replace(flows.open_input(record), path=None)
    assert origin(written(given)) == "record"
