"""Figures of a document: read again from its words, and held against its record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.flows.inputs import Input

if TYPE_CHECKING:
    from briefgen.model import Meeting

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
_SPACES = re.compile(r"\s+")


def check_figures(given: Input, lines: Lines) -> list[Problem]:
    """Return what disagrees among the figures of a document, and with its record beside it.

    Args:
        given: the document.
        lines: its words by paragraph, with their places.
    """
    problems = list(_impossible(lines))
    if any(WORTH_READING.search(text) for text, _ in lines):
        with suppress(BriefgenError):
            problems += _read_again(given, lines)
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


def _read_again(given: Input, lines: Lines) -> Iterator[Problem]:
    from briefgen.compose import check_meeting
    from briefgen.extract import extract_meeting, read_source

    meeting = extract_meeting(read_source(given.content, given.name, given.encoding))
    found = check_meeting(meeting)
    for problem in found:
        if problem.code in CHECKS and problem.severity != "info":
            at = _place(problem.at.path or "", meeting, lines)
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


def _place(path: str, meeting: "Meeting", lines: Lines) -> Place:
    """Return the paragraph that holds the words a path of the record was read from."""
    quote = _quote(path, meeting)
    if quote:
        for text, place in lines:
            if _plain(quote) in _plain(text):
                return place
    return Place()


def _quote(path: str, meeting: "Meeting") -> str:
    from briefgen.model.spans import spans_in

    quotes = {where.removesuffix(".span"): span.quote for where, span in spans_in(meeting)}
    while path and path not in quotes:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return quotes.get(path, "")


def _plain(text: str) -> str:
    return _SPACES.sub("", text)
