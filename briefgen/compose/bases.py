"""One base of comparison under one name: ``cùng kỳ``, ``cùng kỳ năm trước`` and ``năm 2019``.

A report calls the same base by several names. A column can compare with one base only, so that
equal bases must read alike before a page is composed.
"""

from collections.abc import Iterable

from briefgen.compose.wording import Wording, calendar_year
from briefgen.model import Change, Indicator, Meeting, Period
from briefgen.vi.text import fold


def with_one_base(meeting: Meeting, say: Wording) -> Meeting:
    """Return the meeting with the same period last year under one name throughout.

    Where a whole year is reviewed and the year before is named somewhere, that is the name; else
    the fullest wording. Other bases stay.
    """
    loose = [period for period in _bases(meeting) if _is_same_period(period, say)]
    if not loose:
        return meeting
    one = _year_before(meeting) or max(loose, key=lambda period: len(period.text))

    def settled(change: Change) -> Change:
        if change.base is None or not _is_same_period(change.base, say):
            return change
        return change.model_copy(update={"base": one})

    def row(indicator: Indicator) -> Indicator:
        changes = tuple(settled(change) for change in indicator.changes)
        return indicator.model_copy(update={"changes": changes})

    compared = meeting.compare_to
    if compared is not None and _is_same_period(compared, say):
        compared = one
    rows = tuple(row(indicator) for indicator in meeting.indicators)
    return meeting.model_copy(update={"indicators": rows, "compare_to": compared})


def common_base(changes: Iterable[Change | None]) -> Period | None:
    """Return the base that all changes name, ``None`` where one differs or none is named."""
    bases = [change.base for change in changes if change is not None]
    named = {fold(base.text): base for base in bases if base is not None}
    return next(iter(named.values())) if len(named) == 1 and None not in bases else None


def _bases(meeting: Meeting) -> list[Period]:
    found = [change.base for row in meeting.indicators for change in row.changes]
    return [base for base in (meeting.compare_to, *found) if base is not None]


def _is_same_period(period: Period, say: Wording) -> bool:
    """Return whether the words mean the same period last year, without naming a year."""
    return fold(period.text) in say.words("lexicon", "same_period")


def _year_before(meeting: Meeting) -> Period | None:
    """Return the year before the one under review, if some change names it."""
    year = calendar_year(meeting.period) if meeting.period else None
    if year is None:
        return None
    return next((base for base in _bases(meeting) if calendar_year(base) == year - 1), None)
