"""The PDF file: ReportLab's document with our own fonts, streams, structure and metadata.

ReportLab's open part writes no structure tree and no output intent, puts an unembedded Helvetica on
every page and no line end before ``endstream``; so only its object store is used. Same content,
same bytes: dates come from the caller, the identifier from the content.
"""

import hashlib
import importlib.util
import zlib
from collections.abc import Callable, Sequence
from datetime import date

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from briefgen.pdf.output.packing import packed_file

VERSION = (1, 7)
HAS_FAST_PACKER = importlib.util.find_spec("isal") is not None  # else files are a little shorter
FAST_LEVEL = 3
WORTH_PACKING = 120
PACKED = b" /Filter /FlateDecode"
if HAS_FAST_PACKER:
    from isal import isal_zlib


class Raw(PDFObject):
    """An object whose text is written already; ``text`` may be set later."""

    def __init__(self, text: bytes = b"") -> None:
        self.text = text
        self.number = 0

    def format(self, _document: PDFDocument) -> bytes:
        """Return the object's text."""
        return self.text


class File(PDFDocument):
    """A PDF file under construction.

    Args:
        language: e.g. ``vi-VN``.
        tightly: pages and objects are compressed with more work: files of many documents.
    """

    def __init__(self, language: str, *, tightly: bool = False) -> None:
        super().__init__(dummyoutline=1, compression=0, invariant=1, pdfVersion=VERSION)
        self._language = language
        self._pack = pack_tightly if tightly else pack
        self._digest = hashlib.md5(usedforsecurity=False)
        self._register: Callable[[Raw], object] = self.Reference
        self._texts: dict[int, bytes] = {}
        self._preferences = {"DisplayDocTitle": b"true", "PrintScaling": b"/None"}
        self.catalog: dict[str, bytes] = {"Type": b"/Catalog", "Lang": string(language)}

    def prefer(self, name: str, value: bytes) -> None:
        """Set a viewer preference (ISO 32000-1 §12.2)."""
        self._preferences[name] = value

    def take(self, count: int = 1) -> int:
        """Return the number of the first of objects to be ``put``: quicker than ``reserve``."""
        first = int(self.objectcounter) + 1
        self.objectcounter += count
        return first

    def put(self, number: int, text: bytes) -> None:
        """Set the text of the object whose number was taken."""
        self._texts[number] = text

    def sign(self, content: bytes) -> None:
        """Let the identifier depend on content that is put as it is."""
        self._digest.update(content)

    def put_all(self, first: int, texts: Sequence[bytes]) -> None:
        """Set the texts of objects with numbers from ``first`` on."""
        self._texts.update(enumerate(texts, first))

    def reserve(self) -> tuple[Raw, bytes]:
        """Return an empty object and the reference to it."""
        made = Raw()
        return made, self.refer(made)

    def add(self, text: bytes) -> bytes:
        """Add an object; return the reference to it."""
        return self.refer(Raw(text))

    def add_stream(self, content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
        """Add a stream; return the reference to it."""
        self._digest.update(content)
        if not packed:
            return self._stream(content, entries)
        return self._stream(self._pack(content), entries + PACKED)

    def add_part(self, content: bytes) -> bytes:
        """Add a part of a page's content, packed if it is worth it; return the reference to it."""
        self._digest.update(content)
        number = self.take()
        if len(content) < WORTH_PACKING:
            self._texts[number] = b"<</Length %d>>\nstream\n%s\r\nendstream" % (
                len(content),
                content,
            )
        else:
            packed = pack(content)
            self._texts[number] = b"<<%s /Length %d>>\nstream\n%s\r\nendstream" % (
                PACKED,
                len(packed),
                packed,
            )
        return b"%d 0 R" % number

    def add_packed(self, name: bytes, packed: bytes, entries: bytes = b"") -> bytes:
        """Add a stream that many files have, packed for all of them; ``name`` tells which it is."""
        self._digest.update(name)
        return self._stream(packed, entries + PACKED)

    def _stream(self, content: bytes, entries: bytes) -> bytes:
        head = b"<<%s /Length %d>>" % (entries, len(content))
        # CR LF before endstream: with LF alone, content that ends in CR is read a byte short.
        return self.add(b"%s\nstream\n%s\r\nendstream" % (head, content))

    def refer(self, made: Raw) -> bytes:
        """Return the reference to an object, numbering it when first asked."""
        if not made.number:
            self._register(made)
            made.number = self.objectcounter
        return b"%d 0 R" % made.number

    def ID(self) -> bytes:  # noqa: N802  # ReportLab's name
        """Return the identifier: a digest of the content."""
        name = self._digest.hexdigest().encode("ascii")
        return b"[<%s> <%s>]" % (name, name)

    def finish(self, information: dict[str, bytes]) -> bytes:
        """Return the whole file."""
        self._digest.update(repr(sorted(information.items())).encode())
        self.catalog["ViewerPreferences"] = dictionary(self._preferences)
        trailer = {
            b"Root": self.add(dictionary(self.catalog)),
            b"Info": self.add(dictionary(information)),
            b"ID": self.ID(),
        }
        return packed_file(self._objects(), trailer, pack)

    def _objects(self) -> dict[int, bytes]:
        """Return the text of every object by its number."""
        names, objects = vars(self)["numberToId"], vars(self)["idToObject"]
        texts = self._texts
        texts.update({number: objects[names[number]].format(self) for number in names})
        return {number: texts.pop(number) for number in range(1, len(texts) + 1)}


def pack(content: bytes) -> bytes:
    """Return content compressed."""
    if HAS_FAST_PACKER:
        return isal_zlib.compress(content, FAST_LEVEL)
    return zlib.compress(content, 6)


def pack_tightly(content: bytes) -> bytes:
    """Return content compressed with more work."""
    packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL + 1)
    return packer.compress(content) + packer.flush()


def dictionary(entries: dict[str, bytes]) -> bytes:
    """Return a PDF dictionary."""
    return b"<<" + b" ".join(b"/%s %s" % (key.encode(), entries[key]) for key in entries) + b">>"


def array(parts: Sequence[bytes]) -> bytes:
    """Return a PDF array."""
    return b"[" + b" ".join(parts) + b"]"


def string(text: str) -> bytes:
    """Return a text string: PDFDocEncoding where it is ASCII, else UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(%s)" % escaped.encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def stamp(day: date) -> bytes:
    """Return a date of the document properties; the time of day is not known."""
    return f"(D:{day:%Y%m%d}000000Z)".encode("ascii")
