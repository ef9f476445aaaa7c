"""What a value may be beside text and figures: text with a look, pictures, paragraphs, tables.

They are plain, frozen and know nothing of XML; ``writers.py`` says who writes which. In data files
the same nouns are mappings with ``$type`` (``typed.py``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How text looks where it differs from the text around its tag; ``None`` leaves it as there.

    Args:
        style: name or id of a character style.
        bold, italic, strike, superscript, subscript, caps, small_caps: as in Word.
        underline: True for a single line, or Word's name: ``double``, ``thick``, ``dotted`` …
        color: six hexadecimal digits, with or without ``#``.
        highlight: the same, behind the text.
        size: in half points, as Word counts (28 is 14 pt).
        font: name; ``eastAsia:Name`` only for that kind of letters.
        lang: language of proofing, such as ``vi-VN``.
        rtl: runs from right to left.
    """

    style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | str | None = None
    strike: bool | None = None
    color: str | None = None
    highlight: str | None = None
    size: int | None = None
    font: str | None = None
    superscript: bool | None = None
    subscript: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    lang: str | None = None
    rtl: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look, and what it leaves open as ``other`` has it."""
        return Look(
            **{
                name: own if (own := getattr(self, name)) is not None else getattr(other, name)
                for name in LOOK_FIELDS
            }
        )


LOOK_FIELDS = tuple(field.name for field in fields(Look))
PLAIN = Look()

Align = Literal["left", "center", "right", "both"]
Like = Literal["look", "all"]
Piece = Union[str, "Run", "RichText", "Picture"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with a look, perhaps a link.

    Args:
        text: what is shown; line feeds and tabs become Word's.
        look: how it looks.
        url: address it leads to.
    """

    text: Piece
    look: Look = PLAIN
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """Text whose parts may look different; it stands inside a paragraph of the template.

    ``RichText.of("Khẩn", bold=True) + " gửi các sở"`` is the short way to make one.
    """

    parts: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, text: Piece, *, url: str | None = None, **look: Any) -> "RichText":
        """Return a text of one look; the names are those of ``Look``."""
        return cls((Run(text, Look(**look), url),))

    def __add__(self, other: Piece) -> "RichText":
        return RichText((*self.parts, other))


class Spoken(str):
    """Text of which stretches are in another language; wherever looks do not count, plain text.

    It can be compared, joined and put into properties as any text.
    """

    __slots__ = ("parts",)
    parts: tuple[Piece, ...]

    @classmethod
    def of(cls, stretches: Iterable[tuple[str, str | None]]) -> "Spoken":
        """Return the text; each stretch with its language, ``None`` for that around its tag."""
        pairs = tuple(stretches)
        made = cls("".join(text for text, _ in pairs))
        made.parts = tuple(Run(text, Look(lang=lang)) if lang else text for text, lang in pairs)
        return made


@dataclass(frozen=True, slots=True)
class Listing:
    """Text of several lines that keeps the look of its tag, as docxtpl's class of that name."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Args:
        content: bytes of a PNG, JPEG, GIF, BMP or TIFF file.
        width, height: in millimetres; where one is missing the proportions are kept, where both
            are, the size is what the file says.
        alt: what someone hears who cannot see it.
        url: address it leads to.
        name: of the file, for messages.
    """

    content: bytes
    width: float | None = None
    height: float | None = None
    alt: str = ""
    url: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """That a paragraph is an item of a list.

    Args:
        ordered: numbers, else bullets.
        level: from 0.
        list: items of the same list have the same number; it begins anew for each list.
        start: number of its first item.
    """

    ordered: bool
    level: int
    list: int
    start: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own.

    Args:
        parts: what it holds.
        style: name or id of a paragraph style; ``None`` for the default one.
        numbering: that it is an item of a list, beyond what its style says.
        outline: level of a heading, from 1, where no style says it.
        indent: from the left, in twentieths of a point, beyond what its style says.
        align: how its lines stand between the margins.
        rule: whether a line is drawn below it.
        tight: whether there is no space before and after it.
        like: what it has of the paragraph with the tag: the ``look`` of the tag's letters, or
            ``all``, style and spacing too; ``None`` for nothing.
    """

    parts: tuple[Piece, ...] = ()
    style: str | None = None
    numbering: Numbering | None = None
    outline: int | None = None
    indent: int = 0
    align: Align | None = None
    rule: bool = False
    tight: bool = False
    like: Like | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: blocks, how many columns it spans, whether it is of the head."""

    blocks: tuple["Block", ...] = ()
    span: int = 1
    rows: int = 1
    head: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        rows: its cells, row by row.
        style: name or id of a table style.
        widths: of the columns, as shares of the whole; Word finds them where none are given.
    """

    rows: tuple[tuple[Cell, ...], ...]
    style: str | None = None
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins on a new page."""


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Blocks:
    """Paragraphs and tables that take the place of the paragraph with their tag."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Blocks":
        """Return them in their order."""
        return cls(tuple(blocks))


@dataclass(frozen=True, slots=True)
class Subdocument:
    """A whole .docx whose body takes the place of the paragraph with its tag.

    Args:
        content: the file.
        name: of the file, for messages.
    """

    content: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that becomes paragraphs, lists and tables in the styles of the template."""

    text: str


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown that becomes paragraphs, lists and tables in the styles of the template."""

    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """A row of figures of a chart.

    Args:
        name: what the key of the chart calls it.
        values: one for each category; ``None`` leaves a gap.
        x: in a scatter or bubble chart, where each value stands across; ``None`` takes the
            categories.
        sizes: in a bubble chart, how large each is.
    """

    name: str
    values: tuple[Decimal | None, ...]
    x: tuple[Decimal | None, ...] | None = None
    sizes: tuple[Decimal | None, ...] | None = None


Category = str | Decimal | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart of the template shall show; kind, axes, colours and formats are the template's.

    Args:
        categories: their names, or dates for an axis of dates, or figures for a scatter chart;
            of categories in levels the names from the outermost on, equally many each.
        series: rows of figures, in the order in which they are drawn.
        title: in the place of the template's; ``None`` leaves that.
        alt: what someone hears who cannot see it; the title if empty.
    """

    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    title: str | None = None
    alt: str = ""
