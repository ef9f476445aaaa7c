"""Words into lines: fragments of one style, broken at spaces, shrunk or shortened when asked.

Vietnamese is written with a space between syllables and is not hyphenated, so lines break at
spaces only; what must stay together carries no-break spaces already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefgen.pdf.faces import MM, Face
from briefgen.pdf.layout.context import Context, clean
from briefgen.pdf.layout.display import Element, Item, Words
from briefgen.pdf.layout.shapes import mark
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

BLANKS = " \t\r\n"
TOKENS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
SLASH = re.compile(r"(?<=[^\W\d_]/)(?=[^\W\d_])")  # may break: đồng/người, not 6/14 or 15/QĐ
ELLIPSIS = "…"
RAISED = 0.74
SHRINK = 0.97
HOLD_WORDS = frozenset({"run", "link"})
SIGNS = frozenset({"+", "−", "-", "±"})


@dataclass(slots=True)
class Fragment:
    """Words of one style, or a mark (``shape``), with their width in mm."""

    text: str
    style: Style
    face: Face
    width: float
    node: Node
    rise: float = 0
    shape: str = ""
    hollow: bool = False
    r: float = 0
    x: float = 0
    link: Node | None = None
    said: str = ""


@dataclass(slots=True)
class Group:
    """Fragments without a break between them, and the space before (``None``: a forced break)."""

    fragments: list[Fragment] = field(default_factory=list)
    space: float | None = 0

    @property
    def width(self) -> float:
        """Return the width of the fragments in mm."""
        return sum(fragment.width for fragment in self.fragments)


@dataclass(slots=True)
class SetLine:
    """A line of fragments, each with its x from the line's start."""

    fragments: list[Fragment]
    width: float

    def draw(self, x: float, baseline: float, element: Element | None) -> list[Item]:
        """Return the line's items with its start at ``x``."""
        items: list[Item] = []
        for part in self.fragments:
            within = element
            if part.link is not None and element is not None:
                within = element.part("Link", part.link)
            if part.shape:
                drawn = (
                    within.part("Figure", part.node, part.said) if within and part.said else None
                )
                middle = baseline - part.face.file.metrics.cap_height * part.style.size * MM / 2000
                items += mark(
                    part.shape,
                    x + part.x + part.r,
                    middle,
                    part.r,
                    part.style.colour,
                    hollow=part.hollow,
                    element=drawn,
                )
            else:
                items.append(
                    Words(
                        x + part.x,
                        baseline - part.rise,
                        within,
                        part.text,
                        part.face,
                        part.style.size,
                        part.style.colour,
                        part.width,
                        part.node,
                    )
                )
        return items


@dataclass(frozen=True, slots=True)
class Room:
    """How much room words have: ``width`` in mm, ``lines`` at most (0: any), floor of the size."""

    width: float
    lines: int = 0
    smallest: float = 0
    must: bool = False


def set_lines(node: Node, style: Style, room: Room, context: Context) -> list[SetLine]:
    """Return the words of a node in lines no wider than the room.

    Too many lines are first set smaller, down to ``room.smallest`` pt where that is given; then
    the last line ends in an ellipsis and a warning is noted (``text-shortened``), or, where
    the words must stay whole, the warning is ``text-overflows`` with severity error.
    """
    alone = _one_line(node, style, context)
    if alone is not None and alone.width <= room.width + 1e-6:
        return [alone]
    scale = 1.0
    while True:
        groups = _groups(node, style, context, scale)
        lines = _fill(groups, room.width)
        if not room.lines or len(lines) <= room.lines:
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
    return [*lines[: room.lines - 1], _shortened(lines[room.lines - 1], room.width, lines[-1])]


def _one_line(node: Node, style: Style, context: Context) -> SetLine | None:
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
    return " ".join(token for token in TOKENS.findall(clean(words)) if token[0] not in BLANKS)


def words_of(node: Node) -> str:
    """Return the plain words of a node, without raised numbers."""
    parts = (
        child if isinstance(child, str) else words_of(child) if child.tag in HOLD_WORDS else " "
        for child in node.children
    )
    return " ".join("".join(parts).split())


def natural_width(node: Node, style: Style, context: Context) -> float:
    """Return the width of the words of a node on one line, in mm."""
    alone = _one_line(node, style, context)
    if alone is not None:
        return alone.width
    return max((line.width for line in _fill(_groups(node, style, context), 1e9)), default=0)


