"""Draw ``preview.png`` of every built-in scorecard sheet and every official form.

    python -m tools.draw_previews [NAME …]

Sheets are drawn from the seeds; forms from their sample meetings, by LibreOffice with Tinos. Needs
the ``preview`` extra. Run by hand after a change of looks; the results are committed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from briefgen import flows
from briefgen.catalog.templates import Shelf, Template, built_in_folder, list_templates

SEEDS = Path(__file__).parents[1] / "seeds"
PRESS, TABLE = SEEDS / "can-tho-2020" / "source.txt", SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"
FULL_TABLES = frozenset({"a4-landscape", "annex"})
LONGER_SIDE = 760
EDGE = (197, 203, 212)
TONES = 64


def main(names: list[str]) -> None:
    """Draw one picture for each template, or for those named, beside it."""
    shelves = (Shelf("built-in", built_in_folder()),)
    with tempfile.TemporaryDirectory() as cache:
        setting = flows.Setting(shelves, Path(cache), "preview")
        for template in list_templates(shelves)[0]:
            if names and template.name not in names:
                continue
            if template.form:
                _draw(_form(template, setting), template.folder / "preview.png")
            if template.kind != "scorecard":
                continue
            source = TABLE if template.name in FULL_TABLES else PRESS
            meeting = flows.read_meeting(flows.open_input(source))
            look = flows.Look(scorecard=template.name)
            made = flows.make_scorecard(meeting, look, setting, "meeting.yaml")
            _draw(made.content, template.folder / "preview.png")


def _form(template: Template, setting: flows.Setting) -> bytes:
    """Return an official form of its sample meeting, as LibreOffice prints it."""
    office = shutil.which("soffice")
    machine = flows.Machine(office=Path(office) if office else None)
    form = flows.open_template(template.name, setting)
    return flows.preview(form, flows.sample_for(form, setting), setting, machine).content


def _draw(content: object, picture: Path) -> None:
    """Save the first page with a hairline around it, in few tones."""
    if not isinstance(content, bytes):
        raise TypeError(content)
    page = pypdfium2.PdfDocument(content)[0]
    image = page.render(scale=LONGER_SIDE / max(page.get_size())).to_pil()
    framed = Image.new("RGB", (image.width + 2, image.height + 2), EDGE)
    framed.paste(image, (1, 1))
    framed.quantize(TONES, Image.Quantize.MAXCOVERAGE).save(picture, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
