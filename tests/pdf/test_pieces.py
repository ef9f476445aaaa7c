"""Reading a template in pieces: the same nodes as read thoroughly, equal ones shared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import TemplateError
from briefgen.pdf import tree
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import KEPT_AT_MOST, OutOfTheOrdinaryError, Pool, read_pieces
from briefgen.pdf.tree import read_tree

Told = tuple[str, dict[str, object], int, int, tuple[object, ...]]


def told(node: Node) -> Told:
    """All that a node says, words side by side as one."""
    children: list[object] = []
    for child in node.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        else:
            children.append(child if isinstance(child, str) else told(child))
    return node.tag, dict(node.values), node.line, node.column, tuple(children)


def thoroughly(xml: str) -> Node:
    return tree._read_thoroughly(xml)


ROW = """
 <tr at-="9:1">
  <td at-="9:5">{name}</td>
  <td at-="9:30"><figure at-="9:33" whole="{whole}" part=",5"/></td>
 </tr>"""
SHEET = """<?xml version="1.0" encoding="UTF-8"?>

<doc at-="1:1" paper="A4"
     title="Phiếu {title}">
<body at-="2:1">
  <text at-="3:1" id="dau">Một <run at-="3:9" weight="bold">hai</run>
    ba
    <run at-="4:9" weight="bold">bốn</run> &amp; năm&#160;sáu</text>
  <table at-="5:1" id="rows" pitch="6"><column at-="6:1" width="rest"/>
  <column at-="7:1" width='30' line="20"/>{rows}
  </table>
</body></doc>
"""


def sheet(*rows: tuple[str, str], title: str = "1") -> str:
    made = "".join(ROW.format(name=name, whole=whole) for name, whole in rows)
    return SHEET.format(rows=made, title=title)


TEXT = st.text("ab ạ&<>\"'\n\t", max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
ATTRIBUTE = TEXT.map(lambda text: text.replace('"', "&#34;"))


@given(st.lists(st.tuples(TEXT, ATTRIBUTE), max_size=5))
def test_what_is_read_in_pieces_is_what_is_read_thoroughly(rows: list[tuple[str, str]]) -> None:
    xml = sheet(*rows)
    for _ in range(4):  # new, kept, found as pieces, found as lines
        assert told(read_pieces(xml)) == told(thoroughly(xml))


def cells(xml: str) -> list[Node]:
    return [node for node in read_tree(xml).walk() if node.tag == "td"]


def test_cells_that_say_the_same_become_one_node() -> None:
    for number in range(3):
        read_tree(sheet(("Lúa", str(number)), title="x"))
    first, second = cells(sheet(("Lúa", "700"))), cells(sheet(("Lúa", "701")))
    assert first[0] is second[0]
    assert first[0].lasts
    assert first[0].met
    assert first[1] is not second[1]
    assert not first[1].met


def test_what_a_step_may_change_is_never_shared() -> None:
    xml = sheet(("Ngô", "1"))
    bodies = [next(read_tree(xml).nodes("body")) for _ in range(4)]
    for first, second in zip(bodies[-2].nodes(), bodies[-1].nodes(), strict=True):
        assert first is not second
        assert not first.lasts


def test_pictures_are_never_shared() -> None:
    xml = '<doc at-="1:1"><body at-="1:2"><image at-="1:3" src="a.png"/></body></doc>'
    assert not any(node.lasts for _ in range(3) for node in read_tree(xml).walk())


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "words",
        "<doc>",
        "<doc/><doc/>",
        "<doc><body></doc></body>",
        "<doc><!-- note --></doc>",
        "<doc><body><text>a <![CDATA[b]]></text></body></doc>",
        "<doc><body><text>a ]]> b</text></body></doc>",
        "<doc><body><text>a > b</text></body></doc>",
        "<doc><body><text>&unknown;</text></body></doc>",
        "<doc><body><text>&#0;</text></body></doc>",
        "<doc><body><text>a & b</text></body></doc>",
        '<doc title="a" title="b"/>',
        '<doc titel="a"/>',
        '<doc paper="A9"/>',
        "<doc title=a/>",
        "<doc><text/></doc>",
        "<doc>words</doc>",
        "<dco/>",
        "<doc>\x0c</doc>",
        "<doc>" + 70 * "<body>" + 70 * "</body>" + "</doc>",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_thorough_reader(xml: str) -> None:
    with pytest.raises(OutOfTheOrdinaryError):
        read_pieces(xml)


def test_mistakes_are_told_though_most_of_the_sheet_is_known() -> None:
    good = sheet(("Lúa", "1"))
    for _ in range(3):
        read_tree(good)
    with pytest.raises(TemplateError) as caught:
        read_tree(good.replace("<table ", "<tabel "))
    assert caught.value.problems[0].code == "tag-unknown-near"
    with pytest.raises(TemplateError) as caught:
        read_tree(good.replace(" </tr>", ""))
    assert caught.value.problems[0].code == "xml-malformed"


def test_things_are_kept_from_the_second_time_on_and_forgotten_when_long_unasked() -> None:
    pool: Pool[str] = Pool()
    assert not pool.put("a", "first")
    assert pool["a"] is None
    assert pool.put("a", "second")
    for number in range(KEPT_AT_MOST):
        pool.keep(number, "other")
    assert pool["a"] == "second"
    for number in range(2 * KEPT_AT_MOST):
        pool.keep(-number - 1, "other")
    assert pool["a"] is None
