from datetime import date

import pytest

from briefgen.extract.directives import find_directives
from briefgen.extract.people import find_people
from briefgen.extract.reading import Reading
from briefgen.extract.sentences import split_sentences
from briefgen.model import Directive


def tasks(text: str) -> tuple[Directive, ...]:
    reading = Reading(text, split_sentences(text))
    return find_directives(reading, find_people(reading))


# Text; owner and task of each directive.
GIVEN = [
    (
        "Chủ tịch UBND tỉnh Lê Văn Ba yêu cầu các sở, ngành khẩn trương rà soát vướng mắc.",
        [("các sở, ngành", "khẩn trương rà soát vướng mắc")],
    ),
    (
        "Ông Lê Ba đề nghị Sở KH-ĐT phân tích kết quả giải ngân.",
        [("Sở KH-ĐT", "phân tích kết quả giải ngân")],
    ),
    (
        "Giao Sở Tài chính chủ trì, phối hợp với Cục Thuế tham mưu UBND tỉnh.",
        [("Sở Tài chính", "chủ trì, phối hợp với Cục Thuế tham mưu UBND tỉnh")],
    ),
    (
        "Do đó, đề nghị Đảng ủy UBND tỉnh tiếp tục đoàn kết.",
        [("Đảng ủy UBND tỉnh", "tiếp tục đoàn kết")],
    ),
    (
        (
            "Đồng chí Lê Ba nhấn mạnh: Năm 2022, Ban Thường vụ Huyện ủy sẽ xây "
            "dựng nghị quyết mới; "
            "bên cạnh đó, đẩy mạnh kiểm tra."
        ),
        [
            ("Ban Thường vụ Huyện ủy", "xây dựng nghị quyết mới"),
            ("Ban Thường vụ Huyện ủy", "đẩy mạnh kiểm tra"),
        ],
    ),
    (
        "Thủ tướng Lê Ba chỉ đạo, TPHCM sẽ phải cố gắng để đạt dự toán.",
        [("TPHCM", "cố gắng để đạt dự toán")],
    ),
    (
        "Ông Lê Ba nhấn mạnh, bước sang năm 2021, Hải quan Hòn Gai cần đề ra mục tiêu mới.",
        [("Hải quan Hòn Gai", "đề ra mục tiêu mới")],
    ),
    (
        (
            "“Cục Hải quan không được chủ quan, năm 2020, đơn vị cần tiếp tục nâng "
            "cao chất lượng”, ông Lê Ba nhấn mạnh."
        ),
        [
            ("Cục Hải quan", "không được chủ quan"),
            ("đơn vị", "tiếp tục nâng cao chất lượng"),
        ],
    ),
    (
        "Ba giải pháp còn lại là: đẩy nhanh tiến độ; sửa đổi Nghị định 164.",
        [(None, "đẩy nhanh tiến độ"), (None, "sửa đổi Nghị định 164")],
    ),
    (
        "Các cấp, các ngành cần tập trung chống hạn.",
        [("Các cấp, các ngành", "tập trung chống hạn")],
    ),
]


@pytest.mark.parametrize(("text", "given"), GIVEN)
def test_reads_tasks_and_their_owners(text: str, given: list[tuple[str | None, str]]) -> None:
    assert [(task.owner, task.text) for task in tasks(text)] == given


