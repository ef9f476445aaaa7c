"""One invented report with marks everywhere, and ways to write a report in every form."""

import html
import io
import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from briefgen.vi.legacy import decode
from tests.vi.test_legacy import write_1258, write_tcvn3, write_vni

ROOT = Path(__file__).parents[3]
TINOS = next((ROOT / "templates" / "fonts").rglob("Tinos-Regular.ttf"))

REPORT = """Uỷ ban nhân dân tỉnh Bình Nguyên họp phiên thường kỳ tháng 9 năm 2022
15:30 - 30/9/2022
Chiều 29/9, Uỷ ban nhân dân tỉnh Bình Nguyên họp phiên thường kỳ tháng 9 đánh giá tình hình kinh tế - xã hội 9 tháng đầu năm 2022.
Đồng chí Nguyễn Hữu Thắng, Phó Bí thư Tỉnh ủy, Chủ tịch Uỷ ban nhân dân tỉnh chủ trì phiên họp.
Tổng thu ngân sách nhà nước trên địa bàn ước thực hiện 9.415 tỷ đồng, đạt 87,3% dự toán, tăng 12,6% so với cùng kỳ năm trước.
Kim ngạch xuất khẩu ước đạt 1,52 tỷ USD, bằng 78,4% kế hoạch, giảm 3,1% so với cùng kỳ năm trước. Sản lượng lương thực có hạt đạt 1.208.300 tấn.
Tuy nhiên, giải ngân vốn đầu tư công còn chậm; việc giải phóng mặt bằng một số dự án gặp vướng mắc.
Phát biểu kết luận phiên họp, đồng chí Nguyễn Hữu Thắng yêu cầu Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Tài chính đẩy nhanh tiến độ giải ngân vốn đầu tư công trước ngày 15/11/2022.
"""  # noqa: E501
"""An invented report; no capital with a tone stands where TCVN3 could not write it."""

OLD: dict[str, Callable[[str], bytes]] = {
    "windows-1258": write_1258,
    "tcvn3": write_tcvn3,
    "vni": write_vni,
    "viscii": lambda text: text.translate(_viscii()).encode("latin-1"),
}


def _viscii() -> dict[int, int]:
    table = {}
    for byte in [0x02, 0x05, 0x06, 0x14, 0x19, 0x1E, *range(0x80, 0x100)]:
        table[ord(decode(bytes([byte]), "viscii"))] = byte
    return table


def in_encoding(text: str, encoding: str) -> bytes:
    """Return a text in an old encoding."""
    return OLD[encoding](text)


def lines_of(text: str) -> list[str]:
    """Return the lines with words."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def as_markdown(text: str) -> bytes:
    """Return a report as Markdown: title, paragraphs, figures and names in bold."""
    title, *rest = lines_of(text)
    marked = [re.sub(r"([\d.,]+ tỷ đồng)", r"**\1**", line) for line in rest]
    return ("# " + title + "\n\n" + "\n\n".join(marked) + "\n").encode()


def as_page(text: str, encoding: str = "utf-8") -> bytes:
    """Return a report as a saved page of a news site, with all that stands around it."""
    title, *rest = (html.escape(line) for line in lines_of(text))
    links = "".join(f'<li><a href="/{n}">Mục số {n} của trang</a></li>' for n in range(20))
    body = "".join(f"<p>{line.replace('15:30', '<span>15:30</span>')}</p>\n" for line in rest)
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="{encoding}">
    <title>{title} - Báo Bình Nguyên</title><script>var facts = "đạt 1.000 tỷ đồng";</script></head>
    <body><div class="header"><ul class="main-menu">{links}</ul></div>
    <div class="container"><div class="col-left"><h1>{title}</h1>
    <div class="social-share"><a href="#">Facebook</a> <a href="#">Zalo</a></div>
    <div class="content-detail">{body}</div>
    <div class="tin-lien-quan"><p>Tin liên quan</p><ul>{links}</ul></div>
    <div id="comments"><p>Bạn đọc: theo tôi thì thu ngân sách đạt 5.000 tỷ đồng, tăng 50% chứ?</p>
    </div></div></div><div class="cookie-consent">Trang này dùng cookie để phục vụ bạn đọc tốt hơn.
    </div><footer>Bản quyền thuộc Báo Bình Nguyên</footer></body></html>""".encode(encoding)


def as_docx(text: str) -> bytes:
    """Return a report as a Word document with a page head."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Lưu hành nội bộ"
    for line in lines_of(text):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_old_docx(text: str, encoding: str, font: str) -> bytes:
    """Return a report as a Word document typed in a font of an old encoding."""
    document = Document()
    for line in lines_of(text):
        run = document.add_paragraph().add_run(in_encoding(line, encoding).decode("cp1252"))
        run.font.name = font
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str, width: float = 460) -> bytes:
    """Return a report as pages of justified paragraphs with numbers."""
    return pdf_of([Paragraph(html.escape(line), justified()) for line in lines_of(text)], width)


def justified() -> ParagraphStyle:
    """Return how paragraphs of official documents are set: justified, first line indented."""
    pdfmetrics.registerFont(TTFont("Tinos", str(TINOS)))
    return ParagraphStyle(
        "body", fontName="Tinos", fontSize=13, leading=18, spaceAfter=6,
        firstLineIndent=28, alignment=TA_JUSTIFY,
    )  # fmt: skip


def pdf_of(story: list[Flowable], width: float = 460, head: str = "") -> bytes:
    """Return flowables as pages with a head, which names the page, and a number each."""
    justified()
    out = io.BytesIO()
    margin = (595 - width) / 2

    def page(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Tinos", 11)
        if head:
            canvas.drawCentredString(297, 805, f"{head} {document.page}")
        canvas.drawCentredString(297, 30, str(document.page))

    document = SimpleDocTemplate(out, pagesize=(595, 842), leftMargin=margin, rightMargin=margin)
    document.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()
