"""Meeting → Scorecard: which rows, in what order, with which words. Nothing is drawn here."""

from briefgen.compose.bars import axis_end, ratio_of
from briefgen.compose.bases import common_base, with_one_base
from briefgen.compose.groups import groups_of, table_of
from briefgen.compose.head import (
    agency_of,
    comparison_line,
    meeting_line,
    source_line,
    title_of,
)
from briefgen.compose.house import ANY, House, in_house
from briefgen.compose.key import (
    key_of,
    missed_rows,
    other_rows,
    reached_rows,
    remarks_on,
    table_columns,
)
from briefgen.compose.message import (
    figures_message,
    message_of,
    standing_of,
    tally_contradiction,
    tally_view,
)
from briefgen.compose.notes import NoteBook, column_change
from briefgen.compose.rows import (
    Sheet,
    all_estimates,
    compare_base,
    in_order,
    is_goal,
    is_measured,
    is_sheet_tally,
    score_row,
)
from briefgen.compose.tiles import tiles_of
from briefgen.compose.tongues.stretches import kept_note, tongues_of
from briefgen.compose.tongues.translating import in_language
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import (
    Indicator,
    Meeting,
    Period,
    Scorecard,
    ScoreRow,
)


def compose_scorecard(
    meeting: Meeting,
    *,
    language: Language | None = None,
    derived: bool = False,
    maker: str = "",
    data_name: str = "",
    house: House = ANY,
) -> Scorecard:
    """Return the sheet of indicators of a meeting.

    Args:
        meeting: the record; never changed, never added to.
        language: of the fixed words and the notation; ``None`` for the record's own.
        derived: show plans and last-year values that follow from printed ratios and changes.
        maker: who made the sheet, for the foot.
        data_name: name of the data file, for the foot.
        house: the office whose name and words are printed.
    """
    page, own = language or meeting.language, meeting.language
    say = Wording(page, house, () if page == own else (own,))
    tongues = tongues_of(meeting, page)
    meeting = with_one_base(in_language(in_house(meeting, house), page), say)
    listed = [i for i in meeting.indicators if not is_sheet_tally(i, say)]
    sheet = _sheet(meeting, listed, say, derived=derived)
    made = _composed(listed, sheet, maker, _data_line(data_name, say))
    note = kept_note(made, tongues, say, short=True)
    if note:
        made = made.model_copy(update={"data_line": f"{made.data_line} · {note}"})
    return unbroken(made, say)


def _composed(listed: list[Indicator], sheet: Sheet, maker: str, data_line: str) -> Scorecard:
    """Return the sheet as composed, lines still free to break anywhere."""
    meeting, say = sheet.meeting, sheet.say
    measured = in_order([i for i in listed if is_measured(i)])
    others = [i for i in listed if not is_measured(i)]
    book = NoteBook()
    rows = _score_rows(measured, sheet, book)
    groups = groups_of(others, sheet, book) if others else ()
    table = table_of(listed, sheet, book)
    listing = tuple(row for group in table for row in group.rows)
    standing = standing_of(meeting, measured, say)
    contradiction = tally_contradiction(standing, say)
    if contradiction:
        book.add(contradiction)
    return Scorecard(
        language=say.language,
        labels=_labels(sheet, measured, others),
        agency=agency_of(meeting),
        masthead_note=say.word("scorecard", "masthead_note"),
        title=title_of(meeting, say),
        subtitle=_subtitle(sheet, planned=bool(measured)),
        message=meeting.message or message_of(standing, say) or figures_message(meeting, say),
        message_written=bool(meeting.message),
        tally=tally_view(standing, say),
        tiles=tiles_of(meeting, sheet.base, say),
        rows=rows,
        rows_note=_rows_note(rows, say),
        axis_end=sheet.axis,
        groups=groups,
        groups_note=_groups_note(others, say),
        table=table,
        table_columns=table_columns(listing),
        table_key=key_of(listing, say),
        table_remarks=remarks_on(listing, (), say),
        reached=reached_rows(rows),
        missed=missed_rows(rows),
        others=other_rows(groups),
        key=key_of(rows, say),
        notes=(*book.notes(), *remarks_on(rows, groups, say)),
        source=source_line(meeting.source, say),
        maker=maker,
        data_line=data_line,
    )


