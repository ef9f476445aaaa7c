"""Rows of a sheet: which are measured against plan, in what order, what each cell shows."""

from dataclasses import dataclass
from decimal import Decimal

from briefgen.compose.bars import bar_of, ratio_of
from briefgen.compose.derived import derived_plan, derived_previous
from briefgen.compose.figures import (
    EMPTY,
    MISSING,
    is_estimate,
    shown,
    shown_actual,
    shown_change,
    shown_derived,
    shown_goal,
    shown_ratio,
    shown_target,
)
from briefgen.compose.names import cut_name, row_name
from briefgen.compose.notes import NoteBook, change_notes, column_change, notes_on, own_note
from briefgen.compose.verdicts import Judgement, first_target, judge, recorded_direction
from briefgen.compose.wording import Wording
from briefgen.model import Figure, Indicator, ListRow, Meeting, Period, ScoreRow
from briefgen.vi.quantities import easy_unit

# Room for a name on the portrait sheet, in mm, and its size in points.
SCORE_NAME = (61.0, 8.4)
LIST_NAME = (56.0, 8.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every row of one page needs to know.

    Args:
        meeting: the record.
        say: language of the page.
        base: what the change column compares with.
        axis: end of the ratio axis in per cent.
        derived: show computed plans and last-year values.
        estimates_told: the heading says that all figures are estimates.
        mixed: the rows compare with different bases, so that each must name its own.
    """

    meeting: Meeting
    say: Wording
    base: Period | None
    axis: Decimal
    derived: bool = False
    estimates_told: bool = False
    mixed: bool = False


def is_measured(indicator: Indicator) -> bool:
    """Return whether an indicator belongs in the part measured against plan.

    A plan without any result is a goal: there is nothing to measure yet.
    """
    planned = indicator.targets or indicator.attainments or indicator.verdict
    return bool(planned) and not is_goal(indicator)


def is_goal(indicator: Indicator) -> bool:
    """Return whether only a plan in figures is known, as of a goal for the time to come."""
    said = indicator.actual or indicator.tally or indicator.attainments or indicator.verdict
    target = first_target(indicator)
    return not said and target is not None and target.quantity is not None


def is_sheet_tally(indicator: Indicator, say: Wording) -> bool:
    """Return whether this is the tally of the whole sheet (``6/14 chỉ tiêu``), not a row.

    The page may be in another language than the record, so words of both count.
    """
    if indicator.tally is None or indicator.parent is not None:
        return False
    name = indicator.name.casefold()
    other = Wording("en" if say.language == "vi" else "vi")
    return any(word in name for each in (say, other) for word in each.words("lexicon", "tally"))


def in_order(indicators: list[Indicator]) -> list[Indicator]:
    """Return measured indicators in printing order, parts right after their whole.

    Rows with a ratio first, highest first; then those with a value; then verdicts in words.
    Source order within.
    """
    present = {indicator.id for indicator in indicators}
    parts = [i for i in indicators if i.parent in present]
    wholes = sorted((i for i in indicators if i.parent not in present), key=_rank)
    return [row for whole in wholes for row in (whole, *_parts_of(whole, parts))]


def with_parts(indicators: list[Indicator]) -> list[Indicator]:
    """Return indicators in source order, parts moved right after their whole."""
    present = {indicator.id for indicator in indicators}
    parts = [i for i in indicators if i.parent in present]
    wholes = [i for i in indicators if i.parent not in present]
    return [row for whole in wholes for row in (whole, *_parts_of(whole, parts))]


def compare_base(meeting: Meeting) -> Period | None:
    """Return what changes are measured against: as recorded, else the one base all name."""
    if meeting.compare_to is not None:
        return meeting.compare_to
    bases = [c.base for i in meeting.indicators for c in i.changes if c.base is not None]
    texts = {base.text for base in bases}
    return bases[0] if len(texts) == 1 else None


def all_estimates(indicators: list[Indicator]) -> bool:
    """Return whether every value is an estimate, so that the heading can say it once."""
    valued = [indicator for indicator in indicators if indicator.actual is not None]
    return len(valued) > 1 and all(is_estimate(indicator) for indicator in valued)


def score_row(indicator: Indicator, number: str, sheet: Sheet, book: NoteBook) -> ScoreRow:
    """Return one row measured against plan; without a ``number`` it is a part of the row above."""
    say = sheet.say
    judgement = judge(indicator, near=say.near)
    actual = shown_actual(indicator, say)
    texts = notes_on(indicator, judgement, sheet.meeting, sheet.base, say)
    change = column_change(indicator, sheet.base) if is_measured(indicator) else None
    if sheet.mixed and change is not None and change.base is not None:
        texts.append(say.say("note_base", base=say.period(change.base)))
    name = row_name(indicator, say, estimates_told=sheet.estimates_told)
    return ScoreRow(
        number=number,
        indicator=indicator.id,
        name=cut_name(name, *SCORE_NAME),
        full_name=name,
        unit=actual.unit,
        actual=actual.figure,
        ratio=ratio_cell(indicator, say),
        change=change_cell(indicator, sheet.base, say),
        previous=previous_cell(indicator, sheet),
        plan=plan_cell(indicator, sheet),
        bar=bar_of(indicator, sheet.axis, say),
        status=judgement.status,
        filled=judgement.filled,
        verdict=verdict_word(judgement, say, final=sheet.meeting.period_final),
        better=recorded_direction(indicator),
        group=indicator.group,
        notes=tuple(book.add(text) for text in (*_full_name(name, SCORE_NAME, say), *texts)),
        sub=not number,
        source=source_place(indicator, say),
    )


def list_row(indicator: Indicator, sheet: Sheet, book: NoteBook, *, sub: bool) -> ListRow:
    """Return one row of the part without plan; of a goal, the plan itself."""
    actual = shown_actual(indicator, sheet.say)
    target = first_target(indicator)
    goal = target is not None and is_goal(indicator)
    if target is not None and goal:
        actual = shown_goal(target, indicator.name, sheet.say)
    assumed = sheet.meeting.compare_to is not None
    texts = change_notes(indicator, sheet.base, sheet.say, assumed=assumed)
    if indicator.note:
        texts.append(own_note(indicator.note))
    change = column_change(indicator, sheet.base)
    name = row_name(indicator, sheet.say, estimates_told=sheet.estimates_told)
    return ListRow(
        indicator=indicator.id,
        name=cut_name(name, *LIST_NAME),
        unit=actual.unit,
        actual=actual.figure,
        change=EMPTY if change is None else change_cell(indicator, sheet.base, sheet.say),
        notes=tuple(book.add(text) for text in (*_full_name(name, LIST_NAME, sheet.say), *texts)),
        sub=sub,
        goal=goal,
    )


def ratio_cell(indicator: Indicator, say: Wording) -> Figure:
    """Return the ratio as printed, or computed; empty where a ratio has no sense, else missing."""
    if indicator.attainments:
        first = indicator.attainments[0]
        return shown_ratio(first.percent, say, hedge=first.hedge)
    computed = ratio_of(indicator)
    if computed is not None:
        return shown_ratio(computed, say, derived=True)
    target = first_target(indicator)
    if target is not None and target.quantity is not None:
        return EMPTY
    return MISSING


def change_cell(indicator: Indicator, base: Period | None, say: Wording) -> Figure:
    """Return the change with its sign; empty where it cannot stand in this column.

    That is a figure that is itself a change, and a change that a note tells instead.
    """
    if indicator.kind == "growth":
        return EMPTY
    change = column_change(indicator, base)
    if change is not None:
        return shown_change(change.quantity, say, estimate_told=is_estimate(indicator))
    return EMPTY if indicator.changes else MISSING


def plan_cell(indicator: Indicator, sheet: Sheet) -> Figure:
    """Return the plan as recorded, or computed on demand, else missing."""
    unit = _printed_unit(indicator)
    target = first_target(indicator)
    if target is not None:
        return shown_target(target, sheet.say, like=unit).figure
    derived = derived_plan(indicator) if sheet.derived else None
    return MISSING if derived is None else shown_derived(derived, sheet.say, like=unit)


def previous_cell(indicator: Indicator, sheet: Sheet) -> Figure:
    """Return the former value as recorded, or computed on demand, else missing."""
    unit = _printed_unit(indicator)
    if indicator.previous is not None:
        return shown(indicator.previous.quantity, sheet.say, like=unit).figure
    derived = derived_previous(indicator) if sheet.derived else None
    return MISSING if derived is None else shown_derived(derived, sheet.say, like=unit)


def verdict_word(judgement: Judgement, say: Wording, *, final: bool) -> str:
    """Return the word beside the mark."""
    reported = judgement.reported
    if reported is not None and reported.status == "met_or_exceeded" and not judgement.computed:
        return say.word("verdict", "met_or_exceeded")
    status = judgement.status
    if status == "missed" and final:
        return say.word("verdict", "missed_final")
    if status == "none" and judgement.measured:
        return say.word("verdict", "unsettled")
    return say.word("verdict", status)


def source_place(indicator: Indicator, say: Wording) -> str:
    """Return the sentence an indicator was read from: ``c7``; empty for one written by hand."""
    sentence = indicator.span.sentence if indicator.span else None
    number = (sentence or "").lstrip("S").lstrip("0")
    return say.say("source_place", number=number) if number.isdigit() else ""


def _full_name(name: str, room: tuple[float, float], say: Wording) -> list[str]:
    """Return a note with the whole name where the row holds only part of it."""
    return [] if cut_name(name, *room) == name else [say.say("note_full_name", name=name)]


def _printed_unit(indicator: Indicator) -> str | None:
    """Return the unit the actual is printed in, before translation."""
    if indicator.actual is None:
        return None
    return easy_unit(indicator.actual.quantity).unit


def _parts_of(whole: Indicator, parts: list[Indicator]) -> list[Indicator]:
    return [part for part in parts if part.parent == whole.id]


def _rank(indicator: Indicator) -> tuple[int, Decimal]:
    """Return the sorting key: ratio rows by ratio, then valued ones, then words."""
    ratio = ratio_of(indicator)
    if ratio is not None:
        return 0, -ratio
    return (1, Decimal(0)) if indicator.actual is not None else (2, Decimal(0))
