"""Whether a bilingual brief fits its one page: as ``fit``, with a second line for the English."""

from briefgen.compose.fit import BOLD, PAGE_HEIGHT, SPARE
from briefgen.compose.house import House
from briefgen.compose.widths import MM_PER_POINT, lines_of
from briefgen.model import RowsShape
from briefgen.model.memo import Bilingual, Pair, RowPair, SectionPair, TaskPair

TEXT, BOX, BULLET = 170.0, 133.0, 163.0
TASK, OWNER, DUE = 82.6, 47.6, 23.6
# Name and unit in each shape of the table of indicators.
TABLE_ROOM: dict[RowsShape, tuple[float, float]] = {
    "measured": (51.6, 22.6),
    "compared": (81.6, 30.6),
    "plain": (99.6, 35.6),
}
FIRST, SECOND, NOTE = 11.5, 9.5, 10.0  # sizes of Vietnamese, of English, of notes
LINE = 1.2
CELL = 3.0
HEADING = 11.5 * LINE + 8.0


def fits(page: Bilingual, house: House) -> bool:
    """Return whether the estimated height leaves a little room on the page of an office."""
    return height_mm(page) * house.swell + house.taken <= PAGE_HEIGHT - SPARE


def height_mm(page: Bilingual) -> float:
    """Return the estimated height of the page's text."""
    points = (
        _head(page)
        + _box(page)
        + _rows(page)
        + _section(page.results)
        + _section(page.limitations)
        + _tasks(page)
        + _text(" ".join(f"{n.vi} / {n.en}" for n in page.footnotes), TEXT, NOTE)
        + 3.0
    )
    return points * MM_PER_POINT


def _both(words: Pair, room: float, first: float = FIRST, second: float = SECOND) -> float:
    """Return the height of Vietnamese with its English below."""
    return _text(words.vi, room, first) + (_text(words.en, room, second) if words.en else 0.0)


def _text(text: str, room: float, size: float) -> float:
    return lines_of(text, room, size) * size * LINE


def _head(page: Bilingual) -> float:
    title = _both(page.title, TEXT / BOLD, 16, 12)
    return _both(page.note, 86.0, 10, 9) + 14 + title + _both(page.subtitle, TEXT, 11.5, 10) + 6


def _box(page: Bilingual) -> float:
    lines = sum(
        _both(Pair(vi=point.vi.text, en=point.en.text), BOX, 12, 10) + 2.5
        for point in page.key_points
    )
    return 12.5 * LINE + lines + 8 if page.key_points else 0.0


def _rows(page: Bilingual) -> float:
    if not page.rows:
        return 0.0
    name, unit = TABLE_ROOM[page.rows_shape]
    head = (10.5 + 9) * LINE + CELL
    return HEADING + head + sum(_row(row, name, unit) + CELL for row in page.rows)


def _row(row: RowPair, name: float, unit: float) -> float:
    figures = FIRST * LINE + (SECOND * LINE if row.en.actual or row.en.verdict else 0.0)
    names = _both(Pair(vi=row.vi.name, en=row.en.name), name)
    return max(figures, names, _both(Pair(vi=row.vi.unit, en=row.en.unit), unit))


def _section(section: SectionPair | None) -> float:
    if section is None:
        return 0.0
    return HEADING + sum(_both(bullet, BULLET) + 2 for bullet in section.bullets)


def _tasks(page: Bilingual) -> float:
    if not page.tasks:
        return 0.0
    more = 11 * LINE if page.tasks_more.vi else 0.0
    return HEADING + (10.5 + 9) * LINE + CELL + more + sum(_task(task) for task in page.tasks)


def _task(task: TaskPair) -> float:
    rooms = (("text", TASK), ("owner", OWNER), ("due", DUE))
    pairs = [
        _both(Pair(vi=getattr(task.vi, n) or "", en=getattr(task.en, n) or ""), room)
        for n, room in rooms
    ]
    return max(pairs) + CELL
