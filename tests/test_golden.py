"""What both documents of every seed look like: words, structure and picture, held as files.

Renew them with ``make golden`` and read the difference. A picture is judged by its worst tile, so
one changed digit shows and another renderer's smoothing does not.
"""

import difflib
import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefgen import flows
from briefgen.catalog.templates import Shelf
from tests.shelves import SEEDS, TEMPLATES

outline = pytest.importorskip("tools.word_outline", reason="in a checkout only").outline

GOLDEN = Path(__file__).parent / "golden"
SETTING = flows.Setting((Shelf("built-in", TEMPLATES),), None, "golden")
GIVEN = {
    folder.name: next(folder / name for name in ("source.txt", "meeting.yaml")
                      if (folder / name).is_file())
    for folder in sorted(SEEDS.iterdir()) if folder.is_dir()
}  # fmt: skip
DOTS_PER_INCH = 60
TILE = 16
WORST_TILE = 40.0  # mean difference of a tile, of 255


@pytest.fixture(params=GIVEN, scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / request.param
    given = flows.open_input(GIVEN[request.param])
    list(flows.make(given, folder, flows.Look(), SETTING))
    return folder


def compare(path: Path, text: str, request: pytest.FixtureRequest) -> None:
    if renewing(request):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8")
    assert text == wanted, "\n".join(
        difflib.unified_diff(wanted.splitlines(), text.splitlines(), "golden", "made", lineterm="")
    )


def renewing(request: pytest.FixtureRequest) -> bool:
    wanted = bool(request.config.getoption("--update-golden"))
    assert not (wanted and os.environ.get("CI")), "golden files are never renewed in CI"
    return wanted


def test_the_outline_of_the_brief(made: Path, request: pytest.FixtureRequest) -> None:
    text = outline((made / "brief.docx").read_bytes())
    compare(GOLDEN / made.name / "brief.outline", text, request)


def test_the_words_of_the_scorecard(made: Path, request: pytest.FixtureRequest) -> None:
    pages = pypdfium2.PdfDocument(made / "scorecard.pdf")
    texts = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]
    compare(GOLDEN / made.name / "scorecard.txt", "\f\n".join(texts) + "\n", request)


def test_the_picture_of_the_scorecard(
    made: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    pages = pypdfium2.PdfDocument(made / "scorecard.pdf")
    for number, page in enumerate(pages, start=1):
        picture = page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
        path = GOLDEN / made.name / f"scorecard.{number}.png"
        assert worst_tile(picture, path, tmp_path, request) <= 1


def worst_tile(
    picture: Image.Image, path: Path, scratch: Path, request: pytest.FixtureRequest
) -> float:
    """How far the worst tile is from the golden picture; over 1 the difference is saved."""
    if renewing(request):
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.quantize(32).save(path, optimize=True)
    wanted = Image.open(io.BytesIO(path.read_bytes())).convert("L")
    assert picture.size == wanted.size
    difference = ImageChops.difference(picture, wanted)
    worst = max(
        ImageStat.Stat(difference.crop((x, y, x + TILE, y + TILE))).mean[0]
        for x in range(0, picture.width, TILE)
        for y in range(0, picture.height, TILE)
    )
    if worst > WORST_TILE:
        difference.save(scratch / path.name)
        print("see", scratch / path.name)  # noqa: T201  # shown with the failure
    return worst / WORST_TILE
