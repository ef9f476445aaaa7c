"""The fields and filters that a template maker may use, each with what it gives for a sample."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.catalog import fields as table
from briefgen.catalog.fields import (
    OPEN,
    START,
    TECHNICAL,
    Field,
    every_path,
    in_vietnamese,
    turn_of,
)
from briefgen.catalog.templates import find_template
from briefgen.catalog.uses import ITEM, path_text
from briefgen.catalog.uses import Path as Steps
from briefgen.errors import DataError, Language
from briefgen.flows.inputs import read_input
from briefgen.flows.previewing import COMMON_SAMPLE
from briefgen.flows.setting import Setting
from briefgen.flows.templates import OFFICIAL, composed_for_show

if TYPE_CHECKING:
    from briefgen.word.field_list import Group

FORM = "party-conclusion"  # whose document shows what fields of official forms hold
LONGEST = 60
FEWEST, MOST = 2, 5  # cells of a ready-made row
FOR_WORD = ("brief", "meeting", "document", "memo", "bilingual", "theme")
NOT_IN_ROWS = frozenset(
    ("id", "kind", "better", "status", "indicator", "part", "person", "language", "raw", "bound")
)


@dataclass(frozen=True, slots=True)
class Example:
    """A field with the value it has in the sample.

    Args:
        path: as it is written, in English: ``brief.rows[].name``.
        vi: the same in Vietnamese.
        means: what it is.
        shown: its value in the sample as text; of a list, how many; empty where there is none.
        repeats: whether it is a list, or a field of an item of one.
        technical: it serves the program.
    """

    path: str
    vi: str
    means: str
    shown: str
    repeats: bool
    technical: bool


def field_examples(setting: Setting, language: Language) -> list[Example]:
    """Return every field of what templates see, with live values of the built-in sample."""
    values = sample_values(setting)
    return [
        Example(
            path_text(path),
            in_vietnamese(path),
            field.means_in(language),
            shown_at(values, path),
            field.many or ITEM in path,
            bool(TECHNICAL & set(path)),
        )
        for path, field in every_path(START)
    ]


@dataclass(frozen=True, slots=True)
class FilterExample:
    """A filter: its names, what it does, a tag and what the tag prints."""

    names: tuple[str, ...]
    means: str
    tag: str
    prints: str


def filter_examples(setting: Setting, language: Language) -> list[FilterExample]:
    """Return the filters, each with an example worked out on the built-in sample."""
    from briefgen.catalog.expressions import compile_source, environment
    from briefgen.catalog.vocabulary import VIETNAMESE

    own = {english: vietnamese for vietnamese, english in VIETNAMESE.items()}
    values = sample_values(setting)
    figures = (one["actual"] for one in values["meeting"]["indicators"] if one["actual"])
    values = {**values, "kế_hoạch": {"số": next(figures)["quantity"]}}
    runs_in = environment(xml=False)
    return [
        FilterExample(
            tuple(one for one in (own.get(name, ""), name) if one),
            said if language == "vi" else told,
            tag,
            compile_source(tag, runs_in).render(values).strip(),
        )
        for name, (said, told, tag) in _filters().items()
    ]


@cache
def _filters() -> Mapping[str, tuple[str, str, str]]:
    path = Path(table.__file__).with_name("filters.toml")
    return {name: tuple(row) for name, row in tomllib.loads(path.read_text("utf-8")).items()}


def sample_values(setting: Setting) -> Mapping[str, Any]:
    """Return what templates see of the built-in sample meeting.

    Raises:
        DataError: the sample is missing or broken.
    """
    from briefgen.compose.bilingual import compose_bilingual
    from briefgen.compose.memo import compose_memo
    from briefgen.flows.officials import composed_official
    from briefgen.flows.theming import dress_of
    from briefgen.meetingfile import load_meeting

    given = read_input(setting.shelves[-1].folder / COMMON_SAMPLE, DataError)
    meeting = load_meeting(given.content, given.name)
    form = find_template(FORM, "brief", setting.shelves)
    return {
        **composed_for_show(meeting),
        "document": composed_official(form, meeting, setting).model_dump(),
        "memo": compose_memo(meeting, "cover-note").model_dump(),
        "bilingual": compose_bilingual(meeting).model_dump(),
        "theme": dress_of(OFFICIAL, setting).for_word(),
        "options": {},
    }


def shown_at(values: object, path: Steps) -> str:
    """Return the first value that stands at a path, as text cut to a line; lists are counted."""
    for value in _found(values, path):
        if isinstance(value, (list, tuple)):
            return f"({len(value)})"
        if isinstance(value, Mapping) or value in (None, ""):
            continue
        text = " ".join(_text(value).split())
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return ""


def _text(value: object) -> str:
    from briefgen.catalog.shown import text_of

    return ("true" if value else "false") if isinstance(value, bool) else text_of(value)


def _found(value: object, path: Steps) -> Iterator[object]:
    """Yield what stands at a path, through every item of every list."""
    if not path:
        yield value
        return
    step, *rest = path
    if step == ITEM:
        for item in value if isinstance(value, (list, tuple)) else ():
            yield from _found(item, tuple(rest))
    elif isinstance(value, Mapping) and step in value:
        yield from _found(value[step], tuple(rest))


def field_list(setting: Setting, language: Language) -> bytes:
    """Return a Word document: every field for Word templates, its tag ready to be copied."""
    from briefgen.word.field_list import Word, write_field_list

    values = sample_values(setting)
    first = [(name, table.tables()[START][name]) for name in FOR_WORD]
    groups = [
        group
        for name, field in first
        for group in _groups(field, (name,), field.vi, values, language)
    ]
    words = [
        Word(", ".join(one.names), one.means, one.tag, one.prints)
        for one in filter_examples(setting, language)
    ]
    return write_field_list(groups, words, language)


def _groups(
    field: Field, path: Steps, spelt: str, values: object, language: Language, loop: str = ""
) -> "Iterator[Group]":
    """Yield the fields of one thing, then those of each list in it.

    Args:
        field: what holds the fields.
        path: to it, in English, for live values.
        spelt: how a tag begins to name its fields: a path, or what a loop calls an item.
        values: the sample.
        language: of the words.
        loop: what opens the loop over its items, if it is a list.
    """
    from briefgen.word.field_list import Entry, Group

    entries: list[Entry] = []
    cells: list[tuple[str, str]] = []
    lists: list[tuple[Field, Steps, str]] = []
    for inner, at, name in _fields(field.kind, path, spelt):
        shown = shown_at(values, at)
        tag = f"{{{{ {name} }}}}"
        if inner.many:
            lists.append((inner, at, name))
            tag = f"{{% for {turn_of(inner)} in {name} %}} … {{% endfor %}}"
        elif isinstance(next(_found(values, at), None), bool):
            tag = f"{{% if {name} %}} … {{% endif %}}"
        elif shown and len(at) == len(path) + 1 and at[-1] not in NOT_IN_ROWS:
            cells.append((_heading(inner.vi), tag))
        means = inner.means_in(language)
        if at[len(path) + 1 :]:  # inside a single thing: say which
            means = f"{_heading(name.split('.')[-2])}: {means[0].lower()}{means[1:]}"
        entries.append(Entry(means, tag, shown, inner.many))
    yield Group(field.means_in(language), spelt, loop, tuple(entries), _ready(cells, loop))
    for inner, at, name in lists:
        if inner.kind:
            opens = f"{{% for {turn_of(inner)} in {name} %}}"
            yield from _groups(inner, (*at, ITEM), turn_of(inner), values, language, opens)


def _heading(name: str) -> str:
    """Return a field's Vietnamese name as the words it is made of."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _fields(kind: str, path: Steps, spelt: str) -> Iterator[tuple[Field, Steps, str]]:
    """Yield the fields of a kind and of the single things in it, lists not entered."""
    for name, field in table.tables()[kind].items():
        if name in TECHNICAL:
            continue
        at, written = (*path, name), f"{spelt}.{field.vi}"
        if field.kind and field.kind != OPEN and not field.many:
            yield from _fields(field.kind, at, written)
        elif field.kind != OPEN:
            yield field, at, written


def _ready(cells: Sequence[tuple[str, str]], loop: str) -> tuple[tuple[str, str], ...]:
    """Return the cells of a table row that repeats: heading and tag of each, the loop put in."""
    if not loop or len(cells) < FEWEST:
        return ()
    (head, first), *middle, (end, last) = cells[:MOST]
    return ((head, loop + first), *middle, (end, last + "{% endfor %}"))
