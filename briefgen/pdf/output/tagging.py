"""The logical structure: what is a heading, a table, a row, so that a page can be read aloud.

Source: ISO 32000-1 §14.7-14.8; ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence

from briefgen.pdf.layout.display import Element
from briefgen.pdf.output.document import File, Raw, array, dictionary, string

EMPTY_ALLOWED = frozenset({"TD", "TH"})


def add_structure(
    file: File,
    root: Element,
    pages: Sequence[bytes],
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element] = (),
) -> None:
    """Write the structure tree and make it known in the catalog.

    Args:
        file: the file.
        root: the ``Document`` element; the kids of elements hold (page, number).
        pages: references of the pages.
        marked: for each page the element of each number of marked content.
        annotated: the element of each annotation, whose numbers follow those of the pages.
    """
    _prune(root)
    tree, tree_reference = file.reserve()
    references: dict[int, bytes] = {}
    top = _write(file, root, tree_reference, pages, references)
    numbers = [
        b"%d %s" % (page, array([references[id(element)] for element in elements]))
        for page, elements in enumerate(marked)
    ]
    numbers += [
        b"%d %s" % (number, references[id(element)])
        for number, element in enumerate(annotated, len(marked))
    ]
    parents = file.add(dictionary({"Nums": array(numbers)}))
    tree.text = dictionary(
        {
            "Type": b"/StructTreeRoot",
            "K": array([top]),
            "ParentTree": parents,
            "ParentTreeNextKey": b"%d" % len(numbers),
        }
    )
    file.catalog["StructTreeRoot"] = tree_reference
    file.catalog["MarkInfo"] = b"<</Marked true>>"


def _prune(element: Element) -> bool:
    """Drop elements in which nothing is drawn; return whether this one stays."""
    element.kids = [kid for kid in element.kids if isinstance(kid, tuple) or _prune(kid)]
    return bool(element.kids) or element.role in EMPTY_ALLOWED


def _write(
    file: File,
    element: Element,
    parent: bytes,
    pages: Sequence[bytes],
    references: dict[int, bytes],
) -> bytes:
    made, reference = file.reserve()
    references[id(element)] = reference
    _fill(file, element, made, (parent, reference), pages, references)
    return reference


def _fill(
    file: File,
    element: Element,
    made: Raw,
    links: tuple[bytes, bytes],
    pages: Sequence[bytes],
    references: dict[int, bytes],
) -> None:
    own = {kid[0] for kid in element.kids if isinstance(kid, tuple)}
    page = min(own) if own else None
    kids: list[bytes] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_write(file, kid, links[1], pages, references))
        elif isinstance(kid[1], bytes):
            kids.append(b"<</Type /OBJR /Pg %s /Obj %s>>" % (pages[kid[0]], kid[1]))
        elif kid[0] == page:
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type /MCR /Pg %s /MCID %d>>" % (pages[kid[0]], kid[1]))
    entries = {"S": b"/" + element.role.encode(), "P": links[0]}
    if page is not None:
        entries["Pg"] = pages[page]
    if element.role == "Note":
        entries["ID"] = b"(note-%d)" % len(references)
    if element.alt:
        entries["Alt"] = string(element.alt)
    attributes = _attributes(element)
    if attributes:
        entries["A"] = attributes
    entries["K"] = array(kids)
    made.text = dictionary(entries)


def _attributes(element: Element) -> bytes:
    entries = {"O": b"/Table"}
    if element.scope:
        entries["Scope"] = b"/" + element.scope.encode()
    if element.span > 1:
        entries["ColSpan"] = b"%d" % element.span
    return dictionary(entries) if len(entries) > 1 else b""
