"""A workbook (.xlsx) to rows by header, sheet by sheet; what a cell shows is what it holds.

Read as it was saved: a formula counts by its last value, a date by its format, hidden rows and
sheets are read and told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import Limits
from briefgen.meetingfile.tables.package import Package
from briefgen.meetingfile.tables.rows import Problems, Row, read_rows
from briefgen.meetingfile.tables.sheet import Look, Sheet, address, is_date_format, unescaped

MOST_SHEETS = 200
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number formats that are dates without being spelt out: ECMA-376 part 1, 18.8.30."""


@dataclass(slots=True)
class Workbook:
    """What was read.

    Args:
        rows: of the first sheet that is not hidden.
        sheets: rows by the name of their sheet; those that are no tables are left out.
        notes: what was hidden, what was left out and why.
    """

    rows: list[Row] = field(default_factory=list)
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tab:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


def read_workbook(content: bytes, file: str, limits: Limits) -> Workbook:
    """Return the tables of a workbook.

    Raises:
        DataError: ``workbook-…`` for the file; ``table-…`` and ``cell-…`` for the first sheet,
            each with its cell. Another sheet with such problems is left out with a note.
    """
    package = Package(content, file)
    main = next((part for kind, part in package.relations("").values()
                 if kind == "officeDocument"), "xl/workbook.xml")  # fmt: skip
    tabs, starts_1904 = _tabs(package, main)
    relations = package.relations(main)
    by_kind = dict(relations.values())
    texts = _texts(package, by_kind.get("sharedStrings"), limits)
    look = Look(texts, _dates(package, by_kind.get("styles")), starts_1904)
    made = Workbook()
    first = next((tab for tab in tabs if not tab.hidden), None)
    if first is None:
        package.refuse("workbook-no-sheet")
    for tab in tabs:
        if not relations.get(tab.part, ("", ""))[0].endswith("worksheet"):
            continue  # a chart or a dialogue
        sheet = Sheet(file, tab.name, look, limits)
        if tab.hidden:
            made.notes.append(_note("workbook-sheet-hidden", file, sheet=tab.name))
        try:
            rows = _rows(package, relations[tab.part][1], sheet, limits)
        except DataError as error:
            if tab is first:
                raise
            made.notes.append(_note("workbook-sheet-left-out", file, sheet=tab.name))
            made.notes.append(replace(error.problems[0], severity="warning"))
            continue
        made.notes += sheet.notes()
        made.sheets[tab.name] = rows
        if tab is first:
            made.rows = rows
    return made


def _note(code: str, file: str, **facts: object) -> Problem:
    return Problem(code, Place(file), facts, severity="warning")


def _rows(package: Package, part: str, sheet: Sheet, limits: Limits) -> list[Row]:
    package.parse(part, sheet.start, sheet.end)
    sheet.fill_merged()

    def where(line: int, column: int) -> Place:
        return Place(sheet.file, path=address(sheet.name, line, column))

    problems = Problems()
    problems.found = sheet.problems.found
    rows = read_rows(sheet.lines(), where, limits, problems, ragged=True)
    if problems.found:
        raise DataError(problems.found)
    return rows


def _tabs(package: Package, main: str) -> tuple[list[_Tab], bool]:
    """Return the sheets in their order, and whether days are counted from 1904."""
    tabs: list[_Tab] = []
    days: list[bool] = []

    def start(element: str, said: Mapping[str, str]) -> None:
        if element == "sheet":
            if len(tabs) >= MOST_SHEETS:
                package.refuse("workbook-too-many-sheets", limit=MOST_SHEETS)
            hidden = said.get("state", "visible") != "visible"
            tabs.append(_Tab(unescaped(said.get("name", "")), said.get("r:id", ""), hidden))
        elif element == "workbookPr":
            days.append(said.get("date1904") in ("1", "true"))

    package.parse(main, start, lambda _element, _text: None)
    return tabs, any(days)


def _texts(package: Package, part: str | None, limits: Limits) -> list[str]:
    """Return the texts that cells refer to by number; signs of how to read them are left out."""
    texts: list[str] = []
    made: list[str] = []
    spoken = 0

    def start(element: str, _said: Mapping[str, str]) -> None:
        nonlocal spoken
        spoken += element == "rPh"

    def end(element: str, text: str) -> None:
        nonlocal spoken
        if element == "t" and not spoken:
            made.append(text)
        elif element == "rPh":
            spoken -= 1
        elif element == "si":
            if len(texts) >= limits.values:
                package.refuse("too-many-values", limit=limits.values)
            texts.append(unescaped("".join(made)))
            made.clear()

    if part is not None:
        package.parse(part, start, end)
    return texts


def _dates(package: Package, part: str | None) -> list[bool]:
    """Return for every look of cells whether it shows a number as a date."""
    own: dict[str, bool] = {}
    looks: list[bool] = []
    open_looks: list[bool] = []

    def start(element: str, said: Mapping[str, str]) -> None:
        if element == "numFmt":
            own[said.get("numFmtId", "")] = is_date_format(said.get("formatCode", ""))
        elif element == "cellXfs":
            open_looks.append(True)
        elif element == "xf" and open_looks:
            number = said.get("numFmtId", "0")
            built_in = number.isdecimal() and int(number[:6]) in BUILT_IN_DATES
            looks.append(own.get(number, built_in))

    def end(element: str, _text: str) -> None:
        if element == "cellXfs":
            open_looks.clear()

    if part is not None and package.has(part):
        package.parse(part, start, end)
    return looks
