"""A broken cache costs a compilation, never a document."""

import hashlib
import io
import marshal
from pathlib import Path

from docx import Document

from briefgen.catalog.templates import Shelf
from briefgen.flows.compiled import compiled_pdf, compiled_word
from briefgen.flows.setting import Setting

SHEET = Path(__file__).parents[2] / "templates/scorecard/a4-portrait"


def template() -> bytes:
    document = Document()
    document.add_paragraph("Kính gửi {{ ten }}")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_cached_template_is_read_back_and_called_by_the_name_of_today(tmp_path: Path) -> None:
    setting = Setting((Shelf("built-in", tmp_path),), tmp_path / "cache", "1")
    content = template()
    first = compiled_word(content, "first.docx", setting)
    second = compiled_word(content, "second.docx", setting)
    assert (first.name, second.name) == ("first.docx", "second.docx")
    assert first.render({"ten": "Ông A"}) == second.render({"ten": "Ông A"})


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    setting = Setting((), tmp_path / "cache", "1")
    content = template()
    made = compiled_word(content, "a.docx", setting).render({"ten": "Ông A"})
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-9], b"x" * 500, whole[:60] + b"\0" + whole[61:]):
        kept.write_bytes(damaged)
        assert compiled_word(content, "a.docx", setting).render({"ten": "Ông A"}) == made
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_cache_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    assert compiled_word(template(), "a.docx", Setting((), tmp_path / "cache", "1"))


def test_a_sheet_kept_by_another_version_of_a_library_is_compiled_again(tmp_path: Path) -> None:
    setting = Setting((), tmp_path / "cache", "1")
    (file,) = SHEET.glob("*.xml")
    compiled_pdf(file.read_bytes(), file.name, setting)
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    other = marshal.dumps(("another version", None))
    kept.write_bytes(hashlib.sha256(other).digest() + other)
    assert compiled_pdf(file.read_bytes(), file.name, setting)
    assert kept.read_bytes() == whole
