"""Tags of a part: found in its text, over runs and attributes, and replaced by marks.

A tag is found in the text of a whole paragraph, wherever Word has cut it into runs, and moves to
the run of its first character, whose look it takes. What stood between its pieces (the end of a
link, a bookmark, a spelling mark) comes after it.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple
from urllib.parse import unquote

from briefgen.errors import Place, Problem
from briefgen.word.lexer import Found, find_tags
from briefgen.word.markup import (
    INSTRUCTION,
    PARAGRAPH_PROPERTIES,
    RUN,
    TEXT,
    XML_SPACE,
    Element,
    P,
    local,
    mark,
    w,
)
from briefgen.word.places import near, story_of

Where = Literal["text", "plain", "attribute", "field", "link"]

_PERHAPS = ("{{", "{%", "{#", "}}", "%}", "{_", "_}", "%7B%7B", "%7b%7b")
_IN_TAGS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
_NO_TEXT = frozenset({PARAGRAPH_PROPERTIES, w("rPr"), w("sectPr"), w("del"), w("moveFrom")})
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN_PARAGRAPH, _DRAWN_TEXT = f"{_A}p", f"{_A}t"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_EQUATION, _EQUATION_TEXT = f"{_M}oMath", f"{_M}t"
_DRAWN_RUNS = frozenset({f"{_A}r", f"{_A}fld", f"{_M}r"})
_WRAPPERS = frozenset(
    map(w, ("hyperlink", "ins", "smartTag", "moveTo", "sdtContent", "dir", "bdo"))
)
# A tag begins an address after a quote or a space of HYPERLINK, but not after ``\\o`` and the like.
_BEFORE_ADDRESS = re.compile(r"""^\s*HYPERLINK\b.*[\s"]$""", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r"""\\[lotLOT]\s+"?$""")
_STEPS = {"if": 1, "for": 1, "endif": -1, "endfor": -1}
_ATTRIBUTE_TAG = re.compile(rb"""=\s*["'][^"'<>]*(?:\{[{%#_]|%7[Bb]%7[Bb])""")


@dataclass(slots=True)
class Tag:
    """A tag of a part.

    Args:
        number: its number, also the order in which it is read.
        found: what the lexer says of it.
        at: where it stands.
        where: what surrounds it, hence how its value is written.
        story: the flow of text within which blocks must begin and end.
        leaf: element whose text holds its mark; ``None`` once it stands between elements.
    """

    number: int
    found: Found
    at: Place
    where: Where
    story: Hashable
    leaf: Element | None = None

    def problem(self, code: str, **facts: object) -> Problem:
        """Return a problem that stands at this tag."""
        return Problem(code, self.at, facts)


@dataclass(slots=True)
class PartTags:
    """The tags of a part in the order they were found, and what is wrong with their marks."""

    tags: list[Tag] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, found: Found, at: Place, where: Where, story: Hashable) -> Tag:
        """Return the new tag for what the lexer found."""
        tag = Tag(len(self.tags), found, replace(at, tag=found.typed), where, story)
        self.tags.append(tag)
        if found.flaw:
            self.problems.append(tag.problem(found.flaw))
        return tag


class _Leaf(NamedTuple):
    element: Element
    text: str


def block_step(tags: Sequence[Tag], number: int) -> int:
    """Return 1 where a mark begins a block, -1 where it ends one, else 0."""
    if number >= len(tags) or tags[number].found.kind != "statement":
        return 0
    return _STEPS.get(tags[number].found.word, 0)


def find_part_tags(
    root: Element,
    content: bytes,
    places: "dict[Element, Place]",
    part: Place,
    made: PartTags | None = None,
) -> PartTags:
    """Return the tags of a part; in its tree they are replaced by marks.

    Args:
        root: root of the part; changed.
        content: the part as read, to see cheaply whether attributes may hold tags.
        places: place of every paragraph.
        part: place that names the part.
        made: tags of another part that these are added to.
    """
    made = PartTags() if made is None else made
    for paragraph, at in list(places.items()):
        story = story_of(paragraph)
        leaves = list(_leaves(paragraph))
        _in_leaves(
            [leaf for leaf in leaves if leaf.element.tag != INSTRUCTION], at, "text", story, made
        )
        for stream in _instructions(leaves):
            _in_leaves(stream, at, "field", stream[0].element, made)
    _elsewhere(root, places, part, made)
    if _ATTRIBUTE_TAG.search(content):
        _in_attributes(root, places, part, made)
    return made


def _leaves(paragraph: Element) -> Iterator[_Leaf]:
    """Yield what a paragraph's text is made of, not that of boxes anchored in it."""
    waiting = list(paragraph)[::-1]
    while waiting:
        element = waiting.pop()
        name = element.tag
        if name in (TEXT, INSTRUCTION):
            yield _Leaf(element, element.text or "")
        elif name in _IN_TAGS:
            yield _Leaf(element, _IN_TAGS[name])
        elif name == w("fldChar"):
            yield _Leaf(element, "")
        elif name != P and name not in _NO_TEXT:
            waiting += list(element)[::-1]


