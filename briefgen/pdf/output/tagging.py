"""The logical structure: what is a heading, a table, a row, so that a page can be read aloud.

Source: ISO 32000-1 §14.7-14.8; ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from briefgen.pdf.layout.display import Element
from briefgen.pdf.output.document import File, array, dictionary, string

EMPTY_ALLOWED = frozenset({"TD", "TH"})
TOGETHER = 64
"""Entries in a leaf of the number tree, which a reader searches by halves."""
AROUND = ~0
BETWEEN = b"\0"
REFERENCE = b" 0 R"


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

    def number(self, marked: Element | Sequence[int]) -> int:
        """Return the number by which a page or an annotation finds its elements.

        Args:
            marked: the object of the element of each number of marked content on a page; or
                the element of an annotation.
        """
        if isinstance(marked, Element):
            self._parents.append(marked)
        else:
            self._parents.append(array([b"%d 0 R" % number for number in marked]))
        return len(self._parents) - 1

    def add(
        self, root: Element, pages: Sequence[bytes], language: str = "", first: int = 0
    ) -> None:
        """Write a document's elements, which get the numbers of their objects.

        Args:
            root: its ``Document`` element; the kids of elements hold (page, number).
            pages: references of the file's pages.
            language: of its text, where it is not the file's.
            first: page of the file that is the document's page 0.
        """
        plan = self.planned(root, language)
        for number, element in enumerate(plan.elements, self.write(plan, pages, first)):
            element.number = number

    def planned(self, root: Element, language: str = "") -> "Plan":
        """Return the text of a document's elements, to be written to this file or one like it."""
        _prune(root)
        if self._several:
            root.role = "Part"
        return plan_of(root, b" /Lang " + string(language) if language else b"")

    def write(self, plan: "Plan", pages: Sequence[bytes], first: int) -> int:
        """Write a document's elements; return the number of the first one's object.

        Args:
            plan: their text.
            pages: references of the file's pages.
            first: page of the file that the plan's page 0 is.
        """
        base = self._file.take(len(plan.elements))
        others = [self._top]
        if plan.pages:
            named = pages[first : first + plan.pages]
            others += [int(reference[: -len(REFERENCE)]) for reference in named]
        numbers = [each + base if each >= 0 else others[~each] for each in plan.numbers]
        texts = (plan.text % tuple(numbers)).split(BETWEEN)
        self._file.put_all(base, texts)
        self._documents.append(b"%d 0 R" % base)
        return base

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


@dataclass(frozen=True, slots=True)
class Plan:
    """The objects of a document's elements, but for their numbers and those of its pages.

    Args:
        text: of all objects, with a place for each number, ``BETWEEN`` them.
        numbers: what goes to the places: of an element among ``elements``; ``~1`` and less of a
            page, ``~0`` of what is around the document.
        elements: each before what is in it.
        pages: how many pages of the file, up to the last that is named.
    """

    text: bytes
    numbers: Sequence[int]
    elements: Sequence[Element]
    pages: int


def plan_of(root: Element, extra: bytes = b"") -> Plan:
    """Return the objects of elements; ``extra`` is said of the root."""
    drawing = _Drawing()
    drawing.draw(root, AROUND, extra)
    numbers = [*chain.from_iterable(drawing.numbers)]
    pages = -min(numbers) - 1
    return Plan(BETWEEN.join(drawing.texts), numbers, drawing.elements, pages)


class _Drawing:
    """A plan being drawn: for each element its text, and the numbers in it."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.numbers: list[Sequence[int]] = []
        self.elements: list[Element] = []

    def draw(self, element: Element, parent: int, extra: bytes = b"") -> int:
        """Draw an element and all in it; return its number."""
        own = len(self.elements)
        self.elements.append(element)
        kids = element.kids
        if len(kids) == 1 and type(kid := kids[0]) is tuple and not (element.alt or extra):
            leaf = LEAVES[element.role, element.scope, element.span, element.numbering]
            if leaf and type(kid[1]) is int:
                self.texts.append(b"%s%d>>" % (leaf, kid[1]))
                self.numbers.append((parent, ~(kid[0] + 1)))
                return own
        self.texts.append(b"")
        self.numbers.append(())
        page, content, inside = self._contents(element, own)
        text = START[element.role]
        numbers = [parent]
        if page >= 0:
            text += b" /Pg %d 0 R"
            numbers.append(~(page + 1))
        if element.role == "Note":
            text += b" /ID (note-%d)"
            numbers.append(own)
        if element.alt:
            text += b" /Alt " + string(element.alt).replace(b"%", b"%%")
        if element.scope or element.span > 1 or element.numbering:
            text += _attributes(element)
        self.texts[own] = b"%s%s /K %s>>" % (text, extra, content)
        self.numbers[own] = (*numbers, *inside)
        return own

    def _contents(self, element: Element, own: int) -> tuple[int, bytes, Sequence[int]]:
        """Draw what is in an element; return its first page (else -1), its kids, their numbers."""
        page = min([kid[0] for kid in element.kids if type(kid) is tuple], default=-1)
        kids: list[bytes] = []
        numbers: list[int] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                numbers.append(self.draw(kid, own))
                kids.append(b"%d 0 R")
            elif isinstance(kid[1], bytes):
                numbers.append(~(kid[0] + 1))
                kids.append(b"<</Type /OBJR /Pg %%d 0 R /Obj %s>>" % kid[1])
            elif kid[0] == page:
                kids.append(b"%d" % kid[1])
            else:
                numbers.append(~(kid[0] + 1))
                kids.append(b"<</Type /MCR /Pg %%d 0 R /MCID %d>>" % kid[1])
        return page, kids[0] if len(kids) == 1 else array(kids), numbers


class _Starts(dict[str, bytes]):
    """How the object of an element of a role begins."""

    def __missing__(self, role: str) -> bytes:
        made = self[role] = b"<</S /%s /P %%d 0 R" % role.encode("ascii")
        return made


class _Leaves(dict[tuple[str, str, int, str], bytes]):
    """How the object of an element begins that holds one marked content; nothing for notes."""

    def __missing__(self, key: tuple[str, str, int, str]) -> bytes:
        role, scope, span, numbering = key
        element = Element(role, scope=scope, span=span, numbering=numbering)
        attributes = _attributes(element) if scope or span > 1 or numbering else b""
        made = b"" if role == "Note" else START[role] + b" /Pg %d 0 R" + attributes + b" /K "
        self[key] = made
        return made


START = _Starts()
LEAVES = _Leaves()


def _attributes(element: Element) -> bytes:
    """Return the entry of attributes."""
    if element.numbering:
        return b" /A <</O /List /ListNumbering /%s>>" % element.numbering.encode("ascii")
    scope = b" /Scope /" + element.scope.encode("ascii") if element.scope else b""
    span = b" /ColSpan %d" % element.span if element.span > 1 else b""
    return b" /A <</O /Table%s%s>>" % (scope, span)
