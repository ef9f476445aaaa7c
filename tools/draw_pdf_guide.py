"""Draw the pictures of the guide to PDF templates from the guide's own examples.

Run it after a change of the guide: ``python -m tools.draw_pdf_guide``; needs the extra ``preview``.
"""

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import yaml
from PIL import Image, ImageDraw

from briefgen.pdf import compile_template

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"```(xml|yaml)\n(.*?)```", re.DOTALL)
SCALE = 1.6
SHADES = 220


def examples(guide: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the sheets the guide makes step by step: name → template, data."""
    blocks = [(found[1], found[2]) for found in BLOCK.finditer(guide)]
    data = yaml.safe_load(next(text for kind, text in blocks if kind == "yaml"))
    first, colours, cell, under = [text for kind, text in blocks if kind == "xml"][:4]
    head = '  <style name="plain"'
    bar = '        <td><progress value="{{ row.ratio }}" end="140" label="yes"/></td>\n'
    changed = first.replace(head, colours + head).replace(bar, cell)
    draft = changed.replace(head, under + head).replace('landscape"', 'landscape" margin-top="30"')
    return {"first": (first, data), "changed": (changed, data), "letterhead": (draft, data)}


def letterhead(_name: str) -> bytes:
    """Return a picture of an office's paper, A5 landscape."""
    image = Image.new("RGB", (1240, 874), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 1240, 18), fill="#0B6E4F")
    pen.ellipse((70, 50, 150, 130), fill="#0B6E4F")
    pen.rectangle((180, 70, 620, 82), fill="#123524")
    pen.rectangle((180, 98, 480, 106), fill="#8FA79B")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def main() -> None:
    """Draw all pictures."""
    guide = (DOCS / "pdf-templates.md").read_text(encoding="utf-8")
    for name, (template, data) in examples(guide).items():
        content = compile_template(template.encode()).render(data, read_asset=letterhead)
        image = pdfium.PdfDocument(content)[0].render(scale=SCALE).to_pil().convert("RGB")
        framed = Image.new("RGB", (image.width + 2, image.height + 2), "#C5CBD4")
        framed.paste(image, (1, 1))
        small = framed.quantize(SHADES, dither=Image.Dither.NONE)
        small.save(DOCS / "pictures" / f"sheet-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
