from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.vi.names import (
    abbreviations,
    expand,
    find_bodies,
    honorifics,
    is_post,
    match_honorific,
    match_person_name,
    match_post,
)
from briefgen.vi.text import normalise

EXAMPLES = Path(__file__).parents[1] / "examples"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (EXAMPLES / name).read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "post", "seen"), rows("posts.tsv"))
def test_offices_are_taken_whole(text: str, post: str, seen: str) -> None:
    found = match_post(text, 0)
    assert (found[0] if found else "") == post, seen
    assert is_post(text) == (post == text)
    shifted = match_post(f"ông {text}", 4)
    assert (shifted[1] - 4 if shifted else 0) == len(post)


@pytest.mark.parametrize(("text", "name", "seen"), rows("persons.tsv"))
def test_names_of_persons(text: str, name: str, seen: str) -> None:
    found = match_person_name(text, 0)
    assert (found[0] if found else "") == name, seen


@pytest.mark.parametrize(("text", "bodies", "seen"), rows("bodies.tsv"))
def test_bodies_in_running_text(text: str, bodies: str, seen: str) -> None:
    assert ";".join(text[start:end] for start, end in find_bodies(text)) == bodies, seen


def test_honorifics_stand_whole() -> None:
    assert match_honorific("Đồng chí Lê", 0) == ("Đồng chí", 8)
    assert match_honorific("các đồng chí Lê", 0) == ("các đồng chí", 12)
    assert match_honorific("bàn bạc", 0) is None
    assert match_honorific("công bà", 1) is None
    assert "đồng chí" in honorifics()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UBND", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("T.Ư", "Trung ương"),
        ("TW", "Trung ương"),
        ("TP.", "thành phố"),
        ("KT-XH", "kinh tế - xã hội"),
        ("ĐBQH", "đại biểu Quốc hội"),
        ("NTM", "nông thôn mới"),
        ("TGCT", None),
        ("TUV", None),
    ],
)
def test_short_forms_expand_only_where_they_have_one_reading(short: str, long: str | None) -> None:
    assert expand(short) == long


def test_all_short_forms_expand() -> None:
    assert all(expand(short) == long for short, long in abbreviations().items())


@given(st.text(alphabet="Ủy ban Tỉnhthành phốBísư, NguyễnVănSở-\n", max_size=60).map(normalise))
def test_found_places_lie_in_the_text_and_in_order(text: str) -> None:
    last = 0
    for start, end in find_bodies(text):
        assert last <= start < end <= len(text)
        last = end


def test_a_group_is_taken_with_the_words_behind_its_comma() -> None:
    assert find_bodies("gửi các cơ quan, đơn vị và cơ quan chức năng") == [(4, 23), (27, 44)]
