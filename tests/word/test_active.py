"""What a template may not bring along."""

import pytest

from tests.word.packages import codes, docx, fill, p, paragraphs, relation

EXTERNAL = [
    ("image", "https://a.vn/x.png", "active-linked-picture"),
    ("attachedTemplate", "https://a.vn/x.dotm", "active-remote-template"),
    ("oleObject", "file:///c:/x", "active-linked-object"),
    ("subDocument", "x.docx", "active-linked-document"),
    ("hyperlink", "javascript:alert(1)", "active-link"),
    ("hyperlink", "file:///etc/passwd", "active-link"),
    ("hyperlink", "\\\\may\\chu", "active-link"),
]


@pytest.mark.parametrize(("kind", "target", "code"), EXTERNAL)
def test_what_leads_outside_is_refused(kind: str, target: str, code: str) -> None:
    assert codes(docx("x", relations=relation(1, kind, target, external=True))) == [code]


@pytest.mark.parametrize("target", ["https://a.vn", "mailto:a@b.vn", "#moc", "bao-cao.docx"])
def test_ordinary_links_are_kept(target: str) -> None:
    template = docx("x", relations=relation(1, "hyperlink", target, external=True))
    assert paragraphs(fill(template)) == ["x"]


def test_macros_and_foreign_content_are_refused() -> None:
    assert codes(docx("x", members={"word/vbaProject.bin": "x"})) == ["active-macros"]
    chunk = docx("x", members={"word/a.html": "x"}, relations=relation(1, "aFChunk", "a.html"))
    assert codes(chunk) == ["active-foreign-content"]


def test_relations_that_lead_nowhere_are_told() -> None:
    assert codes(docx("x", relations=relation(1, "image", "media/a.png"))) == ["relation-dangling"]


def field(*pieces: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return p(sign.format("begin"), code, sign.format("separate"), "x", sign.format("end"))


@pytest.mark.parametrize("pieces", [[" DDEAUTO c:\\x "], [" INCLUDE", 'TEXT "x"'], ["dde a b"]])
def test_fields_that_load_or_run_are_refused_however_they_are_cut(pieces: list[str]) -> None:
    assert codes(docx(field(*pieces))) == ["active-field"]


@pytest.mark.parametrize("code", ["PRINT x", "RD x.docx", "CONTROL Forms.CommandButton.1"])
def test_fields_that_read_or_send_are_refused(code: str) -> None:
    assert codes(docx(field(code))) == ["active-field"]


@pytest.mark.parametrize("target", ['"javascript:x"', '"file:///c:/x"', "ms-word:x",
                                    '"\\\\\\\\may\\\\chu"'])  # fmt: skip
def test_the_address_of_a_link_field_is_judged_as_that_of_a_link(target: str) -> None:
    assert codes(docx(field(f" HYPERLINK {target} "))) == ["active-link"]
    assert codes(docx(field(' HYPERLINK "https://a.vn" \\l "moc" '))) == []


def test_ordinary_fields_are_kept() -> None:
    assert codes(docx(field(" PAGE "), field(" REF moc "))) == []
