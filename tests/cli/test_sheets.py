"""Every built-in sheet from the command line, in every palette."""

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.command import call
from tests.shelves import SEEDS, TEMPLATES

TABLE = SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"
SHEETS = ("a3-poster", "a4-landscape", "a4-portrait", "annex", "dashboard")


def test_the_list_shows_every_sheet(tmp_path: Path) -> None:
    text = call("template", "list", cwd=tmp_path).text
    assert [name for name in SHEETS if name not in text] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_is_made_by_name(sheet: str, tmp_path: Path) -> None:
    ran = call("scorecard", TABLE, "-t", sheet, "-o", "a.pdf", cwd=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_make_takes_a_sheet_and_a_palette(tmp_path: Path) -> None:
    ran = call("make", TABLE, "--scorecard", "dashboard", "--mono", "-o", "a", cwd=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "a" / "scorecard.pdf").is_file()


def test_short_words_for_palettes_mean_the_same(tmp_path: Path) -> None:
    for short, tones in (("--gray", "gray"), ("--mono", "mono")):
        call("scorecard", TABLE, short, "-o", f"{tones}-1.pdf", cwd=tmp_path)
        call("scorecard", TABLE, "--palette", tones, "-o", f"{tones}-2.pdf", cwd=tmp_path)
    call("scorecard", TABLE, "-o", "colour-1.pdf", cwd=tmp_path)
    made = {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert made["gray-1"] == made["gray-2"]
    assert made["mono-1"] == made["mono-2"]
    assert len({made["gray-1"], made["mono-1"], made["colour-1"]}) == 3


def test_one_page_is_kept_or_refused(tmp_path: Path) -> None:
    refused = call("scorecard", TABLE, "--one-page", cwd=tmp_path)
    assert refused.code == 6
    assert "[too-many-pages]" in refused.err
    assert not (tmp_path / "output").exists()
    ran = call("scorecard", TABLE, "-t", "a4-landscape", "--one-page", "-o", "a.pdf", cwd=tmp_path)
    assert ran.code == 0


def test_a_palette_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert call("scorecard", TABLE, "--palette", "sepia", cwd=tmp_path).code == 2


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_has_a_small_picture(sheet: str) -> None:
    path = TEMPLATES / "scorecard" / sheet / "preview.png"
    assert path.stat().st_size < 60_000
    with Image.open(path) as picture:
        wide, high = picture.size
    assert (wide > high) == (sheet in ("a4-landscape", "annex", "dashboard"))
