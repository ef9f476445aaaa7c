"""What a file is is told by its bytes; what is no report is refused by what it is."""

import io
import zipfile

import pytest

from briefgen.errors import SourceError, say_all
from briefgen.extract.forms.sniffing import form_of


def package(member: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(member, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (package("xl/workbook.xml"), "Excel"),
        (package("ppt/presentation.xml"), "PowerPoint"),
        (package("content.xml"), "OpenDocument"),
        (package("hello.txt"), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
    ],
)
def test_what_is_no_report_is_refused_by_what_it_is(content: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        form_of(content, "a.docx")
    assert kind in say_all(caught.value.problems, "vi")


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        ("Cần Thơ: <b>họp</b>".encode(), "a.txt", "text"),
        (b"<10 ha", "a.txt", "text"),
        (b"<p dong", "-", "text"),
        (b"# khong phai tieu de", "a.txt", "text"),
        (package("word/document.xml"), "-", "docx"),
        (b"PK\x03\x04 cut", "a.txt", "docx"),
        (b"%PDF-1.7", "-", "pdf"),
        (b"\n\n%PDF-1.4", "a.txt", "pdf"),
        (b"<!DOCTYPE html><html><body>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML>", "-", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "-", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html>', "-", "html"),
        (b'<div class="x">', "-", "html"),
        (b"bare <b>words</b>", "trang.HTM", "html"),
        (b"From: <Saved by Blink>\r\n", "-", "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "trang.mht", "html"),
        (b"From: an@example.vn\r\n", "thu.txt", "text"),
        (b"# Hop", "-", "markdown"),
        (b"a | b\n---|---\n", "-", "markdown"),
        (b"bare words", "a.md", "markdown"),
        (b"bare words", "-", "text"),
    ],
)
def test_the_form_is_told_by_the_first_bytes_then_by_the_name(
    content: bytes, name: str, form: str
) -> None:
    assert form_of(content, name) == form
