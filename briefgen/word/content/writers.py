"""Who writes which value."""

from collections.abc import Callable
from typing import Any

from briefgen.word.content.blocks import write_blocks
from briefgen.word.content.nouns import (
    Blocks,
    Html,
    Listing,
    Markdown,
    Picture,
    RichText,
    Spoken,
    Subdocument,
)
from briefgen.word.content.pictures import write_picture
from briefgen.word.content.runs import write_listing, write_rich_text, write_spoken
from briefgen.word.host import Host


def _write_subdocument(value: Subdocument, host: Host) -> str:
    """Return the body of another document; what reads XML is only loaded here."""
    from briefgen.word.merging.subdocuments import write_subdocument

    return write_subdocument(value, host)


def _write_html(value: Html, host: Host) -> str:
    """Return HTML as Word has it; what reads it is only loaded here."""
    from briefgen.word.prose.writing import write_html

    return write_html(value, host)


def _write_markdown(value: Markdown, host: Host) -> str:
    """Return Markdown as Word has it; what reads it is only loaded here."""
    from briefgen.word.prose.writing import write_markdown

    return write_markdown(value, host)


WRITERS: dict[type, Callable[[Any, Host], str]] = {
    RichText: write_rich_text,
    Spoken: write_spoken,
    Listing: write_listing,
    Picture: write_picture,
    Blocks: write_blocks,
    Subdocument: _write_subdocument,
    Html: _write_html,
    Markdown: _write_markdown,
}
