"""Many documents in one file: parts, bookmarks, sheets, and what the standards say of it."""

import io
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest

from briefgen.errors import RenderError, TemplateError
from briefgen.pdf import Binder, Cover, Drawing, compile_template
from tests.pdf.drawn import sheet, texts, theme
from tests.pdf.scorecards import seed, with_rows
from tests.pdf.sheets import drawn, faults, template

CARDS = (seed, lambda: with_rows(60), lambda: with_rows(3), seed)
TWO_PAGES = template("""<text style="plain" role="H1">{{ name }}</text>
<section start="page"><text style="plain" role="H2" id="sau">Sau</text>
<text style="plain">Xem <link to="sau">mục sau</link>.</text></section>""")


def bound(**how: Any) -> Drawing:
    binder = Binder(Cover("Bốn phiếu", **how))
    for number, card in enumerate(CARDS, 1):
        values = {"scorecard": card().model_dump(), "theme": theme()}
        binder.add(sheet(), values, title=f"Phiếu {number}")
    return binder.finish()


def small(names: str, **how: Any) -> Drawing:
    binder = Binder(Cover("Tập", **how))
    compiled = compile_template(TWO_PAGES, name="t.xml")
    for name in names:
        binder.add(compiled, {"name": name}, title=name)
    return binder.finish()


def opened(drawing: Drawing) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(drawing.content))


@pytest.mark.parametrize(
    "how", [{}, {"n_up": 2}, {"n_up": 4}, {"blank_backs": True}, {"n_up": 2, "blank_backs": True}]
)
def test_files_of_many_sheets_conform(how: dict[str, Any]) -> None:
    assert faults(bound(**how).content, "ua1", "2a") == []


def test_links_and_bookmarks_of_many_documents_conform() -> None:
    for n_up in (1, 2, 4):
        assert faults(small("abc", n_up=n_up).content, "ua1", "2a") == []


def test_each_document_is_a_part_with_a_bookmark() -> None:
    with opened(bound()) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Phiếu {n}" for n in range(1, 5)]
        (document,) = file.Root.StructTreeRoot.K
        assert document.S == "/Document"
        assert [str(part.S) for part in document.K] == ["/Part"] * 4
        firsts = [item.destination[0].objgen for item in outline.root]
        pages = [page.obj.objgen for page in file.pages]
        assert firsts[0] == pages[0]
        assert firsts[3] == pages[-1]
        assert [item.title for item in outline.root[1].children] != []


def test_headings_inside_are_bookmarks_but_not_the_title_again() -> None:
    with opened(small("ab")) as file, file.open_outline() as outline:
        assert [[inner.title for inner in item.children] for item in outline.root] == [
            ["Sau"], ["Sau"],
        ]  # fmt: skip


def test_fonts_stand_once_in_the_file() -> None:
    with opened(bound()) as file:
        names = [str(each.FontName) for each in file.objects
                 if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]  # fmt: skip
        assert len(names) == len({name.partition("+")[2] for name in names})


def test_links_lead_within_their_own_document() -> None:
    with opened(small("ab")) as file:
        for first in (0, 2):
            (link,) = file.pages[first + 1].Annots
            assert link.Dest[0].objgen == file.pages[first + 1].obj.objgen


@pytest.mark.parametrize(("n_up", "turned", "pages"), [(2, True, 3), (4, False, 2)])
def test_pages_share_sheets_in_reading_order(n_up: int, turned: bool, pages: int) -> None:
    drawing = small("abc", n_up=n_up)
    assert drawing.pages == pages
    file = pdfium.PdfDocument(drawing.content)
    width, height = file[0].get_size()
    assert (width > height) is turned
    words = " ".join(texts(drawing.content)).split()
    assert [word for word in words if len(word) == 1] == ["a", "b", "c"]


def test_what_is_drawn_small_stands_within_its_half_of_the_sheet() -> None:
    file = pdfium.PdfDocument(small("ab", n_up=2).content)
    text = file[0].get_textpage()
    width, _ = file[0].get_size()
    rects = [text.get_rect(index) for index in range(text.count_rects())]
    halves = ["left" if right < width / 2 else "right" for _, _, right, _ in rects]
    assert all(left > width / 2 for (left, *_), half in zip(rects, halves, strict=True)
               if half == "right")  # fmt: skip
    assert halves[0] == "left"
    assert halves[-1] == "right"


def test_links_on_a_shared_sheet_can_be_hit_where_they_are_seen() -> None:
    drawing = small("a", n_up=2)
    text = pdfium.PdfDocument(drawing.content)[0].get_textpage()
    with opened(drawing) as file:
        left, low, right, high = (float(side) for side in file.pages[0].Annots[0].Rect)
    assert "mục sau" in text.get_text_bounded(left - 1, low - 1, right + 1, high + 1)


def test_each_document_begins_on_a_front_where_backs_stay_blank() -> None:
    with opened(bound(blank_backs=True)) as file, file.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        firsts = [numbers[item.destination[0].objgen] for item in outline.root]
        assert [first % 2 for first in firsts] == [0, 0, 0, 0]
        assert "/Contents" not in file.pages[1]
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_one_document_alone_may_share_sheets_without_being_a_part() -> None:
    binder = Binder(Cover("Một", n_up=2), several=False)
    binder.add(compile_template(TWO_PAGES, name="t.xml"), {"name": "a"})
    drawing = binder.finish()
    assert drawing.pages == 1
    with opened(drawing) as file:
        assert str(file.Root.StructTreeRoot.K[0].S) == "/Document"


def test_the_same_documents_give_the_same_bytes() -> None:
    assert bound().content == bound().content


def test_a_document_that_cannot_be_drawn_leaves_the_file_as_it_was() -> None:
    compiled = compile_template(TWO_PAGES, name="t.xml")
    binder = Binder(Cover("Tập"))
    binder.add(compiled, {"name": "a"})
    with pytest.raises(RenderError):
        binder.add(compiled, {"name": "😀"})
    with pytest.raises(TemplateError):
        binder.add(compiled, {})
    binder.add(compiled, {"name": "b"})
    assert [text.split()[0] for text in texts(binder.finish().content)[::2]] == ["a", "b"]


def test_text_in_another_language_says_so() -> None:
    binder = Binder(Cover("Tập"))
    compiled = compile_template(TWO_PAGES, name="t.xml")
    binder.add(compiled, {"name": "a"})
    binder.add(compiled, {"name": "b"}, language="en-GB")
    with opened(binder.finish()) as file:
        first, second = file.Root.StructTreeRoot.K[0].K
        assert "/Lang" not in first
        assert str(second.Lang) == "en-GB"


def test_wide_pages_stand_one_above_the_other() -> None:
    binder = Binder(Cover("Ngang", n_up=2))
    body = '<text style="plain" role="H1">{{ name }}</text>'
    wide = compile_template(template(body, doc='orientation="landscape"'), name="t.xml")
    for name in "ab":
        binder.add(wide, {"name": name}, title=name)
    drawing = binder.finish()
    page = pdfium.PdfDocument(drawing.content)[0]
    assert page.get_width() < page.get_height()
    assert drawn(body, {"name": "a"}, doc='orientation="landscape"').pages == 1
