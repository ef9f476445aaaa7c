"""The fixed parts of official papers: heads in two columns, number and date, signature, recipients.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (State); Hướng dẫn 36-HD/VPTW (2018) and 05-HD/VPTW
(2026) (Party). Sizes are those of the examples for A4: names of bodies 12 or 14 pt, numbers and
dates 13 or 14 pt; ``size`` shifts them all. Lines under words are drawn as long as the rules say,
measured on the words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.display import Item, Line, Strip
from briefgen.pdf.layout.figures.spoken import say
from briefgen.pdf.layout.figures.words import words_node
from briefgen.pdf.layout.filling import Room
from briefgen.pdf.layout.lines import set_lines
from briefgen.pdf.layout.lists import list_strips
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.blocks import Flow

FONT = "Tinos"
PITCH = 1.2
ASCENT, DESCENT = 0.92, 0.3
RULE = 0.6
RULE_DROP = 1.1
LEFT = {"party": 80 / 165, "state": 68 / 165}
ORGAN_RULE = 0.4  # of the words; the decree allows 1/3 to 1/2
SPACE = 25.0
BREAK = "|"


@dataclass(frozen=True, slots=True)
class Form:
    """Type sizes in pt and manners of the Party's or the State's papers."""

    name: str
    body: float
    number: float
    office_bold: bool
    recipients: float
    items: float


PARTY = Form("party", 14, 14, False, 14, 12)
STATE = Form("state", 12, 13, True, 12, 11)
SIGNED = 14.0


class _Stack:
    """Lines set one below the other, centred over a width."""

    def __init__(self, node: Node, flow: "Flow", x: float, width: float) -> None:
        self.node, self.flow, self.x, self.width = node, flow, x, width
        self.y = 0.0
        self.items: list[Item] = []

    def add(self, text: str, style: Style, *, rule: float = 0.0, align: float = 0.5) -> None:
        """Add words; ``rule`` draws a line under them, as a share of their width."""
        if not text:
            return
        context, room = self.flow.context, Room(self.width)
        lines = [
            line
            for words in text.split(BREAK)
            for line in set_lines(words_node(words.strip(), self.node), style, room, context)
        ]
        element = self.flow.element.child("P")
        pitch = style.size * MM * PITCH
        for line in lines:
            left = self.x + (self.width - line.width) * align
            self.items += line.draw(left, self.y + style.size * MM * ASCENT, element)
            self.y += pitch
        if rule and lines:
            width = lines[-1].width * rule
            left = self.x + (self.width - width) / 2
            self.y += RULE_DROP - style.size * MM * 0.1
            self.items.append(Line(left, self.y, None, width, 0, RULE, style.colour))
            self.y += RULE_DROP


def official_strips(node: Node, flow: "Flow") -> list[Strip]:
    """Return the strips of an official tag."""
    makers: dict[str, Callable[[Node, Flow], list[Strip]]] = {
        "party-head": _party_head,
        "state-head": _state_head,
        "number-date": _number_date,
        "signature": _signature,
        "recipients": _recipients,
    }
    return makers[node.tag](node, flow)


def _party_head(node: Node, flow: "Flow") -> list[Strip]:
    left, right = _sides(node, flow, PARTY)
    style = _style(node, flow, PARTY.body)
    left.add(node.word("parent"), style(0))
    left.add(node.word("organ"), style(0, bold=True))
    left.add("*", style(0))
    left.add(_numbered(node, flow, PARTY), style(0))
    right.add(say(flow.context, "party"), style(1, bold=True), rule=1)
    right.y += 2.0
    right.add(node.word("place-date"), style(0, italic=True))
    return [_beside(left, right)]


def _state_head(node: Node, flow: "Flow") -> list[Strip]:
    left, right = _sides(node, flow, STATE)
    style = _style(node, flow, STATE.body)
    left.add(node.word("parent"), style(0))
    left.add(node.word("organ"), style(0, bold=True), rule=ORGAN_RULE)
    right.add(say(flow.context, "country"), style(0, bold=True))
    right.add(say(flow.context, "motto"), style(1, bold=True), rule=1)
    strips = [_beside(left, right)]
    if node.word("number") or node.word("place-date"):
        strips += _number_date(node, flow)
        strips[0].glue = True
    return strips


def _number_date(node: Node, flow: "Flow") -> list[Strip]:
    """Return number and place with date on one line."""
    form = PARTY if node.word("form") == "party" else STATE
    left, right = _sides(node, flow, form)
    style = _style(node, flow, form.number)
    left.add(_numbered(node, flow, form), style(0))
    right.add(node.word("place-date"), style(0, italic=True))
    strip = _beside(left, right)
    strip.gap = 1.2
    return [strip]


def _signature(node: Node, flow: "Flow") -> list[Strip]:
    form = PARTY if node.word("form") == "party" else STATE
    stack = _Stack(node, flow, flow.x, flow.width)
    style = _style(node, flow, SIGNED)
    stack.add(node.word("authority"), style(0, bold=True))
    stack.add(node.word("office"), style(0, bold=form.office_bold))
    stack.y += node.number("space", SPACE)
    stack.add(node.word("name"), style(0, bold=True))
    return [Strip(stack.y, stack.items)]


def _recipients(node: Node, flow: "Flow") -> list[Strip]:
    form = PARTY if node.word("form") == "party" else STATE
    state = form is STATE
    label = _style(node, flow, form.recipients)(0, bold=state, italic=state)
    stack = _Stack(node, flow, flow.x, flow.width)
    stack.add(node.word("label") or say(flow.context, "recipients"), label, align=0.0)
    if not state and stack.items:
        words = stack.items[0]
        width = getattr(words, "width", 0.0)
        stack.items.append(Line(words.x, words.y + 0.7, None, width, 0, 0.5, label.colour))
    items = Node("list", {"marker": "hyphen", "indent": 2.4, "gap": 0.0}, node.line, node.column,
                 [*node.nodes("item")])  # fmt: skip
    made = list_strips(items, flow, _style(node, flow, form.items)(0)) if items.children else []
    head = Strip(stack.y, stack.items, glue=bool(made))
    for strip in made[:-1]:
        strip.glue = True
    return [head, *made]


def _numbered(node: Node, flow: "Flow", form: Form) -> str:
    number = node.word("number")
    return say(flow.context, f"{form.name}-number", number=number) if number else ""


def _sides(node: Node, flow: "Flow", form: Form) -> tuple[_Stack, _Stack]:
    """Return the two columns of a head."""
    width = node.number("left", flow.width * LEFT[form.name])
    left = _Stack(node, flow, flow.x, width)
    return left, _Stack(node, flow, flow.x + width, flow.width - width)


def _beside(left: _Stack, right: _Stack) -> Strip:
    return Strip(max(left.y, right.y) + DESCENT, [*left.items, *right.items])


def _style(node: Node, flow: "Flow", usual: float) -> Callable[..., Style]:
    """Return what makes the styles of a tag: larger by some points, bold, italic."""
    sheet = flow.context.sheet
    base = sheet.style_of(node, Style(FONT, colour=sheet.colour("black", node)))
    size = node.number("size", usual)

    def made(more: float, *, bold: bool = False, italic: bool = False) -> Style:
        weight = "bold" if bold else base.weight
        return Style(base.family, weight, italic, size + more, 0, base.colour)

    return made
