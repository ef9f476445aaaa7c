"""The official colours: readable on white, and told apart by everyone."""

import itertools

import pytest

from tests.pdf.colour_vision import MACHADO, contrast, difference, lab, linear, seen_by
from tests.pdf.drawn import theme

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


@pytest.mark.parametrize("name", ["ink", "ink_2", "ink_3", "brand", "met", "missed"])
def test_words_are_readable(name: str) -> None:
    assert contrast(COLOURS[name], "#FFFFFF") >= 4.5


@pytest.mark.parametrize("name", VERDICTS)
def test_marks_are_visible(name: str) -> None:
    assert contrast(COLOURS[name], "#FFFFFF") >= 3


@pytest.mark.parametrize(("bar", "band"), [*BANDS.items()])
def test_bars_stand_out_from_their_band(bar: str, band: str) -> None:
    assert contrast(COLOURS[bar], COLOURS[band]) >= 3


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(VERDICTS, 2)])
@pytest.mark.parametrize("who", ["everyone", *MACHADO])
def test_verdicts_are_told_apart(one: str, other: str, who: str) -> None:
    light = [linear(COLOURS[name]) for name in (one, other)]
    seen = light if who == "everyone" else [seen_by(who, colour) for colour in light]
    assert difference(lab(seen[0]), lab(seen[1])) >= 15


def test_met_and_missed_differ_in_lightness() -> None:
    met, missed = (lab(linear(COLOURS[name]))[0] for name in ("met", "missed"))
    assert abs(met - missed) >= 10
