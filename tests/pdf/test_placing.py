"""Nothing is cut, covered or lost without a word, and the word names the place in the data."""

import pytest

from briefgen.errors import RenderError
from tests.pdf.sheets import drawn

LONG = "Một câu rất dài không thể đứng trên một dòng của tờ giấy A5 này dù cỡ chữ có nhỏ đi nữa đâu"
HEAD = f"""<table pitch="6"><column width="20" style="plain"/><head height="5" style="plain">
<td>{LONG}</td></head><tr><td>1</td></tr></table>"""
CASES = {
    "text-shortened": '<text style="plain" lines="1">{{ rows[1].name }}</text>',
    "word-cut": '<text style="plain" width="12">{{ rows[2].name }}</text>',
    "outside-page": '<area height="9"><text style="plain" x="120" y="4" width="60" lines="1">'
    "{{ rows[3].name }}</text></area>",
    "place-too-low": '<area height="6"><text style="plain" x="0" y="4">{{ rows[1].name }}</text>'
    "</area>",
}
VALUES = {
    "rows": [{"name": "ngắn"}, {"name": LONG}, {"name": "Llanfairpwllgwyngyll"},
             {"name": "Văn bản bên lề"}]
}  # fmt: skip
AT = {"text-shortened": 1, "word-cut": 2, "outside-page": 3, "place-too-low": 1}


@pytest.mark.parametrize("code", CASES)
def test_what_finds_no_room_is_told_with_its_place_in_the_data(code: str) -> None:
    warnings = drawn(CASES[code], VALUES).warnings
    assert [(one.code, one.severity) for one in warnings] == [(code, "warning")]
    assert warnings[0].at.path == f"rows[{AT[code]}].name"
    assert warnings[0].at.line


@pytest.mark.parametrize("code", CASES)
def test_strict_makes_an_error_of_it(code: str) -> None:
    with pytest.raises(RenderError) as caught:
        drawn(CASES[code], VALUES, strict=True)
    (problem,) = caught.value.problems
    assert (problem.code, problem.severity) == (code, "error")
    assert problem.at.path == f"rows[{AT[code]}].name"


def test_a_heading_higher_than_its_head_is_told() -> None:
    assert [one.code for one in drawn(HEAD).warnings] == ["head-too-low"]


def test_too_many_cells_for_the_room_become_one_bar() -> None:
    assert drawn('<cells count="28" filled="9" width="12" height="4"/>').warnings == ()
