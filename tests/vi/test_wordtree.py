import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.vi.phrases import any_of, listed, phrases
from briefgen.vi.wordtree import Found, WordTree

PLACES = WordTree(["Hà Nam", "Hà Nam Ninh", "TP.HCM", "thủy sản"], spell=str.lower, tones=True)
SECTIONS = [
    ("directives", "tasks", "owner-heads"),
    ("figures", "actions", "openings"),
    ("meeting", "concluding", "attending"),
    ("findings", "limitation-nouns", "group-front"),
]
WORDS = sorted(
    {
        word
        for book, *sections in SECTIONS
        for section in sections
        for phrase in phrases(book, section)
        for word in re.findall(r"\w+", phrase)
    }
)
TEXT = st.lists(
    st.tuples(
        st.sampled_from(WORDS) | st.sampled_from(["lúa", "2020", "X"]),
        st.sampled_from([str.lower, str.upper, str.capitalize, str]),
        st.sampled_from([" ", " ", " ", "\n", "  ", ", ", ",", "-", " - ", ".", ""]),
    )
).map(lambda parts: "".join(case(word) + gap for word, case, gap in parts))


def words(found: Found | None) -> str | None:
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("Hà Nam Ninh cũ", "Hà Nam Ninh"),
        ("hà nam và", "hà nam"),
        ("HÀ\n NAM.", "HÀ\n NAM"),
        ("TP.HCM,", "TP.HCM"),
        ("thuỷ sản", "thuỷ sản"),
        ("Hà Namur", None),
        ("TP. HCM", None),
        ("Hà, Nam", None),
    ],
)
def test_the_longest_phrase_of_whole_words_is_found(text: str, longest: str | None) -> None:
    assert words(PLACES.match(text)) == longest


def test_a_phrase_begins_where_a_word_begins() -> None:
    assert PLACES.match("XHà Nam", 1) is None
    assert PLACES.longest("XHà Nam", 1) == 7


def test_what_must_follow_is_part_of_the_match_and_may_shorten_the_phrase() -> None:
    tree = WordTree(["a", "a b"], spell=str, tones=True, then=re.compile(r"\s+(?P<next>b|c)"))
    found = tree.search("a b c, a b d")
    assert found is not None
    assert (found[0], found.behind and found.behind["next"]) == ("a b c", "c")
    assert [each[0] for each in tree.finditer("a b c, a b d")] == ["a b c", "a b"]


def test_words_in_one_place_are_told_apart_by_a_bar() -> None:
    tree = WordTree(["kết luận cuộc|buổi họp"], spell=str.lower, tones=True)
    assert words(tree.search("Ông kết luận buổi họp")) == "kết luận buổi họp"
    assert tree.search("kết luận hội họp") is None


def test_all_of_a_text_is_asked_for_with_any_of_the_lengths() -> None:
    assert words(PLACES.fullmatch("Hà Nam")) == "Hà Nam"
    assert PLACES.fullmatch("Hà Nam Ninh cũ") is None
    assert words(PLACES.fullmatch("Hà Nam Ninh", 0, 6)) == "Hà Nam"


def test_a_tree_of_one_line_does_not_run_over_line_ends() -> None:
    tree = WordTree(["Hà Nam"], spell=str, blank="[ ]")
    assert tree.match("Hà\nNam") is None


def test_a_phrase_is_found_across_the_blocks_a_long_text_is_read_in() -> None:
    for shift in range(12):
        text = "x" * (4090 + shift) + " Hà Nam Ninh, " + "y " * 3000 + "TP.HCM"
        assert [each[0] for each in PLACES.finditer(text)] == ["Hà Nam Ninh", "TP.HCM"]
        assert words(PLACES.search(text, 100, 4091 + shift + 6)) == "Hà Nam"


def test_phrases_at_each_word_may_overlap() -> None:
    tree = WordTree(["thu ngân sách", "ngân sách", "sách"], spell=str.lower, tones=True)
    assert [*tree.at_words("Thu ngân sách")] == [(0, 13), (4, 13), (9, 13)]


@pytest.mark.parametrize("section", SECTIONS)
@given(text=TEXT)
def test_a_tree_finds_what_the_regular_expression_finds(
    section: tuple[str, ...], text: str
) -> None:
    pattern = re.compile(any_of(*section), re.IGNORECASE)
    tree = listed(*section)
    assert [each.span() for each in tree.finditer(text)] == [
        each.span() for each in pattern.finditer(text)
    ]
    part = len(text) // 3, len(text) * 2 // 3
    for ours, theirs in (
        (tree.search(text, *part), pattern.search(text, *part)),
        (tree.fullmatch(text), pattern.fullmatch(text)),
    ):
        assert (ours and ours.span()) == (theirs and theirs.span())
