import pytest

from briefgen.extract.citations import find_citations
from briefgen.extract.reading import Reading
from briefgen.extract.sentences import split_sentences
from briefgen.extract.shortenings import find_abbreviations
from briefgen.model import Citation


def cited(text: str) -> tuple[Citation, ...]:
    return find_citations(Reading(text, split_sentences(text)))


# Sentence; role, kind, number, issuer, day, subject and the words that name it.
DOCUMENTS = [
    (
        (
            "Thực hiện Quyết định số 2151/QĐ-TCHQ ngày 26/7/2017 của Tổng cục Hải quan, đơn "
            "vị đã tiếp nhận."
        ),
        ("cited", "Quyết định", "2151/QĐ-TCHQ", "Tổng cục Hải quan", "26/7/2017", None),
        "Quyết định số 2151/QĐ-TCHQ ngày 26/7/2017 của Tổng cục Hải quan",
    ),
    (
        "Linh kiện theo Nghị định 57/2020/NĐ-CP của Chính phủ được miễn thuế.",
        ("cited", "Nghị định", "57/2020/NĐ-CP", "Chính phủ", None, None),
        "Nghị định 57/2020/NĐ-CP của Chính phủ",
    ),
    (
        "Triển khai Nghị quyết 18 của Trung ương về tinh gọn bộ máy, không gián đoạn.",
        ("cited", "Nghị quyết", "18", "Trung ương", None, "tinh gọn bộ máy"),
        "Nghị quyết 18 của Trung ương về tinh gọn bộ máy",
    ),
    (
        "Quán triệt Chỉ thị số 05-CT/TW của Bộ Chính trị “Về đẩy mạnh học tập”.",
        ("cited", "Chỉ thị", "05-CT/TW", "Bộ Chính trị", None, "Về đẩy mạnh học tập"),
        "Chỉ thị số 05-CT/TW của Bộ Chính trị “Về đẩy mạnh học tập”",
    ),
    (
        "Lập quy hoạch theo Quyết định số 1259/QĐ-TTg ngày 26/7/2011 của Thủ tướng Chính phủ.",
        ("cited", "Quyết định", "1259/QĐ-TTg", "Thủ tướng Chính phủ", "26/7/2011", None),
        "Quyết định số 1259/QĐ-TTg ngày 26/7/2011 của Thủ tướng Chính phủ",
    ),
    (
        "Đưa Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020-2025 vào cuộc sống.",
        ("cited", "Nghị quyết", None, "Đại hội Đảng bộ tỉnh lần thứ XVII", None, None),
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020-2025",
    ),
    (
        "Thực hiện Nghị quyết năm 2020 trong điều kiện thiên tai, kinh tế vẫn tăng.",
        ("reviewed", "Nghị quyết", None, None, None, "năm 2020"),
        "Nghị quyết năm 2020",
    ),
    (
        "Hội nghị thảo luận dự thảo Nghị quyết nhiệm vụ năm 2021 của Tỉnh ủy.",
        ("draft", "Nghị quyết", None, "Tỉnh ủy", None, "nhiệm vụ năm 2021"),
        "dự thảo Nghị quyết nhiệm vụ năm 2021 của Tỉnh ủy",
    ),
    (
        "Sở Nội vụ xây dựng đề án sắp xếp bộ máy, trình tỉnh.",
        ("to_prepare", "Đề án", None, None, None, None),
        "đề án sắp xếp bộ máy",
    ),
    (
        "Ban cán sự tham mưu Chính phủ sớm ban hành chương trình hành động.",
        ("to_prepare", "Chương trình hành động", None, "Chính phủ", None, None),
        "chương trình hành động",
    ),
    (
        "Huyện ủy sẽ xây dựng các nghị quyết chuyên đề nhằm phát triển nông thôn.",
        ("to_prepare", "Nghị quyết chuyên đề", None, None, None, None),
        "các nghị quyết chuyên đề",
    ),
]


