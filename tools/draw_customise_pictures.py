"""Draw the pictures of the pages on templates of one's own.

    python -m tools.draw_customise_pictures

Needs LibreOffice on the path and the ``preview`` extra. Run by hand after a change; the results
are committed.
"""

import io
from pathlib import Path

from docx import Document
from docx.shared import Pt, RGBColor
from PIL import Image

from briefgen.catalog.templates import Shelf, built_in_folder, find_template
from briefgen.flows import Setting
from briefgen.flows.examples import field_list, sample_values
from briefgen.word import compile_template
from tools.draw_template_pictures import PICTURES, beside, drawn

SETTING = Setting((Shelf("built-in", built_in_folder()),))
WIDTH = 560
ADDED = (
    "Họp ngày {{ cuộc_họp.ngày.ngày|ngày }}; nơi họp: {{ cuộc_họp.địa_điểm }}",
    "{% for người in cuộc_họp.những_người %}",
    "Dự họp: {{ người.họ_tên }}, {{ người.chức_vụ[0].tên }}",
    "{% endfor %}",
)


def main() -> None:
    """Draw a copy beside its page, the page after changes, and the list of fields."""
    template = find_template("one-page", "brief", SETTING.shelves).read()
    values = dict(sample_values(SETTING))
    page = smaller(drawn(compile_template(template).render(values)))
    keep("copy", beside(smaller(drawn(template)), page))
    changed = compile_template(edited(template)).render(values)
    keep("edit", beside(page, smaller(drawn(changed))))
    fields = drawn(field_list(SETTING, "vi"))
    keep("fields", smaller(fields.crop((0, 0, fields.width, fields.height * 3 // 5)), 760))


def edited(template: bytes) -> bytes:
    """Return the template as somebody changes it in Word: a style, a colour, a label, lines."""
    document = Document(io.BytesIO(template))
    title = document.styles["BG Tiêu đề"]
    title.font.size, title.font.color.rgb = Pt(19), RGBColor(0x0B, 0x5D, 0x3B)
    heading = document.styles["BG Mục"]
    heading.font.color.rgb = RGBColor(0x0B, 0x5D, 0x3B)
    for table in document.tables:
        for cell in table.rows[0].cells:
            if cell.text == "{{ brief.labels.indicator }}":
                cell.paragraphs[0].runs[0].text = "Chỉ tiêu chính"
    for line in ADDED:
        document.add_paragraph(line, style="BG Ghi chú")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def smaller(image: Image.Image, width: int = WIDTH) -> Image.Image:
    """Return a picture at the width of the page."""
    return image.resize(
        (width, round(image.height * width / image.width)), Image.Resampling.LANCZOS
    )


def keep(name: str, picture: Image.Image) -> None:
    """Save a picture of the pages."""
    path: Path = PICTURES / f"customise-{name}.png"
    picture.quantize(200, method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)


if __name__ == "__main__":
    main()
