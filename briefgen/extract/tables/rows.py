"""Rows and cells of the tables in a text, each cell with its place.

A row is a sentence of the kind ``table``. Its cells are parted by tabs (tables of documents, pages
and PDF files are read so), by upright strokes, or by wide gaps.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.model import Sentence
from briefgen.vi.units import find_unit

_GAP = re.compile(r"[ \u00a0]{3,}")
_RULE = re.compile(r"[\s|:=+_-]*")
_UNIT_LINE = re.compile(
    r"\W*(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>[^.;]{1,40}?)\s*\W*", re.IGNORECASE
)
_LONGEST_HEADING = 90
"""Code points of a line between rows that heads those behind it."""


class Cell(NamedTuple):
    """The words of a cell without the space around them; places count in the whole text."""

    start: int
    end: int
    text: str


class Row(NamedTuple):
    """One row, or a line between rows that heads those behind it: it has one cell."""

    sentence: Sentence
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """Rows one below the other; ``unit`` is that of all its figures, where a line above says so."""

    rows: tuple[Row, ...]
    unit: str | None = None


def tables_in(sentences: Sequence[Sentence], text: str) -> Iterator[Table]:
    """Yield the tables of a text in order."""
    rows: list[Row] = []
    unit: str | None = None
    for place, sentence in enumerate(sentences):
        if sentence.kind == "table":
            unit = unit if rows else _unit_above(sentences, place)
            if not _RULE.fullmatch(sentence.text):
                rows.append(Row(sentence, cells_of(sentence, text)))
        elif rows and _heads(sentences, place):
            rows.append(Row(sentence, (Cell(sentence.start, sentence.end, sentence.text),)))
        elif rows:
            yield Table(tuple(rows), unit)
            rows = []
    if rows:
        yield Table(tuple(rows), unit)


def cells_of(sentence: Sentence, text: str) -> tuple[Cell, ...]:
    """Return the cells of a row, empty ones at either end too."""
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    line = text[start : len(text) if end < 0 else end]
    if "\t" in line:
        bounds = [found.span() for found in re.finditer("\t", line)]
    elif line.count("|") > 1:
        bounds = [found.span() for found in re.finditer(r"\|", line)]
        if not line[: bounds[0][0]].strip():
            start, line, bounds = _without_first(start, line, bounds)
        if not line[bounds[-1][1] :].strip():
            line, bounds = line[: bounds[-1][0]], bounds[:-1]
    else:
        bounds = [found.span() for found in _GAP.finditer(line.rstrip())]
        bounds = [bound for bound in bounds if bound[0] > 0]
    starts = [0, *(stop for _, stop in bounds)]
    ends = [*(begin for begin, _ in bounds), len(line)]
    return tuple(_cell(line, begin, stop, start) for begin, stop in zip(starts, ends, strict=True))


def _without_first(
    start: int, line: str, bounds: list[tuple[int, int]]
) -> tuple[int, str, list[tuple[int, int]]]:
    """Return a line without the stroke it begins with."""
    cut = bounds[0][1]
    return start + cut, line[cut:], [(begin - cut, stop - cut) for begin, stop in bounds[1:]]


def _cell(line: str, begin: int, stop: int, start: int) -> Cell:
    words = line[begin:stop]
    begin += len(words) - len(words.lstrip())
    words = words.strip()
    return Cell(start + begin, start + begin + len(words), words)


def _heads(sentences: Sequence[Sentence], place: int) -> bool:
    """Say whether a short line between two rows heads what follows: "II. Văn hóa - xã hội"."""
    words = sentences[place].text
    if len(words) > _LONGEST_HEADING or words.endswith((".", ";", ",", ":")):
        return False
    return place + 1 < len(sentences) and sentences[place + 1].kind == "table"


def _unit_above(sentences: Sequence[Sentence], place: int) -> str | None:
    """Return the unit that the line above a table gives: "Đơn vị tính: tỷ đồng"."""
    found = _UNIT_LINE.fullmatch(sentences[place - 1].text) if place else None
    return found["unit"] if found and find_unit(found["unit"]) else None
