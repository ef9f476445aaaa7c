"""A document with its bookmarks: what each holds, where it stands, and writing another text in it.

Only text changes. A new text takes the look of the first run that the bookmark holds; whatever
else a hand put there (breaks, fields, changes tracked) stays.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.errors import Place
from briefgen.word.archive import Member, write_archive
from briefgen.word.bookmarks import SIGNS
from briefgen.word.limits import DEFAULT
from briefgen.word.markup import RUN, TEXT, XML_SPACE, Element, P, local, w
from briefgen.word.parts import open_document
from briefgen.word.places import places

_START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
_LOOK, _STYLE, _VALUE = w("rPr"), w("rStyle"), w("val")
_SIGNS = {w(name): text for name, text in SIGNS.items()}
_PLAIN = frozenset({RUN, _START, _END, w("proofErr")})
_UNREAD = frozenset({w("del"), w("moveFrom")})


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark.

    Args:
        name: as Word lists it.
        text: what it holds.
        place: paragraph it begins in.
        behind: what the paragraph says right after it.
        line: the whole paragraph.
    """

    name: str
    text: str
    place: Place
    behind: str = ""
    line: str = ""


class MarkedDocument:
    """A Word document opened at its bookmarks.

    Args:
        content: the .docx file.

    Raises:
        TemplateError: it cannot be opened.
    """

    def __init__(self, content: bytes) -> None:
        self._opened = open_document(content, DEFAULT)
        self._root = self._opened.roots[self._opened.main]
        self._order: list[Element] | None = None
        self.changed = False
        self._starts = self._found()
        self.marks: Mapping[str, Mark] = self._marks()

    @property
    def members(self) -> dict[str, Member]:
        """Members of the package; those not changed are as they were packed."""
        return self._opened.members

    def write(self, name: str, text: str, style: str | None = None) -> None:
        """Put a text in the place of what a bookmark holds.

        Args:
            name: of the bookmark.
            text: with tabs and line ends as such.
            style: name of the character style it takes on; ``None`` keeps the one it has.
        """
        leaves = list(self._leaves(self._starts[name]))
        runs = list(dict.fromkeys(map(_run_of, leaves)))
        first = runs[0] if runs else self._new_run(self._starts[name])
        look = first.find(_LOOK)
        spot = 0 if look is None else first.index(look) + 1
        if leaves and leaves[0].getparent() is first:
            spot = first.index(leaves[0])
        for leaf in leaves:
            _remove(leaf)
        first[spot:spot] = list(_written(text))
        for run in runs[1:]:
            if all(child.tag == _LOOK for child in run):
                _remove(run)
        if style is not None:
            self._restyle(first, style)
        self._order, self.changed = None, True

    def take_over(self, name: str, other: "MarkedDocument") -> None:
        """Put what another document holds in a bookmark in its place, bookmarks within and all.

        A bookmark within that stands elsewhere in this document by now is left out.
        """
        start, theirs = self._starts[name], other._starts[name]
        look = next((_run_of(leaf).find(_LOOK) for leaf in self._leaves(start)), None)
        own = deepcopy(look) if look is not None else None
        self._empty(start)
        spot = start
        taken = {each.get(_NAME) for each in self._root.iter(_START)}
        numbers: dict[str, str] = {}
        for child in other._within(theirs):
            if child.tag == _START and child.get(_NAME) in taken:
                continue
            if child.tag == _END and child.get(_ID) not in numbers:
                continue
            copy = deepcopy(child)
            copy.tail = None
            if child.tag == _START:
                numbers[child.get(_ID, "")] = self._free_number(len(numbers))
            if child.tag in (_START, _END):
                copy.set(_ID, numbers[child.get(_ID, "")])
            elif copy.tag == RUN:
                _dress(copy, own)
            spot.addnext(copy)
            spot = copy
        self._starts = self._found()
        self._order, self.changed = None, True

    def is_plain(self, name: str) -> bool:
        """Return whether a bookmark begins and ends in one paragraph and holds runs alone."""
        start = self._starts[name]
        end = self._end(start)
        if end is None or end.getparent() is not start.getparent():
            return False
        return all(element.tag in _PLAIN for element in self._within(start))

    def style_of(self, name: str) -> str | None:
        """Return the name of the character style of a bookmark's first run."""
        leaf = next(self._leaves(self._starts[name]), None)
        style = _run_of(leaf).find(f"{_LOOK}/{_STYLE}") if leaf is not None else None
        names = {own: said for said, own in self._styles().items()}
        return names.get(style.get(_VALUE, "")) if style is not None else None

    def content(self) -> bytes:
        """Return the document; members that nothing changed in are as they were packed."""
        return write_archive(self.members.values())

    def keep(self) -> None:
        """Put the main part among the members if it was changed, and read the bookmarks again."""
        if self.changed:
            self._opened.replace(self._opened.main, self._root)
            self.marks = self._marks()

    def names_in(self, name: str) -> set[str]:
        """Return the names of the bookmarks that begin within one that is plain."""
        inside = (each for each in self._within(self._starts[name]) if each.tag == _START)
        return {each.get(_NAME, "") for each in inside}

    def lines(self) -> list[tuple[str, Place]]:
        """Return the paragraphs of the body with their places."""
        found = self._places().items()
        return [(_text_of(paragraph.iter(TEXT, *_SIGNS)), at) for paragraph, at in found]

    # ---- reading

    def _marks(self) -> dict[str, Mark]:
        where = self._places()
        found = {}
        for name, start in self._starts.items():
            paragraph = next(start.iterancestors(P), None)
            if paragraph is None:
                paragraph = next((each for each in self._behind(start) if each.tag == P), None)
            leaves = list(self._leaves(start))
            line, behind = self._around(paragraph, leaves)
            at = where.get(paragraph, Place()) if paragraph is not None else Place()
            found[name] = Mark(name, _text_of(leaves), at, behind, line)
        return found

    def _found(self) -> dict[str, Element]:
        """Return the starts of bookmarks by name; of two of one name the first, as for Word.

        LibreOffice writes a second start for an empty bookmark; the first then has no end.
        """
        ended = {end.get(_ID) for end in self._root.iter(_END)}
        found: dict[str, Element] = {}
        for start in self._root.iter(_START):
            name = start.get(_NAME, "")
            if name not in found or (found[name].get(_ID) not in ended and start.get(_ID) in ended):
                found[name] = start
        return found

    def _behind(self, start: Element) -> Iterator[Element]:
        """Yield what counts behind an element, as one reads."""
        if self._order is None:
            self._order = list(self._root.iter(_START, _END, TEXT, P, *_SIGNS))
            self._ranks = {element: n for n, element in enumerate(self._order)}
        yield from self._order[self._ranks[start] + 1 :]

    def _end(self, start: Element) -> Element | None:
        """Return the end of a bookmark; ``None`` where it does not stand behind the start.

        LibreOffice writes the end of an empty bookmark before its start.
        """
        number = start.get(_ID)
        ends = (each for each in self._behind(start) if each.tag == _END)
        return next((each for each in ends if each.get(_ID) == number), None)

    def _around(self, paragraph: Element | None, leaves: list[Element]) -> tuple[str, str]:
        if paragraph is None:
            return "", ""
        every = [leaf for leaf in paragraph.iter(TEXT, *_SIGNS) if _is_read(leaf)]
        last = max((every.index(leaf) for leaf in leaves if leaf in every), default=len(every))
        return _text_of(every), _text_of(every[last + 1 :])

    def _leaves(self, start: Element) -> Iterator[Element]:
        """Yield what is read between the ends of a bookmark: texts, tabs, breaks."""
        end = self._end(start)
        for element in self._behind(start) if end is not None else ():
            if element is end:
                return
            if (element.tag == TEXT or element.tag in _SIGNS) and _is_read(element):
                yield element

    def _within(self, start: Element) -> Iterator[Element]:
        """Yield what stands beside a bookmark's start up to its end, in one paragraph."""
        end = self._end(start)
        for element in start.itersiblings() if end is not None else ():
            if element is end:
                return
            yield element

    def _places(self) -> Mapping[Element, Place]:
        return places(self._root, Place(part="body"), frozenset())

    def _styles(self) -> dict[str, str]:
        """Return the ids of character styles by name: whoever saves a file may give new ids."""
        root = self._opened.root("styles+xml")
        found = {}
        for style in root.iterfind(w("style")) if root is not None else ():
            name = style.find(_NAME)
            if name is not None and style.get(w("type")) == "character":
                found[name.get(_VALUE, "")] = style.get(w("styleId"), "")
        return found

    # ---- writing

    def _new_run(self, start: Element) -> Element:
        """Return an empty run in a bookmark that holds no text."""
        empty = next((each for each in self._within(start) if each.tag == RUN), None)
        if empty is not None:
            return empty
        made = etree.Element(RUN)
        start.addnext(made)
        if self._end(start) is None:
            number = start.get(_ID, "")
            end = next((e for e in self._root.iter(_END) if e.get(_ID) == number), None)
            made.addnext(etree.Element(_END, {_ID: number}) if end is None else end)
        return made

    def _empty(self, start: Element) -> None:
        """Take out runs and the bookmarks wholly within."""
        inside = list(self._within(start))
        numbers = [each.get(_ID) for each in inside if each.tag in (_START, _END)]
        for each in inside:
            whole = each.tag in (_START, _END) and numbers.count(each.get(_ID)) == 2
            if each.tag == RUN or whole:
                _remove(each)
            if whole and each.tag == _START:
                self._starts.pop(each.get(_NAME, ""), None)

    def _free_number(self, more: int) -> str:
        taken = (each.get(_ID, "") for each in self._root.iter(_START))
        return str(max((int(each) for each in taken if each.isdecimal()), default=0) + 1 + more)

    def _restyle(self, run: Element, style: str) -> None:
        """Give a run a character style by name; one that the document has not is passed over."""
        own = self._styles().get(style)
        if own is None:
            return
        look = run.find(_LOOK)
        if look is None:
            look = etree.Element(_LOOK)
            run.insert(0, look)
        named = look.find(_STYLE)
        if named is None:
            named = etree.Element(_STYLE)
            look.insert(0, named)
        named.set(_VALUE, own)


