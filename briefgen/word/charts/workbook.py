"""The workbook inside a chart: what Word opens when someone edits the figures.

As Word writes it the first row holds the names of the series, the first column the categories. A
scatter chart whose series have places of their own gives each two columns. Equal figures give equal
bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefgen.catalog.shown import figure
from briefgen.catalog.writing import attribute
from briefgen.word.archive import pack, write_archive
from briefgen.word.charts.values import levels_of
from briefgen.word.content.nouns import Category, Chart

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, as they count from March 1900 on
_DATE_FORMAT = "dd/mm/yyyy"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_FORMAT = 164  # those below are built in, ISO/IEC 29500-1, 18.8.30

Cell = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a series stands in the sheet, as formulas say it.

    Args:
        name, across, values: ranges of its name, its categories or places across, its figures.
        sizes: range of its bubbles; nothing where it has none.
    """

    name: str
    across: str
    values: str
    sizes: str


def columns_of(chart: Chart, sheet: str) -> list[Columns]:
    """Return where each series of a chart stands in a sheet of that name."""
    quoted = sheet if sheet.isascii() and sheet.isalnum() else "'" + sheet.replace("'", "''") + "'"

    def cells(first: int, last: int, rows: int) -> str:
        return f"{quoted}!${_letters(first)}$2:${_letters(last)}${rows + 1}"

    return [
        Columns(
            f"{quoted}!${_letters(at.values)}$1",
            cells(at.across, at.across + at.levels - 1, at.rows),
            cells(at.values, at.values, at.rows),
            "" if at.sizes is None else cells(at.sizes, at.sizes, at.rows),
        )
        for at in _layout(chart)
    ]


class _Place(NamedTuple):
    """Columns and rows of a series: the first of its categories, how many these take, its own."""

    across: int
    levels: int
    values: int
    sizes: int | None
    rows: int


def _layout(chart: Chart) -> Iterator[_Place]:
    """Yield where each series stands."""
    levels = levels_of(chart.categories[0]) if chart.categories else 1
    column = levels if any(one.x is None for one in chart.series) else 0
    for one in chart.series:
        across, wide = 0, levels
        if one.x is not None:
            across, wide, column = column, 1, column + 1
        sizes = None if one.sizes is None else column + 1
        yield _Place(across, wide, column, sizes, len(one.values))
        column += 1 if sizes is None else 2


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def serial(day: date) -> int:
    """Return a date as spreadsheets count."""
    return (day - _EPOCH).days


def write_workbook(chart: Chart, sheet: str, formats: Sequence[str]) -> bytes:
    """Return the workbook of a chart.

    Args:
        chart: its figures.
        sheet: name of the only sheet.
        formats: how the figures of each series are shown, as spreadsheets write it.
    """
    styles = ["General", *dict.fromkeys([_DATE_FORMAT, *formats])]
    styles = list(dict.fromkeys(styles))
    columns = _columns(chart, formats)
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations((f"{_OFFICE}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{attribute(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"), (f"{_OFFICE}/styles", "styles.xml")
        ),
        "xl/styles.xml": _styles(styles),
        "xl/worksheets/sheet1.xml": _sheet(columns, styles),
    }
    return write_archive(pack(name, text.encode()) for name, text in members.items())


def _columns(chart: Chart, formats: Sequence[str]) -> dict[int, tuple[str, Sequence[Cell], str]]:
    """Return by number the head, the cells and the format of every column."""
    columns: dict[int, tuple[str, Sequence[Cell], str]] = {}
    if any(one.x is None for one in chart.series):
        for level, cells in enumerate(levels(chart.categories)):
            columns[level] = ("", cells, "General")
    for one, form, at in zip(chart.series, formats, _layout(chart), strict=True):
        if one.x is not None:
            columns[at.across] = ("X", one.x, "General")
        columns[at.values] = (one.name, one.values, form)
        if at.sizes is not None and one.sizes is not None:
            columns[at.sizes] = ("Size", one.sizes, "General")
    return columns


def levels(categories: Sequence[Category]) -> list[list[Cell]]:
    """Return the categories by level, the outermost first; a name that goes on stands once."""
    if not categories or not isinstance(categories[0], tuple):
        return [[one for one in categories if not isinstance(one, tuple)]]
    named = [one for one in categories if isinstance(one, tuple)]
    innermost = len(named[0])
    return [
        [
            one[depth - 1]
            if depth == innermost or at == 0 or one[:depth] != named[at - 1][:depth]
            else None
            for at, one in enumerate(named)
        ]
        for depth in range(1, innermost + 1)
    ]


def _sheet(columns: dict[int, tuple[str, Sequence[Cell], str]], styles: list[str]) -> str:
    count = max(len(cells) for _, cells, _ in columns.values())
    rows = ["".join(_cell(at, 1, head, 0) for at, (head, _, _) in sorted(columns.items()) if head)]
    rows += [
        "".join(
            _cell(at, row + 2, cells[row], styles.index(form))
            for at, (_, cells, form) in sorted(columns.items())
            if row < len(cells)
        )
        for row in range(count)
    ]
    inside = "".join(f'<row r="{at}">{cells}</row>' for at, cells in enumerate(rows, 1))
    last = f"{_letters(max(columns))}{count + 1}"
    return (
        f'{_HEAD}<worksheet xmlns="{_SPREADSHEET}"><dimension ref="A1:{last}"/>'
        f"<sheetData>{inside}</sheetData></worksheet>"
    )


def _cell(column: int, row: int, value: Cell, style: int) -> str:
    at = f"{_letters(column)}{row}"
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{attribute(value)}</t></is>'
        return f'<c r="{at}" t="inlineStr">{text}</c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="1"><v>{serial(value)}</v></c>'
    styled = f' s="{style}"' if style else ""
    return f'<c r="{at}"{styled}><v>{figure(value)}</v></c>'


def _styles(styles: list[str]) -> str:
    own = list(enumerate(styles[1:], _FIRST_FORMAT))
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{attribute(f)}"/>' for n, f in own)
    uses = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n, _ in own
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'{_HEAD}<styleSheet xmlns="{_SPREADSHEET}"><numFmts count="{len(own)}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="{len(styles)}">{plain} xfId="0"/>{uses}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    "</Types>"
)
