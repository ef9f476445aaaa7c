"""Indicators of tables: one a row, every figure from the cell whose column tells what it is.

What a column means is never guessed. Where its head leaves open whether it gives a ratio, an index
or a growth, the other figures of the rows decide, or it stays with what is left over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from briefgen.errors import DataError
from briefgen.extract.sureness import graded
from briefgen.extract.tables.columns import Column, Layout, Meaning, layout_of
from briefgen.extract.tables.rows import Cell, Row, Table, tables_in
from briefgen.model import (
    Attainment,
    Bound,
    Change,
    Comparison,
    Indicator,
    Observation,
    Period,
    Quantity,
    Sentence,
    Span,
    Target,
)
from briefgen.vi.cues import better_direction, indicator_group
from briefgen.vi.quantities import read_quantity
from briefgen.vi.text import capitalise, lower_first
from briefgen.vi.units import find_unit

_MARK = re.compile(r"(?:[-+•*–]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]+\.|[a-zđA-Z][.)])\s*")
_HEADING_NUMBER = re.compile(r"(?:[IVX]+|[A-Z])\.?$")
_GROWTH = re.compile(r"(?:tốc độ|mức)?\s*tăng(?: trưởng)?(?!\w)", re.IGNORECASE)
_OF_PLAN: tuple[Meaning, ...] = ("plan", "actual", "estimate")
_OF_YEAR_BEFORE: tuple[Meaning, ...] = ("previous", "actual", "estimate")
_HUNDRED = Decimal(100)
_BOUNDS: dict[Bound, Comparison] = {"lower": "at_least", "upper": "at_most", "about": "about"}


class Told(NamedTuple):
    """What the tables of a text tell.

    Args:
        indicators: in order; their ids are numbers of this list, for parents.
        left: cells with figures, of rows that were read, whose column is not understood.
    """

    indicators: tuple[Indicator, ...]
    left: tuple[Span, ...]


_Read: TypeAlias = dict[Meaning, tuple[Quantity, Cell]]


class _Figures(NamedTuple):
    """The quantities of a row by what they tell, each with its cell; and cells not read."""

    read: _Read
    unread: tuple[Cell, ...]


def read_tables(sentences: Sequence[Sentence], text: str) -> Told:
    """Return what the tables of a text tell; a table whose head is not understood tells nothing.

    Args:
        sentences: of the source; rows are of the kind ``table``.
        text: the repaired text as a whole.
    """
    told: list[Indicator] = []
    left: list[Span] = []
    for table in tables_in(sentences, text):
        layout = layout_of(table)
        if layout:
            _Reader(table, layout, told, left).read()
    return Told(tuple(told), tuple(left))


class _Reader:
    """Reads one table; what is found is added to the two lists."""

    def __init__(
        self, table: Table, layout: Layout, told: list[Indicator], left: list[Span]
    ) -> None:
        self._table, self._told, self._left = table, told, left
        self._rows = table.rows[layout.head :]
        self._columns = layout.columns
        self._settle()
        self._group: str | None = None
        self._numbers: dict[str, str] = {}

    def read(self) -> None:
        """Read the rows in order."""
        for row in self._rows:
            name = self._name(row)
            figures = self._figures(row)
            if name is None:
                continue
            if figures.read:
                self._told.append(self._indicator(row, name, figures))
                self._left += [_span(row, cell) for cell in figures.unread]
            elif not figures.unread and self._is_heading(row):
                self._group = capitalise(name.text)

    def _cells(self, row: Row) -> Iterator[tuple[Column, Cell]]:
        return zip(self._columns, row.cells, strict=False)

    def _name(self, row: Row) -> Cell | None:
        """Return the name of a row without the mark of an item before it."""
        filled = [cell for cell in row.cells if cell.text]
        named = (cell for column, cell in self._cells(row) if column.meaning == "name")
        cell = filled[0] if len(filled) == 1 else next(named, None)
        if cell is None or not any(letter.isalpha() for letter in cell.text):
            return None
        mark = _MARK.match(cell.text)
        start = mark.end() if mark else 0
        return Cell(cell.start + start, cell.end, cell.text[start:])

    def _is_heading(self, row: Row) -> bool:
        """Say whether a row without figures heads those behind it."""
        filled = [cell.text for cell in row.cells if cell.text]
        others = [cell.text for column, cell in self._cells(row) if column.meaning != "name"]
        return len(filled) == 1 or all(not each or _HEADING_NUMBER.match(each) for each in others)

    def _figures(self, row: Row) -> _Figures:
        """Return the figures of a row; one cell more or less than columns leaves all unread."""
        fits = len(row.cells) == len(self._columns)
        unit = next((cell for column, cell in self._cells(row) if column.meaning == "unit"), None)
        read: _Read = {}
        unread: list[Cell] = []
        for column, cell in self._cells(row) if fits else ():
            if column.meaning in ("number", "name", "unit", "note"):
                continue
            quantity = self._quantity(column, cell, unit.text if unit else None)
            if quantity and column.meaning and column.meaning != "share":
                read[column.meaning] = quantity, cell
            elif any(map(str.isdigit, cell.text)):
                unread.append(cell)
        if not fits and len(row.cells) > 1:
            unread = [cell for cell in row.cells if any(map(str.isdigit, cell.text))]
        return _Figures(read, tuple(unread))

    def _quantity(self, column: Column, cell: Cell, unit: str | None) -> Quantity | None:
        try:
            quantity = read_quantity(cell.text.removeprefix("+"))
        except DataError:
            return None
        if quantity.unit is None:
            percent = column.meaning in ("ratio", "change", "compared", "share")
            named = "%" if percent else _unit(unit or "") or column.unit or self._table.unit
            quantity = quantity.model_copy(update={"unit": named})
        return quantity

    def _settle(self) -> None:
        """Settle what the columns tell whose heads leave it open, by the other figures."""
        settled: list[Column] = []
        for column in self._columns:
            if column.meaning == "share" or (column.meaning == "ratio" and not column.percent):
                held = self._agrees(column, _OF_PLAN, lambda plan, actual: actual / plan * _HUNDRED)
                column = column._replace(meaning="ratio" if held else None)
            elif column.meaning in ("compared", "change"):
                column = column._replace(meaning=self._compared(column))
            settled.append(column)
        self._columns = tuple(settled)

    def _compared(self, column: Column) -> Meaning | None:
        """Return ``compared`` for an index, ``change`` for a growth, ``None`` where unproven.

        A growth in per cent is told by its head, by signs, or by the figures of the rows.
        """
        if self._agrees(column, _OF_YEAR_BEFORE, lambda before, now: now / before * _HUNDRED):
            return "compared"
        if self._agrees(column, _OF_YEAR_BEFORE, lambda before, now: (now / before - 1) * _HUNDRED):
            return "change"
        place = self._columns.index(column)
        cells = [row.cells[place].text for row in self._rows if len(row.cells) > place]
        signed = any(words.startswith(("-", "+", "−")) for words in cells)
        percent = column.percent or any(words.endswith("%") for words in cells)
        return "change" if percent and (signed or column.meaning == "change") else None

    def _agrees(
        self,
        column: Column,
        of: Sequence[Meaning],
        reckoned: Callable[[Decimal, Decimal], Decimal],
    ) -> bool:
        """Say whether a column is what is reckoned from two others, in most rows."""
        place = self._columns.index(column)
        proofs: list[bool] = []
        for row in self._rows:
            if len(row.cells) != len(self._columns):
                continue
            values = {
                each.meaning: quantity.value
                for each, cell in self._cells(row)
                if each.meaning in of and (quantity := self._quantity(each, cell, None))
            }
            base = values.get(of[0])
            now = next((values[each] for each in of[1:] if each in values), None)
            printed = self._quantity(column, row.cells[place], None)
            if printed and base and now is not None:
                proofs.append(_is_near(printed.value, reckoned(base, now)))
        return sum(proofs) * 2 > len(proofs)

    def _indicator(self, row: Row, name: Cell, figures: _Figures) -> Indicator:
        read = figures.read
        key = f"#t{len(self._told)}"
        words = capitalise(name.text)
        plan, ratio = read.get("plan"), read.get("ratio")
        told: Meaning = "change" if "change" in read else "compared"
        change = _index(read.get("compared")) if told == "compared" else read["change"]
        end = max(cell.end for _, cell in read.values())
        start = min(name.start, *(cell.start for _, cell in read.values()))
        note = next(
            (cell.text for column, cell in self._cells(row) if column.meaning == "note"), ""
        )
        return Indicator(
            id=key,
            name=words,
            kind="growth" if _is_growth(words, read) else "value",
            better=better_direction(words),
            group=self._group or indicator_group(words),
            group_stated=self._group is not None,
            actual=self._observation(row, read, "actual")
            or self._observation(row, read, "estimate"),
            previous=self._observation(row, read, "previous"),
            targets=(self._target(row, *plan),) if plan else (),
            attainments=(_attainment(row, *ratio),) if ratio else (),
            changes=(_change(row, *change, self._period_of("previous") or self._period_of(told)),)
            if change
            else (),
            parent=self._parent(row, key),
            note=note or None,
            span=Span(
                start=start,
                end=end,
                quote=row.sentence.text[start - row.sentence.start : end - row.sentence.start],
                sentence=row.sentence.id,
            ),
            **graded("table-row", open_to=_mismatch(read), taken_over=_unread(figures)),
        )

    def _period_of(self, meaning: Meaning) -> Period | None:
        return next((each.period for each in self._columns if each.meaning == meaning), None)

    def _observation(self, row: Row, read: _Read, meaning: Meaning) -> Observation | None:
        if meaning not in read:
            return None
        quantity, cell = read[meaning]
        kinds = {"estimate": "estimate", "previous": "previous"}
        expected = meaning == "estimate" or quantity.estimate
        quantity = quantity.model_copy(update={"estimate": expected})
        return Observation.model_validate(
            {
                "quantity": quantity,
                "kind": kinds.get(meaning, "estimate" if expected else "actual"),
                "period": self._period_of(meaning),
                "span": _span(row, cell),
            }
        )

    def _target(self, row: Row, quantity: Quantity, cell: Cell) -> Target:
        return Target(
            quantity=quantity,
            comparison="equal" if quantity.bound is None else _BOUNDS[quantity.bound],
            period=self._period_of("plan"),
            span=_span(row, cell),
        )

    def _parent(self, row: Row, key: str) -> str | None:
        """Return the row a part of the number belongs to: 1.2 is a part of 1."""
        number = next(
            (cell.text for column, cell in self._cells(row) if column.meaning == "number"), ""
        ).rstrip(".")
        if number:
            self._numbers[number] = key
        return self._numbers.get(number.rpartition(".")[0]) if "." in number else None


def _unit(words: str) -> str | None:
    """Return a unit as it stands in running text: "Tỷ đồng" is ``tỷ đồng``."""
    words = " ".join(words.split())
    small = lower_first(words)
    return (small if find_unit(small) else words) or None


def _span(row: Row, cell: Cell) -> Span:
    return Span(start=cell.start, end=cell.end, quote=cell.text, sentence=row.sentence.id)


def _attainment(row: Row, quantity: Quantity, cell: Cell) -> Attainment:
    return Attainment(
        percent=quantity.value, raw=quantity.raw, hedge=quantity.hedge, span=_span(row, cell)
    )


def _change(row: Row, quantity: Quantity, cell: Cell, base: Period | None) -> Change:
    return Change(quantity=quantity, base=base, base_stated=base is not None, span=_span(row, cell))


def _index(read: tuple[Quantity, Cell] | None) -> tuple[Quantity, Cell] | None:
    """Return the change that an index of the year before states: 105,3 is +5.3 %."""
    if read is None:
        return None
    quantity, cell = read
    return quantity.model_copy(update={"value": quantity.value - _HUNDRED}), cell


def _is_near(printed: Decimal, reckoned: Decimal) -> bool:
    """Say whether a figure is another one rounded, give or take one in its last place."""
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(printed - reckoned) <= Decimal(1).scaleb(-places)


def _is_growth(name: str, read: _Read) -> bool:
    quantity = next(
        (read[each][0] for each in ("actual", "estimate", "plan") if each in read), None
    )
    return quantity is not None and quantity.unit == "%" and _GROWTH.match(name) is not None


def _mismatch(read: _Read) -> Iterator[str]:
    """Yield the doubt about a ratio that the plan and the result of its row do not give."""
    plan, ratio = read.get("plan"), read.get("ratio")
    reached = read.get("actual") or read.get("estimate")
    if plan and ratio and reached and plan[0].value and plan[0].high is None:
        reckoned = reached[0].value / plan[0].value * _HUNDRED
        if not _is_near(ratio[0].value, reckoned):
            yield f"tỷ lệ in “{ratio[1].text}” không khớp kế hoạch và thực hiện của dòng"


def _unread(figures: _Figures) -> Iterator[str]:
    """Yield what is left of a row because its column is not understood."""
    if figures.unread:
        words = ", ".join(f"“{cell.text}”" for cell in figures.unread)
        yield f"chưa rõ ý nghĩa cột của {words}"
