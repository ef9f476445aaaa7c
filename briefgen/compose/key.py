"""What the marks and signs of a sheet mean, which rows carry them, which columns hold anything."""

from collections import Counter
from collections.abc import Callable, Mapping

from briefgen.compose.wording import Wording
from briefgen.model import Figure, Group, KeyEntry, ListRow, Mark, Note, ScoreRow, TableColumn

MARKS: tuple[Mark, ...] = ("exceeded", "met", "near", "missed", "none")


def key_of(rows: tuple[ScoreRow, ...], say: Wording) -> tuple[KeyEntry, ...]:
    """Return a line for every mark in use, filled before hollow, with the number of its rows."""
    used = Counter(
        {(row.status, row.filled or row.status == "none", row.verdict): 0 for row in rows}
    )
    used.update(
        (row.status, row.filled or row.status == "none", row.verdict) for row in rows if not row.sub
    )
    return tuple(
        KeyEntry(
            status=status,
            filled=filled,
            word=word,
            meaning=say.word("meaning", status if filled else "stated"),
            count=count,
        )
        for (status, filled, word), count in sorted(used.items(), key=_place)
    )


def _place(entry: tuple[tuple[Mark, bool, str], int]) -> tuple[int, bool, str]:
    status, filled, word = entry[0]
    return MARKS.index(status), not filled, word


def remarks_on(
    rows: tuple[ScoreRow, ...], groups: tuple[Group, ...], say: Wording
) -> tuple[Note, ...]:
    """Return remarks on symbols and method, only for what is used."""
    cells = [cell for row in rows for cell in (row.actual, row.ratio, row.change)]
    cells += [row.actual for group in groups for row in group.rows]
    kept = [cell for row in rows for cell in (row.plan, row.previous) if not cell.missing]
    found = []
    if any(cell.missing for cell in cells):
        found.append(say.say("note_symbol_missing"))
    if rows:
        found.append(say.say("note_symbol_plan"))
    if any(cell.derived for cell in (*cells, *kept)):
        found.append(say.say("note_symbol_derived"))
    if any(row.status != "none" for row in rows):
        computed = any(row.ratio.derived for row in rows)
        found.append(say.say("note_method_computed" if computed else "note_method"))
    return tuple(Note(number="", text=text) for text in found if text)


def table_columns(rows: tuple[ScoreRow, ...]) -> tuple[TableColumn, ...]:
    """Return the columns of the dense table that hold something, in its order."""
    return tuple(name for name, holds in HOLDS.items() if any(map(holds, rows)))


def reached_rows(rows: tuple[ScoreRow, ...]) -> tuple[ScoreRow, ...]:
    """Return the rows that met or beat their plan, in the order given: best first."""
    return tuple(row for row in rows if row.status in ("exceeded", "met") and not row.sub)


def missed_rows(rows: tuple[ScoreRow, ...]) -> tuple[ScoreRow, ...]:
    """Return the rows short of their plan, lowest ratio first; without a ratio, as given."""
    short = [row for row in rows if row.status in ("near", "missed") and not row.sub]
    rated = [row for row in short if row.bar.scale == "ratio"]
    return (*reversed(rated), *(row for row in short if row.bar.scale != "ratio"))


def other_rows(groups: tuple[Group, ...]) -> tuple[ListRow, ...]:
    """Return the rows of the part without plan that hold a result, parts apart."""
    rows = (row for group in groups for row in group.rows)
    return tuple(row for row in rows if not (row.sub or row.goal or row.actual.missing))


def _holds(figure: Figure) -> bool:
    return bool(figure.whole) and not figure.missing


HOLDS: Mapping[TableColumn, Callable[[ScoreRow], bool]] = {
    "previous": lambda row: _holds(row.previous),
    "plan": lambda row: _holds(row.plan),
    "bar": lambda row: row.bar.scale != "none",
    "ratio": lambda row: _holds(row.ratio),
    "change": lambda row: _holds(row.change),
    "verdict": lambda row: row.status != "none",
    "source": lambda row: bool(row.source),
}
