"""The lists of a sub-document, copied so that none runs on from, or into, another.

The first time a sub-document is put in, the abstract lists it uses are copied. Each further time
its counts begin anew over the same ones: the first count of an abstract list in an insertion starts
it again, the others run on from it, as they do in the sub-document.
"""

from copy import deepcopy

from lxml import etree

from briefgen.word.additions import Additions
from briefgen.word.markup import Element, w
from briefgen.word.merging.looks import Looks
from briefgen.word.merging.names import USUAL, keep_plain, written

_VALUE, _LEVEL, _NUMBER = w("val"), w("ilvl"), w("numId")
_ABSTRACT, _ABSTRACT_LIST = w("abstractNumId"), w("abstractNum")
_START_OVERRIDE = w("startOverride")
_STYLED = {w("pStyle"): "paragraph", w("styleLink"): "numbering"}
_LEVELS = 9
NO_LIST = "0"


class Lists:
    """The lists of one sub-document in one run.

    Args:
        numbering: root of its lists, ``None`` if it has none.
        additions: what the run adds.
        looks: its styles; their lists are counted by the first insertion.
    """

    def __init__(self, numbering: Element | None, additions: Additions, looks: Looks) -> None:
        self._additions, self._looks = additions, looks
        own = () if numbering is None else numbering
        self._numbers = {one.get(_NUMBER, ""): one for one in own if one.tag == w("num")}
        self._abstracts = {one.get(_ABSTRACT, ""): one for one in own if one.tag == _ABSTRACT_LIST}
        self._linked = {
            link.get(_VALUE, ""): name
            for name, one in self._abstracts.items()
            if (link := one.find(w("styleLink"))) is not None
        }
        self._copied: dict[str, str] = {}

    def abstract_of(self, number: str) -> str | None:
        """Return the abstract list of a count, ``None`` if there is no such."""
        found = self._numbers.get(number)
        abstract = None if found is None else found.find(_ABSTRACT)
        name = "" if abstract is None else abstract.get(_VALUE, "")
        if name not in self._abstracts:
            return None
        style = self._abstracts[name].find(w("numStyleLink"))
        return self._linked.get(style.get(_VALUE, ""), name) if style is not None else name

    def copy(self, abstract: str) -> tuple[str, bool]:
        """Return the id of the copy of an abstract list, and whether it was copied before."""
        again = abstract in self._copied
        if not again:
            copy = deepcopy(self._abstracts[abstract])
            self._adapt(copy)
            sign = copy.find(w("nsid"))
            if sign is not None:  # equal signs tell Word that two lists are one
                sign.set(_VALUE, f"{self._additions.next_id():08X}")
            numbers = self._additions.numbering
            self._copied[abstract] = numbers.new_abstract(written(copy, USUAL))
        return self._copied[abstract], again

    def overrides(self, number: str, abstract: str, *, restart: bool) -> str:
        """Return the overrides of a count; where it restarts, every level has a start."""
        own = self._numbers[number].iter(w("lvlOverride"))
        given = {one.get(_LEVEL, ""): deepcopy(one) for one in own}
        starts = self._starts(abstract) if restart else {}
        for level, start in starts.items():
            override = given.setdefault(level, _made("lvlOverride", {_LEVEL: level}))
            if override.find(_START_OVERRIDE) is None:
                override.insert(0, _made("startOverride", {_VALUE: start}))
        for one in given.values():
            self._adapt(one)
        return written([given[level] for level in sorted(given)], USUAL)

    def _starts(self, abstract: str) -> dict[str, str]:
        """Return where each level of an abstract list starts."""
        starts = dict.fromkeys(map(str, range(_LEVELS)), "1")
        for level in self._abstracts[abstract].iter(w("lvl")):
            start = level.find(w("start"))
            if start is not None:
                starts[level.get(_LEVEL, "")] = start.get(_VALUE, "1")
        return starts

    def _adapt(self, root: Element) -> None:
        """Let a copy name the styles that came along; pictures as bullets stay behind."""
        for element in list(root.iterdescendants("*")):
            parent = element.getparent()
            if parent is None:
                continue
            if element.tag in _STYLED:
                new = self._looks.brought(_STYLED[element.tag], element.get(_VALUE, ""))
                if new is None:
                    parent.remove(element)
                else:
                    element.set(_VALUE, new)
            elif element.tag == w("lvlPicBulletId"):
                parent.remove(element)
        keep_plain(root)


def _made(name: str, attributes: dict[str, str]) -> Element:
    return etree.Element(w(name), attributes, nsmap=USUAL)


class Counts:
    """The counts of one insertion of a sub-document, by those it was written with."""

    def __init__(self, lists: Lists, additions: Additions) -> None:
        self._lists, self._additions = lists, additions
        self._made: dict[str, str] = {}
        self._begun: set[str] = set()

    def number(self, own: str) -> str | None:
        """Return the new id of a count; ``None`` if the sub-document has no such."""
        if own == NO_LIST:
            return own
        if own not in self._made:
            abstract = self._lists.abstract_of(own)
            if abstract is None:
                return None
            copy, again = self._lists.copy(abstract)
            restart = again and abstract not in self._begun
            self._begun.add(abstract)
            overrides = self._lists.overrides(own, abstract, restart=restart)
            self._made[own] = self._additions.numbering.new_number(copy, overrides)
        return self._made[own]

    def adopt(self, root: Element) -> None:
        """Let the paragraphs of a tree count by the new ids."""
        for element in list(root.iter(w("numPr"))):
            count, parent = element.find(_NUMBER), element.getparent()
            if count is None or parent is None:
                continue
            new = self.number(count.get(_VALUE, ""))
            if new is None:
                parent.remove(element)
            else:
                count.set(_VALUE, new)
