"""The guide to PDF templates says what is so: its sheets are made, its tags exist."""

import re
from pathlib import Path

import pytest

from briefgen.pdf import compile_template
from briefgen.pdf.vocabulary import VOCABULARY

drawing = pytest.importorskip("tools.draw_pdf_guide", reason="the extra preview is not installed")
DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "pdf-templates.md").read_text(encoding="utf-8")
SHEETS = drawing.examples(GUIDE)


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_of_the_guide_is_made_and_drawn(name: str) -> None:
    template, values = SHEETS[name]
    made = compile_template(template.encode()).draw(values, read_asset=drawing.letterhead)
    assert (made.pages, made.warnings) == (1, ())
    assert (DOCS / "pictures" / f"sheet-{name}.png").is_file()


def test_the_steps_of_the_guide_change_the_sheet() -> None:
    texts = [template for template, _ in SHEETS.values()]
    assert len(set(texts)) == 3
    assert "<pin" in texts[1]
    assert "<letterhead" in texts[2]


def test_every_tag_stands_in_the_guide() -> None:
    assert [tag for tag in VOCABULARY if not re.search(rf"[`<]{tag}[` >/]", GUIDE)] == []
