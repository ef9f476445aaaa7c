"""A Word document read as a reader sees it."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml import parse_xml

from briefgen.extract.forms.docx_package import UnreadableDocxError
from briefgen.extract.forms.docx_text import read_docx

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

BOX = (
    "<w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r>"
    "<w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict>"
    "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
"""A text box drawn in two ways."""


def saved(document: Doc) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {NS}>{xml}</w:p>"))
    return saved(document)


def lines(content: bytes) -> list[str]:
    return [line.text for line in read_docx(content).lines if line.text]


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", ["a"]),
        ("<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:r><w:t>b</w:t></w:r>", ["ab"]),
        ("<w:r><w:t>1.</w:t><w:tab/><w:t>Mục</w:t></w:r>", ["1. Mục"]),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", ["a", "b"]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>x</w:t></w:r>", ["x"]),
        ("<w:hyperlink><w:r><w:t>x</w:t></w:r></w:hyperlink>", ["x"]),
        ("<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>", ["x"]),
        (BOX, ["a", "box"]),
    ],
)
def test_what_a_reader_sees_is_read(xml: str, read: list[str]) -> None:
    assert lines(with_body(xml)) == read


def test_hidden_words_and_page_heads_are_left_out_and_told() -> None:
    document = Document()
    document.add_paragraph("Thấy").add_run("ẩn").font.hidden = True
    document.sections[0].header.paragraphs[0].text = "Lưu hành nội bộ"
    read = read_docx(saved(document))
    assert [line.text for line in read.lines] == ["Thấy"]
    assert sorted(read.left_out) == [("hidden", "ẩn"), ("page-head", "Lưu hành nội bộ")]


def test_a_head_of_the_document_in_the_page_head_is_read() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph("Họp")
    assert lines(saved(document)) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Họp"]


def test_the_two_columns_of_a_head_are_kept_apart() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    words = ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/BC", "ngày 05"]
    for number, cell in enumerate(words):
        table.cell(number // 2, number % 2).text = cell
    assert lines(saved(document)) == words


def styled(document: Doc) -> None:
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph("B¸o c¸o")


def in_run_style(document: Doc) -> None:
    style = document.styles.add_style("Hoa", 2)
    style.font.name = ".VnTimeH"
    document.add_paragraph().add_run("b¸o c¸o", style="Hoa")


@pytest.mark.parametrize(("write", "read"), [(styled, ["Báo cáo"]), (in_run_style, ["BÁO CÁO"])])
def test_fonts_are_inherited_from_styles(write: Callable[[Doc], None], read: list[str]) -> None:
    document = Document()
    write(document)
    assert lines(saved(document)) == read


def test_a_part_with_a_dtd_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UnreadableDocxError, match="DOCTYPE"):
        read_docx(out.getvalue())


def test_notes_stand_behind_the_text() -> None:
    document = Document()
    document.add_paragraph("Văn bản")
    out = io.BytesIO()
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r>'
        '</w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(io.BytesIO(saved(document))) as whole, zipfile.ZipFile(out, "w") as made:
        for member in whole.infolist():
            made.writestr(member, whole.read(member))
        made.writestr("word/footnotes.xml", notes)
    assert lines(out.getvalue()) == ["Văn bản", "Chú thích"]
