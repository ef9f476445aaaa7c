"""Sentences of every pattern met in reports, and what is read from them (numerals invented)."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.figures import find_indicators
from briefgen.extract.sentences import split_sentences
from briefgen.model import Indicator, Quantity
from briefgen.vi.numbers import write_number

TABLE = Path(__file__).parents[2] / "examples" / "figure_sentences.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def read(text: str) -> list[Indicator]:
    return find_indicators(split_sentences(text), text)


def figure(quantity: Quantity) -> str:
    value = (
        f"{quantity.value}-{quantity.high}" if quantity.high is not None else f"{quantity.value}"
    )
    hedge = f"[{quantity.hedge}] " if quantity.hedge else ""
    return f"{hedge}{value} {quantity.unit or ''}".strip()


def facts(found: Indicator) -> list[str]:
    """Return what is told of an indicator, one short string a fact."""
    out = [found.tally.raw or ""] if found.tally else []
    out += [figure(found.actual.quantity)] if found.actual else []
    out += [found.kind] if found.kind != "value" else []
    out += [
        f"KH {each.percent}%" + (f" {each.owner}" if each.owner else "")
        for each in found.attainments
    ]
    for change in found.changes:
        base = f" / {change.base.text}" if change.base else ""
        out.append(f"± {figure(change.quantity)}{base}" + ("" if change.base_stated else " ?"))
    out += [
        f"→ {each.comparison} {figure(each.quantity)}" for each in found.targets if each.quantity
    ]
    out += [f"← {figure(found.previous.quantity)}"] if found.previous else []
    out += [f"{found.verdict.status}: {found.verdict.text}"] if found.verdict else []
    out += [f"({found.scope})"] if found.scope else []
    out += [f"note {found.note}"] if found.note else []
    return out + ([f"doubt {found.doubt}"] if found.sureness == "unsure" else [])


def shown(found: Indicator) -> str:
    return f"{found.name} = {'; '.join(facts(found))}"


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_reads_each_pattern_of_reports(sentence: str, expected: str) -> None:
    assert " ¦ ".join(map(shown, read(sentence))) == expected


@pytest.mark.parametrize("sentence", [row[0] for row in ROWS])
def test_spans_quote_the_text(sentence: str) -> None:
    for found in read(sentence):
        parts = [found.actual, found.previous, found.verdict, *found.changes, *found.attainments]
        for span in [found.span, *(part.span for part in [*parts, *found.targets] if part)]:
            assert span is not None
            assert sentence[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "Chiều 20/11, Ban Thường vụ thông qua Nghị quyết số 59-NQ/TW, Quyết định 1234/QĐ-UBND.",
        "Đại hội lần thứ XIV, nhiệm kỳ 2020-2025 và kỳ họp thứ 6 HĐND khóa IX đã thành công.",
        "Thực hiện Nghị quyết 01, 02 và 35 của Chính phủ trong đại dịch COVID-19.",
        "Quốc lộ 1A, nhà ga T3, mạng 5G và hệ thống HQ36a đã đi vào hoạt động.",
        "Hội nghị bắt đầu lúc 14 giờ 30 ngày 5/9, kéo dài 3 ngày.",
        "Trong 6 tháng đầu năm 2020 và giai đoạn 2021 - 2025, tình hình ổn định.",
        "Thành phố tập trung 3 khâu đột phá, 5 giải pháp và 4 nhóm nhiệm vụ.",
        "Các hộ có diện tích trên 5 ha được vay vốn.",
        "Tốc độ tăng trưởng chưa đạt mục tiêu 9%.",
        "Có 63 tỉnh, thành phố tham dự hội nghị trực tuyến.",
        "Hội nghị có sự tham gia của 250 đại biểu.",
        "Bệnh lao được tính trên 100.000 dân.",
        "Đường dây nóng: 0292 382 1234.",
        "Dự hội nghị có 250 đại biểu đại diện cho 5.432 đảng viên toàn Đảng bộ.",
        "Bộ Giao thông vận tải được giao 39.816 tỷ đồng.",
        "29",
    ],
)
def test_digits_that_measure_nothing_are_no_indicators(sentence: str) -> None:
    assert read(sentence) == []


def test_a_figure_without_a_name_is_left_out() -> None:
    assert read("Ông cho biết, VNPT đạt 5.200 tỷ đồng.") == []


def test_a_figure_told_twice_is_returned_once_with_all_that_is_told_of_it() -> None:
    text = (
        "Kim ngạch xuất khẩu đạt 5,2 tỷ USD. Doanh thu đạt 45 tỷ đồng. "
        "Kim ngạch xuất khẩu ước đạt 5,2 tỷ USD, tăng 4% so với cùng kỳ."
    )
    assert list(map(shown, read(text))) == [
        "Kim ngạch xuất khẩu = [ước đạt] 5.2 tỷ USD; ± 4 % / cùng kỳ",
        "Doanh thu = 45 tỷ đồng",
    ]


def test_ids_are_told_apart_and_parents_follow() -> None:
    found = read("Thu ngân sách đạt 5 tỷ đồng, trong đó thu thuế 3 tỷ đồng. Thu thuế 4 tỷ đồng.")
    assert [each.id for each in found] == ["thu_ngan_sach", "thu_thue", "thu_thue_2"]
    assert found[1].parent == "thu_ngan_sach"


def test_a_verdict_points_back_to_the_figure_it_judges() -> None:
    text = "Tăng trưởng GRDP đạt 4,4%. Mức tăng trưởng này không đạt mục tiêu nghị quyết đề ra."
    (found,) = read(text)
    assert found.verdict
    assert found.verdict.text == "không đạt mục tiêu nghị quyết đề ra"
    assert found.verdict.span
    assert found.verdict.span.sentence == "S02"


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2))
def test_any_number_is_read_as_it_is_written(number: Decimal) -> None:
    (found,) = read(f"Tổng thu ngân sách nhà nước ước đạt {write_number(number)} tỷ đồng.")
    assert found.actual
    assert found.actual.quantity.value == number
    assert found.actual.quantity.raw == f"{write_number(number)} tỷ đồng"


def test_a_figure_of_the_title_adds_its_place_and_no_indicator() -> None:
    text = (
        "Thu ngân sách huyện đạt hơn 825 tỉ đồng\n\n"
        "Sáng 5/1, huyện tổ chức hội nghị tổng kết công tác năm 2020.\n\n"
        "Thu ngân sách huyện ước đạt 825,78 tỷ đồng, tăng 4% so với cùng kỳ. "
        "Kết luận hội nghị, Chủ tịch huyện nhấn mạnh thu ngân sách huyện tăng 4%."
    )
    (found,) = read(text)
    assert shown(found) == "Thu ngân sách huyện = [ước đạt] 825.78 tỷ đồng; ± 4 % / cùng kỳ"
    assert [place.quote for place in found.retold] == [
        "Thu ngân sách huyện đạt hơn 825 tỉ đồng",
        "thu ngân sách huyện tăng 4%",
    ]


def test_figures_that_only_look_alike_are_kept_apart() -> None:
    text = "Thu ngân sách đạt 825 tỷ đồng. Thu ngân sách huyện đạt 826,5 tỷ đồng."
    assert len(read(text)) == 2
