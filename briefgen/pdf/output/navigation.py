"""Ways through a document: bookmarks beside the pages, links in the text.

Source: ISO 32000-1 §12.3.3 (outline), §12.5.6.5 (link annotations); ISO 14289-1 §7.18: a link
stands in a ``Link`` element together with its words, and says in ``Contents`` where it leads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefgen.errors import Problem, TemplateError
from briefgen.pdf.layout.display import Anchor, Element
from briefgen.pdf.layout.lines import words_of
from briefgen.pdf.output.content import POINT, Corners, PageContent, short
from briefgen.pdf.output.document import File, Raw, array, dictionary, string
from briefgen.pdf.tree import Node


@dataclass(slots=True)
class Annotations:
    """The links of the pages: for each page the list to be filled, and all their elements."""

    lists: dict[int, Raw] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)

    def reserve(self, file: File, page: int) -> bytes:
        """Return the reference of a page's list of annotations."""
        made, reference = file.reserve()
        self.lists[page] = made
        return reference


@dataclass(slots=True)
class _Bookmark:
    anchor: Anchor
    place: bytes
    inside: "list[_Bookmark]" = field(default_factory=list)


def add_links(
    file: File, contents: Sequence[PageContent], pages: Sequence[bytes], found: Annotations
) -> None:
    """Write the annotations of the links on all pages.

    Raises:
        TemplateError: ``link-target-unknown``: nothing has the name a link leads to.
    """
    places = {
        anchor.name: (page, y)
        for page, content in reversed([*enumerate(contents)])
        for anchor, y in reversed(content.anchors)
        if anchor.name
    }
    problems: list[Problem] = []
    for page, content in enumerate(contents):
        references: list[bytes] = []
        for element, node, corners in _joined(content.links):
            target = node.word("to")
            if target and target not in places:
                problems.append(_unknown(node, target, places))
                continue
            number = len(contents) + len(found.elements)
            text = node.word("says") or words_of(node)
            note = _annotation(corners, _action(node, places, pages), text, number)
            references.append(file.add(note))
            element.kids.append((page, references[-1]))
            found.elements.append(element)
        if page in found.lists:
            found.lists[page].text = array(references)
    if problems:
        raise TemplateError(problems)


def _unknown(node: Node, target: str, places: Mapping[str, object]) -> Problem:
    near = get_close_matches(target, list(places), n=1, cutoff=0.5)
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


def add_outline(file: File, contents: Sequence[PageContent], pages: Sequence[bytes]) -> None:
    """Write the bookmarks of the headings and of the tags that ask for one."""
    top: list[_Bookmark] = []
    around: list[_Bookmark] = []
    for page, content in enumerate(contents):
        for anchor, y in content.anchors:
            if not anchor.title:
                continue
            made = _Bookmark(anchor, _place(pages[page], y))
            while around and around[-1].anchor.level >= anchor.level:
                around.pop()
            (around[-1].inside if around else top).append(made)
            around.append(made)
    if not top:
        return
    root, reference = file.reserve()
    first, last, count = _written(file, top, reference)
    entries = {"Type": b"/Outlines", "First": first, "Last": last, "Count": b"%d" % count}
    root.text = dictionary(entries)
    file.catalog["Outlines"] = reference
    file.catalog["PageMode"] = b"/UseOutlines"


def _written(file: File, marks: list[_Bookmark], parent: bytes) -> tuple[bytes, bytes, int]:
    """Write bookmarks side by side; return the first, the last, and how many can be seen."""
    made = [file.reserve() for _ in marks]
    total = len(marks)
    for at, mark in enumerate(marks):
        raw, reference = made[at]
        entries = {"Title": string(mark.anchor.title), "Parent": parent, "Dest": mark.place}
        if at:
            entries["Prev"] = made[at - 1][1]
        if at + 1 < len(made):
            entries["Next"] = made[at + 1][1]
        if mark.inside:
            first, last, count = _written(file, mark.inside, reference)
            entries |= {"First": first, "Last": last, "Count": b"%d" % count}
            total += count
        raw.text = dictionary(entries)
    return made[0][1], made[-1][1], total
