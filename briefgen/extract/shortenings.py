"""Short forms a report uses, each where it is met first, with its expansion from the glossary."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefgen.extract.reading import Reading
from briefgen.model import Abbreviation, Citation
from briefgen.vi.names import expand
from briefgen.vi.phrases import CAPITAL

_SHORT = re.compile(
    rf"(?<![\w/-])(?:{CAPITAL}\.?{CAPITAL}+(?:(?:[-&]|\s&\s){CAPITAL}{{2,}})*)(?![\w/]|-\d|[-/]{CAPITAL})"
)
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = re.compile(rf"(?:{CAPITAL}{{2,}}[\s,:-]+){{3,}}{CAPITAL}{{2,}}")
_LONGEST = 10


def find_abbreviations(reading: Reading, citations: Iterable[Citation]) -> tuple[Abbreviation, ...]:
    """Return short forms in the order met; document numbers, numerals and headlines hold none."""
    numbers = sorted(
        (span.start, span.end)
        for citation in citations
        if citation.number and (span := citation.span)
    )
    met: dict[str, Abbreviation] = {}
    for sentence in reading.of_kind("body", "table"):
        if _SHOUTED.search(sentence.text):
            continue
        for found in _SHORT.finditer(reading.text, sentence.start, sentence.end):
            short = found[0]
            if short in met or _ROMAN.fullmatch(short) or len(short) > _LONGEST:
                continue
            if not _inside(numbers, found.start()) or expand(short):
                met[short] = Abbreviation(
                    short=short, expansion=expand(short), span=reading.span(*found.span())
                )
    return tuple(met.values())


def _inside(places: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether ``at`` lies in one of the places, which are in order and do not overlap."""
    number = bisect_right(places, (at, sys.maxsize))
    return number > 0 and at < places[number - 1][1]
