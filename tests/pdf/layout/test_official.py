"""Official heads, signatures, recipients: where things stand, by the rules of form."""

import pytest

from tests.pdf.drawn import Box, boxes
from tests.pdf.sheets import drawn, faults

STATE = """<state-head parent="ỦY BAN NHÂN DÂN|THÀNH PHỐ CẦN THƠ" organ="SỞ KẾ HOẠCH VÀ ĐẦU TƯ"
number="15/BC-SKHĐT" place-date="Cần Thơ, ngày 20 tháng 11 năm 2020" size="8"/>"""
PARTY = """<party-head organ="THÀNH ỦY CẦN THƠ" number="127-BC/TU"
place-date="Cần Thơ, ngày 20 tháng 11 năm 2020" size="9"/>"""
SIGNED = """<row><col><recipients form="{form}" size="9"><item>Như trên;</item><item>Lưu: VT.</item>
</recipients></col><col><signature form="{form}" authority="TM. ỦY BAN NHÂN DÂN" office="CHỦ TỊCH"
name="Nguyễn Văn A" space="15" size="10"/></col></row>"""


def found(body: str) -> dict[str, Box]:
    return {box.text.strip(): box for box in boxes(drawn(body).content)[0]}


@pytest.mark.parametrize(
    "body", [STATE, PARTY, *(SIGNED.format(form=form) for form in ("party", "state"))]
)
def test_official_tags_conform(body: str) -> None:
    assert faults(drawn(body).content, "ua1", "2a") == []


def test_the_head_of_the_state_has_number_and_date_on_one_line() -> None:
    page = found(STATE)
    number, date = page["Số: 15/BC-SKHĐT"], page["Cần Thơ, ngày 20 tháng 11 năm 2020"]
    assert number.bottom == pytest.approx(date.bottom, abs=0.8)
    assert page["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"].top < page["Độc lập - Tự do - Hạnh phúc"].top
    assert page["THÀNH PHỐ CẦN THƠ"].top > page["ỦY BAN NHÂN DÂN"].top


def test_the_head_of_the_party_has_an_asterisk_and_no_colon() -> None:
    page = found(PARTY)
    assert page["*"].top > page["THÀNH ỦY CẦN THƠ"].top
    assert page["Số 127-BC/TU"].top > page["*"].top
    organ, star = page["THÀNH ỦY CẦN THƠ"], page["*"]
    assert (organ.left + organ.right) / 2 == pytest.approx((star.left + star.right) / 2, abs=0.6)


def test_signature_and_recipients_stand_side_by_side() -> None:
    page = found(SIGNED.format(form="state"))
    assert page["Nơi nhận:"].top == pytest.approx(page["TM. ỦY BAN NHÂN DÂN"].top, abs=1.5)
    assert page["Nguyễn Văn A"].top - page["CHỦ TỊCH"].bottom > 14
    assert "Như trên;" in page or "- Như trên;" in page
