"""Bytes to text: what is read, what is refused and where."""

import pytest

from briefgen.errors import DataError
from briefgen.meetingfile.decode import decode, line_and_column
from briefgen.meetingfile.nodes import LIMITS, Limits

TEXT = "title: Hội nghị\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_utf_8_and_marked_utf_16_are_read(content: bytes) -> None:
    assert decode(content, "m.yaml", LIMITS) == TEXT


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "m.yaml: The data file has no content."),
        (b" \n\t\n", "m.yaml: The data file has no content."),
        (b"PK\x03\x04....", "m.yaml: This is a binary file (zip, docx, xlsx)"),
        (b"%PDF-1.7", "m.yaml: This is a binary file (PDF)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "m.yaml: This is a binary file (doc, xls)"),
        ("a: 1".encode("utf-16-le"), "m.yaml: This is a binary file (NUL)"),
        ("a: 1".encode("utf-32"), "m.yaml: Byte 0 (“FF FE 00 00”) is not UTF-8."),
        (b"a: 1\nb: \xe9t\n", "m.yaml:2:4: Byte 8 (“E9”) is not UTF-8."),
        (b"\xef\xbb\xbfa: \xe9t\n", "m.yaml:1:4: Byte 6 (“E9”) is not UTF-8."),
        ("Hội ngh\u1ecb".encode("utf-16")[:-1], "m.yaml:1:8: Byte 16 (“CB”) is not UTF-8."),
        (b"a: 1\nb: x\x07y\n", "m.yaml:2:5: There is a control character “U+0007”"),
        (b"a: x\x00" + b" " * 30, "m.yaml:1:5: There is a control character “U+0000”"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(content: bytes, said: str) -> None:
    with pytest.raises(DataError) as caught:
        decode(content, "m.yaml", LIMITS)
    assert str(caught.value).startswith(said)


def test_all_control_characters_are_told_together() -> None:
    with pytest.raises(DataError) as caught:
        decode(b"a: \x01\nb: \x02\n", "m.yaml", LIMITS)
    assert [(problem.at.line, problem.at.column) for problem in caught.value.problems] == [
        (1, 4),
        (2, 4),
    ]


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(DataError, match="5 bytes, over the limit of 4"):
        decode(b"a: 12", "m.yaml", Limits(size=4))


def test_columns_count_letters_and_begin_at_one() -> None:
    assert line_and_column("ă\nbc", 0) == (1, 1)
    assert line_and_column("ă\nbc", 3) == (2, 2)
