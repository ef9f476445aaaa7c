"""Sheets drawn once for all tests of a session, and what can be read back from a PDF."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from briefgen.model import Scorecard
from briefgen.pdf import CompiledTemplate, Drawing, compile_template
from tests.shelves import TEMPLATES

MM = 25.4 / 72
SHEET = TEMPLATES / "scorecard" / "a4-portrait" / "scorecard.xml"
DAY = datetime.date(2020, 11, 20)


@cache
def theme() -> dict[str, Any]:
    import tomllib

    text = (TEMPLATES / "themes" / "official.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def sheet() -> CompiledTemplate:
    return compile_template(SHEET.read_bytes(), name=SHEET.name)


def draw(card: Scorecard, **options: Any) -> Drawing:
    return sheet().draw({"scorecard": card.model_dump(), "theme": theme()}, date=DAY, **options)


@dataclass(frozen=True)
class Box:
    """Characters side by side in one font: edges in mm from the top left, size in pt."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def texts(content: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(content)]


def boxes(content: bytes) -> list[list[Box]]:
    """The boxes of text of each page."""
    return [_page_boxes(page) for page in pdfium.PdfDocument(content)]


def _page_boxes(page: pdfium.PdfPage) -> list[Box]:
    text = page.get_textpage()
    height = page.get_height()
    found = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top)
        size = _size(text, (left + right) / 2, (bottom + top) / 2)
        edges = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
        found.append(Box(words, *edges, size))
    return found


def _size(text: pdfium.PdfTextPage, x: float, y: float) -> float:
    index = text.get_index(x, y, 4, 4)
    return raw.FPDFText_GetFontSize(text.raw, index) if index is not None and index >= 0 else 0.0
