"""Font files read by hand, held against fontTools."""

import io
from importlib.util import find_spec

import pytest

from briefgen.pdf.faces import find_face
from briefgen.pdf.fontfile import FontFile
from tests.shelves import TEMPLATES

ttlib = pytest.importorskip("fontTools.ttLib")
FACES = [("Be Vietnam Pro", "bold"), ("IBM Plex Sans Condensed", "medium"), ("Tinos", "regular")]
WORDS = "Kết quả thực hiện nhiệm vụ năm 2020 – 97,17%"


def both(family: str, weight: str) -> tuple[FontFile, object]:
    face = find_face(family, weight)
    assert face is not None
    content = face.file._content
    return face.file, ttlib.TTFont(io.BytesIO(content))


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_characters_and_widths_are_those_of_the_file(family: str, weight: str) -> None:
    ours, theirs = both(family, weight)
    names = theirs.getBestCmap()  # type: ignore[attr-defined]
    scale = 1000 / theirs["head"].unitsPerEm  # type: ignore[index]
    assert set(ours.glyphs) == set(names)
    for code, name in names.items():
        glyph = theirs.getGlyphID(name)  # type: ignore[attr-defined]
        assert ours.glyphs[code] == glyph
        assert ours.advances[glyph] == round(theirs["hmtx"][name][0] * scale)  # type: ignore[index]


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_a_subset_keeps_outlines_and_drops_the_rest(family: str, weight: str) -> None:
    ours, theirs = both(family, weight)
    glyphs = sorted({ours.glyphs[ord(letter)] for letter in WORDS})
    slots = dict(enumerate(glyphs, 1))
    subset = ttlib.TTFont(io.BytesIO(ours.subset(slots)))
    order = subset.getGlyphOrder()
    assert len(order) < 2 * len(slots)
    for slot, glyph in slots.items():
        new = subset["glyf"][order[slot]].getCoordinates(subset["glyf"])[0]
        name = theirs.getGlyphName(glyph)  # type: ignore[attr-defined]
        old = theirs["glyf"][name].getCoordinates(theirs["glyf"])[0]  # type: ignore[index]
        assert list(new) == list(old)
        assert subset["hmtx"][order[slot]] == theirs["hmtx"][name]  # type: ignore[index]


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_slots_far_apart_leave_the_ones_between_empty(family: str, weight: str) -> None:
    ours, _ = both(family, weight)
    subset = ttlib.TTFont(io.BytesIO(ours.subset({400: ours.glyphs[ord("ậ")]})))
    order = subset.getGlyphOrder()
    drawn = [slot for slot, name in enumerate(order) if subset["glyf"][name].numberOfContours]
    assert drawn[-1] == 400
    assert len(drawn) < 6


def test_digits_of_the_figure_face_are_of_one_width() -> None:
    face = find_face("IBM Plex Sans Condensed", "semibold")
    assert face is not None
    assert {face.advances[digit] for digit in "0123456789"} == {540}


def test_characters_that_only_guide_breaking_are_drawn_as_what_they_look_like() -> None:
    face = find_face("Be Vietnam Pro")
    assert face is not None
    assert face.glyphs[0x2011] == face.glyphs[ord("-")]
    assert face.glyphs[0xA0] == face.glyphs[ord(" ")]


def test_unknown_families_and_weights_are_none() -> None:
    assert find_face("Comic Sans") is None
    assert find_face("Tinos", "thin") is None


def test_the_packages_of_fonts_are_installed() -> None:
    assert find_spec("fontpkg_be_vietnam_pro")
    assert (TEMPLATES / "fonts" / "tinos" / "OFL.txt").is_file()
