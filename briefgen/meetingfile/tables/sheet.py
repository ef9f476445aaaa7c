"""One sheet: its cells as they are read, what each holds, which rows are hidden or merged."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal, InvalidOperation

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import LONGEST_NUMBER, Limits
from briefgen.meetingfile.tables.rows import MOST_COLUMNS, Cell, Line, Problems

MOST_MERGED = 20_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_EXCEL = Context(prec=15)
"""A spreadsheet reckons in binary and shows fifteen digits; the rest is not what was typed."""


@dataclass(frozen=True, slots=True)
class Look:
    """What cells refer to: texts by number, which looks are dates, where days are counted from."""

    texts: list[str]
    dates: list[bool]
    starts_1904: bool


def address(sheet: str, row: int, column: int = 0) -> str:
    """Return ``Sheet!B3``; without a column the row, ``Sheet!3``; without both the sheet."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{sheet}!{letters}{row}" if row else sheet


def is_date_format(code: str) -> bool:
    """Return whether a number format shows a date or a time."""
    return re.search("[dmyhs]", _NOT_SHOWN.sub("", code.lower())) is not None


def unescaped(text: str) -> str:
    """Return a text with ``_x000D_`` and the like as the characters meant."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Sheet:
    """A sheet while it is read.

    Args:
        file: name of the workbook.
        name: of the sheet.
        look: of the workbook.
        limits: of cells.
    """

    def __init__(self, file: str, name: str, look: Look, limits: Limits) -> None:
        self.file, self.name = file, name
        self.problems = Problems()
        self._look, self._limits = look, limits
        self._rows: dict[int, dict[int, Cell]] = {}
        self._merged: list[tuple[int, int, int]] = []
        self._hidden: list[int] = []
        self._count = self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._value: str | None = None
        self._inline: list[str] = []
        self._formula = False

    def start(self, element: str, said: Mapping[str, str]) -> None:
        """Take an element that begins."""
        if element == "row":
            self._column = 0
            self._row = self._ordinal(said.get("r"), self._row, LAST_ROW)
            if said.get("hidden") in ("1", "true"):
                self._hidden.append(self._row)
        elif element == "c":
            self._cell, self._value, self._formula = said, None, False
            self._inline.clear()
            self._column = self._placed(said.get("r"))
        elif element == "mergeCell":
            self._merge(said.get("ref", ""))

    def end(self, element: str, text: str) -> None:
        """Take an element that ends, with its text."""
        if element == "v":
            self._value = text
        elif element == "t":
            self._inline.append(text)
        elif element == "f":
            self._formula = True
        elif element == "c":
            self._keep(self._held())

    def fill_merged(self) -> None:
        """Give the cells below the first of a merged range its value: it is meant for each row.

        To the right nothing is filled in: a heading over several columns stands there once.
        """
        numbers = sorted(self._rows)
        for top, left, bottom in self._merged:
            value = self._rows.get(top, {}).get(left)
            if value is None:
                continue
            for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
                self._rows[number].setdefault(left, value)
                self._counted()

    def lines(self) -> Iterator[Line]:
        """Yield the rows with their cells, each from the first column."""
        for number in sorted(self._rows):
            cells = self._rows[number]
            yield Line(number, [cells.get(column) for column in range(1, max(cells) + 1)])

    def notes(self) -> Iterator[Problem]:
        """Yield what the user should know: rows that are hidden but were read."""
        hidden = [row for row in self._hidden if row in self._rows]
        if hidden:
            place = Place(self.file, path=address(self.name, hidden[0]))
            yield Problem("workbook-rows-hidden", place, {"count": len(hidden)}, severity="warning")

    def _at(self) -> Place:
        return Place(self.file, path=address(self.name, self._row, self._column))

    def _stop(self, code: str, **facts: object) -> DataError:
        return DataError([*self.problems.found, Problem(code, self._at(), facts)])

    def _ordinal(self, said: str | None, before: int, last: int) -> int:
        number = before + 1 if said is None else int(said) if said.isdecimal() else 0
        if not before < number <= last:
            raise self._stop("cell-place", said=str(said)[:20])
        return number

    def _placed(self, said: str | None) -> int:
        """Return the column of a cell; cells stand in their order."""
        if said is None:
            return self._ordinal(None, self._column, LAST_COLUMN)
        row, column = _split(said)
        if row != self._row or not self._column < column <= LAST_COLUMN:
            raise self._stop("cell-place", said=said[:20])
        return column

    def _merge(self, said: str) -> None:
        first, _, last = said.partition(":")
        (top, left), (bottom, right) = _split(first), _split(last or first)
        if not 0 < top <= bottom <= LAST_ROW or not 0 < left <= right <= LAST_COLUMN:
            raise self._stop("cell-place", said=said[:20])
        if len(self._merged) >= MOST_MERGED:
            raise self._stop("too-many-values", limit=MOST_MERGED)
        self._merged.append((top, left, bottom))

    def _keep(self, value: Cell) -> None:
        if value is None or value == "":
            return
        if self._column > MOST_COLUMNS:
            raise self._stop("table-columns-many", columns=self._column, limit=MOST_COLUMNS)
        self._counted()
        self._rows.setdefault(self._row, {})[self._column] = value

    def _counted(self) -> None:
        self._count += 1
        if self._count > self._limits.values:
            raise self._stop("too-many-values", limit=self._limits.values)

    def _held(self) -> Cell:
        """Return what the cell that ends here holds."""
        kind = self._cell.get("t", "n")
        if kind == "inlineStr":
            return self._text(unescaped("".join(self._inline)))
        value = self._value
        if value is None:
            if self._formula:
                self.problems.add("cell-formula-empty", self._at())
            return None
        if kind == "s":
            return self._text(self._shared(value))
        if kind == "e":
            self.problems.add("cell-error-value", self._at(), value=value[:20])
            return None
        if kind == "b":
            return value.strip() == "1"
        return self._text(unescaped(value)) if kind in ("str", "d") else self._number(value)

    def _shared(self, number: str) -> str:
        texts = self._look.texts
        if number.strip().isdecimal() and int(number[:9]) < len(texts):
            return texts[int(number)]
        raise self._stop("cell-place", said=number[:20])

    def _text(self, text: str) -> str:
        if len(text) > self._limits.characters:
            self.problems.add("data-text-too-long", self._at(), limit=self._limits.characters)
        return text

    def _number(self, text: str) -> Cell:
        """Return a number with the digits it shows, or the date it stands for."""
        try:
            exact = Decimal(text.strip()) if len(text) <= LONGEST_NUMBER else Decimal("NaN")
        except InvalidOperation:
            exact = Decimal("NaN")
        if not exact.is_finite() or abs(exact.adjusted()) > LONGEST_NUMBER:
            self.problems.add("cell-number-odd", self._at(), value=text[:20])
            return None
        look = self._cell.get("s", "0")
        dates = self._look.dates
        if look.isdecimal() and int(look[:6]) < len(dates) and dates[int(look[:6])]:
            return self._moment(exact)
        shown = exact.normalize(_EXCEL)
        return Decimal(f"{shown:f}")

    def _moment(self, days: Decimal) -> Cell:
        """Return the date, time or both that so many days since the first one are."""
        if not 0 <= days < 2_958_466:  # the last day of the year 9999
            self.problems.add("cell-number-odd", self._at(), value=str(days)[:20])
            return None
        whole = int(days)
        seconds = round((days - whole) * 86_400)
        if whole == 0 and not self._look.starts_1904:
            return (datetime(1900, 1, 1) + timedelta(seconds=seconds)).time()  # noqa: DTZ001  # no zone in a sheet
        first = date(1904, 1, 1) if self._look.starts_1904 else date(1899, 12, 30)
        if not self._look.starts_1904 and whole < 60:
            whole += 1  # a day that never was, 29 February 1900, is counted in between
        moment = datetime.combine(first, time()) + timedelta(whole, seconds)
        return moment if moment.time() != time() else moment.date()


def _split(said: str) -> tuple[int, int]:
    """Return row and column of ``B3``; zeros for what is no address."""
    found = _REFERENCE.fullmatch(said)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
