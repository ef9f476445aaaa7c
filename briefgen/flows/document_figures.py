"""Figures of a document: read again from its words, and held against its record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.flows.inputs import Input

if TYPE_CHECKING:
    from briefgen.model import Indicator

CHECKS: Mapping[str, str] = {
    "ratio-disagrees": "F16",
    "unit-slip": "F16",
    "change-disagrees": "F16",
    "tally-disagrees": "F17",
}
"""Checks of a record that are sure of a document too, where its words were read as figures."""
WORTH_READING = re.compile(
    r"(?i)%[^.]{0,60}(?:kế hoạch|dự toán|chỉ tiêu|\bkh\b|so với|cùng kỳ)|\d\s*/\s*\d+\s+chỉ tiêu"
)
"""Words that figures to hold against one another are found by; without them nothing is read."""
Lines = Sequence[tuple[str, Place]]
TALLY = re.compile(r"(?<![\d/.])(\d{1,3})\s*/\s*(\d{1,3})\s+chỉ tiêu")
INDICATOR = re.compile(r"indicators\[(\d+)\]")


def check_figures(given: Input, lines: Lines) -> list[Problem]:
    """Return what disagrees among the figures of a document, and with its record beside it.

    Args:
        given: the document.
        lines: its words by paragraph, with their places.
    """
    problems = list(_impossible(lines))
    if any(WORTH_READING.search(text) for text, _ in lines):
        with suppress(BriefgenError):
            problems += _read_again(lines)
    with suppress(BriefgenError):
        problems += _against_record(given, lines)
    return [problem.within(given.name) for problem in problems]


def _impossible(lines: Lines) -> Iterator[Problem]:
    """Yield tallies of more met than there are, whatever sentence they stand in."""
    for text, place in lines:
        for met, total in TALLY.findall(text):
            if int(met) > int(total):
                facts = {"check": "F17", "met": met, "total": total}
                yield Problem("tally-impossible", place, facts)


def _read_again(lines: Lines) -> Iterator[Problem]:
    """Yield what disagrees among the figures that the words are read as."""
    from briefgen.compose.check_figures import figure_problems, tally_problems
    from briefgen.extract.figures.indicators import find_indicators
    from briefgen.extract.sentences import split_sentences
    from briefgen.model import Meeting

    prose = [("" if place.cells else words, place) for words, place in lines]
    text = "\n".join(words for words, _ in prose)
    indicators = tuple(find_indicators(split_sentences(text), text))
    meeting = Meeting(indicators=indicators)
    for problem in (*figure_problems(meeting), *tally_problems(meeting)):
        if problem.code in CHECKS and problem.severity != "info":
            at = _place(problem.at.path or "", indicators, prose)
            facts = {**problem.facts, "check": CHECKS[problem.code]}
            yield replace(problem, at=at, facts=facts)


def _against_record(given: Input, lines: Lines) -> Iterator[Problem]:
    """Yield what the document says otherwise than the record that lies beside it."""
    from briefgen.compose.check_document import check_document
    from briefgen.flows.reading import read_meeting
    from briefgen.flows.records import find_record, mark_in

    record = read_meeting(find_record(given, mark_in(given)))
    for number, problem in check_document(record, [text for text, _ in lines]):
        yield replace(problem, at=lines[number][1])


def _place(path: str, indicators: "Sequence[Indicator]", lines: Lines) -> Place:
    """Return the paragraph of the indicator that a data path names."""
    found = INDICATOR.match(path)
    span = indicators[int(found[1])].span if found else None
    end = 0
    for words, place in lines if span else ():
        end += len(words) + 1
        if span and span.start < end:
            return place
    return Place()
