"""The text a meeting is extracted from: decoded strictly, repaired one to one, fingerprinted.

UTF-8 with or without a byte-order mark and UTF-16 with one are read as text; a Word document
(.docx) is read as its paragraphs and table rows, one a line. Everything else is refused with the
offset of the first byte that cannot be read, never half read.
"""

import hashlib
import unicodedata
from pathlib import PurePath
from typing import NamedTuple

from briefgen.errors import Place, Problem, SourceError
from briefgen.vi.text import repair

MAX_BYTES = 20 * 1024 * 1024
"""Largest source read: a report of 5,000 words is 40 kB; more than this is not a report."""

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ZIP = b"PK\x03\x04"
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Word 97-2003 (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
}


class SourceText(NamedTuple):
    """A text to extract from.

    Args:
        name: file name as given, for places and for the meeting file.
        raw: the text as read: decoded, without its byte-order mark, in NFC when composing keeps
            the length; else as it stands, so that offsets always fit the file.
        text: ``raw`` after the length-preserving repairs; ``len(text) == len(raw)``.
        sha256: of the file's bytes, in hexadecimal.
    """

    name: str
    raw: str
    text: str
    sha256: str


def read_source(content: bytes, name: str) -> SourceText:
    """Return the text of a file: plain text, Markdown or a Word document.

    Args:
        content: bytes of the file.
        name: its name; a zip archive is read as Word whatever the name says.

    Raises:
        SourceError: ``source-empty``, ``source-too-large``, ``source-kind-unread``,
            ``source-binary`` and ``source-undecodable`` (both with the byte offset),
            ``source-docx-unreadable``.
    """
    place = Place(file=name)
    if len(content) > MAX_BYTES:
        facts = {"size": len(content) // 2**20, "limit": MAX_BYTES // 2**20}
        raise SourceError(Problem("source-too-large", place, facts))
    _refuse_other_kinds(content, place)
    decoded = _read_docx(content, place) if content.startswith(_ZIP) else _decode(content, place)
    if not decoded.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise SourceError(Problem("source-empty", place, {"name": PurePath(name).name}))
    composed = unicodedata.normalize("NFC", decoded)
    raw = composed if len(composed) == len(decoded) else decoded
    return SourceText(name, raw, repair(raw), hashlib.sha256(content).hexdigest())


def _refuse_other_kinds(content: bytes, place: Place) -> None:
    for mark, kind in _OTHER_KINDS.items():
        if content.startswith(mark):
            raise SourceError(Problem("source-kind-unread", place, {"kind": kind}))


def _decode(content: bytes, place: Place) -> str:
    """Return the text of bytes in UTF-8 or, with a mark, UTF-16; nothing is replaced."""
    encoding = _UTF16_BOMS.get(content[:2], "utf-8")
    skip = 2 if encoding != "utf-8" else len(_UTF8_BOM) if content.startswith(_UTF8_BOM) else 0
    try:
        text = content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skip + error.start
        line = content[:offset].count(b"\n") + 1 if encoding == "utf-8" else None
        facts = {"byte": f"0x{content[offset]:02X}", "offset": offset, "encoding": encoding.upper()}
        problem = Problem("source-undecodable", Place(file=place.file, line=line), facts)
        raise SourceError(problem) from None
    if "\0" in text:
        before = len(text[: text.index("\0")].encode(encoding))
        raise SourceError(Problem("source-binary", place, {"offset": skip + before}))
    return text


def _read_docx(content: bytes, place: Place) -> str:
    """Return the paragraphs and table rows of a Word document, one a line."""
    # python-docx takes a third of a second to import; most sources are plain text.
    from briefgen.extract.docx_text import UnreadableDocxError, docx_text

    try:
        return docx_text(content)
    except UnreadableDocxError as error:
        facts = {"reason": str(error)}
        raise SourceError(Problem("source-docx-unreadable", place, facts)) from error
