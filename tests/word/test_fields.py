"""Fields that depend on the whole document are worked out when it is opened."""

import pytest

from tests.word.packages import docx, fill, member, p


def field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr=" {code} "><w:r><w:t>…</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(
    ("code", "updated"),
    [
        (r"TOC \\o", True),
        ("PAGEREF muc", True),
        ("SEQ Bang", True),
        ("=SUM(ABOVE)", True),
        ("PAGE", False),
        ("NUMPAGES", False),
        ("REFERENCE", False),
    ],
)
def test_word_is_asked_to_update_what_lists_or_repeats_other_text(code: str, updated: bool) -> None:
    settings = member(fill(docx(field(code), p("{{ a }}")), a="x"), "word/settings.xml")
    assert ("<w:updateFields" in settings) == updated
    if updated:  # where the schema wants it
        assert settings.index("<w:updateFields") < settings.index("<w:compat>")


def test_a_document_without_tags_is_left_alone() -> None:
    assert "updateFields" not in member(fill(docx(field("TOC"))), "word/settings.xml")
