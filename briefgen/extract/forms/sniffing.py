"""What form a file has, by its first bytes and then by its name; what is no report is refused."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from briefgen.errors import Phrase, Place, Problem, SourceError
from briefgen.extract.forms.archived import is_archive

Form = Literal["text", "markdown", "html", "docx", "pdf"]

LOOKED_AT = 8192
_ZIP = b"PK\x03\x04"
_PDF = re.compile(rb"\s{0,1024}%PDF-")
_OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": "Word 97-2003 (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
}
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|"
    rb"(?:html|head|body|meta|title|article|main|section|div|table|p|h1|span)\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|\|?\s*:?-{3,}:?\s*\|[\s:|-]*$)", re.MULTILINE)
_MEMBERS = (
    ("word/document.xml", None),
    ("xl/", "kind-workbook"),
    ("ppt/", "kind-slides"),
    ("content.xml", "kind-open-document"),
)
"""What a package holds and what it is then; ``None`` is what can be read."""


def form_of(content: bytes, name: str) -> Form:
    """Return the form of a file.

    Args:
        content: its bytes.
        name: its name; only web pages without a beginning and Markdown are known by it.

    Raises:
        SourceError: ``source-kind-unread`` with the kind in words.
    """
    # Without null bytes a page in UTF-16 begins as any other.
    head = content[:LOOKED_AT].lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\0", b"")
    _refuse_other_kinds(content, name)
    if content.startswith(_ZIP):
        return "docx"
    if _PDF.match(head):
        return "pdf"
    suffix = PurePath(name).suffix.lower()
    if is_archive(content[:LOOKED_AT]):
        return "html"
    if _WEB_PAGE.match(head) or (suffix in _WEB_SUFFIXES and b"<" in content):
        return "html"
    marked = suffix in _MARKDOWN_SUFFIXES or (not suffix and _MARKDOWN.search(head))
    return "markdown" if marked else "text"


def _refuse_other_kinds(content: bytes, name: str) -> None:
    kind: object = next((k for mark, k in _OTHER_KINDS.items() if content.startswith(mark)), None)
    if kind is None and content.startswith(_ZIP):
        kind = _package(content)
    if kind is not None:
        raise SourceError(Problem("source-kind-unread", Place(name), {"kind": kind}))


def _package(content: bytes) -> Phrase | None:
    """Return a package's kind; ``None`` for a Word file and for what cannot be listed."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None  # the reader of Word files says what is wrong with it
    for start, code in _MEMBERS:
        if any(name.startswith(start) for name in names):
            return Phrase(code) if code else None
    return Phrase("kind-bundle")
