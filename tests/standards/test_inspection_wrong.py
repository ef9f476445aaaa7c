"""Documents with one fault each: it is found, named by its check, and nothing else is said."""

from typing import Literal

import pytest

from tests.standards.checked import codes, mended, problems
from tests.standards.faults import BY_HAND, BY_HAND_HERE, WRONG, Change, Made
from tests.standards.written import docx

Layout = Literal["rows", "three", "tabs", "breaks"]
IDS = [f"{n + 1:02d} {case[0]}" for n, case in enumerate(WRONG)]


def wrong(case: tuple[str, Made, Change, str, str]) -> bytes:
    made = case[1]()
    case[2](made)
    return docx(made)


@pytest.mark.parametrize("case", WRONG, ids=IDS)
def test_one_fault_is_found_and_nothing_else(case: tuple[str, Made, Change, str, str]) -> None:
    found = problems(wrong(case))
    assert [problem.code for problem in found] == [case[4]]
    assert found[0].facts["check"] == case[3]
    assert found[0].facts["source"]


@pytest.mark.parametrize("case", WRONG, ids=IDS)
def test_what_is_safe_is_mended_in_a_copy(case: tuple[str, Made, Change, str, str]) -> None:
    content = wrong(case)
    left = codes(mended(content))
    by_hand = case[4] in BY_HAND or case[0] in BY_HAND_HERE
    assert left == ([case[4]] if by_hand else [])


@pytest.mark.parametrize("layout", ["rows", "three", "tabs", "breaks"])
def test_faults_are_found_however_head_and_foot_are_laid_out(layout: Layout) -> None:
    told = {}
    for case in WRONG:
        made = case[1]()
        case[2](made)
        made.layout = layout
        told[case[0]] = codes(docx(made))
    if layout in ("tabs", "breaks"):  # one border, one drawing serves both columns
        del told["no rule under the issuer"]
    assert {name: [case[4]] for case in WRONG if (name := case[0]) in told} == told
