"""The text layer of a PDF file in reading order, paragraphs whole."""

import html
import io

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from briefgen.errors import SourceError, say
from briefgen.extract.source import read_source
from tests.extract.forms.written_forms import REPORT, as_pdf, justified, lines_of, pdf_of

pytest.importorskip("pypdfium2")


def read(content: bytes) -> list[str]:
    return lines_of_text(read_source(content, "bao-cao.pdf").raw)


def lines_of_text(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def words(text: str) -> Paragraph:
    return Paragraph(html.escape(text), justified())


@pytest.mark.parametrize("width", [240, 330, 460, 520])
def test_lines_are_joined_to_the_paragraphs_they_were(width: float) -> None:
    assert read(as_pdf(REPORT, width)) == lines_of(REPORT)


def test_heads_and_numbers_of_pages_are_left_out_and_told() -> None:
    story = [words(line) for _ in range(8) for line in lines_of(REPORT)]
    source = read_source(pdf_of(list(story), head="Báo cáo phiên họp, trang"), "a.pdf")
    assert lines_of_text(source.raw) == lines_of(REPORT) * 8
    heads = [left.text for left in source.left_out]
    assert heads.count("1") == 1
    assert sum(head.startswith("Báo cáo phiên họp") for head in heads) == len(heads) // 2
    assert "page" in say(source.notes[0], "en")


def test_the_columns_of_a_head_are_kept_apart_and_tables_are_rows() -> None:
    centred = ParagraphStyle("c", fontName="Tinos", fontSize=11, leading=14, alignment=1)
    justified()
    left = [Paragraph(line, centred) for line in ("UBND TỈNH BÌNH AN", "Số: 12/BC-UBND")]
    right = [
        Paragraph(line, centred)
        for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bình An, ngày 05 tháng 11 năm 2020")
    ]
    rows = [["Chỉ tiêu", "Đơn vị", "Kế hoạch"], ["Thu ngân sách", "tỷ đồng", "100"]]
    look = [("FONT", (0, 0), (-1, -1), "Tinos")]
    story = [
        Table([[left, right]], colWidths=[180, 280], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        words("BÁO CÁO"),
        Table(rows, style=look, colWidths=120),
    ]
    assert read(pdf_of(story, 480)) == [
        "UBND TỈNH BÌNH AN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Bình An, ngày 05 tháng 11 năm 2020",
        "BÁO CÁO",
        "Chỉ tiêu\tĐơn vị\tKế hoạch",
        "Thu ngân sách\ttỷ đồng\t100",
    ]


def drawn(*lines: str) -> bytes:
    """Return a page with lines drawn one below the other, wide lines first."""
    justified()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Tinos", 13)
    for number, line in enumerate(lines):
        canvas.drawString(60, 700 - 18 * number, line)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("phát triển kinh tế", "- xã hội của tỉnh", "phát triển kinh tế - xã hội của tỉnh"),
        ("nhiệm kỳ 2020-", "2025 của Đảng bộ", "nhiệm kỳ 2020-2025 của Đảng bộ"),
        ("theo kế hoạch", "của tỉnh đã giao.", "theo kế hoạch của tỉnh đã giao."),
    ],
)
def test_a_line_goes_on_in_the_next(first: str, second: str, joined: str) -> None:
    assert read(drawn(first, second))[0] == joined


def encrypted(password: str) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf(REPORT))) as whole:
        whole.save(out, encryption=pikepdf.Encryption(owner="chủ", user=password))
    return out.getvalue()


def blank() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "remedy"),
    [
        (encrypted("mở"), "source-pdf-locked", "mật khẩu"),
        (blank(), "source-pdf-scanned", "OCR"),
        (b"%PDF-1.7\n%broken", "source-pdf-unreadable", "PDFium"),
        (as_pdf(REPORT)[:2000], "source-pdf-unreadable", "PDFium"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(
    content: bytes, code: str, remedy: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(content, "a.pdf")
    (problem,) = caught.value.problems
    assert problem.code == code
    assert remedy in say(problem, "vi")


def test_a_file_that_asks_for_no_password_to_read_is_read() -> None:
    assert read(encrypted("")) == lines_of(REPORT)
