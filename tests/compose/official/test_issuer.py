import pytest

from briefgen.compose.official.issuer import Issuer, issuer_of
from briefgen.model import Meeting, Organization
from briefgen.model.rulepack import PackSystem


def issuer(
    name: str, parent: str | None = None, system: PackSystem = "party", agency: str | None = None
) -> Issuer:
    body = Organization(name=name, parent=parent) if name else None
    return issuer_of(Meeting(body=body, agency=agency), system)


@pytest.mark.parametrize(
    ("name", "parent", "lines", "code", "place", "short", "acts_for"),
    [
        (
            *("Ban Thường vụ Thành ủy Cần Thơ", "Thành ủy Cần Thơ", ("THÀNH ỦY CẦN THƠ",)),
            *("TU", "Cần Thơ", "Ban Thường vụ Thành ủy", "BAN THƯỜNG VỤ"),
        ),
        (
            *("Ban Thường vụ Tỉnh ủy Sơn La", None, ("TỈNH ỦY SƠN LA",)),
            *("TU", "Sơn La", "Ban Thường vụ Tỉnh ủy", "BAN THƯỜNG VỤ"),
        ),
        ("Thành ủy Huế", None, ("THÀNH ỦY HUẾ",), "TU", "Thành phố Huế", "Thành ủy", "THÀNH ỦY"),
        (
            *("Thành ủy Hồ Chí Minh", None, ("THÀNH ỦY HỒ CHÍ MINH",)),
            *("TU", "Thành phố Hồ Chí Minh", "Thành ủy", "THÀNH ỦY"),
        ),
        (
            *("Huyện ủy Đan Phượng", None, ("HUYỆN ỦY ĐAN PHƯỢNG",)),
            *("HU", "Đan Phượng", "Huyện ủy", "HUYỆN ỦY"),
        ),
        (
            *("BTV Đảng ủy phường 5", None, ("ĐẢNG ỦY PHƯỜNG 5",)),
            *("ĐU", "Phường 5", "Ban Thường vụ Đảng ủy phường 5", "BAN THƯỜNG VỤ"),
        ),
    ],
)
def test_a_party_committee_is_named_by_its_rank(
    name: str, parent: str | None, lines: tuple[str, ...], code: str, place: str, short: str,
    acts_for: str,
) -> None:  # fmt: skip
    found = issuer(name, parent)
    assert (found.lines, found.code, found.place) == (lines, code, place)
    assert (found.name, found.acts_for) == (short, acts_for)


def test_an_office_stands_below_its_committee_and_has_one_head() -> None:
    found = issuer("Văn phòng Thành ủy Cần Thơ", "Thành ủy Cần Thơ")
    assert (found.superior, found.lines) == ("THÀNH ỦY CẦN THƠ", ("VĂN PHÒNG",))
    assert (found.code, found.acts_for) == ("VPTU", "")


def test_a_committee_below_names_the_one_above_or_leaves_it_open() -> None:
    assert issuer("Đảng ủy phường Ninh Kiều").superior is None
    told = issuer("Đảng ủy phường Ninh Kiều", "Đảng bộ thành phố Cần Thơ")
    assert told.superior == "ĐẢNG BỘ THÀNH PHỐ CẦN THƠ"


@pytest.mark.parametrize(
    ("name", "lines", "code", "place"),
    [
        ("UBND tỉnh Sông Hậu", ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG HẬU"), "UBND", "Sông Hậu"),
        ("HĐND thành phố Cần Thơ", ("HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"), "HĐND", "Cần Thơ"),
        ("Ủy ban nhân dân phường 5", ("ỦY BAN NHÂN DÂN", "PHƯỜNG 5"), "UBND", "Phường 5"),
        ("Sở Y tế", ("SỞ Y TẾ",), None, None),
    ],
)
def test_a_state_body(name: str, lines: tuple[str, ...], code: str | None, place: str) -> None:
    found = issuer(name, system="state")
    assert (found.lines, found.code, found.place) == (lines, code, place)


def test_a_department_names_the_body_above_and_the_peoples_committee_none() -> None:
    assert issuer("UBND tỉnh Sông Hậu", "Chính phủ", "state").superior == ""
    found = issuer("Sở Y tế", "UBND tỉnh Sông Hậu", "state")
    assert (found.superior, found.place) == ("ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU", "Sông Hậu")
    assert issuer("Sở Y tế", None, "state").superior is None


def test_nobody_recorded_is_nobody() -> None:
    assert issuer("") == Issuer()


def test_a_masthead_of_its_own_is_kept_and_nothing_more_is_said_of_it() -> None:
    found = issuer("Ban Thường vụ Thành ủy Cần Thơ", "Thành ủy Cần Thơ", agency="BÁO CẦN THƠ")
    assert (found.lines, found.code) == (("BÁO CẦN THƠ",), None)
    same = issuer("Ban Thường vụ Thành ủy X", "Thành ủy X", agency="Thành ủy X")
    assert same.code == "TU"
