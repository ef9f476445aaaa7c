"""The JSON Schema of a meeting file, for editors that complete and check while one types.

Made from the models; the short forms of ``shorthand`` and the spellings of ``scalars`` are added.
Vietnamese words come from ``words.toml``, English ones from the docstrings of the models.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from inspect import getdoc
from typing import Any

from briefgen.meetingfile.fields import Due, fields_of
from briefgen.meetingfile.shorthand import SHORT_FORMS
from briefgen.model import Meeting, Noun

Schema = dict[str, Any]

SCALARS: Mapping[type, Schema] = {
    str: {"type": ["string", "number", "boolean"]},
    int: {"type": ["integer", "string"]},
    bool: {"enum": [True, False, "có", "không"]},
    Decimal: {"type": ["number", "string"], "examples": [97.17, "97,17"]},
    date: {"type": "string", "examples": ["20/11/2020", "2020-11-20"]},
    datetime: {"type": "string", "examples": ["21/11/2020 15:10", "2020-11-21T15:10"]},
}
"""What may stand for a plain value: YAML hands ``59`` or ``true`` to a checker as such."""


def meeting_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a meeting file, YAML or JSON."""
    nouns = sorted(_nouns_under(Meeting), key=lambda noun: noun.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{Meeting.model_fields['schema_version'].default.replace('/', ':')}",
        "title": "Meeting",
        **_object(Meeting),
        "$defs": {noun.__name__: _noun(noun) for noun in nouns},
    }


def _nouns_under(noun: type[Noun]) -> set[type[Noun]]:
    """Return all nouns that stand somewhere inside a noun."""
    found: set[type[Noun]] = set()
    todo = [noun]
    while todo:
        inside = {due.of for due in fields_of(todo.pop()).values() if issubclass(due.of, Noun)}
        todo += inside - found
        found |= inside
    return found


def _noun(noun: type[Noun]) -> Schema:
    short = SHORT_FORMS.get(noun)
    if short is None:
        return _object(noun)
    scalar: Schema = {"type": "string", "examples": [short.example]}
    if short.figure:
        scalar["type"] = ["string", "number"]
    long = _object(noun)
    return {"description": long.pop("description"), "anyOf": [scalar, long]}


def _object(noun: type[Noun]) -> Schema:
    due = fields_of(noun)
    schema: Schema = {
        "description": _words(noun, "is", _english(noun)["is"]),
        "type": "object",
        "properties": {name: _property(noun, name, field) for name, field in due.items()},
        "additionalProperties": False,
    }
    required = [name for name, field in due.items() if field.required]
    return schema | ({"required": required} if required else {})


def _property(noun: type[Noun], name: str, due: Due) -> Schema:
    schema = _value(due)
    if due.many:
        schema = {"type": "array", "items": schema}
    if not due.required:  # a key may be left empty
        schema = {"anyOf": [schema, {"type": "null"}]}
    description = _words(noun, name, _english(noun).get(name))
    return {"description": description, **schema}


def _value(due: Due) -> Schema:
    if issubclass(due.of, Noun):
        return {"$ref": f"#/$defs/{due.of.__name__}"}
    return {"enum": list(due.words)} if due.words else dict(SCALARS[due.of])


def _words(noun: type[Noun], name: str, english: str | None) -> str:
    vietnamese: str = _vietnamese()[noun.__name__][name]
    return f"{vietnamese}\n{english}" if english else vietnamese


@cache
def _vietnamese() -> Mapping[str, Mapping[str, str]]:
    file = resources.files("briefgen.meetingfile").joinpath("words.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _english(noun: type[Noun]) -> Mapping[str, str]:
    """Return the first paragraph of a docstring as ``is``, and its Args by name."""
    summary, _, arguments = (getdoc(noun) or "").partition("\nArgs:\n")
    words = {"is": _one_line(summary.partition("\n\n")[0])}
    for names, text in _arguments(arguments):
        words |= {
            name.strip(): text for name in names.split(",") if name.strip() in noun.model_fields
        }
    return words


def _arguments(text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"^    (\w+(?:, \w+)*): (.*(?:\n {6,}.*)*)", text, re.MULTILINE):
        yield found[1], _one_line(found[2])


def _one_line(text: str) -> str:
    return " ".join(text.replace("``", "").split())
