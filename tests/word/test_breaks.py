"""Page breaks and sections in loops."""

import re

import pytest

from tests.word.packages import docx, fill, member, p, run

BREAK = '<w:r><w:br w:type="page"/></w:r>'
ROWS = [{"n": 1}, {"n": 2}, {"n": 3}]
LANDSCAPE = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    "</w:pPr></w:p>"
)

ENDS = {
    "the break stands in a paragraph of its own": (
        ("{% for x in v %}", "{{ x.n }}", p(BREAK), "{% endfor %}"), 2,
    ),
    "the loop ends in the paragraph of the break": (
        ("{% for x in v %}", "{{ x.n }}", p(BREAK, run("{% endfor %}"))), 2,
    ),
    "an empty paragraph follows": (
        ("{% for x in v %}", "{{ x.n }}", p(BREAK), "{% endfor %}", "<w:p/>"), 2,
    ),
    "text follows, so the break is wanted": (
        ("{% for x in v %}", "{{ x.n }}", p(BREAK), "{% endfor %}", "hết"), 3,
    ),
    "the break stands before the text": (
        ("{% for x in v %}", p(BREAK, run("{{ x.n }}")), "{% endfor %}"), 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_no_empty_page_follows_the_last_turn(name: str) -> None:
    blocks, breaks = ENDS[name]
    assert member(fill(docx(*blocks), v=ROWS)).count('w:type="page"') == breaks


def test_every_turn_keeps_its_section_and_orientation() -> None:
    made = member(fill(docx("{% for x in v %}", "{{ x.n }}", LANDSCAPE, "{% endfor %}"), v=ROWS))
    assert len(re.findall(r'w:orient="landscape"', made)) == 3
    assert made.count("<w:sectPr") == 4
    assert (
        member(fill(docx("{% for x in v %}", LANDSCAPE, "{% endfor %}"), v=[])).count("<w:sectPr")
        == 1
    )
