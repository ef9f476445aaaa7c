"""Whether a brief fits its one page: heights estimated from letter widths, in mm.

The layout is that of the one-page brief: A4, text 170 × 268 mm, Times. The estimate errs to the
tall side; the page itself is measured by whoever prints it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.compose.house import ANY, House
from briefgen.compose.widths import MM_PER_POINT, lines_of
from briefgen.model import Brief, RowsShape, Section

PAGE_HEIGHT = 268.0
SPARE = 4.0
TEXT, BOX, BULLET = 170.0, 134.5, 163.0
AGENCY, REMARK = 81.0, 86.0
BOLD = 1.08  # how much wider bold type runs
NOTE_SIZE = 10.5
BOX_SIZE = 12.5
CHANGE = 22.0
LINE = 1.2  # line pitch by font size: single spacing of Times, 1.15, times 1.04
CELL = 4.0  # points above and below the text of a cell
HEADING = 12.5 * LINE + 11.0


@dataclass(frozen=True, slots=True)
class Widths:
    """Room of the cells of a form, in mm: name and unit in each shape of the table, tasks."""

    rows: Mapping[RowsShape, tuple[float, float]]
    task: float
    owner: float
    due: float


USUAL = Widths(
    {"measured": (53.6, 19.6), "compared": (83.6, 28.6), "plain": (101.6, 33.6)}, 89.6, 44.6, 19.6
)
ENGLISH = Widths(
    {"measured": (49.6, 25.6), "compared": (83.6, 28.6), "plain": (101.6, 33.6)}, 78.6, 45.6, 29.6
)
"""Of the English form: units and days in words are longer."""


def fits_one_page(brief: Brief, house: House = ANY, widths: Widths = USUAL) -> bool:
    """Return whether the estimated height leaves a little room on the page of an office."""
    return height_mm(brief, widths) * house.swell + house.taken <= PAGE_HEIGHT - SPARE


def height_mm(brief: Brief, widths: Widths = USUAL) -> float:
    """Return the estimated height of a brief's text."""
    points = (
        _head(brief)
        + _box(brief)
        + _rows(brief, widths)
        + _bullets(brief.results)
        + _bullets(brief.limitations)
        + _tasks(brief, widths)
        + sum(_text(note, TEXT, NOTE_SIZE) for note in brief.footnotes)
        + 6.0
    )
    return points * MM_PER_POINT


def _text(text: str, room: float, size: float) -> float:
    """Return the height of wrapped text in points."""
    return lines_of(text, room, size) * size * LINE


def _head(brief: Brief) -> float:
    masthead = max(_text(brief.agency, AGENCY / BOLD, 12), _text(brief.note, REMARK, 10.5)) + 3.0
    title = _text(brief.title, TEXT / BOLD, 17)
    return masthead + 10 + title + _text(brief.subtitle, TEXT, 12) + 8


def _box(brief: Brief) -> float:
    lines = sum(_text(point.text, BOX, BOX_SIZE) + 2.5 for point in brief.key_points)
    return 13 * LINE + lines + 8 if brief.key_points else 0.0


def _rows(brief: Brief, widths: Widths) -> float:
    if not brief.rows:
        return 0.0
    name, unit = widths.rows[brief.rows_shape]
    cells = sum(
        max(_text(row.name, name, 12), _text(row.unit, unit, 12)) + CELL for row in brief.rows
    )
    heading = "" if brief.rows_shape == "plain" else brief.change_heading
    head = _text(heading, CHANGE / BOLD, 11)
    return HEADING + head + CELL + cells


def _bullets(section: Section | None) -> float:
    if section is None:
        return 0.0
    return HEADING + sum(_text(bullet, BULLET, 12) + 2 for bullet in section.bullets)


def _tasks(brief: Brief, widths: Widths) -> float:
    if not brief.tasks:
        return 0.0
    rows = sum(
        max(
            _text(task.text, widths.task, 12),
            _text(task.owner or "", widths.owner, 12),
            _text(task.due or "", widths.due, 12),
        )
        + CELL
        for task in brief.tasks
    )
    more = 12 * LINE if brief.tasks_more else 0.0
    return HEADING + 11 * LINE + CELL + rows + more