def _is_read(leaf: Element) -> bool:
    """Return whether a text counts: in a run, not a tab stop, not deleted with changes tracked."""
    parent = leaf.getparent()
    if parent is None or parent.tag != RUN:
        return False
    above = leaf.iterancestors()
    return not any(each.tag in _UNREAD or local(each) == "Fallback" for each in above)


def _run_of(leaf: Element) -> Element:
    """Return the run of what is read in it."""
    return next(leaf.iterancestors(RUN))


def _text_of(leaves: "Iterator[Element] | list[Element]") -> str:
    read = (leaf for leaf in leaves if _is_read(leaf))
    return "".join(_SIGNS.get(leaf.tag) or leaf.text or "" for leaf in read)


def _written(text: str) -> Iterator[Element]:
    """Yield the elements of a run that say a text."""
    names = {"\t": "tab", "\n": "br"}
    word = ""
    for letter in (*text, "\0"):
        if letter not in names and letter != "\0":
            word += letter
            continue
        if word:
            leaf = etree.Element(TEXT)
            leaf.text, word = word, ""
            leaf.set(XML_SPACE, "preserve")
            yield leaf
        if letter in names:
            yield etree.Element(w(names[letter]))


def _dress(run: Element, look: Element | None) -> None:
    """Give a run the look of the text it takes the place of."""
    own = run.find(_LOOK)
    if own is not None:
        _remove(own)
    if look is not None:
        run.insert(0, deepcopy(look))


def _remove(element: Element) -> None:
    """Take an element out of its tree; nothing in a document stands behind it as its tail."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
