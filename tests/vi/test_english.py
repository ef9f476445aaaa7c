import pytest

from briefgen.vi.english import (
    english_body,
    english_deadline,
    english_honorific,
    english_kind,
    english_meeting,
    english_period,
    english_post,
)
from briefgen.vi.lexicons import lexicon
from briefgen.vi.periods import read_period

BODIES = [
    ("Ban Thường vụ Thành ủy", "Standing Board of the City Party Committee"),
    ("Ban Thường vụ Thành ủy Cần Thơ", "Standing Board of the City Party Committee of Cần Thơ"),
    ("UBND tỉnh Sông Hậu", "People's Committee of Sông Hậu Province"),
    ("Ủy ban nhân dân tỉnh", "Provincial People's Committee"),
    ("Sở Kế hoạch và Đầu tư", "Department of Planning and Investment"),
    ("Sở Nông nghiệp và PTNT", "Department of Agriculture and Rural Development"),
    ("Sở Du lịch", None),  # a field that the list does not have
    ("UBND các huyện Vàm Rạch, Tân Lộc", None),
    ("Trung tâm Phát triển quỹ đất", None),
]
POSTS = [
    ("Bí thư Thành ủy", "Secretary, City Party Committee"),
    ("Phó Bí thư Thường trực Thành ủy", "Permanent Deputy Secretary, City Party Committee"),
    ("Chủ tịch UBND tỉnh", "Chair, Provincial People's Committee"),
    ("Bí thư", "Secretary"),
    ("Ủy viên Trung ương Đảng", None),
    ("Giám đốc Xí nghiệp May", None),
]
DEADLINES = [
    ("trước ngày 31/3/2025", "before 31 March 2025"),
    ("trong quý II/2025", "in Q2 2025"),
    ("năm 2021", "2021"),
    ("hết tháng 6/2024", "by the end of June 2024"),
    ("trước năm học 2025-2026", "before the school year 2025–2026"),
    ("sớm", "soon"),
    ("trước ngày 31/02/2025", None),  # no such day
    ("khi có điều kiện", None),
]
PERIODS = [
    ("năm 2019", "2019"),
    ("6 tháng đầu năm 2024", "first six months of 2024"),
    ("quý III/2024", "Q3 2024"),
    ("tháng 11/2020", "November 2020"),
    ("giai đoạn 2021-2025", "2021–2025"),
    ("cùng kỳ năm trước", "the same period last year"),
    ("thời gian tới", None),
]


@pytest.mark.parametrize(("text", "english"), BODIES)
def test_bodies_are_known_whole_or_not_at_all(text: str, english: str | None) -> None:
    assert english_body(text) == english


@pytest.mark.parametrize(("text", "english"), POSTS)
def test_posts_are_told_with_their_body(text: str, english: str | None) -> None:
    assert english_post(text) == english


@pytest.mark.parametrize(("text", "english"), DEADLINES)
def test_deadlines_and_words_of_haste(text: str, english: str | None) -> None:
    assert english_deadline(text) == english


@pytest.mark.parametrize(("text", "english"), PERIODS)
def test_periods_by_the_days_they_fix(text: str, english: str | None) -> None:
    assert english_period(read_period(text)) == english


def test_kinds_of_meeting_and_of_paper_and_forms_of_address() -> None:
    assert english_meeting("Hội nghị tổng kết") == "Review conference of"
    assert english_meeting("buổi gặp mặt") is None
    assert english_kind("báo cáo") == "Report"
    assert (english_honorific("đồng chí"), english_honorific("bà")) == ("", "Ms")
    assert english_honorific("cụ") is None


def test_every_section_of_the_lexicon_says_where_its_words_are_from() -> None:
    for name, section in lexicon("english").items():
        if name != "documents":
            assert section["source"], name
    assert lexicon("english")["documents"]["source"]
