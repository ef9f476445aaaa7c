"""Files that are no report although they can be read: a web page, a workbook, a bundle.

Read as text, a web page would be cited with its mark-up; a workbook would be called a broken Word
file. Each is told by what it is.
"""

import io
import re
import zipfile

from briefgen.errors import Phrase, Place, Problem, SourceError
from briefgen.flows.inputs import Input

WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
                      re.IGNORECASE | re.DOTALL)  # fmt: skip
PACKAGE = b"PK\x03\x04"
MEMBERS = (
    ("word/document.xml", None),
    ("xl/", "kind-workbook"),
    ("ppt/", "kind-slides"),
    ("content.xml", "kind-open-document"),
)
"""What a package holds and what it is then; ``None`` is what can be read."""


def refuse_other_kinds(given: Input) -> None:
    """Refuse a file that is no report.

    Raises:
        SourceError: ``source-kind-unread`` with the kind in words.
    """
    code = None
    if WEB_PAGE.match(given.content[:4096]):
        code = "kind-web-page"
    elif given.content.startswith(PACKAGE):
        code = _package(given.content)
    if code:
        facts = {"kind": Phrase(code)}
        raise SourceError(Problem("source-kind-unread", Place(given.name), facts))


def _package(content: bytes) -> str | None:
    """Return the code of a package's kind; ``None`` for a Word file and what cannot be listed."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None  # the reader of Word files says what is wrong with it
    for start, code in MEMBERS:
        if any(name.startswith(start) for name in names):
            return code
    return "kind-bundle"
