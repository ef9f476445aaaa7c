"""The parts of a Word package, read within limits and without DTDs."""

import io
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element

MAX_MEMBERS = 1_000
MAX_INFLATED = 128 * 1024 * 1024
"""Largest package unfolded, in bytes: forty times the largest real report seen."""
DOCUMENT = "word/document.xml"

_BROKEN = (zipfile.BadZipFile, zlib.error, SyntaxError, RuntimeError, ValueError, OSError, EOFError)


class UnreadableDocxError(Exception):
    """The package is broken, no Word document, or unfolds beyond the limits."""


class Package:
    """A package opened for reading.

    Args:
        content: its bytes.

    Raises:
        UnreadableDocxError: why it cannot be read, in words.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableDocxError(str(error)) from error
        members = self._archive.infolist()
        unfolded = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or unfolded > MAX_INFLATED:
            raise UnreadableDocxError(f"> {MAX_MEMBERS} / {MAX_INFLATED // 2**20} MiB")
        self.names = tuple(dict.fromkeys(member.filename for member in members))
        if DOCUMENT not in self.names:
            raise UnreadableDocxError(DOCUMENT)

    def root(self, name: str) -> _Element | None:
        """Return the root of a part; ``None`` if the package has no such part.

        Raises:
            UnreadableDocxError: the part is broken or no sound XML.
        """
        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._archive.read(name), parser)
        # RuntimeError: an encrypted member; SyntaxError: what lxml raises for bad XML.
        except (
            zipfile.BadZipFile,
            SyntaxError,
            RuntimeError,
            ValueError,
            OSError,
            EOFError,
        ) as bad:
            raise UnreadableDocxError(f"{name}: {bad}") from bad
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocxError(f"{name}: DOCTYPE")
        return root
