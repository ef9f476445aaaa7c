"""Tags that join what stands around them: ``{%-`` what comes before, ``-%}`` what follows.

A long sentence with conditions can so be written over several paragraphs and still be one.
"""

from briefgen.word.markup import PARAGRAPH_PROPERTIES, RUN, Element, P, ancestor, mark, w
from briefgen.word.tags import Tag

_BREAK = w("br")


def join_around(tags: list[Tag]) -> None:
    """Join paragraphs, or take out line breaks, where tags ask for it."""
    for tag in tags:
        if tag.where != "text" or tag.leaf is None:
            continue
        if tag.found.joins_before:
            _join(tag, tag.leaf, before=True)
        if tag.found.joins_after:
            _join(tag, tag.leaf, before=False)


def _join(tag: Tag, leaf: Element, *, before: bool) -> None:
    paragraph = ancestor(leaf, P)
    if paragraph is None:
        return
    first, _, second = (leaf.text or "").partition(mark(tag.number))
    if (first if before else second).strip():
        return
    run = ancestor(leaf, RUN)
    between = _beside(leaf, before=before)
    if run is not None and run.getparent() is paragraph:
        between += [inner for one in _beside(run, before=before) for inner in _inside(one, before)]
    for element in between:
        if element.tag == _BREAK:
            _remove(element)
            return
        if element.tag not in (w("rPr"), PARAGRAPH_PROPERTIES):
            return
    neighbour = paragraph.getprevious() if before else paragraph.getnext()
    if neighbour is not None and neighbour.tag == P:
        _merge(*((neighbour, paragraph) if before else (paragraph, neighbour)))


def _beside(element: Element, *, before: bool) -> list[Element]:
    """Return the elements beside an element, the nearest first."""
    return list(element.itersiblings(preceding=before))


def _inside(element: Element, before: bool) -> list[Element]:
    """Return what a run beside holds, the nearest first; another element as it is."""
    if element.tag != RUN:
        return [element]
    held = [child for child in element if child.tag != w("rPr")]
    return held[::-1] if before else held


def _merge(first: Element, second: Element) -> None:
    for child in list(second):
        if child.tag != PARAGRAPH_PROPERTIES:
            first.append(child)
    _remove(second)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
