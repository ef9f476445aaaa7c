"""Numbered lists that begin anew with every turn of a loop.

Word counts a list on through the whole document, so the steps of a second task would go on from
those of the first. A list begins anew with every turn of the innermost loop that holds several of
its paragraphs, or a loop over them. One paragraph alone, or one whose sub-items are all deeper, is
itself an item of a longer list, which goes on. ``{% continue_list %}`` inside a loop says that its
lists go on all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefgen.word.cells import Code
from briefgen.word.markup import (
    PARAGRAPH_PROPERTIES,
    Element,
    P,
    mark,
    marks_in,
    standing,
    standing_number,
    w,
)
from briefgen.word.repairs import remove
from briefgen.word.tags import Tag

CONTINUE = "continue_list"
_BEFORE_NUMBERING = frozenset(  # in w:pPr, ISO/IEC 29500-1, CT_PPrBase
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the lists of a template are.

    Args:
        styles: list and level of the paragraph styles that have one.
        counted: ids of the lists that show numbers, not bullets.
    """

    styles: dict[str, tuple[str, int]]
    counted: frozenset[str]


@dataclass(slots=True, eq=False)
class _Item:
    paragraph: Element
    list: str
    level: int


@dataclass(slots=True, eq=False)
class _Loop:
    """A loop: the numbered paragraphs that stand in it directly, and the loops in it."""

    opener: Element
    above: "_Loop | None"
    items: list[_Item] = field(default_factory=list)
    inner: list["_Loop"] = field(default_factory=list)
    goes_on: bool = False

    def all_items(self) -> Iterator[_Item]:
        yield from self.items
        for loop in self.inner:
            yield from loop.all_items()

    def restarts(self, name: str) -> bool:
        """Return whether a list begins anew with every turn of this loop."""
        own = [item.level for item in self.items if item.list == name]
        everywhere = [item.level for item in self.all_items() if item.list == name]
        if self.goes_on or len(everywhere) < 1 or min(everywhere) > 0:
            return False  # of a level below, the one above begins it anew
        nested = len(everywhere) > len(own)
        one_parent = own.count(0) == 1 and everywhere.count(0) == 1
        return not one_parent and (nested or len(own) > 1)


def lists_of(numbering: Element | None, styles: Element | None) -> Numbering:
    """Return the lists of a template, from the roots of ``numbering.xml`` and ``styles.xml``."""
    found: dict[str, tuple[str, int]] = {}
    for style in () if styles is None else styles.iterfind(w("style")):
        properties = style.find(f"{PARAGRAPH_PROPERTIES}/{w('numPr')}")
        if properties is not None and (number := _value(properties, "numId")):
            found[style.get(w("styleId"), "")] = (number, int(_value(properties, "ilvl") or 0))
    if numbering is None:
        return Numbering(found, frozenset())
    bullets = {
        abstract.get(w("abstractNumId"))
        for abstract in numbering.iterfind(w("abstractNum"))
        if (kind := abstract.find(f"{w('lvl')}/{w('numFmt')}")) is not None
        and kind.get(w("val")) in ("bullet", "none")
    }
    counted = {
        number.get(w("numId"), "")
        for number in numbering.iterfind(w("num"))
        if _value(number, "abstractNumId") not in bullets
    }
    return Numbering(found, frozenset(counted))


def restart_lists(root: Element, tags: list[Tag], code: Code, numbering: Numbering) -> None:
    """Let lists inside loops begin anew; tags that forbid it are taken out.

    Args:
        root: root of a part whose tags stand where their blocks begin and end; changed.
        tags: its tags.
        code: gets what new marks stand for.
        numbering: lists of the template.
    """
    for loop in _loops(root, tags, numbering):
        for name in sorted({item.list for item in loop.all_items()}):
            if loop.restarts(name) and not any(_restarts(one, name) for one in loop.inner):
                _restart(loop, name, code)


def _restarts(loop: _Loop, name: str) -> bool:
    return loop.restarts(name) or any(_restarts(one, name) for one in loop.inner)


def _restart(loop: _Loop, name: str, code: Code) -> None:
    variable = f"briefgen_list_{code.first + len(code)}"
    made = code.add(f"\x03set {variable} = '{name}'|word.new_list\x04")
    loop.opener.addnext(standing(made))
    for item in loop.all_items():
        if item.list == name:
            _count_by(item, mark(code.add(f"\x01{variable}\x02")))


def _count_by(item: _Item, number: str) -> None:
    properties = item.paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = etree.Element(PARAGRAPH_PROPERTIES)
        item.paragraph.insert(0, properties)
    own = properties.find(w("numPr"))
    if own is None:
        own = etree.Element(w("numPr"))
        etree.SubElement(own, w("ilvl")).set(w("val"), str(item.level))
        before = [child for child in properties if child.tag in _BEFORE_NUMBERING]
        properties.insert(len(before), own)
    held = own.find(w("numId"))
    if held is None:
        held = etree.SubElement(own, w("numId"))
    held.set(w("val"), number)


def _loops(root: Element, tags: list[Tag], numbering: Numbering) -> list[_Loop]:
    """Return the loops that stand between elements, outer before inner, with what they number."""
    found: list[_Loop] = []
    open_loops: list[_Loop] = []
    for element in list(root.iter()):
        number = standing_number(element)
        if number is not None:
            word = tags[number].found.word if number < len(tags) else ""
            if word == "for":
                above = open_loops[-1] if open_loops else None
                open_loops.append(_Loop(element, above))
                found.append(open_loops[-1])
                if above is not None:
                    above.inner.append(open_loops[-1])
            elif word == "endfor":
                open_loops.pop()
            elif word == CONTINUE:
                _go_on(open_loops)
                remove(element)
        elif element.tag == P:
            if open_loops and (item := _item(element, numbering)):
                open_loops[-1].items.append(item)
            if _says_continue(element, tags):
                _go_on(open_loops)
    return found


def _go_on(open_loops: list[_Loop]) -> None:
    if open_loops:
        open_loops[-1].goes_on = True


def _item(paragraph: Element, numbering: Numbering) -> _Item | None:
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        return None
    name, level = numbering.styles.get(_value(properties, "pStyle") or "", (None, 0))
    own = properties.find(w("numPr"))
    if own is not None:
        name = _value(own, "numId") or name
        level = int(_value(own, "ilvl") or level)
    return _Item(paragraph, name, level) if name in numbering.counted and name else None


def _says_continue(paragraph: Element, tags: list[Tag]) -> bool:
    """Return whether a paragraph holds the tag that lets lists go on; the tag is taken out."""
    said = False
    for leaf in paragraph.iter(w("t")):
        for number in marks_in(leaf.text):
            if number < len(tags) and tags[number].found.word == CONTINUE:
                leaf.text = (leaf.text or "").replace(mark(number), "")
                said = True
    return said


def _value(parent: Element, name: str) -> str | None:
    child = parent.find(w(name))
    return None if child is None else child.get(w("val"))
