"""Plain values: what stands in the file is what is printed."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import BriefgenError, DataError
from briefgen.meetingfile import Limits, load_values

HOSTILE = Path(__file__).parents[2].parent / "shared" / "hostile"

AS_TYPED = [
    "0.50",
    "1.0",
    "2.20",
    "146512",
    "-3",
    "1.300",
    "0123",
    "08",
    "1_000",
    "0x1F",
    "12e03",
    "1e3",
    "8:30",
    "12:30:45",
    "no",
    "on",
    "Yes",
    "2024-05-06",
    "06/05/2024",
    "1.234.567",
    "12,50",
    "54,7%",
    "+1",
    ".5",
    "5.",
    "NaN",
    ".inf",
    "0.0000001",
    "1E+999999999",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_yaml_scalar_prints_as_typed(text: str) -> None:
    value = load_values(f"a: {text}\n".encode(), "d.yaml")["a"]
    assert str(value) == text
    assert isinstance(value, str | Decimal)


def test_numbers_are_numbers_and_words_are_words() -> None:
    values = load_values(
        b"n: 0.50\nt: true\nF: False\nz: null\ntilde: ~\nempty:\nq: 'true'\nl: [1, {x: 2}]\n",
        "d.yml",
    )
    assert values == {
        "n": Decimal("0.50"),
        "t": True,
        "F": False,
        "z": None,
        "tilde": None,
        "empty": None,
        "q": "true",
        "l": [Decimal(1), {"x": Decimal(2)}],
    }


@pytest.mark.parametrize(
    ("number", "printed"), [("0.50", "0.50"), ("1e3", "1000"), ("1.5E-2", "0.015"), ("-0", "-0")]
)
def test_json_numbers_print_without_an_exponent(number: str, printed: str) -> None:
    assert str(load_values(f'{{"a": {number}}}'.encode(), "d.json")["a"]) == printed


def test_names_and_texts_are_composed() -> None:
    decomposed = "te\u0302n"
    assert load_values(f"{decomposed}: {decomposed}\n".encode(), "d.yaml") == {"tên": "tên"}
    assert load_values(f'{{"{decomposed}": 1}}'.encode(), "d.json") == {"tên": Decimal(1)}


TOML = """
title = "Hội nghị"
count = 1_000
ratio = 0.50
held = 2024-05-06
at = 2024-05-06T15:10:00
noon = 12:00:00
open = true
[[items]]
name = "a"
"""


def test_toml_is_read_too() -> None:
    assert load_values(TOML.encode(), "d.toml") == {
        "title": "Hội nghị",
        "count": Decimal(1000),
        "ratio": Decimal("0.50"),
        "held": date(2024, 5, 6),
        "at": "2024-05-06 15:10:00",
        "noon": "12:00:00",
        "open": True,
        "items": [{"name": "a"}],
    }


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"a = ", "d.toml", "d.toml:1: TOML syntax is broken: “Invalid value (at end of document)"),
        (b"a = nan", "d.toml", "d.toml › a: “NaN” is no number that can be printed."),
        (b"a = 1e999", "d.toml", "d.toml › a: The number “1E+999” is too long"),
        (b"a = " + b"9" * 5000, "d.toml", "d.toml: TOML syntax is broken"),
        (b"a = [1, 2, 3]", "d.toml", "d.toml › a: The list has more than 2 rows."),
        (b"a = 'abcdef'", "d.toml", "d.toml › a: The text is longer than 5 characters."),
        (b"a = [[[1]]]", "d.toml", "d.toml › a[0][0]: The data are nested more than 3 levels"),
        (b"- a\n- b\n", "d.yaml", "d.yaml:1:1: The whole file is a list."),
        (b"[1]", "d.json", "d.json:1:1: The whole file is a list."),
        (b"chu", "d.yaml", "d.yaml:1:1: The whole file is one text."),
        (b"# chi co ghi chu\n", "d.yaml", "d.yaml: The data file has no content."),
        (b"a: " + b"9" * 500, "d.yaml", "d.yaml:1:4 › a: The text is longer than 5 characters."),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, name: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        load_values(content, name, Limits(rows=2, characters=5, depth=3))
    assert str(caught.value).startswith(said)


def test_a_number_too_long_is_told_with_its_path() -> None:
    with pytest.raises(
        DataError, match=r"^d\.yaml:1:9 › a\[0\]\.b: The number “9{40}” is too long"
    ):
        load_values(b"a: [{b: " + b"9" * 401 + b"}]", "d.yaml")


@pytest.mark.parametrize(("name", "content"), [("d.xyz", b'{"a": 1e3}'), ("-", b"a: 1000")])
def test_an_unknown_name_leaves_it_to_the_first_letter(name: str, content: bytes) -> None:
    assert load_values(content, name) == {"a": Decimal(1000)}


def hostile_cases() -> list[dict[str, Any]]:
    if not HOSTILE.is_dir():
        return []
    cases = json.loads((HOSTILE / "index.json").read_text(encoding="utf-8"))["cases"]
    named = {
        case["data"]: case for case in cases if case.get("data", "").endswith((".json", ".yaml"))
    }
    return list(named.values())


@pytest.mark.parametrize("case", hostile_cases() or [None], ids=lambda case: case and case["id"])
def test_hostile_data_are_read_whole_or_refused_with_words(case: dict[str, Any] | None) -> None:
    if case is None:
        pytest.skip("the hostile corpus is not here")
    content = (HOSTILE / case["data"]).read_bytes()
    told = problems_of(content, case["data"])
    if told:
        assert case["class"] != "ok-escaped", told
        assert told.startswith(case["data"])
    elif case["id"].startswith("yaml-"):
        assert case["class"] != "clean-error"
        values = json.dumps(load_values(content, case["data"]), default=str, ensure_ascii=False)
        assert [text for text in case.get("contains", []) if text not in values] == []


def problems_of(content: bytes, name: str) -> str:
    try:
        load_values(content, name)
    except BriefgenError as error:
        return str(error)
    return ""


def test_what_no_page_can_show_is_left_to_whoever_prints_it() -> None:
    """A field that no tag uses must not stop a template from being filled."""
    assert load_values(b'{"a": "x\\u0007y", "b": "z"}', "d.json") == {"a": "x\u0007y", "b": "z"}
