"""Lists that paragraphs have by their style: they begin anew where a sub-document is put in.

A style has one count. So the paragraphs of a sub-document are given a count of their own, over a
copy of the list of that style, and look as they would without. Headings are let be: those of a
sub-document are chapters of the document it goes to.
"""

from copy import deepcopy

from lxml import etree

from briefgen.word.additions import Additions
from briefgen.word.markup import PARAGRAPH_PROPERTIES, Element, P, w
from briefgen.word.merging.lists import NO_LIST, Counts

_VALUE = w("val")
_BEFORE_LIST = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_BEFORE_INDENT = (
    *(*_BEFORE_LIST, "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing"),
)  # in the order of the schema, ISO/IEC 29500-1, CT_PPrBase


class StyledLists:
    """The lists that styles of the document have, for one sub-document in one run.

    Args:
        along: styles that come along as the sub-document has them, by their new ids.
        additions: what the run adds.
    """

    def __init__(self, along: dict[str, Element], additions: Additions) -> None:
        self.along, self.additions = along, additions
        self._copies: dict[str, str | None] = {}
        text = additions.styles.text
        self.styles = (_styles(text) if text else {}) | along

    def begin(self, counts: Counts, *, again: bool) -> "StyledCounts":
        """Return the counts of one insertion.

        Args:
            counts: of lists that stand in the paragraphs themselves.
            again: whether the sub-document was put in before.
        """
        return StyledCounts(self, counts, again=again)

    def copy(self, number: str) -> str | None:
        """Return the copy of the abstract list of a style's count, made once."""
        if number not in self._copies:
            self._copies[number] = self.additions.numbering.independent(number)
        return self._copies[number]


class StyledCounts:
    """The counts of one insertion, by style."""

    def __init__(self, lists: StyledLists, counts: Counts, *, again: bool) -> None:
        self._lists, self._counts, self._again = lists, counts, again
        self._begun: dict[str, str | None] = {}

    def adopt(self, root: Element) -> None:
        """Let paragraphs that count by their style count anew."""
        for paragraph in root.iter(P):
            properties = paragraph.find(PARAGRAPH_PROPERTIES)
            style = None if properties is None else properties.find(w("pStyle"))
            if properties is None or style is None or properties.find(w("numPr")) is not None:
                continue
            own = style.get(_VALUE, "")
            if own not in self._begun:
                self._begun[own] = self._number(own)
            if number := self._begun[own]:
                _put(properties, number, self._lists.styles[own])

    def _number(self, style: str) -> str | None:
        """Return a count for a style; ``None`` where it counts by itself or not at all."""
        found = self._lists.styles.get(style)
        own = NO_LIST if found is None else _said(found, "numId") or NO_LIST
        if own == NO_LIST or found is None or _said(found, "outlineLvl"):
            return None
        if style in self._lists.along:  # the first time, the style's own count is new
            return self._counts.number(own) if self._again else None
        copy = self._lists.copy(own)
        return None if copy is None else self._lists.additions.numbering.count(copy)


def _put(properties: Element, number: str, style: Element) -> None:
    """Give a paragraph its count, and the level and indent that its style has."""
    made = etree.Element(w("numPr"))
    etree.SubElement(made, w("ilvl")).set(_VALUE, _said(style, "ilvl") or "0")
    etree.SubElement(made, w("numId")).set(_VALUE, number)
    _insert(properties, made, _BEFORE_LIST)
    indent = style.find(f"{PARAGRAPH_PROPERTIES}/{w('ind')}")
    if indent is not None and properties.find(w("ind")) is None:
        _insert(properties, deepcopy(indent), _BEFORE_INDENT)


def _said(style: Element, name: str) -> str | None:
    found = style.find(f".//{w(name)}")
    return None if found is None else found.get(_VALUE)


def _styles(text: str) -> dict[str, Element]:
    """Return the paragraph styles of the template by id."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(text.encode(), parser)
    return {style.get(w("styleId"), ""): style for style in root.iterfind(w("style"))}


def _insert(properties: Element, made: Element, before: tuple[str, ...]) -> None:
    names = {w(name) for name in before}
    properties.insert(sum(child.tag in names for child in properties), made)
