"""Tags that join what stands around them."""

import pytest

from tests.word.packages import docx, fill, p, paragraphs

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
