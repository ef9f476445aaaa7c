"""Items as PDF operators that draw them at any place: made once, drawn as often as needed.

Coordinates become points from the lower left corner, rounded to a hundredth (3.5 µm). Text is
written in codes of two bytes that all faces share (``codes.py``).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.pdf.faces import Face
from briefgen.pdf.layout.display import Boxes, Item, Line, Rectangle, Shape, Turned, Words
from briefgen.pdf.output.numbers import POINT, short

ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "%": "%%"})
"""What would end a string in brackets, or be read as another end of line (ISO 32000-1 §7.3.4.2);
and what marks a place in a text that numbers are put in."""
ROUND = 0.5522847498
"""Length of the handles of a Bézier quarter circle of radius 1."""
AT = "%.2f %.2f"
FILL, FONT, STROKE, WIDTH, DASH = range(5)
"""What holds until it is set again."""
AT_FIRST = ("", "", "", "", "[] 0 d")


@dataclass(slots=True, eq=False)
class Part:
    """Operators with ``%.2f`` for each coordinate, all of which need the same things set before.

    Args:
        needs: what has to be set, by its number.
        text: the operators.
        places: x and y in turn, in points from the place they are drawn at; y goes up.
        leaves: what the operators set to something else.
    """

    needs: Sequence[tuple[int, str]]
    text: str
    places: Sequence[float]
    leaves: Sequence[tuple[int, str]]


@dataclass(slots=True, eq=False)
class Ink:
    """What is drawn, in parts, with what is written in each face.

    What is set where does not depend on which items are drawn as one ink: the same page has the
    same bytes. ``noted`` is the file for which ``texts`` was noted last.
    """

    parts: Sequence[Part]
    texts: Sequence[tuple[Face, str]]
    noted: int = 0


def ink_of(items: Sequence[Item], x: float = 0.0, y: float = 0.0) -> Ink:
    """Return the ink of items.

    Args:
        items: what is drawn: words, rectangles, lines, shapes, boxes.
        x: the place in mm, where the items stand now, that they are to be drawn by.
        y: that place, from the upper edge down.
    """
    if len(items) == 1 and type(item := items[0]) is Words:
        return _words(item, x, y)
    press = _Press(x, y)
    for item in items:
        press.draw(item)
    return press.ink()


def _words(item: Words, x: float, y: float) -> Ink:
    """Return the ink of words alone, as ``_Press`` makes it: most runs are one string."""
    face, text = item.face, item.text
    needs = ((FILL, ink_operator(item.colour, "rg", "g")), (FONT, type_operator(face, item.size)))
    places = ((item.x - x) * POINT, (y - item.y) * POINT)
    part = Part(needs, words_operator(text, face), places, ())
    return Ink((part,), ((face, text),))


@dataclass(slots=True)
class _Press:
    """Turns items into operators."""

    x: float
    y: float
    _out: list[str] = field(default_factory=list)
    _places: list[float] = field(default_factory=list)
    _needs: list[tuple[int, str]] = field(default_factory=list)
    _state: dict[int, str] = field(default_factory=dict)
    _changed: dict[int, str] = field(default_factory=dict)
    _parts: list[Part] = field(default_factory=list)
    _texts: list[tuple[Face, str]] = field(default_factory=list)

    def ink(self) -> Ink:
        """Return all that was drawn."""
        self._end_part()
        return Ink(self._parts, self._texts)

    def _end_part(self) -> None:
        text, changed = "\n".join(self._out), [*self._changed.items()]
        self._parts.append(Part(self._needs, text, self._places, changed))
        self._out, self._places, self._needs, self._changed = [], [], [], {}

    def draw(self, item: Item) -> None:
        """Draw an item."""
        if isinstance(item, Words):
            if isinstance(item, Turned):
                self._turned(item)
            else:
                self._words(item)
        elif isinstance(item, Rectangle):
            self._rectangle(item)
        elif isinstance(item, Line):
            self._straight(item)
        elif isinstance(item, Shape):
            self._shape(item)
        elif isinstance(item, Boxes):
            self._boxes(item)

    def _set(self, kind: int, operator: str) -> None:
        known = self._state.get(kind)
        if known == operator:
            return
        self._state[kind] = operator
        if known is None:
            if self._out:
                self._end_part()
            self._needs.append((kind, operator))
        else:
            self._out.append(operator)
            self._changed[kind] = operator

    def _at(self, x: float, y: float) -> None:
        self._places.append((x - self.x) * POINT)
        self._places.append((self.y - y) * POINT)

    def _type(self, item: Words) -> str:
        """Set face and colour of words; return their codes."""
        self._set(FILL, ink_operator(item.colour, "rg", "g"))
        self._set(FONT, type_operator(item.face, item.size))
        self._texts.append((item.face, item.text))
        return written(item.text, item.face)

    def _words(self, item: Words) -> None:
        codes = self._type(item)
        self._at(item.x, item.y)
        self._out.append(f"BT {AT} Td ({codes}) Tj ET")

    def _turned(self, item: Turned) -> None:
        codes = self._type(item)
        turn = math.radians(item.angle)
        across, up = f"{math.cos(turn):.4f}", f"{math.sin(turn):.4f}"
        self._at(item.x, item.y)
        self._out.append(f"BT {across} {up} -{up} {across} {AT} Tm ({codes}) Tj ET")

    def _rectangle(self, item: Rectangle) -> None:
        width, height = item.width * POINT, item.height * POINT
        if item.fill:
            self._set(FILL, ink_operator(item.fill, "rg", "g"))
        if item.stroke:
            self._pen(item.stroke, item.line)
        paint = "B" if item.fill and item.stroke else "f" if item.fill else "S"
        self._at(item.x, item.y + item.height)
        self._out.append(f"{AT} {width:.2f} {height:.2f} re {paint}")

    def _straight(self, item: Line) -> None:
        self._pen(item.stroke, item.line, item.dash)
        self._at(item.x, item.y)
        self._at(item.x + item.dx, item.y + item.dy)
        self._out.append(f"{AT} m {AT} l S")

    def _shape(self, item: Shape) -> None:
        if item.fill:
            self._set(FILL, ink_operator(item.fill, "rg", "g"))
        if item.stroke:
            self._pen(item.stroke, item.line)
        if item.round:
            path = self._circle(item.x, item.y, item.round)
        else:
            for px, py in item.points:
                self._at(item.x + px, item.y + py)
            path = f"{AT} m " + " ".join([f"{AT} l"] * (len(item.points) - 1))
        paint = "f" if item.fill else "s" if item.closed or item.round else "S"
        self._out.append(f"{path} {paint}")

    def _circle(self, x: float, y: float, r: float) -> str:
        """Draw a circle as four Bézier curves, against the clock from its right edge."""
        k = r * ROUND
        corners = (
            (r, 0), (r, -k), (k, -r), (0, -r), (-k, -r), (-r, -k), (-r, 0),
            (-r, k), (-k, r), (0, r), (k, r), (r, k), (r, 0),
        )  # fmt: skip
        for px, py in corners:
            self._at(x + px, y + py)
        return f"{AT} m " + " ".join([f"{AT} {AT} {AT} c"] * 4)

    def _boxes(self, item: Boxes) -> None:
        self._set(FILL, ink_operator(item.fill, "rg", "g"))
        paths: list[str] = []
        for left, top, width, height in item.boxes:
            self._at(item.x + left, item.y + top + height)
            paths.append(f"{AT} {short(width * POINT)} {short(height * POINT)} re")
        self._out.append(" ".join(paths) + " f")

    def _pen(self, colour: str, line: float, dash: tuple[float, float] | None = None) -> None:
        self._set(STROKE, ink_operator(colour, "RG", "G"))
        self._set(WIDTH, f"{short(line)} w")
        pattern = f"[{short(dash[0] * POINT)} {short(dash[1] * POINT)}]" if dash else "[]"
        self._set(DASH, f"{pattern} 0 d")


def words_operator(text: str, face: Face) -> str:
    """Return the operators that write text, with places for x and y."""
    return f"BT {AT} Td ({written(text, face)}) Tj ET"


@lru_cache(maxsize=16384)
def written(text: str, face: Face) -> str:
    """Return text in the codes of page text, each byte a character, for a string in brackets."""
    codes = text.translate(face.encoding).encode("utf-16-be")
    return codes.decode("latin-1").translate(ESCAPED)


@lru_cache(maxsize=256)
def type_operator(face: Face, size: float) -> str:
    """Return the operator that sets a face and a size in pt."""
    return f"/{face.call} {short(size)} Tf"


@lru_cache(maxsize=256)
def ink_operator(colour: str, rgb: str, gray: str) -> str:
    """Return the operator that sets a colour ``#RRGGBB``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    if len(set(parts)) == 1:
        return f"{parts[0]:.4g} {gray}"
    return " ".join(f"{part:.4g}" for part in parts) + f" {rgb}"
