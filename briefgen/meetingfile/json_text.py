"""Plain values to JSON, every number with the digits it has."""

import re
from decimal import Decimal
from json import dumps

from briefgen.meetingfile.shape import Line
from briefgen.meetingfile.yaml_text import UNSEEN

STEP = "  "


def write_json(value: object, depth: int = 0) -> str:
    """Return JSON text, indented by two; spans, sentences and quantities on one line each."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Line) or not value or not isinstance(value, dict | list):
        return _on_one_line(value)
    indent = "\n" + STEP * (depth + 1)
    if isinstance(value, dict):
        items = [f"{dumps(key)}: {write_json(item, depth + 1)}" for key, item in value.items()]
    else:
        items = [write_json(item, depth + 1) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}{indent}{f',{indent}'.join(items)}\n{STEP * depth}{closing}"


def _on_one_line(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        inside = ", ".join(f"{dumps(key)}: {_on_one_line(item)}" for key, item in value.items())
        return "{" + inside + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_on_one_line(item) for item in value) + "]"
    return UNSEEN.sub(_escape, dumps(value, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
