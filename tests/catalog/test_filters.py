"""Filters, by their English and Vietnamese names."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from briefgen.catalog.expressions import ExpressionError, compile_source, environment

PLAIN = environment(xml=False)
VALUES = {
    "n": Decimal("146512.5"),
    "text": "báo cáo TÓM tắt",
    "day": date(2018, 2, 3),
    "at": datetime(2018, 2, 3, 8, 30),  # noqa: DTZ001  # a meeting's local time has no zone
    "hour": time(8, 30),
    "xs": ["đê", "dê", "Ăn", "an"],
    "ns": [3, 1, 2],
    "rows": [{"k": "b", "g": 1}, {"k": "a", "g": 2}, {"k": "c", "g": 1}],
    "q": {"value": Decimal(146512), "unit": "tỷ đồng", "hedge": "ước", "estimate": True},
    "none": None,
}

ROWS = [
    ("n|number", "146.512,5"),
    ("n|số", "146.512,5"),
    ("n|number(0)", "146.513"),
    ("'1.234,5'|number", "1.234,5"),
    ("none|number", ""),
    ("q|quantity", "ước 146.512 tỷ đồng"),
    ("day|date", "03/02/2018"),
    ("'20/11/2020'|ngày", "20/11/2020"),
    ("day|long_date", "ngày 03 tháng 02 năm 2018"),
    ("none|date", ""),
    ("none|long_date", ""),
    ("at|date", "03/02/2018"),
    ("at", "03/02/2018 08:30"),
    ("hour", "08:30"),
    ("text|upper", "BÁO CÁO TÓM TẮT"),
    ("text|hoa", "BÁO CÁO TÓM TẮT"),
    ("text|thường", "báo cáo tóm tắt"),
    ("text|capitalise", "Báo cáo TÓM tắt"),
    ("text|title", "Báo Cáo TÓM Tắt"),
    ("thieu|default('x')", "x"),
    ("''|default('x', true)", "x"),
    ("xs|sort|join(', ')", "an, Ăn, dê, đê"),
    ("ns|sort(reverse=true)|join", "321"),
    ("rows|sort(attribute='k')|map(attribute='k')|join", "abc"),
    ("rows|map(attribute='x', default='-')|join", "---"),
    ("xs|map('upper')|join(' ')", "ĐÊ DÊ ĂN AN"),
    ("ns|select('odd')|join", "31"),
    ("ns|reject('odd')|join", "2"),
    ("rows|rejectattr('g', 'eq', 1)|map(attribute='k')|join", "a"),
    ("(rows|groupby('g'))[0].list|length", "2"),
    ("['a', 1]|sort|join", "1a"),
    ("[1, 1, 2]|unique|join", "12"),
    ("ns|min ~ ns|max", "13"),
    ("ns|sum", "6"),
    ("ns|reverse|join", "213"),
    ("(ns|batch(2, 0))[1]|join", "20"),
    ("ns|first ~ ns|last", "32"),
    ("[]|first", ""),
    ("xs|length", "4"),
    ("2.5|round", "3"),
    ("n|round(-2)", "146500"),
    ("(-3)|abs", "3"),
    ("'  a '|trim", "a"),
    ("'a-b'|replace('-', '_')", "a_b"),
    ("'một hai ba'|truncate(7)", "một hai…"),
    ("'12'|int + 1", "13"),
    ("'x'|int(5)", "5"),
    ("'a<b'|e", "a<b"),
    ("'Tổng mức bán lẻ'|bookmark('actual')", "tong_muc_ban_le_actual"),
    ("'2020 năm'|bookmark", "b_2020_nam"),
    ("('x' ~ 'dài ' * 0 if false else 'một cái tên rất dài cho một dấu trang trong Word')|bookmark",
     "mot_cai_ten_rat_dai_cho_mot_dau_tra_a241"),
    ("'ba' in xs or 'đê' in xs", None),
    ("1 is number and 1 is integer and 1.5 is float and 'a' is string", None),
    ("rows[0] is mapping and xs is sequence and none is none", None),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "text"), ROWS)
def test_filters(expression: str, text: str | None) -> None:
    if text is None:
        expression, text = f"1 if {expression} else 0", "1"
    assert compile_source("{{ " + expression + " }}", PLAIN).render(VALUES) == text


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("'x'|number", "number-unreadable"),
        ("'x'|date", "date-unreadable"),
        ("xs|number", "value-not-number"),
        ("5|length", "value-not-list"),
        ("5|items", "value-not-mapping"),
        ("1|round(99)", "number-too-long"),
        ("xs|map(khong)|list", "name-unknown"),
        ("xs|select('khong')|list", "test-unknown"),
        ("thieu|upper", "name-unknown"),
        ("thieu|sum", "name-unknown"),
    ],
)
def test_filters_tell_what_they_cannot_take(expression: str, code: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_source("{{ " + expression + " }}", PLAIN).render(VALUES)
    assert [fault.code for fault in caught.value.faults] == [code]
