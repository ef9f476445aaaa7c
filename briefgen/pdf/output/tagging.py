"""The logical structure: what is a heading, a table, a row, so that a page can be read aloud.

Source: ISO 32000-1 §14.7-14.8; ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence

from briefgen.pdf.layout.display import Element
from briefgen.pdf.output.document import File, array, dictionary, string

EMPTY_ALLOWED = frozenset({"TD", "TH"})
TOGETHER = 64
"""Entries in a leaf of the number tree, which a reader searches by halves."""


class Structure:
    """The structure tree of a file, written document by document.

    Args:
        file: the file.
        several: each document is a ``Part`` of one ``Document``.
    """

    def __init__(self, file: File, *, several: bool = False) -> None:
        self._file, self._several = file, several
        self._tree = file.take()
        self._top = file.take() if several else self._tree
        self._documents: list[bytes] = []
        self._parents: list[Element | bytes] = []

    def number(self, marked: Element | Sequence[Element]) -> int:
        """Return the number by which a page or an annotation finds its elements.

        Args:
            marked: the element of each number of marked content on a page, all written; or
                the element of an annotation.
        """
        if isinstance(marked, Element):
            self._parents.append(marked)
        else:
            self._parents.append(array([b"%d 0 R" % element.number for element in marked]))
        return len(self._parents) - 1

    def add(self, root: Element, pages: Sequence[bytes], language: str = "") -> None:
        """Write a document's elements.

        Args:
            root: its ``Document`` element; the kids of elements hold (page, number).
            pages: references of the file's pages.
            language: of its text, where it is not the file's.
        """
        _prune(root)
        if self._several:
            root.role = "Part"
        extra = b" /Lang " + string(language) if language else b""
        _write(self._file, root, b"%d 0 R" % self._top, pages, extra)
        self._documents.append(b"%d 0 R" % root.number)

    def finish(self) -> None:
        """Write the root of the tree and make it known in the catalog."""
        file, tree = self._file, b"%d 0 R" % self._tree
        tops = self._documents
        if self._several:
            file.put(self._top, b"<</S /Document /P %s /K %s>>" % (tree, array(tops)))
            tops = [b"%d 0 R" % self._top]
        entries = {
            "Type": b"/StructTreeRoot",
            "K": array(tops),
            "ParentTree": self._numbers(),
            "ParentTreeNextKey": b"%d" % len(self._parents),
        }
        file.put(self._tree, dictionary(entries))
        file.catalog["StructTreeRoot"] = tree
        file.catalog["MarkInfo"] = b"<</Marked true>>"

    def _numbers(self) -> bytes:
        """Write the number tree; return the reference to it."""
        found = [
            each if isinstance(each, bytes) else b"%d 0 R" % each.number for each in self._parents
        ]
        leaves = []
        for start in range(0, len(found), TOGETHER):
            part = found[start : start + TOGETHER]
            pairs = array([b"%d %s" % pair for pair in enumerate(part, start)])
            leaves.append((b"[%d %d]" % (start, start + len(part) - 1), pairs))
        if len(leaves) == 1:
            return self._file.add(b"<</Nums %s>>" % leaves[0][1])
        kids = [self._file.add(b"<</Limits %s /Nums %s>>" % leaf) for leaf in leaves]
        return self._file.add(b"<</Kids %s>>" % array(kids))


def _prune(element: Element) -> bool:
    """Drop elements in which nothing is drawn; return whether this one stays."""
    kids = element.kids
    if not kids:
        return element.role in EMPTY_ALLOWED
    if len(kids) > 1 or type(kids[0]) is not tuple:
        element.kids = [kid for kid in kids if isinstance(kid, tuple) or _prune(kid)]
    return bool(element.kids) or element.role in EMPTY_ALLOWED


def _write(
    file: File, element: Element, parent: bytes, pages: Sequence[bytes], extra: bytes = b""
) -> bytes:
    """Write an element and all in it; return the reference to it."""
    number = element.number = file.take()
    own = b"%d 0 R" % number
    if len(element.kids) == 1 and type(kid := element.kids[0]) is tuple and type(kid[1]) is int:
        page, content = kid[0], b"%d" % kid[1]
    else:
        page, content = _contents(file, element, own, pages)
    text = START[element.role] + parent
    if page >= 0:
        text += b" /Pg " + pages[page]
    if element.role == "Note":
        text += b" /ID (note-%d)" % number
    if element.alt:
        text += b" /Alt " + string(element.alt)
    if element.scope or element.span > 1 or element.numbering:
        text += _attributes(element)
    file.put(number, b"%s%s /K %s>>" % (text, extra, content))
    return own


def _contents(
    file: File, element: Element, own: bytes, pages: Sequence[bytes]
) -> tuple[int, bytes]:
    """Write what is in an element; return the first page it is drawn on (else -1), and its kids."""
    page = min([kid[0] for kid in element.kids if type(kid) is tuple], default=-1)
    kids: list[bytes] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_write(file, kid, own, pages))
        elif isinstance(kid[1], bytes):
            kids.append(b"<</Type /OBJR /Pg %s /Obj %s>>" % (pages[kid[0]], kid[1]))
        elif kid[0] == page:
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type /MCR /Pg %s /MCID %d>>" % (pages[kid[0]], kid[1]))
    return page, kids[0] if len(kids) == 1 else array(kids)


class _Starts(dict[str, bytes]):
    """How the object of an element of a role begins."""

    def __missing__(self, role: str) -> bytes:
        made = self[role] = b"<</S /%s /P " % role.encode("ascii")
        return made


START = _Starts()


def _attributes(element: Element) -> bytes:
    """Return the entry of attributes."""
    if element.numbering:
        return b" /A <</O /List /ListNumbering /%s>>" % element.numbering.encode("ascii")
    scope = b" /Scope /" + element.scope.encode("ascii") if element.scope else b""
    span = b" /ColSpan %d" % element.span if element.span > 1 else b""
    return b" /A <</O /Table%s%s>>" % (scope, span)
