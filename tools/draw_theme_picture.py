"""Draw the picture of the pages on themes: both documents in the built-in look and in another.

    python -m tools.draw_theme_picture

Needs LibreOffice on the path, with the fonts Tinos and Liberation Sans (Arial), and the
``preview`` extra. Run by hand after a change of looks; the result is committed.
"""

import shutil
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from briefgen import flows
from briefgen.catalog.templates import Shelf, built_in_folder

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "themes.png"
DOTS_PER_INCH, GAP, EDGE = 52, 14, (197, 203, 212)
NAME = "THÀNH ỦY BẾN NGỰ"
OWN = f"""
tables = "grid"
[agency]
name = "{NAME}"
logo = "logo.png"
[colour]
brand = "#0B5D3B"
met = "#1F4E8C"
[font]
words = "IBM Plex Sans Condensed"
word = "Arial"
[words]
missed = "Không đạt"
"""


def main() -> None:
    """Draw brief and scorecard in two themes, side by side."""
    office = shutil.which("soffice")
    setting = flows.Setting((Shelf("built-in", built_in_folder()),))
    machine = flows.Machine(office=Path(office) if office else None)
    pages: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "ben-ngu.toml"
        own.write_text(OWN, encoding="utf-8")
        _logo().save(own.with_name("logo.png"))
        for theme in ("official", str(own)):
            made = dict(flows.preview_theme(theme, setting, machine))
            pages += [_page(made["brief.pdf"]), _page(made["scorecard.pdf"])]
    high = max(page.height for page in pages)
    whole = Image.new("RGB", (sum(p.width + GAP for p in pages) + GAP, high + 2 * GAP), "#EEF0F3")
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    whole.quantize(256, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)


def _logo() -> Image.Image:
    """Return an invented sign: a hill under a sun."""
    sign = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(sign)
    pen.ellipse((10, 10, 390, 390), fill="#0B5D3B")
    pen.ellipse((150, 80, 250, 180), fill="#FFD54A")
    pen.polygon([(60, 300), (200, 180), (340, 300)], fill="#FFFFFF")
    return sign


def _page(content: bytes) -> Image.Image:
    """Return the first page with a hairline around it."""
    page = pypdfium2.PdfDocument(content)[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    framed = Image.new("RGB", (page.width + 2, page.height + 2), EDGE)
    framed.paste(page, (1, 1))
    return framed


if __name__ == "__main__":
    main()
