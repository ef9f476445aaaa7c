"""Which statement a ratio, a change or a plain level without words of its own belongs to."""

import re

from briefgen.extract.figures.clauses import Clause
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Statement, unit_of
from briefgen.vi.text import capitalise, fold

LONGEST_ASPECT = 30
"""Code points behind a figure that are looked at for its noun."""
PLAN_ELSEWHERE = "kế hoạch được nêu ở vế khác của câu"
NO_PLAN_NAMED = "không nêu tỷ lệ này so với kế hoạch nào"

_ASPECT_KINDS = {
    fold(word): kind
    for words, kind in (
        ("giá trị|trị giá|kim ngạch|số tiền|vốn|doanh thu", "money"),
        ("khối lượng|sản lượng|lượng|diện tích", "measure"),
        ("số lượng|số vụ|số dự án|số doanh nghiệp", "count"),
    )
    for word in words.split("|")
}
"""What a side of a statement is told in, where no word of its name tells it."""

_CRITERIA = re.compile(
    r"\s+(?:đã\s+)?(?:đạt|hoàn thành)(?:\s+chuẩn)?\s+(?:được\s+)?(?:(?:từ|trên|dưới)\s+)?"
    r"[\d\s/–-]+\s*tiêu chí",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_RATED = re.compile(
    r"(?:\s+[^\W\d]+){0,3}[\s,]*(?:chiếm\s+|đạt\s+)?(?:tỷ|tỉ)\s+lệ\s+", re.IGNORECASE
)
_WORTH = re.compile(r"(?<!\w)(?:trị giá|tương đương)(?!\w)", re.IGNORECASE)
_ASPECT_BEFORE = re.compile(r"(?<!\w)về\s+$")
_PLAN_WORD = re.compile(r"(?:chỉ tiêu|dự toán|kế hoạch)\s+", re.IGNORECASE)


def without_criteria(text: str, readings: list[Reading]) -> list[Reading]:
    """Return the readings without how far what was counted has come: "1 xã đạt 15 tiêu chí"."""
    kept: list[Reading] = []
    for reading in readings:
        before = kept[-1].figure if kept else None
        floor = before.unit_end if before and before.kind == "count" else len(text)
        if not _CRITERIA.fullmatch(text, floor, reading.figure.unit_end):
            kept.append(reading)
    return kept


def attach(statement: Statement, reading: Reading) -> bool:
    """Give the statement a ratio, a change, a target, a former value or a note; return True."""
    if _is_ratio(statement, reading):
        statement.plans.append(reading)
    elif reading.role in (Role.CHANGE, Role.INDEX, Role.TIMES):
        statement.changes.append(reading)
    elif reading.role is Role.TARGET:
        statement.targets.append((reading, None))
    elif reading.role is Role.FORMER:
        statement.former = reading
    else:
        statement.notes.append((reading.start, reading.end))
    statement.take(reading)
    return True


def _is_ratio(statement: Statement, reading: Reading) -> bool:
    """Say whether a reading is a ratio of the plan: in per cent, of a value that is no rate."""
    unit = reading.quantity.unit if reading.quantity else None
    excess = reading.role is Role.EXCESS and unit == "%"
    return (reading.role is Role.PLAN or excess) and not statement.is_rate_against(reading)


def moved_with(text: str, statements: list[Statement], reading: Reading) -> Statement | None:
    """Return whose change a per cent in brackets repeats: "giảm 15 vụ (10,7%)"."""
    opened = reading.bracket
    if reading.role is not Role.CHANGE:
        return None
    for each in reversed(statements):
        if each.changes and _RATED.fullmatch(text, each.changes[-1].end, reading.figure.start):
            return each
    if opened is None or reading.lead.text.strip():
        return None
    for each in reversed(statements):
        last = each.changes[-1] if each.changes else None
        if last and last.end <= opened and not _DIGIT.search(text, last.end, opened):
            return each
    return None


def level_belongs(
    text: str, last: Statement, reading: Reading, floor: int, *, planned: bool
) -> bool:
    """Attach a level without words: a plan in brackets, or the value behind its own change.

    Args:
        text: the sentence.
        last: the statement before.
        reading: the level.
        floor: where what was read before ends.
        planned: a plan was named in the sentence before.
    """
    in_bracket = reading.bracket is not None and reading.bracket >= floor
    if reading.quantity is None and reading.figure.tally is None:
        pass  # unreadable: the statement takes its doubt
    elif _is_share(last, reading, in_bracket=in_bracket):
        last.notes.append((reading.start, reading.end))
    elif in_bracket and last.plans and _right_behind(text, last.plans[-1].end, reading):
        owner = last.plans[-1].tail.owner if last.plans[-1].tail else None
        last.targets.append((reading, owner))
    elif in_bracket and reading.figure.percent and reading.lead.has("reaching-plan"):
        last.plans.append(reading)
        last.doubts.append(NO_PLAN_NAMED)
    elif _shares_plan(last, reading, in_bracket=in_bracket, planned=planned):
        last.plans.append(reading)
        last.doubts.append(PLAN_ELSEWHERE)
    elif last.growth and not reading.figure.tally and reading.lead.has("links"):
        _reach_level(last, reading)
    elif last.planned and last.unit == unit_of(reading):
        _reach_plan(last, reading)
    elif _WORTH.search(reading.lead.text):
        last.notes.append((reading.start, reading.end))
    else:
        return False
    last.take(reading)
    return True


def _is_share(last: Statement, reading: Reading, *, in_bracket: bool) -> bool:
    """Say whether a per cent is but a share: "luồng vàng 35.120 tờ khai (28%)", "(đạt 68,2%)"."""
    if not reading.figure.percent or last.level is None or last.level.figure.percent:
        return False
    if reading.lead.has("index-links"):
        return not in_bracket and not last.plans
    tally = last.level.figure.tally is not None
    return in_bracket and (tally or not reading.lead.text.strip())


def _shares_plan(last: Statement, reading: Reading, *, in_bracket: bool, planned: bool) -> bool:
    """Say whether "đạt 78%" behind an amount is a ratio of the plan named for an item before."""
    amount = last.level is not None and last.level.figure.kind in ("money", "measure")
    reached = reading.figure.percent and reading.lead.has("reaching-plan")
    return planned and amount and reached and not in_bracket and not last.plans


def _right_behind(text: str, end: int, reading: Reading) -> bool:
    return reading.start - end <= len(" (giao ") and "(" in text[end : reading.start]


def _reach_level(statement: Statement, reading: Reading) -> None:
    """Make "giảm 1,2%, còn 2,5%" and "tăng 15%, đạt 3 tỷ USD" a value with its change."""
    statement.level, statement.growth = reading, False
    fall = reading.lead.has("falling-links") and statement.changes[-1].lead.has("down")
    statement.naming = statement.naming._replace(fall=fall)


def _reach_plan(statement: Statement, reading: Reading) -> None:
    """Make "giao chỉ tiêu thu 5.000 tỷ đồng, … thực hiện 2.600 tỷ đồng" a target and a value."""
    if statement.level:
        statement.targets.append((statement.level, None))
    statement.level, statement.aim, statement.planned = reading, False, False
    name = _PLAN_WORD.sub("", statement.naming.name, count=1)
    statement.naming = statement.naming._replace(name=capitalise(name))


def counted_alike(text: str, statements: list[Statement], reading: Reading) -> Statement | None:
    """Return the statement that counts the same: "giảm 3 vụ" of "15 vụ tai nạn giao thông"."""
    if reading.role is not Role.CHANGE or reading.figure.kind != "count":
        return None
    noun = text[reading.figure.end : reading.end + LONGEST_ASPECT].split(",")[0]
    words = set(fold(noun.strip(" .;")).split())
    head = unit_of(reading).split(" ")[0]
    alike = [
        (len(words & each.words()), place)
        for place, each in enumerate(statements)
        if each.counts and each.unit.split(" ")[0] == head
    ]
    return statements[max(alike)[1]] if alike else None


def aspect_of(text: str, clause: Clause, reading: Reading, own: str) -> str | None:
    """Return what side of a statement a change is about: "về số vụ giảm 25,5%".

    ``own`` are the words right before the figure.
    """
    if reading.role not in (Role.CHANGE, Role.INDEX):
        return None
    if own and _ASPECT_BEFORE.search(text, max(0, clause.start - LONGEST_ASPECT), clause.start):
        return own
    return reading.aspect if not own else None


def by_aspect(statements: list[Statement], aspect: str) -> Statement:
    """Return the statement that shares most words with the aspect; of equals, the last."""
    words = set(fold(aspect).split()) - {"số", "tổng", "về", "các"}
    kinds = {kind for word, kind in _ASPECT_KINDS.items() if word in fold(aspect)}
    scored = [
        (len(words & each.words()), _kind_of(each) in kinds, -len(each.words()), place)
        for place, each in enumerate(statements)
    ]
    return statements[max(scored)[-1]]


def _kind_of(statement: Statement) -> str:
    return statement.level.figure.kind if statement.level else ""
