"""Packages that are refused: each kind with its own code."""

import io
import struct
import zipfile

import pytest

from briefgen.word.limits import Limits
from briefgen.word.package import read_package
from tests.word.packages import codes, docx, package


def test_a_document_is_read_member_by_member() -> None:
    members = read_package(docx("x"), Limits())
    assert next(iter(members)) == "[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "package-empty"),
        (b"%PDF-1.7", "package-not-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "package-encrypted"),
        (docx("x")[:2000], "package-broken"),
        (package({"a.txt": b"x"}), "package-not-word"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, code: str) -> None:
    assert codes(content) == [code]


def test_names_that_stand_twice_are_refused_also_in_other_case() -> None:
    made = io.BytesIO(docx("x"))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("WORD/document.xml", "<a/>")
        archive.writestr("../out.xml", "<a/>")
    assert codes(made.getvalue()) == ["package-duplicate", "package-name-odd"]


def test_members_that_share_bytes_are_refused() -> None:
    content = bytearray(docx("x"))
    last = content.rfind(b"PK\1\2")
    first = content.find(b"PK\1\2")
    content[last + 42 : last + 46] = content[first + 42 : first + 46]
    assert codes(bytes(content)) == ["package-broken-member"]


def test_a_member_that_is_not_what_it_claims_is_refused() -> None:
    content = bytearray(docx("x"))
    start = content.find(b"PK\1\2")
    content[start + 16 : start + 20] = struct.pack("<L", 1)
    assert codes(bytes(content)) == ["package-broken-member"]


def test_what_unfolds_too_far_is_refused_before_it_unfolds() -> None:
    bomb = docx("x", members={"word/media/a.bin": "\0" * 3_000_000})
    assert codes(bomb) == ["package-bomb"]
    assert codes(docx("x"), ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(members=3), "package-too-many-members"),
        (Limits(file=100), "package-too-large"),
        (Limits(member=100), "package-member-too-large"),
    ],
)
def test_limits_hold(limits: Limits, code: str) -> None:
    from briefgen.errors import TemplateError

    with pytest.raises(TemplateError, match=code):
        read_package(docx("x"), limits)


def test_a_document_type_is_refused_and_broken_mark_up_placed() -> None:
    doctype = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    assert codes(docx("x", members={"word/fontTable.xml": doctype})) == ["part-doctype"]
    assert codes(docx("x", members={"word/fontTable.xml": "<a></b>"})) == ["part-broken"]
    deep = "<a>" * 300 + "</a>" * 300
    assert codes(docx("x", members={"word/fontTable.xml": deep})) == ["part-broken"]
