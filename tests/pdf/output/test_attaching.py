"""Files inside a PDF file: PDF/A-3a, associated with the document."""

import datetime
import io

import pikepdf
import pytest

from briefgen.errors import RenderError
from briefgen.pdf import Attachment
from tests.pdf.sheets import drawn, faults

DATA = Attachment(
    "cuộc họp.json", '{"tỷ lệ": 97.6}'.encode(), "application/json", "Source", "Dữ liệu của phiếu"
)
BODY = '<text style="plain">Kèm dữ liệu</text>'


def test_an_attached_file_is_found_with_its_name_kind_and_relationship() -> None:
    made = drawn(BODY, attachments=[DATA], date=datetime.date(2020, 11, 20))
    with pikepdf.open(io.BytesIO(made.content)) as file:
        found = file.attachments["cuộc họp.json"]
        assert found.get_file().read_bytes() == DATA.content
        assert found.get_file().mime_type == "application/json"
        assert found.description == "Dữ liệu của phiếu"
        (associated,) = file.Root.AF
        assert associated.AFRelationship == "/Source"
        assert "<pdfaid:part>3</pdfaid:part>" in file.Root.Metadata.read_bytes().decode()


def test_with_attachments_it_is_part_3_and_without_part_2() -> None:
    assert faults(drawn(BODY, attachments=[DATA]).content, "3a", "ua1") == []
    plain = drawn(BODY).content
    assert faults(plain, "2a", "ua1") == []
    assert b"<pdfaid:part>2</pdfaid:part>" in plain


def test_several_files_keep_their_names() -> None:
    more = Attachment("a.csv", b"1;2", "text/csv", "Data")
    with pikepdf.open(io.BytesIO(drawn(BODY, attachments=[DATA, more]).content)) as file:
        assert set(file.attachments) == {"a.csv", "cuộc họp.json"}
        assert [str(each.AFRelationship) for each in file.Root.AF] == ["/Source", "/Data"]


@pytest.mark.parametrize(
    ("attachments", "code"),
    [
        ([Attachment("../a.json", b"")], "attachment-name"),
        ([Attachment("", b"")], "attachment-name"),
        ([Attachment("a", b"", "json")], "attachment-type"),
        ([Attachment("a", b""), Attachment("a", b"1")], "attachment-name"),
    ],
)
def test_odd_names_and_kinds_are_refused(attachments: list[Attachment], code: str) -> None:
    with pytest.raises(RenderError) as caught:
        drawn(BODY, attachments=attachments)
    assert caught.value.problems[0].code == code
