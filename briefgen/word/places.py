"""Where a paragraph stands, in the words of someone who looks at the page."""

from collections.abc import Mapping

from briefgen.errors import Place
from briefgen.word.markup import CELL, PARAGRAPH_PROPERTIES, ROW, TABLE, TEXT, Element, P, local, w

Cells = tuple[tuple[int, int, int], ...]
_NOTES = frozenset({"footnote", "endnote", "comment"})
_STORIES = frozenset({"footnote", "endnote", "comment", "txbxContent"})


def heading_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of styles that have an outline level, from the root of ``styles.xml``."""
    if styles is None:
        return frozenset()
    levels = styles.iterfind(f"{w('style')}/{PARAGRAPH_PROPERTIES}/{w('outlineLvl')}/../..")
    named = (style for style in levels if style.get(w("type")) == "paragraph")
    return frozenset(style.get(w("styleId"), "") for style in named)


def places(root: Element, part: Place, headings: frozenset[str]) -> Mapping[Element, Place]:
    """Return the place of every paragraph of a part.

    Args:
        root: root of the part.
        part: place that names the part.
        headings: ids of the styles of headings.

    Paragraphs are counted within their cell, or else within the note, text box or part; a table is
    counted among the tables of its cell, note, box or part. What Word writes twice, once for older
    readers (``mc:Fallback``), has one place.
    """
    return _Walk(part, headings).walk(root)


class _Walk:
    """One walk over a part in reading order, counting on the way."""

    def __init__(self, part: Place, headings: frozenset[str]) -> None:
        self.part, self.headings = part, headings
        self.heading: str | None = None
        self.note: int | None = None
        self.box: int | None = None
        self._notes = self._boxes = 0
        self._doubles: dict[Element, list[int]] = {}  # what is written twice → numbers of its boxes
        self.found: dict[Element, Place] = {}

    def walk(self, root: Element) -> dict[Element, Place]:
        self._inside(root, (), [0, 0])
        return self.found

    def _inside(self, container: Element, cells: Cells, counts: list[int]) -> None:
        """Walk what a container holds; ``counts`` are its paragraphs and tables so far.

        Recursion is as deep as tables and boxes are nested in one another; the parser allows no
        more than 256 levels of anything.
        """
        for child in container:
            if child.tag == P:
                counts[0] += 1
                self._paragraph(child, cells, counts)
            elif child.tag == TABLE:
                counts[1] += 1
                self._table(child, cells, counts[1])
            elif local(child) in _NOTES and child.tag == w(local(child)):
                self._a_note(child)
            elif isinstance(child.tag, str):
                self._inside(child, cells, counts)

    def _a_note(self, note: Element) -> None:
        """Walk a note or comment; the lines that part notes from the text are none."""
        if note.get(w("type"), "normal") == "normal":
            self._notes += 1
            self.note = self._notes
        self._inside(note, (), [0, 0])
        self.note = None

    def _paragraph(self, paragraph: Element, cells: Cells, counts: list[int]) -> None:
        style = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{w('pStyle')}")
        text = "".join(leaf.text or "" for leaf in paragraph.iter(TEXT)).strip()
        if text and style is not None and style.get(w("val")) in self.headings:
            self.heading = text[:80]
        self.found[paragraph] = Place(
            part=self.part.part,
            part_number=self.part.part_number,
            heading=self.heading if self.heading != text[:80] else None,
            note=self.note,
            box=self.box,
            paragraph=counts[0],
            cells=cells,
        )
        for story in paragraph.iter(w("txbxContent")):
            if _owner(story) is paragraph:
                outer, self.box = self.box, self._box_number(story)
                self._inside(story, (), [0, 0])
                self.box = outer

    def _box_number(self, story: Element) -> int:
        above = [one for one in story.iterancestors() if local(one) in ("Fallback", "Choice")]
        double = above[0].getparent() if above else None
        if double is not None and local(above[0]) == "Fallback" and self._doubles.get(double):
            return self._doubles[double].pop(0)
        self._boxes += 1
        if double is not None:
            self._doubles.setdefault(double, []).append(self._boxes)
        return self._boxes

    def _table(self, table: Element, cells: Cells, number: int) -> None:
        rows = [row for row in table.iter(ROW) if _holder(row, TABLE) is table]
        for row_number, row in enumerate(rows, 1):
            own = [cell for cell in row.iter(CELL) if _holder(cell, ROW) is row]
            for cell_number, cell in enumerate(own, 1):
                self._inside(cell, (*cells, (number, row_number, cell_number)), [0, 0])


def _owner(story: Element) -> Element | None:
    return _holder(story, P)


def _holder(element: Element, name: str) -> Element | None:
    """Return the nearest element of that name above an element."""
    return next((above for above in element.iterancestors() if above.tag == name), None)


def story_of(element: Element) -> Element:
    """Return the flow of text that an element belongs to: a note, a box, or the whole part."""
    above = element
    for above in element.iterancestors():
        if local(above) in _STORIES:
            return above
    return above


def near(element: Element, places: Mapping[Element, Place], part: Place) -> Place:
    """Return the place of an element: of the paragraph around it, or of the first it speaks of.

    Args:
        element: any of the part.
        places: place of every paragraph.
        part: place that names the part, for what no paragraph is near to.
    """
    above = next((one for one in element.iterancestors() if one in places), None)
    parent = element.getparent()
    if above is None and parent is not None and local(parent) == "sdtPr":
        control = parent.getparent()
        above = None if control is None else next(control.iter(P), None)
    return part if above is None else places.get(above, part)
