"""Sheets against the standards they claim: PDF/UA-1 and PDF/A-2a, by an independent checker."""

import pytest

from tests.pdf.drawn import draw
from tests.pdf.scorecards import seed, strained, with_rows

page = pytest.importorskip("page", reason="page-validation is not installed")


@pytest.mark.parametrize("standard", ["ua1", "2a"])
@pytest.mark.parametrize("name", ["seed", "strained", "60 rows", "1 row"])
def test_sheets_conform(name: str, standard: str) -> None:
    cards = {"seed": seed, "strained": strained}
    card = cards[name]() if name in cards else with_rows(int(name.split()[0]))
    report = page.validate_pdf_bytes(draw(card).content, profile=standard)
    assert [(found.rule_id, found.message) for found in report.failures] == []
