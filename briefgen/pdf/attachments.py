"""Files that travel inside a PDF file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
ReadAsset = Callable[[str], bytes]
"""Returns the bytes of a file by its name; raises ``DataError``."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be put into a PDF file, which becomes PDF/A-3a by it.

    Args:
        name: its file name, without folders.
        content: its bytes.
        media_type: by IANA, e.g. ``application/json``.
        relationship: to the document, by ISO 19005-3 §6.8: ``Source`` is what it was made from.
        description: one sentence for people.
    """

    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    relationship: Relationship = "Source"
    description: str = ""
