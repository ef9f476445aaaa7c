"""A file drawn one document after another: what is drawn is written and let go.

All documents share fonts and the structure tree; each is a ``Part`` of its own where there are
several. Memory grows with the bytes of the file, not with what was laid out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefgen.pdf.attachments import Attachment
from briefgen.pdf.layout.display import Element
from briefgen.pdf.layout.pages import Layout, Page
from briefgen.pdf.output.content import FontUse, PageContent
from briefgen.pdf.output.document import File, array, dictionary
from briefgen.pdf.output.fonts import embed_all
from briefgen.pdf.output.imposing import Imposition, Spot
from briefgen.pdf.output.metadata import Properties, add_metadata
from briefgen.pdf.output.navigation import Outline, add_links
from briefgen.pdf.output.numbers import POINT, short
from briefgen.pdf.output.parts import Parts
from briefgen.pdf.output.tagging import Structure


@dataclass(slots=True)
class Sheet:
    """One side of a sheet of paper: its page object, and the pages drawn on it so far.

    ``marked`` are the numbers of the objects of its elements, where they are known by place only.
    """

    number: int
    reference: bytes
    imposition: Imposition
    used: int = 0
    content: list[bytes] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=list)


class Book:
    """A PDF file under construction, to which documents are added.

    Args:
        language: of the file, e.g. ``vi-VN``.
        several: each document is a part with a bookmark of its own.
        count: pages on one side of a sheet: 1, 2 or 4.
        blank_backs: each document begins on the front of a sheet printed on both sides.
    """

    def __init__(
        self, language: str, *, several: bool = False, count: int = 1, blank_backs: bool = False
    ) -> None:
        self._file = File(language, tightly=several)
        self._language = language
        self._several, self._count, self._blank_backs = several, count, blank_backs
        self._fonts = FontUse()
        self._tree, self._tree_reference = self._file.reserve()
        self._resources, self._resources_reference = self._file.reserve()
        self._structure = Structure(self._file, several=several)
        write = Parts(self._file).write if several else self._file.add_stream
        self._write_content: Callable[[bytes], bytes] = write
        self._outline = Outline(self._file)
        self._pages: list[bytes] = []
        self._open: list[Sheet] = []

    @property
    def sheets(self) -> int:
        """Return the number of pages in the file so far."""
        return len(self._pages)

    def add(
        self, layout: Layout, title: str = "", language: str = "", *, heading: str = ""
    ) -> None:
        """Draw a document behind those there are.

        Args:
            layout: its pages, which are empty afterwards.
            title: its bookmark, where there are several.
            language: of its text, where it is not the file's.
            heading: says the same as its bookmark.

        Raises:
            TemplateError: ``link-target-unknown``: nothing has the name a link leads to.
        """
        if self._blank_backs and self._pages:
            self._begin_on_a_front(Imposition(self._count, layout.width, layout.height))
        drawn = self._draw_all(layout)
        contents = [content for _, content in drawn]
        links = add_links(self._file, contents, self._pages, self._structure)
        for sheet, content in drawn:
            sheet.notes += links.get(content, ())
        if self._several:
            self._outline.add_title(title, contents[0], self._pages)
        if layout.bookmarks:
            known = {title, heading} if self._several else set()
            self._outline.add(contents, self._pages, known)
        other = language if language != self._language else ""
        self._add_structure(layout, [sheet for sheet, _ in drawn], other)
        self._close(all_but=1)

    def finish(self, properties: Properties, attachments: Sequence[Attachment] = ()) -> bytes:
        """Return the whole file."""
        self._close(all_but=0)
        pages = {
            "Type": b"/Pages",
            "Kids": array(self._pages),
            "Count": b"%d" % len(self._pages),
        }
        self._tree.text = dictionary(pages)
        fonts = self._fonts
        made = embed_all(self._file, fonts.letters)
        names = {face.call: reference for face, reference in made.items()}
        resources = {"Font": dictionary(names)}
        if fonts.pictures:
            from briefgen.pdf.output.pictures import embed_picture

            drawn = {name: embed_picture(self._file, raster)
                     for raster, name in fonts.pictures.items()}  # fmt: skip
            resources["XObject"] = dictionary(drawn)
        self._resources.text = dictionary(resources)
        self._outline.finish()
        self._structure.finish()
        if attachments:
            from briefgen.pdf.output.attaching import add_attachments

            add_attachments(self._file, attachments, properties)
        information = add_metadata(self._file, properties, 3 if attachments else 2)
        self._file.catalog["Pages"] = self._tree_reference
        return self._file.finish(information)

    def _begin_on_a_front(self, imposition: Imposition) -> None:
        self._close(all_but=0)
        if len(self._pages) % 2:
            self._new_sheet(imposition)
            self._close(all_but=0)

    def _add_structure(self, layout: Layout, sheets: Sequence[Sheet], language: str) -> None:
        """Write the logical structure of a document, and note it where it is known again."""
        known, structure, first = layout.known, self._structure, sheets[0].number
        if known is None:
            structure.add(layout.root, self._pages, language, first)
            return
        plan = known.plans.get((self._several, language))
        if plan is None:
            plan = known.plans[self._several, language] = structure.planned(layout.root, language)
        if not known.marked:
            places = {element: place for place, element in enumerate(plan.elements)}
            known.marked = [[places[each] for each in sheet.elements] for sheet in sheets]
        base = structure.write(plan, self._pages, first)
        for sheet, marked in zip(sheets, known.marked, strict=True):
            sheet.marked = [base + place for place in marked]

    def _draw_all(self, layout: Layout) -> list[tuple[Sheet, PageContent]]:
        """Draw the pages of a document, each on the sheet that has room for it."""
        drawn: list[tuple[Sheet, PageContent]] = []
        again = layout.known is not None and bool(layout.known.marked)
        for page in layout.pages:
            sheet = self._open[-1] if self._open else None
            if sheet is None or sheet.used == self._count:
                sheet = self._new_sheet(Imposition(self._count, layout.width, layout.height))
            spot = sheet.imposition.spot(sheet.used, layout.width, layout.height)
            sheet.used += 1
            first = drawn[0][0].number if drawn else sheet.number
            content = PageContent(
                sheet.number, layout.height, self._fonts, sheet.elements, spot,
                first=first, again=again,
            )  # fmt: skip
            add_page(content, page)
            page.placed = []  # a long table is large: what is drawn is let go
            sheet.content.append(placed(content.finish(), spot))
            drawn.append((sheet, content))
        return drawn

    def _new_sheet(self, imposition: Imposition) -> Sheet:
        if self._blank_backs and not self._pages:
            width, height = imposition.sheet
            edge = b"Short" if width > height else b"Long"
            self._file.prefer("Duplex", b"/DuplexFlip%sEdge" % edge)
        reference = b"%d 0 R" % self._file.take()
        sheet = Sheet(len(self._pages), reference, imposition)
        self._pages.append(reference)
        self._open.append(sheet)
        return sheet

    def _close(self, *, all_but: int) -> None:
        """Write the sheets on which nothing more can be drawn."""
        last = self._open[-1] if self._open else None
        if last is not None and last.used == self._count:
            all_but = 0
        for _ in range(len(self._open) - all_but):
            self._write(self._open.pop(0))

    def _write(self, sheet: Sheet) -> None:
        sides = [short(side * POINT).encode("ascii") for side in sheet.imposition.sheet]
        size = b"[0 0 %s]" % b" ".join(sides)
        entries = {
            "Type": b"/Page",
            "Parent": self._tree_reference,
            "MediaBox": size,
            "Resources": self._resources_reference,
            "Tabs": b"/S",
        }
        if sheet.content:
            entries["Contents"] = self._write_content(b"\n".join(sheet.content))
            marked = sheet.marked or [element.number for element in sheet.elements]
            entries["StructParents"] = b"%d" % self._structure.number(marked)
        if sheet.notes:
            entries["Annots"] = array(sheet.notes)
        self._file.put(int(sheet.reference.split()[0]), dictionary(entries))


def add_page(content: PageContent, page: Page) -> None:
    """Draw what stands on a page."""
    for segment in page.segments:
        content.add_segment(segment)
    if not page.segments:
        for items, dy, kind in page.ordered():
            content.add(items, dy=dy, artifact=kind)


def placed(operators: bytes, spot: Spot) -> bytes:
    """Return a page's operators, made to draw at its spot."""
    if spot.scale == 1.0 and not (spot.x or spot.y):
        return operators
    at = (f"{spot.scale:.5g}", "0 0", f"{spot.scale:.5g}", short(spot.x * POINT),
          short(spot.y * POINT))  # fmt: skip
    return b"q %s cm\n%s\nQ" % (" ".join(at).encode("ascii"), operators)
