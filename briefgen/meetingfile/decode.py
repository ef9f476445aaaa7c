"""Bytes to text: UTF-8, or UTF-16 with a byte order mark; all else is refused with its place."""

import codecs
import re

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import Limits

MAGIC = (
    (b"PK\x03\x04", "zip, docx, xlsx"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "doc, xls"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
)
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BINARY_SHARE = 20
"""A file with more than one NUL in so many bytes is no text."""


def decode(content: bytes, file: str, limits: Limits) -> str:
    """Return the text of a data file, without its byte order mark.

    Raises:
        DataError: ``data-too-big``, ``data-binary``, ``data-encoding``, ``data-empty``,
            ``control-character`` (every one of them, with line and column).
    """
    if len(content) > limits.size:
        raise _refuse("data-too-big", file, size=len(content), limit=limits.size)
    for magic, kind in MAGIC:
        if content.startswith(magic):
            raise _refuse("data-binary", file, kind=kind)
    text = _text(content, file)
    if not text.strip():
        raise _refuse("data-empty", file)
    problems = [
        Problem(
            "control-character",
            Place(file, *line_and_column(text, found.start())),
            {"character": f"U+{ord(found[0]):04X}"},
        )
        for found in UNREADABLE.finditer(text)
    ]
    if problems:
        raise DataError(problems)
    return text


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a place in a text, both from 1, in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _text(content: bytes, file: str) -> str:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _refuse("data-encoding", file, offset=0, byte="FF FE 00 00")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode(content, "utf-16", file)
    if content.count(0) * BINARY_SHARE > len(content):
        raise _refuse("data-binary", file, kind="NUL")
    return _decode(content, "utf-8-sig", file)


def _decode(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        # the codec counts from after the byte order mark it took
        offset = error.start + len(content) - len(error.object)
        before = content[:offset].decode(encoding, "replace")
        line, column = line_and_column(before, len(before))
        byte = f"{content[offset]:02X}"
        facts = {"offset": offset, "byte": byte}
        raise DataError(Problem("data-encoding", Place(file, line, column), facts)) from error


def _refuse(code: str, file: str, **facts: object) -> DataError:
    return DataError(Problem(code, Place(file), facts))
