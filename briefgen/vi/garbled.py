"""UTF-8 that was read as Windows-1252 or Windows-1258 and saved so: Thành for Thành.

A line is mended only when every one of its letters goes back to a byte and the bytes are UTF-8 of
Vietnamese text: what is given back would be garbled to exactly the same letters again.
"""

import re
from functools import cache
from typing import NamedTuple

_MAY_BE = (re.compile("[\u00c2-\u00c6\u00e1\u00e2][^\0-\x7f]"), re.compile("\u0102[^\0-\x7f]"))
"""What stands in any garbled text; patterns that compile at once, for every text is asked."""
_TRAIL = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]"
)
_VIETNAMESE = (
    "[\u0000-\u007f\u00a0-\u00ff\u0102-\u0103\u0110-\u0111\u0128-\u0129\u0168-\u0169"
    "\u01a0-\u01a1\u01af-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u2000-\u206f\u20ab\u2122\ufeff]*"
)
_SURELY = f"á[º»]{_TRAIL}|[ÃĂ][\u00a0-\u00bf]|Ä[\u2018\u0192\u0090]|Æ[°¡]"
_READ_RIGHT = "[ơưƠƯđĐ\u1ea0-\u1ef9]"
_TIMES = 3
"""A text garbled twice is met; more often is not."""


class Mended(NamedTuple):
    """A text with its garbled lines put right.

    Args:
        text: all lines.
        lines: how many were mended.
        left: how many look garbled still.
        words: the first garbled word that is left.
    """

    text: str
    lines: int = 0
    left: int = 0
    words: str | None = None


def mend(text: str) -> Mended:
    """Return a text with every line put right that can be put right exactly."""
    if not _may_be_garbled(text):
        return Mended(text)
    lines = text.split("\n")
    mended = [_mended_line(line) for line in lines]
    left = [
        line for line in mended if re.search(_SURELY, line) and not re.search(_READ_RIGHT, line)
    ]
    return Mended(
        "\n".join(mended),
        sum(old != new for old, new in zip(lines, mended, strict=True)),
        len(left),
        next((word for line in left for word in line.split(" ") if re.search(_SURELY, word)), None),
    )


def _may_be_garbled(text: str) -> bool:
    return any(shape.search(text) for shape in _MAY_BE)


def _mended_line(line: str) -> str:
    """Return a line taken back as often as bytes of UTF-8 come out, to the last that is a text."""
    best, taken_back = line, _taken_back(line) if _may_be_garbled(line) else None
    for _ in range(_TIMES):
        if taken_back is None:
            break
        if re.fullmatch(_VIETNAMESE, taken_back):
            best = taken_back
        taken_back = _taken_back(taken_back) if _may_be_garbled(taken_back) else None
    return best


def _taken_back(line: str) -> str | None:
    """Return a line with its letters taken for bytes of UTF-8; ``None`` when they are none."""
    for encoding in ("cp1252", "cp1258"):
        try:
            return line.translate(_bytes_of(encoding)).encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
    return None


@cache
def _bytes_of(encoding: str) -> dict[int, int]:
    """Return the byte of every letter of an encoding; bytes it does not have stand for themselves.

    A letter of Latin-1 that the encoding writes otherwise or not at all is no byte: it is mapped
    beyond Latin-1, so that the line is left alone.
    """
    table = dict.fromkeys(range(0x80, 0x100), 0xFFFF)
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(encoding))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    # Programs that know only Latin-1 leave the controls of its second half as they are.
    for byte in range(0x80, 0xA0):
        table[byte] = byte
    return table
