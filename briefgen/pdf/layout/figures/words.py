"""Words in figures: labels set at a place, smaller where they must, never cut without a word."""

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item
from briefgen.pdf.layout.filling import Room, SetLine
from briefgen.pdf.layout.lines import plain_line, set_lines
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

FLOOR = 6.5
HALF_CAPITAL = 0.36


def words_node(text: str, node: Node) -> Node:
    """Return words as a tag of their own, at the place of the tag they belong to."""
    return Node("text", {}, node.line, node.column, [text])


def lines_of(
    text: str, style: Style, width: float, node: Node, context: Context, *, lines: int = 2
) -> list[SetLine]:
    """Return words in at most ``lines`` lines, shrunk to 6.5 pt and then shortened with a note."""
    room = Room(width, lines, min(FLOOR, style.size))
    return set_lines(words_node(text, node), style, room, context)


def put(
    line: SetLine, x: float, baseline: float, element: Element | None, *, align: float = 0.0
) -> list[Item]:
    """Return a line that begins (``align`` 0), is centred (0.5) or ends (1) at ``x``."""
    return line.draw(x - align * line.width, baseline, element)


def line_of(text: str, style: Style, node: Node, context: Context) -> SetLine:
    """Return words on one line, as wide as they are."""
    return plain_line(text, style, node, context)


def middle(y: float, style: Style) -> float:
    """Return the baseline of words whose middle is at ``y``."""
    return y + style.size * MM * HALF_CAPITAL
