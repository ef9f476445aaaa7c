import pytest

from briefgen.compose.widths import lines_of, width_mm


@pytest.mark.parametrize(
    ("text", "points", "mm"),
    [
        ("0123456789", 12, 21.2),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 12, 56.4),
        ("", 12, 0.0),
    ],
)
def test_widths_are_those_of_times(text: str, points: float, mm: float) -> None:
    assert width_mm(text, points) == pytest.approx(mm, abs=0.2)


def test_tones_and_hats_add_no_width() -> None:
    assert width_mm("Thực hiện đầy đủ", 12) == width_mm("Thưc hiên đây đu", 12)
    assert width_mm("2020-\u20602025", 12) == width_mm("2020-2025", 12)
    assert width_mm("59\u2011NQ", 12) == width_mm("59-NQ", 12)


def test_lines_break_at_plain_spaces_only() -> None:
    word = "chỉ"
    room = width_mm(f"{word} {word}", 12) + 0.1
    assert lines_of(f"{word} {word}", room, 12) == 1
    assert lines_of(f"{word} {word} {word}", room, 12) == 2
    assert lines_of(f"{word}\u00a0{word} {word}", room, 12) == 2
    assert lines_of("", room, 12) == 1


def test_a_word_longer_than_the_column_takes_the_lines_it_needs() -> None:
    assert lines_of("m" * 40, width_mm("m" * 10, 12), 12) == 4
