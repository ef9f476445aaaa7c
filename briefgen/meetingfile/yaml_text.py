"""Plain values to YAML that people read and edit: blocks, long texts on one line, quotes where due.

Nothing is written that another reader of YAML would take for something else: a text that looks like
a number, or ``no``, stands in quotes.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefgen.errors import DataError
from briefgen.meetingfile.shape import Figure, Line
from briefgen.vi.numbers import read_machine_number, write_number

STEP = "  "
WIDTH = 100
"""Columns that a list of scalars may take on one line; texts are never cut."""
WORDS = 40
"""Characters of a text that may share a line with others of its list."""
OPENERS = "(“‘«…"
"""Marks that a text without quotes may begin with, apart from letters."""
MISREAD = re.compile(r"null|true|false|yes|no|on|off|y|n|inf|nan|có|không", re.IGNORECASE)
DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
HIDDEN = (
    "\\x00-\\x1f\\x7f-\\xa0\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f"
    "\\ud800-\\udfff\\ufeff\\ufff9-\\uffff"
)
"""Characters written as escapes: an editor does not show them, or YAML breaks lines there."""
UNSEEN = re.compile(f"[{HIDDEN}]")
ESCAPED = re.compile(f'[{HIDDEN}"\\\\]')


def write_yaml(values: dict[str, Any], header: str) -> str:
    """Return a YAML file: the header as comment, a blank line round every list and mapping.

    Args:
        values: plain values of ``shape``.
        header: lines without ``#``.
    """
    lines = [f"# {line}" for line in header.splitlines()]
    spread = True
    for key, value in values.items():
        wide = isinstance(value, dict | list) and not isinstance(value, Line)
        block = list(_entry(key, value, 0))
        if wide or spread:
            lines.append("")
        spread = wide
        lines += block
    return "\n".join(lines) + "\n"


def entry_lines(key: str, value: object) -> list[str]:
    """Return the lines of one key with its value, not indented."""
    return list(_entry(key, value, 0))


def item_lines(value: object) -> list[str]:
    """Return the lines of one item of a list, its dash first, not indented."""
    return list(_item(value, 0))


def write_scalar(value: object, *, flow: bool = False) -> str:
    """Return one scalar as YAML text on one line; ``flow`` within brackets or braces."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if not isinstance(value, Figure) and _is_plain(text, flow):
        return text
    return quote(text)


def quote(text: str) -> str:
    """Return a text in quotes, single ones where that saves escapes."""
    if ('"' in text or "\\" in text) and "'" not in text and not UNSEEN.search(text):
        return f"'{text}'"
    return f'"{ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _is_plain(text: str, flow: bool) -> bool:
    if DAY.fullmatch(text):
        return True
    if not text or not (text[0].isalpha() or text[0] in OPENERS) or text != text.strip():
        return False
    if MISREAD.fullmatch(text) or UNSEEN.search(text):
        return False
    if flow and re.search(r"[,:\[\]{}#]", text):
        return False
    return not (": " in text or " #" in text or text.endswith(":"))


def _number(number: Decimal) -> str:
    """Return a number in machine notation, quoted as Vietnamese where it is ambiguous."""
    text = str(number)
    try:
        read_machine_number(text)
    except DataError:
        return f'"{write_number(number)}"'
    return text


def _entry(key: str, value: object, depth: int) -> Iterator[str]:
    """Yield the lines of one key with its value."""
    indent = STEP * depth
    if isinstance(value, Line) or (not value and isinstance(value, dict | list)):
        yield f"{indent}{key}: {_flow(value)}"
    elif isinstance(value, dict):
        yield f"{indent}{key}:"
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list):
        yield from _list(key, value, depth)
    elif isinstance(value, str) and _is_block(value):
        yield from _block(f"{indent}{key}: ", value, depth + 1)
    else:
        yield f"{indent}{key}: {write_scalar(value)}"


def _mapping(values: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(key, value, depth)


def _list(key: str, values: list[Any], depth: int) -> Iterator[str]:
    indent = STEP * depth
    if all(len(str(value)) <= WORDS and not isinstance(value, dict) for value in values):
        line = f"{indent}{key}: {_flow(values)}"
        if len(line) <= WIDTH:
            yield line
            return
    yield f"{indent}{key}:"
    for value in values:
        yield from _item(value, depth + 1)


def _item(value: object, depth: int) -> Iterator[str]:
    """Yield the lines of one item of a list, the first behind its dash."""
    indent = STEP * depth
    if isinstance(value, dict) and value and not isinstance(value, Line):
        first, *rest = _mapping(value, depth + 1)
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest
    elif isinstance(value, str) and _is_block(value):
        yield from _block(f"{indent}- ", value, depth + 1)
    else:
        yield f"{indent}- {_flow(value) if isinstance(value, dict) else write_scalar(value)}"


def _flow(value: object) -> str:
    """Return a value on one line, in braces or brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return write_scalar(value, flow=True)


def _is_block(text: str) -> bool:
    """Return whether a text of several lines can stand as a block, every line as it is."""
    if "\n" not in text or text[0] in " \n" or text.endswith("\n\n"):
        return False
    lines = text.split("\n")
    return not any(line != line.rstrip() or UNSEEN.search(line) for line in lines)


def _block(opening: str, text: str, depth: int) -> Iterator[str]:
    yield opening + ("|" if text.endswith("\n") else "|-")
    for line in text.removesuffix("\n").split("\n"):
        yield STEP * depth + line if line else ""
