"""Tags that join what stands around them."""

import sys
from types import FrameType

import pytest

from briefgen.word import compile_template
from tests.word.packages import docx, fill, p, paragraphs, run

BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a", "{%- if x -%}", " b", "{%- endif -%}", " c"], ["a b c"]),
        (["a {% if x -%}", "{%- endif %}b"], ["a b"]),
        ([p("a", BREAK, "{%- if x -%}", BREAK, "b{% endif %}")], ["ab"]),
        (["a", "{{- x -}}", "b"], ["a1b"]),
        (["{%- if x %}a{% endif %}"], ["a"]),
    ],
)
def test_joins(before: list[str], after: list[str]) -> None:
    assert paragraphs(fill(docx(*before), x=1)) == after


def calls(count: int) -> int:
    """Return how many calls it takes to compile a paragraph of so many tags that join."""
    text = [run("{%- if x -%}"), run("a"), run("{%- endif -%}")] * count
    template, made = docx(p(*text)), 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal made
        made += event == "call" and frame.f_code.co_filename.endswith("joins.py")

    sys.setprofile(seen)
    try:
        compile_template(template)
    finally:
        sys.setprofile(None)
    return made


def test_many_tags_in_one_paragraph_each_look_only_beside_them() -> None:
    assert calls(200) < 2.2 * calls(100)
