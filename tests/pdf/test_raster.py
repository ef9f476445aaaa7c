"""Pictures: what is kept as it is, what is unpacked, what is refused."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from briefgen.errors import Place, RenderError
from briefgen.pdf.raster import read_raster
from tests.pdf.files import gif, jpeg, png
from tests.pdf.sheets import drawn, faults

BODY = '<image src="{{ name }}" alt="Ảnh" width="30"/>'


def drawn_with(content: bytes) -> bytes:
    return drawn(BODY, {"name": "p"}, read_asset={"p": content}.__getitem__).content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_mode_is_drawn(mode: str) -> None:
    content = drawn_with(png(mode))
    assert faults(content, "ua1", "2a") == []
    image = pdfium.PdfDocument(content)[0].render().to_pil().convert("L")
    assert image.crop((45, 45, 120, 95)).getextrema()[0] < 200


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpeg_is_kept_as_it_is_where_its_colours_allow(mode: str) -> None:
    given = jpeg(mode)
    content = drawn_with(given)
    assert faults(content, "ua1", "2a") == []
    with pikepdf.open(io.BytesIO(content)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        assert image.ColorSpace in ("/DeviceGray", "/DeviceRGB")
        assert (image.read_raw_bytes() == given) == (mode != "CMYK")


def test_a_picture_used_twice_is_kept_once() -> None:
    body = BODY + BODY
    made = drawn(body, {"name": "p"}, read_asset={"p": png("RGBA")}.__getitem__)
    with pikepdf.open(io.BytesIO(made.content)) as file:
        assert len(file.pages[0].Resources.XObject) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture-unreadable"),
        (b"\x89PNG\r\n\x1a\nxxxx", "picture-unreadable"),
        (jpeg()[:300], "picture-unreadable"),
        (png()[:100], "picture-unreadable"),
        (gif(), "picture-kind-not-drawn"),
        (b"%PDF-1.7\n", "picture-kind-not-drawn"),
    ],
)
def test_files_that_are_no_picture_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(RenderError) as caught:
        read_raster(content, "a", Place(line=3))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].at.line == 3


def test_without_a_folder_no_file_is_read() -> None:
    with pytest.raises(RenderError) as caught:
        drawn(BODY, {"name": "/etc/passwd"})
    assert caught.value.problems[0].code == "asset-not-allowed"
