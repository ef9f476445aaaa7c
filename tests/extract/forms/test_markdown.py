"""Markdown read as it prints; every character knows its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.forms.markdown import read_markdown
from briefgen.extract.source import read_source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Tiêu đề #", "Tiêu đề"),
        ("**đậm** và *nghiêng*, __đậm__", "đậm và nghiêng, đậm"),
        ("_nghiêng_ ~~bỏ~~ `mã`", "nghiêng bỏ mã"),
        ("[Thành ủy](http://a.b/c_(d) \"t\") họp", "Thành ủy họp"),
        ("[Thành ủy][1] họp\n\n[1]: http://a.b", "Thành ủy họp"),
        ("![ảnh](a.jpg)\n\nHọp", "Họp"),
        ("> Trích\n> > sâu", "Trích\nsâu"),
        ("* một\n- hai\n1. ba", "một\n- hai\n1. ba"),
        ("a &amp; b &nbsp;c &#272;", "a & b \u00a0c Đ"),
        ("2*3*4 ten_rieng_dai \\*sao\\*", "2*3*4 ten_rieng_dai *sao*"),
        ("a<br>b <!-- ẩn -->c", "ab c"),
        ("| A | B |\n|---|:-:|\n| **1** | 2 |\n", "A\tB\n1\t2"),
        ("A | B\n--- | ---\n1 | 2", "A\tB\n1\t2"),
        ("Đề mục\n------\nchữ", "Đề mục\nchữ"),
        ("---\ntitle: x\n---\nchữ", "chữ"),
        ("***\n\nchữ\n```\nmã\n```", "chữ\nmã"),
        ("ĐẢNG BỘ\n*\nSố 1", "ĐẢNG BỘ\n*\nSố 1"),
        ("tiếng e\u0302\u0301", "tiếng ế"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert read_markdown(source).text.strip() == text


def test_kinds_of_lines_are_known() -> None:
    written = read_markdown("# Tin\n\n## I. Kết quả\n\n- Thu 100 tỷ đồng\n\nA | B\n-|-\n1 | 2\n")
    lines = {written.text[start:].split("\n")[0]: kind for start, kind in written.known.items()}
    assert lines == {
        "Tin": "title", "I. Kết quả": "heading", "- Thu 100 tỷ đồng": "body",
        "A\tB": "table", "1\t2": "table",
    }  # fmt: skip


def test_a_place_in_the_text_is_a_line_and_column_of_the_file() -> None:
    content = "# Tin\r\n\r\nThu **100 tỷ** đồng"
    source = read_source(content.encode(), "tin.md")
    assert source.position(source.raw.index("100")) == (3, 7)
    assert source.position(0) == (1, 3)


@given(st.text(alphabet="ab *_`[]()#|-\\>!<&;:\n\t1.ế\u0301", max_size=60))
def test_every_character_that_is_no_mark_stands_where_it_says(source: str) -> None:
    written = read_markdown(source)
    assert written.origins is not None
    assert len(written.origins) == len(written.text) + 1
    assert list(written.origins) == sorted(written.origins)
    for place, letter in enumerate(written.text):
        if letter.isalnum() and letter.isascii():
            assert source[written.origins[place]] == letter


@pytest.mark.parametrize(
    "source", ["** a" * 50_000, "[a](" * 50_000, "|" * 50_000, " " * 200_000 + "x", "> " * 50_000]
)
def test_lines_without_end_are_read_as_they_stand(source: str) -> None:
    assert read_markdown(source).origins is not None