def _instructions(leaves: list[_Leaf]) -> Iterator[list[_Leaf]]:
    """Yield the field codes of a paragraph, each as the leaves it is cut into."""
    stream: list[_Leaf] = []
    for leaf in leaves:
        if leaf.element.tag == INSTRUCTION:
            stream.append(leaf)
        elif leaf.element.tag == w("fldChar") and stream:
            yield stream
            stream = []
    if stream:
        yield stream


def _in_leaves(
    leaves: Sequence[_Leaf], at: Place, where: Where, story: Hashable, made: PartTags
) -> None:
    text = "".join(leaf.text for leaf in leaves)
    if not any(sign in text for sign in _PERHAPS):
        return
    found = find_tags(text)
    tags = [made.add(one, at, _within_field(text, one, where), story) for one in found]
    if where == "field":
        _check_name(text, tags, made)
    start = first = 0
    for leaf in leaves:
        end = start + len(leaf.text)
        last = first
        while last < len(tags) and tags[last].found.start < end:
            last += 1
        _rewrite(leaf, start, end, [tag for tag in tags[first:last] if tag.found.end > start])
        first = max(first, last - 1)  # the last may go on in the next leaf
        start = end


def _within_field(text: str, found: Found, where: Where) -> Where:
    """Return ``link`` for a tag that begins the address of a hyperlink field."""
    if where != "field" or found.kind != "value":
        return where
    before = text[: found.start]
    return "link" if _BEFORE_ADDRESS.search(before) and not _SWITCH.search(before) else where


def _check_name(text: str, tags: Sequence[Tag], made: PartTags) -> None:
    """Report a field whose name is made by a tag: data shall not choose what a field does."""
    first = text.lstrip()
    end = len(text) - len(first) + len(re.split(r"\s", first, maxsplit=1)[0])
    made.problems += [tag.problem("field-named-by-tag") for tag in tags if tag.found.start < end][
        :1
    ]


def _rewrite(leaf: _Leaf, start: int, end: int, tags: list[Tag]) -> None:
    """Put marks where tags begin in a leaf, and take the rest of their text away."""
    if not tags:
        return
    element = leaf.element
    if element.tag in _IN_TAGS:
        _drop(element)
        return
    made: list[str] = []
    cursor = start
    for tag in tags:
        if tag.found.start >= start:
            made += (leaf.text[cursor - start : tag.found.start - start], mark(tag.number))
            tag.leaf = element
        cursor = min(tag.found.end, end)
    made.append(leaf.text[cursor - start :])
    element.text = "".join(made)
    if not element.text:
        _drop(element)
    elif element.tag in (TEXT, INSTRUCTION):
        element.set(XML_SPACE, "preserve")


def _drop(element: Element) -> None:
    """Remove an element, with the run or link that holds nothing else."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if (
        (parent.tag == RUN and all(child.tag == w("rPr") for child in parent))
        or (parent.tag in _WRAPPERS and len(parent) == 0)
        or (parent.tag == w("sdt") and element.tag == w("sdtContent"))
        or parent.tag in _DRAWN_RUNS  # each holds one text and must hold it
    ):
        _drop(parent)


def _elsewhere(root: Element, places: "dict[Element, Place]", part: Place, made: PartTags) -> None:
    """Find tags in texts that belong to no paragraph: charts, diagrams, equations, properties."""
    for line, held in ((_DRAWN_PARAGRAPH, _DRAWN_TEXT), (_EQUATION, _EQUATION_TEXT)):
        for paragraph in list(root.iter(line)):
            leaves = [_Leaf(leaf, leaf.text or "") for leaf in paragraph.iter(held)]
            _in_leaves(leaves, near(paragraph, places, part), "plain", paragraph, made)
    for element in root.iter("*"):
        if element.tag in (TEXT, INSTRUCTION) or local(element) in ("delText", "delInstrText"):
            continue
        text = element.text
        if text and any(sign in text for sign in _PERHAPS):
            _in_leaves([_Leaf(element, text)], near(element, places, part), "plain", element, made)


def _in_attributes(
    root: Element, places: "dict[Element, Place]", part: Place, made: PartTags
) -> None:
    for element in root.iter("*"):
        for name, value in element.items():
            text = str(value)
            where: Where = "attribute"
            if "%7B%7B" in text.upper():  # Word has written an address the way the web does
                text = unquote(text)
            if not any(sign in text for sign in _PERHAPS):
                continue
            if name == w("instr"):
                where = "field"
            at = near(element, places, part)
            element.set(str(name), _marked(text, at, where, (element, name), made))


def _marked(text: str, at: Place, where: Where, story: Hashable, made: PartTags) -> str:
    """Return a text with marks for its tags."""
    parts: list[str] = []
    cursor = 0
    tags = [made.add(one, at, _within_field(text, one, where), story) for one in find_tags(text)]
    for tag in tags:
        parts += (text[cursor : tag.found.start], mark(tag.number))
        cursor = tag.found.end
    if where == "field":
        _check_name(text, tags, made)
    return "".join((*parts, text[cursor:]))
