"""What every sheet promises, checked on the finished file: margins, room, type, fonts, letters."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tests.pdf.drawn import MM

NUMBERS = re.compile(r"[\d\s,()]*")
TOUCH = 0.15
"""Boxes of neighbouring letters may share this much, in mm: accents reach into the line above."""


@dataclass(frozen=True)
class Frame:
    """Where words may stand, in mm from the top left corner, and the smallest type in pt."""

    left: float
    top: float
    right: float
    bottom: float
    smallest: float


@dataclass(frozen=True)
class Rect:
    """A run of characters: edges in mm from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def rectangles(page: pdfium.PdfPage) -> list[Rect]:
    text, height = page.get_textpage(), page.get_height()
    edges = (text.get_rect(index) for index in range(text.count_rects()))
    return [
        Rect(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
        for left, bottom, right, top in edges
    ]


def outside(found: list[Rect], frame: Frame) -> list[Rect]:
    return [
        one
        for one in found
        if one.left < frame.left - 0.35
        or one.right > frame.right + 0.35
        or one.top < frame.top
        or one.bottom > frame.bottom
    ]


def overlapping(found: list[Rect]) -> Iterator[tuple[Rect, Rect]]:
    """Yield pairs that share room; the boxes are swept from the top down."""
    ordered = sorted(found, key=lambda one: one.top)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.top > one.bottom - TOUCH:
                break
            wide = min(one.right, other.right) - max(one.left, other.left)
            if wide > TOUCH and min(one.bottom, other.bottom) - other.top > TOUCH:
                yield one, other


def strings(page: pdfium.PdfPage) -> Iterator[tuple[str, float, bool]]:
    """Yield each string with its size in pt and whether its font is embedded."""
    words = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
        buffer = (raw.FPDF_WCHAR * (length // 2))()
        raw.FPDFTextObj_GetText(item.raw, words.raw, buffer, length)
        text = bytes(buffer)[: length - 2].decode("utf-16-le")
        yield text, item.get_font_size(), bool(item.get_font().is_embedded)


def too_small(found: list[tuple[str, float, bool]], smallest: float) -> list[tuple[str, float]]:
    """Strings under the smallest size; raised numbers of notes are let through."""
    return [
        (text, size)
        for text, size, _ in found
        if size < smallest - 0.01 and not NUMBERS.fullmatch(text)
    ]


def composed(content: bytes) -> str:
    """The text of a file; fails when a letter was taken apart."""
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(content))
    assert unicodedata.is_normalized("NFC", text)
    return text


def tones(content: bytes) -> set[str]:
    """Every colour set on the pages of a file, as the operator and its numbers."""
    found = set()
    with pikepdf.open(io.BytesIO(content)) as file:
        for page in file.pages:
            for numbers, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("g", "G", "rg", "RG", "k", "K", "sc", "scn", "SC", "SCN"):
                    found.add(" ".join(f"{float(n):g}" for n in numbers) + f" {operator}")
    return found
