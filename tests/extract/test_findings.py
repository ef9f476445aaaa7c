import pytest

from briefgen.extract.findings import find_findings
from briefgen.extract.people import find_people
from briefgen.extract.reading import Reading
from briefgen.extract.roles import find_roles
from briefgen.extract.sentences import split_sentences
from briefgen.model import Finding, Indicator, Tally


def findings(text: str, *figures: str) -> tuple[Finding, ...]:
    """Return the findings of a text whose figures are the given words; ``n/m`` is a tally."""
    reading = Reading(text, split_sentences(text))
    cast = find_people(reading)
    indicators = [
        Indicator(
            id=f"i{number}",
            name=words,
            span=reading.span(text.index(words), text.index(words) + len(words)),
            tally=Tally(met=1, total=2) if "/" in words else None,
        )
        for number, words in enumerate(figures)
    ]
    return find_findings(reading, cast, find_roles(reading, cast), indicators, frozenset())


def told(text: str, *figures: str) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in findings(text, *figures)]


CLAUSES = [
    (
        "Quốc phòng được tăng cường; an ninh trật tự được giữ vững.",
        [
            ("result", "Quốc phòng được tăng cường"),
            ("result", "an ninh trật tự được giữ vững"),
        ],
    ),
    (
        "Tuy nhiên, công tác giải phóng mặt bằng còn chậm; thu tiền đất đạt thấp.",
        [
            ("limitation", "công tác giải phóng mặt bằng còn chậm"),
            ("limitation", "thu tiền đất đạt thấp"),
        ],
    ),
    (
        "Trong điều kiện thiên tai, dịch bệnh, toàn tỉnh nỗ lực khắc phục khó khăn.",
        [
            ("context", "Trong điều kiện thiên tai, dịch bệnh"),
            ("result", "toàn tỉnh nỗ lực khắc phục khó khăn"),
        ],
    ),
    (
        "Do ảnh hưởng dịch bệnh, kim ngạch xuất khẩu, nhập khẩu của tỉnh đều giảm.",
        [
            ("context", "Do ảnh hưởng dịch bệnh"),
            ("limitation", "kim ngạch xuất khẩu, nhập khẩu của tỉnh đều giảm"),
        ],
    ),
    (
        "Mặc dù gặp nhiều khó khăn, thách thức, song huyện đã tập trung lãnh đạo toàn diện.",
        [
            ("context", "Mặc dù gặp nhiều khó khăn, thách thức"),
            ("result", "huyện đã tập trung lãnh đạo toàn diện"),
        ],
    ),
    (
        "Tuy chưa đạt được chỉ tiêu về đầu tư nhưng nhiều dự án đã được phê duyệt.",
        [
            ("limitation", "chưa đạt được chỉ tiêu về đầu tư"),
            ("result", "nhiều dự án đã được phê duyệt"),
        ],
    ),
    (
        "Nguyên nhân chủ yếu là do năng lực một số chủ đầu tư còn hạn chế.",
        [("cause", "năng lực một số chủ đầu tư còn hạn chế")],
    ),
    (
        "Đồng thời cũng đề xuất những giải pháp thực hiện các chỉ tiêu.",
        [("proposal", "đề xuất những giải pháp thực hiện các chỉ tiêu")],
    ),
    (
        "1. Kinh tế của tỉnh tiếp tục tăng trưởng khá.",
        [("result", "Kinh tế của tỉnh tiếp tục tăng trưởng khá")],
    ),
    (
        "UBND tỉnh Đồng Nai cũng nhận định, sản xuất công nghiệp còn nhiều khó khăn.",
        [("limitation", "sản xuất công nghiệp còn nhiều khó khăn")],
    ),
    ("Ngành thuế đã tháo gỡ tình trạng trì trệ, ùn tắc cho doanh nghiệp.", []),
    ("Thời gian tới, tỉnh cần thực hiện tốt công tác quy hoạch.", []),
    (
        "Nợ công được kiểm soát tốt (mặc dù lãi suất sụt giảm).",
        [
            ("result", "Nợ công được kiểm soát tốt (mặc dù lãi suất sụt giảm)"),
        ],
    ),
    ("Hội nghị diễn ra trong một ngày.", []),
]


@pytest.mark.parametrize(("text", "kinds"), CLAUSES)
def test_judges_each_clause_by_its_own_words(text: str, kinds: list[tuple[str, str]]) -> None:
    assert told(text) == kinds


