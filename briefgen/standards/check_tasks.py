"""F19: tasks of a table, or open brackets in the text, without an owner or a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefgen.errors import Place, Problem
from briefgen.standards.findings import Finding, quoted
from briefgen.standards.lines import Line
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold

Table = dict[int, dict[int, list[Line]]]


def check_tasks(lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the first empty cell of an owner or a day, and how many are said to be open."""
    words = lexicon("official")["tasks"]
    for table in _tables(lines):
        yield from _empty(table, words["columns"])
    open_lines = [line for line in lines if _is_open(line, words["open"])]
    if open_lines:
        facts = {"check": "F19", "text": quoted(open_lines[0].text), "count": len(open_lines)}
        yield Finding(Problem("format-tasks-open", open_lines[0].place, facts, "info"))


def _is_open(line: Line, words: Sequence[str]) -> bool:
    """Return whether a line leaves something open: in brackets, or as all that a cell says."""
    said = tuple(fold(each) for each in words)
    if line.table is not None and line.folded in said:
        return True
    return any(f"[{each}" in line.folded for each in said)


def _tables(lines: Sequence[Line]) -> list[Table]:
    """Return the lines of every table by row and cell."""
    found: dict[int, Table] = {}
    for line in lines:
        if line.table is not None and line.row is not None:
            rows = found.setdefault(line.table, defaultdict(lambda: defaultdict(list)))
            rows[line.row][line.place.cells[0][2]].append(line)
    return list(found.values())


def _empty(table: Table, names: Sequence[str]) -> Iterator[Finding]:
    """Yield the first empty cell below a heading of an owner or a day; one for each column."""
    head, *rows = [table[number] for number in sorted(table)]
    for cell, lines in head.items():
        title = " ".join(line.text for line in lines)
        if not any(fold(name) in fold(title) for name in names) or len(head) < 3:
            continue
        for row in rows:
            told = " ".join(line.text for cells in row.values() for line in cells)
            if len(row) == len(head) and told and not any(line.text for line in row[cell]):
                place = row[cell][0].place
                yield Finding(_problem(place, title, told))
                break


def _problem(place: Place, column: str, text: str) -> Problem:
    facts = {"check": "F19", "column": column, "text": quoted(text)}
    return Problem("format-task-empty", place, facts, "warning")
