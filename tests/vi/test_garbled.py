"""Garbled lines are put right only when they go back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.vi.garbled import mend

LINE = "Chiều 20/11, Ban Thường vụ Thành ủy Cần Thơ họp – “đánh giá” Đà Nẵng"
WORDS = st.text(alphabet="aăâbcđêghơưuyàáảãạềếệịọốộớợủứự0129 ,.%–“”", min_size=1)


def garbled(text: str, encoding: str = "cp1252") -> str:
    """Return UTF-8 bytes read one by one; bytes that the encoding has not stand for themselves."""
    out = ""
    for byte in text.encode():
        try:
            out += bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            out += chr(byte)
    return out


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@given(text=WORDS)
def test_what_was_garbled_comes_back_letter_for_letter(encoding: str, text: str) -> None:
    assert mend(garbled(text, encoding)).text == text


def test_a_text_garbled_twice_comes_back() -> None:
    assert mend(garbled(garbled(LINE))).text == LINE
    assert mend(garbled(LINE, "cp1258")).text == LINE


@given(WORDS)
def test_a_text_that_is_right_stays(text: str) -> None:
    assert mend(text) == (text, 0, 0, None)


@pytest.mark.parametrize("text", ["đá”… “ná»”", "Ã, bà, cá…", "Sigurðsson Ærø", "«cá»”, phở"])
def test_letters_that_only_look_garbled_stay(text: str) -> None:
    assert mend(text).text == text


def test_only_garbled_lines_are_mended_and_counted() -> None:
    mended = mend("\n".join([LINE, garbled(LINE), garbled(LINE).replace("\u1ea1", "?")]))
    assert mended.text.split("\n")[:2] == [LINE, LINE]
    assert mended.lines == 2


def test_a_line_that_lost_a_letter_is_left_and_told() -> None:
    broken = garbled("Cộng hòa").replace("\u2122", "?")
    mended = mend(broken)
    assert mended.text == broken
    assert (mended.lines, mended.left) == (0, 1)
    assert mended.words == "hÃ²a"
