import hashlib
import io
import unicodedata
import zipfile

import pytest
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.errors import SourceError, say
from briefgen.extract.source import MAX_BYTES, read_source

REPORT = "Ban Thường vụ Thành ủy họp\nÐồng chí\u00a0A chủ trì."


@pytest.mark.parametrize(
    "content",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        b"\xff\xfe" + REPORT.encode("utf-16-le"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_reads_unicode_texts_and_repairs_them_letter_for_letter(content: bytes) -> None:
    source = read_source(content, "tin.txt")
    assert source.raw == REPORT
    assert source.text == REPORT.replace("Ð", "Đ").replace("\u00a0", " ")
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert source.name == "tin.txt"


def test_decomposed_text_keeps_the_offsets_of_the_file() -> None:
    decomposed = unicodedata.normalize("NFD", REPORT)
    source = read_source(decomposed.encode(), "tin.txt")
    assert source.raw == decomposed
    assert len(source.text) == len(decomposed)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
@example("\n¶ÑÖ")
def test_what_is_read_is_as_long_as_what_was_written(text: str) -> None:
    try:
        source = read_source(("Đ" + text).encode(), "tin.txt")
    except SourceError:
        pytest.fail("a text was refused")
    assert len(source.raw) == len(source.text) == len(text) + 1


@pytest.mark.parametrize(
    ("content", "code", "fact"),
    [
        (b"", "source-empty", "tin.txt"),
        (b"\xef\xbb\xbf \n\t ", "source-empty", "tin.txt"),
        ("\u00a0\n".encode(), "source-empty", "tin.txt"),
        (b"%PDF-1.7 ...", "source-pdf-unreadable", "PDFium"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "source-kind-unread", ".doc"),
        (b"T\x00\x01\x02", "source-binary", "1"),
        ("Thành ủy".encode() + b"\xff", "source-undecodable", "0xFF"),
        (b"dong mot\nTh\xc0\x81nh", "source-undecodable", "11"),
        (b"dong mot\nTh\xb5nh", "source-encoding-unsure", "tcvn3: Thành"),
        (b"\xff\xfeT\x00\x00\xd8", "source-undecodable", "4"),
        (b"PK\x03\x04 broken", "source-docx-unreadable", "zip"),
    ],
)
def test_refuses_what_is_no_text_with_code_fact_and_remedy(
    content: bytes, code: str, fact: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(content, "tin.txt")
    (problem,) = caught.value.problems
    assert problem.code == code
    for language in ("vi", "en"):
        sentence = say(problem, language)
        assert sentence.startswith("tin.txt")
        assert fact in sentence


def test_names_the_line_of_a_byte_that_cannot_be_read() -> None:
    with pytest.raises(SourceError, match=r"^tin\.txt:3: Byte “0xC0”"):
        read_source(b"mot\nhai\nTh\xc0\x81nh", "tin.txt")


def test_refuses_a_source_beyond_the_limit() -> None:
    with pytest.raises(SourceError) as caught:
        read_source(b"a" * (MAX_BYTES + 1), "tin.txt")
    assert caught.value.problems[0].code == "source-too-large"


def docx_bytes() -> bytes:
    document = Document()
    document.add_paragraph("THÔNG BÁO")
    document.add_paragraph("Chiều 20/11, Thành ủy họp.")
    table = document.add_table(rows=2, cols=2)
    for number, words in enumerate(["Chỉ tiêu", "Kết quả", "GRDP", "2,2%"]):
        table.cell(number // 2, number % 2).text = words
    document.add_paragraph("Hết.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_reads_a_word_document_in_reading_order() -> None:
    lines = read_source(docx_bytes(), "thong-bao.docx").text.split("\n")
    assert lines == [
        "THÔNG BÁO",
        "Chiều 20/11, Thành ủy họp.",
        "Chỉ tiêu\tKết quả",
        "GRDP\t2,2%",
        "Hết.",
    ]


def test_a_merged_cell_is_read_once_and_keeps_the_columns_behind_it() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kinh tế"
    table.cell(0, 2).text = "2,2%"
    out = io.BytesIO()
    document.save(out)
    assert read_source(out.getvalue(), "a.docx").text == "Kinh tế\t\t2,2%"


def test_a_workbook_is_refused_as_what_it_is() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(SourceError, match="Excel"):
        read_source(out.getvalue(), "bang.docx")


def test_refuses_a_package_that_unfolds_without_end() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", bytes(50 * 1024 * 1024))
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(SourceError, match="128 MiB"):
        read_source(out.getvalue(), "bom.docx")


def test_refuses_a_document_part_that_is_not_well_formed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes())) as whole, zipfile.ZipFile(out, "w") as archive:
        for member in whole.infolist():
            content = whole.read(member)
            archive.writestr(
                member, content[:-20] if member.filename == "word/document.xml" else content
            )
    with pytest.raises(SourceError) as caught:
        read_source(out.getvalue(), "hong.docx")
    assert caught.value.problems[0].code == "source-docx-unreadable"
