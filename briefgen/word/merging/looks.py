"""The styles of a sub-document: those of the template where it has them, else brought along."""

from collections.abc import Callable, Iterable
from copy import deepcopy

from briefgen.word.additions import Additions
from briefgen.word.markup import Element, w
from briefgen.word.merging.names import declared, keep_plain, written
from briefgen.word.merging.sources import Source
from briefgen.word.styles import Style

_VALUE, _ID = w("val"), w("styleId")
_USED = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_OTHER_KIND = {"paragraph": "character", "character": "paragraph"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles '
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>'
)


class Looks:
    """The styles of one sub-document in one run.

    Args:
        source: the sub-document.
        additions: what the run adds.
    """

    def __init__(self, source: Source, additions: Additions) -> None:
        self._source, self._additions = source, additions
        self._known: dict[tuple[str, str], str] = {}
        self._brought: dict[tuple[str, str], str] = {}
        for root in source.stories():
            for kind, own in _uses(root):
                self._settle(kind, own)

    def brought(self, kind: str, own: str) -> str | None:
        """Return the new id of a style that comes along; ``None`` for all others."""
        return self._brought.get((kind, own))

    def along(self) -> dict[str, Element]:
        """Return the styles that come along as the sub-document has them, by their new ids."""
        return {new: self._source.styles[key] for key, new in self._brought.items()}

    def adopt(self, root: Element) -> None:
        """Let a tree use the new ids; a style that the sub-document lacks means none."""
        for element in list(root.iter(*_USED)):
            new = self._known.get((_USED[element.tag], element.get(_VALUE, "")))
            parent = element.getparent()
            if new is not None:
                element.set(_VALUE, new)
            elif parent is not None:
                parent.remove(element)

    def bring(self, number: Callable[[str], str | None]) -> None:
        """Add the styles that come along.

        Args:
            number: returns the new id of a count.
        """
        if not self._brought:
            return
        made = [self._copy(key, number) for key in self._brought]
        additions = self._additions
        member = additions.related(additions.main, "styles")
        if member is None:
            member = additions.add("word/styles.xml", _EMPTY, _TYPE)
            additions.relate(additions.main, _RELATION, member)
        older = additions.related(additions.main, "stylesWithEffects")  # a copy for Word 2010
        for each in (member, older) if older else (member,):
            additions.append(each, written(made, declared(additions.text(each))))

    def _settle(self, kind: str, own: str) -> None:
        """Decide which style one is, and so for all it leans on."""
        waiting = [(kind, own)]
        while waiting:
            key = waiting.pop()
            style = self._source.styles.get(key)
            if key in self._known or style is None:
                continue
            name = _said(style, "name").partition(",")[0]
            alike = self._additions.styles.named(key[0], name) if name else None
            if alike is None:
                self._known[key] = self._brought[key] = self._free(key[1])
                self._additions.styles.add(Style(key[0], self._known[key], name))
                waiting += [(key[0], _said(style, "basedOn"))]
                waiting += [(_OTHER_KIND.get(key[0], ""), _said(style, "link"))]
            else:
                self._known[key] = alike

    def _free(self, wanted: str) -> str:
        """Return an id that no style has."""
        taken = {style.id.lower() for style in self._additions.styles.all}
        own, count = wanted, 2
        while own.lower() in taken:
            own, count = f"{wanted}{count}", count + 1
        return own

    def _copy(self, key: tuple[str, str], number: Callable[[str], str | None]) -> Element:
        copy = deepcopy(self._source.styles[key])
        copy.set(_ID, self._brought[key])
        copy.attrib.pop(w("default"), "")
        for name in ("basedOn", "link", "next", "rsid"):
            for element in copy.findall(w(name)):
                kind = _OTHER_KIND.get(key[0], "") if name == "link" else key[0]
                new = self._known.get((kind, element.get(_VALUE, "")))
                if new is None:
                    copy.remove(element)
                else:
                    element.set(_VALUE, new)
        for count in list(copy.iter(w("numId"))):
            count.set(_VALUE, number(count.get(_VALUE, "")) or "0")
        keep_plain(copy)
        return copy


def _uses(root: Element) -> Iterable[tuple[str, str]]:
    """Yield kind and id of the styles that a tree uses."""
    for element in root.iter(*_USED):
        yield _USED[element.tag], element.get(_VALUE, "")


def _said(style: Element, name: str) -> str:
    found = style.find(w(name))
    return "" if found is None else found.get(_VALUE, "")
