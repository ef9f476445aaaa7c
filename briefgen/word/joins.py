"""Tags that join what stands around them: ``{%-`` what comes before, ``-%}`` what follows.

A long sentence with conditions can so be written over several paragraphs and still be one.
"""

from collections.abc import Iterator

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
    for element in _towards_edge(leaf, paragraph, before=before):
        if element.tag == _BREAK:
            _remove(element)
            return
        if element.tag not in (w("rPr"), PARAGRAPH_PROPERTIES):
            return
    neighbour = paragraph.getprevious() if before else paragraph.getnext()
    if neighbour is not None and neighbour.tag == P:
        _merge(*((neighbour, paragraph) if before else (paragraph, neighbour)))


def _towards_edge(leaf: Element, paragraph: Element, *, before: bool) -> Iterator[Element]:
    """Yield what stands beside a text in its paragraph, the nearest first; of runs, their parts.

    Mostly the first one settles what is asked, so none is looked for in advance.
    """
    yield from leaf.itersiblings(preceding=before)
    run = ancestor(leaf, RUN)
    if run is None or run.getparent() is not paragraph:
        return
    for beside in run.itersiblings(preceding=before):
        if beside.tag == RUN:
            parts = [part for part in beside if part.tag != w("rPr")]
            yield from parts[::-1] if before else parts
        else:
            yield beside


def _merge(first: Element, second: Element) -> None:
    for child in list(second):
        if child.tag != PARAGRAPH_PROPERTIES:
            first.append(child)
    _remove(second)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
