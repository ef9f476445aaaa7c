"""YAML by events: nothing guessed, everything refused in plain words."""

from collections.abc import Iterator
from typing import Any

import pytest

from briefgen.errors import DataError, say_all
from briefgen.meetingfile import yaml_tree
from briefgen.meetingfile.nodes import LIMITS, Limits, Mapping, Refused, Scalar, Sequence, Style
from briefgen.meetingfile.yaml_tree import read_yaml


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML: the one in Python stands in where libyaml was not built."""
    if request.param == "python":

        def events(text: str) -> Iterator[Any]:
            own = yaml_tree._python_parser(text)
            while own.check_event():
                yield own.get_event()

        monkeypatch.setattr(yaml_tree, "_events", events)
    return str(request.param)


def told(text: str, limits: Limits = LIMITS) -> list[str]:
    return list(say_all(read_yaml(text, "m.yaml", limits).problems, "en").splitlines())


def test_every_scalar_stays_the_text_it_is(parser: str) -> None:
    root = read_yaml(
        'a: 0123\nb: 8:30\nc: no\nd: "x\\ty"\ne:\nf: [1_000, 1.300]\n', "m", LIMITS
    ).root
    assert isinstance(root, Mapping)
    scalars = [node for node in root.entries.values() if isinstance(node, Scalar)]
    assert [(node.text, node.style) for node in scalars] == [
        ("0123", Style.PLAIN),
        ("8:30", Style.PLAIN),
        ("no", Style.PLAIN),
        ("x\ty", Style.QUOTED),
        ("", Style.PLAIN),
    ]
    items = root.entries["f"]
    assert isinstance(items, Sequence)
    assert [
        (item.text, item.line, item.column) for item in items.items if isinstance(item, Scalar)
    ] == [
        ("1_000", 6, 5),
        ("1.300", 6, 12),
    ]


def test_places_count_letters_not_bytes(parser: str) -> None:
    root = read_yaml("tiêu đề: {ăâ: Đảng}\n", "m", LIMITS).root
    assert isinstance(root, Mapping)
    inner = root.entries["tiêu đề"]
    assert isinstance(inner, Mapping)
    assert (inner.keys["ăâ"].column, inner.entries["ăâ"].column) == (11, 15)


REFUSED = [
    ("title: a: b\n", "m.yaml:1:9: YAML takes the colon in “title: a: b” for another entry."),
    ("a:\n\tb: 1\n\tc: 2\n", "m.yaml:2:1 › a: The line is indented with a tab."),
    ('a: "x\nb: 1\n', 'm.yaml:1:4 › a: The quote opened at “a: "x” is not closed'),
    ('a: "x\nb: "y"\n', 'm.yaml:1:4: The quote opened at “a: "x” is not closed'),
    ('a: "x" y\n', 'm.yaml:1:8: Words follow the closing quote at “a: "x" y”.'),
    ("a: [1, 2\nb: 3\n", "m.yaml:1:4 › a[2]: The bracket opened at “a: [1, 2” is not closed"),
    ("a: {x: 1\n", "m.yaml:1:4 › a: The bracket opened at “a: {x: 1” is not closed"),
    ("a: ]\n", "m.yaml:1:4 › a: A bracket or comma too many at “a: ]”."),
    ("a: @b\n", "m.yaml:1:4 › a: A text without quotes cannot begin with “@” (at “a: @b”)."),
    ("a: %b\n", "m.yaml:1:4 › a: A text without quotes cannot begin with “%” (at “a: %b”)."),
    ('a: "\\q"\n', "m.yaml:1:5 › a: An odd character follows \\ within quotes"),
    ("a: 1\nb\n", "m.yaml:2:1: No colon was found at “b”."),
    ("a: - b\n", "m.yaml:1:4 › a: “- ” cannot stand here: “a: - b”."),
    ("a:\n  b: 1\n c: 2\n", "m.yaml:3:2: The line “c: 2” is not indented like the lines above."),
    ("a: x\n b: y\n", "m.yaml:2:3: The line “b: y” is not indented like the lines above."),
    ("- a\nb: 1\n", "m.yaml:2:1 › [1]: The line “b: 1” is not indented like the lines above."),
    ("a: *x\n", "m.yaml:1:4 › a: “*x” is an alias of YAML"),
    ("a: *x y\n", "m.yaml:1:4 › a: “*x” is an alias of YAML"),
    ("a: &x 1\n", "m.yaml:1:4 › a: “&x” is an anchor of YAML"),
    ("a: !!int 1\n", "m.yaml:1:4 › a: “!!int” is a tag of YAML"),
    ("a: !quan trọng\n", "m.yaml:1:4 › a: “!quan” is a tag of YAML"),
    ("a: 1\n---\nb: 2\n", "m.yaml:2:1: The file has two parts divided by “---” or “...”."),
    ("a: 1\n...\nb: 2\n", "m.yaml:3:1: The file has two parts divided by “---” or “...”."),
    ("a: 1\nb: 2\na: 3\n", "m.yaml:3:1: “a” was given on line 1 already."),
    ("x: [{b: 1, b: 2}]\n", "m.yaml:1:12 › x[0]: “b” was given on line 1 already."),
    ("{{ x }}: 1\n", "m.yaml:1:1: The name of an entry must be a word, not “{{ x }}: 1”."),
    ("? [a]\n: b\n", "m.yaml:1:3: The name of an entry must be a word, not “[a]”."),
    (
        "a: Giải #1 toàn quốc\n",
        "m.yaml:1:9: What follows # in “Giải #1 toàn quốc” would be dropped",
    ),
    ('a: "\\x07"\n', "m.yaml:1:4 › a: The text holds the character “U+0007”"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_cannot_be_read_is_told_in_plain_words(text: str, said: str, parser: str) -> None:
    (line, *_) = told(text)
    if parser == "libyaml":
        assert line.startswith(said)
    else:  # its places and words differ a little
        assert line.startswith("m.yaml:")


def test_every_tab_is_told_at_once() -> None:
    assert [line.split(" ")[0] for line in told("a:\n\tb: 1\n\tc: 2\n")] == [
        "m.yaml:2:1",
        "m.yaml:3:1",
    ]


def test_structure_is_told_all_together(parser: str) -> None:
    text = "a: &x 1\nb: *x\nb: !t 2\n"
    codes = [problem.code for problem in read_yaml(text, "m", LIMITS).problems]
    assert codes == ["yaml-anchor", "yaml-alias", "yaml-tag", "double-key"]


def test_a_refused_value_leaves_its_place(parser: str) -> None:
    root = read_yaml("a: *x\nb: 1\n", "m", LIMITS).root
    assert isinstance(root, Mapping)
    assert isinstance(root.entries["a"], Refused)
    assert isinstance(root.entries["b"], Scalar)


@pytest.mark.parametrize(
    "text", ["a: 1 # ghi chú\n", "a: #ghi chú\n", "a: x  # y\n#z\n", "a: b#c\n"]
)
def test_comments_are_comments(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("a: " + "[" * 100_000, LIMITS, "too-deep"),
        ("? " * 200 + "a", LIMITS, "too-deep"),
        ("a: [1, 2, 3]", Limits(rows=2), "too-many-rows"),
        ("a: [1, 2, 3]", Limits(values=3), "too-many-values"),
        ("a: dài quá", Limits(characters=5), "data-text-too-long"),
    ],
)
def test_limits_stop_the_reader(text: str, limits: Limits, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_yaml(text, "m.yaml", limits)
    assert [problem.code for problem in caught.value.problems][-1] == code
