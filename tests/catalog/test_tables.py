"""TOML as it is written reads back as it was."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.tables import overlaid, toml_text

PLAIN = st.one_of(st.booleans(), st.integers(-(2**60), 2**60), st.text(max_size=20))
NAMES = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.recursive(
    st.one_of(PLAIN, st.lists(PLAIN, max_size=3)),
    lambda inner: st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, VALUES, max_size=4), max_size=4))
def test_tables_written_read_back(tables: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(tables)) == tables


def test_tables_lie_over_one_another_key_by_key_and_lists_replace() -> None:
    below = {"a": {"x": 1, "y": [1, 2]}, "b": 1}
    assert overlaid(below, {"a": {"y": [3]}, "c": 2}) == {"a": {"x": 1, "y": [3]}, "b": 1, "c": 2}
