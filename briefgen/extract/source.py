"""The text a meeting is extracted from: read by its form, repaired one to one, fingerprinted.

Plain text is read as it stands; a web page, a Word or PDF document, Markdown as the lines they
print. Offsets always point into the text as read. What cannot be read is refused, never half read.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import NamedTuple

from briefgen.errors import Phrase, Place, Problem, SourceError
from briefgen.extract.forms.archived import ArchivedPage, is_archive, page_of
from briefgen.extract.forms.letters import Decoded, decode_text, spell
from briefgen.extract.forms.sniffing import LOOKED_AT, Form, form_of
from briefgen.extract.forms.written import LeftOut, Read, Written, join_lines, note_of
from briefgen.extract.lines import NOTHING_KNOWN
from briefgen.model import SentenceKind
from briefgen.vi.text import repair

MAX_BYTES = 20 * 1024 * 1024
"""Largest source read: a report of 5,000 words is 40 kB; more than this is not a report."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_DECLARED = {"windows-1258": "windows-1258", "cp1258": "windows-1258", "viscii": "viscii"}


class SourceText(NamedTuple):
    """A text to extract from.

    Args:
        name: file name as given, for places and for the meeting file.
        raw: the text as read: of plain text the file's own, without its byte-order mark, in NFC
            when composing keeps the length, so that offsets fit the file; of other forms the
            lines they print.
        text: ``raw`` after the length-preserving repairs; ``len(text) == len(raw)``.
        sha256: of the file's bytes, in hexadecimal.
        form: of the file.
        encoding: the old encoding it was read in, or the one the user named; ``None`` else.
        known: what the form tells of a line, by the offset it begins at.
        published_at: when a web page says it was published.
        left_out: lines that are on the page but no part of the report.
        notes: what the user must know of the reading; warnings.
        starts: where the lines of the file begin in ``raw``; ``None`` where the file has none.
        columns: for Markdown, each character's place in the file's text; ``None`` else.
    """

    name: str
    raw: str
    text: str
    sha256: str
    form: Form = "text"
    encoding: str | None = None
    known: Mapping[int, SentenceKind] = NOTHING_KNOWN
    published_at: datetime | None = None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Problem, ...] = ()
    starts: tuple[int, ...] | None = None
    columns: tuple[int, ...] | None = None

    def position(self, offset: int) -> tuple[int, int] | None:
        """Return line and column in the file of an offset; ``None`` for a form without lines."""
        if self.starts is None:
            return None
        place = offset if self.columns is None else self.columns[offset]
        line = bisect_right(self.starts, place)
        return line, place - self.starts[line - 1] + 1


