"""The last look at a finished part: only at the guards that stand where something may be missing.

A guard begins with a control character, which neither XML nor any value can hold. Most parts have
none.
"""

import re

GUARD = "\x07"
PARAGRAPH_GUARD, HOLDER_OPEN, HOLDER_CLOSE = GUARD + "p", GUARD + "(", GUARD + ")"

_ENDS_WITH_PARAGRAPH = re.compile(
    r"(?:</[\w.-]+:p>|<[\w.-]+:p(?: [^<>]*)?/>)(?:<[\w.-]+:bookmark(?:Start|End) [^<>]*/>)*$"
)
_ROW = re.compile(r"<[\w.-]+:tr[ >/]")
_CELL = re.compile(r"<[\w.-]+:tc[ >/]")
_IS_TABLE = re.compile(r"<[\w.-]+:tbl[ >]")
_LOOK_BACK = 4_000


def settle(text: str) -> str:
    """Return the part with guards resolved: a paragraph put in, an empty table or row left out."""
    first, *guarded = text.split(GUARD)
    open_holders: list[list[str]] = [[first]]
    for piece in guarded:
        guard = GUARD + piece[0]
        if guard == PARAGRAPH_GUARD:
            if not _ends_with_paragraph(open_holders):
                open_holders[-1].append("<w:p/>")
        elif guard == HOLDER_OPEN:
            open_holders.append([])
        else:
            holder = "".join(open_holders.pop())
            needed = _ROW if _IS_TABLE.match(holder) else _CELL
            if needed.search(holder):
                open_holders[-1].append(holder)
        open_holders[-1].append(piece[1:])
    return "".join(open_holders[0])


def _ends_with_paragraph(open_holders: list[list[str]]) -> bool:
    end = _end_of(open_holders)
    return end.endswith(":p>") or _ENDS_WITH_PARAGRAPH.search(end) is not None


def _end_of(open_holders: list[list[str]]) -> str:
    """Return the end of what has been made so far; holders that are still open count."""
    made: list[str] = []
    size = 0
    for pieces in reversed(open_holders):
        for piece in reversed(pieces):
            made.append(piece[-_LOOK_BACK:])
            size += len(made[-1])
            if size >= _LOOK_BACK:
                break
    return "".join(reversed(made))
