"""What lies under a page is seen, and not read."""

import pypdfium2 as pdfium
import pytest

from briefgen.errors import RenderError
from tests.pdf.files import png
from tests.pdf.sheets import drawn, faults

LETTERHEAD = '<letterhead src="{{ name }}" on="{{ on }}"/>'
WATERMARK = '<watermark text="DỰ THẢO" on="first"/>'
TWO = '<text style="plain">a</text><section start="page"><text style="plain">b</text></section>'
PAGE = png("RGB", (148, 210))


def dark(content: bytes, page: int) -> int:
    image = pdfium.PdfDocument(content)[page].render(scale=0.5).to_pil().convert("L")
    return sum(count for count, tone in image.getcolors() or [] if tone < 245)


@pytest.mark.parametrize(("on", "pages"), [("all", (1, 1)), ("first", (1, 0)), ("rest", (0, 1))])
def test_a_letterhead_lies_under_the_pages_asked_for(on: str, pages: tuple[int, int]) -> None:
    values = {"name": "h.png", "on": on}
    content = drawn(
        TWO, values, furniture=LETTERHEAD, read_asset={"h.png": PAGE}.__getitem__
    ).content
    assert tuple(int(dark(content, page) > 10_000) for page in (0, 1)) == pages
    assert faults(content, "ua1", "2a") == []


def test_a_watermark_is_no_part_of_the_text() -> None:
    content = drawn(TWO, furniture=WATERMARK).content
    assert faults(content, "ua1", "2a") == []
    assert dark(content, 0) > 1000 > dark(content, 1)


def test_a_letterhead_of_other_proportions_is_refused() -> None:
    tall = {"h.png": png("RGB", (50, 200))}
    with pytest.raises(RenderError) as caught:
        drawn(TWO, {"name": "h.png", "on": "all"}, furniture=LETTERHEAD,
              read_asset=tall.__getitem__)  # fmt: skip
    assert caught.value.problems[0].code == "letterhead-too-tall"
