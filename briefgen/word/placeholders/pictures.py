"""A picture of the template in whose place another one stands, within the same box.

The box is as large as the designer drew it. The picture keeps its proportions in it: it touches the
box at two sides, and stands in the middle of it where the box has a place of its own on the page.
"""

from decimal import Decimal
from typing import TypedDict

from briefgen.catalog.shown import text_of
from briefgen.word.content.nouns import Picture
from briefgen.word.content.pictures import EMU_A_MM, embed, fitted
from briefgen.word.host import Host

_EMU_A_POINT = 12_700


class Placed(TypedDict):
    """What a placeholder prints: numbers are EMU, the relation that of the picture shown."""

    shown: bool
    replaced: bool
    relation: str
    alt: str
    width: int
    height: int
    left: int
    top: int
    style: str


def place_picture(
    host: Host, value: object, relation: str, box: tuple[int, int], corner: tuple[int, int]
) -> Placed:
    """Return how the picture of the template is to be shown.

    Args:
        host: what the engine lends to the run.
        value: a picture takes its place, ``None`` takes it out, text is its alternative text.
        relation: of the template's picture.
        box: its width and height in EMU.
        corner: where it stands from the left and top of what it is placed by, in EMU.

    Raises:
        ExpressionValueError: a picture that cannot be read; a value that is none and no text.
    """
    width, height = box
    left, top = corner
    kept = Placed(
        shown=value is not None, replaced=False, relation=relation, alt="",
        width=width, height=height, left=left, top=top, style=_style(width, height),
    )  # fmt: skip
    if value is None:
        return kept
    if not isinstance(value, Picture):
        return {**kept, "alt": text_of(value)}
    across, down = fitted(value, *_asked(value, width, height))
    return Placed(
        shown=True, replaced=True, relation=embed(value, host), alt=value.alt,
        width=across, height=down,
        left=left + (width - across) // 2, top=top + (height - down) // 2,
        style=_style(across, down),
    )  # fmt: skip


def _style(width: int, height: int) -> str:
    """Return a size as VML writes it."""
    across, down = (Decimal(size) / _EMU_A_POINT for size in (width, height))
    return f"width:{across:.2f}pt;height:{down:.2f}pt"


def _asked(value: Picture, width: int, height: int) -> tuple[int, int]:
    """Return the box, or a smaller one that the picture itself asks for."""
    if value.width is not None:
        width = min(width, round(value.width * EMU_A_MM))
    if value.height is not None:
        height = min(height, round(value.height * EMU_A_MM))
    return width, height
