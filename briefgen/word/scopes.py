"""What a block rules over: a stretch of text, paragraphs, rows or cells.

Without a prefix it is read off where the block's tags stand:

* in one paragraph: that stretch of text, or the whole paragraph if an ``if`` is all it holds;
* in several paragraphs of one cell, box or page: whole paragraphs, those that hold nothing but the
  tags are dropped;
* from the first to the last cell of one row: that row;
* in rows that hold nothing but the tags: the rows between.

A prefix (``p``, ``tr``, ``tc``, ``r``) says it outright: the tag stands for the paragraph, row,
cell or run around it. What stands beside such a tag is kept. Anything else is an error at both
ends; a tag never lands where elements would not close in the order they opened.
"""

import re
from collections import defaultdict
from collections.abc import Callable

from lxml import etree

from briefgen.errors import Problem
from briefgen.word.blocks import CLOSERS, MIDDLES, OPENERS, Block
from briefgen.word.cells import Code
from briefgen.word.markup import (
    CELL,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN,
    TABLE,
    Element,
    P,
    ancestor,
    mark,
    marks_in,
    path_to_root,
    standing,
    standing_number,
    w,
)
from briefgen.word.splits import common_ancestor, lift
from briefgen.word.tags import Tag
from briefgen.word.units import Held, Position, held_by, kept_marks

_FIELD_SIGN, _FIELD_STEP = w("fldChar"), w("fldCharType")
_SPACED = "0|xml.spaced"
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')  # the root of the part declares it
_UNITS = {"p": P, "tr": ROW, "tc": CELL, "r": RUN}


