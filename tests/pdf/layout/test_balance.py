"""Newspaper columns: even, groups whole where it costs little, heads repeated."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.pdf.layout.balance import Columns, balanced
from briefgen.pdf.layout.display import Rectangle, Strip


def group(unit: int, rows: int, height: float = 6) -> list[Strip]:
    head = Strip(8, [Rectangle(0, 0, None, 50, 8, fill="#000000")], unit=unit, glue=True)
    made = [head]
    for index in range(rows):
        items = [Rectangle(0, 0, None, 50, height, fill="#000000")]
        made.append(Strip(height, list(items), unit=unit, heads=(head,), glue=index == rows - 2))
    return made


def columns(*groups: list[Strip], last: float = 0) -> Columns:
    pieces = [strip for strips in groups for strip in strips]
    return Columns(pieces, Strip(last, [Rectangle(0, 0, None, 9, 9)] if last else []), 2, 100)


def lowest(strip: Strip, left: float) -> float:
    return max((i.y + i.height for i in strip.flat() if isinstance(i, Rectangle) and i.x == left),
               default=0)  # fmt: skip


def test_groups_stay_whole() -> None:
    strip, rest = balanced(columns(group(1, 3), group(2, 2), group(3, 4), group(4, 3)), 200)
    assert rest is None
    assert lowest(strip, 0) == 8 + 18 + 8 + 12
    assert lowest(strip, 100) == 8 + 24 + 8 + 18


def test_one_long_group_is_cut_and_its_head_repeated() -> None:
    strip, rest = balanced(columns(group(1, 10)), 200)
    assert rest is None
    assert lowest(strip, 0) == lowest(strip, 100) == 8 + 30


def test_the_last_block_goes_under_the_shorter_column() -> None:
    strip, rest = balanced(columns(group(1, 5), group(2, 2), last=9), 200)
    assert rest is None
    assert lowest(strip, 100) == 8 + 12 + 9


def test_what_does_not_fit_is_left() -> None:
    strip, rest = balanced(columns(group(1, 30), last=9), 60)
    assert strip.height <= 60
    assert rest is not None
    assert len(rest.pieces) == 30 - 8 - 8
    assert rest.last.height == 9


@given(st.lists(st.integers(2, 12), min_size=1, max_size=6), st.floats(40, 250))
def test_no_row_is_lost_or_doubled(sizes: list[int], room: float) -> None:
    waiting: Columns | None = columns(*(group(i + 1, size) for i, size in enumerate(sizes)))
    rows = 0
    while waiting is not None:
        strip, waiting = balanced(waiting, room)
        assert strip.height <= room + 1e-6
        rows += sum(1 for i in strip.flat() if isinstance(i, Rectangle) and i.height == 6)
    assert rows == sum(sizes)
