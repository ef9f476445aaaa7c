from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.model import Quantity
from briefgen.vi.lexicons import lexicon
from briefgen.vi.units import base_value, dimension, english_unit, find_unit, match_unit

TABLE = Path(__file__).parents[1] / "examples" / "units.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "base", "scale", "kind", "english", "seen"), ROWS)
def test_units_of_reports_resolve(
    text: str, base: str, scale: str, kind: str, english: str, seen: str
) -> None:
    unit = find_unit(text)
    assert unit is not None, seen
    assert (unit.base, unit.scale, unit.kind) == (base, Decimal(scale), kind)
    assert english_unit(text) == english


@pytest.mark.parametrize("name", ["", "khâu đột phá", "tỷ năm", "đồng/", "G", "đồngg"])
def test_what_is_no_unit_is_not_guessed(name: str) -> None:
    assert find_unit(name) is None
    assert english_unit(name) == name


@pytest.mark.parametrize("entry", lexicon("units")["unit"], ids=lambda entry: entry["name"])
def test_every_unit_of_the_lexicon_is_found_in_all_its_spellings(entry: dict[str, str]) -> None:
    for spelling in [entry["name"], *entry.get("variants", [])]:
        unit = find_unit(spelling)
        assert unit is not None, spelling
        assert unit.base == entry.get("base", entry["name"]), spelling
        assert match_unit(f" {spelling}, đạt", 0) == (spelling, len(spelling) + 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ha lúa", ("ha", 2)),
        (" tỷ đồng, đạt", ("tỷ đồng", 8)),
        (" Tỷ đồng", ("Tỷ đồng", 8)),
        (" tỷ năm 2020", ("tỷ", 3)),
        (" triệu đồng / người", ("triệu đồng/người", 19)),
        (" lượt khách quốc tế", ("lượt khách quốc tế", 19)),
        ("%so với", ("%", 1)),
        ("G", None),
        ("hai", None),
        (" xãhội", None),
        ("\n%", None),
    ],
)
def test_the_longest_whole_unit_is_taken(text: str, found: tuple[str, int] | None) -> None:
    assert match_unit(text, 0) == found


def test_base_values_are_exact() -> None:
    assert base_value(Quantity(value=Decimal("1.39"), unit="triệu tấn")) == 1_390_000
    assert base_value(Quantity(value=Decimal("62.33"), unit="tạ/ha")) == Decimal("6.233")
    assert base_value(Quantity(value=Decimal("5"))) == 5
    assert base_value(Quantity(value=Decimal("5"), unit="khâu đột phá")) == 5


def test_dimensions_tell_what_can_be_compared() -> None:
    assert dimension("tỷ đồng") == dimension("đồng") != dimension("USD")
    assert dimension("%") != dimension("điểm %")
    assert dimension("đồng/người") != dimension("đồng")
    assert dimension("tạ") == dimension("triệu tấn")
    assert dimension(None) == ""
    assert dimension("Khâu đột phá") == dimension("khâu đột phá")