LISTS = [
    (
        (
            "Năm 2020 tỉnh vẫn còn một số khó khăn, hạn chế, như: Kinh tế tăng trưởng thấp; "
            "vốn đầu tư, "
            "xuất khẩu chưa đạt kế hoạch; kỷ luật một số nơi chưa nghiêm..."
        ),
        [
            "Kinh tế tăng trưởng thấp",
            "vốn đầu tư, xuất khẩu chưa đạt kế hoạch",
            "kỷ luật một số nơi chưa nghiêm",
        ],
    ),
    (
        (
            "Hội nghị cũng chỉ ra những hạn chế như giá vật tư tăng làm sản xuất gặp khó "
            "khăn, cải cách "
            "hành chính còn chậm, một số chi bộ sinh hoạt chưa nghiêm."
        ),
        [
            "giá vật tư tăng làm sản xuất gặp khó khăn",
            "cải cách hành chính còn chậm",
            "một số chi bộ sinh hoạt chưa nghiêm",
        ],
    ),
    (
        (
            "Bên cạnh kết quả đạt được, huyện còn một số tồn tại, yếu kém đó là: thu ngân "
            "sách thấp; và "
            "nợ xây dựng cơ bản lớn."
        ),
        ["thu ngân sách thấp", "nợ xây dựng cơ bản lớn"],
    ),
]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_reads_a_list_of_shortfalls_item_by_item(text: str, items: list[str]) -> None:
    assert told(text) == [("limitation", item) for item in items]


def test_an_open_list_goes_on_after_its_last_item() -> None:
    found = findings("Tỉnh còn một số hạn chế, như: thu thấp; chi cao...")
    assert [item.continues for item in found] == [False, True]


def test_words_beside_a_figure_are_a_finding_only_when_they_judge() -> None:
    text = (
        "Thực hiện Nghị quyết, toàn tỉnh nỗ lực vượt khó thực hiện đạt và vượt 6/14 chỉ tiêu. "
        "Tỉnh ban hành hơn 1.300 văn bản; trong đó có 1 Nghị quyết và nhiều văn bản chỉ "
        "đạo thực hiện "
        "tốt nhiệm vụ. Nhân dân tỉnh đã sản xuất 222.999ha lúa. Năm 2020, GRDP tăng 2,2%."
    )
    found = told(
        text,
        "đạt và vượt 6/14 chỉ tiêu",
        "ban hành hơn 1.300 văn bản",
        "1 Nghị quyết",
        "sản xuất 222.999ha lúa",
        "GRDP tăng 2,2%",
    )
    assert found == [
        ("result", "Thực hiện Nghị quyết, toàn tỉnh nỗ lực vượt khó"),
        ("result", "đạt và vượt 6/14 chỉ tiêu"),
        ("result", "nhiều văn bản chỉ đạo thực hiện tốt nhiệm vụ"),
    ]


@pytest.mark.parametrize(
    ("text", "judge"),
    [
        (
            (
                "Tại cuộc họp, các đồng chí Ủy viên thảo luận và nhìn nhận, tỉnh còn một số hạn "
                "chế, như: "
                "thu ngân sách thấp."
            ),
            "các đồng chí Ủy viên",
        ),
        ("UBND tỉnh Đồng Nai cũng nhận định, du lịch còn nhiều khó khăn.", "UBND tỉnh Đồng Nai"),
        ("Chủ tịch UBND tỉnh Lê Văn Ba cho biết, giải ngân còn chậm so với yêu cầu.", "Lê Văn Ba"),
        ("Giải ngân vốn đầu tư công còn chậm.", None),
    ],
)
def test_a_shortfall_is_attributed_to_whoever_is_said_to_see_it(
    text: str, judge: str | None
) -> None:
    (found,) = findings(text)
    assert found.attributed_to == judge


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Sản xuất công nghiệp còn chậm so với kế hoạch.", "Kinh tế"),
        ("Chất lượng dịch vụ y tế cơ sở chưa đáp ứng yêu cầu.", "Xã hội"),
        ("Tình hình tội phạm có diễn biến phức tạp.", "Quốc phòng - An ninh"),
        ("Sinh hoạt chi bộ một số nơi chưa nghiêm.", "Xây dựng Đảng"),
        ("Cải cách hành chính còn chậm ở một số sở.", "Chính quyền"),
        ("Hoạt động của các đoàn thể có nhiều đổi mới.", "MTTQ và đoàn thể"),
        ("Xử lý ô nhiễm môi trường chưa triệt để.", "Môi trường"),
        ("Một số việc còn chậm được giải quyết.", None),
    ],
)
def test_groups_a_finding_by_what_it_speaks_of(text: str, group: str | None) -> None:
    (found,) = findings(text)
    assert found.group == group


def test_sentences_that_other_rules_took_hold_no_findings() -> None:
    text = "Tỉnh ủy họp, kinh tế được giữ vững."
    reading = Reading(text, split_sentences(text))
    cast = find_people(reading)
    assert find_findings(reading, cast, (), (), frozenset({"S01"})) == ()
