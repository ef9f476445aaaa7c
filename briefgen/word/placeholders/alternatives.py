"""Drawings whose alternative text is one tag: what is drawn there holds the place of its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.word.cells import Code
from briefgen.word.markup import (
    MARK,
    PARAGRAPH_PROPERTIES,
    RUN,
    Element,
    P,
    local,
    mark,
    standing,
    w,
)
from briefgen.word.tags import Tag

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HOLDERS = frozenset({f"{_WP}inline", f"{_WP}anchor"})
ALTERNATIVES = ("descr", "title")
_NO_CONTENT = frozenset(map(w, ("rPr", "proofErr", "lastRenderedPageBreak")))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawing.

    Args:
        drawing: the whole of it, ``w:drawing``.
        holder: ``wp:inline`` or ``wp:anchor``.
        properties: ``wp:docPr``.
        attribute: of these, the one that is a tag; nothing if none is.
        tag: that tag.
    """

    drawing: Element
    holder: Element
    properties: Element
    attribute: str = ""
    tag: Tag | None = None


def drawn_by(graphic: Element, tags: Sequence[Tag]) -> Drawn | None:
    """Return what draws a chart or picture by itself; ``None`` for one within a group."""
    above = list(graphic.iterancestors())[:4]  # a:graphicData, a:graphic, holder, w:drawing
    holder, drawing = above[2:] if len(above) == 4 else (None, None)
    if holder is None or drawing is None or holder.tag not in _HOLDERS:
        return None
    properties = holder.find(f"{_WP}docPr")
    if properties is None:
        return None
    for name in ALTERNATIVES:
        tag = only_tag(properties.get(name), tags)
        if tag is not None:
            return Drawn(drawing, holder, properties, name, tag)
    return Drawn(drawing, holder, properties)


def only_tag(text: str | None, tags: Sequence[Tag]) -> Tag | None:
    """Return the tag that a text consists of; ``None`` if there is more, or none for a value."""
    found = MARK.fullmatch((text or "").strip())
    tag = tags[int(found[1])] if found and int(found[1]) < len(tags) else None
    return tag if tag is not None and tag.found.kind == "value" else None


def vanishing(drawing: Element) -> Element:
    """Return what goes where a drawing goes: it, its other form, or the paragraph it fills.

    The paragraph stays where no other follows it, for a cell or box needs its last one.
    """
    parent = drawing.getparent()
    unit = drawing
    both = None if parent is None else parent.getparent()
    if parent is not None and both is not None and local(parent) in ("Choice", "Fallback"):
        unit = both
    run = unit.getparent()
    paragraph = None if run is None else run.getparent()
    if run is None or paragraph is None or run.tag != RUN or paragraph.tag != P:
        return unit
    follower = paragraph.getnext()
    alone = all(child is run or child.tag == PARAGRAPH_PROPERTIES or _is_empty(child)
                for child in paragraph)  # fmt: skip
    alone = alone and all(child is unit or child.tag in _NO_CONTENT for child in run)
    section = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{w('sectPr')}")
    if alone and section is None and follower is not None and follower.tag == P:
        return paragraph
    return unit


def _is_empty(child: Element) -> bool:
    return child.tag in _NO_CONTENT or (
        child.tag == RUN and all(inner.tag in _NO_CONTENT for inner in child)
    )


def put_condition(unit: Element, before: Sequence[int], shown: str, code: Code) -> None:
    """Let something be printed only where ``shown`` holds; ``before`` are tags to stand first."""
    for number in before:
        unit.addprevious(standing(number))
    unit.addprevious(standing(code.add(f"\x03if {shown}\x04")))
    unit.addnext(standing(code.add("\x03endif\x04")))


def printed(expression: str, code: Code) -> str:
    """Return the mark that prints an expression into an attribute."""
    return mark(code.add(f"\x01{expression}|xml.attribute\x02"))
