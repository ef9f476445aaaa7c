"""Meetings for tests: the seed as a perfect reader would record it, and invented small ones.

The seed is a press report of 21/11/2020; every figure and phrase of its record stands in the
report, with offsets into it.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.model import (
    Attainment,
    Bound,
    Change,
    Comparison,
    Directive,
    Finding,
    Indicator,
    Meeting,
    MeetingDate,
    Observation,
    Organization,
    Period,
    Quantity,
    Statement,
    Target,
    Verdict,
)

SEED = Path(__file__).parent / "examples" / "seed-meeting.json"
YEAR_2019 = Period(text="năm 2019", start=date(2019, 1, 1), end=date(2019, 12, 31))
YEAR_2020 = Period(text="năm 2020", start=date(2020, 1, 1), end=date(2020, 12, 31))


@cache
def seed_meeting() -> Meeting:
    """Return the record of the Can Tho Standing Board meeting of 20/11/2020."""
    return Meeting.model_validate_json(SEED.read_text(encoding="utf-8"))


def quantity(value: str, unit: str | None = None, high: str | None = None, **more: Any) -> Quantity:
    """Return a quantity from digits in machine notation."""
    return Quantity(value=Decimal(value), high=Decimal(high) if high else None, unit=unit, **more)


def reached(value: str, unit: str | None = None, **more: Any) -> Observation:
    """Return an actual value."""
    return Observation(quantity=quantity(value, unit, **more))


def planned(
    value: str,
    unit: str | None = None,
    comparison: Comparison = "equal",
    high: str | None = None,
    bound: Bound | None = None,
    hedge: str | None = None,
) -> tuple[Target, ...]:
    """Return one plan, as the tuple that an indicator holds."""
    figure = quantity(value, unit, high, bound=bound, hedge=hedge)
    return (Target(quantity=figure, comparison=comparison),)


def attained(percent: str, **more: Any) -> tuple[Attainment, ...]:
    """Return one printed ratio, as the tuple that an indicator holds."""
    return (Attainment(percent=Decimal(percent), **more),)


def changed(
    percent: str, unit: str = "%", base: Period | None = YEAR_2019, *, stated: bool = True
) -> tuple[Change, ...]:
    """Return one printed change, as the tuple that an indicator holds."""
    return (Change(quantity=quantity(percent, unit), base=base, base_stated=stated),)


@cache
def ward_meeting() -> Meeting:
    """Return an invented ward meeting with plans of every kind and a due date."""
    return Meeting(
        title="Kết quả thực hiện chỉ tiêu năm 2020 của phường Hoa Mai",
        body=Organization(name="Ủy ban nhân dân phường Hoa Mai"),
        kind=Statement(text="hội nghị"),
        date=MeetingDate(day=date(2021, 1, 5)),
        period=YEAR_2020,
        compare_to=YEAR_2019,
        period_final=True,
        indicators=(
            Indicator(
                id="thu",
                name="Thu ngân sách",
                group="Kinh tế",
                group_stated=True,
                actual=reached("12.5", "tỷ đồng"),
                targets=planned("12", "tỷ đồng"),
                previous=reached("11", "tỷ đồng"),
                changes=changed("13.6"),
            ),
            Indicator(
                id="duong",
                name="Đường hẻm nâng cấp",
                actual=reached("36.0", "km"),
                targets=planned("50", "km"),
            ),
            Indicator(
                id="ngheo",
                name="Tỷ lệ hộ nghèo",
                better="lower",
                actual=reached("3.1", "%"),
                targets=planned("4", "%", "less_than"),
            ),
            Indicator(
                id="dan_so",
                name="Tỷ lệ lao động qua đào tạo",
                actual=reached("33.9", "%"),
                targets=planned("33", "%", high="34"),
                changes=changed("0.5", "điểm %"),
            ),
            Indicator(id="cay", name="Cây xanh trồng mới", actual=reached("1240", "cây")),
            Indicator(
                id="van_hoa",
                name="Khu phố văn hóa",
                verdict=Verdict(status="met", text="đạt kế hoạch"),
            ),
        ),
        findings=(
            Finding(id="H1", kind="limitation", text="vệ sinh môi trường chưa bảo đảm"),
            Finding(id="K1", kind="result", text="an ninh trật tự được giữ vững"),
        ),
        directives=(
            Directive(
                id="V1",
                text="hoàn thành nâng cấp 14 km đường hẻm còn lại",
                owner="Tổ xây dựng",
                due="trước ngày 30/6/2021",
                due_date=date(2021, 6, 30),
            ),
            Directive(id="V2", text="tổ chức thu gom rác hai lần mỗi tuần"),
        ),
    )


@cache
def bare_meeting() -> Meeting:
    """Return an invented record with one figure and nothing else."""
    return Meeting(
        indicators=(Indicator(id="a", name="Số lượt khách", actual=reached("120", "lượt")),)
    )


@cache
def english_meeting() -> Meeting:
    """Return an invented English record."""
    return Meeting(
        language="en",
        title="Results of the 2020 plan",
        agency="Lake District Office",
        body=Organization(name="the Lake District Board"),
        kind=Statement(text="meeting of"),
        date=MeetingDate(day=date(2020, 12, 4)),
        period=Period(text="2020", start=date(2020, 1, 1), end=date(2020, 12, 31)),
        compare_to=Period(text="2019", start=date(2019, 1, 1), end=date(2019, 12, 31)),
        indicators=(
            Indicator(
                id="rice",
                name="Rice output",
                actual=reached("1390.5", "tấn"),
                attainments=attained("106.6"),
                changes=changed("2.5", base=None, stated=False),
            ),
            Indicator(
                id="roads",
                name="Roads repaired",
                actual=reached("36", "km"),
                attainments=attained("72"),
            ),
            Indicator(id="schools", name="Schools built", actual=reached("8")),
        ),
        directives=(Directive(id="D1", text="finish the remaining roads", owner="Works unit"),),
    )
