"""Records that strain every sheet: from one row to a thousand, and each case a row can be."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from briefgen.compose import compose_scorecard
from briefgen.model import (
    Indicator,
    Meeting,
    MeetingDate,
    Organization,
    Quantity,
    Scorecard,
    Source,
    Target,
    Verdict,
)
from briefgen.pdf.faces import vietnamese_letters
from tests.meetings import YEAR_2019, YEAR_2020, attained, changed, planned, quantity, reached

LETTERS = sorted(vietnamese_letters())
EVERY_LETTER = " ".join("".join(LETTERS[at : at + 8]) for at in range(0, len(LETTERS), 8))
LONG = "Xây dựng mới, sửa chữa và nâng cấp trường học đạt chuẩn quốc gia mức độ hai ở các xã vùng "
LONG = (LONG + "sâu, vùng xa, biên giới, hải đảo")[:120].strip()
NINE = "123456789"
GROUPS = ("Kinh tế", "Nông nghiệp", "Xã hội", "Xây dựng Đảng")
UNITS = ("tấn", "tỷ đồng", "triệu đồng", "nghìn lượt người")


def meeting(*indicators: Indicator, **more: Any) -> Meeting:
    fields: dict[str, Any] = {
        "title": "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2020",
        "body": Organization(name="Ban Thường vụ", parent="Thành ủy Cần Thơ"),
        "date": MeetingDate(day=date(2020, 11, 20)),
        "period": YEAR_2020,
        "compare_to": YEAR_2019,
        "source": Source(title=EVERY_LETTER),
        "indicators": indicators,
    }
    return Meeting(**(fields | more))


def row(number: int, **more: Any) -> Indicator:
    fields: dict[str, Any] = {
        "id": f"i{number}",
        "name": f"Chỉ tiêu thứ {number} của kế hoạch phát triển kinh tế - xã hội",
        "group": GROUPS[number * 5 // 61 % 4],
        "group_stated": True,
    }
    return Indicator(**(fields | more))


def plain_row(number: int) -> Indicator:
    unit = UNITS[number % 4]
    return row(
        number,
        actual=reached(f"{number * 1237 % 9000 + 17}.{number % 10}", unit),
        attainments=attained(f"{70 + number * 7 % 70}.{number % 10}"),
        changes=changed(f"{number % 13 - 6}.{number % 9 + 1}"),
    )


def rows(count: int) -> Meeting:
    return meeting(*(plain_row(number) for number in range(1, count + 1)))


def verdict(text: str, status: Any = "missed") -> Verdict:
    return Verdict(text=text, status=status)


def every_case() -> Meeting:
    """Each case of a row once."""
    plan = Target(text="thuộc nhóm 30 tỉnh dẫn đầu")
    approximate = Quantity(value=quantity("6").value, unit="%", bound="about", hedge="khoảng")
    cases: tuple[dict[str, Any], ...] = (
        {"name": "Vượt rất xa", "actual": reached("312", "dự án"), "attainments": attained("312")},
        {"actual": reached(NINE, "dự án"), "attainments": attained("1012.5"),
         "previous": reached("100000000", "dự án"), "targets": planned("12193262", "dự án")},
        {"name": "Đúng kế hoạch", "actual": reached("5", "xã"), "targets": planned("5", "xã")},
        {"name": "Bằng không", "actual": reached("0", "vụ"), "targets": planned("3", "vụ")},
        {"name": "Kế hoạch bằng không", "actual": reached("2", "vụ"), "targets": planned("0", "vụ"),
         "better": "lower"},
        {"name": "Thấp là tốt, trong mức", "better": "lower", "actual": reached("60", "vụ"),
         "targets": planned("100", "vụ", "at_most")},
        {"name": "Thấp là tốt, quá mức", "better": "lower", "actual": reached("120", "vụ"),
         "targets": planned("100", "vụ", "at_most")},
        {"name": "Chỉ số công nghiệp", "kind": "growth", "actual": reached("-4.3", "%"),
         "targets": planned("6", "%")},
        {"name": "Tỷ trọng dịch vụ", "actual": reached("33.9", "%"),
         "targets": planned("33", "%", high="34"), "changes": changed("0.5", "điểm %")},
        {"name": "Tỷ lệ hộ nghèo", "better": "lower", "actual": reached("3.1", "%"),
         "targets": planned("4", "%", "less_than"), "previous": reached("4.85", "%")},
        {"name": "Số bác sĩ trên một vạn dân", "actual": reached("7.9"),
         "targets": planned("8.5", None, "at_least")},
        {"name": "Tăng trưởng khoảng 6", "kind": "growth", "actual": reached("5.8", "%"),
         "targets": (Target(quantity=approximate, comparison="about"),)},
        {"name": "Tỷ lệ tự tính", "actual": reached("72", "km"), "targets": planned("69.1", "km")},
        {"name": LONG, "actual": reached("88", "trường học"), "attainments": attained("88")},
        {"name": f"{LONG} không kế hoạch", "actual": reached("88", "trường học")},
        {"name": "Thứ hạng cạnh tranh", "actual": reached("34"), "targets": (plan,),
         "verdict": verdict("chưa vào nhóm 30")},
        {"name": "Trái với số", "actual": reached("90", "km"), "targets": planned("100", "km"),
         "verdict": verdict("đạt", "met")},
        {"name": "Chỉ có lời", "verdict": verdict("đạt và vượt", "met_or_exceeded")},
        {"name": "Lao động", "actual": reached("35400", "lao động", estimate=True)
         .model_copy(update={"quantity": quantity("35400", "lao động", bound="upper",
                                                  hedge="gần")}),
         "attainments": attained("101.123")},
        {"name": "Thiếu tất cả"},
        {"name": "Số lớn không kế hoạch", "actual": reached(NINE, "đồng/người/tháng")},
        {"name": "Văn bản", "actual": reached("1300", "văn bản"), "id": "whole"},
        {"name": "nghị quyết", "actual": reached("1", "văn bản"), "parent": "whole"},
        {"name": "Mục tiêu năm sau", "targets": planned("7.5", "%")},
    )  # fmt: skip
    return meeting(*(row(number, **case) for number, case in enumerate(cases, 1)))


def nothing_known() -> Meeting:
    return meeting(*(row(number) for number in range(1, 9)))


def no_plan() -> Meeting:
    return meeting(*(row(n, actual=reached(str(n * 37), UNITS[n % 4])) for n in range(1, 31)))


def only_verdicts() -> Meeting:
    told = (verdict("chưa đạt kế hoạch"), verdict("đạt kế hoạch", "met"))
    return meeting(*(row(number, verdict=told[number % 2]) for number in range(1, 13)))


def english() -> Meeting:
    names = {n: f"Indicator {n} of the development programme" for n in range(1, 15)}
    made = (plain_row(n).model_copy(update={"name": name}) for n, name in names.items())
    return meeting(*made, language="en", title="Results of the programme in 2020")


RECORDS: dict[str, Callable[[], Meeting]] = {
    "every case": every_case,
    "nothing known": nothing_known,
    "no plan": no_plan,
    "only verdicts": only_verdicts,
    "English": english,
    "1 row": lambda: rows(1),
    "2 rows": lambda: rows(2),
    "24 rows": lambda: rows(24),
    "60 rows": lambda: rows(60),
    "1000 rows": lambda: rows(1000),
}


@cache
def card(name: str) -> Scorecard:
    return compose_scorecard(RECORDS[name](), derived=True, maker="Văn phòng", data_name="a.yaml")
