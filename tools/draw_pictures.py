"""Draw the pictures of the README: both documents of the first seed, as PNG.

    python -m tools.draw_pictures

Needs LibreOffice on the path (to print the Word file) with the font Tinos or Times New Roman, and
the ``preview`` extra. Run by hand after a change of looks; the results are committed.
"""

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SEED = ROOT / "seeds" / "can-tho-2020" / "source.txt"
DOTS_PER_INCH = 96
EDGE = (197, 203, 212)


def main() -> None:
    """Make both documents, print them, save one picture each."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run("python", "-m", "briefgen", "make", str(SEED), "-o", name)
        profile = f"-env:UserInstallation=file://{name}/profile"
        brief = str(folder / "brief.docx")
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, brief)
        for title in ("brief", "scorecard"):
            _draw(folder / f"{title}.pdf", PICTURES / f"{title}.png")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)  # noqa: S603 - fixed words


def _draw(pdf: Path, picture: Path) -> None:
    """Save the first page with a hairline around it, in few colours."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    framed = Image.new("RGB", (page.width + 2, page.height + 2), EDGE)
    framed.paste(page, (1, 1))
    framed.quantize(64).save(picture, optimize=True)


if __name__ == "__main__":
    main()
