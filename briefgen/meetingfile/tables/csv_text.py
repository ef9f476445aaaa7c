"""CSV to rows by header: encoding and separator are found out, every value stays as typed.

RFC 4180 with the separators that spreadsheets write: where a comma divides decimals, as in
Vietnamese, they divide cells by semicolons.
"""

import codecs
import csv
import unicodedata
from collections.abc import Iterator
from itertools import islice

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.decode import decode
from briefgen.meetingfile.nodes import Limits
from briefgen.meetingfile.tables.rows import Line, Problems, Row, read_rows

SEPARATORS = ";,\t"
LEGACY = "cp1258"
_SAMPLE = 20
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNIQUE_UTF8 = 2
"""Bytes that rightly continue a letter in a file that as a whole is not UTF-8: by chance, fewer."""


def read_csv(content: bytes, file: str, limits: Limits) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a CSV file, and what the user should know of how it was read.

    Args:
        content: UTF-8, UTF-16 with a byte order mark, or Windows-1258 where it is not UTF-8.
        file: its name.
        limits: how much it may hold.

    Raises:
        DataError: ``data-encoding``, ``control-character``, ``table-quote``, ``table-…``,
            ``data-text-too-long`` …, each with its line.
    """
    text, notes = _text(content, file, limits)
    text, separator = _separator(text)
    problems = Problems()
    lines = _lines(text, separator, file, limits)

    def where(line: int, _column: int) -> Place:
        return Place(file, line or None)

    rows = read_rows(lines, where, limits, problems, ragged=False)
    if problems.found:
        raise DataError(problems.found)
    return rows, notes


def _text(content: bytes, file: str, limits: Limits) -> tuple[str, list[Problem]]:
    """Return the text, and a warning where it was read in an old encoding."""
    try:
        return decode(content, file, limits), []
    except DataError as error:
        if error.problems[0].code != "data-encoding" or content.startswith(_BOMS):
            raise
        text = _legacy(content)
        if text is None:
            raise
    note = Problem("csv-legacy", Place(file), severity="warning")
    return decode(text.encode(), file, limits), [note]


def _legacy(content: bytes) -> str | None:
    """Return the text in Windows-1258, ``None`` where it would be none.

    A damaged UTF-8 file can be read so as well, and would come out as other letters: then many
    letters of it are right UTF-8. Tones stand behind their vowels; one that does not is a sign of
    yet another encoding.
    """
    letters = content.decode("utf-8", "ignore")
    right = len(letters.encode()) - len(letters)
    try:
        text = unicodedata.normalize("NFC", content.decode(LEGACY))
    except UnicodeDecodeError:
        return None
    loose = any(unicodedata.combining(letter) for letter in text)
    return None if right >= _UNIQUE_UTF8 or loose else text


def _separator(text: str) -> tuple[str, str]:
    """Return the text without a line ``sep=;`` of Excel, and what divides its cells."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return "\n" + rest, first.strip()[-1]  # the line stays, so that lines keep their numbers
    widths = {one: _widths(text, one) for one in SEPARATORS}
    return text, max(SEPARATORS, key=lambda one: (len(set(widths[one])) == 1 < widths[one][0],
                                                  widths[one][0]))  # fmt: skip


def _widths(text: str, separator: str) -> list[int]:
    """Return the widths of the first lines, were they divided so."""
    try:
        sample = islice(csv.reader(_each(text), delimiter=separator), _SAMPLE)
        return [len(cells) for cells in sample if cells] or [0]
    except csv.Error:
        return [0]


def _each(text: str) -> Iterator[str]:
    """Yield the lines of a text; only a line feed ends one, not what else Unicode lets end it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _lines(text: str, separator: str, file: str, limits: Limits) -> Iterator[Line]:
    """Yield the lines with their cells.

    Raises:
        DataError: ``table-quote``, ``data-text-too-long``.
    """
    reader = csv.reader(_each(text), delimiter=separator, strict=True)
    usual = csv.field_size_limit(limits.characters)
    try:
        number = 1
        for cells in reader:
            yield Line(number, [_composed(cell) for cell in cells])
            number = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            problem = Problem(
                "data-text-too-long", Place(file, number), {"limit": limits.characters}
            )
        else:
            problem = Problem("table-quote", Place(file, number), {"line": number})
        raise DataError(problem) from error
    finally:
        csv.field_size_limit(usual)


def _composed(cell: str) -> str:
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)
