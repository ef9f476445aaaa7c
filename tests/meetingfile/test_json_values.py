"""The quick reader of JSON gives what the careful one gives, or leaves it the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.meetingfile import Limits, load_values
from briefgen.meetingfile.json_values import quick_json
from briefgen.meetingfile.nodes import LIMITS

texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, max_size=4))
def test_quick_and_careful_agree(data: dict[str, object]) -> None:
    text = json.dumps(data, ensure_ascii=False)
    quick = quick_json(text, LIMITS)
    # A power of ten beside it leaves the whole file to the careful reader.
    careful = load_values(f'{{"x": 1e0, "y": {text}}}'.encode(), "a.json")["y"]
    assert quick is None or repr(quick) == repr(careful)


DOUBTS = [
    '{"a": 1, "a": 2}',
    '{"a": {"b": 1, "b": 2}}',
    '{"a": NaN}',
    '{"a": -Infinity}',
    '{"a": 1e5}',
    '{"a": ' + "9" * 500 + "}",
    "[1, 2]",
    '"x"',
    "{",
    '{"a": 1,}',
    '{"a": ' + "[" * 100 + "]" * 100 + "}",
    '{"a": ' + "[" * 100_000,
    '{"te\u0302n": 1}',
]


@pytest.mark.parametrize("text", DOUBTS)
def test_any_doubt_is_left_to_the_careful_reader(text: str) -> None:
    assert quick_json(text, LIMITS) is None


@pytest.mark.parametrize(
    "limits", [Limits(values=3), Limits(rows=1), Limits(characters=2), Limits(depth=2)]
)
def test_a_limit_is_a_doubt(limits: Limits) -> None:
    assert quick_json('{"a": [[1, 2], "abc"]}', limits) is None
