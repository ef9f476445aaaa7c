from datetime import date, datetime

import pytest

from briefgen.extract.header import Header, find_header
from briefgen.extract.publication import Publication, find_publication
from briefgen.extract.reading import Reading
from briefgen.extract.sentences import split_sentences


def read(text: str) -> tuple[Header, Publication]:
    reading = Reading(text, split_sentences(text))
    publication = find_publication(reading)
    return find_header(reading, publication), publication


# First sentence; body, kind and purposes.
HEADS = [
    (
        ("Chiều 20/11, Ban Thường vụ Huyện ủy Tân Hòa họp đánh giá kết quả năm 2020, thảo "
        "luận dự thảo "
        "Nghị quyết năm 2021."),
        "Ban Thường vụ Huyện ủy Tân Hòa",
        "họp",
        ["đánh giá kết quả năm 2020", "thảo luận dự thảo Nghị quyết năm 2021"],
    ),
    (
        ("Ngày 13/1/2021, Cục Hải quan tỉnh Quảng Nam đã tổ chức hội nghị tổng kết công "
        "tác năm 2020 và "
        "triển khai nhiệm vụ năm 2021."),
        "Cục Hải quan tỉnh Quảng Nam",
        "hội nghị",
        ["tổng kết công tác năm 2020", "triển khai nhiệm vụ năm 2021"],
    ),
    (
        "Chiều 25/12, tỉnh Đồng Nai tổ chức họp báo về tình hình kinh tế năm 2020.",
        "tỉnh Đồng Nai",
        "họp báo",
        ["về tình hình kinh tế năm 2020"],
    ),
    (
        (
            "Sáng 4/10, UBND tỉnh Sông Lam tổ chức phiên họp thường kỳ nhằm đánh giá tình "
            "hình 9 tháng."
        ),
        "UBND tỉnh Sông Lam",
        "phiên họp thường kỳ",
        ["đánh giá tình hình 9 tháng"],
    ),
    (
        ("Sáng 01/4, đồng chí Lê Ba, Bí thư Tỉnh ủy chủ trì buổi làm việc với Ban Thường "
        "vụ Đảng ủy "
        "UBND tỉnh về kết quả quý I."),
        "Ban Thường vụ Đảng ủy UBND tỉnh",
        "buổi làm việc",
        ["về kết quả quý I"],
    ),
    (
        ("Phát biểu tại buổi gặp mặt thông tin về kết quả năm 2020 do Huyện Đan Phượng tổ "
        "chức ngày "
        "28/1, ông Lê Ba cho hay thu đạt khá."),
        "Huyện Đan Phượng",
        "buổi gặp mặt",
        ["về kết quả năm 2020"],
    ),
    (
        "Hôm nay, trong phiên họp thường kỳ tháng 5, Chính phủ nhận định kinh tế khó khăn.",
        "Chính phủ",
        "phiên họp thường kỳ",
        [],
    ),
    (
        "Chiều 11/1, Cục Thuế tỉnh Hà Nam đã tổ chức tổng kết công tác năm 2020.",
        "Cục Thuế tỉnh Hà Nam",
        None,
        ["tổng kết công tác năm 2020"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "kind", "purposes"), HEADS)
def test_reads_body_kind_and_purposes(
    text: str, body: str, kind: str | None, purposes: list[str]
) -> None:
    header, _ = read(text)
    assert header.body is not None
    assert header.body.name == body
    assert (header.kind.text if header.kind else None) == kind
    assert [purpose.text for purpose in header.purposes] == purposes


@pytest.mark.parametrize(
    ("body", "parent", "system"),
    [
        ("Ban Thường vụ Thành ủy Cần Thơ", "Thành ủy Cần Thơ", "party"),
        ("Ban Chấp hành Đảng bộ huyện Tân Hòa", "Đảng bộ huyện Tân Hòa", "party"),
        ("Thường trực HĐND tỉnh Sông Lam", "HĐND tỉnh Sông Lam", "state"),
        ("UBND huyện Tân Hòa", None, "state"),
    ],
)
def test_a_board_names_the_body_it_belongs_to(body: str, parent: str | None, system: str) -> None:
    header, _ = read(f"Sáng 5/3, {body} họp đánh giá kết quả quý I.")
    assert header.body is not None
    assert (header.body.name, header.body.parent, header.body.system) == (body, parent, system)


HEAD = "{day}, Tỉnh ủy họp đánh giá kết quả {period}."

DAYS = [
    # No year, but a time stamp: the last such day not after it.
    ("21/11/2020", "Chiều 20/11", "năm 2020", date(2020, 11, 20), "ngày đăng 21/11/2020"),
    ("02/01/2021", "Ngày 30/12", "năm 2020", date(2020, 12, 30), "ngày đăng 02/01/2021"),
    # No time stamp: near the end of the period looked back on.
    (None, "Chiều 25/12", "năm 2020", date(2020, 12, 25), "kỳ đánh giá năm 2020"),
    (None, "Ngày 28/1", "năm 2020", date(2021, 1, 28), "kỳ đánh giá năm 2020"),
    (None, "Sáng 3/7", "quý II/2022", date(2022, 7, 3), "kỳ đánh giá quý II/2022"),
    # Printed.
    ("05/10/2023", "Ngày 4/10/2023", "9 tháng", date(2023, 10, 4), None),
]


@pytest.mark.parametrize(("stamp", "day", "period", "expected", "ground"), DAYS)
def test_a_year_that_is_not_printed_is_inferred_and_said_to_be(
    stamp: str | None, day: str, period: str, expected: date, ground: str | None
) -> None:
    lead = f"Tỉnh ủy họp\n08:00 - {stamp}\n\n" if stamp else ""
    header, _ = read(lead + HEAD.format(day=day, period=period))
    assert header.date is not None
    assert (header.date.day, header.date.year_inferred_from) == (expected, ground)
    assert header.date.span is not None
    assert header.date.span.quote == day


def test_without_any_ground_for_the_year_the_day_stays_unknown() -> None:
    header, _ = read("Chiều 20/11, Tỉnh ủy họp bàn công tác cán bộ.")
    assert (header.date, header.period) == (None, None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sáng 5/3, Tỉnh ủy họp tổng kết công tác năm 2020 và bàn nhiệm vụ năm 2021.", "năm 2020"),
        ("Sáng 5/2, ông Lê Ba chủ trì phiên họp Chính phủ thường kỳ tháng 1/2025.", "tháng 1/2025"),
        ("Kết quả 10 tháng năm 2020\nSáng 5/11, Tỉnh ủy họp.\nHết.", "10 tháng năm 2020"),
        ("Sáng 5/1, Tỉnh ủy họp.\nNăm 2020, kinh tế tăng khá.", "năm 2020"),
        # A meeting in mid-year cannot look back on the whole of its year.
        (
            (
                "Ngày 12/7/2023, HĐND tỉnh họp đánh giá tình hình năm 2023. "
                "6 tháng đầu năm 2023, GRDP tăng 5%."
            ),
            "6 tháng đầu năm 2023",
        ),
        (
            (
                "Ngày 5/9/2025, UBND tỉnh họp đánh giá tình hình tháng 8. "
                "Trong 8 tháng đầu năm 2025, thu ngân sách đạt 70% dự toán."
            ),
            "8 tháng đầu năm 2025",
        ),
        (
            "Ngày 3/12/2018, UBND tỉnh họp đánh giá tình hình tháng 11 và 11 tháng năm 2018.",
            "11 tháng năm 2018",
        ),
    ],
)
def test_reads_the_period_under_review(text: str, period: str) -> None:
    header, _ = read(text)
    assert header.period is not None
    assert header.period.text == period


