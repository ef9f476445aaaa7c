"""Meeting → Brief: one page, conclusion first, gaps shown, source last."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.bases import common_base, with_one_base
from briefgen.compose.bullets import limitation_bullets, limitation_texts, result_bullets
from briefgen.compose.figures import flat, shown_actual
from briefgen.compose.fit import NOTE_SIZE, TEXT, USUAL, Widths, fits_one_page
from briefgen.compose.head import agency_of, concluder, meeting_line, source_line, title_of
from briefgen.compose.house import ANY, House, in_house
from briefgen.compose.marking import with_marks
from briefgen.compose.message import standing_of
from briefgen.compose.names import row_name
from briefgen.compose.notes import column_change
from briefgen.compose.points import ended, key_points
from briefgen.compose.rows import (
    change_cell,
    compare_base,
    in_order,
    is_measured,
    ratio_cell,
    verdict_word,
)
from briefgen.compose.table import table_indicators
from briefgen.compose.tasks import chosen_directives, concreteness, task_row, task_text
from briefgen.compose.tongues.glosses import glossed_tasks
from briefgen.compose.tongues.stretches import kept_note, tongues_of
from briefgen.compose.tongues.translating import in_language
from briefgen.compose.verdicts import judge
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import Brief, BriefRow, Indicator, Mark, Meeting, Period, RowsShape, Section
from briefgen.vi.text import lower_first

# Glyphs that Times New Roman and Tinos both have; ◆ is missing in them.
GLYPHS: dict[Mark, str] = {"exceeded": "▲", "met": "●", "near": "◊", "missed": "▼", "none": ""}


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each part a page is given."""

    rows: int = 8
    results: int = 3
    limitations: int = 3
    tasks: int = 6


# From the roomiest to the barest: what a leader reads first is shortened last.
LADDER = (
    Room(),
    Room(tasks=5),
    Room(tasks=5, rows=7),
    Room(tasks=5, rows=6),
    Room(tasks=4, rows=6),
    Room(tasks=3, rows=6),
    Room(tasks=3, rows=5),
    Room(tasks=3, rows=5, results=2),
    Room(tasks=3, rows=4, results=2),
    Room(tasks=2, rows=4, results=2),
    Room(tasks=2, rows=4, results=1, limitations=2),
    Room(tasks=1, rows=4, results=1, limitations=1),
)


def compose_brief(
    meeting: Meeting,
    *,
    language: Language | None = None,
    maker: str = "",
    house: House = ANY,
    widths: Widths = USUAL,
) -> Brief:
    """Return the one-page brief of a meeting.

    Parts are shortened step by step until the estimated height fits the page; the last step is
    returned even if it does not, for whoever measures the page to refuse.

    Args:
        meeting: the record; never changed, never added to.
        language: of the fixed words and the notation; ``None`` for the record's own.
        maker: who made the brief, for the foot; empty for nobody.
        house: the office whose name and words are printed.
        widths: of the cells of the form it is for.
    """
    page, own = language or meeting.language, meeting.language
    say = Wording(page, house, () if page == own else (own,))
    tongues = tongues_of(meeting, page)
    meeting = with_one_base(in_language(in_house(meeting, house), page), say)
    for room in LADDER:
        brief = in_room(meeting, room, say, maker)
        note = kept_note(brief, tongues, say)
        brief = brief.model_copy(update={"footnotes": (*brief.footnotes, note)}) if note else brief
        if fits_one_page(brief, house, widths):
            break
    return with_marks(brief, meeting, say)


def brief_row(indicator: Indicator, base: Period | None, say: Wording, *, final: bool) -> BriefRow:
    """Return one row of the table; what is not stated is ``…``, what does not apply is empty."""
    actual, judgement = shown_actual(indicator, say), judge(indicator, near=say.near)
    measured = is_measured(indicator)
    status = judgement.status if measured else None
    return BriefRow(
        indicator=indicator.id,
        name=row_name(indicator, say),
        unit=actual.unit,
        actual=say.unbroken(flat(actual.figure, say)),
        ratio=flat(ratio_cell(indicator, say), say),
        change=flat(change_cell(indicator, base, say), say),
        status=status,
        mark=GLYPHS[status] if status else "",
        verdict=verdict_word(judgement, say, final=final) if measured else "",
    )


