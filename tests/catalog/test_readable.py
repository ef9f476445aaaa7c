"""A theme that cannot be read is found by measuring, and a readable colour is proposed."""

from dataclasses import replace

import pytest

from briefgen.catalog.colours import difference, seen
from briefgen.catalog.readable import LIMITS, Finding, measured, proposed
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.catalog.themes import find_theme

COLOURS = find_theme("official", [Shelf("built-in", built_in_folder())]).tables["colour"]
UNREADABLE = [
    ("brand", "#F2C94C", "mark"),  # yellow on white
    ("ink_3", "#9AA0AA", "text"),
    ("near", "#E8C468", "mark"),
    ("exceeded", "#2E9E3E", "verdicts"),  # green beside ochre, without cones for green
    ("missed", "#C81E1E", "verdicts"),
    ("met", "#9C3A00", "verdicts"),
    ("missed", "#30306A", "grey"),
]


def bad(colours: dict[str, str]) -> list[Finding]:
    return [finding for finding in measured(colours) if not finding.readable]


def test_the_built_in_colours_keep_every_limit() -> None:
    assert bad(COLOURS) == []


@pytest.mark.parametrize(("key", "colour", "measure"), UNREADABLE)
def test_an_unreadable_colour_is_found(key: str, colour: str, measure: str) -> None:
    found = bad({**COLOURS, key: colour})
    assert measure in {finding.measure for finding in found}
    assert all(key in (finding.one, finding.other) for finding in found)
    assert all(finding.value < LIMITS[finding.measure] for finding in found)


@pytest.mark.parametrize(("key", "colour", "_measure"), UNREADABLE)
def test_what_is_proposed_keeps_every_limit_and_stays_near(
    key: str, colour: str, _measure: str
) -> None:
    better = proposed({**COLOURS, key: colour}, key)
    assert better is not None
    assert bad({**COLOURS, key: better}) == []
    assert difference(seen(colour), seen(better)) < difference(seen(colour), seen("#000000"))


def test_a_readable_colour_is_proposed_as_it_is() -> None:
    better = proposed(COLOURS, "brand")
    assert better is not None
    assert difference(seen(COLOURS["brand"]), seen(better)) < 2


def test_nothing_is_proposed_where_one_colour_cannot_help() -> None:
    alike = {**COLOURS, "met": "#808080", "missed": "#808080", "near": "#808080"}
    assert proposed({**alike, "exceeded": "#808080"}, "brand") is not None
    crowded = {**COLOURS, "band_3": "#777777"}
    assert proposed(crowded, "exceeded") is None or bad(crowded) != []


def test_a_value_at_its_limit_is_readable() -> None:
    finding = Finding("text", "ink", "white", 4.5)
    assert finding.readable
    assert not replace(finding, value=4.49).readable
