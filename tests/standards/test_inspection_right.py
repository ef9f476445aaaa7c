"""Right documents: both systems, several kinds and years, tables and tabs, direct and styles."""

from collections.abc import Callable
from typing import Literal

import pytest

from tests.standards.checked import codes
from tests.standards.documents import (
    LONG,
    Official,
    P,
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
    text,
)
from tests.standards.written import docx

Layout = Literal["tabs", "rows", "three", "breaks"]
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


@pytest.mark.parametrize("layout", ["tabs", "rows", "three", "breaks"])
@pytest.mark.parametrize("name", RIGHT)
def test_head_and_foot_may_be_laid_out_otherwise(name: str, layout: Layout) -> None:
    made = RIGHT[name]()
    made.layout = layout
    assert codes(docx(made)) == []


def enacted() -> Official:
    made = state_decision()
    who = P("CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "enacting", bold=True)
    made.put_after("abstract", who)
    made.put_after("ground_2", P("QUYẾT ĐỊNH:", "decides", bold=True))
    return made


def resolved() -> Official:
    made = state_decision()
    made["type"].text, made["number"].text = "NGHỊ QUYẾT", "Số: 15/NQ-HĐND"
    made["issuer"].text = "HỘI ĐỒNG NHÂN DÂN"
    made["authority"].text, made["office"].text = "CHỦ TỊCH", "CHỦ TỊCH"
    made.drop("deputy", "office")
    for words in ("KHÓA X, KỲ HỌP THỨ BA", "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ CẦN THƠ"):
        made.put_after("abstract", P(words, bold=True))
    return made


def with_appendix() -> Official:
    made = state()
    made.after = [P("DANH MỤC NHIỆM VỤ", bold=True, size=12), P("CHỦ TỊCH HỘI ĐỒNG", size=12)]
    return made


def with_list() -> Official:
    made = state()
    made.put_after("item", text(f"- {LONG}", first=0))
    return made


@pytest.mark.parametrize("build", [enacted, resolved, with_appendix, with_list])
def test_further_right_documents_are_left_alone(build: Callable[[], Official]) -> None:
    assert codes(docx(build())) == []
