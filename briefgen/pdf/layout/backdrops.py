"""What lies under a page: the letterhead of the office, words across the page such as a draft's.

Both are decoration: what they say is no part of the text.
"""

import math
from collections.abc import Iterator

from briefgen.pdf.faces import MM
from briefgen.pdf.layout.context import Context, clean
from briefgen.pdf.layout.display import Item, Picture, Turned
from briefgen.pdf.layout.figures.pictures import paper_of
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

USUAL_ANGLE = 45.0
WATERMARK_SHARE = 0.72
LARGEST = 110.0


def backdrops(
    doc: Node, size: tuple[float, float], context: Context
) -> Iterator[tuple[str, list[Item]]]:
    """Yield kind and items of what lies under the page in the context.

    Args:
        doc: the root node.
        size: width and height of the page in mm.
        context: styles, number of the page, reader of pictures.
    """
    for node in doc.nodes("letterhead", "watermark"):
        on = node.word("on", "all")
        if on == "all" or (on == "first") == (context.page == 1):
            made = _letterhead if node.tag == "letterhead" else _watermark
            yield node.tag, made(node, size, context)


def _letterhead(node: Node, size: tuple[float, float], context: Context) -> list[Item]:
    """Return a picture, or a page of a file, as wide as the page, from its top."""
    raster = paper_of(node, context)
    height = size[0] * raster.height / raster.width
    if height > size[1] * 1.02:
        context.fail("letterhead-too-tall", node, height=f"{height:.0f}", most=f"{size[1]:.0f}")
    return [Picture(0, 0, None, size[0], min(height, size[1]), raster)]


def _watermark(node: Node, size: tuple[float, float], context: Context) -> list[Item]:
    """Return words across the middle of the page, as large as they can be."""
    sheet = context.sheet
    tone = sheet.colour(node.word("colour") or "band-2", node)
    style = sheet.style_of(node, Style(sheet.family, "bold"))
    face, text = sheet.face(style, node), clean(node.word("text"))
    angle = node.number("angle", USUAL_ANGLE)
    turn = math.radians(angle)
    across, up = abs(math.cos(turn)), abs(math.sin(turn))
    natural = face.width(text, 1) or 1.0
    reach = min(size[0] / max(across, 0.05), size[1] / max(up, 0.05)) * WATERMARK_SHARE
    points = node.number("size", min(reach / natural, LARGEST))
    width, rise = natural * points, points * MM * face.file.metrics.cap_height / 1000
    x = size[0] / 2 - width / 2 * math.cos(turn) + rise / 2 * math.sin(turn)
    y = size[1] / 2 + width / 2 * math.sin(turn) + rise / 2 * math.cos(turn)
    return [Turned(x, y, None, text, face, points, tone, width, node, angle)]
