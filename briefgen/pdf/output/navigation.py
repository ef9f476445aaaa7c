"""Ways through a document: bookmarks beside the pages, links in the text.

Source: ISO 32000-1 §12.3.3 (outline), §12.5.6.5 (link annotations); ISO 14289-1 §7.18: a link
stands in a ``Link`` element together with its words, and says in ``Contents`` where it leads.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.errors import Problem, TemplateError
from briefgen.pdf.layout.display import Element
from briefgen.pdf.layout.lines import words_of
from briefgen.pdf.output.content import Corners, PageContent
from briefgen.pdf.output.document import File, dictionary, string
from briefgen.pdf.output.numbers import POINT, short
from briefgen.pdf.output.tagging import Structure
from briefgen.pdf.tree import Node, nearest


@dataclass(slots=True)
class _Bookmark:
    title: str
    level: int
    place: bytes
    inside: "list[_Bookmark]" = field(default_factory=list)


def add_links(
    file: File, contents: Sequence[PageContent], pages: Sequence[bytes], structure: Structure
) -> dict[PageContent, list[bytes]]:
    """Write the annotations of the links of a document; return those of each page.

    Args:
        file: the file.
        contents: the document's pages as drawn.
        pages: references of the file's pages.
        structure: where each annotation gets the number of its element.

    Raises:
        TemplateError: ``link-target-unknown``: nothing has the name a link leads to.
    """
    if not any(content.links for content in contents):
        return {}
    places = {
        anchor.name: (content.page, y)
        for content in reversed(contents)
        for anchor, y in reversed(content.anchors)
        if anchor.name
    }
    problems: list[Problem] = []
    found: dict[PageContent, list[bytes]] = {}
    for content in contents:
        for element, node, corners in _joined(content.links):
            target = node.word("to")
            if target and target not in places:
                problems.append(_unknown(node, target, places))
                continue
            text = node.word("says") or words_of(node)
            action = _action(node, places, pages)
            note = file.add(_annotation(corners, action, text, structure.number(element)))
            element.kids.append((content.page - content.first, note))
            found.setdefault(content, []).append(note)
    if problems:
        raise TemplateError(problems)
    return found


def _unknown(node: Node, target: str, places: Mapping[str, object]) -> Problem:
    near = nearest(target, places)
    if near:
        return Problem("link-target-unknown-near", node.at, {"name": target, "near": near[0]})
    facts = {"name": target, "known": sorted(places) or ["–"]}
    return Problem("link-target-unknown", node.at, facts)


def _action(node: Node, places: Mapping[str, tuple[int, float]], pages: Sequence[bytes]) -> bytes:
    """Return the entry that says where a link leads."""
    if node.word("to"):
        page, y = places[node.word("to")]
        return b"/Dest " + _place(pages[page], y)
    return b"/A <</S /URI /URI %s>>" % string(_plain_address(node.word("url")))


def _plain_address(address: str) -> str:
    """Return an address in ASCII, as RFC 3987 §3.1 maps it."""
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in address
    )


def _place(page: bytes, y: float) -> bytes:
    return b"[%s /XYZ 0 %s null]" % (page, short(y * POINT).encode("ascii"))


def _annotation(corners: Corners, action: bytes, text: str, number: int) -> bytes:
    box = b" ".join(short(side * POINT).encode("ascii") for side in corners)
    return (
        b"<</Type /Annot /Subtype /Link /Rect [%s] /Border [0 0 0] /F 4 %s /Contents %s"
        b" /StructParent %d>>" % (box, action, string(text), number)
    )


def _joined(
    links: Iterable[tuple[Element, Corners]],
) -> Iterator[tuple[Element, Node, Corners]]:
    """Yield links, those of one element that stand on one line as one area."""
    areas: list[tuple[Element, Corners]] = []
    for element, corners in links:
        if areas and areas[-1][0] is element and abs(areas[-1][1][1] - corners[1]) < 1:
            left, lower, _, upper = areas[-1][1]
            corners = (left, min(lower, corners[1]), corners[2], max(upper, corners[3]))
            areas.pop()
        areas.append((element, corners))
    for element, corners in areas:
        if element.node is not None:
            yield element, element.node, corners


class Outline:
    """The bookmarks of a file: headings, tags that ask for one, and a title for each document."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._top: list[_Bookmark] = []
        self._around: list[_Bookmark] = []

    def add_title(self, title: str, first: PageContent, pages: Sequence[bytes]) -> None:
        """Add the bookmark of a document that begins on page ``first``."""
        made = _Bookmark(title, 0, _place(pages[first.page], first.top))
        self._top.append(made)
        self._around = [made]

    def add(
        self, contents: Sequence[PageContent], pages: Sequence[bytes], known: Container[str]
    ) -> None:
        """Add the bookmarks on a document's pages, all but those that say what is ``known``."""
        around = self._around
        for content in contents:
            for anchor, y in content.anchors:
                if not anchor.title or anchor.title in known:
                    continue
                made = _Bookmark(anchor.title, anchor.level, _place(pages[content.page], y))
                while around and around[-1].level >= anchor.level:
                    around.pop()
                (around[-1].inside if around else self._top).append(made)
                around.append(made)

    def finish(self) -> None:
        """Write the bookmarks and make them known in the catalog."""
        if not self._top:
            return
        root, reference = self._file.reserve()
        first, last, count = _written(self._file, self._top, reference)
        entries = {"Type": b"/Outlines", "First": first, "Last": last, "Count": b"%d" % count}
        root.text = dictionary(entries)
        self._file.catalog["Outlines"] = reference
        self._file.catalog["PageMode"] = b"/UseOutlines"


def _written(file: File, marks: list[_Bookmark], parent: bytes) -> tuple[bytes, bytes, int]:
    """Write bookmarks side by side; return the first, the last, and how many can be seen.

    What is inside a document's title is folded away.
    """
    made = [file.reserve() for _ in marks]
    total = len(marks)
    for at, mark in enumerate(marks):
        raw, reference = made[at]
        entries = {"Title": string(mark.title), "Parent": parent, "Dest": mark.place}
        if at:
            entries["Prev"] = made[at - 1][1]
        if at + 1 < len(made):
            entries["Next"] = made[at + 1][1]
        if mark.inside:
            first, last, count = _written(file, mark.inside, reference)
            seen = count if mark.level else -count
            entries |= {"First": first, "Last": last, "Count": b"%d" % seen}
            total += max(seen, 0)
        raw.text = dictionary(entries)
    return made[0][1], made[-1][1], total
