"""The last look at a finished part: only at the guards that stand where something is to be settled.

A guard begins with a control character, which neither XML nor any value can hold. Most parts have
none; what only rich values need is loaded when one is met.
"""

import re
from collections.abc import Callable

GUARD = "\x07"
PARAGRAPH_GUARD, HOLDER_OPEN, HOLDER_CLOSE = GUARD + "p", GUARD + "(", GUARD + ")"
NEW_PARAGRAPH, NEW_PAGE = GUARD + "n", GUARD + "f"
_INLINE, _BLOCK, _END = GUARD + "r", GUARD + "b", GUARD + "/"
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'

# Patterns stay text until they are met: most documents never need them.
_ENDS_WITH_PARAGRAPH = (
    r"(?:</[\w.-]+:p>|<[\w.-]+:p(?: [^<>]*)?/>)"
    r"(?:<[\w.-]+:bookmark(?:Start|End) [^<>]*/>|</[\w.-]+:sdt(?:Content)?>)*$"
)
_ROW = r"<[\w.-]+:tr[ >/]"
_CELL = r"<[\w.-]+:tc[ >/]"
_CONTENT = r"<[\w.-]+:sdtContent(?: [^<>]*)?><[^/]"
# What a paragraph shows; a tab stop, <w:tab w:val=…/>, is none of it.
_SHOWN = (
    r"<w:t(?: [^<>]*)?>\s*[^<\s]|<w:tab/>|<w:(?:br|cr|drawing|pict|object|sym|ptab|noBreakHyphen"
    r"|fldChar|fldSimple|(?:footnote|endnote|comment)Reference|ruby)[ />]|<m:oMath"
)
_IS_PARAGRAPH = r"<w:p[ >]"
_IS_TABLE = r"<[\w.-]+:tbl[ >]"
_IS_CONTROL = r"<[\w.-]+:sdt[ >]"
_TABLE_END = "</w:tbl>"
LOOK_BACK = 4_000
_CONTEXT = len(_TABLE_END)  # told before a paragraph is whether it follows a table


def inline(runs: str) -> str:
    """Return runs, links and drawings as they are printed in the place of a tag."""
    return f"{_INLINE}{runs}{_END}"


def block(blocks: str) -> str:
    """Return paragraphs and tables as they are printed in the place of a tag."""
    return f"{_BLOCK}{blocks}{_END}"


def settle(text: str) -> str:
    """Return the part with guards resolved.

    A paragraph is put in where one is missing, an empty table, row, control or paragraph is left
    out, and rich values take their place.
    """
    settling = _Settling()
    settling.take(text)
    return "".join(settling.holders[0])


class _Settling:
    """The settling of one part.

    Args:
        holders: what has been made, by the tables and rows that are open and may be left out.
    """

    def __init__(self) -> None:
        self.holders: list[list[str]] = [[]]

    def take(self, text: str) -> None:
        """Take the next stretch of the part."""
        first, *guarded = text.split(GUARD)
        self.holders[-1].append(first)
        waiting = iter(guarded)
        for piece in waiting:
            kind = GUARD + piece[0]
            if kind in (_INLINE, _BLOCK):
                value = [piece[1:]]
                for inner in waiting:
                    if inner.startswith("/"):
                        break
                    value += (GUARD, inner)
                self._put(kind, "".join(value), inner[1:])
            else:
                self._resolve(kind)
                self.holders[-1].append(piece[1:])

    def _resolve(self, guard: str) -> None:
        if guard == PARAGRAPH_GUARD:
            if not ends_with_paragraph(self.holders):
                self.holders[-1].append("<w:p/>")
        elif guard == HOLDER_OPEN:
            self.holders.append([])
        elif guard == HOLDER_CLOSE:
            holder = "".join(self.holders.pop())
            if need_of(holder).search(holder):
                self.holders[-1].append(holder)
        else:
            between = "" if guard == NEW_PARAGRAPH else _PAGE_BREAK
            self.holders[-1].append(self._divided(between))

    def _divided(self, between: str) -> str:
        """End the paragraph that is open; return what opens the next, after ``between``."""
        from briefgen.word import splicing

        tail = self._tail(splicing.open_paragraph)
        made, again = splicing.new_paragraph(tail, between)
        self.take(made)
        return again

    def _put(self, kind: str, value: str, rest: str) -> None:
        """Put a rich value in, and what follows it."""
        from briefgen.word import splicing

        if kind == _INLINE:
            linked = "<w:hyperlink " in value and self._in_link()
            opening = splicing.open_paragraph if linked else splicing.open_run
            made, again = splicing.put_inline(self._tail(opening), value, out_of_link=linked)
            self.take(made)
            self.holders[-1].append(again + rest)
        else:
            made, again = splicing.put_blocks(self._tail(splicing.open_paragraph), value)
            self.take(made)
            before = _end_of(self.holders)
            self.holders[-1].append(splicing.without_empty_paragraph(again + rest, value, before))

    def _in_link(self) -> bool:
        """Return whether a link is open where the text has come to."""
        for piece in reversed(self.holders[-1]):
            begins = piece.rfind("<w:hyperlink ")
            ends = max(piece.rfind("</w:hyperlink>"), piece.rfind("</w:p>"))
            if begins >= 0 or ends >= 0:
                return begins > ends
        return False

    def _tail(self, opening: Callable[[str], int]) -> str:
        """Take off the end of what has been made, from a little before where something opens."""
        pieces = self.holders[-1]
        tail = pieces.pop()
        while pieces and opening(tail) <= 0:
            tail = pieces.pop() + tail
        cut = max(0, opening(tail) - _CONTEXT)
        pieces.append(tail[:cut])
        return tail[cut:]


def need_of(holder: str) -> re.Pattern[str]:
    """Return what a table, row, content control or paragraph must hold to be kept."""
    if re.match(_IS_PARAGRAPH, holder):
        return re.compile(_SHOWN)
    if re.match(_IS_CONTROL, holder):
        return re.compile(_CONTENT)
    return re.compile(_ROW if re.match(_IS_TABLE, holder) else _CELL)


def ends_with_paragraph(holders: list[list[str]]) -> bool:
    """Return whether what has been made so far, in holders that may be open, ends so."""
    end = _end_of(holders)
    return end.endswith(":p>") or re.search(_ENDS_WITH_PARAGRAPH, end) is not None


def _end_of(holders: list[list[str]]) -> str:
    made: list[str] = []
    size = 0
    for pieces in reversed(holders):
        for piece in reversed(pieces):
            made.append(piece[-LOOK_BACK:])
            size += len(made[-1])
            if size >= LOOK_BACK:
                break
    return "".join(reversed(made))
