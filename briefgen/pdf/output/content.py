"""Display list into page content: PDF operators, with marked content for everything drawn.

Coordinates become points from the lower left corner, rounded to a hundredth (3.5 µm). Text is
written in codes of two bytes that all faces share (``codes.py``).
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.pdf.faces import Face
from briefgen.pdf.layout.display import (
    Anchor,
    Boxes,
    Element,
    Item,
    Line,
    Picture,
    Rectangle,
    Shape,
    Turned,
    Words,
)
from briefgen.pdf.output.imposing import Spot
from briefgen.pdf.output.numbers import POINT, short

if TYPE_CHECKING:
    from briefgen.pdf.raster import Raster

ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})
"""What would end a string in brackets, or be read as another end of line (ISO 32000-1 §7.3.4.2)."""
ROUND = 0.5522847498
"""Length of the handles of a Bézier quarter circle of radius 1."""


Corners = tuple[float, float, float, float]
"""Left, lower, right and upper edge in mm from the lower left corner of the page."""
LINK_ASCENT, LINK_DESCENT = 0.9, 0.25


class FontUse:
    """The faces a document uses, their names on its pages, and the texts in each."""

    def __init__(self) -> None:
        self.names: dict[Face, str] = {}
        self.texts: dict[Face, set[str]] = {}
        self.pictures: dict[Raster, str] = {}

    def name(self, face: Face, text: str) -> str:
        """Return the face's name on the page, noting the text."""
        name = self.names.get(face)
        if name is None:
            name = self.names[face] = f"F{len(self.names) + 1}"
            self.texts[face] = set()
        self.texts[face].add(text)
        return name

    def picture(self, raster: "Raster") -> str:
        """Return a picture's name on the page."""
        return self.pictures.setdefault(raster, f"P{len(self.pictures) + 1}")


