"""What a one-page brief shows: every string is final, nothing is computed after this."""

from typing import Any, Literal

from pydantic import model_validator

from briefgen.model.base import Noun
from briefgen.model.pieces import Line, Piece

RowsShape = Literal["measured", "compared", "plain"]
Mark = Literal["exceeded", "met", "near", "missed", "none"]


class KeyPoint(Noun):
    """A labelled line of the "Nội dung chính" box.

    ``key`` names the line in every language (``point_results``); ``pieces`` are its text again,
    the figures under their names.
    """

    label: str
    text: str
    key: str = ""
    pieces: tuple[Piece, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _in_one_piece(cls, values: Any) -> Any:
        """Return the values; a text that nobody cut is one piece."""
        if "text" in values and not values.get("pieces"):
            return {**values, "pieces": (Piece(text=values["text"]),)}
        return values


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
    """A numbered heading over bullets; never made without content.

    ``lines`` are the bullets again, the figures under their names.
    """

    number: str
    heading: str
    bullets: tuple[str, ...]
    lines: tuple[Line, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _in_whole_lines(cls, values: Any) -> Any:
        """Return the values; a bullet that nobody cut is one piece."""
        if "bullets" in values and not values.get("lines"):
            lines = tuple(Line(pieces=(Piece(text=text),)) for text in values["bullets"])
            return {**values, "lines": lines}
        return values


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
