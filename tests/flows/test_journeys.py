"""Which input is what, and what is refused before anything is made."""

import pytest

from briefgen.errors import SourceError
from briefgen.flows.inputs import Input
from briefgen.flows.reading import is_meeting_file, read_meeting


@pytest.mark.parametrize(
    ("name", "content", "meeting"),
    [
        ("hop.yaml", b"x", True),
        ("hop.toml", b'title = "x"', True),
        ("-", b"title: x\n", True),
        ("-", b"\xef\xbb\xbf# ghi chu\n\nindicators:\n", True),
        ("-", b"---\ntitle: x\n", True),
        ("-", b'{"title": "x"}', True),
        ("-", b"Title: not a key\n", False),
        ("-", "Cần Thơ: họp\n".encode(), False),
        ("-", b"can: not a field\n", False),
        ("hop.txt", b"schema_version: briefgen-meeting/1\n", True),
        ("hop.txt", b"# briefgen 0.1.0 0123456789abcdef (x)\n", True),
        ("hop.txt", b"title: x\n", False),
        ("bao-cao.md", b"# H\xe1\xbb\x8dp\n", False),
    ],
)
def test_a_meeting_file_is_known_by_its_name_else_by_its_first_words(
    name: str, content: bytes, meeting: bool
) -> None:
    assert is_meeting_file(Input(name, content)) is meeting


def test_a_report_with_control_characters_is_refused_with_line_and_column() -> None:
    with pytest.raises(SourceError) as caught:
        read_meeting(Input("a.txt", "Họp\r\nThu\x07 ngân\x7f\n".encode()))
    found = [(problem.at.line, problem.at.column) for problem in caught.value.problems]
    assert found == [(2, 4), (2, 10)]


def test_form_feeds_and_tabs_of_office_programs_are_read() -> None:
    assert read_meeting(Input("a.txt", "Họp\f\tThu\v\n".encode())).source
