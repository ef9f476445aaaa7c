"""What a scorecard shows: rows decided, words final, numbers split at the decimal mark."""

from decimal import Decimal
from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.brief import Mark

Scale = Literal["ratio", "value", "none"]
TableColumn = Literal["previous", "plan", "bar", "ratio", "change", "verdict", "source"]


class Figure(Noun):
    """A number ready to print, split so that a column lines up on the decimal mark.

    ``whole`` + ``part`` is the text (``1`` + ``,39``); ``before`` is a hedge word or sign printed
    in front (``gần``, ``+``, ``≈``). ``derived`` figures are set in italics. ``missing`` prints
    the legend's ellipsis; an empty ``whole`` without ``missing`` is a cell that does not apply.
    """

    whole: str = ""
    part: str = ""
    before: str = ""
    derived: bool = False
    missing: bool = False


class Bar(Noun):
    """Geometry of a bullet bar, as fractions of its axis (0 = start, 1 = end).

    ``scale`` ``ratio``: per cent of plan from 0; ``value``: a dot on a value axis; ``none``: no
    bar, ``note`` is printed instead. ``cut`` marks a bar that runs past the axis.
    ``target_low`` and ``target_high`` differ for a range; one of them is ``None`` for a bound.
    """

    scale: Scale = "none"
    note: str = ""
    value: float | None = None
    target_low: float | None = None
    target_high: float | None = None
    zero: float | None = None
    lower_is_better: bool = False
    cut: bool = False


class ScoreRow(Noun):
    """One row measured against plan (section A).

    ``filled`` is True when the verdict is computed from figures, False when it was only stated in
    words. ``notes`` are the numbers of foot-notes. ``name`` may be cut to two lines of the portrait
    sheet, ``full_name`` never is. ``source`` names the sentence it was read from.
    """

    number: str
    indicator: str
    name: str
    full_name: str = ""
    unit: str
    actual: Figure
    ratio: Figure
    change: Figure
    previous: Figure = Figure()
    plan: Figure = Figure()
    bar: Bar = Bar()
    status: Mark = "none"
    filled: bool = True
    verdict: str = ""
    better: Literal["higher", "lower"] | None = None
    group: str | None = None
    notes: tuple[str, ...] = ()
    sub: bool = False
    source: str = ""


class ListRow(Noun):
    """One row of "other results" (section B): no plan, no verdict; ``goal``: the plan itself.

    ``change`` is the change in per cent with its sign, empty where the source gives none.
    """

    indicator: str
    name: str
    unit: str
    actual: Figure
    change: Figure = Figure()
    notes: tuple[str, ...] = ()
    sub: bool = False
    goal: bool = False


class Group(Noun):
    """Rows of section B under one heading."""

    heading: str
    rows: tuple[ListRow, ...]


class TableGroup(Noun):
    """Rows of the dense table, measured or not, under one heading; numbered across groups.

    ``number`` is Roman, empty for a group without a heading.
    """

    heading: str
    number: str = ""
    rows: tuple[ScoreRow, ...]


class TallyView(Noun):
    """``6/14`` with one cell an indicator."""

    met: int
    total: int
    label: tuple[str, ...]
    caption: str


class Tile(Noun):
    """A headline figure: label, figure, unit, mark + ratio, comparison line."""

    indicator: str
    label: str
    figure: str
    unit: str = ""
    status: Mark | None = None
    filled: bool = True
    ratio: str = ""
    comparison: str = ""


class KeyEntry(Noun):
    """A line of the key: mark, word, limit in words, and how many rows carry it, parts apart."""

    status: Mark
    filled: bool
    word: str
    meaning: str
    count: int = 0


class Note(Noun):
    """A foot-note: ``number`` is empty for remarks on symbols and method."""

    number: str
    text: str


class Scorecard(Noun):
    """A sheet of indicators. ``axis_end`` is the end of the common ratio axis in per cent.

    ``rows`` and ``groups`` split the indicators into two parts; ``table`` holds all of them again
    in groups, for a layout with one table; ``table_columns`` are the columns of it that hold
    something, ``table_key`` and ``table_remarks`` say what its marks and signs mean.

    ``reached`` are the rows that met or beat their plan, best first; ``missed`` those that did
    not, worst first, and after them those of which only words say so. ``others`` are the rows of
    ``groups`` that hold a result, parts apart.
    """

    language: Literal["vi", "en"]
    labels: dict[str, str]
    agency: str
    masthead_note: str
    title: str
    subtitle: str
    message: str
    message_written: bool = False
    tally: TallyView | None = None
    tiles: tuple[Tile, ...] = ()
    rows: tuple[ScoreRow, ...] = ()
    rows_note: str = ""
    axis_end: Decimal = Decimal(150)
    groups: tuple[Group, ...] = ()
    groups_note: str = ""
    table: tuple[TableGroup, ...] = ()
    table_columns: tuple[TableColumn, ...] = ()
    table_key: tuple[KeyEntry, ...] = ()
    table_remarks: tuple[Note, ...] = ()
    reached: tuple[ScoreRow, ...] = ()
    missed: tuple[ScoreRow, ...] = ()
    others: tuple[ListRow, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    source: str = ""
    maker: str = ""
    data_line: str = ""
