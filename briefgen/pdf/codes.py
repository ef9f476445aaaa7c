"""Codes that page text is written in: the same for every face, so that one table reads them all.

A code is the number of the glyph in the subset of a font. Letters of Vietnamese and the marks
around them come first, whatever the face numbers its glyphs by: a subset's tables stay short.
"""

from collections.abc import Iterator

VIETNAMESE = (
    *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"),
    *range(0x1EA0, 0x1EFA),
)
MARKS = "«°±²³·»×÷–—‘’“”•…‰€₫←↑→↓−≈≠≤≥"
CORE = (*range(0x20, 0x7F), *VIETNAMESE, *map(ord, MARKS))
"""Code points in the order of their codes, which begin at 1; 0 is the glyph for none."""
CODES = {point: code for code, point in enumerate(CORE, 1)}


def ranges() -> Iterator[tuple[int, int, int]]:
    """Yield first code, last code and first code point of runs in which both grow by one.

    A run ends where the first byte of a code changes (ISO 32000-1 §9.10.3).
    """
    start = 0
    for at in range(1, len(CORE) + 1):
        ends = at == len(CORE) or CORE[at] != CORE[at - 1] + 1 or (at + 1) % 256 == 0
        if ends or CORE[at] % 256 == 0:
            yield start + 1, at, CORE[start]
            start = at
