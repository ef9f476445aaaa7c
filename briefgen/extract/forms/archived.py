"""The page inside a web page saved as one file (MHTML): its markup, before any letter is read.

Such a file is a message of several parts (RFC 2557): the page, and the pictures, styles and frames
it is shown with, which are not looked at.
"""

import re
from typing import NamedTuple

_ARCHIVE = re.compile(
    rb"From: [<\"]Saved by |MIME-Version: 1\.0\r?\nContent-Type: multipart/related\b", re.IGNORECASE
)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


class ArchivedPage(NamedTuple):
    """A page as an archive holds it.

    Args:
        markup: its bytes, no longer wrapped for mail.
        charset: the character set that the archive names, in small letters; ``""`` without.
    """

    markup: bytes
    charset: str


def is_archive(head: bytes) -> bool:
    """Say whether a file that begins so is a saved web page with all that belongs to it."""
    return _ARCHIVE.match(head) is not None


def page_of(content: bytes) -> ArchivedPage | None:
    """Return the first page of an archive; ``None`` where there is none or a part was cut off."""
    from email import message_from_bytes

    try:
        message = message_from_bytes(content)
        parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    except RecursionError:  # parts in parts in parts
        return None
    markup = parts[0].get_payload(decode=True) if parts else None
    if not isinstance(markup, bytes) or message.defects or parts[0].defects:
        return None
    return ArchivedPage(markup, parts[0].get_content_charset(""))
