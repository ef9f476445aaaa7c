"""The seal tells whether a hand has changed a document."""

import io
import zipfile

from briefgen.word import is_untouched, seal
from tests.word.packages import docx, fill, member


def repacked(document: bytes, old: bytes = b"", new: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new) if old else before.read(name))
    return made.getvalue()


def test_a_sealed_document_is_untouched_until_a_letter_changes() -> None:
    sealed = seal(fill(docx("{{ a }}"), a="Ánh"))
    assert is_untouched(sealed) is True
    assert is_untouched(repacked(sealed)) is True
    assert is_untouched(repacked(sealed, b"body", b"bodi")) is False


def test_what_we_did_not_make_has_no_seal() -> None:
    assert is_untouched(docx("x")) is None
    assert is_untouched(b"anything") is None


def test_sealing_twice_gives_the_same_bytes() -> None:
    sealed = seal(fill(docx("x")))
    assert seal(sealed) == sealed
    assert member(sealed, "[Content_Types].xml").count("custom-properties") == 1
