"""``briefgen refresh``: paths on one stream, what changed on the other; hand edits never lost."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.command import call
from tests.shelves import REPORT


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "tin.txt").write_bytes(REPORT.read_bytes())
    assert call("make", "tin.txt", "-o", "o", cwd=tmp_path).code == 0
    return tmp_path / "o"


def news(folder: Path) -> None:
    record = folder / "meeting.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("thực hiện 146.512 tỷ", "thực hiện 147.000 tỷ", 1), "utf-8")


def by_hand(folder: Path, old: str = "", new: str = "") -> None:
    document = Document(str(folder / "brief.docx"))
    document.add_paragraph("Ý kiến của chuyên viên.")
    for cell in (cell for table in document.tables for cell in table._cells):
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.text = new if old and run.text == old else run.text
    document.save(str(folder / "brief.docx"))


def test_an_edited_document_stays_and_the_new_one_lies_beside_it(made: Path) -> None:
    by_hand(made)
    before = (made / "brief.docx").read_bytes()
    news(made)
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", cwd=made)
    assert ran.paths == ["brief (2).docx"]
    assert "[output-edited]" in ran.err
    assert "bảng 3, hàng 4, ô 3" in ran.err
    assert "146.512 → 147.000" in ran.err
    assert (made / "brief.docx").read_bytes() == before
    words = [p.text for p in Document(str(made / "brief (2).docx")).paragraphs]
    assert words[-1] == "Ý kiến của chuyên viên."


def test_a_document_no_hand_has_touched_is_replaced_and_force_replaces_any(made: Path) -> None:
    news(made)
    assert call("refresh", "brief.docx", "--with", "meeting.yaml", cwd=made).paths == ["brief.docx"]
    by_hand(made, "147.000", "147.000")
    text = (made / "meeting.yaml").read_text(encoding="utf-8")
    (made / "meeting.yaml").write_text(text.replace("147.000", "148.000", 1), "utf-8")
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", "--force", cwd=made)
    assert ran.paths == ["brief.docx"]
    assert not (made / "brief (2).docx").exists()


def test_a_dry_run_lists_on_the_output_stream_and_writes_nothing(made: Path) -> None:
    news(made)
    before = (made / "brief.docx").read_bytes()
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", "--dry-run", cwd=made, lang="en")
    assert (ran.code, ran.err) == (0, "")
    assert "value: 146.512 → 147.000" in ran.text
    assert "indicators of the record are not in the document" in ran.text
    assert (made / "brief.docx").read_bytes() == before


def test_what_is_left_to_look_at_gives_exit_code_one(made: Path) -> None:
    by_hand(made, "146.512", "150.000")
    news(made)
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", cwd=made)
    assert ran.code == 1
    assert "văn bản sửa tay “150.000”, bản ghi mới “147.000”" in ran.err
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", "--take", "record", cwd=made)
    assert ran.code == 0


def test_json_names_every_figure_and_the_file_written(made: Path) -> None:
    by_hand(made)
    news(made)
    ran = call("refresh", "brief.docx", "--with", "meeting.yaml", "--json", cwd=made)
    said = json.loads(ran.text)
    assert said["path"] == "brief (2).docx"
    (figure,) = (each for each in said["figures"] if each["outcome"] == "changed")
    assert (figure["part"], figure["before"], figure["after"]) == ("actual", "146.512", "147.000")


def test_what_is_no_document_of_ours_is_refused_in_words(made: Path) -> None:
    (made / "thu.docx").write_bytes(b"PK\x03\x04 khong phai")
    ran = call("refresh", "thu.docx", "--with", "meeting.yaml", cwd=made)
    assert (ran.code, "[refresh-not-word]" in ran.err) == (3, True)
    plain = io.BytesIO()
    Document().save(plain)
    (made / "thu.docx").write_bytes(plain.getvalue())
    ran = call("refresh", "thu.docx", "--with", "meeting.yaml", cwd=made)
    assert (ran.code, "[refresh-not-ours]" in ran.err) == (3, True)


def test_trace_tells_a_figure_that_a_hand_has_changed(made: Path) -> None:
    by_hand(made, "146.512", "150.000")
    ran = call("trace", "brief.docx", "150.000", cwd=made)
    assert ran.code == 0
    assert "“150.000”, đã sửa tay sau khi lập; bản ghi: ước thực hiện 146.512 tỷ đồng" in ran.text
    assert "câu S13" in ran.text
    (row,) = json.loads(call("trace", "brief.docx", "150.000", "--json", cwd=made).text)["traces"]
    assert row["document"][0]["by_hand"] is True


def test_trace_answers_for_a_bookmark_by_name_and_for_places(made: Path) -> None:
    by_hand(made)
    ran = call("trace", "brief.docx", "dien_tich_lua_san_xuat_actual", cwd=made)
    assert "trong văn bản, thân văn bản › đoạn" in ran.text
    assert "“222.999”" in ran.text