def _sheet(meeting: Meeting, listed: list[Indicator], say: Wording, *, derived: bool) -> Sheet:
    """Return what every row needs to know of the page."""
    ratios = [ratio_of(indicator) for indicator in listed]
    base = compare_base(meeting)
    return Sheet(
        meeting=meeting,
        say=say,
        base=base,
        mixed=base is None and _row_base(listed) is None,
        axis=axis_end(ratio for ratio in ratios if ratio is not None),
        derived=derived,
        estimates_told=all_estimates(listed),
    )


def _data_line(name: str, say: Wording) -> str:
    return say.say("data_line", name=name) if name else say.say("data_line_plain")


def unbroken(card: Scorecard, say: Wording) -> Scorecard:
    """Return the sheet with its running text kept from breaking inside figures and names."""
    return card.model_copy(
        update={
            "title": say.unbroken(card.title),
            "subtitle": say.unbroken(card.subtitle),
            "message": say.unbroken(card.message),
            "source": say.unbroken(card.source),
            "notes": tuple(
                note.model_copy(update={"text": say.unbroken(note.text)}) for note in card.notes
            ),
        }
    )


def _labels(sheet: Sheet, measured: list[Indicator], others: list[Indicator]) -> dict[str, str]:
    """Return every fixed word of the sheet, headed by what its rows hold."""
    base = sheet.base or _row_base(measured)
    labels = scorecard_labels(sheet, base)
    if others and all(is_goal(indicator) for indicator in others):
        labels["section_b"] = labels["goals"]
    return labels


def _row_base(listed: list[Indicator]) -> Period | None:
    """Return what the changes of the measured rows compare with, if it is one base."""
    rows = (i for i in listed if is_measured(i) and i.kind != "growth")
    return common_base(column_change(indicator, None) for indicator in rows)


def _groups_note(others: list[Indicator], say: Wording) -> str:
    """Return that the source states no plan; goals are plans themselves."""
    results = [indicator for indicator in others if not is_goal(indicator)]
    return say.say("groups_note") if results else ""


def scorecard_labels(sheet: Sheet, compared: Period | None) -> dict[str, str]:
    """Return every fixed word of the sheet, with the periods of its column heads.

    Args:
        sheet: the page.
        compared: what all changes against plan's rows compare with, if it is one base.
    """
    say, meeting = sheet.say, sheet.meeting
    labels = say.labels("scorecard")
    period = say.short_period(meeting.period) if meeting.period else ""
    base = say.short_period(compared) if compared else ""
    labels["period"] = period
    labels["base"] = base
    labels["actual_period"] = labels["plan_period"] = period
    labels["previous_period"] = base
    labels["change"] = (
        say.say("change_heading", base=base) if base else say.say("change_heading_plain")
    )
    labels["change_line_1"] = say.say("change_line_1" if base else "change_line_1_plain")
    labels["change_line_2"] = base or say.say("change_line_2_plain")
    labels["change_on"] = say.say("change_on", base=base) if base else "%"
    if sheet.estimates_told:
        labels["actual"] = say.say("estimated_heading")
    if meeting.period_final:
        labels["missed_heading"] = say.word("scorecard", "missed_heading_final")
    body = (meeting.body.parent or meeting.body.name) if meeting.body else meeting.agency
    labels["annex_line"] = say.say("annex_line" if body else "annex_line_plain", body=body)
    return labels


def _score_rows(measured: list[Indicator], sheet: Sheet, book: NoteBook) -> tuple[ScoreRow, ...]:
    """Return the measured rows, numbered; parts of a row are not."""
    present = {indicator.id for indicator in measured}
    rows, number = [], 0
    for indicator in measured:
        sub = indicator.parent in present
        number += not sub
        rows.append(score_row(indicator, "" if sub else str(number), sheet, book))
    return tuple(rows)


def _subtitle(sheet: Sheet, *, planned: bool) -> str:
    line = meeting_line(sheet.meeting, sheet.say)
    compared = comparison_line(sheet.base, sheet.say, planned=planned)
    return " · ".join(part for part in (line, compared) if part)


def _rows_note(rows: tuple[ScoreRow, ...], say: Wording) -> str:
    """Return how many rows rest on figures and how many on words alone."""
    whole = [row for row in rows if not row.sub]
    figures = sum(not row.actual.missing for row in whole)
    words = sum(row.actual.missing and row.status != "none" for row in whole)
    if figures and words:
        return say.say("rows_both", figures=figures, words=words)
    if words:
        return say.say("rows_all_words", words=words)
    return say.say("rows_all_figures", figures=figures) if figures else ""