def in_room(meeting: Meeting, room: Room, say: Wording, maker: str = "") -> Brief:
    """Return the brief of a meeting that gives each part so much room, whether it fits or not."""
    base = compare_base(meeting)
    table = table_indicators(meeting, room.rows, say)
    rows = tuple(brief_row(i, base, say, final=meeting.period_final) for i in table)
    results = result_bullets(meeting, frozenset(i.id for i in table), room.results, say)
    limitations = limitation_bullets(meeting, room.limitations, say)
    directives = chosen_directives(meeting, room.tasks)
    rows_of_tasks = (task_row(d, n, meeting, say) for n, d in enumerate(directives, start=1))
    tasks = glossed_tasks(rows_of_tasks, say)
    urgent = sorted(directives, key=lambda d: -concreteness(d, meeting))
    measured = in_order([i for i in meeting.indicators if is_measured(i)])
    numbers = _numbers()
    more = len(meeting.directives) - len(tasks)
    gaps = sum((task.owner is None) + (task.due is None) for task in tasks)
    return Brief(
        language=say.language,
        labels=say.labels("brief"),
        agency=agency_of(meeting),
        note=say.word("brief", "note"),
        title=say.unbroken(title_of(meeting, say)),
        subtitle=say.unbroken(_subtitle(meeting, say)),
        key_points=key_points(
            standing_of(meeting, measured, say),
            table,
            limitation_texts(meeting, say),
            [lower_first(task_text(d, meeting)) for d in urgent],
            say,
        ),
        rows=rows,
        rows_number=next(numbers) if rows else "",
        rows_shape=shape_of(rows, say),
        change_heading=_change_heading(base, table, say),
        results=_section("results_heading", results, numbers, say),
        limitations=_section("limitations_heading", limitations, numbers, say),
        tasks=tasks,
        tasks_number=next(numbers) if tasks else "",
        tasks_more=say.say("tasks_more", count=more) if tasks and more else "",
        footnotes=_footnotes(meeting, rows, gaps, say, maker),
        gaps=gaps,
    )


def shape_of(rows: tuple[BriefRow, ...], say: Wording) -> RowsShape:
    """Return which columns have anything to show."""
    missing = say.word("brief", "missing")
    if not rows or any(row.verdict or row.ratio not in ("", missing) for row in rows):
        return "measured"
    return "compared" if any(row.change not in ("", missing) for row in rows) else "plain"


def _shown_cells(row: BriefRow, shape: RowsShape) -> list[str]:
    """Return the cells of a row that may be empty or missing, in the columns that are shown."""
    return {
        "measured": [row.actual, row.ratio, row.change, row.verdict],
        "compared": [row.actual, row.change],
        "plain": [row.actual],
    }[shape]


def _numbers() -> Iterator[str]:
    """Yield the numbers of the headings that are used."""
    yield from "123456"


def _section(
    heading: str, bullets: tuple[str, ...], numbers: Iterator[str], say: Wording
) -> Section | None:
    """Return a numbered section, or nothing at all without bullets."""
    if not bullets:
        return None
    lines = tuple(say.unbroken(ended(bullet)) for bullet in bullets)
    return Section(number=next(numbers), heading=say.word("brief", heading), bullets=lines)


def _subtitle(meeting: Meeting, say: Wording) -> str:
    parts = (meeting_line(meeting, say), concluder(meeting, say))
    return "; ".join(part for part in parts if part)


def _change_heading(base: Period | None, table: list[Indicator], say: Wording) -> str:
    period = base or common_base(column_change(i, None) for i in table if i.kind != "growth")
    if period is None:
        return say.say("change_heading_plain")
    return say.say("change_heading", base=say.short_period(period))


def _footnotes(
    meeting: Meeting, rows: tuple[BriefRow, ...], gaps: int, say: Wording, maker: str
) -> tuple[str, ...]:
    """Return source, meaning of the signs in use, gaps to fill, maker."""
    shape = shape_of(rows, say)
    cells = [cell for row in rows for cell in _shown_cells(row, shape)]
    missing = say.word("brief", "missing")
    signs = []
    if missing in cells:
        signs.append(say.say("foot_missing"))
    if not all(cells):
        signs.append(say.say("foot_empty" if shape == "measured" else "foot_no_change"))
    if any("≈" in cell for cell in cells):
        signs.append(say.say("foot_derived"))
    if gaps:
        signs.append(say.say("foot_gaps", count=gaps))
    notes = (
        _source_note(meeting, say),
        " ".join(signs),
        maker,
    )
    return tuple(say.unbroken(note) for note in notes if note)


def _source_note(meeting: Meeting, say: Wording) -> str:
    """Return the source on one line: with its title where that fits."""
    for titled in (True, False):
        source = source_line(meeting.source, say, titled=titled)
        note = say.say("source_label", source=source) if source else ""
        if lines_of(note, TEXT, NOTE_SIZE) == 1:
            break
    return note
