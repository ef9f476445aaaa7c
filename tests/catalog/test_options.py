"""Options of templates: typed, with defaults, told apart from what is no option."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from briefgen.catalog.options import chosen, option_faults, options_of
from briefgen.errors import Place, UsageError, say

TABLE: Mapping[str, Any] = {
    "tally": {"type": "bool", "default": True, "help": {"vi": "In ô 6/14"}},
    "limit": {"type": "number", "default": 97.5},
    "note": {"type": "text", "default": ""},
    "grid": {"type": "choice", "default": "rows", "choices": ["rows", "full"]},
    "tone": {"type": "colour", "default": "#AE1420"},
}


def test_defaults_hold_where_nothing_is_set() -> None:
    assert chosen(options_of(TABLE), [], "mau") == {
        "tally": True,
        "limit": Decimal("97.5"),
        "note": "",
        "grid": "rows",
        "tone": "#AE1420",
    }


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("tally", "off", False),
        ("tally", "tắt", False),
        ("tally", "Có", True),
        ("limit", "90", Decimal(90)),
        ("limit", "90,25", Decimal("90.25")),
        ("limit", "-1.5", Decimal("-1.5")),
        ("note", "a=b", "a=b"),
        ("grid", "full", "full"),
        ("tone", "#00ff00", "#00ff00"),
    ],
)
def test_a_text_is_read_as_its_type_asks(name: str, text: str, value: object) -> None:
    assert chosen(options_of(TABLE), [(name, text)], "mau")[name] == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("tally", "maybe", "option-value"),
        ("limit", "1.335", "option-value"),
        ("limit", "nhiều", "option-value"),
        ("grid", "none", "option-value"),
        ("tone", "red", "option-value"),
        ("taly", "off", "option-unknown-near"),
        ("zzz", "off", "option-unknown"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(options_of(TABLE), [("tally", "on"), (name, text)], "mau")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_misspelt_option_is_told_with_the_one_meant() -> None:
    with pytest.raises(UsageError) as caught:
        chosen(options_of(TABLE), [("taly", "off")], "mau")
    assert "Có phải “tally”?" in say(caught.value.problems[0], "vi")
    with pytest.raises(UsageError) as caught:
        chosen([], [("taly", "off")], "mau")
    assert caught.value.problems[0].code == "option-none"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"a b": {"type": "bool", "default": True}}, "option-name"),
        ({"a": True}, "manifest-type"),
        ({"a": {"type": "boolean", "default": True}}, "option-type"),
        ({"a": {"type": "bool", "default": "on"}}, "option-default"),
        ({"a": {"type": "bool"}}, "option-default"),
        ({"a": {"type": "choice", "default": "x"}}, "manifest-type"),
        ({"a": {"type": "choice", "default": "x", "choices": ["y"]}}, "option-default"),
        ({"a": {"type": "colour", "default": "red"}}, "option-default"),
        ({"a": {"type": "bool", "default": True, "hlep": "x"}}, "manifest-unknown-key"),
    ],
)
def test_a_bad_option_of_a_manifest_is_told(table: Mapping[str, Any], code: str) -> None:
    assert [problem.code for problem in option_faults(table, Place())] == [code]