class PageContent:
    """Writes the content of one page.

    Args:
        page: number of the page of the file, from 0.
        height: of the page in mm.
        fonts: shared by all pages.
        elements: of the marked content drawn on the same sheet so far, to which this page's
            are added.
        spot: where the page stands on its sheet.
    """

    def __init__(
        self,
        page: int,
        height: float,
        fonts: FontUse,
        elements: list[Element],
        spot: Spot,
    ) -> None:
        self.page, self._height, self._fonts = page, height, fonts
        self.elements, self._spot = elements, spot
        self._out: list[str] = []
        self._fill = self._stroke = self._dash = ""
        self._font = ("", 0.0)
        self._line = -1.0
        self._within: Element | str | None = None
        self.anchors: list[tuple[Anchor, float]] = []
        self.links: list[tuple[Element, Corners]] = []
        self._link: Element | None = None

    def add(self, items: Iterable[Item], dy: float = 0.0, artifact: str = "") -> None:
        """Draw items, ``dy`` mm lower; ``artifact`` says what kind of decoration they are."""
        for item in items:
            if type(item) is Anchor:
                self.anchors.append((item, self._up(item.y + dy)))
                continue
            self._enter(item.element, artifact)
            y = self._height - item.y - dy
            if type(item) is Words:
                self._words(item, y)
            elif type(item) is Rectangle:
                self._rectangle(item, y)
            elif type(item) is Line:
                self._straight(item, y)
            elif type(item) is Shape:
                self._shape(item, y)
            else:
                self._rare(item, y)

    @property
    def top(self) -> float:
        """Return the upper edge of the page, in mm from the lower edge of its sheet."""
        return self._up(0)

    def _up(self, y: float) -> float:
        """Return a place ``y`` mm below the upper edge, in mm from the lower edge of the sheet."""
        return self._spot.y + self._spot.scale * (self._height - y)

    def finish(self) -> bytes:
        """Return the page's operators."""
        self._leave()
        return "\n".join(self._out).encode("latin-1")

    def _enter(self, element: Element | None, artifact: str) -> None:
        now: Element | str = element or artifact or "layout"
        if now is self._within:
            return
        self._leave()
        self._within = now
        self._link = None
        if isinstance(now, Element):
            if now.owner is not None:
                now.join()
            if now.role == "Link":
                self._link = now
            number = len(self.elements)
            self.elements.append(now)
            now.kids.append((self.page, number))
            self._out.append(f"/{now.role} <</MCID {number}>> BDC")
        elif now == "layout":
            self._out.append("/Artifact <</Type /Layout>> BDC")
        elif now == "letterhead":
            self._out.append("/Artifact <</Type /Layout /Subtype /Background>> BDC")
        else:
            kind = now.capitalize()
            self._out.append(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")

    def _leave(self) -> None:
        if self._within is not None:
            self._out.append("EMC")
            self._within = None

    def _words(self, item: Words, y: float) -> None:
        if self._link is not None:
            self.links.append((self._link, _around(item, y, self._spot)))
        codes = self._codes(item)
        self._out.append(f"BT {item.x * POINT:.2f} {y * POINT:.2f} Td ({codes}) Tj ET")

    def _codes(self, item: Words) -> str:
        """Return the codes of words; their font and colour are set."""
        name = self._fonts.name(item.face, item.text)
        if item.colour != self._fill:
            self._colour(item.colour)
        font = (name, item.size)
        if font != self._font:
            self._font = font
            self._out.append(f"/{name} {short(item.size)} Tf")
        return _written(item.text, item.face)

    def _rare(self, item: Item, y: float) -> None:
        """Draw what few pages have: pictures, codes, turned words."""
        from briefgen.pdf.output.pictures import drawn_boxes, drawn_picture

        if isinstance(item, Picture):
            name = self._fonts.picture(item.raster)
            self._out.append(drawn_picture(item, name, y + item.y))
        elif isinstance(item, Boxes):
            self._colour(item.fill)
            self._out.append(f"{drawn_boxes(item, y)} f")
        elif isinstance(item, Turned):
            codes = self._codes(item)
            turn = math.radians(item.angle)
            across, up = f"{math.cos(turn):.4f}", f"{math.sin(turn):.4f}"
            at = f"{short(item.x * POINT)} {short(y * POINT)}"
            self._out.append(f"BT {across} {up} -{up} {across} {at} Tm ({codes}) Tj ET")

    def _rectangle(self, item: Rectangle, y: float) -> None:
        low, width, height = (y - item.height) * POINT, item.width * POINT, item.height * POINT
        if item.fill:
            self._colour(item.fill)
        if item.stroke:
            self._pen(item.stroke, item.line)
        paint = "B" if item.fill and item.stroke else "f" if item.fill else "S"
        self._out.append(f"{item.x * POINT:.2f} {low:.2f} {width:.2f} {height:.2f} re {paint}")

    def _straight(self, item: Line, y: float) -> None:
        self._pen(item.stroke, item.line, item.dash)
        x, down = item.x * POINT, y * POINT
        across, under = x + item.dx * POINT, down - item.dy * POINT
        self._out.append(f"{x:.2f} {down:.2f} m {across:.2f} {under:.2f} l S")

    def _shape(self, item: Shape, y: float) -> None:
        if item.fill:
            self._colour(item.fill)
        if item.stroke:
            self._pen(item.stroke, item.line)
        if item.round:
            path = _circle(item.x * POINT, y * POINT, item.round * POINT)
        else:
            points = [(item.x + px, y - py) for px, py in item.points]
            steps = [f"{short(px * POINT)} {short(py * POINT)}" for px, py in points]
            path = f"{steps[0]} m " + " ".join(f"{step} l" for step in steps[1:])
        paint = "f" if item.fill else "s" if item.closed or item.round else "S"
        self._out.append(f"{path} {paint}")

    def _colour(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(_ink(colour, "rg", "g"))

    def _pen(self, colour: str, line: float, dash: tuple[float, float] | None = None) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._out.append(_ink(colour, "RG", "G"))
        if line != self._line:
            self._line = line
            self._out.append(f"{short(line)} w")
        pattern = f"[{short(dash[0] * POINT)} {short(dash[1] * POINT)}] 0 d" if dash else ""
        if pattern != self._dash:
            self._dash = pattern
            self._out.append(pattern or "[] 0 d")


def _around(item: Words, y: float, spot: Spot) -> Corners:
    """Return what a pointer has to hit, on the sheet."""
    size, scale = item.size / POINT, spot.scale
    low, high = (spot.y + scale * at for at in (y - size * LINK_DESCENT, y + size * LINK_ASCENT))
    return (spot.x + scale * item.x, low, spot.x + scale * (item.x + item.width), high)


@lru_cache(maxsize=16384)
def _written(text: str, face: Face) -> str:
    """Return text in the codes of page text, each byte a character, for a string in brackets."""
    codes = text.translate(face.encoding).encode("utf-16-be")
    return codes.decode("latin-1").translate(ESCAPED)


@lru_cache(maxsize=256)
def _ink(colour: str, rgb: str, gray: str) -> str:
    """Return the operator that sets a colour ``#RRGGBB``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    if len(set(parts)) == 1:
        return f"{parts[0]:.4g} {gray}"
    return " ".join(f"{part:.4g}" for part in parts) + f" {rgb}"


def _circle(x: float, y: float, r: float) -> str:
    """Return a circle as four Bézier curves."""
    k = r * ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    path = " ".join(" ".join(short(number) for number in curve) + " c" for curve in curves)
    return f"{short(x + r)} {short(y)} m {path}"
