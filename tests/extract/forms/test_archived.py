"""A web page saved as one file with its pictures is read like the page in it."""

from email.message import EmailMessage

import pytest

from briefgen.errors import SourceError, say_all
from briefgen.extract.forms.archived import page_of
from briefgen.extract.source import read_source
from tests.extract.forms.written_forms import REPORT, as_page

PICTURE = b"GIF89a not looked at"


def archive(markup: bytes, charset: str, wrapping: str) -> bytes:
    """Return a page with a picture, as browsers save it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Trang"
    message.set_content(markup, "text", "html", cte=wrapping)
    message.set_param("charset", charset)
    message.add_related(PICTURE, "image", "gif")
    return message.as_bytes()


@pytest.mark.parametrize("wrapping", ["quoted-printable", "base64"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_an_archive_is_read_like_its_page(wrapping: str, line_end: bytes) -> None:
    page = as_page(REPORT)
    saved = archive(page, "utf-8", wrapping).replace(b"\n", line_end)
    ours, plain = read_source(saved, "trang.mht"), read_source(page, "trang.html")
    assert ours.form == "html"
    assert (ours.raw, ours.known, ours.left_out) == (plain.raw, plain.known, plain.left_out)
    assert ours.published_at == plain.published_at
    assert ours.sha256 != plain.sha256


def test_letters_are_read_in_the_encoding_the_archive_names() -> None:
    page = as_page(REPORT, "utf-16").replace(b'charset="utf-16"', b"")
    saved = archive(page, "utf-16", "base64")
    assert read_source(saved, "trang.mht").raw == read_source(as_page(REPORT), "a.html").raw


@pytest.mark.parametrize(
    "content",
    [
        b"From: <Saved by Blink>\r\n",
        b"From: <Saved by Blink>\nContent-Type: image/gif\n\nGIF89a",
        archive(as_page(REPORT), "utf-8", "base64")[:2000],
        archive(as_page(REPORT), "utf-8", "quoted-printable")[:-40],
    ],
)
def test_an_archive_without_a_whole_page_is_refused(content: bytes) -> None:
    assert page_of(content) is None
    with pytest.raises(SourceError) as caught:
        read_source(content, "trang.mht")
    assert "MHTML" in say_all(caught.value.problems, "vi")
