"""What a one-page brief shows: every string is final, nothing is computed after this."""

from typing import Literal

from briefgen.model.base import Noun

RowsShape = Literal["measured", "compared", "plain"]
Mark = Literal["exceeded", "met", "near", "missed", "none"]


class KeyPoint(Noun):
    """A labelled line of the "Nội dung chính" box."""

    label: str
    text: str


class BriefRow(Noun):
    """A row of the indicator table; a cell that does not apply is empty, a missing one is ``…``.

    ``mark`` is a WGL4 glyph (▲ ● ◊ ▼ ○) or empty; ``status`` selects its colour.
    """

    indicator: str
    name: str
    unit: str
    actual: str
    ratio: str
    change: str
    status: Mark | None = None
    mark: str = ""
    verdict: str = ""


class TaskRow(Noun):
    """A row of the task table; ``None`` is printed as *chưa nêu*."""

    number: str
    text: str
    owner: str | None = None
    due: str | None = None


class Section(Noun):
    """A numbered heading over bullets; never made without content."""

    number: str
    heading: str
    bullets: tuple[str, ...]


class Brief(Noun):
    """A one-page executive brief (design: conclusion first, gaps shown, source last).

    ``rows_shape`` tells which columns the table needs: ``measured`` has a ratio or a verdict
    somewhere, ``compared`` at least a change, ``plain`` figures alone.
    ``labels`` holds every fixed word of the page in the document's language, by key, so that a
    template carries no language of its own.
    """

    language: Literal["vi", "en"]
    labels: dict[str, str]
    agency: str
    note: str
    title: str
    subtitle: str
    key_points: tuple[KeyPoint, ...]
    rows: tuple[BriefRow, ...]
    rows_number: str = ""
    rows_shape: RowsShape = "measured"
    change_heading: str = ""
    results: Section | None = None
    limitations: Section | None = None
    tasks: tuple[TaskRow, ...] = ()
    tasks_number: str = ""
    tasks_more: str = ""
    footnotes: tuple[str, ...] = ()
    gaps: int = 0
