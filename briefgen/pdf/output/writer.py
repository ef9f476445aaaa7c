"""One layout into a file."""

from collections.abc import Sequence

from briefgen.pdf.attachments import Attachment
from briefgen.pdf.layout.pages import Layout
from briefgen.pdf.output.book import Book
from briefgen.pdf.output.metadata import Properties


def write(layout: Layout, properties: Properties, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF file of a layout: PDF/UA-1 and PDF/A-2a, with attachments PDF/A-3a."""
    book = Book(properties.language)
    book.add(layout)
    return book.finish(properties, attachments)
