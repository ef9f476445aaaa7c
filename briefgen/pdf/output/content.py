"""Display list into page content: PDF operators, with marked content for everything drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, cycle
from operator import add
from typing import TYPE_CHECKING

from briefgen.pdf.faces import Face
from briefgen.pdf.layout.display import (
    Anchor,
    Element,
    Inside,
    Item,
    Picture,
    Placed,
    Words,
    flattened,
)
from briefgen.pdf.layout.runs import ALIKE
from briefgen.pdf.layout.segments import Segment
from briefgen.pdf.output.imposing import Spot
from briefgen.pdf.output.ink import (
    AT_FIRST,
    FILL,
    FONT,
    Ink,
    ink_of,
    ink_operator,
    type_operator,
    words_operator,
)
from briefgen.pdf.output.numbers import POINT

if TYPE_CHECKING:
    from briefgen.pdf.paper import Paper
    from briefgen.pdf.raster import Raster

Corners = tuple[float, float, float, float]
"""Left, lower, right and upper edge in mm from the lower left corner of the page."""
LINK_ASCENT, LINK_DESCENT = 0.9, 0.25
DECORATION = {
    "layout": "/Artifact BMC",
    "letterhead": "/Artifact <</Type /Layout /Subtype /Background>> BDC",
    "header": "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "footer": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "watermark": "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
}
MANNERS_AT_MOST = 4
_FILES = count(1)


@dataclass(slots=True, eq=False)
class Drawn:
    """A segment as it was drawn, what was set and begun behind it, letters by face, anchors.

    ``noted`` is the file for which the letters were noted last.
    """

    text: str
    state: list[str]
    within: "Element | str | None"
    letters: dict[Face, set[str]]
    anchors: list[tuple[Anchor, float]]
    noted: int = 0


class FontUse:
    """The faces a document uses, the letters in each, and its pictures with their names."""

    def __init__(self) -> None:
        self.letters: dict[Face, set[str]] = {}
        self.pictures: dict[Raster | Paper, str] = {}
        self.file = next(_FILES)

    def note(self, ink: Ink) -> None:
        """Note the letters that an ink writes."""
        ink.noted = self.file
        for face, text in ink.texts:
            self.letters.setdefault(face, set()).update(text)

    def note_letters(self, drawn: Drawn) -> None:
        """Note the letters of a segment."""
        if drawn.noted != self.file:
            drawn.noted = self.file
            for face, letters in drawn.letters.items():
                self.letters.setdefault(face, set()).update(letters)

    def picture(self, raster: "Raster | Paper") -> str:
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
        first: number of the document's first page.
        again: the elements have their contents already, from a document like this one.
    """

    def __init__(
        self,
        page: int,
        height: float,
        fonts: FontUse,
        elements: list[Element],
        spot: Spot,
        *,
        first: int = 0,
        again: bool = False,
    ) -> None:
        self.page, self.first, self._again = page, first, again
        self._height, self.fonts = height, fonts
        self.elements, self._spot = elements, spot
        self._out: list[str] = []
        self._state = list(AT_FIRST)
        self._within: Element | str | None = None
        self.anchors: list[tuple[Anchor, float]] = []
        self.links: list[tuple[Element, Corners]] = []
        self._link: Element | None = None

    def add(
        self, items: Iterable[Item], dx: float = 0.0, dy: float = 0.0, artifact: str = ""
    ) -> None:
        """Draw items, ``dx`` mm to the right and ``dy`` mm lower.

        ``artifact`` says what kind of decoration those are that belong to no element.
        """
        for item in items:
            if isinstance(item, Placed):
                now = item.element or artifact or "layout"
                if now is not self._within:
                    self._enter(now)
                run = item.run
                if run.ink is None:
                    run.ink = ink_of(run.items, run.x, run.y)
                self._draw(run.ink, dx + item.x, dy + item.y)
            elif isinstance(item, Inside):
                if item.again:
                    self._repeat(item, dx + item.x, dy + item.y)
                else:
                    self.add(item.strip.items, dx + item.x, dy + item.y, artifact)
            elif isinstance(item, Anchor):
                self.anchors.append((item, self._up(item.y + dy)))
            else:
                now = item.element or artifact or "layout"
                if now is not self._within:
                    self._enter(now)
                self._single(item, dx, dy)

    def add_segment(self, segment: Segment) -> None:
        """Draw a segment, as it was drawn before where what was set before it is the same."""
        if not segment.lasting:
            self._draw_once(segment)
            return
        key = (*self._state, self._within)
        known: Drawn | None = segment.ink.get(key)
        if known is None:
            if len(segment.ink) >= MANNERS_AT_MOST:
                segment.ink.clear()
            segment.ink[key] = self._drawn(segment)
            return
        if known.text:
            self._out.append(known.text)
        self._state[:] = known.state
        self._within = known.within
        self.elements += segment.entered
        self.anchors += known.anchors
        self.fonts.note_letters(known)

    def _draw_once(self, segment: Segment) -> None:
        """Draw a segment that is of this document alone: what is of one element in one go."""
        alike: list[Item] = []
        for at, (item, dx, dy, kind) in enumerate(segment.pieces):
            if type(item) not in ALIKE:
                self.add((item,), dx, dy, kind)
                continue
            alike.append(item)
            behind = segment.pieces[at + 1 : at + 2]
            if behind and behind[0][0].element is item.element and type(behind[0][0]) in ALIKE:
                continue
            now = item.element or kind or "layout"
            if now is not self._within:
                self._enter(now)
            if len(alike) == 1:
                self._single(item, dx, dy)
            else:
                self._draw(ink_of(alike), dx, dy)
            alike = []

    def _drawn(self, segment: Segment) -> "Drawn":
        """Draw a segment that was not drawn in this way before."""
        out, anchors = len(self._out), len(self.anchors)
        for item, dx, dy, kind in segment.pieces:
            self.add((item,), dx, dy, kind)
        letters: dict[Face, set[str]] = {}
        for piece in segment.pieces:
            for item in flattened(piece[0]):
                if isinstance(item, Words):
                    letters.setdefault(item.face, set()).update(item.text)
        text = "\n".join(self._out[out:])
        return Drawn(text, [*self._state], self._within, letters, self.anchors[anchors:])

    def _repeat(self, item: Inside, dx: float, dy: float) -> None:
        """Draw a head that was read before: now it is decoration."""
        for each in item.strip.shown_again():
            if type(each) is not Anchor:
                if self._within != "layout":
                    self._enter("layout")
                self._single(each, dx, dy)

    def _single(self, item: Item, dx: float, dy: float) -> None:
        if type(item) is Words and self._link is None:
            self._words(item, dx, dy)
            return
        if isinstance(item, Picture):
            from briefgen.pdf.output.pictures import drawn_picture

            name = self.fonts.picture(item.raster)
            self._out.append(drawn_picture(item.moved(dx, dy), name, self._height))
            return
        if self._link is not None and isinstance(item, Words):
            corners = _around(item, dx, self._height - item.y - dy, self._spot)
            self.links.append((self._link, corners))
        self._draw(ink_of((item,)), dx, dy)

    def _words(self, item: Words, dx: float, dy: float) -> None:
        """Draw words as their ink would, which is made only for words that are drawn again."""
        face, text, out, state = item.face, item.text, self._out, self._state
        fill, font = ink_operator(item.colour, "rg", "g"), type_operator(face, item.size)
        if state[FILL] != fill:
            state[FILL] = fill
            out.append(fill)
        if state[FONT] != font:
            state[FONT] = font
            out.append(font)
        x, y = dx * POINT + item.x * POINT, (self._height - dy) * POINT + (0.0 - item.y) * POINT
        out.append(words_operator(text, face) % (x, y))
        letters = self.fonts.letters.get(face)
        if letters is None:
            letters = self.fonts.letters[face] = set()
        letters.update(text)

    def _draw(self, ink: Ink, x: float, y: float) -> None:
        """Draw an ink at a place in mm from the upper left corner."""
        out, state = self._out, self._state
        if ink.noted != self.fonts.file:
            self.fonts.note(ink)
        x, y = x * POINT, (self._height - y) * POINT
        for part in ink.parts:
            for kind, needed in part.needs:
                if state[kind] != needed:
                    state[kind] = needed
                    out.append(needed)
            places = part.places
            if len(places) == 2:
                out.append(part.text % (x + places[0], y + places[1]))
            else:
                out.append(part.text % tuple(map(add, places, cycle((x, y)))))
            for kind, left in part.leaves:
                state[kind] = left

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

    def _enter(self, now: Element | str) -> None:
        """Begin the marked content of an element or a kind of decoration, after that before."""
        out = self._out
        if self._within is not None:
            out.append("EMC")
        self._within = now
        self._link = None
        if isinstance(now, str):
            out.append(DECORATION[now])
            return
        if now.role == "Link":
            self._link = now
        number = len(self.elements)
        self.elements.append(now)
        if not self._again:
            if now.owner is not None:
                now.join()
            now.kids.append((self.page - self.first, number))
        out.append(f"/{now.role} <</MCID {number}>> BDC")

    def _leave(self) -> None:
        if self._within is not None:
            self._out.append("EMC")
            self._within = None


def _around(item: Words, dx: float, y: float, spot: Spot) -> Corners:
    """Return what a pointer has to hit, on the sheet."""
    size, scale = item.size / POINT, spot.scale
    low, high = (spot.y + scale * at for at in (y - size * LINK_DESCENT, y + size * LINK_ASCENT))
    left = spot.x + scale * (item.x + dx)
    return (left, low, left + scale * item.width, high)
