"""HTML read into blocks: what a reader would see of it, in the styles of the template.

Bad HTML is read as browsers do, by what can be made of it; an unknown element is its text. Dropped
are scripts, styles, comments and what stands in the head. Nothing is fetched: a picture is a file
that may be read or stands in the HTML itself (``data:``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from lxml import etree

from briefgen.catalog.faults import ExpressionValueError
from briefgen.catalog.shown import refuse
from briefgen.catalog.writing import checked_link
from briefgen.word.content.nouns import PLAIN, Block, Like, Look, Numbering, Paragraph, Picture
from briefgen.word.markup import Element
from briefgen.word.prose.gathering import Frame, Gathering
from briefgen.word.prose.looks import align_of, look_of
from briefgen.word.prose.tables import table_of
from briefgen.word.prose.wardrobe import INDENT, Wardrobe

DEEPEST = 150
DEEPEST_LIST = 8  # Word's lists have nine levels

_DROPPED = frozenset(("script", "style", "head", "title", "meta", "link", "noscript", "template"))
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "figure"),
        *("address", "center", "dl", "dt", "details", "summary", "fieldset", "legend", "form"),
        *("html", "body", "tbody", "thead", "tfoot", "tr", "td", "th", "option", "optgroup"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

ReadPicture = Callable[[str, Mapping[str, str]], Picture]


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds an element.

    Args:
        frame: what its paragraphs are.
        look: of its letters.
        url: address they lead to.
        level: of lists around it.
        depth: of elements around it.
    """

    frame: Frame
    look: Look = PLAIN
    url: str | None = None
    level: int = 0
    depth: int = 0


