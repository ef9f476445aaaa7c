"""Grids: widths in millimetres, per cent and shares."""

import pytest

from briefgen.pdf.layout.columns import shared
from tests.pdf.drawn import boxes
from tests.pdf.sheets import drawn, faults


@pytest.mark.parametrize(
    ("words", "widths"),
    [
        ("1fr 1fr", [48, 48]),
        ("20 rest 2fr", [20, 24, 48]),
        ("25% 1fr", [25, 71]),
        ("30 30", [30, 30]),
    ],
)
def test_shares_are_of_what_is_left(words: str, widths: list[float]) -> None:
    gap = 4.0
    count = len(words.split())
    made = shared(words.split(), 100, gap)
    assert made == pytest.approx(widths) or sum(made) + gap * (count - 1) == pytest.approx(100)


def test_cells_stand_in_rows_and_may_span() -> None:
    cells = "".join(f'<cell line="0.4" pad="1"><text style="plain">ô {n}</text></cell>'
                    for n in range(3))  # fmt: skip
    body = f'<grid columns="1fr 1fr 30" gap="3">{cells}<cell span="3" fill="band-1"/></grid>'
    content = drawn(body).content
    assert faults(content, "ua1", "2a") == []
    row = boxes(content)[0]
    assert [box.text.strip() for box in row] == ["ô 0", "ô 1", "ô 2"]
    assert row[2].left == pytest.approx(148 - 15 - 30 + 1, abs=0.5)


def test_columns_of_a_row_may_be_parts_of_it() -> None:
    body = """<row><col width="25%"><text style="plain">a</text></col><col width="2fr">
    <text style="plain">b</text></col><col width="1fr"><text style="plain">c</text></col></row>"""
    lefts = [box.left for box in boxes(drawn(body).content)[0]]
    assert lefts == pytest.approx([15, 15 + 29.5, 15 + 29.5 + 59], abs=0.5)
