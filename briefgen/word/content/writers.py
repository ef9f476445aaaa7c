"""Who writes which value."""

from collections.abc import Callable
from typing import Any

from briefgen.word.content.blocks import write_blocks
from briefgen.word.content.nouns import Blocks, Listing, Picture, RichText, Subdocument
from briefgen.word.content.pictures import write_picture
from briefgen.word.content.runs import write_listing, write_rich_text
from briefgen.word.host import Host


def _write_subdocument(value: Subdocument, host: Host) -> str:
    """Return the body of another document; what reads XML is only loaded here."""
    from briefgen.word.merging.subdocuments import write_subdocument

    return write_subdocument(value, host)


WRITERS: dict[type, Callable[[Any, Host], str]] = {
    RichText: write_rich_text,
    Listing: write_listing,
    Picture: write_picture,
    Blocks: write_blocks,
    Subdocument: _write_subdocument,
}
