"""Guards resolved on the way give what guards resolved at the end give, however the text is cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.word.gradual import NeedsWholeError, settle_gradually
from briefgen.word.settling import (
    HOLDER_CLOSE,
    HOLDER_OPEN,
    NEW_PARAGRAPH,
    PARAGRAPH_GUARD,
    settle,
)

TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>"
PLAIN = ["<w:p/>", "<w:p><w:r/></w:p>", "x" * 5_000, '<w:bookmarkEnd w:id="1"/>', "", "<w:t", "r>"]


@st.composite
def parts(draw: st.DrawFn) -> str:
    """Return a part: pieces, tables that may have no rows, rows that may have no cells."""
    made = []
    for kind in draw(st.lists(st.sampled_from("ptrg"), max_size=6)):
        if kind == "p":
            made.append(draw(st.sampled_from(PLAIN)))
        elif kind == "g":
            made.append(PARAGRAPH_GUARD)
        elif kind == "t":
            rows = draw(st.sampled_from(["", "<w:tr><w:tc><w:p/></w:tc></w:tr>"]))
            more = draw(rows_of_cells())
            made.append(f"{HOLDER_OPEN}{TABLE}{rows}{more}</w:tbl>{HOLDER_CLOSE}")
        else:
            made.append(draw(rows_of_cells()))
    return "".join(made)


@st.composite
def rows_of_cells(draw: st.DrawFn) -> str:
    made = []
    for cells in draw(st.lists(st.integers(0, 2), max_size=3)):
        inside = f"<w:tc><w:tcPr/>{PARAGRAPH_GUARD}</w:tc>" * cells
        made.append(f"{HOLDER_OPEN}<w:tr>{inside}</w:tr>{HOLDER_CLOSE}")
    return "".join(made)


@given(parts(), st.lists(st.integers(0, 400), max_size=8))
def test_the_text_is_the_same_wherever_it_is_cut(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if text[cut - 1 : cut] != "\x07")})
    chunks = [text[a:b] for a, b in pairwise(places)]
    assert "".join(settle_gradually(chunks)) == settle(text)


def test_a_long_table_goes_on_row_by_row() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    chunks = [f"<w:body>{HOLDER_OPEN}{TABLE}", *[row] * 5, f"</w:tbl>{HOLDER_CLOSE}", "</w:body>"]
    assert list(settle_gradually(chunks)) == [
        "<w:body>", TABLE + row, *[row] * 4, "</w:tbl>", "</w:body>"
    ]  # fmt: skip


def test_a_rich_value_asks_for_the_whole() -> None:
    with pytest.raises(NeedsWholeError):
        list(settle_gradually(["<w:p/>", f"<w:t>{NEW_PARAGRAPH}"]))
