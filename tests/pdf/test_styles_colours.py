"""The official colours in every palette: readable on white, and told apart by everyone."""

import itertools
import re

import pytest

from briefgen.catalog.colours import EYES, contrast, difference, seen
from briefgen.pdf.styles import PALETTES
from tests.pdf.drawn import theme
from tests.shelves import TEMPLATES

COLOURS = theme()["colour"]
VERDICTS = ("exceeded", "met", "near", "missed")
BANDS = {"met": "band_1", "exceeded": "band_3", "missed": "band_2"}


every_palette = pytest.mark.parametrize("palette", PALETTES)


def printed(name: str, palette: str) -> str:
    return PALETTES[palette](COLOURS[name])


@every_palette
@pytest.mark.parametrize("name", ["ink", "ink_2", "ink_3", "brand", "met", "missed"])
def test_words_are_readable(name: str, palette: str) -> None:
    assert contrast(printed(name, palette), "#FFFFFF") >= 4.5


@every_palette
@pytest.mark.parametrize("name", VERDICTS)
def test_marks_are_visible(name: str, palette: str) -> None:
    assert contrast(printed(name, palette), "#FFFFFF") >= 3


@every_palette
@pytest.mark.parametrize(("bar", "band"), [*BANDS.items()])
def test_bars_stand_out_from_their_band(bar: str, band: str, palette: str) -> None:
    assert contrast(printed(bar, palette), printed(band, palette)) >= 3


def test_two_bands_differ_in_grey_as_much_as_in_colour() -> None:
    for one, other in itertools.pairwise(("band_1", "band_2", "band_3")):
        steps = [
            seen(printed(one, palette))[0] - seen(printed(other, palette))[0]
            for palette in ("colour", "gray")
        ]
        assert abs(steps[0] - steps[1]) < 1


def test_black_and_white_knows_no_third_tone() -> None:
    tones = {name: printed(name, "mono") for name in COLOURS}
    assert set(tones.values()) == {"#000000", "#FFFFFF"}
    assert {name for name, tone in tones.items() if tone == "#FFFFFF"} == set(BANDS.values())


@pytest.mark.parametrize("sheet", sorted(p.name for p in (TEMPLATES / "scorecard").iterdir()))
def test_every_verdict_has_a_shape_of_its_own(sheet: str) -> None:
    text = (TEMPLATES / "scorecard" / sheet / "scorecard.xml").read_text(encoding="utf-8")
    shapes = dict(re.findall(r'<symbol name="(\w+)" shape="([\w-]+)"', text))
    assert len(set(shapes.values())) == len(shapes)
    assert shapes.keys() >= set(VERDICTS) or "<mark" not in text


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(VERDICTS, 2)])
@pytest.mark.parametrize("who", EYES)
def test_verdicts_are_told_apart(one: str, other: str, who: str) -> None:
    assert difference(*(seen(COLOURS[name], who) for name in (one, other))) >= 15


@pytest.mark.parametrize("palette", ["colour", "gray"])
def test_met_and_missed_differ_in_lightness(palette: str) -> None:
    met, missed = (seen(printed(name, palette))[0] for name in ("met", "missed"))
    assert abs(met - missed) >= 10