class Scoper:
    """Moves the tags of a part to where their blocks begin and end.

    First it is decided for every tag which element it rules over, then all tags move at once: so
    what one tag takes away never hides what another one sees.
    """

    def __init__(self, root: Element, tags: list[Tag], code: Code) -> None:
        self.root, self.tags, self.code = root, tags, code
        self.problems: list[Problem] = []
        self._units: dict[int, Element] = {}  # tag number → element it rules over
        self._inline: list[Block] = []
        self._openers: dict[int, int] = {}  # tag number → number of the tag that began its block
        self._hollow: set[int] = set()  # ends of an ``if`` that rules over its whole paragraph
        self._held: dict[Element, Held] = {}
        self._sides: dict[int, Position] = {}  # where a tag goes, whatever stands beside it
        self._taken: list[Element] = []  # elements that a comment takes out

    def scope(self, blocks: list[Block]) -> list[Problem]:
        """Move all tags; return what is wrong."""
        for block in blocks:
            if len(block.tags) > 1 and block.opener.where in ("text", "field"):
                self._decide(block)
        for tag in self.tags:
            if tag.number not in self._units:
                self._decide_single(tag)
        self._move()
        for block in self._inline:
            if not lift(block.tags, self.tags):
                self._both(block, "scope-ambiguous")
        if not self.problems:
            self._check_parents(blocks)
            self._check_fields()
        return self.problems

    # ---- deciding

    def _decide(self, block: Block) -> None:
        self._openers |= dict.fromkeys((tag.number for tag in block.tags), block.opener.number)
        prefixes = {tag.found.prefix for tag in block.tags if tag.found.prefix}
        if len(prefixes) > 1:
            self._both(block, "scope-prefixes")
        elif prefixes:
            self._by_prefix(block, prefixes.pop())
        else:
            self._by_place(block)

    def _by_prefix(self, block: Block, prefix: str) -> None:
        units = [ancestor(_leaf(tag), _UNITS[prefix]) for tag in block.tags]
        whole = units[0] if len(units) == 2 and units[0] is units[1] else None
        if prefix == "tr" and whole is not None:  # wherever in that row the two stand
            self._units |= {tag.number: whole for tag in block.tags}
            self._sides |= {block.opener.number: "leading", block.closer.number: "trailing"}
        elif prefix == "r" and any(map(self._amid, block.tags, units)):
            self._inline.append(block)
        else:
            for tag in block.tags:
                self._stand_for(tag, prefix)

    def _amid(self, tag: Tag, unit: Element | None) -> bool:
        return unit is not None and self._holds(unit).position(tag.number) == "middle"

    def _stand_for(self, tag: Tag, prefix: str) -> None:
        """Let a tag rule over the nearest element that its prefix names."""
        unit = ancestor(tag.leaf, _UNITS[prefix]) if tag.leaf is not None else None
        if unit is None:
            self.problems.append(tag.problem("scope-outside", prefix=prefix))
        elif self._amid(tag, unit):
            self.problems.append(tag.problem("scope-beside-text"))
        else:
            self._units[tag.number] = unit

    def _by_place(self, block: Block) -> None:
        common, branches = common_ancestor([_leaf(tag) for tag in block.tags])
        if _within_paragraph(common):
            self._in_paragraph(block)
        elif common.tag == ROW:
            self._in_row(block, common)
        elif common.tag == TABLE:
            self._rule(block, branches, lambda place: place == "alone")
        elif all(branch.tag == P for branch in branches):
            self._rule(block, branches, lambda place: place != "middle")
        else:
            self._both(block, "scope-ambiguous")

    def _in_paragraph(self, block: Block) -> None:
        paragraph = ancestor(_leaf(block.opener), P)
        if paragraph is not None and block.word == "if" and len(block.tags) == 2:
            held = self._holds(paragraph)
            first = held.position(block.opener.number)
            last = held.position(block.closer.number)
            if (first, last) == ("leading", "trailing"):
                self._units |= {tag.number: paragraph for tag in block.tags}
                self._hollow.add(block.closer.number)
                return
        self._inline.append(block)

    def _in_row(self, block: Block, row: Element) -> None:
        """Rule over one row: the block must hold all that the row shows."""
        held = self._holds(row)
        places = [held.position(tag.number) for tag in (block.opener, block.closer)]
        if len(block.tags) == 2 and places in (["leading", "trailing"], ["alone", "alone"]):
            self._units |= {tag.number: row for tag in block.tags}
        else:
            self._both(block, "scope-ambiguous")

    def _rule(self, block: Block, units: list[Element], fits: Callable[[str], bool]) -> None:
        """Rule over the elements between, if every tag stands at an edge of its own."""
        for tag, unit in zip(block.tags, units, strict=True):
            if not fits(self._holds(unit).position(tag.number)):
                self._both(block, "scope-ambiguous")
                return
        self._units |= {tag.number: unit for tag, unit in zip(block.tags, units, strict=True)}

    def _decide_single(self, tag: Tag) -> None:
        """Let a comment or an assignment that stands alone take its paragraph along.

        A comment with a prefix takes out its whole paragraph, row or cell.
        """
        single = tag.found.kind == "comment" or tag.found.word in ("set", "continue_list")
        if not single or tag.leaf is None or tag.where != "text" or tag.found.flaw:
            return
        if tag.found.prefix:
            unit = ancestor(tag.leaf, _UNITS[tag.found.prefix])
            if unit is not None and tag.found.kind == "comment":
                self._taken.append(unit)
            elif unit is not None and self._holds(unit).position(tag.number) == "alone":
                self._units[tag.number] = unit
        elif (paragraph := ancestor(tag.leaf, P)) is not None:
            held = self._holds(paragraph)
            if held.position(tag.number) == "alone":
                self._units[tag.number] = paragraph

    def _holds(self, unit: Element) -> Held:
        if unit not in self._held:
            self._held[unit] = held_by(unit, self.tags)
        return self._held[unit]

    def _both(self, block: Block, code: str) -> None:
        """Report a block at both its ends."""
        facts = {"opener": block.opener.found.typed, "closer": block.closer.found.typed}
        self.problems.append(block.opener.problem(code, **facts))
        self.problems.append(block.closer.problem(f"{code}-end", **facts))

    # ---- moving

    def _move(self) -> None:
        ruled: dict[Element, list[int]] = defaultdict(list)
        for number in sorted(self._units):
            ruled[self._units[number]].append(number)
        for unit, standing_here in ruled.items():
            self._move_out(unit, standing_here)
        for unit in self._taken:
            self._drop(unit, self._holds(unit), set())

    def _move_out(self, unit: Element, outgoing: list[int]) -> None:
        held = self._holds(unit)
        alone = not held.shows
        before: list[int] = []
        after: list[int] = []
        for number in outgoing:
            place = "alone" if alone else self._sides.get(number) or held.position(number)
            (after if place == "trailing" else before).append(number)
        mirrored = sorted((one for one in after if one in self._sides), key=self._opener_last)
        after = [*mirrored, *(one for one in after if one not in self._sides)]
        left = [] if alone or unit.tag == P else self._bare_paragraphs(outgoing)
        for number in outgoing:
            self._take_mark(number)
        for paragraph in left:
            self._drop(paragraph, self._holds(paragraph), set(outgoing))
        blank = self._blank(unit, outgoing[0]) if alone and unit.tag == P else None
        if blank is not None and self._is_outer(outgoing[0]):
            unit.addnext(blank)
        elif blank is not None:
            unit.addprevious(blank)
        for number in before:
            unit.addprevious(standing(number))
        for number in reversed(after):
            unit.addnext(standing(number))
            if number in self._hollow:
                unit.addnext(standing(self.code.add(f"\x03elif {_SPACED}\x04{_emptied(unit)}")))
        if alone:
            self._drop(unit, held, set(outgoing))

    def _opener_last(self, number: int) -> int:
        return -self._openers.get(number, number)

    def _bare_paragraphs(self, outgoing: list[int]) -> list[Element]:
        """Return paragraphs of cells that held nothing but tags which go, and can be spared."""
        found = [ancestor(_leaf(self.tags[number]), P) for number in outgoing]
        return [one for one in dict.fromkeys(found) if one is not None and self._is_spare(one)]

    def _is_spare(self, paragraph: Element) -> bool:
        held = self._holds(paragraph)
        parent = paragraph.getparent()
        if held.shows or parent is None or parent.tag != CELL:
            return False
        before = next(paragraph.itersiblings(P, TABLE, preceding=True), None)
        after = next(paragraph.itersiblings(P, TABLE), None)
        return after is not None or (before is not None and before.tag == P)

    def _blank(self, unit: Element, number: int) -> Element | None:
        """Return what prints an empty paragraph for one that held only tags, as docxtpl does.

        It is printed in lenient runs alone. A prefix says that the paragraph is to go.
        """
        if self.tags[number].found.prefix:
            return None
        return standing(self.code.add(f"\x03if {_SPACED}\x04{_emptied(unit)}\x03endif\x04"))

    def _is_outer(self, number: int) -> bool:
        """Return whether what a tag leaves behind stands after its block: it began amid text."""
        opener = self._openers.get(number, number)
        unit = self._units.get(opener)
        return opener != number and unit is not None and self._holds(unit).shows

    def _take_mark(self, number: int) -> None:
        tag = self.tags[number]
        if tag.leaf is not None:
            tag.leaf.text = (tag.leaf.text or "").replace(mark(number), "")
            tag.leaf = None

    def _drop(self, unit: Element, held: Held, outgoing: set[int]) -> None:
        """Remove an element that holds nothing but tags; keep what others lean on."""
        for kept in kept_marks(unit):
            unit.addprevious(kept)
        for number in held.numbers:
            if number not in outgoing:
                self.tags[number].leaf = None
                if self.tags[number].found.word in ("set", "continue_list"):
                    unit.addprevious(standing(number))
        parent = unit.getparent()
        if parent is not None:
            parent.remove(unit)

    def _check_parents(self, blocks: list[Block]) -> None:
        """Assert of every block that its tags ended up side by side."""
        parents = _parents(self.root)
        for block in blocks:
            inside = block.opener.where in ("text", "field")
            if inside and len({parents.get(tag.number) for tag in block.tags}) > 1:
                self._both(block, "scope-ambiguous")

    def _check_fields(self) -> None:
        """Assert that no block holds the beginning of a field without its end."""
        open_fields = [0]
        for element in self.root.iter():
            number = standing_number(element)
            if element.tag == _FIELD_SIGN:
                step = {"begin": 1, "end": -1}.get(str(element.get(_FIELD_STEP)), 0)
                open_fields[-1] += step
            elif number is None or number >= len(self.tags):
                continue
            elif self.tags[number].found.kind == "statement":
                word = self.tags[number].found.word
                if word in OPENERS:
                    open_fields.append(0)
                elif word in CLOSERS or word in MIDDLES:
                    if open_fields[-1]:
                        self.problems.append(self.tags[number].problem("scope-cuts-field"))
                    open_fields[-1] = 0
                    if word in CLOSERS:
                        open_fields.pop()


def _emptied(paragraph: Element) -> str:
    """Return an empty paragraph of the same look, as text."""
    look = paragraph.find(PARAGRAPH_PROPERTIES)
    if look is None:
        return "<w:p/>"
    written = etree.tostring(look, encoding="unicode", with_tail=False).replace("\n", "&#10;")
    return f"<w:p>{_DECLARED.sub('', written)}</w:p>"


def _within_paragraph(element: Element) -> bool:
    """Return whether an element is a paragraph or within one; a text box is a page of its own."""
    for above in path_to_root(element):
        if above.tag in (P, w("txbxContent")):
            return above.tag == P
    return False


def _leaf(tag: Tag) -> Element:
    if tag.leaf is None:
        raise AssertionError("a tag is decided on before it moves")
    return tag.leaf


def _parents(root: Element) -> dict[int, Element | None]:
    """Return for each mark of a part the element that it stands in."""
    found: dict[int, Element | None] = {}
    for element in root.iter():
        number = standing_number(element)
        if number is not None:
            found[number] = element.getparent()
        else:
            found |= dict.fromkeys(marks_in(element.text), element)
    return found
