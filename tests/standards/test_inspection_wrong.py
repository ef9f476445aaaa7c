"""Documents with one fault each: it is found, named by its check, and nothing else is said."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standards.checked import codes, mended, problems
from tests.standards.documents import LONG, Official, P, party, party_decision
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


def with_every_habit() -> Official:
    """Return a Party document with everything that public tools take over from NĐ 30."""
    made = party_decision()
    for p in made.middle:
        p.size = 14 if p.name == "type" else 13
    made["motto"].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    made.put_after("motto", P("Độc lập - Tự do - Hạnh phúc", bold=True, ruled=True))
    made.drop("asterisk", "separator")
    made["issuer"].ruled = made["office"].bold = True
    made["number"].text, made["authority"].text = "Số: 5/QĐ-TU", "TM. BAN THƯỜNG VỤ"
    made["ground"].text, made["ground_2"].text = "Căn cứ Điều lệ Đảng;", "Căn cứ Quy chế."
    made["ground"].italic = made["ground_2"].italic = True
    made["last"].text = f"{LONG[:-1]}./."
    made["label"].bold = made["label"].italic = True
    made["label"].underline = False
    made["to"].text, made["copy"].text = "- Như trên;", "- Lưu: VT."
    made.margins.update(left=35, right=20)
    return made


def test_every_habit_of_the_other_system_is_found() -> None:
    found = {
        (problem.facts["check"], problem.code) for problem in problems(docx(with_every_habit()))
    }
    assert found == {
        ("F01", "format-size"),
        ("F02", "format-margin"),
        ("F03", "format-mixed"),
        ("F04", "format-number"),
        ("F04", "format-number-zero"),
        ("F06", "format-asterisk"),
        ("F06", "format-separator"),
        ("F07", "format-authority"),
        ("F08", "format-style"),
        ("F10", "format-style"),
        ("F10", "format-recipients-sign"),
        ("F10", "format-file-copy"),
        ("F11", "format-style"),
        ("F11", "format-ground-mark"),
        ("F11", "format-ground-sign"),
        ("F12", "format-end"),
    }
    left = set(codes(mended(docx(with_every_habit()))))
    assert left == {"format-mixed", "format-asterisk", "format-file-copy"}


WORDS = st.sampled_from(
    (
        *("", "*", "-----", "Số", "Số: 5/QĐ-TU", "Nơi nhận:", "- Như trên;", "Lưu", "PHÓ BÍ THƯ"),
        *("T/M BAN THƯỜNG VỤ", "ĐẢNG CỘNG SẢN VIỆT NAM", "THÀNH ỦY", "Kính gửi:", "BÁO CÁO"),
        *("Cần Thơ, ngày 5 tháng 13 năm 0000", "I- A", "Điều 1.", "a)", "Phụ lục", "TS. A", "./."),
        *("ngày tháng năm", "Căn cứ;"),
    )
)
ALIGN = st.sampled_from(["both", "center"])
COLUMN = st.lists(st.builds(P, WORDS, bold=st.booleans(), align=ALIGN), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.tuples(COLUMN, COLUMN, COLUMN, COLUMN, COLUMN))
def test_nothing_in_any_order_breaks_the_check_or_the_mending(
    columns: tuple[list[P], list[P], list[P], list[P], list[P]],
) -> None:
    made = party()
    made.left, made.right, made.middle, made.foot_left, made.foot_right = columns
    content = docx(made)
    codes(content)
    again = mended(content)
    assert mended(again) == again
