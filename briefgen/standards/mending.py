"""Changes to a document's tree: the look of letters, the setting of paragraphs, words.

Each change is as small as can be, and leaves runs, fields and everything not named alone.
"""

import copy
from collections.abc import Iterable

from briefgen.standards.lines import Line, Piece
from briefgen.standards.names import P_PR, R_PR, RUN, TEXT, VAL, XML_SPACE, Element, P, w

_RUN_ORDER = tuple(
    map(
        w,
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
            *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
            *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
            *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
            *("eastAsianLayout", "specVanish", "oMath"),
        ),
    )
)
_PARAGRAPH_ORDER = tuple(
    map(
        w,
        (
            *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
            *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
            *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
            *("bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
            *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
            *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
        ),
    )
)
"""Order of the schema (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28)."""


def child_in_order(holder: Element, name: str, order: tuple[str, ...]) -> Element:
    """Return the child of that name, made where the schema wants it if it is not there."""
    found = holder.find(name)
    if found is not None:
        return found
    later = frozenset(order[order.index(name) + 1 :])
    made = holder.makeelement(name, None, None)
    place = next((n for n, each in enumerate(holder) if each.tag in later), len(holder))
    holder.insert(place, made)
    return made


def _properties(holder: Element, name: str) -> Element:
    found = holder.find(name)
    if found is None:
        found = holder.makeelement(name, None, None)
        holder.insert(0, found)
    return found


def set_size(pieces: Iterable[Piece], points: float) -> None:
    """Give letters a size."""
    for piece in pieces:
        for name in ("sz", "szCs"):
            _of_run(piece.run, name).set(VAL, f"{points * 2:g}")


def set_switch(pieces: Iterable[Piece], name: str, on: bool) -> None:
    """Turn bold (``b``), italic (``i``) or capitals (``caps``) on or off."""
    for piece in pieces:
        _of_run(piece.run, name).set(VAL, "1" if on else "0")


def set_underline(pieces: Iterable[Piece], on: bool) -> None:
    """Draw a line under letters, or none."""
    for piece in pieces:
        _of_run(piece.run, "u").set(VAL, "single" if on else "none")


def set_font(pieces: Iterable[Piece], font: str) -> None:
    """Set letters in a font, whatever their script."""
    for piece in pieces:
        fonts = _of_run(piece.run, "rFonts")
        fonts.attrib.clear()
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(w(name), font)


def _of_run(run: Element, name: str) -> Element:
    return child_in_order(_properties(run, R_PR), w(name), _RUN_ORDER)


def set_paragraph(paragraph: Element, name: str, **values: str) -> None:
    """Give a property of a paragraph these attributes; an empty one is taken away."""
    element = child_in_order(_properties(paragraph, P_PR), w(name), _PARAGRAPH_ORDER)
    for key, value in values.items():
        if value:
            element.set(w(key), value)
        elif w(key) in element.attrib:
            del element.attrib[w(key)]


def split_at(line: Line, offset: int) -> None:
    """Part the run in which an offset of ``line.raw`` falls, so that its halves may differ."""
    at = 0
    for piece in line.pieces:
        end = at + len(piece.raw)
        if at < offset < end and piece.leaf.tag == TEXT:
            second = piece.run.makeelement(RUN, None, None)
            look = piece.run.find(R_PR)
            if look is not None:
                second.append(copy.deepcopy(look))
            leaf = piece.leaf.makeelement(TEXT, None, None)
            second.append(leaf)
            for after in list(piece.leaf.itersiblings()):
                second.append(after)
            _write(leaf, piece.raw[offset - at :])
            _write(piece.leaf, piece.raw[: offset - at])
            piece.run.addnext(second)
            return
        at = end


def rewrite(line: Line, text: str) -> None:
    """Change the letters of a line as stored to ``text``, touching only those that differ.

    What stands before and after the change keeps its runs; new letters join the run they follow.
    """
    old = line.raw
    start = 0
    while start < min(len(old), len(text)) and old[start] == text[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(text)) - start and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    end, new = len(old) - tail, text[start : len(text) - tail]
    at = 0
    for piece in line.pieces:
        first, last = at, at + len(piece.raw)
        at = last
        holds_start = first <= start < last or (start == last == len(old))
        if piece.leaf.tag != TEXT or last < start or (first >= end and not holds_start):
            continue
        kept = piece.raw[: max(start - first, 0)], piece.raw[max(end - first, 0) :]
        if first <= start <= last:
            _write(piece.leaf, kept[0] + new + kept[1])
            new = ""
        elif first < end:
            _write(piece.leaf, kept[1])


def _write(leaf: Element, text: str) -> None:
    leaf.text = text
    if text != text.strip():
        leaf.set(XML_SPACE, "preserve")


def insert_after(paragraph: Element, text: str) -> Element:
    """Put a paragraph with these words behind another, set as that one is."""
    made = paragraph.makeelement(P, None, None)
    properties = paragraph.find(P_PR)
    if properties is not None:
        own = copy.deepcopy(properties)
        for name in ("pBdr", "numPr", "sectPr", "pageBreakBefore"):
            for each in own.findall(w(name)):
                own.remove(each)
        made.append(own)
    run = made.makeelement(RUN, None, None)
    made.append(run)
    first = next(paragraph.iter(RUN), None)
    look = first.find(R_PR) if first is not None else None
    if look is not None:
        run.append(copy.deepcopy(look))
    leaf = run.makeelement(TEXT, None, None)
    run.append(leaf)
    _write(leaf, text)
    paragraph.addnext(made)
    return made
