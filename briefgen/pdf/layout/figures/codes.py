"""QR codes, as one path of dark squares."""

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Boxes, Element
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.layout.figures.spoken import say
from briefgen.pdf.tree import Node

QUIET = 4  # modules left white on each side, ISO/IEC 18004
FINEST = 0.33  # mm of a module that telephones still read from paper
USUAL = 25.0
CAPACITY = {"L": 2809, "M": 2213, "Q": 1579, "H": 1219}
"""Bytes that the largest code of ReportLab's, version 39, holds: ISO/IEC 18004, table 7."""


def height_qr(node: Node, _width: float, _context: Context) -> float:
    """Return the height of a QR code in mm: it is a square."""
    return node.number("width", USUAL)


def draw_qr(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return the code of ``text`` as a square in the box, with its quiet zone."""
    text = node.word("text")
    if not text:
        context.fail("qr-empty", node)
        return Graphic([], "")
    level, said = node.word("level", "M"), text.encode("utf-8")
    if len(said) > CAPACITY[level]:
        context.fail("qr-too-long", node, count=len(said), most=CAPACITY[level])
        return Graphic([], "")
    code = QRCode(None, getattr(QRErrorCorrectLevel, level))
    code.addData(QR8bitByte(said))
    code.make()
    size = min(box.width, box.height)
    rows: list[list[bool]] = code.modules or []
    count = len(rows)
    module = size / (count + 2 * QUIET)
    if module < FINEST:
        least = FINEST * (count + 2 * QUIET)
        context.warn("qr-too-fine", node, size=f"{size:g}", least=f"{least:.0f}")
    squares = [
        ((start + QUIET) * module, (row + QUIET) * module, length * module, module)
        for row, modules in enumerate(rows)
        for start, length in _runs(modules)
    ]
    ink = context.sheet.colour(node.word("colour") or "black", node)
    return Graphic([Boxes(box.x, box.y, element, squares, ink)], say(context, "qr", text=text))


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules."""
    found: list[tuple[int, int]] = []
    for column, dark in enumerate(row):
        if dark and found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((column, 1))
    return found
