"""What is no report is refused by what it is, never cited with its mark-up."""

import io
import zipfile

import pytest

from briefgen.errors import SourceError, say_all
from briefgen.flows.inputs import Input
from briefgen.flows.kinds import refuse_other_kinds


def package(member: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(member, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><html><body>", "trang web"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML>", "trang web"),
        (package("xl/workbook.xml"), "Excel"),
        (package("ppt/presentation.xml"), "PowerPoint"),
        (package("content.xml"), "OpenDocument"),
        (package("hello.txt"), "ZIP"),
    ],
)
def test_a_file_of_another_kind(content: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        refuse_other_kinds(Input("a.docx", content))
    assert kind in say_all(caught.value.problems, "vi")


@pytest.mark.parametrize(
    "content",
    ["Cần Thơ: <b>họp</b>".encode(), b"<10 ha", package("word/document.xml"), b"PK\x03\x04 cut"],
)
def test_what_may_be_a_report_is_left_to_its_reader(content: bytes) -> None:
    refuse_other_kinds(Input("a.txt", content))
