"""The guide to Word templates says what is so: its examples are run, its lists are whole."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.catalog.vocabulary import FILTERS, TESTS
from briefgen.word import compile_template
from briefgen.word.blocks import STATEMENTS
from tests.word.packages import docx, paragraphs

GUIDE = (Path(__file__).parents[1] / "docs" / "templates.md").read_text(encoding="utf-8")
VALUES = {
    "n": Decimal("1234.5"),
    "d": datetime.date(2020, 11, 5),
    "t": "  báo cáo  ",
    "xs": [3, 1, 2, 1],
    "rows": [{"name": "An", "unit": "Sở A", "v": 2}, {"name": "Bình", "unit": "Sở B", "v": 3}],
}
ROW = re.compile(r"^\|[^|]*\| `([^`|]*\{(?:\\\||[^|`])+)` \| ([^|]+) \|$", re.MULTILINE)
IN_WORDS = ("a reported figure", "a name that Word")
EXAMPLES = [
    (found[1].replace("\\|", "|"), found[2].strip())
    for found in ROW.finditer(GUIDE)
    if not found[2].startswith(IN_WORDS)
]


@pytest.mark.parametrize(("tag", "printed"), EXAMPLES, ids=[tag for tag, _ in EXAMPLES])
def test_every_example_prints_what_the_guide_says(tag: str, printed: str) -> None:
    made = compile_template(docx(tag)).render(VALUES)
    assert " ".join(paragraphs(made)).strip() == printed


def test_the_examples_are_found() -> None:
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize(
    "name", sorted({*FILTERS, *TESTS, *STATEMENTS} - {"==", "!=", "<", "<=", ">", ">="})
)
def test_every_word_of_the_language_stands_in_the_guide(name: str) -> None:
    assert re.search(rf"[`% {{]{re.escape(name)}[` (}}]", GUIDE)
