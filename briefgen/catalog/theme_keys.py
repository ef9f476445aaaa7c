"""The keys a theme may have, and what is wrong with those of a file, each at its line.

``theme.toml`` beside this module is the list; nothing here knows a key by name.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any, Literal

from briefgen.errors import Language, Place, Problem

KeyKind = Literal[
    "colour", "text", "texts", "file", "choice", "number", "word", "words", "signers", "free"
]
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
PICTURES = (".png", ".jpg", ".jpeg")
_TABLES: tuple[KeyKind, ...] = ("words", "free")
_HEAD = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"\s*([\w.\-\"' ]+?)\s*=")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a theme.

    Args:
        path: ``colour.brand``; of a key outside any table its name alone.
        kind: what its value must be.
        says: what it does, in both languages.
        of: the values of a choice.
        least, most: the ends of a number, both allowed.
    """

    path: str
    kind: KeyKind
    says: Mapping[Language, str]
    of: tuple[str, ...] = ()
    least: float = 0
    most: float = 0

    @property
    def due(self) -> str:
        """Return a value as it should be written."""
        if self.kind == "choice":
            return " | ".join(f'"{value}"' for value in self.of)
        return _DUE[self.kind].format(least=self.least, most=self.most)


_DUE: Mapping[KeyKind, str] = {
    "colour": '"#AE1420"',
    "text": '"…"',
    "texts": '["…", "…"]',
    "file": '"logo.png"',
    "number": "{least} … {most}",
    "word": '"…" | {{vi = "…", en = "…"}}',
    "words": 'unit = "…"',
    "signers": '[{{post = "…", name = "…"}}]',
    "free": "…",
}


@cache
def theme_keys() -> Mapping[str, Key]:
    """Return every key by its path, in the order of the list."""
    text = resources.files("briefgen.catalog").joinpath("theme.toml").read_text(encoding="utf-8")
    return {
        path: Key(
            path,
            said["kind"],
            {"vi": said["vi"], "en": said["en"]},
            tuple(said.get("of", ())),
            said.get("least", 0),
            said.get("most", 0),
        )
        for path, said in tomllib.loads(text).items()
    }


def theme_faults(tables: Mapping[str, Any], text: str, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the keys and values of a theme.

    Args:
        tables: what the file says.
        text: the file itself, to find the lines in.
        file: its path.
    """
    groups = {path.split(".")[0] for path in theme_keys() if "." in path}
    for name, value in tables.items():
        if name in groups and not isinstance(value, dict):
            facts = {"key": name, "value": value}
            yield Problem("theme-table", place_in(text, file, name), facts)
        elif name in groups:
            for key, inner in value.items():
                yield from _fault(f"{name}.{key}", inner, text, file)
        else:
            yield from _fault(name, value, text, file)


def _fault(path: str, value: object, text: str, file: str) -> Iterator[Problem]:
    key = theme_keys().get(path)
    if key is None:
        yield unknown_key(path, theme_keys(), text, file)
        return
    if key.kind in _TABLES and not isinstance(value, dict):
        facts = {"key": path, "value": value}
        yield Problem("theme-table", place_in(text, file, path), facts)
    elif key.kind == "words" and isinstance(value, dict):
        for name, word in value.items():
            if not _is_word(word):
                facts = {"key": f"{path}.{name}", "value": word, "due": _due_word()}
                yield Problem("theme-value", place_in(text, file, f"{path}.{name}"), facts)
    elif key.kind == "colour" and not (isinstance(value, str) and COLOUR.fullmatch(value)):
        yield Problem("theme-colour", place_in(text, file, path), {"value": value})
    elif not _fits(key, value):
        facts = {"key": path, "value": value, "due": key.due}
        yield Problem("theme-value", place_in(text, file, path), facts)


def unknown_key(path: str, known: Mapping[str, object], text: str, file: str) -> Problem:
    """Return that there is no such key, with the nearest of those known."""
    near = _nearest(path, known)
    at, facts = place_in(text, file, path), {"key": path, "near": near}
    return Problem("theme-unknown-key-near" if near else "theme-unknown-key", at, facts)


def _nearest(path: str, known: Mapping[str, object]) -> list[str]:
    """Return the key that was meant: of this table, else of that name, else much the same."""
    table, _, name = path.rpartition(".")
    beside = [one.rpartition(".")[2] for one in known if one.rpartition(".")[0] == table]
    beside += [] if table else [one.partition(".")[0] for one in known]
    dot = f"{table}." if table else ""
    return (
        [f"{dot}{one}" for one in get_close_matches(name, beside, n=1)]
        or [one for one in known if one.rpartition(".")[2] == name][:1]
        or get_close_matches(path, known, n=1, cutoff=0.8)
    )


def _fits(key: Key, value: object) -> bool:
    """Return whether a value is of its key's kind."""
    match key.kind:
        case "text":
            return isinstance(value, str)
        case "texts":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "file":
            return isinstance(value, str) and (not value or value.lower().endswith(PICTURES))
        case "choice":
            return value in key.of
        case "number":
            figure = isinstance(value, (int, float)) and not isinstance(value, bool)
            return figure and key.least <= float(str(value)) <= key.most
        case "word":
            return _is_word(value)
        case "signers":
            return isinstance(value, list) and all(map(_is_signer, value))
    return True


def _is_word(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value) and value.keys() <= {"vi", "en"} and all(map(_is_text, value.values()))
    return _is_text(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_signer(value: object) -> bool:
    return (
        isinstance(value, dict)
        and "post" in value
        and value.keys() <= {"post", "name"}
        and all(map(_is_text, value.values()))
    )


def _due_word() -> str:
    return _DUE["word"].format()


def place_in(text: str, file: str, path: str) -> Place:
    """Return line and column of a key in a TOML file: of the key, else of its table."""
    wanted, table = path.split("."), ""
    best, line, column = 0, None, None
    for number, row in enumerate(text.splitlines(), 1):
        head, entry = _HEAD.match(row), _ENTRY.match(row)
        found = head or entry
        if found is None:
            continue
        named = found[1].replace('"', "").replace("'", "").replace(" ", "")
        if head:
            table = named
        steps = (named if head or not table else f"{table}.{named}").split(".")
        if steps == wanted[: len(steps)] and len(steps) > best:
            best, line, column = len(steps), number, found.start(1) + 1
    return Place(file, line, column, path)
