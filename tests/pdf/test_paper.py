"""A page of a PDF file as letterhead: taken over where the file stays fit for archiving."""

import io
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen import canvas

from briefgen.errors import RenderError
from briefgen.pdf import paper
from tests.pdf.files import png
from tests.pdf.sheets import drawn, faults

LETTERHEAD = '<letterhead src="h.pdf" page="{{ page }}"/>'
BODY = (
    '<space height="70"/><text style="plain">Một</text>'
    '<section start="page"><space height="70"/><text style="plain">Hai</text></section>'
)
OWN = drawn(
    '<h1>TỈNH ỦY 100 %</h1><area height="40"><fill y="30" width="60" height="9" colour="brand"/>'
    '</area><image src="p" alt="dấu" width="20"/>',
    read_asset=lambda _: png("RGBA", (20, 20)),
).content


def on(content: bytes, page: int = 1) -> bytes:
    files = {"h.pdf": content}
    return drawn(BODY, {"page": page}, furniture=LETTERHEAD, read_asset=files.__getitem__).content


def plain(draw: Any) -> bytes:
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=(419.53, 595.28), invariant=1, initialFontName="Symbol")
    draw(page)
    page.showPage()
    page.save()
    return without_fonts(made.getvalue())


def without_fonts(content: bytes) -> bytes:
    """The same file without the fonts that are named and not used."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        page = file.pages[0]
        if b"Tj" not in page.Contents.read_bytes():
            del page.Resources["/Font"]
        file.save(made, deterministic_id=True)
    return made.getvalue()


def test_a_page_lies_under_every_page_and_the_file_conforms() -> None:
    made = on(OWN)
    assert made == on(OWN)
    assert faults(made, "ua1", "2a") == []
    pages = [page.render(scale=0.6).to_pil().convert("RGB") for page in pdfium.PdfDocument(made)]
    own = next(iter(pdfium.PdfDocument(OWN))).render(scale=0.6).to_pil().convert("RGB")
    top = (0, 0, own.width, own.height // 4)
    for page in pages:
        assert page.crop(top).tobytes() == own.crop(top).tobytes()
    with pikepdf.open(io.BytesIO(made)) as file:
        forms = [each for each in file.objects if isinstance(each, pikepdf.Stream)
                 and each.get("/Subtype") == "/Form"]  # fmt: skip
        assert len(forms) == 1
        assert b"MCID" not in forms[0].read_bytes()


def test_what_the_page_says_is_read_by_nobody() -> None:
    with pikepdf.open(io.BytesIO(on(OWN))) as file:
        content = file.pages[0].Contents.read_bytes()
    before, _, after = content.partition(b"/P1 Do")
    assert before.rpartition(b"BDC")[0].endswith(
        b"/Artifact <</Type /Layout /Subtype /Background>> "
    )
    assert after.lstrip().startswith((b"Q\nEMC", b"Q EMC"))


def test_a_turned_page_stands_upright() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(OWN)) as file:
        file.pages[0].Rotate = 180
        file.save(made)
    (first, *_) = pdfium.PdfDocument(on(made.getvalue()))
    (own, *_) = pdfium.PdfDocument(made.getvalue())
    ends = [page.render(scale=0.3).to_pil().convert("L") for page in (first, own)]
    low = (0, ends[0].height * 3 // 4, ends[0].width, ends[0].height)
    assert ends[0].crop(low).getextrema()[0] < 100
    assert ends[1].crop(low).getextrema()[0] < 100


REFUSED = {
    "letterhead-font": plain(lambda page: page.drawString(50, 50, "x")),
    "letterhead-colour": plain(
        lambda page: (page.setFillColor(CMYKColor(1, 0, 0, 0)), page.rect(0, 0, 9, 9, fill=1))
    ),
    "picture-unreadable": b"%PDF-1.7 nothing else",
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_not_fit_for_archiving_is_refused(code: str) -> None:
    with pytest.raises(RenderError) as caught:
        on(REFUSED[code])
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["name"], problem.at.tag) == (code, "h.pdf", "letterhead")


def test_lines_alone_are_fit() -> None:
    made = on(plain(lambda page: (page.setStrokeColorRGB(1, 0, 0), page.line(0, 500, 400, 500))))
    assert faults(made, "ua1", "2a") == []


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(RenderError) as caught:
        on(OWN, page=3)
    (problem,) = caught.value.problems
    assert problem.code == "letterhead-page-missing"
    assert (problem.facts["page"], problem.facts["pages"]) == (3, 1)


def test_without_the_reader_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "find_spec", lambda _: None)
    paper._paper.cache_clear()
    with pytest.raises(RenderError) as caught:
        on(OWN)
    assert caught.value.problems[0].code == "letterhead-reader-missing"
