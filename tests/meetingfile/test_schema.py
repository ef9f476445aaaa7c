"""The JSON Schema accepts what the reader accepts."""

import json
import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from briefgen.meetingfile import dump_meeting_json, meeting_schema
from briefgen.meetingfile.fields import fields_of
from briefgen.meetingfile.schema import _nouns_under
from briefgen.model import Meeting
from tests.meetings import seed_meeting

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a value fits, for the few words of JSON Schema that are used here."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return any(fits(value, option, root) for option in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, TYPES[name]) for name in names):
        return False
    if isinstance(value, list):
        return all(fits(item, schema["items"], root) for item in value)
    if isinstance(value, dict):
        known = schema["properties"]
        return set(schema.get("required", [])) <= set(value) <= set(known) and all(
            fits(item, known[key], root) for key, item in value.items()
        )
    return True


def test_the_seed_fits() -> None:
    schema = meeting_schema()
    assert fits(json.loads(dump_meeting_json(seed_meeting())), schema, schema)


@pytest.mark.parametrize(
    ("values", "good"),
    [
        ({}, True),
        ({"title": None, "people": None}, True),
        ({"title": 2020}, True),
        ({"period_final": "có", "date": "20/11/2020", "body": "Thành ủy"}, True),
        ({"indicators": [{"id": "a", "name": "A", "actual": 2.2, "targets": ["dưới 4%"]}]}, True),
        ({"indicators": [{"id": "a", "name": "A", "actual": {"quantity": "2,2%"}}]}, True),
        ({"indicators": [{"id": "a"}]}, False),
        ({"tilte": "x"}, False),
        ({"language": "fr"}, False),
        ({"roles": ["chủ trì"]}, False),
        ({"purposes": "họp"}, False),
    ],
)
def test_short_forms_fit_and_mistakes_do_not(values: dict[str, Any], good: bool) -> None:
    schema = meeting_schema()
    assert fits(values, schema, schema) is good


def test_every_part_is_described_in_vietnamese_and_nothing_else_is() -> None:
    file = resources.files("briefgen.meetingfile").joinpath("words.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    nouns = {noun.__name__: noun for noun in [Meeting, *_nouns_under(Meeting)]}
    assert set(words) == set(nouns)
    for name, noun in nouns.items():
        assert set(words[name]) == {"is", *fields_of(noun)}


def test_english_words_come_from_the_docstrings() -> None:
    period = meeting_schema()["properties"]["period_final"]["description"]
    assert period.splitlines()[1] == (
        "the period is closed and figures are final (Không đạt for Chưa đạt)."
    )


def test_the_schema_is_plain_json_of_draft_2020_12() -> None:
    schema = meeting_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert used == set(schema["$defs"])
