"""Every built-in form of a brief: figures stand between bookmarks that name what they are."""

import io
import re
import zipfile
from collections import Counter
from functools import cache

import pytest

from briefgen.catalog.templates import list_templates
from briefgen.flows.marks import is_line, named_figures
from briefgen.word import bookmarks
from tests.forms import GIVEN, SHELVES, meeting_of, word_file

FORMS = sorted(one.name for one in list_templates(SHELVES)[0] if one.kind == "brief")
START = re.compile(r'<w:bookmarkStart w:id="([^"]*)" w:name="([^"]*)"')
every_form = pytest.mark.parametrize("form", FORMS)
every_seed = pytest.mark.parametrize("seed", GIVEN)


@cache
def body(form: str, seed: str) -> str:
    with zipfile.ZipFile(io.BytesIO(word_file(form, seed))) as package:
        return package.read("word/document.xml").decode()


@every_form
@every_seed
def test_names_are_valid_unique_and_short_enough(form: str, seed: str) -> None:
    found = START.findall(body(form, seed))
    numbers, names = Counter(n for n, _ in found), Counter(name.lower() for _, name in found)
    assert max(numbers.values()) == max(names.values()) == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)
    assert body(form, seed).count("<w:bookmarkEnd ") == len(found)


@every_form
@every_seed
def test_every_bookmark_leads_back_to_the_record(form: str, seed: str) -> None:
    texts = bookmarks.bookmarked_texts(body(form, seed))
    named = named_figures(texts, meeting_of(seed))
    assert named
    assert [name for name in texts if name not in named and not is_line(name)] == []


@every_form
@every_seed
def test_figures_of_tables_stand_in_bookmarks(form: str, seed: str) -> None:
    cells = re.findall(r"<w:tc>(?:(?!</w:tc>).)*</w:tc>", body(form, seed))
    bare = [
        text for cell in cells if "bookmarkStart" not in cell
        for text in ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", cell))]
        if re.fullmatch(r"[+−-]?[\d.,]*\d[.,]\d+%?", text)
    ]  # fmt: skip
    assert bare == []