@pytest.mark.parametrize(("text", "facts", "words"), DOCUMENTS)
def test_reads_what_a_report_says_of_a_document(
    text: str, facts: tuple[str | None, ...], words: str
) -> None:
    (found,) = cited(text)
    assert (
        found.role,
        found.kind,
        found.number,
        found.issuer,
        found.issued,
        found.subject,
    ) == facts
    assert found.span is not None
    assert found.span.quote == words


@pytest.mark.parametrize(
    "text",
    [
        "GRDP đạt 97,17% kế hoạch, tăng 6,97%.",
        "Thành ủy ban hành hơn 1.300 văn bản; trong đó có 1 Nghị quyết, 7 Chỉ thị.",
        "Vốn đầu tư chưa đạt kế hoạch đề ra.",
        "Các sở thực hiện tốt quy hoạch phát triển kinh tế - xã hội.",
        "Lãnh đạo tỉnh quyết định đầu tư tuyến đường.",
        "Chú trọng công tác quy hoạch, quản lý quy hoạch.",
        "Đảng ủy đã kịp thời ban hành quy chế.",
        "Theo báo cáo của UBND tỉnh, kinh tế tăng khá.",
    ],
)
def test_plans_counts_and_kinds_alone_name_no_document(text: str) -> None:
    assert cited(text) == ()


def test_numbers_in_a_row_are_as_many_documents() -> None:
    found = cited("Thực hiện các Nghị quyết 01, 02 và 35 của Chính phủ, đơn vị đã rà soát.")
    assert [(item.number, item.issuer) for item in found] == [
        ("01", "Chính phủ"),
        ("02", "Chính phủ"),
        ("35", "Chính phủ"),
    ]


def test_a_document_named_twice_is_one() -> None:
    found = cited(
        "Thực hiện Nghị quyết số 59-NQ/TW của Bộ Chính trị, tỉnh đã họp. Nghị quyết 59-NQ/TW được "
        "quán triệt. Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII đi vào cuộc sống. Nghị quyết Đại "
        "hội Đảng bộ tỉnh được phổ biến."
    )
    assert [item.number for item in found] == ["59-NQ/TW", None]


def test_a_later_word_tells_who_set_the_document_under_review() -> None:
    (found,) = cited(
        "Thực hiện Nghị quyết năm 2020, thành phố đạt 6/14 chỉ tiêu theo Nghị quyết Thành ủy đề ra."
    )
    assert (found.role, found.issuer) == ("reviewed", "Thành ủy")


def test_one_document_inside_the_name_of_another_is_cited_too() -> None:
    found = cited("Quốc hội ban hành nghị quyết thực hiện Nghị quyết số 59-NQ/TW của Bộ Chính trị.")
    assert [(item.role, item.number) for item in found] == [
        ("to_prepare", None),
        ("cited", "59-NQ/TW"),
    ]


def shorts(text: str) -> list[tuple[str, str | None]]:
    reading = Reading(text, split_sentences(text))
    found = find_abbreviations(reading, find_citations(reading))
    return [(item.short, item.expansion) for item in found]


def test_lists_short_forms_once_with_the_glossary_s_expansion_or_none() -> None:
    assert shorts("HĐND và UBND tỉnh họp. UBND tỉnh báo cáo KT-XH; SXKTX tăng 5% do COVID-19.") == [
        ("HĐND", "Hội đồng nhân dân"),
        ("UBND", "Ủy ban nhân dân"),
        ("KT-XH", "kinh tế - xã hội"),
        ("SXKTX", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đại hội lần thứ XIV, quý III.",
        "Theo Nghị quyết số 59-NQ/TW, kinh tế tăng.",
        "Đại dịch COVID-19 kéo dài.",
        "BÁO CÁO TÌNH HÌNH KINH TẾ của tỉnh.",
    ],
)
def test_numerals_numbers_and_headlines_hold_no_short_forms(text: str) -> None:
    assert shorts(text) == []
