"""The last look at a finished part: only at the guards that stand where something may be missing.

A guard is a control character, which neither XML nor any value can hold. Most parts have none.
"""

import re

PARAGRAPH_GUARD = "\x07"
HOLDER_OPEN, HOLDER_CLOSE = "\x0e", "\x0f"

_GUARDS = re.compile(f"([{PARAGRAPH_GUARD}{HOLDER_OPEN}{HOLDER_CLOSE}])")
_ENDS_WITH_PARAGRAPH = re.compile(
    r"(?:</[\w.-]+:p>|<[\w.-]+:p(?: [^<>]*)?/>)(?:<[\w.-]+:bookmark(?:Start|End) [^<>]*/>)*$"
)
_ROW = re.compile(r"<[\w.-]+:tr[ >/]")
_HOLDS_CELL = re.compile(r"<[\w.-]+:tc[ >/]")
_IS_TABLE = re.compile(r"<[\w.-]+:tbl[ >]")
_LOOK_BACK = 4_000


def settle(text: str) -> str:
    """Return the part with guards resolved: a paragraph put in, an empty table or row left out."""
    open_holders: list[list[str]] = [[]]
    for piece in _GUARDS.split(text):
        if piece == PARAGRAPH_GUARD:
            if not _ENDS_WITH_PARAGRAPH.search(_end_of(open_holders)):
                open_holders[-1].append("<w:p/>")
        elif piece == HOLDER_OPEN:
            open_holders.append([])
        elif piece == HOLDER_CLOSE:
            holder = "".join(open_holders.pop())
            needed = _ROW if _IS_TABLE.match(holder) else _HOLDS_CELL
            if needed.search(holder):
                open_holders[-1].append(holder)
        else:
            open_holders[-1].append(piece)
    return "".join(open_holders[0])


def _end_of(open_holders: list[list[str]]) -> str:
    """Return the end of what has been made so far; holders that are still open count."""
    made: list[str] = []
    size = 0
    for pieces in reversed(open_holders):
        for piece in reversed(pieces):
            made.append(piece[-_LOOK_BACK:])
            size += len(made[-1])
            if size >= _LOOK_BACK:
                return "".join(reversed(made))
    return "".join(reversed(made))
