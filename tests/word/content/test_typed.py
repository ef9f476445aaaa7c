"""Rich values of data files: read by their type, refused with their place."""

import io
from decimal import Decimal
from typing import Any

import pytest
from PIL import Image

from briefgen.errors import DataError, Problem
from briefgen.word import Blocks, Listing, Paragraph, Picture, RichText, Run, Subdocument
from briefgen.word.content.nouns import Look
from briefgen.word.content.typed import typed_values


def png(width: int = 40, height: int = 20, dpi: int = 96) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(made, "PNG", dpi=(dpi, dpi))
    return made.getvalue()


FILES = {"logo.png": png(), "phu-luc.docx": b"PK"}


def read(name: str) -> bytes:
    if name not in FILES:
        raise DataError(Problem("asset-outside", facts={"name": name, "folder": "."}))
    return FILES[name]


READ = [
    ({"$type": "RichText", "parts": ["a", {"text": "b", "bold": True, "size": Decimal(20)}]},
     RichText(("a", Run("b", Look(bold=True, size=20))))),
    ({"$type": "RichText", "parts": [{"text": {"$type": "RichText", "parts": ["x"]}, "url": "#a"}]},
     RichText((Run(RichText(("x",)), Look(), "#a"),))),
    ({"$type": "RichTextParagraph", "parts": [{"text": "a", "parastyle": "Quote"}, {"text": "b"}]},
     Blocks((Paragraph(("a",), "Quote"), Paragraph(("b",))))),
    ({"$type": "Listing", "text": "a\nb"}, Listing("a\nb")),
    ({"$type": "InlineImage", "path": "logo.png", "width_mm": Decimal(30)},
     Picture(FILES["logo.png"], width=30.0, name="logo.png")),
    ({"$type": "Subdoc", "path": "phu-luc.docx"}, Subdocument(b"PK", "phu-luc.docx")),
    ({"$type": "Subdoc", "ops": [{"op": "heading", "text": "A", "level": 2}]},
     Blocks((Paragraph(("A",), "Heading 2", outline=2),))),
    ([{"a": {"$type": "Listing", "text": "x"}}, 5], [{"a": Listing("x")}, 5]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), READ)
def test_a_mapping_with_a_type_becomes_what_it_says(given: object, expected: object) -> None:
    assert typed_values({"v": given}, read) == {"v": expected}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"$type": "RichTex", "parts": []}, "type-unknown-similar"),
    ({"$type": "zzz"}, "type-unknown"),
    ({"$type": "RichText"}, "type-field-missing"),
    ({"$type": "InlineImage"}, "type-field-missing"),
    ({"$type": "InlineImage", "path": "../mat.png"}, "asset-outside"),
    ({"$type": "InlineImage", "path": "logo.png", "with_mm": 3}, "type-field-unknown"),
    ({"$type": "InlineImage", "path": "logo.png", "width_mm": "3"}, "type-number-odd"),
    ({"$type": "RichText", "parts": [5.5]}, "type-part-odd"),
    ({"$type": "Subdoc", "ops": [{"op": "dance"}]}, "type-step-unknown"),
]


@pytest.mark.parametrize(("given", "code"), REFUSED)
def test_what_cannot_be_read_is_told_with_its_data_path(given: dict[str, Any], code: str) -> None:
    with pytest.raises(DataError) as caught:
        typed_values({"a": [0, {"b": given}]}, read)
    assert [(one.code, one.at.path) for one in caught.value.problems] == [(code, "a[1].b")]


def test_all_that_cannot_be_read_is_told_together() -> None:
    with pytest.raises(DataError) as caught:
        typed_values({f"v{n}": given for n, (given, _) in enumerate(REFUSED)}, read)
    assert [one.code for one in caught.value.problems] == [code for _, code in REFUSED]
