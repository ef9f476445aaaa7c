"""What loops and conditions would break, mended when the template is compiled.

* A cell, note, box, header or footer must end with a paragraph (ISO/IEC 29500-1, 17.4.65, for
  cells), a table must have rows and a row cells. Where all of them may be left out, a guard stands
  (``settling.py``); the finished text is looked at there, and nowhere else.
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
from briefgen.word.tags import Tag

_ENDING_WITH_PARAGRAPH = frozenset(
    {CELL, *map(w, ("txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))}
)
_FIRST_DRAWING, _FIRST_BOOKMARK = 100_000, 500_000
_BOOKMARK_STEM = 32


class Repairs:
    """Repairs of one part."""

    def __init__(self, root: Element, tags: list[Tag], code: Code, ordinal: int) -> None:
        self.root, self.tags, self.code, self.ordinal = root, tags, code, ordinal

    def make(self) -> None:
        """Change the tree; what new marks stand for is added to ``code``."""
        if any(tag.found.word == "for" for tag in self.tags):
            self._count_ids()
        for element in list(self.root.iter("*")):
            if element.tag in _ENDING_WITH_PARAGRAPH:
                self._guard_end(element)
            elif element.tag == TABLE:
                self._guard_holder(element, ROW)
            elif element.tag == ROW:
                self._guard_holder(element, CELL)

    # ---- guards

    def _guard_end(self, container: Element) -> None:
        children = [(child, depth) for child, depth in self._depths(container)]
        blocks = [(child, depth) for child, depth in children if child.tag in (P, TABLE, w("sdt"))]
        if blocks and blocks[-1][1] == 0 and blocks[-1][0].tag == P:
            return
        changed = any(standing_number(child) is not None for child in container)
        if changed:
            last = [child for child in container if standing_number(child) is not None][-1]
            last.addnext(standing(self.code.add(PARAGRAPH_GUARD)))

    def _guard_holder(self, holder: Element, name: str) -> None:
        """Let a table without rows, or a row without cells, be left out."""
        if not any(standing_number(child) is not None for child in holder):
            return
        always = any(
            depth == 0 and (child.tag == name or child.tag == w("sdt"))
            for child, depth in self._depths(holder)
        )
        if not always:
            holder.addprevious(standing(self.code.add(HOLDER_OPEN)))
            holder.addnext(standing(self.code.add(HOLDER_CLOSE)))

    def _depths(self, container: Element) -> Iterator[tuple[Element, int]]:
        """Yield the elements of a container, and how many blocks each stands in."""
        depth = 0
        for child in container:
            number = standing_number(child)
            if number is None:
                yield child, depth
            elif number < len(self.tags):
                depth += self._step(number)

    def _step(self, number: int) -> int:
        word = self.tags[number].found.word if self.tags[number].found.kind == "statement" else ""
        return {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(word, 0)

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
            elif name == "id" and local_parent(element) == "sdtPr":
                remove(element)
            for attribute in (f"{{{W14}}}paraId", f"{{{W14}}}textId"):
                if attribute in element.attrib:
                    del element.attrib[attribute]

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
                depth += self._step(number)


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
