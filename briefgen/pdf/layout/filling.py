"""Fragments into lines: as many in each as fit, joined where they look the same, shortened.

Vietnamese is written with a space between syllables and is not hyphenated, so lines break at
spaces only; a word wider than its line is cut where it must be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefgen.pdf.faces import MM, Face
from briefgen.pdf.layout.display import Element, Item, Words
from briefgen.pdf.layout.shapes import mark
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

ELLIPSIS = "…"


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


@dataclass(slots=True, eq=False)
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


def fill(groups: list[Group], width: float, cut: list[str] | None = None) -> list[SetLine]:
    """Return groups in lines, as many in each as fit; note words that had to be cut in ``cut``."""
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
        if wide > width + 1e-6 and cut is not None:
            cut.append("".join(fragment.text for fragment in group.fragments))
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


def shortened(line: SetLine, width: float, end: SetLine) -> SetLine:
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
