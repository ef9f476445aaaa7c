"""The text layer of a PDF file: pieces of lines with their places on the page.

Needs pypdfium2, which is not among the packages every user has; without it a PDF file is refused
with the line that installs it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_PAGES = 500
MAX_SIGNS = 2_000_000
"""Most characters read of one file; a page of a report has some 2,500."""

_PASSWORD = 4
"""Error code of PDFium: the file asks for a password."""
_WIDE = 0.9
"""A gap of so many heights of a line parts two pieces."""
_WORD_GAP = 0.18
_LINE_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""


class UnreadablePdfError(Exception):
    """The file is no sound PDF or passes a limit; why, in words."""


class LockedPdfError(Exception):
    """The file asks for a password."""


class NoPdfReaderError(Exception):
    """The package that reads PDF files is not installed."""


class Piece(NamedTuple):
    """Words that stand together on one line; points, counted up and to the right."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Height of the line."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Where the middle of the line is."""
        return (self.top + self.bottom) / 2


class PdfPage(NamedTuple):
    """A page: its pieces in the order of the file, its height."""

    pieces: tuple[Piece, ...]
    height: float


def read_pages(content: bytes) -> list[PdfPage]:
    """Return the pages of a PDF file; one without a text layer has no pieces.

    Raises:
        UnreadablePdfError: broken, or beyond ``MAX_PAGES`` or ``MAX_SIGNS``.
        LockedPdfError: a password is asked for.
        NoPdfReaderError: pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise NoPdfReaderError from error
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise LockedPdfError from error
        raise UnreadablePdfError(str(error)) from error
    try:
        return list(_pages(document))
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(str(error)) from error
    finally:
        document.close()


def _pages(document: Any) -> Iterator[PdfPage]:
    if len(document) > MAX_PAGES:
        raise UnreadablePdfError(f"> {MAX_PAGES} pages")
    signs = 0
    for page in document:
        words = page.get_textpage()
        signs += words.count_chars()
        if signs > MAX_SIGNS:
            raise UnreadablePdfError(f"> {MAX_SIGNS} characters")
        yield PdfPage(tuple(_pieces(words)), page.get_height())
        words.close()
        page.close()


def _pieces(words: Any) -> Iterator[Piece]:
    from pypdfium2.raw import FPDFText_GetUnicode

    piece: Piece | None = None
    spaced = False
    for place in range(words.count_chars()):
        sign = chr(FPDFText_GetUnicode(words, place))
        if sign in "\r\n":
            spaced = True
            continue
        sign = "\u00ad" if sign == _LINE_HYPHEN else sign
        if sign.isspace() or sign == "\0":
            spaced = True
            continue
        box = Piece(sign, *_box(words, place))
        joined = _joined(piece, box, spaced=spaced) if piece else None
        if piece and joined is None:
            yield piece
        piece, spaced = joined or box, False
    if piece:
        yield piece


def _box(words: Any, place: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = words.get_charbox(place, loose=True)
    return left, right, bottom, top


def _joined(piece: Piece, sign: Piece, *, spaced: bool) -> Piece | None:
    """Return a piece with one more sign; ``None`` when the sign stands on its own."""
    size = max(piece.size, sign.size, 1.0)
    gap = sign.left - piece.right
    if abs(sign.middle - piece.middle) > size / 2 or not -size < gap < _WIDE * size:
        return None
    space = " " if spaced or gap > _WORD_GAP * size else ""
    return Piece(
        piece.text + space + sign.text,
        min(piece.left, sign.left),
        max(piece.right, sign.right),
        min(piece.bottom, sign.bottom) if sign.size > piece.size else piece.bottom,
        max(piece.top, sign.top) if sign.size > piece.size else piece.top,
    )
