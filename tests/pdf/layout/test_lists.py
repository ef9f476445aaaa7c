"""Lists: markers, nesting, tags."""

import io

import pikepdf
import pytest

from briefgen.pdf.layout.lists import letter_of
from tests.pdf.drawn import texts
from tests.pdf.sheets import drawn, faults

NESTED = """<list style="plain" marker="number" start="3"><item>Một</item><item>Hai
<list marker="letter"><item>con</item><item>con nữa</item></list></item></list>"""


@pytest.mark.parametrize("marker", ["disc", "dash", "hyphen", "number", "letter", "none"])
def test_lists_of_every_marker_conform(marker: str) -> None:
    body = f'<list marker="{marker}" style="plain"><item>Một</item><item>Hai</item></list>'
    assert faults(drawn(body).content, "ua1", "2a") == []


def test_numbers_count_on_and_items_are_read_in_order() -> None:
    content = drawn(NESTED).content
    assert " ".join(texts(content)[0].split()) == "3. Một 4. Hai a) con b) con nữa"
    assert faults(content, "ua1", "2a") == []
    with pikepdf.open(io.BytesIO(content)) as file:
        roles = [
            str(found.S) for found in file.objects
            if isinstance(found, pikepdf.Dictionary) and "/S" in found and "/P" in found
        ]  # fmt: skip
    assert [roles.count(f"/{role}") for role in ("L", "LI", "Lbl", "LBody")] == [2, 4, 4, 4]


def test_letters_are_those_of_the_vietnamese_alphabet() -> None:
    assert [letter_of(number) for number in (1, 4, 5, 22, 23, 24)] == [
        "a", "d", "đ", "x", "y", "aa"
    ]  # fmt: skip
