"""Operators made once and drawn anywhere: the same as made at the place."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefgen.pdf.faces import find_face
from briefgen.pdf.layout.display import Element, Item, Line, Placed, Rectangle, Shape, Words
from briefgen.pdf.layout.runs import runs_of
from briefgen.pdf.node import Node
from briefgen.pdf.output.content import FontUse, PageContent
from briefgen.pdf.output.imposing import Spot

FACE = find_face("Tinos")
assert FACE is not None
NODE = Node("text", {}, 1, 1)
COLOURS = ("#102030", "#000000")
LENGTH = st.integers(0, 400).map(lambda tenth: tenth / 10)
COLOUR = st.sampled_from(COLOURS)
ITEM: st.SearchStrategy[Item] = st.one_of(
    st.builds(lambda x, y, c: Words(x, y, None, "Đạt (100%)", FACE, 9, c, 20, NODE),
              LENGTH, LENGTH, COLOUR),
    st.builds(lambda x, y, c: Rectangle(x, y, None, 4, 3, fill=c), LENGTH, LENGTH, COLOUR),
    st.builds(lambda x, y, c: Rectangle(x, y, None, 4, 3, stroke=c, line=0.5),
              LENGTH, LENGTH, COLOUR),
    st.builds(lambda x, y, c: Line(x, y, None, 9, 0, 0.4, c, (1, 1)), LENGTH, LENGTH, COLOUR),
    st.builds(lambda x, y, c: Shape(x, y, None, (), fill=c, round=1.5), LENGTH, LENGTH, COLOUR),
    st.builds(lambda x, y, c: Shape(x, y, None, [(0, 0), (1, 2), (3, 1)], stroke=c, line=0.7),
              LENGTH, LENGTH, COLOUR),
)  # fmt: skip


def drawn(items: Sequence[Item]) -> bytes:
    elements: list[Element] = []
    content = PageContent(0, 297.0, FontUse(), elements, Spot())
    content.add(items)
    return content.finish()


@given(st.lists(ITEM, min_size=1, max_size=8))
def test_a_run_is_drawn_as_its_items_are_one_by_one(items: list[Item]) -> None:
    runs = runs_of(items, 3.0, 7.0)
    assert runs is not None
    assert len(runs) == 1
    assert drawn(runs) == drawn(items)
    assert drawn([*items, *runs]) == drawn([*items, *items])


@given(st.lists(ITEM, min_size=1, max_size=8), st.integers(-20, 20), st.integers(-20, 20))
def test_a_run_placed_elsewhere_is_its_items_moved(items: list[Item], dx: int, dy: int) -> None:
    (placed,) = runs_of(items) or ()
    assert isinstance(placed, Placed)
    moved = drawn([item.moved(dx, dy) for item in items])
    assert drawn([placed.moved(dx, dy)]) == moved


def test_items_of_different_elements_are_different_runs() -> None:
    element = Element("P")
    items: list[Item] = [
        Line(0, 0, None, 1, 0, 1, "#000000"),
        Line(0, 0, element, 1, 0, 1, "#000000"),
    ]
    runs = runs_of(items)
    assert [run.element for run in runs or ()] == [None, element]
