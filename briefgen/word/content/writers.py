"""Who writes which value."""

from collections.abc import Callable
from typing import Any

from briefgen.word.content.blocks import write_blocks
from briefgen.word.content.nouns import Blocks, Listing, Picture, RichText
from briefgen.word.content.pictures import write_picture
from briefgen.word.content.runs import write_listing, write_rich_text
from briefgen.word.host import Host

WRITERS: dict[type, Callable[[Any, Host], str]] = {
    RichText: write_rich_text,
    Listing: write_listing,
    Picture: write_picture,
    Blocks: write_blocks,
}
