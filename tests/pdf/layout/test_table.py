"""Tables: lines between columns, room left of words, heads in the middle."""

import pytest

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Item, Line, Words
from briefgen.pdf.layout.pages import lay_out
from briefgen.pdf.styles import Sheet
from briefgen.pdf.tree import read_tree

HEAD = """<doc paper="A4" margin-left="10" margin-right="10"><font name="w" family="Tinos"/>
<colour name="ink" value="#000000"/><colour name="hairline" value="#CCCCCC"/><body>"""
COLUMNS = '<column width="20"/><column width="30" inset="2"/><column width="rest"/>'


def items(rows: str, attributes: str = "") -> list[list[Item]]:
    table = f'<table pitch="10" {attributes}>{COLUMNS}{rows}</table>'
    doc = read_tree(f"{HEAD}{table}</body></doc>")
    (page,) = lay_out(doc, Context(Sheet(doc))).pages
    return [[*strip.flat()] for strip, _ in page.placed]


def uprights(found: list[Item]) -> list[float]:
    return [item.x for item in found if isinstance(item, Line) and not item.dx]


def places(found: list[Item]) -> list[float]:
    return [item.x for item in found if isinstance(item, Words)]


CELLS = "<td>a</td><td>b</td><td>c</td>"


def test_a_grid_has_lines_between_columns_and_at_both_edges() -> None:
    (row,) = items(f"<tr>{CELLS}</tr>", 'grid="0.5"')
    assert uprights(row) == [10, 30, 60, 200]


def test_no_line_runs_through_a_cell_that_spans() -> None:
    (row,) = items('<tr><td span="2">a</td><td>c</td></tr>', 'grid="0.5"')
    assert uprights(row) == [10, 60, 200]


def test_the_head_of_a_grid_is_closed_above() -> None:
    head, _ = items(f'<head height="12">{CELLS}</head><tr>{CELLS}</tr>', 'grid="0.5"')
    flat = [item.y for item in head if isinstance(item, Line) and item.dx]
    assert sorted(flat) == [0, 12]


def test_a_table_without_a_grid_has_no_uprights() -> None:
    (row,) = items(f"<tr>{CELLS}</tr>")
    assert uprights(row) == []


def test_words_stand_off_the_edge_by_the_inset() -> None:
    (row,) = items(f"<tr>{CELLS}</tr>")
    assert places(row) == [10, 32, 60]


@pytest.mark.parametrize(("anchor", "lines"), [("middle", 1), ("middle", 2), ("middle", 3)])
def test_words_of_a_head_stand_in_the_middle(anchor: str, lines: int) -> None:
    text = "<br/>".join("abc"[:lines])
    cells = f"<td>{text}</td><td>b</td><td>c</td>"
    head = f'<head height="20" leading="5" anchor="{anchor}">{cells}</head>'
    made, _ = items(f"{head}<tr>{CELLS}</tr>", 'drop="1"')
    baselines = [item.y for item in made if isinstance(item, Words) and item.x == 10]
    assert sum(baselines) / lines == pytest.approx(11)
