"""Codes of page text: one for each letter, the same for every face."""

import pytest

from briefgen.pdf.codes import CODES, CORE, ranges
from briefgen.pdf.faces import LOOK_ALIKES, find_face, vietnamese_letters


def test_every_vietnamese_letter_has_a_code_of_its_own() -> None:
    assert {CODES[ord(letter)] for letter in vietnamese_letters()} <= set(range(1, 256))
    assert len(set(CORE)) == len(CORE)
    assert not set(CORE) & set(LOOK_ALIKES)


def test_ranges_say_the_letter_of_every_code() -> None:
    told = {code: point + code - first for first, last, point in ranges()
            for code in range(first, last + 1)}  # fmt: skip
    assert told == {code: point for point, code in CODES.items()}
    assert all(first >> 8 == last >> 8 for first, last, _ in ranges())


@pytest.mark.parametrize("family", ["Be Vietnam Pro", "IBM Plex Sans Condensed", "Tinos"])
def test_faces_share_codes_and_number_the_rest_after_them(family: str) -> None:
    face = find_face(family)
    assert face is not None
    for point, code in face.codes.items():
        plain = LOOK_ALIKES.get(point, point)
        assert code == CODES[plain] if plain in CODES else code > len(CORE)
        assert face.slots[code] == face.glyphs[plain]
