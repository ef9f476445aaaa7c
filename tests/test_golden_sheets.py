"""What every built-in sheet looks like: words, structure and picture, held as files.

Renew them with ``make golden`` and read the difference.
"""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefgen import flows
from briefgen.catalog.templates import Shelf
from tests.pdf.drawn import texts
from tests.pdf.structure import outline
from tests.shelves import SEEDS, TEMPLATES
from tests.test_golden import DOTS_PER_INCH, GOLDEN, compare, worst_tile

TABLE = SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"
ENGLISH = SEEDS / "donor-review-2023" / "meeting.yaml"
SHEETS = {
    "a4-landscape": (TABLE, "colour"),
    "a3-poster": (TABLE, "colour"),
    "dashboard": (ENGLISH, "gray"),
    "annex": (TABLE, "mono"),
}


@pytest.fixture(params=SHEETS, scope="module")
def made(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    source, palette = SHEETS[request.param]
    setting = flows.Setting((Shelf("built-in", TEMPLATES),), None, "golden")
    look = flows.Look(scorecard=request.param, palette=palette)
    meeting = flows.read_meeting(flows.open_input(source))
    content = flows.make_scorecard(meeting, look, setting, "meeting.yaml").content
    assert isinstance(content, bytes)
    return request.param, content


def test_the_words_of_a_sheet(made: tuple[str, bytes], request: pytest.FixtureRequest) -> None:
    name, content = made
    words = "\f\n".join(text.replace("\r\n", "\n") for text in texts(content))
    compare(GOLDEN / "sheets" / f"{name}.txt", words + "\n", request)


def test_the_structure_of_a_sheet(made: tuple[str, bytes], request: pytest.FixtureRequest) -> None:
    name, content = made
    with pikepdf.open(io.BytesIO(content)) as file:
        compare(GOLDEN / "sheets" / f"{name}.outline", outline(file), request)


def test_the_pictures_of_a_sheet(
    made: tuple[str, bytes], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    name, content = made
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        picture = page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
        path = GOLDEN / "sheets" / f"{name}.{number}.png"
        assert worst_tile(picture, path, tmp_path, request) <= 1