def test_a_headline_names_the_kind_of_meeting_where_no_sentence_does() -> None:
    header, _ = read(
        "UBND tỉnh họp phiên thường kỳ tháng 3\n\n"
        "Ngày 2/4/2018, Chủ tịch UBND tỉnh Lê Ba yêu cầu các sở đẩy mạnh giải ngân."
    )
    assert header.kind is not None
    assert header.kind.text == "họp phiên thường kỳ"


def test_the_place_is_read_only_where_it_is_printed() -> None:
    header, _ = read("Sáng 5/3, tại Hội trường Tỉnh ủy, Tỉnh ủy họp đánh giá quý I.")
    assert header.place == "Hội trường Tỉnh ủy"
    header, _ = read("Sáng 5/3, Tỉnh ủy họp đánh giá quý I.")
    assert header.place is None


def test_a_report_without_a_meeting_has_no_head() -> None:
    header, _ = read("Giá dầu tăng. Kinh tế khó khăn.")
    assert header == Header()


PAGE = "Tỉnh ủy họp\n{stamp}\n\n({tag}) - Sáng 5/3, Tỉnh ủy họp.\n\n{byline}\n"


def test_reads_the_page_around_a_report() -> None:
    _, page = read(
        PAGE.format(stamp="Thứ Sáu, 05/03/2021 | 15:10", tag="SLO", byline="Tin, ảnh: Vĩnh An")
    )
    assert page.title == "Tỉnh ủy họp"
    assert page.published_at == datetime(2021, 3, 5, 15, 10)  # noqa: DTZ001
    assert (page.tag, page.author) == ("SLO", "Vĩnh An")


@pytest.mark.parametrize(
    ("byline", "author"),
    [("CTV: Hoàng Ân", "Hoàng Ân"), ("D.Ngân", "D.Ngân"), ("Bài và ảnh: P.V", "P.V")],
)
def test_reads_the_author_behind_any_label(byline: str, author: str) -> None:
    _, page = read(PAGE.format(stamp="05/03/2021", tag="binhdinh.gov.vn", byline=byline))
    assert (page.author, page.tag) == (author, "binhdinh.gov.vn")
