"""Papers that stay in the house: cover note, submission, memo; and the bilingual page."""

from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.brief import BriefRow, KeyPoint, RowsShape, TaskRow
from briefgen.model.official import Gap, Line, Piece, Signature

MemoForm = Literal["cover-note", "advice", "memo"]


class Entry(Noun):
    """A line of the head: ``To``, ``From``, ``Subject``; a gap where the record does not say."""

    label: str
    pieces: tuple[Piece, ...]


class MemoPart(Noun):
    """A part under a heading: lines, at most one table, bullets, lines; never empty.

    ``table`` is ``choices`` for boxes to tick with room to write in.
    """

    number: str
    heading: str
    before: tuple[Line, ...] = ()
    bullets: tuple[Line, ...] = ()
    table: Literal["", "indicators", "tasks", "choices"] = ""
    after: tuple[Line, ...] = ()


class Memo(Noun):
    """A paper for whoever decides: conclusion and what is asked first, grounds after.

    It is no issued document: no national heading, no number, no seal. What the record does not say
    is a gap, shown and counted.
    """

    language: Literal["vi", "en"]
    form: MemoForm
    labels: dict[str, str]
    agency: str
    note: str
    type: str
    title: str
    subtitle: str
    entries: tuple[Entry, ...]
    parts: tuple[MemoPart, ...]
    rows: tuple[BriefRow, ...] = ()
    rows_shape: RowsShape = "measured"
    change_heading: str = ""
    tasks: tuple[TaskRow, ...] = ()
    choices: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    footnotes: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Pair(Noun):
    """Words in Vietnamese and in English; ``en`` is empty where there is no English."""

    vi: str
    en: str = ""


class PointPair(Noun):
    """A line of the box in both languages."""

    vi: KeyPoint
    en: KeyPoint


class RowPair(Noun):
    """A row of the table of indicators in both notations; what is the same twice stands once."""

    indicator: str
    vi: BriefRow
    en: BriefRow


class TaskPair(Noun):
    """A task in both languages; what has no English stands once."""

    vi: TaskRow
    en: TaskRow


class SectionPair(Noun):
    """A numbered heading over bullets."""

    number: str
    heading: Pair
    bullets: tuple[Pair, ...]


class Bilingual(Noun):
    """A one-page brief in Vietnamese and English, from one record."""

    labels: dict[str, Pair]
    agency: Pair
    note: Pair
    title: Pair
    subtitle: Pair
    key_points: tuple[PointPair, ...]
    rows: tuple[RowPair, ...]
    rows_number: str = ""
    rows_shape: RowsShape = "measured"
    change_heading: Pair
    results: SectionPair | None = None
    limitations: SectionPair | None = None
    tasks: tuple[TaskPair, ...] = ()
    tasks_number: str = ""
    tasks_more: Pair
    footnotes: tuple[Pair, ...] = ()
    gaps: int = 0