def wrapped_width(node: Node, style: Style, context: Context, lines: int, room: float) -> float:
    """Return the least width, in mm, at which the words of a node take ``lines`` lines.

    At most ``room``, which they may exceed; found in steps of a quarter of a millimetre.
    """
    longest = max((group.width for group in _groups(node, style, context)), default=0.0)
    width = min(longest + 0.05, room)
    # Filling moves the pieces of a group, so that each try needs fresh ones.
    while width < room and len(_fill(_groups(node, style, context), width)) > lines:
        width += 0.25
    return min(width, room)


def plain_line(text: str, style: Style, node: Node, context: Context) -> SetLine:
    """Return one line of one style."""
    face = context.sheet.face(style, node)
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


def _fill(groups: list[Group], width: float) -> list[SetLine]:
    """Return groups in lines, as many in each as fit."""
    lines: list[list[Group]] = [[]]
    used = 0.0
    for group in groups:
        space = group.space
        wide = group.width
        if lines[-1] and (space is None or used + space + wide > width + 1e-6):
            lines.append([])
            used = 0.0
        elif lines[-1]:
            used += space or 0
        for piece in _cut(group, width) if wide > width + 1e-6 else (group,):
            if lines[-1] and piece is not group:
                lines.append([])
            lines[-1].append(piece)
        used += lines[-1][-1].width
    return [_joined(line) for line in lines if line]


def _cut(group: Group, width: float) -> Iterator[Group]:
    """Yield a word that is wider than its line in pieces that fit."""
    piece = Group(space=group.space)
    used = 0.0
    for fragment in group.fragments:
        start = 0
        for index in range(len(fragment.text)):
            letter = fragment.face.width(fragment.text[index], fragment.style.size)
            if used + letter > width and index > start:
                yield _with(piece, fragment, start, index)
                piece, used, start = Group(), 0.0, index
            used += letter
        _with(piece, fragment, start, len(fragment.text))
    yield piece


def _with(piece: Group, fragment: Fragment, start: int, end: int) -> Group:
    text = fragment.text[start:end]
    width = fragment.face.width(text, fragment.style.size) if text else fragment.width
    piece.fragments.append(replace(fragment, text=text, width=width))
    return piece


def _joined(groups: list[Group]) -> SetLine:
    """Return a line: neighbours of one style become one string, so that it is copied as one."""
    out: list[Fragment] = []
    x = 0.0
    for index, group in enumerate(groups):
        space = (group.space or 0) if index else 0.0
        for number, part in enumerate(group.fragments):
            gap = space if number == 0 else 0.0
            last = out[-1] if out else None
            blank = last.face.width(" ", last.style.size) if last and gap else 0.0
            spaced = gap > 0 and gap >= blank - 1e-6
            if last and spaced and not last.shape and not last.text.endswith(" "):
                last.text += " "
                last.width += blank
            if (
                last
                and not (part.shape or last.shape)
                and last.style == part.style
                and last.rise == part.rise
                and last.link is part.link
                and abs(gap - blank) < 1e-6
            ):
                last.text += part.text
                last.width += part.width
                x = last.x + last.width
                continue
            x += gap
            part.x = x
            out.append(part)
            x += part.width
    return SetLine(out, x)


def _shortened(line: SetLine, width: float, end: SetLine) -> SetLine:
    """Return the line with an ellipsis, and after it the raised numbers that end the text."""
    raised = [part for part in end.fragments if part.rise]
    width -= sum(part.width for part in raised)
    fragments = [part for part in line.fragments if not part.rise]
    while fragments:
        last = fragments[-1]
        room = width - last.x - last.face.width(ELLIPSIS, last.style.size)
        text = last.text.rstrip()
        while text and last.face.width(text, last.style.size) > room:
            text = text.rpartition(" ")[0].rstrip() if " " in text else text[:-1]
        if text or len(fragments) == 1:
            text = f"{text.rstrip(' ,;:')}{ELLIPSIS}"
            size = last.face.width(text, last.style.size)
            fragments[-1] = replace(last, text=text, width=size)
            return _with_raised(fragments, last.x + size, raised)
        fragments.pop()
    return line


def _with_raised(fragments: list[Fragment], x: float, raised: list[Fragment]) -> SetLine:
    for part in raised:
        fragments.append(replace(part, x=x))
        x += part.width
    return SetLine(fragments, x)
