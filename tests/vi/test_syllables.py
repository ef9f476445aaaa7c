"""What is a Vietnamese syllable, and what only has its letters."""

from pathlib import Path

import pytest

from briefgen.vi.syllables import is_syllable, share_of_syllables

SEED = Path(__file__).parents[2] / "seeds" / "can-tho-2020" / "source.txt"


@pytest.mark.parametrize(
    "word",
    [
        "Thường",
        "hoà",
        "hòa",
        "quyết",
        "Nguyễn",
        "giới",
        "gìn",
        "khuỷu",
        "ngoằn",
        "nghiêng",
        "quỳnh",
        "ĐẢNG",
        "Mỹ",
        "mĩ",
        "yêu",
        "ướt",
        "thuở",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["ơng", "phịng", "Chiế́u", "caµn", "hoaph", "bàc", "ngaần", "đđi", "ệệ", "café", "HĐND"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_nearly_all_marked_words_of_a_true_report_are_syllables() -> None:
    share, words = share_of_syllables(SEED.read_text(encoding="utf-8"))
    assert share > 0.98
    assert words > 500
    assert share_of_syllables("no marks") == (0.0, 0)
