import io
from decimal import Decimal

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.source import SourceText
from briefgen.model import Indicator, Meeting

HEAD = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Thực hiện năm 2024", "Tỷ lệ (%)"]
ROWS = [
    ["I", "Kinh tế", "", "", "", ""],
    ["1", "Tổng thu ngân sách", "Tỷ đồng", "1.200", "1.150,5", "95,9"],
    ["1.1", "Thu nội địa", "Tỷ đồng", "900", "910", "101,1"],
    ["2", "Diện tích gieo trồng", "ha", "35.000", "35.420", "101,2"],
]
FIRST = (
    ("tong_thu_ngan_sach", "Kinh tế", "1200 tỷ đồng", "1150.5 tỷ đồng", "95.9"),
    ("thu_noi_dia", "Kinh tế", "900 tỷ đồng", "910 tỷ đồng", "101.1"),
    ("dien_tich_gieo_trong", "Kinh tế", "35000 ha", "35420 ha", "101.2"),
)


def source(text: str, name: str = "bao-cao.txt") -> SourceText:
    return read_source(text.encode(), name)


def rows(*table: list[str]) -> str:
    return "\n".join("\t".join(row) for row in table) + "\n"


def read(*table: list[str]) -> Meeting:
    return extract_meeting(source(rows(*table)))


def value(indicator: Indicator, part: str) -> str | None:
    """Return a figure of an indicator with its unit, ``None`` where there is none."""
    told = {
        "plan": indicator.targets[0].quantity if indicator.targets else None,
        "actual": indicator.actual.quantity if indicator.actual else None,
        "previous": indicator.previous.quantity if indicator.previous else None,
        "change": indicator.changes[0].quantity if indicator.changes else None,
    }[part]
    return f"{told.value} {told.unit}" if told else None


def ratio(indicator: Indicator) -> str | None:
    return str(indicator.attainments[0].percent) if indicator.attainments else None


def told(meeting: Meeting) -> tuple[tuple[str | None, ...], ...]:
    return tuple(
        (each.id, each.group, value(each, "plan"), value(each, "actual"), ratio(each))
        for each in meeting.indicators
    )


def as_docx() -> bytes:
    document = Document()
    document.add_paragraph("Biểu 1. Kết quả thực hiện")
    table = document.add_table(rows=len(ROWS) + 1, cols=len(HEAD))
    for number, row in enumerate([HEAD, *ROWS]):
        for place, words in enumerate(row):
            table.cell(number, place).text = words
    table.cell(1, 1).merge(table.cell(1, 5))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html() -> bytes:
    cells = "".join(f"<th>{words}</th>" for words in HEAD)
    body = "".join("<tr>" + "".join(f"<td>{w}</td>" for w in row) + "</tr>" for row in ROWS[1:])
    group = "<tr><td>I</td><td colspan=5>Kinh tế</td></tr>"
    page = f"<html><body><table><tr>{cells}</tr>{group}{body}</table></body></html>"
    return page.encode()


def as_pipes() -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in [HEAD, ["---"] * len(HEAD), *ROWS]]
    return "\n".join(lines).encode()


def as_columns() -> bytes:
    return "\n".join("    ".join(row).rstrip() for row in [HEAD, *ROWS[1:]]).encode()


FORMS = {
    "tabs": (rows(HEAD, *ROWS).encode(), "a.txt"),
    "Word": (as_docx(), "a.docx"),
    "a page": (as_html(), "a.html"),
    "Markdown": (as_pipes(), "a.md"),
    "strokes": (as_pipes(), "a.txt"),
}


@pytest.mark.parametrize(("content", "name"), FORMS.values(), ids=FORMS.keys())
def test_each_row_is_an_indicator_in_whatever_form_the_table_comes(
    content: bytes, name: str
) -> None:
    assert told(extract_meeting(read_source(content, name))) == FIRST


def test_columns_set_with_spaces_are_a_table() -> None:
    found = extract_meeting(read_source(as_columns(), "a.txt")).indicators
    assert [(value(each, "actual"), ratio(each)) for each in found] == [
        (actual, percent) for _, _, _, actual, percent in FIRST
    ]


def test_a_row_of_a_number_below_is_a_part_and_cells_are_where_figures_stand() -> None:
    text = rows(HEAD, *ROWS)
    first, part, _ = extract_meeting(source(text)).indicators
    assert (part.parent, first.parent) == (first.id, None)
    assert first.span
    assert first.actual
    assert first.actual.span
    assert first.targets[0].span
    assert first.attainments[0].span
    for span, words in (
        (first.span, "Tổng thu ngân sách\tTỷ đồng\t1.200\t1.150,5\t95,9"),
        (first.actual.span, "1.150,5"),
        (first.targets[0].span, "1.200"),
        (first.attainments[0].span, "95,9"),
    ):
        assert text[span.start : span.end] == span.quote == words
    assert (first.rule, first.sureness, first.group_stated) == ("table-row", "sure", True)
    assert first.actual.period
    assert first.actual.period.text == "năm 2024"


LAST_YEAR = ["Chỉ tiêu", "ĐVT", "Thực hiện", "Cùng kỳ", "So với cùng kỳ (%)"]


@pytest.mark.parametrize(
    ("printed", "change"),
    [
        pytest.param(["Số vụ", "vụ", "90", "100", "90"], "-10 %", id="an index"),
        pytest.param(["Số vụ", "vụ", "90", "100", "-10"], "-10 %", id="a growth"),
        pytest.param(["Số vụ", "vụ", "90", "100", "77"], None, id="neither"),
        pytest.param(["Số vụ", "vụ", "90", "", "+5"], "5 %", id="told by its sign"),
        pytest.param(["Số vụ", "vụ", "90", "", "105"], None, id="nothing tells"),
    ],
)
def test_the_figures_tell_an_index_from_a_growth_or_it_is_left(
    printed: list[str], change: str | None
) -> None:
    meeting = read(LAST_YEAR, printed)
    (found,) = meeting.indicators
    assert value(found, "change") == change
    left = [span.quote for span in meeting.leftovers]
    assert (printed[-1] in left) is (change is None)


