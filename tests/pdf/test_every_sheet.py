"""Every built-in sheet under strain: what it promises holds for each record and palette."""

import hashlib
import itertools
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from briefgen.pdf import CompiledTemplate, Drawing, compile_template
from tests.pdf import stress
from tests.pdf.drawn import DAY, theme
from tests.pdf.promises import (
    Frame,
    composed,
    outside,
    overlapping,
    rectangles,
    strings,
    tones,
    too_small,
)
from tests.shelves import TEMPLATES

SHEETS = {
    "a4-portrait": Frame(15, 12, 195, 289.4, 7),
    "a4-landscape": Frame(12, 8, 285, 202.2, 7),
    "a3-poster": Frame(22, 22, 275, 400, 13),
    "dashboard": Frame(12, 8, 285, 202.2, 7),
    "annex": Frame(30, 8, 282, 190, 11),
}
PALETTES = ("colour", "gray", "mono")
ONE_PAGE = ("a3-poster", "dashboard")
LOOKED_AT = 4
"""Pages looked at closely from either end of a long file."""

CASES = [
    (sheet, record, PALETTES[(place + turn) % 3])
    for place, sheet in enumerate(SHEETS)
    for turn, record in enumerate(stress.RECORDS)
    if record != "1000 rows" or sheet != "annex"
]


@cache
def template(sheet: str) -> CompiledTemplate:
    content = (TEMPLATES / "scorecard" / sheet / "scorecard.xml").read_bytes()
    return compile_template(content, name=f"{sheet}.xml")


def drawn(sheet: str, record: str, palette: str = "colour", binding: int = 0) -> Drawing:
    card = stress.card(record)
    language = "vi-VN" if card.language == "vi" else "en-GB"
    look = {**theme(), "paper": {"binding": binding}}
    values = {"scorecard": card.model_dump(), "theme": look}
    return template(sheet).draw(values, date=DAY, palette=palette, language=language)


def pages_of(content: bytes) -> list[pdfium.PdfPage]:
    document = pdfium.PdfDocument(content)
    numbers = range(len(document))
    return [document[n] for n in sorted({*numbers[:LOOKED_AT], *numbers[-LOOKED_AT:]})]


@pytest.mark.parametrize(("sheet", "record", "palette"), CASES)
def test_a_sheet_keeps_its_promises(sheet: str, record: str, palette: str) -> None:
    frame, drawing = SHEETS[sheet], drawn(sheet, record, palette)
    for page in pages_of(drawing.content):
        found, types = rectangles(page), list(strings(page))
        assert outside(found, frame) == []
        assert list(overlapping(found)) == []
        assert too_small(types, frame.smallest) == []
        assert types
        assert all(embedded for _, _, embedded in types)
    assert drawing.pages == 1 or sheet not in ONE_PAGE
    assert set(stress.LETTERS) <= set(composed(drawing.content))
    conforms(drawing.content)


def conforms(content: bytes) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for standard in ("ua1", "2a"):
        report = page.validate_pdf_bytes(content, profile=standard)
        assert [(found.rule_id, found.message) for found in report.failures] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_black_and_white_is_black_and_white(sheet: str) -> None:
    assert tones(drawn(sheet, "every case", "mono").content) <= {"0 g", "0 G", "1 g", "1 G"}


@pytest.mark.parametrize("sheet", SHEETS)
def test_greys_are_grey(sheet: str) -> None:
    found = tones(drawn(sheet, "every case", "gray").content)
    assert {tone.rpartition(" ")[2] for tone in found} <= {"g", "G"}


@pytest.mark.parametrize(
    ("sheet", "side"),
    [("a4-portrait", "left"), ("a4-landscape", "top"), ("a3-poster", "left"), ("dashboard", "top")],
)
def test_room_for_a_binding_is_left_at_the_long_edge(sheet: str, side: str) -> None:
    frame = replace(SHEETS[sheet], **{side: getattr(SHEETS[sheet], side) + 10})
    drawing = drawn(sheet, "every case", binding=10)
    for page in pages_of(drawing.content):
        assert outside(rectangles(page), frame) == []
        assert list(overlapping(rectangles(page))) == []
    assert drawing.pages == 1 or sheet not in ONE_PAGE


@pytest.mark.parametrize("sheet", ["a4-portrait", "a4-landscape", "annex"])
def test_no_figure_of_a_long_table_is_lost(sheet: str) -> None:
    card = stress.card("60 rows")
    text = " ".join(composed(drawn(sheet, "60 rows").content).split())
    figures = [row.actual.whole + row.actual.part for row in card.rows]
    assert [figure for figure in figures if figure not in text] == []
    heads = text.count("Chỉ tiêu Đơn vị")
    assert heads >= drawn(sheet, "60 rows").pages - 1  # the last may hold notes alone


@pytest.mark.parametrize("sheet", ["a4-landscape", "annex"])
def test_a_group_that_goes_on_says_so_and_stands_with_two_rows(sheet: str) -> None:
    drawing = drawn(sheet, "60 rows")
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(drawing.content)]
    headed = [group.heading for group in stress.card("60 rows").table]
    for text, following in itertools.pairwise(pages):
        last = max(headed, key=text.rfind)
        assert text[text.rfind(last) :].count("Chỉ tiêu thứ") >= 2
        assert following.count("Chỉ tiêu thứ") >= 2
    assert any("(tiếp)" in text for text in pages[1:])
    assert "(tiếp)" not in pages[0]


def test_two_processes_write_the_same_bytes() -> None:
    command = (
        "import hashlib; from tests.pdf.test_every_sheet import SHEETS, drawn\n"
        "for sheet in SHEETS:\n"
        "    print(hashlib.sha256(drawn(sheet, 'every case', 'mono').content).hexdigest())"
    )
    environ = {**os.environ, "PYTHONHASHSEED": "7"}
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", command], cwd=root, env=environ, capture_output=True, check=True
    )
    here = [hashlib.sha256(drawn(s, "every case", "mono").content).hexdigest() for s in SHEETS]
    assert ran.stdout.decode().split() == here
