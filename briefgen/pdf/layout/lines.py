"""Words into lines: fragments of one style, broken at spaces, shrunk or shortened when asked.

Vietnamese is written with a space between syllables and is not hyphenated, so lines break at
spaces only; what must stay together carries no-break spaces already.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefgen.pdf.faces import MM, Face
from briefgen.pdf.layout.context import Context, clean
from briefgen.pdf.layout.filling import Fragment, Group, Room, SetLine, fill, shortened
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

BLANKS = " \t\r\n"
TOKENS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
AMISS = re.compile(r"^ | $|  |[\t\r\n]")
SLASH = re.compile(r"(?<=[^\W\d_]/)(?=[^\W\d_])")  # may break: đồng/người, not 6/14 or 15/QĐ
RAISED = 0.74
SHRINK = 0.97
HOLD_WORDS = frozenset({"run", "link"})
SIGNS = frozenset({"+", "−", "-", "±"})


def set_lines(node: Node, style: Style, room: Room, context: Context) -> list[SetLine]:
    """Return the words of a node in lines no wider than the room.

    Too many lines are first set smaller, down to ``room.smallest`` pt where that is given; then
    the last line ends in an ellipsis and a warning is noted (``text-shortened``), or, where
    the words must stay whole, the warning is ``text-overflows`` with severity error.
    """
    alone = one_line(node, style, context)
    if alone is not None and alone.width <= room.width + 1e-6:
        return [alone]
    scale = 1.0
    while True:
        groups = _groups(node, style, context, scale)
        cut: list[str] = []
        lines = fill(groups, room.width, cut)
        if not room.lines or len(lines) <= room.lines:
            for word in cut:
                context.warn("word-cut", node, text=word)
            return lines
        smaller = scale * SHRINK
        if not room.smallest or style.size * smaller < room.smallest:
            break
        scale = smaller
    text = words_of(node)
    if room.must:
        context.fail("text-overflows", node, text=text)
        return lines
    context.warn("text-shortened", node, text=text)
    return [*lines[: room.lines - 1], shortened(lines[room.lines - 1], room.width, lines[-1])]


def one_line(node: Node, style: Style, context: Context) -> SetLine | None:
    """Return plain words on one line, however long; ``None`` where there is more than words."""
    if len(node.children) != 1 or not isinstance(words := node.children[0], str):
        return None
    text = _single_spaced(words)
    if not text:
        return None
    face = context.sheet.face(style, node)
    width = face.width(text, style.size)
    return SetLine([Fragment(text, style, face, width, node)], width)


@lru_cache(maxsize=8192)
def _single_spaced(words: str) -> str:
    """Return words as they stand on a line: clean, one blank between, none around."""
    text = clean(words)
    if text and not AMISS.search(text):
        return text
    return " ".join(token for token in TOKENS.findall(text) if token[0] not in BLANKS)


def words_of(node: Node) -> str:
    """Return the plain words of a node, without raised numbers."""
    parts = (
        child if isinstance(child, str) else words_of(child) if child.tag in HOLD_WORDS else " "
        for child in node.children
    )
    return " ".join("".join(parts).split())


def natural_width(node: Node, style: Style, context: Context) -> float:
    """Return the width of the words of a node on one line, in mm."""
    alone = one_line(node, style, context)
    if alone is not None:
        return alone.width
    key = (style, context.manner)
    known = node.kept.get(key) if node.kept else None
    if isinstance(known, float):
        return known
    noted = context.noted
    width = max((line.width for line in fill(_groups(node, style, context), 1e9)), default=0.0)
    if node.met and noted == context.noted:
        node.kept = {**(node.kept or {}), key: width}
    return width


def wrapped_width(node: Node, style: Style, context: Context, lines: int, room: float) -> float:
    """Return the least width, in mm, at which the words of a node take ``lines`` lines.

    At most ``room``, which they may exceed; found in steps of a quarter of a millimetre.
    """
    longest = max((group.width for group in _groups(node, style, context)), default=0.0)
    width = min(longest + 0.05, room)
    # Filling moves the pieces of a group, so that each try needs fresh ones.
    while width < room and len(fill(_groups(node, style, context), width)) > lines:
        width += 0.25
    return min(width, room)


def plain_line(text: str, style: Style, node: Node, context: Context) -> SetLine:
    """Return one line of one style."""
    face = context.sheet.face(style, node)
    if not text.isascii():
        text = clean(text)
    width = face.width(text, style.size)
    return SetLine([Fragment(text, style, face, width, node)], width)


def _groups(node: Node, style: Style, context: Context, scale: float = 1) -> list[Group]:
    """Return the fragments of a node, grouped at its spaces."""
    groups: list[Group] = []
    space: float | None = -1
    for part in _parts(node, style, context, scale):
        if not isinstance(part, Fragment):
            if part is None:
                space = None
            elif space is not None:
                space = max(space, part)
            continue
        if space == -1 and groups:
            groups[-1].fragments.append(part)
        else:
            groups.append(Group([part], 0 if space == -1 else space))
        space = -1
    return groups


def _parts(
    node: Node, style: Style, context: Context, scale: float
) -> Iterator[Fragment | float | None]:
    """Yield fragments, widths of spaces, and ``None`` for a forced break."""
    sized = replace(style, size=style.size * scale) if scale != 1 else style
    face = context.sheet.face(sized, node)
    for child in node.children:
        if isinstance(child, str):
            yield from _words(child, sized, face, node)
        elif child.tag == "run":
            yield from _parts(child, context.sheet.style_of(child, style), context, scale)
        elif child.tag == "link":
            yield from _linked(child, style, context, scale)
        else:
            yield from _inline(child, sized, face, context)


def _linked(
    node: Node, style: Style, context: Context, scale: float
) -> Iterator[Fragment | float | None]:
    """Yield the parts of a link, each knowing it."""
    if bool(node.word("to")) == bool(node.word("url")):
        context.fail("link-nowhere", node)
    for part in _parts(node, context.sheet.style_of(node, style), context, scale):
        if isinstance(part, Fragment):
            part.link = node
        yield part


def _words(text: str, style: Style, face: Face, node: Node) -> Iterator[Fragment | float]:
    for token in TOKENS.findall(clean(text)):
        if token[0] in " \t\r\n":
            yield face.width(" ", style.size)
            continue
        for number, piece in enumerate(SLASH.split(token) if "/" in token else (token,)):
            if number:
                yield 0.0
            yield Fragment(piece, style, face, face.width(piece, style.size), node)


def _inline(
    node: Node, style: Style, face: Face, context: Context
) -> Iterator[Fragment | float | None]:
    if node.tag == "gap":
        yield node.number("width")
    elif node.tag == "br":
        yield None
    elif node.tag == "mark":
        yield _mark(node, style, face, context)
    elif node.tag == "trend":
        yield from _trend(node, style, face, context)
    elif node.tag == "raised":
        small = replace(style, size=style.size * RAISED)
        small = context.sheet.style(node.word("style"), node, small)
        rise = node.number("rise", style.size * MM * 0.34)
        small_face = context.sheet.face(small, node)
        text = TOKENS.sub(_single_space, clean("".join(map(str, node.children))))
        width = small_face.width(text, small.size)
        yield Fragment(text, small, small_face, width, node, rise)
    elif node.tag == "figure":
        before, figure = node.word("before"), node.word("whole") + node.word("part")
        space = " " if before and before not in SIGNS else ""
        yield from _words(f"{before}{space}{figure}", style, face, node)
    elif node.tag in ("page-number", "page-count"):
        number = context.page if node.tag == "page-number" else context.pages
        yield from _words(str(number), style, face, node)


def _single_space(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else found[0]


def _mark(node: Node, style: Style, face: Face, context: Context) -> Fragment:
    shape, colour = node.word("shape"), ""
    if node.word("of"):
        symbol = context.sheet.symbol(node.word("of"), node)
        shape, colour = symbol.shape, symbol.colour
    if node.word("colour"):
        colour = context.sheet.colour(node.word("colour"), node)
    r = node.number("r", style.size * MM * 0.4)
    return Fragment(
        "",
        replace(style, colour=colour or style.colour),
        face,
        2 * r + node.number("gap", 0.6),
        node,
        shape=shape or "disc",
        hollow=node.flag("hollow"),
        r=r,
        said=node.word("alt"),
    )


def _trend(node: Node, style: Style, face: Face, context: Context) -> Iterator[Fragment]:
    """Yield a mark that says which way a figure went; nothing where there is none."""
    from briefgen.pdf.layout.figures.trends import trend_of

    found = trend_of(node, context)
    if found is not None:
        shape, colour, said = found
        r = node.number("r", style.size * MM * 0.33)
        width = 2 * r + node.number("gap", 0.6)
        coloured = replace(style, colour=colour)
        yield Fragment("", coloured, face, width, node, shape=shape, r=r, said=said)