@pytest.mark.parametrize(
    ("head", "cell", "read_as"),
    [
        ("Tăng/giảm so với cùng kỳ (%)", "5,3", "5.3 %"),
        ("Tăng trưởng (%)", "-2", "-2 %"),
        ("+/- so với cùng kỳ", "120", None),
        ("Xếp hạng", "3", None),
        ("Tháng trước", "80", None),
    ],
)
def test_a_column_tells_what_its_head_says_and_no_more(
    head: str, cell: str, read_as: str | None
) -> None:
    meeting = read(["Chỉ tiêu", "ĐVT", "Thực hiện", head], ["Sản lượng", "tấn", "90", cell])
    (found,) = meeting.indicators
    assert value(found, "change") == read_as
    assert (cell in [span.quote for span in meeting.leftovers]) is (read_as is None)
    assert (found.sureness, f"“{cell}”" in (found.doubt or "")) == (
        ("sure", False) if read_as else ("likely", True)
    )


def test_a_ratio_that_plan_and_result_do_not_give_is_kept_and_doubted() -> None:
    head = ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "So với KH (%)"]
    off = ["Việc làm", "12.000", "11.560", "97,0"]
    found, sure = read(head, off, ["Lúa", "10", "9", "90"]).indicators
    assert (ratio(found), found.sureness, sure.sureness) == ("97.0", "unsure", "sure")
    assert "“97,0” không khớp" in (found.doubt or "")


def test_a_head_of_two_rows_is_read_as_one() -> None:
    text = rows(
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Cùng kỳ", "So sánh (%)", ""],
        ["", "", "", "", "", "", "KH", "Cùng kỳ"],
        ["1", "Sản lượng lúa", "tấn", "1.000", "990", "900", "99", "110"],
    )
    (found,) = extract_meeting(source(text)).indicators
    assert (ratio(found), value(found, "change")) == ("99", "10 %")


def test_of_two_years_reached_the_earlier_is_what_was_before() -> None:
    head = ["Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Ước thực hiện năm 2024"]
    (found,) = read(head, ["Trồng rừng", "ha", "500", "520"]).indicators
    assert (value(found, "previous"), value(found, "actual")) == ("500 ha", "520 ha")
    assert found.actual
    assert found.actual.kind == "estimate"


def test_the_unit_may_stand_in_the_head_or_above_the_table() -> None:
    head = ["Chỉ tiêu", "Kế hoạch (triệu đồng)", "Thực hiện"]
    text = "Đơn vị tính: tỷ đồng\n" + rows(head, ["Thu thuế", "500", "510"])
    (found,) = extract_meeting(source(text)).indicators
    assert (value(found, "plan"), value(found, "actual")) == ("500 triệu đồng", "510 tỷ đồng")


def test_a_line_between_rows_heads_those_behind_it() -> None:
    schools = ["3", "Trường chuẩn", "trường", "5", "6", "120"]
    text = rows(HEAD, ROWS[1]) + "II. Văn hóa - xã hội\n" + rows(schools)
    groups = [each.group for each in extract_meeting(source(text)).indicators]
    assert groups[1] == "Văn hóa - xã hội"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([["Họ tên", "Điện thoại"], ["Nguyễn Văn A", "0912345678"]], id="no figures"),
        pytest.param([["Chỉ tiêu", "Giá trị"], ["Thu thuế", "500"]], id="no known column"),
        pytest.param([["Chỉ tiêu", "KH", "KH"], ["Thu thuế", "500", "510"]], id="two plans"),
        pytest.param([["Thu thuế", "500", "510"], ["Chi", "5", "6"]], id="no head"),
    ],
)
def test_a_table_whose_head_is_not_understood_is_left_over(table: list[list[str]]) -> None:
    meeting = read(*table)
    assert meeting.indicators == ()
    assert "\t".join(table[-1]) in [span.quote for span in meeting.leftovers]


@pytest.mark.parametrize("cell", ["12.34", "1,234.5", "12/15", "đạt", "x", "-", "…"])
def test_a_cell_that_is_no_figure_is_left_not_guessed(cell: str) -> None:
    meeting = read(["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Thu thuế", "500", cell])
    (found,) = meeting.indicators
    assert found.actual is None
    assert (cell in [span.quote for span in meeting.leftovers]) is any(map(str.isdigit, cell))


def test_a_row_with_a_cell_too_many_is_not_read() -> None:
    head = ["Chỉ tiêu", "Kế hoạch", "Thực hiện"]
    meeting = read(head, ["Thu thuế", "5", "6", "7"], ["Chi", "1", "2"])
    assert [each.name for each in meeting.indicators] == ["Chi"]


@given(
    plan=st.integers(1, 10**9),
    reached=st.decimals(Decimal(0), Decimal(10**9), places=2),
)
def test_figures_of_cells_are_read_back(plan: int, reached: Decimal) -> None:
    printed = [f"{plan:,}".replace(",", "."), f"{reached:,f}".translate(str.maketrans(",.", ".,"))]
    (found,) = read(["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Thu thuế", *printed]).indicators
    assert found.targets[0].quantity
    assert found.actual
    assert found.targets[0].quantity.value == plan
    assert found.actual.quantity.value == reached
