"""Any data file to plain values for any template: which kind it is, and who reads it.

JSON, YAML and TOML give what stands in them. A table gives ``rows``: a list with one mapping for
each line, by the names in its first line. A workbook gives the rows of its first sheet so, and
those of every sheet by its name under ``sheets``.
"""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import Limits

GIVEN = Limits(size=64 * 2**20, values=2_000_000, rows=200_000)
"""What is printed as it comes may be more than what a person wrote: a table of 100,000 rows."""
OTHER_WORKBOOKS = frozenset(
    {".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ods", ".fods", ".numbers"}
)


@dataclass(frozen=True, slots=True)
class Given:
    """A data file as read.

    Args:
        values: dict, list, str, Decimal, bool, None; date and time from TOML and workbooks.
        notes: what the user should know of how it was read.
        table: it was a table, whose cells are never more than text, figures and dates.
    """

    values: dict[str, Any]
    notes: tuple[Problem, ...] = ()
    table: bool = False


def load_given(content: bytes, name: str, limits: Limits = GIVEN) -> Given:
    """Return the values of a data file.

    Args:
        content: the file's bytes.
        name: its name; its ending says what it is: ``.json``, ``.yaml``, ``.toml``, ``.csv``,
            ``.tsv``, ``.xlsx``.
        limits: how much it may hold.

    Raises:
        DataError: every problem of the file, with line and column, or sheet and cell.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in OTHER_WORKBOOKS:
        raise DataError(Problem("workbook-kind", Place(name), {"suffix": suffix}))
    if suffix in (".csv", ".tsv"):
        from briefgen.meetingfile.tables.csv_text import read_csv

        rows, notes = read_csv(content, name, limits)
        return Given({"rows": rows}, tuple(notes), table=True)
    if suffix == ".xlsx":
        from briefgen.meetingfile.tables.workbook import read_workbook

        if len(content) > limits.size:
            facts = {"size": len(content), "limit": limits.size}
            raise DataError(Problem("data-too-big", Place(name), facts))
        book = read_workbook(content, name, limits)
        found = {"rows": book.rows, "sheets": book.sheets}
        return Given(found, tuple(book.notes), table=True)
    from briefgen.meetingfile.values import load_values

    return Given(load_values(content, name, limits))
