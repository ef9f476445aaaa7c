"""``briefgen check`` on Word documents: copies, forms, exit codes, mixed lists."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.cli.test_checking import RIGHT
from tests.shelves import REPORT
from tests.standards.documents import party, state
from tests.standards.written import docx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = party()
    made["number"].text = "Số: 5-TB/TU"
    made["office"].bold = True
    made["copy"].text = "- Lưu: VT, TH."
    (tmp_path / "sai.docx").write_bytes(docx(made))
    (tmp_path / "dung.docx").write_bytes(docx(state()))
    (tmp_path / "hong.docx").write_bytes(docx(state())[:2000])
    (tmp_path / "dung.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_findings_are_told_with_place_check_and_rule(folder: Path) -> None:
    ran = call("check", "sai.docx", cwd=folder)
    assert ran.code == 1
    assert "sai.docx › thân văn bản › bảng 2, hàng 1, ô 2 › đoạn 2: F08" in ran.text
    assert "(Hướng dẫn 36-HD/VPTW, Phụ lục 3, ô số 7a)" in ran.text
    assert "[format-number-zero]" in ran.text
    assert "kiểm theo Hướng dẫn 36-HD/VPTW" in ran.err
    assert "4 lỗi, 0 cảnh báo, 0 lưu ý" in ran.err


def test_documents_and_meetings_are_checked_in_one_run(folder: Path) -> None:
    ran = call("check", "dung.yaml", "dung.docx", "sai.docx", "--json", cwd=folder)
    assert ran.code == 1
    files = {row["file"] for row in json.loads(ran.text)["problems"] if row["severity"] == "error"}
    assert files == {"sai.docx"}


def test_a_mended_copy_leaves_only_what_a_person_must_do(folder: Path) -> None:
    before = hashlib.sha256((folder / "sai.docx").read_bytes()).digest()
    ran = call("check", "sai.docx", "--fix", cwd=folder)
    assert ran.code == 1
    assert "[format-file-copy]" in ran.text
    assert ran.text.count("[format-") == 1
    assert "đã sửa 3 lỗi" in ran.err
    assert hashlib.sha256((folder / "sai.docx").read_bytes()).digest() == before
    again = call("check", "sai.sua.docx", cwd=folder)
    assert again.text.count("[format-") == 1
    assert call("check", "sai.docx", "--fix", cwd=folder).code == 7
    assert call("check", "sai.docx", "--fix", "--force", cwd=folder).code == 1


def test_a_commented_copy_goes_beside_the_document_or_where_asked(folder: Path) -> None:
    assert call("check", "sai.docx", "--annotate", cwd=folder).code == 1
    assert (folder / "sai.loi.docx").is_file()
    ran = call("check", "sai.docx", "--annotate", "-o", "ghi-chu.docx", cwd=folder)
    assert "đã ghi ghi-chu.docx" in ran.err
    assert "[format-" in ran.text
    again = call("check", "ghi-chu.docx", cwd=folder)
    assert again.text.count("[format-") == ran.text.count("[format-")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dung.docx",), 0),
        (("sai.docx", "--rules", "nd30-2020"), 1),
        (("sai.docx", "--rules", "nd31-2020"), 5),
        (("hong.docx",), 4),
        (("hong.docx", "dung.docx"), 4),
        (("sai.docx", "--sarif"), 1),
        (("sai.docx", "--annotate", "--fix", "-o", "mot.docx"), 2),
        (("sai.docx", "dung.docx", "--fix", "-o", "mot.docx"), 2),
        (("sai.docx", "-o", "mot.docx"), 2),
    ],
)
def test_exit_codes(folder: Path, words: tuple[str, ...], code: int) -> None:
    assert call("check", *words, cwd=folder).code == code


def test_a_finding_is_explained(folder: Path) -> None:
    ran = call("explain", "format-number-zero", cwd=folder)
    assert ran.code == 0
    assert "Kiểm thể thức văn bản Word" in ran.text
    check = call("explain", "f07", cwd=folder)
    assert check.code == 0
    assert "format-authority-collective" in check.text


def edited(path: Path, old: str, new: str) -> bytes:
    """Return a Word file in whose text a hand has changed some words."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(made, "w") as copy:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            copy.writestr(name, content)
    return made.getvalue()


def test_a_softening_word_lost_since_the_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_bytes(REPORT.read_bytes())
    assert call("extract", "tin.txt", "-o", "meeting.yaml", cwd=tmp_path).code == 0
    assert call("brief", "meeting.yaml", "-o", "tom-tat.docx", cwd=tmp_path).code == 0
    assert "document-" not in call("check", "tom-tat.docx", cwd=tmp_path).text
    changed = edited(tmp_path / "tom-tat.docx", "cho gần ", "cho ")
    (tmp_path / "sua.docx").write_bytes(changed)
    ran = call("check", "sua.docx", cwd=tmp_path)
    assert "[document-hedge-dropped]" in ran.text
    assert "F18" in ran.text
