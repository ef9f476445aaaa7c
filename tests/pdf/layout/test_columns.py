"""Columns: who gives up room when a figure is wider than expected."""

import pytest

from briefgen.pdf.layout.columns import FIGURE_GAP, Column, place_columns
from briefgen.pdf.tree import Node

Reach = list[tuple[float, float]]


def column(**values: float | str) -> Node:
    return Node("column", dict(values), 0, 0)


NODES = [
    column(width="rest", min=40.0, gives=1.0),
    column(width=20.0, line=12.0),
    column(width=30.0, min=24.0, gives=2.0),
]


def placed(reach: Reach, width: float = 110) -> tuple[list[Column], float]:
    return place_columns(NODES, 15, width, reach)


def test_columns_stand_side_by_side_and_fill_the_width() -> None:
    columns, short = placed([(0, 0), (10, 5), (0, 0)])
    assert [(c.x, c.width) for c in columns] == [(15, 60), (75, 20), (95, 30)]
    assert short == 0


def test_a_wide_figure_takes_from_the_words_and_keeps_its_decimal_line() -> None:
    columns, short = placed([(0, 0), (20, 5), (0, 0)])
    name, figure, bar = columns
    assert (name.width, figure.width, bar.width) == (52, 28, 30)
    assert figure.x + (figure.line or 0) == 87
    assert bar.x == 95
    assert short == 0


def test_wide_decimals_move_the_line_to_the_left() -> None:
    columns, _ = placed([(0, 0), (10, 12), (0, 0)])
    assert columns[1].x + (columns[1].line or 0) == pytest.approx(87 - 4 - FIGURE_GAP)


def test_the_bar_gives_last_and_only_to_its_least_width() -> None:
    columns, short = placed([(0, 0), (45, 5), (0, 0)])
    assert [c.width for c in columns] == [40, 46, 24]
    assert short == pytest.approx(7)


def test_words_are_granted_up_to_their_most() -> None:
    nodes = [column(width="rest", gives=1.0, min=10.0), column(width=10.0, most=14.0)]
    columns, _ = place_columns(nodes, 0, 50, [(0, 0), (30, 0)])
    assert [c.width for c in columns] == [36, 14]
