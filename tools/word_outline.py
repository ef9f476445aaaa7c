"""The outline of a Word file: a line a paragraph, so that a changed template shows as a diff."""

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


def outline(content: bytes) -> str:
    """Return ``place | style | text`` for every paragraph of the body, tables in their place.

    A place is ``¶3`` in the body, ``T2 R1 C4`` in a table. Runs in a character style are put in
    guillemets with its name: ``‹BG Nhãn: {{ point.label }}›``.
    """
    return "\n".join(_lines(Document(io.BytesIO(content)))) + "\n"


def _lines(document: DocumentType) -> Iterator[str]:
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            yield from _table(block, tables)
        else:
            paragraphs += 1
            yield _line(f"¶{paragraphs}", block)


def _table(table: Table, number: int) -> Iterator[str]:
    yield f"T{number} | {table.style.name if table.style else ''} | {len(table.rows)} rows"
    for ordinal, row in enumerate(table.rows, 1):
        for column, element in enumerate(row._tr.tc_lst, 1):
            for paragraph in _Cell(element, table).paragraphs:
                yield _line(f"T{number} R{ordinal} C{column}", paragraph)


def _line(place: str, paragraph: Paragraph) -> str:
    text = "".join(
        run.text
        if run.style is None or run.style.name == "Default Paragraph Font"
        else f"‹{run.style.name}: {run.text}›"
        for run in paragraph.runs
    )
    shown = text.replace("\t", "⇥").replace("\u00a0", "⍽")
    return f"{place} | {paragraph.style.name if paragraph.style else ''} | {shown}"
