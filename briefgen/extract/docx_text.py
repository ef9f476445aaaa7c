"""The words of a Word document in reading order: a paragraph or a table row is a line."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell

MAX_MEMBERS = 1_000
MAX_INFLATED = 128 * 1024 * 1024
"""Largest package unfolded, in bytes: forty times the largest real report seen."""


class UnreadableDocxError(Exception):
    """The package is broken, no Word document, or unfolds beyond the limits."""


def docx_text(content: bytes) -> str:
    """Return the text of a .docx: a line break after each line, a tab between table cells.

    Raises:
        UnreadableDocxError: why the package cannot be read, in words.
    """
    _check_package(content)
    try:
        document = Document(io.BytesIO(content))
        return "\n".join(_lines(document))
    # SyntaxError: what the XML reader under python-docx raises for a part that is not well formed.
    except (OpcError, SyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableDocxError(str(error) or type(error).__name__) from error


def _check_package(content: bytes) -> None:
    """Refuse what a zip reader would unfold without end, before anything unfolds it."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableDocxError(str(error)) from error
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_INFLATED:
        raise UnreadableDocxError(f"> {MAX_MEMBERS} / {MAX_INFLATED // 2**20} MiB")
    if not any(member.filename == "word/document.xml" for member in members):
        raise UnreadableDocxError("word/document.xml")


def _lines(room: DocxDocument | _Cell) -> Iterator[str]:
    for block in room.iter_inner_content():
        if isinstance(block, Table):
            yield from (_row(block, number) for number in range(len(block.rows)))
        else:
            yield block.text


def _row(table: Table, number: int) -> str:
    """Return a row's cells joined by tabs; a merged cell counts once."""
    cells: dict[int, _Cell] = {id(cell._tc): cell for cell in table.rows[number].cells}
    return "\t".join(" ".join(_lines(cell)).replace("\n", " ") for cell in cells.values())
