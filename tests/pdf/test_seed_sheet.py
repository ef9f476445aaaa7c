"""The seed's scorecard as drawn, checked by a program: what a reader must find, and where."""

import hashlib
import itertools

import pypdfium2 as pdfium
import pytest

from briefgen.model import Figure, Scorecard
from tests.pdf.drawn import Box, boxes, draw, texts
from tests.pdf.scorecards import all_missing, seed, strained, with_rows

LEFT, RIGHT, TOP, BOTTOM = 15.0, 195.0, 12.0, 289.0
TOLERANCE = 0.35
RAISED = 6.5
SHEETS = {
    "seed": seed,
    "strained": strained,
    "nothing known": all_missing,
    "1 row": lambda: with_rows(1),
    "2 rows": lambda: with_rows(2),
    "3 rows": lambda: with_rows(3),
    "24 rows": lambda: with_rows(24),
    "60 rows": lambda: with_rows(60),
}
every_sheet = pytest.mark.parametrize("name", SHEETS)
DRAWN = {name: draw(make()) for name, make in SHEETS.items()}


def flat(figure: Figure) -> str:
    return figure.whole + figure.part


def figures(card: Scorecard) -> list[str]:
    shown = [f for row in card.rows for f in (row.actual, row.ratio, row.change)]
    shown += [row.actual for group in card.groups for row in group.rows]
    return [flat(figure) for figure in shown if figure.whole and not figure.missing]


def test_the_seed_stands_on_one_page() -> None:
    assert DRAWN["seed"].pages == 1
    assert DRAWN["seed"].warnings == ()


def test_every_figure_of_the_seed_can_be_found_in_the_text() -> None:
    text = texts(DRAWN["seed"].content)[0]
    assert [figure for figure in figures(seed()) if figure not in text] == []


@pytest.mark.parametrize("name", ["60 rows", "strained"])
def test_every_name_is_printed_once(name: str) -> None:
    text = " ".join(" ".join(texts(DRAWN[name].content)).split())
    names = [row.name for row in SHEETS[name]().rows if len(row.name) < 100]
    assert [name for name in names if text.count(name.rpartition(" ")[0]) < 1] == []


def test_rows_are_read_as_rows() -> None:
    text = " ".join(texts(DRAWN["seed"].content)[0].split())
    parts = ("Sản lượng lúa", "triệu tấn", "1,39", "106,6", "Vượt", "Tổng mức bán lẻ", "tỷ đồng",
             "146.512", "97,6", "+9,06", "Chưa đạt")  # fmt: skip
    at = text.index("So với kế hoạch năm")
    for part in parts:
        at = text.index(part, at) + len(part)


@every_sheet
def test_nothing_leaves_the_margins(name: str) -> None:
    out = [
        box
        for page in boxes(DRAWN[name].content)
        for box in page
        if box.left < LEFT - TOLERANCE
        or box.right > RIGHT + TOLERANCE
        or box.top < TOP
        or box.bottom > BOTTOM + TOLERANCE
    ]
    assert out == []


@every_sheet
def test_no_words_overlap(name: str) -> None:
    pairs = [
        (one.text, other.text)
        for page in boxes(DRAWN[name].content)
        for one, other in itertools.combinations(page, 2)
        if overlap(one, other)
    ]
    assert pairs == []


def overlap(one: Box, other: Box) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0.15 and high > 0.15


@every_sheet
def test_no_type_is_smaller_than_seven_points(name: str) -> None:
    sizes = {
        round(box.size, 1)
        for page in boxes(DRAWN[name].content)
        for box in page
        if not (box.size < RAISED and "".join(box.text.replace(",", "").split()).isdigit())
    }
    assert min(size for size in sizes if size) >= 7


@every_sheet
def test_all_fonts_are_embedded(name: str) -> None:
    document = pdfium.PdfDocument(DRAWN[name].content)
    fonts = [
        item.get_font()
        for page in document
        for item in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT])
    ]
    assert fonts
    assert all(font.is_embedded for font in fonts)


def test_the_same_sheet_has_the_same_bytes() -> None:
    again = draw(seed()).content
    assert hashlib.sha256(again).digest() == hashlib.sha256(DRAWN["seed"].content).digest()


def test_a_grey_sheet_holds_no_colour() -> None:
    page = pdfium.PdfDocument(draw(seed(), palette="gray").content)[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in image.getcolors(1 << 20))


def test_pages_are_numbered_and_heads_repeated() -> None:
    pages = texts(DRAWN["60 rows"].content)
    count = len(pages)
    for number, text in enumerate(pages, 1):
        assert f"Trang {number}/{count}" in text
    assert all("Đánh giá" in text for text in pages[:-1])


def test_no_row_stands_alone_on_a_page() -> None:
    for count in range(17, 40):
        pages = texts(draw(with_rows(count)).content)
        rows = [text.count("Chỉ tiêu thứ") for text in pages]
        assert 1 not in rows, (count, rows)


def test_a_name_of_120_letters_is_shortened_with_a_warning() -> None:
    (warning,) = DRAWN["strained"].warnings
    assert warning.code == "text-shortened"
    assert warning.at.path == "scorecard.rows[13].name"
    assert warning.at.file == "scorecard.xml"
    assert warning.severity == "warning"
