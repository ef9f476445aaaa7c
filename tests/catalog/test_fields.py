"""The table of fields is whole: every field of every noun, with a Vietnamese name of its own."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin
from unicodedata import is_normalized

import pytest
from pydantic import BaseModel

from briefgen.catalog.fields import english, every_path, field_at, fields_at, in_vietnamese, tables
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.catalog.themes import find_theme
from briefgen.model.brief import Brief
from briefgen.model.meeting import Meeting
from briefgen.model.memo import Bilingual, Memo
from briefgen.model.official import Official
from briefgen.model.scorecard import Scorecard


def nouns(noun: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield noun
    for field in noun.model_fields.values():
        for inner in leaves(field.annotation):
            if inner is not noun:
                yield from nouns(inner)


def leaves(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from leaves(part)


NOUNS = {
    noun.__name__: noun
    for top in (Meeting, Brief, Official, Memo, Bilingual, Scorecard)
    for noun in nouns(top)
}


@pytest.mark.parametrize("name", NOUNS)
def test_every_field_of_a_noun_stands_in_the_table_and_leads_where_it_does(name: str) -> None:
    noun = NOUNS[name]
    found = tables()[name]
    assert list(found) == list(noun.model_fields)
    for key, info in noun.model_fields.items():
        plain = [one for one in options(info.annotation) if one is not type(None)]
        many = any(get_origin(one) is tuple for one in plain)
        inner = [one.__name__ for one in leaves(info.annotation)]
        open_ = any(get_origin(one) is dict for one in plain)
        assert (found[key].kind, found[key].many) == ("{}" if open_ else (inner or [""])[0], many)


def options(annotation: Any) -> tuple[Any, ...]:
    wide = get_origin(annotation) in (Union, types.UnionType)
    return get_args(annotation) if wide else (annotation,)


def test_the_table_of_a_theme_has_the_keys_of_a_theme() -> None:
    theme = find_theme("official", [Shelf("built-in", built_in_folder())]).tables
    assert set(theme) <= {*tables()["Theme"]}
    assert set(theme["agency"]) == {*tables()["ThemeAgency"]}
    assert set(theme["font"]) == {*tables()["ThemeFont"]}


@pytest.mark.parametrize("kind", tables())
def test_vietnamese_names_are_one_word_of_their_own(kind: str) -> None:
    names = [field.vi for field in tables()[kind].values()]
    assert len(set(names)) == len(names)
    assert not set(names) & set(tables()[kind])
    for name in names:
        assert name.isidentifier()
        assert not name.isascii()
        assert is_normalized("NFC", name)


def test_names_are_found_along_a_path() -> None:
    assert english((), "cuộc_họp") == "meeting"
    assert english(("brief", "rows", "[]"), "tên") == "name"
    assert english(("brief", "rows"), "tên") is None  # a list has no fields
    assert english(("rows", "[]"), "tên") is None  # somebody's own data
    assert english(("brief", "labels"), "tên") is None  # any key may stand there
    assert in_vietnamese(("meeting", "indicators", "[]", "actual", "quantity", "value")) == (
        "cuộc_họp.các_chỉ_tiêu[].thực_hiện.số.giá_trị"
    )
    field = field_at(("meeting", "indicators"))
    assert field is not None
    assert (field.many, fields_at(("meeting", "indicators"))) == (True, None)


def test_every_path_ends() -> None:
    paths = [path for path, _ in every_path("start")]
    assert len(paths) == len(set(paths)) > 500
