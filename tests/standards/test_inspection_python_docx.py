"""Documents as other programs make them: python-docx, with its own template and styles."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.standards.checked import codes, mended, problems
from tests.standards.documents import LONG


def written(paragraph: Paragraph, words: str, size: float, **look: bool) -> Paragraph:
    run = paragraph.add_run(words)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    for name, on in look.items():
        setattr(run.font, name, on)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def ruled(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "single")
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def body(made: "Document", words: str, *, party: bool) -> None:
    paragraph = written(made.add_paragraph(), words, 14)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    setting = paragraph.paragraph_format
    setting.first_line_indent, setting.space_after = Mm(10), Pt(6)
    if party:
        setting.line_spacing_rule, setting.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
    else:
        setting.line_spacing = 1.15


def document(margins: tuple[float, float, float, float]) -> "Document":
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(each) for each in margins
    )
    return made


def saved(made: "Document") -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def party_report() -> "Document":
    made = document((20, 20, 30, 15))
    left, right = made.add_table(1, 2).rows[0].cells
    written(left.paragraphs[0], "THÀNH ỦY CẦN THƠ", 14)
    written(left.add_paragraph(), "VĂN PHÒNG", 14, bold=True)
    written(left.add_paragraph(), "*", 14)
    written(left.add_paragraph(), "Số 09-BC/VPTU", 14)
    ruled(written(right.paragraphs[0], "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True))
    written(right.add_paragraph(), "Cần Thơ, ngày 09 tháng 01 năm 2024", 14, italic=True)
    written(made.add_paragraph(), "BÁO CÁO", 16, bold=True)
    written(made.add_paragraph(), "về công tác văn phòng năm 2023", 14, bold=True)
    written(made.add_paragraph(), "-----", 14)
    body(made, LONG, party=True)
    left, right = made.add_table(1, 2).rows[0].cells
    written(left.paragraphs[0], "Nơi nhận:", 14, underline=True)
    for words in ("- Thường trực Thành ủy,", "- Lưu Văn phòng Thành ủy."):
        written(left.add_paragraph(), words, 12)
    written(right.paragraphs[0], "CHÁNH VĂN PHÒNG", 14, bold=True)
    written(right.add_paragraph(), "Nguyễn Văn An", 14, bold=True)
    return made


def state_report() -> "Document":
    made = document((20, 20, 30, 20))
    left, right = made.add_table(1, 2).rows[0].cells
    written(left.paragraphs[0], "UBND THÀNH PHỐ CẦN THƠ", 12)
    ruled(written(left.add_paragraph(), "SỞ TÀI CHÍNH", 12, bold=True))
    written(left.add_paragraph(), "Số: 09/BC-STC", 13)
    written(right.paragraphs[0], "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    ruled(written(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 13, bold=True))
    written(right.add_paragraph(), "Cần Thơ, ngày 09 tháng 4 năm 2024", 13, italic=True)
    written(made.add_paragraph(), "BÁO CÁO", 14, bold=True)
    ruled(written(made.add_paragraph(), "Về công tác tài chính năm 2023", 14, bold=True))
    body(made, f"{LONG[:-1]}./.", party=False)
    left, right = made.add_table(1, 2).rows[0].cells
    written(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for words in ("- UBND thành phố;", "- Lưu: VT."):
        written(left.add_paragraph(), words, 11)
    written(right.paragraphs[0], "KT. GIÁM ĐỐC", 14, bold=True)
    written(right.add_paragraph(), "PHÓ GIÁM ĐỐC", 14, bold=True)
    written(right.add_paragraph(), "Lê Thị Bình", 14, bold=True)
    return made


def test_right_documents_of_python_docx_are_left_alone() -> None:
    assert codes(saved(party_report())) == []
    assert codes(saved(state_report())) == []


def test_what_its_template_leaves_otherwise_is_found_and_mended() -> None:
    made = state_report()
    made.sections[0].left_margin = Mm(25.4)
    paragraph = made.add_paragraph()
    body_text = made.paragraphs[2]
    body_text.runs[0].font.name = None
    paragraph._p.getparent().remove(paragraph._p)
    found = codes(saved(made))
    assert found == ["format-margin", "format-font"]
    assert codes(mended(saved(made))) == []


def test_a_note_without_a_head_is_no_official_form() -> None:
    made = Document()
    made.add_heading("Tóm tắt cuộc họp", 1)
    made.add_paragraph(LONG)
    assert problems(saved(made)) == []
