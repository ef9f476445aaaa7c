"""What loops and conditions would break, mended when the template is compiled.

* A cell, note, box, header or footer must end with a paragraph (ISO/IEC 29500-1, 17.4.65, for
  cells), a table must have rows, a row cells and a content control content. Where all of them may
  be left out, a guard stands (``settling.py``), as it does around a paragraph of nothing but
  blocks; the finished text is looked at there, and nowhere else.
* Numbers that must not stand twice (drawings, bookmarks) are counted inside loops; those that may
  be left out (paragraph ids, ids of content controls) are.
"""

from collections.abc import Iterator

from briefgen.word.cells import Code
from briefgen.word.markup import (
    CELL,
    ROW,
    TABLE,
    W14,
    Element,
    P,
    local,
    mark,
    standing,
    standing_number,
    w,
)
from briefgen.word.settling import HOLDER_CLOSE, HOLDER_OPEN, PARAGRAPH_GUARD
from briefgen.word.tags import Tag, block_step
from briefgen.word.units import may_be_empty

_ENDING_WITH_PARAGRAPH = frozenset(
    {CELL, *map(w, ("txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))}
)
_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
_BLOCKS = frozenset({P, TABLE, _CONTROL})
_HOLDERS = {TABLE: frozenset({ROW, _CONTROL}), ROW: frozenset({CELL, _CONTROL})}
_UNLESS_SPACED = "\x03if not 0|xml.spaced\x04{}\x03endif\x04"
_FIRST_DRAWING, _FIRST_BOOKMARK = 100_000, 500_000
_FIRST_ONCE = 10_000_000
_COMMENT_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_BOOKMARK_STEM = 32


class Repairs:
    """Repairs of one part."""

    def __init__(self, root: Element, tags: list[Tag], code: Code, ordinal: int) -> None:
        self.root, self.tags, self.code, self.ordinal = root, tags, code, ordinal
        self._perhaps: set[Element] = set()  # holders that may be left out

    def make(self) -> None:
        """Change the tree; what new marks stand for is added to ``code``."""
        if any(tag.found.word == "for" for tag in self.tags):
            self._count_ids()
        for element in reversed(list(self.root.iter("*"))):  # what is inside goes first
            if element.tag in _ENDING_WITH_PARAGRAPH:
                self._guard_end(element)
            elif element.tag == P:
                if may_be_empty(element, self.tags):
                    self._let_go(element, _UNLESS_SPACED)
            elif element.tag in _HOLDERS:
                self._guard_holder(element, element)
            elif element.tag == _CONTROL_CONTENT and (control := element.getparent()) is not None:
                self._guard_holder(control, element)

    # ---- guards

    def _guard_end(self, container: Element) -> None:
        """Let a container end with a paragraph where its last one may be left out."""
        blocks = [
            (child, depth) for child, depth in self._depths(container) if child.tag in _BLOCKS
        ]
        if blocks and blocks[-1][1] == 0 and self._always_paragraph(blocks[-1][0]):
            return
        changed = [child for child in container if standing_number(child) is not None]
        if changed:
            changed[-1].addnext(standing(self.code.add(PARAGRAPH_GUARD)))

    def _always_paragraph(self, block: Element) -> bool:
        return block.tag != TABLE and block not in self._perhaps

    def _guard_holder(self, holder: Element, content: Element) -> None:
        """Let a table without rows, a row without cells or a control without content go."""
        kinds = _HOLDERS.get(content.tag)
        changed = always = False
        for child, depth in self._depths(content):
            held = kinds is None or child.tag in kinds
            always = always or (held and depth == 0 and child not in self._perhaps)
            changed = changed or child in self._perhaps
        changed = changed or any(standing_number(child) is not None for child in content)
        if changed and not always:
            self._let_go(holder)

    def _let_go(self, holder: Element, around: str = "{}") -> None:
        """Let an element be left out that comes out empty."""
        holder.addprevious(standing(self.code.add(around.format(HOLDER_OPEN))))
        holder.addnext(standing(self.code.add(around.format(HOLDER_CLOSE))))
        self._perhaps.add(holder)

    def _depths(self, container: Element) -> Iterator[tuple[Element, int]]:
        """Yield the elements of a container, and how many blocks each stands in."""
        depth = 0
        for child in container:
            number = standing_number(child)
            if number is None:
                yield child, depth
            else:
                depth += block_step(self.tags, number)

    # ---- ids

    def _count_ids(self) -> None:
        bookmarks: dict[str, int] = {}
        for element in self._in_loops():
            name = local(element)
            if name == "docPr":
                first = _FIRST_DRAWING + self.ordinal * 10_000
                element.set("id", mark(self.code.add(f"\x01{first}|xml.next\x02")))
            elif name == "bookmarkStart":
                self._count_bookmark(element, bookmarks)
            elif name == "bookmarkEnd" and element.get(w("id")) in bookmarks:
                variable = bookmarks[str(element.get(w("id")))]
                element.set(w("id"), mark(self.code.add(f"\x01briefgen_bookmark_{variable}\x02")))
            elif name in _COMMENT_MARKS:
                self._only_once(element)
            elif name == "id" and local_parent(element) == "sdtPr":
                remove(element)
            for attribute in (f"{{{W14}}}paraId", f"{{{W14}}}textId"):
                if attribute in element.attrib:
                    del element.attrib[attribute]

    def _only_once(self, element: Element) -> None:
        """Let an element be printed in the first turn alone: a comment stands in one place."""
        number = _FIRST_ONCE + self.ordinal * 10_000 + len(self.code)
        first = self.code.add(f"\x03if {number}|xml.next == {number}\x04")
        element.addprevious(standing(first))
        element.addnext(standing(self.code.add("\x03endif\x04")))

    def _count_bookmark(self, element: Element, bookmarks: dict[str, int]) -> None:
        variable = len(bookmarks)
        bookmarks[str(element.get(w("id")))] = variable
        first = _FIRST_BOOKMARK + self.ordinal * 10_000
        name = f"briefgen_bookmark_{variable}"
        code = f"\x03set {name} = {first}|xml.next\x04\x01{name}\x02"
        element.set(w("id"), mark(self.code.add(code)))
        stem = str(element.get(w("name"), ""))
        if mark_free(stem):
            ending = mark(self.code.add(f"\x01{name}\x02"))
            element.set(w("name"), f"{stem[:_BOOKMARK_STEM]}_{ending}")

    def _in_loops(self) -> Iterator[Element]:
        """Yield the elements that a loop repeats."""
        depth = 0
        for element in list(self.root.iter()):
            number = standing_number(element)
            if number is None:
                if depth:
                    yield element
            elif number < len(self.tags) and self.tags[number].found.word in ("for", "endfor"):
                depth += block_step(self.tags, number)


def mark_free(text: str) -> bool:
    """Return whether a text holds no mark."""
    return "\ufdd0" not in text


def local_parent(element: Element) -> str:
    """Return the name of the element above, without namespace."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
