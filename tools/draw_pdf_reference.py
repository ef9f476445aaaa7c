"""Draw the reference of PDF templates: docs/pdf-reference.md and a picture of each tag.

Run it after a change of the vocabulary: ``python -m tools.draw_pdf_reference``; needs the extra
``preview``. A test keeps the page current; pictures are drawn anew only here.
"""

import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from briefgen.pdf import compile_template
from briefgen.pdf.reference import example_of, pictured, reference_page
from briefgen.pdf.vocabulary import VOCABULARY

DOCS = Path(__file__).resolve().parents[1] / "docs"
SCALE = 2.2
EDGE = 8
SHADES = 48
PALETTE = {
    "ink": "#1A1F2B", "ink-2": "#4A5261", "ink-3": "#69707D", "axis": "#69707D",
    "hairline": "#C5CBD4", "bar": "#24406B", "beyond": "#178F82", "gap": "#A8380A",
    "near": "#BD7F14", "band-1": "#D5DAE1", "band-2": "#E6EAEF", "band-3": "#F3F5F8",
    "paper": "#FFFFFF", "brand": "#AE1420",
}  # fmt: skip


def page_around(example: str) -> bytes:
    """Return a whole template around an example."""
    colours = "".join(f'<colour name="{name}" value="{PALETTE[name]}"/>' for name in PALETTE)
    page = f"""<doc paper="A5" title="…"><font name="words" family="Be Vietnam Pro"/>
<font name="figures" family="IBM Plex Sans Condensed"/>{colours}
<style name="plain" font="words" size="9" colour="ink"/>
<style name="small" font="figures" size="7.4" colour="ink-2"/><body>{example}</body></doc>"""
    return page.encode()


def sample_picture(_name: str) -> bytes:
    """Return a picture to stand for any."""
    image = Image.linear_gradient("L").resize((360, 180)).convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def picture(example: str) -> Image.Image:
    """Return an example as drawn, cut to what there is to see."""
    content = compile_template(page_around(example)).render({}, read_asset=sample_picture)
    image = pdfium.PdfDocument(content)[0].render(scale=SCALE).to_pil().convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, 40, 20)
    return image.crop((left - EDGE, top - EDGE, right + EDGE, bottom + EDGE))


def main() -> None:
    """Write the page and all pictures."""
    folder = DOCS / "pictures" / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    for tag in sorted({pictured(tag) for tag in VOCABULARY}):
        image = picture(example_of(tag)).quantize(SHADES, dither=Image.Dither.NONE)
        image.save(folder / f"{tag}.png", optimize=True)
    (DOCS / "pdf-reference.md").write_text(reference_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
