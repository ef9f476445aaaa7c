"""Ids and names that must not stand twice in a document: drawings, bookmarks, shapes."""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.word.additions import Additions
from briefgen.word.markup import INSTRUCTION, Element, local, w

_ID, _NAME, _ANCHOR = w("id"), w("name"), w("anchor")
_NUMBERED = frozenset(
    (
        *("bookmarkStart", "bookmarkEnd", "ins", "del", "moveFrom", "moveTo", "rPrChange"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "cellIns"),
        *("cellDel", "cellMerge", "numberingChange", "tblPrExChange"),
    )
)
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_BOOKMARK = re.compile(r'<w:bookmarkStart\s[^<>]*?w:name="([^"]*)"')
_LONGEST_NAME = 40  # Word's own limit


class Marks:
    """The marks of all sub-documents in one run."""

    def __init__(self, additions: Additions) -> None:
        self._additions = additions
        self._names = {name.lower() for name in _BOOKMARK.findall(additions.text(additions.main))}

    def adopt(self, trees: Iterable[Element]) -> None:
        """Let the trees of one insertion have ids and names of their own."""
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        shapes: dict[str, str] = {}
        held = [element for tree in trees for element in tree.iter("*")]
        for element in held:
            name = local(element)
            if name == "docPr" and element.get("id"):
                element.set("id", str(self._additions.next_id()))
            elif name in _NUMBERED and (own := element.get(_ID)) is not None:
                if not name.endswith("End") or own not in ids:
                    ids[own] = str(self._additions.next_id())
                element.set(_ID, ids[own])
                if name == "bookmarkStart":
                    self._rename(element, names)
            elif element.tag.startswith(_VML) and element.get("id"):
                self._own_shape(element, shapes)
        _follow_names(held, names)
        _follow_shapes(held, shapes)

    def _rename(self, bookmark: Element, names: dict[str, str]) -> None:
        own = bookmark.get(_NAME, "")
        free, count = own, 2
        while free.lower() in self._names:
            ending = f"_{count}"
            free, count = own[: _LONGEST_NAME - len(ending)] + ending, count + 1
        self._names.add(free.lower())
        if free != own:
            names[own] = free
            bookmark.set(_NAME, free)

    def _own_shape(self, shape: Element, shapes: dict[str, str]) -> None:
        """Give a shape of the older kind, or the type of one, an id of its own."""
        shape.attrib.pop(f"{_OFFICE}spid", "")
        own = shape.get("id", "")
        shapes[own] = f"{own}_{self._additions.next_id()}"
        shape.set("id", shapes[own])


def _follow_shapes(held: Iterable[Element], shapes: Mapping[str, str]) -> None:
    for element in held:
        if element.get("ShapeID") in shapes:
            element.set("ShapeID", shapes[element.get("ShapeID", "")])
        if element.tag.startswith(_VML) and (kind := element.get("type", "")[1:]) in shapes:
            element.set("type", f"#{shapes[kind]}")


def _follow_names(held: list[Element], names: Mapping[str, str]) -> None:
    """Let links and fields name the bookmarks as they are called now."""
    if not names:
        return
    each = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    named = re.compile(rf'(?<![^\s"])(?:{each})(?![^\s"])')

    def renamed(code: str) -> str:
        return named.sub(lambda found: names[found[0]], code)

    for element in held:
        if element.get(_ANCHOR) in names:
            element.set(_ANCHOR, names[element.get(_ANCHOR, "")])
        if element.tag == w("fldSimple"):
            element.set(w("instr"), renamed(element.get(w("instr"), "")))
    for pieces in _codes(held):
        code = "".join(piece.text or "" for piece in pieces)
        if (new := renamed(code)) != code:
            pieces[0].text = new
            for piece in pieces[1:]:
                piece.text = ""


def _codes(held: Iterable[Element]) -> Iterator[list[Element]]:
    """Yield the pieces of each field code."""
    pieces: list[Element] = []
    for element in held:
        if element.tag == INSTRUCTION:
            pieces.append(element)
        elif element.tag == w("fldChar") and pieces:
            yield pieces
            pieces = []
    if pieces:
        yield pieces
