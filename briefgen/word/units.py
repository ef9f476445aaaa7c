"""What a paragraph, row or cell shows, and where in it a tag stands.

A tag that rules over whole elements goes before or after the element it stands in. Where it may go
is read off what the element shows: nothing before the tag, nothing after it, nothing at all.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.word.blocks import MIDDLES
from briefgen.word.markup import (
    MARK,
    PARAGRAPH_PROPERTIES,
    TABLE,
    Element,
    local,
    standing_number,
    w,
)
from briefgen.word.tags import Tag, block_step

Position = Literal["alone", "leading", "trailing", "middle"]

_SHOWN = frozenset(
    map(
        w,
        (
            *("drawing", "pict", "object", "sym", "ptab", "noBreakHyphen", "fldChar", "fldSimple"),
            *("footnoteReference", "endnoteReference", "commentReference", "sectPr", "ruby"),
        ),
    )
)
_TEXTS = frozenset({"t", "instrText"})
_BREAKS = frozenset({"page", "column"})

Entry = int | None  # the number of a tag, or None for something shown


class Held:
    """What an element holds in reading order: tags that show nothing, and things that are shown.

    Args:
        entries: each of them.
    """

    __slots__ = ("_at", "_first", "_last")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._at: dict[int, int] = {}
        self._first = self._last = -1  # of what is shown
        for at, entry in enumerate(entries):
            if entry is not None:
                self._at[entry] = at
            else:
                self._first = at if self._first < 0 else self._first
                self._last = at

    @property
    def shows(self) -> bool:
        """Whether anything is shown."""
        return self._last >= 0

    @property
    def numbers(self) -> list[int]:
        """The tags in their order."""
        return list(self._at)

    def position(self, number: int) -> Position:
        """Return where a tag stands among what is shown; any number of them can be asked for."""
        at = self._at[number]
        before, after = 0 <= self._first < at, at < self._last
        if before and after:
            return "middle"
        if before or after:
            return "trailing" if before else "leading"
        return "alone"


def held_by(unit: Element, tags: list[Tag]) -> Held:
    """Return what an element holds."""
    return Held(_entries(unit, tags))


def _entries(unit: Element, tags: list[Tag]) -> Iterator[Entry]:
    for element in unit.iter():
        number = standing_number(element)
        if number is not None:
            yield number
        elif local(element) in _TEXTS:
            yield from _in_text(element.text or "", tags)
        elif element.tag in _SHOWN or _is_break(element) or _is_inner_table(element, unit):
            yield None


def _in_text(text: str, tags: list[Tag]) -> Iterator[Entry]:
    for at, piece in enumerate(MARK.split(text)):
        if at % 2 == 0:
            if piece and not piece.isspace():
                yield None
        elif int(piece) >= len(tags) or tags[int(piece)].found.kind in ("value", "literal"):
            yield None
        else:
            yield int(piece)


def _is_break(element: Element) -> bool:
    return element.tag == w("br") and element.get(w("type")) in _BREAKS


def _is_inner_table(element: Element, unit: Element) -> bool:
    return element.tag == TABLE and element is not unit


def kept_marks(unit: Element) -> list[Element]:
    """Return what must outlive an element that is dropped: the ends of bookmarks and comments."""
    names = {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"}
    if any(above.tag == PARAGRAPH_PROPERTIES for above in unit.iterancestors()):
        return []
    return [element for element in unit.iter("*") if local(element) in names]


def may_be_empty(paragraph: Element, tags: list[Tag]) -> bool:
    """Return whether a paragraph holds nothing but blocks, and these may print nothing.

    A block with an ``else`` always prints something if each of its branches shows something.
    """
    depth, found = 0, False
    branches: list[bool] = []  # of the outer block being read: whether each shows something
    last = ""  # word between its branches
    for entry in _entries(paragraph, tags):
        step = 0 if entry is None else block_step(tags, entry)
        depth += step
        if entry is None or entry >= len(tags):
            if depth == 0:
                return False
            if depth == 1:
                branches[-1] = True
        elif step == 1 and depth == 1:
            branches = [False]
            last = ""
        elif depth == 1 and tags[entry].found.word in MIDDLES:
            branches.append(False)
            last = tags[entry].found.word
        elif step == -1 and depth == 0:
            found = True
            if last == "else" and all(branches):
                return False
    return found
