"""HTML and Markdown written: in the line of the tag if they are one line, else in its place."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from briefgen.catalog.faults import ExpressionValueError
from briefgen.catalog.shown import refuse, text_of
from briefgen.word.content.blocks import write_blocks
from briefgen.word.content.nouns import Block, Blocks, Html, Markdown, Paragraph, Picture, RichText
from briefgen.word.content.pictures import EMU_A_MM, picture_format
from briefgen.word.content.runs import write_rich_text
from briefgen.word.host import Host
from briefgen.word.prose.looks import declarations, points
from briefgen.word.prose.reading import Reader
from briefgen.word.prose.wardrobe import Wardrobe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MOST_NESTED = 100
LONGEST_MARKDOWN = 200_000  # characters; its parser takes quadratic time over open brackets
_WIDEST_MM = 160.0  # what fits between the margins of an A4 sheet
_MM_AN_INCH = Decimal("25.4")
_REMOTE = re.compile(r"(?i)[a-z][a-z0-9+.-]+:|//|\\\\")
_DATA = re.compile(r"(?is)data:[^,]*?(?P<packed>;\s*base64)?\s*,(?P<content>.*)")


def write_html(value: Html, host: Host) -> str:
    """Return the runs or blocks of HTML.

    Raises:
        ExpressionValueError: ``html-too-deep``, ``html-picture-…``, ``character-forbidden``, or
            what is wrong with a file that it names.
    """
    return _written(text_of(value.text), host)


def write_markdown(value: Markdown, host: Host) -> str:
    """Return the runs or blocks of Markdown (CommonMark with tables and strikethrough).

    HTML inside it is text, shown as it is typed.

    Raises:
        ExpressionValueError: as for ``write_html``.
    """
    text = text_of(value.text)
    if len(text) > LONGEST_MARKDOWN:
        refuse("text-too-long", length=len(text), limit=LONGEST_MARKDOWN)
    tokens = _markdown().parse(text)
    if any(token.level >= MOST_NESTED - 1 for token in tokens):
        refuse("html-too-deep", limit=MOST_NESTED)
    parser = _markdown()
    return _written(str(parser.renderer.render(tokens, parser.options, {})), host)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MOST_NESTED})
    return parser.enable(["table", "strikethrough"])


def _written(html: str, host: Host) -> str:
    wardrobe = Wardrobe(lambda kind, name: host.style(kind, name) is not None)
    blocks = Reader(wardrobe, lambda address, own: _picture(address, own, host)).blocks(html)
    if not blocks:
        return write_rich_text(RichText(), host)
    if len(blocks) == 1 and (parts := _line(blocks[0])):
        return write_rich_text(RichText(parts.parts), host)
    return write_blocks(Blocks.of(blocks), host)


def _line(block: Block) -> Paragraph | None:
    """Return a paragraph that says nothing of itself: it can stand in the line of its tag."""
    if isinstance(block, Paragraph) and block.like == "all" and block.align is None:
        return block
    return None


def _picture(address: str, own: Mapping[str, str], host: Host) -> Picture:
    """Return the picture at an address, in its own proportions, no wider than a page."""
    alt = own.get("alt", "")
    if embedded := _DATA.match(address):
        picture = Picture(_unpacked(embedded, address), alt=alt, name="data:")
    elif _REMOTE.match(address):
        refuse("html-picture-remote", address=address[:80])
    else:
        name = unquote(address.partition("?")[0].partition("#")[0])
        picture = Picture(host.asset(name), alt=alt, name=name)
    try:
        width = _width(own) or picture_format(picture).width / EMU_A_MM
    except ExpressionValueError:
        if not embedded:
            raise
        refuse("html-picture-broken", address=address[:40])
    return replace(picture, width=min(width, _WIDEST_MM))


def _width(own: Mapping[str, str]) -> float | None:
    """Return the width in millimetres that an element asks for."""
    length = points(declarations(own).get("width") or own.get("width", ""))
    return float(length * _MM_AN_INCH / 72) if length else None


def _unpacked(found: re.Match[str], address: str) -> bytes:
    content = unquote_to_bytes(found["content"])
    if not found["packed"]:
        return content
    try:
        return base64.b64decode(re.sub(rb"\s+", b"", content), validate=True)
    except (binascii.Error, ValueError):
        refuse("html-picture-broken", address=address[:40])
