"""Lifting the tags of an inline block side by side, by splitting the runs and links around them."""

from copy import deepcopy

from briefgen.word.markup import (
    RUN,
    XML_SPACE,
    Element,
    mark,
    marks_in,
    path_to_root,
    standing,
    w,
)
from briefgen.word.tags import Tag

_RUN_PROPERTIES = w("rPr")
_SPLIT = frozenset(map(w, ("r", "hyperlink", "ins", "smartTag", "moveTo", "bdo", "dir")))


def common_ancestor(elements: list[Element]) -> tuple[Element, list[Element]]:
    """Return the lowest element that holds all, and for each the child of it that leads there.

    An element is not held by itself: of one element alone the common ancestor is its parent.
    """
    paths = [path_to_root(element)[::-1] for element in elements]
    depth = 0
    while (
        all(len(path) > depth + 1 for path in paths) and len({path[depth] for path in paths}) == 1
    ):
        depth += 1
    return paths[0][depth - 1], [path[depth] for path in paths]


def lift(block: list[Tag], tags: list[Tag]) -> bool:
    """Move the tags of a block to stand side by side; ``False`` if something cannot be split.

    Args:
        block: the tags of the block, in one paragraph.
        tags: all tags of the part; those behind a split follow their text.
    """
    leaves = [tag.leaf for tag in block if tag.leaf is not None]
    if len(leaves) < len(block) or len(set(leaves)) == 1:
        return True
    common, _ = common_ancestor(leaves)
    if not all(_splittable(leaf, common) for leaf in leaves):
        return False
    for tag in block:
        _lift_one(tag, common, tags)
    return True


def _splittable(leaf: Element, common: Element) -> bool:
    above = leaf.getparent()
    while above is not None and above is not common:
        if above.tag not in _SPLIT:
            return False
        above = above.getparent()
    return True


def _lift_one(tag: Tag, common: Element, tags: list[Tag]) -> None:
    leaf = tag.leaf
    if leaf is None:
        return
    before, _, after = (leaf.text or "").partition(mark(tag.number))
    rest = _empty_copy(leaf)
    leaf.text, rest.text = before, after
    for number in marks_in(after):
        tags[number].leaf = rest
    lifted = standing(tag.number)
    leaf.addnext(lifted)
    lifted.addnext(rest)
    tag.leaf = None
    for half in (leaf, rest):
        half.set(XML_SPACE, "preserve")
        _remove_if(not half.text, half)
    while (parent := lifted.getparent()) is not None and parent is not common:
        _split_around(parent, lifted)


def _split_around(parent: Element, lifted: Element) -> None:
    """Move ``lifted`` out of its parent, what follows it into a copy of the parent behind it."""
    rest = _empty_copy(parent)
    for follower in list(lifted.itersiblings()):
        rest.append(follower)
    parent.addnext(lifted)
    lifted.addnext(rest)
    for half in (parent, rest):
        _remove_if(all(child.tag == _RUN_PROPERTIES for child in half), half)


def _empty_copy(element: Element) -> Element:
    """Return the element without its content; a run keeps its look."""
    copied = element.makeelement(element.tag)
    for name, value in element.items():
        copied.set(name, value)
    if element.tag == RUN and (look := element.find(_RUN_PROPERTIES)) is not None:
        copied.append(deepcopy(look))
    return copied


def _remove_if(empty: bool, element: Element) -> None:
    parent = element.getparent()
    if empty and parent is not None:
        parent.remove(element)
