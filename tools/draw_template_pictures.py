"""Draw the pictures of the guide to Word templates: a template beside what it makes.

    python -m tools.draw_template_pictures

Needs LibreOffice on the path (to print the Word files) with the font Tinos or Times New Roman, and
the ``preview`` extra. Run by hand after a change; the results are committed.
"""

import io
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from docx import Document
from docx.document import Document as Word
from docx.shared import Mm, Pt
from PIL import Image, ImageChops, ImageDraw

from briefgen.word import compile_template
from tests.word.drawn_charts import chart, inline, plot, with_chart
from tests.word.packages import p

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_PER_INCH = 110
GAP, MARGIN, EDGE = 56, 14, (197, 203, 212)
Example = tuple[Word, Mapping[str, Any]]


def main() -> None:
    """Make, print and draw every example."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for make in (first, table):
        template, values = make()
        content = saved(template)
        made = compile_template(content).render(values)
        keep(make.__name__, beside(drawn(content), drawn(made)))
    drawing = with_chart(chart(plot("combo")), p(inline("{{ thu_chi }}")))
    figures = {
        "categories": ["Quý I", "Quý II", "Quý III", "Quý IV"],
        "series": [
            {"name": "Thu ngân sách", "values": [2610, 2890, 2740, 3012]},
            {"name": "Chi ngân sách", "values": [2105, 2480, 2690, 3388]},
            {"name": "Giải ngân (%)", "values": [11, 34, 57, 92]},
        ],
    }
    filled = compile_template(drawing).render({"thu_chi": figures})
    keep("chart", beside(smaller(drawn(drawing)), smaller(drawn(filled))))


def keep(name: str, picture: Image.Image) -> None:
    """Save a picture of the guide."""
    picture.quantize(64).save(PICTURES / f"templates-{name}.png", optimize=True)


def first() -> Example:
    """Return values, a condition and a loop over paragraphs."""
    document = page()
    document.add_paragraph("Kính gửi: {{ receiver }}").runs[0].bold = True
    document.add_paragraph(
        "Tháng {{ month }}, {{ agency }} còn {{ late|length }} nhiệm vụ quá hạn:"
    )
    document.add_paragraph("{% for task in late %}")
    document.add_paragraph("{{ task.name }} ({{ task.owner }})", style="List Number")
    document.add_paragraph("{% endfor %}")
    document.add_paragraph("{% if note %}")
    document.add_paragraph("Ghi chú: {{ note }}").runs[0].italic = True
    document.add_paragraph("{% endif %}")
    late = [
        {"name": "Quyết toán dự án kè sông", "owner": "Sở Tài chính"},
        {"name": "Đề án chuyển đổi số", "owner": "Sở KH&CN"},
    ]
    return document, {
        "receiver": "Ban Thường vụ",
        "month": 11,
        "agency": "thành phố",
        "late": late,
        "note": "",
    }


def table() -> Example:
    """Return a table whose rows, joined cells and colours come from data."""
    document = page()
    made = document.add_table(rows=2, cols=3, style="Table Grid")
    tags = (
        "{% for r in rows %}{% merge_same r.field %}{{ r.field }}",
        "{{ r.name }}",
        "{% cellbg r.colour %}{{ r.value|number }}{% endfor %}",
    )
    for row, texts in zip(made.rows, (("Lĩnh vực", "Chỉ tiêu", "Kết quả"), tags), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    rows = [
        {"field": "Kinh tế", "name": "Thu ngân sách (tỷ đồng)", "value": 11252, "colour": "E2F0D9"},
        {"field": "Kinh tế", "name": "Bán lẻ (tỷ đồng)", "value": 96100, "colour": "E2F0D9"},
        {"field": "Xã hội", "name": "Việc làm mới", "value": 49100, "colour": "FBE5D6"},
    ]
    return document, {"rows": rows}


def page() -> Word:
    """Return an empty page of a small size."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(120), Mm(120)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(8))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.paragraph_format.space_after = Pt(4)
    return document


def saved(document: Word) -> bytes:
    """Return the bytes of a document."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def drawn(content: bytes) -> Image.Image:
    """Return the first page of a Word file, cut to what it shows."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.docx"
        path.write_bytes(content)
        profile = f"-env:UserInstallation=file://{name}/profile"
        command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name)
        subprocess.run((*command, str(path)), check=True, capture_output=True)  # noqa: S603 - fixed
        page = pypdfium2.PdfDocument(path.with_suffix(".pdf"))[0]
        image = page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    shown = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    _, top, _, bottom = shown or (0, 0, *image.size)
    return image.crop((0, max(top - MARGIN, 0), image.width, min(bottom + MARGIN, image.height)))


def smaller(image: Image.Image) -> Image.Image:
    """Return a picture of a large page at the size of the others."""
    width = 520
    return image.resize((width, round(image.height * width / image.width)))


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    """Return two pages side by side, framed, with an arrow between them."""
    height = max(left.height, right.height) + 2
    made = Image.new("RGB", (left.width + right.width + GAP + 4, height), "white")
    draw = ImageDraw.Draw(made)
    for image, x in ((left, 0), (right, left.width + GAP + 2)):
        made.paste(image, (x + 1, 1))
        draw.rectangle((x, 0, x + image.width + 1, height - 1), outline=EDGE)
    middle, start, end = height // 2, left.width + 14, left.width + GAP - 10
    draw.line((start, middle, end, middle), fill=(90, 100, 115), width=3)
    draw.polygon(((end, middle - 7), (end, middle + 7), (end + 11, middle)), fill=(90, 100, 115))
    return made


if __name__ == "__main__":
    main()
