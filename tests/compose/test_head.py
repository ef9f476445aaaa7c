from datetime import UTC, date, datetime

import pytest

from briefgen.compose.head import (
    agency_of,
    comparison_line,
    concluder,
    meeting_line,
    source_line,
    title_of,
)
from briefgen.compose.wording import Wording
from briefgen.model import (
    Meeting,
    MeetingDate,
    Organization,
    Period,
    Person,
    Post,
    Role,
    Source,
    Statement,
)
from tests.meetings import YEAR_2019, YEAR_2020, english_meeting, seed_meeting

VI, EN = Wording("vi"), Wording("en")


@pytest.mark.parametrize(
    ("purpose", "title"),
    [
        (
            "đánh giá kết quả thực hiện nhiệm vụ năm 2020",
            "Kết quả thực hiện nhiệm vụ năm 2020",
        ),
        ("thảo luận dự thảo nghị quyết", "Dự thảo nghị quyết"),
        ("nghe báo cáo về tình hình thu ngân sách", "Tình hình thu ngân sách"),
        ("cho ý kiến về đề án sắp xếp", "Đề án sắp xếp"),
        ("tổng kết công tác năm 2020", "Tổng kết công tác năm 2020"),
        ("đánh giá", "Đánh giá"),
        ("bàng hoàng", "Bàng hoàng"),
    ],
)
def test_a_title_is_the_purpose_without_its_verb(purpose: str, title: str) -> None:
    assert title_of(Meeting(purposes=(Statement(text=purpose),)), VI) == title


def test_a_recorded_title_rules_and_a_bare_record_still_has_one() -> None:
    recorded = Meeting(title="đánh giá nhanh", purposes=(Statement(text="thảo luận x"),))
    assert title_of(recorded, VI) == "Đánh giá nhanh"
    headline = recorded.model_copy(update={"source": Source(title="đánh giá nhanh")})
    assert title_of(headline, VI) == "X"
    assert title_of(Meeting(period=YEAR_2020), VI).endswith("năm 2020")
    assert title_of(Meeting(), VI)


def test_the_masthead_names_agency_parent_or_body() -> None:
    assert agency_of(seed_meeting()) == "THÀNH ỦY CẦN THƠ"
    body = Organization(name="Ủy ban nhân dân phường")
    assert agency_of(Meeting(body=body)) == "ỦY BAN NHÂN DÂN PHƯỜNG"
    assert agency_of(Meeting(body=body, agency="Văn phòng")) == "VĂN PHÒNG"
    assert agency_of(Meeting()) == ""


def test_the_meeting_is_named_with_its_day() -> None:
    assert meeting_line(seed_meeting(), VI) == "Họp Ban Thường vụ ngày 20/11/2020"
    assert meeting_line(english_meeting(), EN) == (
        "Meeting of the Lake District Board, 4 December 2020"
    )
    named = Meeting(kind=Statement(text="phiên họp Chính phủ"), body=Organization(name="Chính phủ"))
    assert meeting_line(named, VI) == "Phiên họp Chính phủ"
    dated = Meeting(date=MeetingDate(day=date(2021, 1, 5)))
    assert meeting_line(dated, VI) == "Ngày 05/01/2021"
    assert meeting_line(Meeting(), VI) == ""


def test_who_concluded_stands_before_who_chaired() -> None:
    assert concluder(seed_meeting(), VI) == "kết luận: đồng chí Lê Quang Mạnh, Bí thư Thành ủy"
    chair = Person(id="a", name="Trần An", posts=(Post(title="được phân công", kind="assignment"),))
    chaired = Meeting(people=(chair,), roles=(Role(part="chair", person="a"),))
    assert concluder(chaired, VI) == "chủ trì: Trần An"
    assert concluder(Meeting(roles=(Role(part="chair", group="các đồng chí"),)), VI) == ""


def test_what_is_compared_is_said_only_where_it_is() -> None:
    assert comparison_line(YEAR_2019, VI, planned=True) == "so với kế hoạch và với năm 2019"
    assert comparison_line(YEAR_2019, VI, planned=False) == "so với năm 2019"
    assert comparison_line(None, VI, planned=True) == "so với kế hoạch"
    assert comparison_line(None, VI, planned=False) == ""
    assert comparison_line(Period(text="cùng kỳ"), EN, planned=False) == "against cùng kỳ"


def test_the_source_is_named_by_title_time_and_tag() -> None:
    line = source_line(seed_meeting().source, VI)
    assert line.startswith("“Ban Thường vụ Thành ủy họp")
    assert line.endswith("”, đăng 15:10 ngày 21/11/2020 (TGCT).")
    short = source_line(seed_meeting().source, VI, titled=False)
    assert short == "bài đăng 15:10 ngày 21/11/2020 (TGCT)."


def test_a_source_says_no_more_than_is_known() -> None:
    midnight = datetime(2020, 11, 21, tzinfo=UTC)
    assert source_line(Source(published_at=midnight), VI) == "đăng ngày 21/11/2020."
    assert source_line(Source(file="bao-cao.docx"), VI) == "bao-cao.docx."
    assert source_line(Source(), VI) == ""
    assert source_line(None, VI) == ""


def test_a_file_is_named_without_its_place_on_a_machine() -> None:
    for path in ("/home/an/báo cáo.txt", "C:\\An\\báo cáo.txt", "báo cáo.txt"):
        assert source_line(Source(file=path), VI) == "báo cáo.txt."


def test_a_title_does_not_begin_with_about() -> None:
    purpose = Statement(text="về tình hình kinh tế năm 2020")
    assert title_of(Meeting(purposes=(purpose,)), VI) == "Tình hình kinh tế năm 2020"


@pytest.mark.parametrize(
    ("kind", "body", "line"),
    [
        ("buổi gặp mặt", "Huyện Đan Phượng", "Buổi gặp mặt của huyện Đan Phượng"),
        ("họp báo", "tỉnh Đồng Nai", "Họp báo của tỉnh Đồng Nai"),
        ("hội nghị tổng kết", "UBND tỉnh", "Hội nghị tổng kết của UBND tỉnh"),
        ("hội nghị", "Cục Hải quan", "Hội nghị Cục Hải quan"),
        ("kỳ họp", "Thành phố Huế", "Kỳ họp thành phố Huế"),
        ("họp", "Tỉnh ủy Bình Định", "Họp Tỉnh ủy Bình Định"),
    ],
)
def test_a_kind_of_meeting_is_joined_to_its_body(kind: str, body: str, line: str) -> None:
    meeting = Meeting(kind=Statement(text=kind), body=Organization(name=body))
    assert meeting_line(meeting, VI) == line


@pytest.mark.parametrize(
    ("posts", "agency", "shown"),
    [
        (("Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy"), "", "Bí thư Tỉnh ủy"),
        (("Ủy viên Trung ương Đảng",), "", "Ủy viên Trung ương Đảng"),
        (("Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"), "UBND tỉnh X", "Chủ tịch UBND tỉnh"),
        (("Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"), "", "Phó Bí thư Tỉnh ủy"),
    ],
)
def test_the_office_shown_is_the_one_of_the_meeting(
    posts: tuple[str, ...], agency: str, shown: str
) -> None:
    person = Person(id="a", name="An", posts=tuple(Post(title=post) for post in posts))
    meeting = Meeting(
        agency=agency or None, people=(person,), roles=(Role(part="chair", person="a"),)
    )
    assert concluder(meeting, VI) == f"chủ trì: An, {shown}"
