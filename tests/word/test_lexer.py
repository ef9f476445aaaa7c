"""Tags in a line of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.word.lexer import find_tags

ROWS = [
    ("{{ a }}", ("value", "", "a")),
    ("{{r a }}", ("value", "r", "a")),
    ("{{ r }}", ("value", "", "r")),
    ("{%tr\u00a0for x in xs %}", ("statement", "tr", "for x in xs")),
    ("{%p if a %}", ("statement", "p", "if a")),
    ("{%- if a -%}", ("statement", "", "if a")),
    ("{{ '}}' }}", ("value", "", "'}}'")),
    ("{{ {'a': {'b': 1}} }}", ("value", "", "{'a': {'b': 1}}")),
    ("{% if a == ‘b’ %}", ("statement", "", "if a == 'b'")),
    ("{{ “nói 'a' \u2013 b” }}", ("value", "", "\"nói 'a' \u2013 b\"")),
    ("{{ 'a' \u2013 1 }}", ("value", "", "'a' - 1")),
    ("{{ a\n\tb }}", ("value", "", "a b")),
    ("{# bất kỳ '#}", ("comment", "", "")),
    ("{_{", ("literal", "", "{{")),
    ("%_}", ("literal", "", "%}")),
]


@pytest.mark.parametrize(("text", "tag"), ROWS)
def test_reads_tags(text: str, tag: tuple[str, str, str]) -> None:
    (found,) = find_tags(f"x {text} y")
    assert (found.kind, found.prefix, " ".join(found.body.split())) == tag
    assert found.typed == text
    assert not found.flaw


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("{{ a", "tag-unclosed"),
        ("{% if", "tag-unclosed"),
        ("a }}", "tag-unopened"),
        ("%}", "tag-unopened"),
    ],
)
def test_tells_marks_without_their_partner(text: str, flaw: str) -> None:
    assert [found.flaw for found in find_tags(text)] == [flaw]


def test_a_hundred_thousand_braces_take_no_time() -> None:
    assert len(find_tags("{" * 100_000)) == 1


@given(st.text(alphabet="{}%#_'\"“” a-", max_size=40))
def test_any_text_is_covered_once_and_in_order(text: str) -> None:
    end = 0
    for found in find_tags(text):
        assert found.start >= end
        assert found.end > found.start
        end = found.end
    assert end <= len(text)
