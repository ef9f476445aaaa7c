"""The walk of somebody who makes a template of their own, command by command.

Word is played by python-docx: what is changed is what a person would change there.
"""

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.shared import Pt, RGBColor

from tests.cli.command import Ran, call, run

MEETING = Path(__file__).parents[2] / "seeds" / "ubnd-song-hau-2024" / "meeting.yaml"
REPORT = Path(__file__).parents[2] / "seeds" / "can-tho-2020" / "source.txt"
NAVY = RGBColor(0x0B, 0x3D, 0x6E)
WRONG = (
    "{{ cuộc_họp.địa_diểm }}",
    "{% for việc in bản_tóm_tắt.các_nhiệm_vụ %}",
    "{{ brief.title|hoaa }}",
)
RIGHT = (
    "Nơi họp: {{ cuộc_họp.địa_điểm|mặc_định('') }}",
    "{% for việc in bản_tóm_tắt.các_nhiệm_vụ %}",
    "Việc {{ việc.số_thứ_tự }}: {{ việc.nội_dung }}",
    "{% endfor %}",
    "{{ brief.title|hoa }}",
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_TEMPLATES", str(tmp_path / "nha"))
    folder = tmp_path / "van-phong"
    folder.mkdir()
    made = call("template", "new", "brief", "ban-toi", "--from", "brief-onepage", cwd=folder)
    assert (made.code, made.paths) == (0, ["templates/brief/ban-toi"])
    assert "Mở để sửa: templates/brief/ban-toi/brief.docx" in made.err
    return folder


def document_of(office: Path) -> Path:
    return office / "templates" / "brief" / "ban-toi" / "brief.docx"


def edit(office: Path, *lines: str) -> None:
    """Change a style, a colour, a label, and write lines at the end."""
    document = Document(str(document_of(office)))
    title = document.styles["BG Tiêu đề"]
    title.font.size, title.font.color.rgb = Pt(19), NAVY
    for table in document.tables:
        for cell in table.rows[0].cells:
            if cell.text == "{{ brief.labels.indicator }}":
                cell.paragraphs[0].runs[0].text = "Chỉ tiêu chính"
    for line in lines:
        document.add_paragraph(line)
    document.save(str(document_of(office)))


def take_out(office: Path, *lines: str) -> None:
    document = Document(str(document_of(office)))
    for paragraph in document.paragraphs:
        if paragraph.text in lines:
            paragraph._p.getparent().remove(paragraph._p)
    document.save(str(document_of(office)))


def words(document: Word) -> list[str]:
    inside = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *inside]


def told(ran: Ran) -> list[str]:
    lines = [line for line in [*ran.text.splitlines(), *ran.err.splitlines()] if "›" in line]
    return [line.removeprefix("lỗi ") for line in lines]


def test_what_is_changed_in_word_is_on_the_page(office: Path) -> None:
    edit(office, *RIGHT)
    assert call("template", "check", "ban-toi", cwd=office).code == 0
    ran = call("brief", MEETING, "-t", "ban-toi", "-o", "ra.docx", cwd=office)
    assert (ran.code, ran.paths) == (0, ["ra.docx"])
    made = Document(str(office / "ra.docx"))
    assert made.styles["BG Tiêu đề"].font.color.rgb == NAVY
    assert made.styles["BG Tiêu đề"].font.size == Pt(19)
    text = words(made)
    assert "Chỉ tiêu chính" in text
    assert any(line.startswith("Nơi họp:") for line in text)
    assert [line.split(":")[0] for line in text if line.startswith("Việc ")][:2] == [
        "Việc 1",
        "Việc 2",
    ]
    assert any(line.isupper() and line == made.core_properties.title.upper() for line in text)


def test_three_mistakes_are_three_messages_wherever_they_are_met(office: Path) -> None:
    edit(office, *WRONG)
    checked = call("template", "check", "ban-toi", cwd=office)
    lines = told(checked)
    assert (checked.code, len(lines)) == (1, 3)
    field, loop, word = lines
    assert "ban-toi/brief.docx › thân văn bản › " in field
    assert "«{{ cuộc_họp.địa_diểm }}»: Không có trường “địa_diểm”; có phải “địa_điểm”?" in field
    assert "[field-unknown-similar]" in field
    assert "«{% for việc in bản_tóm_tắt.các_nhiệm_vụ %}»: Khối “for” mở ở đây mà không đóng" in loop
    assert "Thêm thẻ {% endfor %}" in loop
    assert "«{{ brief.title|hoaa }}», cột 16: Không có bộ lọc “hoaa”; có phải “hoa”?" in word
    for again in (
        call("brief", MEETING, "-t", "ban-toi", "-o", "ra.docx", cwd=office),
        call("template", "preview", "ban-toi", cwd=office),
        call("make", REPORT, "--brief", "ban-toi", "-o", "ra", cwd=office),
        call("template", "pack", "ban-toi", cwd=office),
    ):
        assert (again.code, told(again)) == (5, lines)
    english = call("template", "check", "ban-toi", cwd=office, lang="en")
    assert "There is no field “địa_diểm”; is “địa_điểm” meant?" in english.text


def test_each_mistake_is_a_comment_in_a_copy_and_the_copy_is_named(office: Path) -> None:
    edit(office, *WRONG)
    ran = call("template", "check", "ban-toi", "--annotate", "ban-toi.loi.docx", cwd=office)
    assert ran.code == 1
    assert "Tệp có ghi chú từng lỗi: ban-toi.loi.docx" in ran.err
    with zipfile.ZipFile(office / "ban-toi.loi.docx") as copy:
        comments = copy.read("word/comments.xml").decode()
    assert comments.count('w:author="briefgen"') == 3
    assert "có phải “địa_điểm”?" in comments


def test_mended_packed_sent_and_used_elsewhere(office: Path, tmp_path: Path) -> None:
    edit(office, *WRONG)
    assert call("template", "check", "ban-toi", cwd=office).code == 1
    take_out(office, *WRONG)
    edit(office, *RIGHT)
    assert call("template", "check", "ban-toi", cwd=office).code == 0
    if shutil.which("soffice"):
        for _ in range(2):
            ran = call("template", "preview", "ban-toi", "-o", "xem.pdf", cwd=office)
            assert (ran.code, ran.paths) == (0, ["xem.pdf"])
        assert (office / "xem.pdf").read_bytes().startswith(b"%PDF")
    assert call("template", "pack", "ban-toi", "-o", "ban-toi.zip", cwd=office).code == 0
    away = tmp_path / "noi-khac"
    away.mkdir()
    shutil.copy(office / "ban-toi.zip", away)
    assert call("brief", MEETING, "-t", "ban-toi", cwd=away).code == 5
    ran = call("template", "install", "ban-toi.zip", cwd=away)
    assert ran.code == 0
    assert "Xem thử: briefgen template preview ban-toi" in ran.err
    used = run("make", REPORT, "--brief", "ban-toi", "-o", "ra", cwd=away)
    assert used.code in (0, 1), used.err  # 1: the record has errors, the documents are made
    assert "Chỉ tiêu chính" in words(Document(str(away / "ra" / "brief.docx")))
