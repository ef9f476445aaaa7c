"""JSON by RFC 8259, with places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import DataError, say_all
from briefgen.meetingfile.json_tree import read_json
from briefgen.meetingfile.nodes import LIMITS, Limits, Mapping, Node, Scalar, Sequence, Style


def values(node: Node | None) -> object:
    """Return a tree as ``json.loads`` would, numbers as their text."""
    if isinstance(node, Mapping):
        return {key: values(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    assert isinstance(node, Scalar)
    words = {"true": True, "false": False, "null": None}
    return words[node.text] if node.style is Style.PLAIN else node.text


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(LETTERS, max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcă", max_size=3), inner),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_reads_what_the_standard_library_writes(value: object, indent: int, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    tree = read_json(text, "m.json", LIMITS)
    assert tree.problems == []
    assert values(tree.root) == json.loads(text, parse_int=str)


def test_every_value_has_its_place() -> None:
    root = read_json('{\n  "ăâ": [1,\n   "x"]}', "m.json", LIMITS).root
    assert isinstance(root, Mapping)
    assert (root.keys["ăâ"].line, root.keys["ăâ"].column) == (2, 3)
    items = root.entries["ăâ"]
    assert isinstance(items, Sequence)
    assert [(item.line, item.column) for item in items.items] == [(2, 10), (3, 4)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,}', "m.json:1:8: There is a comma after the last item."),
        ('{"a": [1,]}', "m.json:1:9 › a[1]: There is a comma after the last item."),
        ('{"a": 1 "b": 2}', 'm.json:1:9: A comma is missing before “"b": 2}”, or a “}”.'),
        ('{"a": 1', "m.json:1:1: The bracket opened here is not closed. Add “}”"),
        ('{"a": [1, 2', "m.json:1:7 › a[2]: The bracket opened here is not closed. Add “]”"),
        ("{'a': 1}", "m.json:1:2: The name of an entry must stand in straight double quotes"),
        ("{a: 1}", "m.json:1:2: The name of an entry must stand in straight double quotes"),
        ('{"a" 1}', 'm.json:1:6 › a: A colon is missing after "a".'),
        ('{"a": NaN}', "m.json:1:7 › a: “NaN” is no value of JSON."),
        ('{"a": -Infinity}', "m.json:1:7 › a: “-Infinity” is no value of JSON."),
        ('{"a": 01}', "m.json:1:7 › a: “01” is no value of JSON."),
        ('{"a": 1,5}', "m.json:1:9: The name of an entry must stand in straight double quotes"),
        ('{"a": .5}', "m.json:1:7 › a: “.5” is no value of JSON."),
        ('{"a": True}', "m.json:1:7 › a: “True” is no value of JSON."),
        ('{"a": }', "m.json:1:7 › a: “}” is no value of JSON."),
        ('{"a": "x}', "m.json:1:7 › a: The quote opened here is not closed."),
        ('{"a": "x\ny"}', "m.json:1:9 › a: A text in quotes holds a line break or a tab."),
        ('{"a": "\\q"}', "m.json:1:8 › a: An odd character follows \\."),
        ('{"a": "\\u12"}', "m.json:1:9 › a: An odd character follows \\."),
        ('{"a": 1} x', "m.json:1:10: Words follow the end of the data: “x”."),
        ('{"a": 1, "b": 2, "a": 3}', "m.json:1:18: “a” was given on line 1 already."),
        ('{"a": "\\ud800"}', "m.json:1:7 › a: The text holds the character “U+D800”"),
        ('{"a": "\\u0000"}', "m.json:1:7 › a: The text holds the character “U+0000”"),
        ('{"a": ' + "9" * 401 + "}", "m.json:1:7 › a: The number “" + "9" * 40 + "” is too long"),
        ('{"a": 1e999}', "m.json:1:7 › a: The number “1e999” is too long or too big"),
        ('{"a": 1e99999999999}', "m.json:1:7 › a: The number “1e99999999999” is too long"),
        ("", "m.json:1:1: “” is no value of JSON."),
    ],
)
def test_what_is_no_json_is_told_with_its_place(text: str, said: str) -> None:
    tree = read_json(text, "m.json", LIMITS)
    assert say_all(tree.problems, "en").startswith(said)


def test_a_pair_of_surrogates_is_one_letter() -> None:
    root = read_json('{"a": "\\ud83d\\ude00"}', "m.json", LIMITS).root
    assert values(root) == {"a": "😀"}


def test_all_double_keys_and_bad_letters_are_told_together() -> None:
    text = '{"a": 1, "a": 2, "b": "\\u0001", "c": {"d": 1, "d": 2}}'
    codes = [problem.code for problem in read_json(text, "m.json", LIMITS).problems]
    assert codes == ["double-key", "forbidden-character", "double-key"]


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("[" * 100_000, LIMITS, "too-deep"),
        ('{"a":' * 100_000, LIMITS, "too-deep"),
        ("[1, 2, 3]", Limits(rows=2), "too-many-rows"),
        ("[[], [], []]", Limits(values=3), "too-many-values"),
        ('"dài quá"', Limits(characters=5), "data-text-too-long"),
    ],
)
def test_limits_stop_the_scan(text: str, limits: Limits, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_json(text, "m.json", limits)
    assert [problem.code for problem in caught.value.problems] == [code]
