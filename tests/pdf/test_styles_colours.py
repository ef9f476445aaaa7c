"""The official colours in every palette: readable on white, and told apart by everyone."""

import itertools
import re

import pytest

from briefgen.pdf.styles import PALETTES
from tests.pdf.colour_vision import MACHADO, contrast, difference, lab, linear, seen_by
from tests.pdf.drawn import theme
from tests.shelves import TEMPLATES

COLOURS = theme()["colour"]
VERDICTS = ("exceeded", "met", "near", "missed")
BANDS = {"met": "band_1", "exceeded": "band_3", "missed": "band_2"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_difference_gives_the_published_values(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


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
            lab(linear(printed(one, palette)))[0] - lab(linear(printed(other, palette)))[0]
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
@pytest.mark.parametrize("who", ["everyone", *MACHADO])
def test_verdicts_are_told_apart(one: str, other: str, who: str) -> None:
    light = [linear(COLOURS[name]) for name in (one, other)]
    seen = light if who == "everyone" else [seen_by(who, colour) for colour in light]
    assert difference(lab(seen[0]), lab(seen[1])) >= 15


@pytest.mark.parametrize("palette", ["colour", "gray"])
def test_met_and_missed_differ_in_lightness(palette: str) -> None:
    met, missed = (lab(linear(printed(name, palette)))[0] for name in ("met", "missed"))
    assert abs(met - missed) >= 10
