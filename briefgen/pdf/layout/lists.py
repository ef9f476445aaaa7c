"""Lists: a marker at the left, the words beside it, tagged as ISO 32000-1 §14.8.4.3.3 has it."""

from typing import TYPE_CHECKING

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.display import Element, Item, Strip
from briefgen.pdf.layout.figures.words import line_of, words_node
from briefgen.pdf.layout.filling import Room
from briefgen.pdf.layout.lines import set_lines
from briefgen.pdf.layout.shapes import mark
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow

INDENT = 5.0
GAP = 0.8
ASCENT, DESCENT = 0.95, 0.3
DOT = 0.13
NUMBERING = {
    "disc": "Disc",
    "dash": "Unordered",
    "hyphen": "Unordered",
    "number": "Decimal",
    "letter": "LowerAlpha",
}
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Points of Vietnamese papers go by the Vietnamese alphabet, without marks but with đ."""


def list_strips(node: Node, flow: "Flow", style: Style | None = None) -> list[Strip]:
    """Return the items of a list, each a strip; a list inside an item follows it."""
    sheet = flow.context.sheet
    base = sheet.style_of(node, style or Style(sheet.family))
    element = flow.element.child("L")
    marker = node.word("marker", "disc")
    element.numbering = NUMBERING.get(marker, "None")
    strips: list[Strip] = []
    for number, item in enumerate(node.nodes("item"), max(node.count("start", 1), 1)):
        made = _item(item, number, marker, node, flow, base, element)
        made[0].gap = node.number("gap", GAP) if strips else 0.0
        strips += made
    return strips


def _item(
    item: Node, number: int, marker: str, node: Node, flow: "Flow", base: Style, parent: Element
) -> list[Strip]:
    style = flow.context.sheet.style_of(item, base)
    indent = node.number("indent", INDENT) if marker != "none" else 0.0
    element = parent.child("LI")
    label = element.child("Lbl") if marker != "none" else None
    body = element.child("LBody")
    inside = list(item.nodes("list"))
    words = Node(item.tag, item.values, item.line, item.column,
                 [child for child in item.children if child not in inside])  # fmt: skip
    room = Room(flow.width - indent, item.count("lines"), item.number("min-size"))
    lines = set_lines(words, style, room, flow.context)
    first = style.size * MM * ASCENT
    strip = Strip(first + style.size * MM * DESCENT + style.line * max(len(lines) - 1, 0))
    if label is not None:
        strip.items += _label(marker, number, node, flow, style, first, label)
    for index, line in enumerate(lines):
        strip.items += line.draw(flow.x + indent, first + index * style.line, body)
    strips = [strip]
    for child in inside:
        nested = list_strips(child, flow.inner(indent, flow.width - indent, body), style)
        if nested:
            nested[0].gap = node.number("gap", GAP)
        strips += nested
    if inside:
        strip.glue = True
    return strips


def _label(
    marker: str, number: int, node: Node, flow: "Flow", style: Style, first: float, element: Element
) -> list[Item]:
    if marker == "disc":
        r = style.size * MM * DOT
        middle = first - style.size * MM * 0.26
        return mark("disc", flow.x + r, middle, r, style.colour, hollow=False, element=element)
    text = "-" if marker == "hyphen" else "–"
    if marker == "number":
        text = f"{number}."
    elif marker == "letter":
        text = f"{letter_of(number)})"
    line = line_of(text, style, words_node(text, node), flow.context)
    return line.draw(flow.x, first, element)


def letter_of(number: int) -> str:
    """Return the letter of a point: a, b, c, d, đ, e …; aa after y."""
    count, index = divmod(number - 1, len(LETTERS))
    return LETTERS[index] * (count + 1)