class Reader:
    """The reading of one value.

    Args:
        wardrobe: the styles of the template.
        read_picture: returns the picture at an address, as the attributes of its element say.
    """

    def __init__(self, wardrobe: Wardrobe, read_picture: ReadPicture) -> None:
        self.wardrobe, self.read_picture = wardrobe, read_picture
        self._lists = 0

    def blocks(self, html: str) -> list[Block]:
        """Return the blocks of a value.

        Raises:
            ExpressionValueError: ``html-too-deep``, or what is wrong with a picture.
        """
        root = _parsed(html)
        return [] if root is None else self.inside(root, Around(Frame()))

    def inside(self, element: Element, around: Around) -> list[Block]:
        """Return the blocks that an element holds."""
        gathering = Gathering()
        self._children(element, around, gathering)
        gathering.close()
        return gathering.blocks

    # ---- walking

    def _children(self, element: Element, around: Around, to: Gathering) -> None:
        if around.depth > DEEPEST:
            refuse("html-too-deep", limit=DEEPEST)
        text = element.text or ""
        if element.tag == "pre":
            text = text.removeprefix("\n")
        to.text(text, around.look, around.url, around.frame)
        for child in element:
            self._element(child, replace(around, depth=around.depth + 1), to)
            to.text(child.tail or "", around.look, around.url, around.frame)

    def _element(self, element: Element, around: Around, to: Gathering) -> None:
        tag = str(element.tag)
        if tag in _DROPPED:
            return
        attributes = {str(name): str(value) for name, value in element.items()}
        look = look_of(tag, attributes).over(around.look)
        around = replace(around, look=look)
        special = self._SPECIAL.get(tag)
        if special is not None:
            special(self, element, attributes, around, to)
        elif tag in _HEADINGS:
            frame = self.wardrobe.heading(_HEADINGS[tag], around.frame)
            self._block(element, attributes, replace(around, frame=frame), to)
        elif tag in _BLOCKS:
            self._block(element, attributes, around, to)
        else:
            self._children(element, around, to)

    def _block(
        self, element: Element, attributes: dict[str, str], around: Around, to: Gathering
    ) -> None:
        """Read an element that has paragraphs of its own."""
        align = "center" if element.tag == "center" else align_of(attributes)
        frame = replace(around.frame, align=align or around.frame.align)
        to.close()
        self._children(element, replace(around, frame=frame), to)
        to.close()

    # ---- elements with a meaning of their own

    def _break(self, _: Element, __: dict[str, str], around: Around, to: Gathering) -> None:
        to.line_break(around.look, around.frame)

    def _rule(self, _: Element, __: dict[str, str], ___: Around, to: Gathering) -> None:
        to.block(Paragraph(rule=True))

    def _pre(self, element: Element, own: dict[str, str], around: Around, to: Gathering) -> None:
        frame = self.wardrobe.code(around.frame)
        self._block(element, own, replace(around, frame=frame), to)

    def _quote(self, element: Element, own: dict[str, str], around: Around, to: Gathering) -> None:
        frame = self.wardrobe.quote(around.frame)
        self._block(element, own, replace(around, frame=frame), to)

    def _caption(
        self, element: Element, own: dict[str, str], around: Around, to: Gathering
    ) -> None:
        frame = self.wardrobe.caption(around.frame)
        self._block(element, own, replace(around, frame=frame), to)

    def _definition(
        self, element: Element, own: dict[str, str], around: Around, to: Gathering
    ) -> None:
        frame = replace(around.frame, indent=around.frame.indent + INDENT, like="look")
        self._block(element, own, replace(around, frame=frame), to)

    def _quoted(self, element: Element, _: dict[str, str], around: Around, to: Gathering) -> None:
        to.text("“", around.look, around.url, around.frame)
        self._children(element, around, to)
        to.text("”", around.look, around.url, around.frame)

    def _link(self, element: Element, own: dict[str, str], around: Around, to: Gathering) -> None:
        url = _safe(own.get("href", "")) or around.url
        self._children(element, replace(around, url=url), to)

    def _picture(self, _: Element, own: dict[str, str], around: Around, to: Gathering) -> None:
        address = own.get("src", "").strip()
        if address:
            picture = self.read_picture(address, own)
            to.picture(replace(picture, url=around.url), around.frame)
        else:
            to.text(own.get("alt", ""), around.look, around.url, around.frame)

    def _table(self, element: Element, _: dict[str, str], around: Around, to: Gathering) -> None:
        like: Like | None = "look" if around.frame.like else None
        frame = Frame(like=like, tight=self.wardrobe.table() is None)
        to.close()
        within = replace(around, frame=frame, level=0)
        caption = next((one for one in element if one.tag == "caption"), None)
        if caption is not None:
            self._caption(caption, {}, replace(within, depth=around.depth + 1), to)
        to.blocks += table_of(
            element, self.wardrobe.table(), lambda cell, look: self._cell(cell, look, within)
        )

    def _cell(self, element: Element, look: Look, within: Around) -> list[Block]:
        own = {str(name): str(value) for name, value in element.items()}
        frame = replace(within.frame, align=align_of(own))
        depth = within.depth + 3  # table, group of rows, row
        return self.inside(
            element, replace(within, frame=frame, look=look.over(within.look), depth=depth)
        )

    def _list(self, element: Element, own: dict[str, str], around: Around, to: Gathering) -> None:
        """Read a list; what stands in it outside of items is an item."""
        to.close()
        self._lists += 1
        level = min(around.level, DEEPEST_LIST)
        start = own.get("start", "1")[:6]
        numbering = Numbering(
            element.tag == "ol", level, self._lists, int(start) if start.isdecimal() else 1
        )
        like: Like | None = "look" if around.frame.like else None
        frame = Frame(numbering=numbering, tight=around.frame.tight, like=like)
        items = replace(around, frame=frame, level=level + 1)
        self._children(element, items, to)
        to.close()

    def _item(self, element: Element, _: dict[str, str], around: Around, to: Gathering) -> None:
        """Read an item: its first paragraph has the number, the others stand below it."""
        numbering = around.frame.numbering
        if numbering is None:
            self._lists += 1
            numbering = Numbering(False, min(around.level, DEEPEST_LIST), self._lists)
            around = replace(around, level=around.level + 1)
        below = self.wardrobe.below(numbering, replace(around.frame, style=None))
        to.close()
        held = self.inside(element, replace(around, frame=below))
        first = held[0] if held else None
        if isinstance(first, Paragraph) and first.numbering is None and not first.rule:
            plain = replace(first, numbering=numbering, indent=0)
            to.blocks.append(replace(plain, style=None) if first.style == below.style else plain)
            held = held[1:]
        else:
            to.blocks.append(Paragraph(numbering=numbering, tight=below.tight, like=below.like))
        to.blocks += held

    _SPECIAL: ClassVar = {
        "br": _break,
        "hr": _rule,
        "pre": _pre,
        "textarea": _pre,
        "blockquote": _quote,
        "figcaption": _caption,
        "caption": _caption,
        "dd": _definition,
        "q": _quoted,
        "a": _link,
        "img": _picture,
        "image": _picture,
        "table": _table,
        "ul": _list,
        "ol": _list,
        "menu": _list,
        "dir": _list,
        "li": _item,
    }


def _parsed(html: str) -> Element | None:
    """Return the root of a tree; ``None`` where there is nothing."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(html.encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments and white space
        return None
    if root is not None and any("depth" in error.message for error in parser.error_log):
        refuse("html-too-deep", limit=DEEPEST)
    return root


def _safe(address: str) -> str | None:
    """Return an address if it may be followed; a place within the HTML leads nowhere."""
    address = address.strip()
    if not address or address.startswith("#"):
        return None
    try:
        return checked_link(address)
    except ExpressionValueError:
        return None
