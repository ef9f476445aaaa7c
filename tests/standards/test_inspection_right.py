"""Right documents: both systems, several kinds and years, tables and tabs, direct and styles."""

from collections.abc import Callable

import pytest

from tests.standards.checked import codes
from tests.standards.documents import (
    Official,
    office_of_committee,
    party,
    party_2026,
    party_decision,
    party_letter,
    party_submission,
    state,
    state_decision,
    state_letter,
    state_minutes,
)
from tests.standards.written import docx

RIGHT: dict[str, Callable[[], Official]] = {
    "party-notice": party,
    "party-report": lambda: party("BÁO CÁO", "BC"),
    "party-conclusion": lambda: party("KẾT LUẬN", "KL"),
    "party-2026": party_2026,
    "party-decision": party_decision,
    "party-letter": party_letter,
    "party-submission-2026": party_submission,
    "party-submission-2020": lambda: party_submission(",", "Kính gửi:"),
    "party-office": office_of_committee,
    "state-notice": state,
    "state-report": lambda: state("BÁO CÁO", "BC"),
    "state-decision": state_decision,
    "state-letter": state_letter,
    "state-minutes": state_minutes,
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_is_left_alone(name: str) -> None:
    assert codes(docx(RIGHT[name]())) == []


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_may_be_set_by_styles(name: str) -> None:
    made = RIGHT[name]()
    made.by_styles = True
    assert codes(docx(made)) == []


@pytest.mark.parametrize("name", RIGHT)
def test_a_head_may_be_set_by_tabs(name: str) -> None:
    made = RIGHT[name]()
    made.by_tabs = True
    assert codes(docx(made)) == []
