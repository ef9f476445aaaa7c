"""Figures that are a plan, or share one: "giao dự toán thu 5.000 tỷ đồng", "… đạt 65%"."""

import re

from briefgen.extract.figures.aims import speaks_of_results
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Statement
from briefgen.vi.text import capitalise

_PARTED = re.compile(r"[;.:(]|(?<!\w)(?:đạt|được|thực hiện)(?!\w)")
_PLANNED = re.compile(r"(?:giao\s+)?(?=(?:chỉ tiêu|dự toán|kế hoạch)(?!\w))", re.IGNORECASE)
_FLOW = re.compile(r"(?<!\w)(?:giải ngân|thu|chi|vốn|tổng thu|tổng chi|nguồn)(?!\w)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:tổng\s+)?(?:diện tích|sản lượng|giá trị|doanh thu|kim ngạch)(?!\w)", re.IGNORECASE
)


def plan_first(statement: Statement, reading: Reading) -> None:
    """Mark a statement whose figure is the plan itself: "giao dự toán thu 5.000 tỷ đồng"."""
    name = statement.naming.name
    found = _PLANNED.match(name)
    if found is None or reading.figure.tally or reading.figure.kind in ("count", ""):
        return
    statement.naming = statement.naming._replace(name=capitalise(name[found.end() :]))
    statement.planned = statement.aim = reading.role is Role.LEVEL


def go_on_planning(
    text: str, statement: Statement, reading: Reading, last: Statement | None
) -> None:
    """Mark the flows of money that follow a plan: "dự toán thu 12 tỷ đồng, chi 15 tỷ đồng"."""
    between = text[last.end : reading.start] if last and last.planned else "."
    told = _PARTED.search(between) or speaks_of_results(between)
    if not told and reading.role is Role.LEVEL and _FLOW.match(statement.naming.name):
        statement.planned = statement.aim = True


def is_plan_elsewhere(statement: Statement, reading: Reading, readings: list[Reading]) -> bool:
    """Say whether a bare "đạt 65%" of a flow or an amount shares the plan named in the sentence."""
    name = statement.naming.name
    return (
        reading.role is Role.LEVEL
        and reading.figure.percent
        and reading.lead.has("reaching-plan")
        and bool(_FLOW.search(name) or _AMOUNT.match(name))
        and any(each.role is Role.PLAN for each in readings)
    )