NOT_GIVEN = [
    "Chất lượng dịch vụ chưa đáp ứng yêu cầu phát triển.",
    "Thu ngân sách vượt chỉ tiêu tỉnh giao bổ sung trong tháng 12.",
    "Các cấp ủy đã lãnh đạo, chỉ đạo tổ chức thành công đại hội.",
    "Đảng ủy đã tập trung lãnh đạo, chỉ đạo triển khai nhiệm vụ.",
    "Đồng chí Lê Ba, được Bộ Chính trị phân công chỉ đạo Đảng bộ, đến dự.",
    "Cử tri đề nghị UBND tỉnh sửa chữa tuyến đường.",
    "Sở Tài chính kiến nghị, đề xuất bổ sung vốn.",
    "Giải quyết việc làm cho gần 35.400 lao động.",
    "Tiếp tục sắp xếp bộ máy tinh gọn.",
    "Thủ tướng đề nghị các đại biểu thảo luận báo cáo.",
    "Nhiều tuyến giao thông được mở rộng.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_reports_wishes_and_nouns_are_no_tasks(text: str) -> None:
    assert tasks(text) == ()


def test_tasks_run_on_over_sentences_with_the_owner_carried_over() -> None:
    found = tasks(
        "Ông Lê Ba yêu cầu Cục Thuế tỉnh đẩy mạnh cải cách. Chủ động xây dựng kế hoạch thu; "
        "hạn chế nợ mới.\nTăng cường kiểm tra."
    )
    assert [(task.owner, task.owner_basis) for task in found] == [
        ("Cục Thuế tỉnh", "stated"),
        ("Cục Thuế tỉnh", "carried_over"),
        ("Cục Thuế tỉnh", "carried_over"),
        ("Cục Thuế tỉnh", "carried_over"),
    ]
    assert {task.given_by for task in found} == {"le_ba"}


def test_after_others_are_set_to_work_the_owner_is_only_carried_over() -> None:
    found = tasks(
        "Ông Lê Ba yêu cầu Ban Thường vụ thực hiện nghị quyết; chỉ đạo các xã, phường, quận, huyện "
        "rà soát hộ nghèo; phát triển đô thị."
    )
    assert [(task.owner_basis, task.implementers) for task in found] == [
        ("stated", ()),
        ("stated", ("các xã, phường", "quận, huyện")),
        ("carried_over", ()),
    ]


def test_a_new_order_does_not_inherit_the_owner_of_another() -> None:
    found = tasks(
        "Ông Lê Ba yêu cầu Sở A rà soát dự án. Chính phủ cũng nhấn mạnh tới giải pháp "
        "ngăn chặn lạm phát."
    )
    assert [task.owner for task in found] == ["Sở A", None]


def test_splits_at_and_only_before_a_full_task_of_its_own() -> None:
    found = tasks(
        "Ông Lê Ba yêu cầu Ban Thường vụ tham mưu Chính phủ sớm ban hành chương trình hành động và "
        "trình Quốc hội xem xét; đẩy mạnh liên kết vùng và hợp tác với các địa phương; rà soát quy "
        "hoạch nhằm thu hút mạnh các nhà đầu tư và xây dựng hạ tầng; xây dựng kế hoạch "
        "và trình tỉnh."
    )
    assert [task.text for task in found] == [
        "tham mưu Chính phủ sớm ban hành chương trình hành động",
        "trình Quốc hội xem xét",
        "đẩy mạnh liên kết vùng và hợp tác với các địa phương",
        "rà soát quy hoạch nhằm thu hút mạnh các nhà đầu tư và xây dựng hạ tầng",
        "xây dựng kế hoạch và trình tỉnh",
    ]


def order(task: str) -> Directive:
    (found,) = tasks(f"Ông Lê Ba yêu cầu Sở Nội vụ {task}.")
    return found


DEADLINES = [
    ("hoàn thành đề án trước ngày 30/4/2024", "trước ngày 30/4/2024", date(2024, 4, 30)),
    (
        "báo cáo UBND tỉnh chậm nhất là ngày 05/3/2024",
        "chậm nhất là ngày 05/3/2024",
        date(2024, 3, 5),
    ),
    ("rà soát, xong trước ngày 30/11", "xong trước ngày 30/11", None),
    ("báo cáo UBND tỉnh trong tháng 11/2023", "trong tháng 11/2023", None),
    ("ban hành quy chế trong quý I/2024", "trong quý I/2024", None),
    ("sớm trình đề án", None, None),
    ("xây dựng kế hoạch giai đoạn 2021-2025", None, None),
    ("xây dựng thành phố đến năm 2030", None, None),
    ("nâng cao chất lượng không chỉ trong năm 2021", None, None),
]


@pytest.mark.parametrize(("task", "due", "day"), DEADLINES)
def test_reads_deadlines_and_takes_haste_or_horizons_for_none(
    task: str, due: str | None, day: date | None
) -> None:
    found = order(task)
    assert (found.due, found.due_date) == (due, day)


@pytest.mark.parametrize(
    ("task", "urgency"),
    [
        ("sớm ban hành quy chế", "sớm"),
        ("khẩn trương rà soát", "khẩn trương"),
        ("xây dựng hệ thống cảnh báo sớm thiên tai", None),
        ("rà soát ngay từ đầu năm", None),
    ],
)
def test_haste_is_noted_but_fixes_no_day(task: str, urgency: str | None) -> None:
    assert order(task).urgency == urgency


def test_reads_partners_and_addressee() -> None:
    found = order(
        "chủ trì, phối hợp với Sở Tài chính, Kho bạc Nhà nước tỉnh xây dựng đề án, trình "
        "Ban Thường vụ "
        "Tỉnh ủy"
    )
    assert found.partners == ("Sở Tài chính", "Kho bạc Nhà nước tỉnh")
    assert found.addressee == "Ban Thường vụ Tỉnh ủy"


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("Năm 2021, ông Lê Ba yêu cầu Sở A rà soát.", "Năm 2021"),
        ("Ông Lê Ba nhấn mạnh: Trong quý II, Sở A cần rà soát.", "quý II"),
        ("Ông Lê Ba nhấn mạnh, những năm tới huyện sẽ bổ sung quy hoạch.", "những năm tới"),
        ("Ông Lê Ba yêu cầu Sở A rà soát.", None),
    ],
)
def test_reads_the_period_a_task_is_for(opening: str, period: str | None) -> None:
    assert tasks(opening)[0].for_period == period


def test_an_open_list_goes_on_after_its_last_task() -> None:
    found = tasks("Ông Lê Ba yêu cầu Sở A rà soát dự án; thu hồi nợ thuế...")
    assert [task.continues for task in found] == [False, True]
