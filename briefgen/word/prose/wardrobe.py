"""Which styles of the template blocks of HTML take, and how they look where it has none."""

from collections.abc import Callable
from dataclasses import replace

from briefgen.word.content.nouns import Look, Numbering
from briefgen.word.prose.gathering import Frame
from briefgen.word.prose.looks import CODE_FONT
from briefgen.word.styles import StyleKind

HasStyle = Callable[[StyleKind, str], bool]

_HEADING_SIZES = (32, 28, 26, 24, 24, 24)  # half points, from the first level on
_QUOTES = ("Quote", "Block Text", "Quotations")
_CODES = ("Source Code", "Code", "HTML Preformatted", "Preformatted Text")
_CAPTIONS = ("Caption", "caption")
_TABLES = ("Table Grid",)
INDENT = 720  # twentieths of a point: half an inch, Word's own step


class Wardrobe:
    """The styles of one template.

    Args:
        has: whether it has a style of a kind by a name.
    """

    def __init__(self, has: HasStyle) -> None:
        self._has = has

    def heading(self, level: int, inside: Frame) -> Frame:
        """Return what a heading is."""
        style = self._first("paragraph", (f"Heading {level}",))
        look = Look() if style else Look(bold=True, size=_HEADING_SIZES[level - 1])
        like = None if style else inside.like and "look"
        return replace(
            inside, style=style, outline=level, look=look, like=like, numbering=None, kept=False
        )

    def quote(self, inside: Frame) -> Frame:
        """Return what a quotation is."""
        style = self._first("paragraph", _QUOTES)
        if style and inside.numbering is None:
            return replace(inside, style=style, like=None)
        return replace(
            inside,
            numbering=None,
            indent=inside.indent + INDENT,
            like="look",
            look=Look(italic=True).over(inside.look),
        )

    def code(self, inside: Frame) -> Frame:
        """Return what lines of code are."""
        style = self._first("paragraph", _CODES)
        look = Look() if style else Look(font=CODE_FONT)
        like = None if style else inside.like and "look"
        return replace(inside, style=style, look=look, like=like, numbering=None, kept=True)

    def caption(self, inside: Frame) -> Frame:
        """Return what the caption of a table or figure is."""
        style = self._first("paragraph", _CAPTIONS)
        look = inside.look if style else Look(italic=True).over(inside.look)
        return replace(
            inside, style=style, look=look, like=None if style else inside.like, numbering=None
        )

    def below(self, item: Numbering, inside: Frame) -> Frame:
        """Return what the further paragraphs of an item of a list are."""
        ending = f" {item.level + 1}" if item.level else ""
        kind = "List Number" if item.ordered else "List Bullet"
        indent = INDENT * (item.level + 1)
        if self._has("paragraph", kind + ending):
            style = self._first("paragraph", (f"List Continue{ending}",))
            indent = 0 if style else indent
            return replace(inside, style=style, numbering=None, indent=indent, like="look")
        return replace(inside, numbering=None, indent=indent, like="look")

    def table(self) -> str | None:
        """Return the style of tables; where it is none, borders are drawn."""
        return self._first("table", _TABLES)

    def _first(self, kind: StyleKind, names: tuple[str, ...]) -> str | None:
        return next((name for name in names if self._has(kind, name)), None)