def read_source(content: bytes, name: str, encoding: str | None = None) -> SourceText:
    """Return the text of a file: plain text, Markdown, a web page, a Word or PDF document.

    Args:
        content: bytes of the file.
        name: its name; what it is is told by its bytes, where they tell.
        encoding: one of ``ENCODINGS`` where the user says in which it was written; of Word and
            PDF documents the font encoding of their letters.

    Raises:
        SourceError: ``source-empty``, ``source-too-large``, ``source-kind-unread``,
            ``source-binary`` and ``source-undecodable`` (both with the byte offset),
            ``source-encoding-unsure``, ``source-garbled``, ``source-html-unreadable``,
            ``source-docx-unreadable``, ``source-pdf-unreadable``, ``source-pdf-locked``,
            ``source-pdf-scanned``, ``source-pdf-no-reader``.
    """
    place = Place(file=name)
    if len(content) > MAX_BYTES:
        facts = {"size": len(content) // 2**20, "limit": MAX_BYTES // 2**20}
        raise SourceError(Problem("source-too-large", place, facts))
    form = form_of(content, name)
    sha256 = hashlib.sha256(content).hexdigest()
    if form in ("text", "markdown"):
        source = _typed(content, place, encoding, form)
    else:
        source = _printed(content, place, encoding, form)
    if not source.raw.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise SourceError(Problem("source-empty", place, {"name": PurePath(name).name}))
    return source._replace(sha256=sha256)


def _typed(content: bytes, place: Place, encoding: str | None, form: Form) -> SourceText:
    """Return plain text or Markdown, whose lines are those of the file."""
    decoded = _spelt(decode_text(content, place, encoding), place, encoding)
    composed = unicodedata.normalize("NFC", decoded.text)
    raw = composed if len(composed) == len(decoded.text) else decoded.text
    starts = (0, *(found.end() for found in re.finditer("\n", raw)))
    written = Written(raw)
    if form == "markdown":
        from briefgen.extract.forms.markdown import read_markdown

        written = read_markdown(raw)
    source = _source(written, place, form, decoded)
    return source._replace(starts=starts, columns=written.origins)


def _spelt(decoded: Decoded, place: Place, encoding: str | None) -> Decoded:
    """Return a decoded text with odd letters read; a text in an old encoding has been."""
    if decoded.encoding:
        return decoded
    spelt = spell(decoded.text, place)
    named = encoding if encoding in ("utf-8", "utf-16") else None
    return spelt._replace(encoding=spelt.encoding or named)


def _printed(content: bytes, place: Place, encoding: str | None, form: Form) -> SourceText:
    """Return the lines that a web page, a Word or PDF document prints."""
    decoded = Decoded("")
    if form == "html":
        read, decoded = _read_page(content, place, encoding)
    else:
        read = _read_docx(content, place) if form == "docx" else _read_pdf(content, place)
    named = encoding if decoded.encoding is None else None
    spelt = [Decoded("")]

    def spelling(text: str) -> str:
        spelt.append(spell(text, place, named))
        return spelt[-1].text

    written = join_lines(read.lines, spelling)
    left_out = note_of(read.left_out, place.file or "")
    said = (*decoded.notes, *spelt[-1].notes, *read.notes, *left_out)
    written = written._replace(left_out=read.left_out, published_at=read.published_at, notes=said)
    return _source(written, place, form, Decoded("", decoded.encoding or spelt[-1].encoding))


def _source(written: Written, place: Place, form: Form, decoded: Decoded) -> SourceText:
    return SourceText(
        place.file or "",
        written.text,
        repair(written.text),
        "",
        form,
        decoded.encoding,
        written.known,
        written.published_at,
        written.left_out,
        (*decoded.notes, *written.notes),
    )


def _read_page(content: bytes, place: Place, encoding: str | None) -> tuple[Read, Decoded]:
    from briefgen.extract.forms.html_page import UnreadablePageError, read_page

    page = page_of(content) if is_archive(content[:LOOKED_AT]) else ArchivedPage(content, "")
    if page is None:
        facts = {"kind": Phrase("kind-archived-page")}
        raise SourceError(Problem("source-kind-unread", place, facts))
    declared = _CHARSET.search(page.markup[:LOOKED_AT].replace(b"\0", b""))
    charset = page.charset or (declared[1].decode() if declared else "")
    decoded = _decoded_page(page.markup, place, encoding, charset)
    try:
        return read_page(decoded.text), decoded
    except UnreadablePageError as error:
        reason = {"reason": str(error)}
        raise SourceError(Problem("source-html-unreadable", place, reason)) from error


def _decoded_page(content: bytes, place: Place, encoding: str | None, declared: str) -> Decoded:
    """Return the markup of a page: as the user says, as UTF-8 if it is, else as it declares.

    Letters of TCVN3 and VNI are ASCII's neighbours in the markup; they are read after it. A page
    that declares UTF-8 and holds a broken letter is read like a browser reads it.
    """
    if encoding in ("tcvn3", "vni"):
        return Decoded(content.decode("cp1252", "replace"))
    content = content.replace(b"\0", b"") if _is_narrow(content) else content
    named = encoding or (None if _is_utf8(content) else _DECLARED.get(declared.lower()))
    try:
        return decode_text(content, place, named)
    except SourceError:
        if encoding:
            raise
        if declared.lower() == "utf-8":
            return Decoded(content.decode("utf-8", "replace"))
        return Decoded(content.decode("cp1252", "replace"))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_narrow(content: bytes) -> bool:
    """Say whether null bytes in markup are dirt, not half of the letters."""
    return content[:LOOKED_AT].count(b"\0") * 8 < len(content[:LOOKED_AT])


def _read_docx(content: bytes, place: Place) -> Read:
    from briefgen.extract.forms.docx_package import UnreadableDocxError
    from briefgen.extract.forms.docx_text import read_docx

    try:
        return read_docx(content)
    except UnreadableDocxError as error:
        facts = {"reason": str(error)}
        raise SourceError(Problem("source-docx-unreadable", place, facts)) from error


def _read_pdf(content: bytes, place: Place) -> Read:
    from briefgen.extract.forms import pdf_pages
    from briefgen.extract.forms.pdf_text import ScannedPdfError, read_pdf

    try:
        return read_pdf(content, place.file or "")
    except ScannedPdfError as error:
        raise SourceError(Problem("source-pdf-scanned", place)) from error
    except pdf_pages.LockedPdfError as error:
        raise SourceError(Problem("source-pdf-locked", place)) from error
    except pdf_pages.NoPdfReaderError as error:
        raise SourceError(Problem("source-pdf-no-reader", place)) from error
    except pdf_pages.UnreadablePdfError as error:
        facts = {"reason": str(error)}
        raise SourceError(Problem("source-pdf-unreadable", place, facts)) from error
