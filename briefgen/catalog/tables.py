"""TOML files of the catalogue: read, with the line of what is wrong; laid over one another."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.errors import Place, Problem, TemplateError, why_refused

TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

BARE = re.compile(r"[A-Za-z0-9_-]+")


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's tables.

    Raises:
        TemplateError: ``template-unreadable`` or ``toml-syntax`` with the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        facts = {"offset": error.start}
        raise TemplateError(Problem("toml-encoding", Place(str(path)), facts)) from error
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        found = TOML_PLACE.search(words)
        line, column = (found[1], found[2]) if found else (None, None)
        at = Place(str(path), int(line) if line else None, int(column) if column else None)
        why = words[: found.start()] if found else words
        raise TemplateError(Problem("toml-syntax", at, {"why": why})) from error


def unreadable(path: Path, error: OSError) -> TemplateError:
    """Return the error that says why the system refused a file of a template."""
    return TemplateError(
        Problem("template-unreadable", Place(str(path)), {"why": why_refused(error)})
    )


def overlaid(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` overlaid by ``over``, table by table; lists and values replace."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        result[key] = (
            overlaid(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
        )
    return result


def line_of(path: Path, key: str) -> int | None:
    """Return the first line of a TOML file that sets ``key`` or opens its table, if any does."""
    opening = re.compile(rf"\s*(?:{re.escape(key)}\s*=|\[(?:[\w-]+\.)*{re.escape(key)}[\].])")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((number for number, line in enumerate(lines, 1) if opening.match(line)), None)


def toml_text(tables: Mapping[str, Any]) -> str:
    """Return tables as TOML: plain values of a table first, then the tables in it."""
    return "\n".join(_lines(tables, ())) + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    plain = {key: value for key, value in table.items() if not _is_wide(value)}
    made = [f"{_key(key)} = {_written(value)}" for key, value in plain.items()]
    if path and (made or not table):
        made = [f"[{'.'.join(map(_key, path))}]", *made, ""]
    for key, value in table.items():
        if _is_wide(value):
            made += _lines(value, (*path, key))
    return made


def _is_wide(value: object) -> bool:
    """Return whether a table gets a head of its own: it holds tables or long text."""
    if not isinstance(value, dict):
        return False
    return len(_written(value)) > 80 or any(isinstance(one, dict) for one in value.values())


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(one) for one in value) + "]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one >= " " and one != "\x7f" else f"\\u{ord(one):04X}"
                         for one in escaped) + '"'  # fmt: skip
