"""What templates see, by name in English and Vietnamese: the fields of ``fields.toml``.

``chỉ_tiêu.thực_hiện`` is another way to write ``indicator.actual``: the table says which field has
which name, and where it leads.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.catalog.uses import ITEM, VALUE
from briefgen.catalog.uses import Path as Steps
from briefgen.errors import Language

START, SHARED, TURN, OPEN, LIST = "start", "any", "turn", "{}", "[]"


TECHNICAL = frozenset(
    ("span", "rule", "sureness", "doubt", "retold", "leftovers", "evidence", "schema_version")
) | {"sha256", "sentences", "encoding", "length"}
"""Fields that serve the program; people who make templates are not shown them first."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of what templates see.

    Args:
        name: in English.
        vi: in Vietnamese.
        means: what it is, by language.
        kind: the table of its own fields; empty for a plain value, ``{}`` where any key may stand.
        many: whether it is a list.
    """

    name: str
    vi: str
    means: Mapping[str, str]
    kind: str = ""
    many: bool = False

    def means_in(self, language: Language) -> str:
        """Return what it is, in a language."""
        return self.means[language]


Fields = Mapping[str, Field]


@cache
def tables() -> Mapping[str, Fields]:
    """Return every kind with its fields, by English name."""
    read = _read()
    return {
        kind: {name: _field(name, row or read[SHARED][name]) for name, row in fields.items()}
        for kind, fields in read.items()
        if kind not in (SHARED, TURN)
    }


@cache
def _read() -> Mapping[str, Any]:
    path = Path(__file__).with_name("fields.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def turn_of(field: Field) -> str:
    """Return what a ready-made loop over a list calls one of its items."""
    return str(_read()[TURN].get(field.kind or "text", "mục"))


def _field(name: str, row: list[str]) -> Field:
    vi, said, told, *leads = row
    kind = leads[0] if leads else ""
    many = kind.endswith(LIST)
    kind = kind.removesuffix(LIST)
    return Field(name, vi, {"vi": said, "en": told}, "" if kind == "text" else kind, many)


def fields_at(path: Steps) -> Fields | None:
    """Return the fields of what a path leads to.

    Returns:
        Fields by English name; ``None`` where the table says nothing: a plain value, a list
        itself, a table of any keys, or a path that is not of the table.
    """
    kind, many = START, False
    for step in path:
        if many:
            if step not in (ITEM, VALUE):
                return None
            many = False
            continue
        found = tables().get(kind, {}).get(step)
        if found is None:
            return None
        kind, many = found.kind, found.many
    return None if many else tables().get(kind)


def field_at(path: Steps) -> Field | None:
    """Return the field that a path ends with; ``None`` if it is not of the table."""
    *above, last = path or ("",)
    return (fields_at(tuple(above)) or {}).get(last)


def english(path: Steps, name: str) -> str | None:
    """Return the English name of a field given in Vietnamese; ``None`` if it is none there.

    Args:
        path: of what holds the field, in English; empty for first names.
        name: as typed.
    """
    fields = fields_at(path)
    if fields is None or name in fields:
        return None
    return next((field.name for field in fields.values() if field.vi == name), None)


def names_at(path: Steps) -> list[str]:
    """Return all names, of both languages, that may follow a path."""
    fields = fields_at(path) or {}
    return [*fields, *(field.vi for field in fields.values())]


def in_vietnamese(path: Steps) -> str:
    """Return a path as it is written with Vietnamese names; unknown steps stay."""
    made = ""
    for at, step in enumerate(path):
        if step in (ITEM, VALUE):
            made += step
            continue
        field = field_at(path[: at + 1])
        made += ("." if made else "") + (field.vi if field else step)
    return made


def every_path(kind: str, before: Steps = ()) -> Iterator[tuple[Steps, Field]]:
    """Yield every path below a kind with its field, in the order of the table.

    Args:
        kind: a table of ``fields.toml``.
        before: the path that leads to it.
    """
    for name, field in tables()[kind].items():
        path = (*before, name)
        yield path, field
        if field.kind and field.kind != OPEN:
            yield from every_path(field.kind, (*path, ITEM) if field.many else path)
