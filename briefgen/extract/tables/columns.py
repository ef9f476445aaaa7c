"""What the columns of a table of indicators tell, by their heads; a head not known tells nothing.

The words are in ``lexicon/tables.toml``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from briefgen.errors import DataError
from briefgen.extract.tables.rows import Row, Table
from briefgen.model import Period
from briefgen.vi.dates import read_period
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold
from briefgen.vi.units import find_unit

Meaning = Literal[
    "number",
    "name",
    "unit",
    "plan",
    "actual",
    "estimate",
    "previous",
    "ratio",
    "share",
    "change",
    "compared",
    "note",
]
_PERIOD = re.compile(
    r"(?:cả )?năm \d{4}|(?:\d{1,2}|sáu|chín) tháng(?: (?:đầu|cuối) năm)?(?: (?:năm )?\d{4})?"
    r"|quý (?:[ivx]{1,3}|\d)(?: ?[/-] ?\d{4}| năm \d{4})?"
    r"|tháng \d{1,2}(?: ?[/-] ?\d{4}| năm \d{4})?|(?<!\d)(?:19|20)\d{2}(?!\d)"
)
_YEAR_BEFORE = re.compile(r"cùng k[ỳì](?: năm trước)?|năm trước")
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MOST_HEAD_ROWS = 3
_REACHED = frozenset({"actual", "estimate"})


class Column(NamedTuple):
    """What a column tells.

    Args:
        meaning: of its figures; ``None`` where its head is not known.
        unit: printed in its head.
        percent: a per cent sign stands in its head.
        period: printed in its head.
    """

    meaning: Meaning | None = None
    unit: str | None = None
    percent: bool = False
    period: Period | None = None


class Layout(NamedTuple):
    """The columns of a table, and how many rows its head takes."""

    columns: tuple[Column, ...]
    head: int


def layout_of(table: Table) -> Layout | None:
    """Return what the columns of a table tell; ``None`` when it is no table of indicators.

    It must name its indicators in one column and give what was planned or reached in another, each
    once; of two columns of what was reached, with years, the earlier tells what was before.
    """
    for first, row in enumerate(table.rows[:_MOST_HEAD_ROWS]):
        heads = [cell.text for cell in row.cells]
        joined = _joined(heads, table.rows[first + 1 : first + 2])
        columns = _by_year([_column(words) for words in joined or heads])
        if _is_understood(columns):
            return Layout(tuple(_each_once(columns)), first + (2 if joined else 1))
    return None


def _joined(heads: list[str], below: Sequence[Row]) -> list[str]:
    """Return the heads with those of a row of heads below; none where that row is none.

    It has words under some heads only. A head stands over the empty ones behind it.
    """
    if not below or len(below[0].cells) != len(heads):
        return []
    under = [cell.text for cell in below[0].cells]
    if not any(under) or any(map(str.isdigit, "".join(under))) or not _parts_heads(heads, under):
        return []
    joined: list[str] = []
    over = ""
    for head, cell in zip(heads, below[0].cells, strict=True):
        over = head or (over if cell.text else "")
        joined.append(f"{over if cell.text else head} {cell.text}".strip())
    return joined


def _parts_heads(heads: list[str], under: list[str]) -> bool:
    """Say whether the column of names, and others before it, have nothing in the second row."""
    named = (place for place, words in enumerate(heads) if _column(words).meaning == "name")
    place = next(named, None)
    return place is not None and not any(under[: place + 1])


def _column(words: str) -> Column:
    plain = fold(" ".join(words.split()))
    units = [each["inside"].strip() for each in _BRACKET.finditer(plain)]
    unit = next((each for each in units if find_unit(each)), None)
    period = _PERIOD.search(plain) or _YEAR_BEFORE.search(plain)
    bare = _BRACKET.sub(lambda found: "" if find_unit(found["inside"].strip()) else found[0], plain)
    bare = _PERIOD.sub("", bare).replace("%", "")
    bare = " ".join(re.sub(r" ?/ ?", "/", bare).split()).strip(" ,:.-/")
    return Column(
        meaning=_meanings().get(bare) if bare or "%" in plain else None,
        unit=unit,
        percent="%" in plain,
        period=_period(period[0]) if period else None,
    )


def _period(words: str) -> Period:
    try:
        return read_period(f"năm {words}" if _YEAR.fullmatch(words) else words)
    except DataError:
        return Period(text=words)


def _by_year(columns: list[Column]) -> list[Column]:
    """Return the columns; of two of what was reached the one of an earlier year is what was."""
    reached = [place for place, each in enumerate(columns) if each.meaning in _REACHED]
    years = [_year(columns[place]) for place in reached]
    if len(reached) != 2 or None in years or years[0] == years[1]:
        return columns
    former = reached[0] if str(years[0]) < str(years[1]) else reached[1]
    if any(each.meaning == "previous" for each in columns):
        return columns
    columns[former] = columns[former]._replace(meaning="previous")
    return columns


def _year(column: Column) -> str | None:
    found = _YEAR.search(column.period.text) if column.period else None
    return found[0] if found else None


def _is_understood(columns: Iterable[Column]) -> bool:
    counted = Counter("actual" if c.meaning == "estimate" else c.meaning for c in columns)
    told = counted["plan"] + counted["actual"]
    unclear = any(counted[each] > 1 for each in ("unit", "plan", "actual", "previous"))
    return counted["name"] == 1 and told > 0 and not unclear


def _each_once(columns: list[Column]) -> list[Column]:
    """Return the columns; of those with one head none is known: they differ in what is not said."""
    counted = Counter(each.meaning for each in columns)
    return [each._replace(meaning=None) if counted[each.meaning] > 1 else each for each in columns]


@cache
def _meanings() -> dict[str, Meaning]:
    """Return what a head tells, by its words."""
    return {
        fold(phrase): cast("Meaning", name)
        for name, section in lexicon("tables").items()
        for phrase in section["phrases"]
    }
