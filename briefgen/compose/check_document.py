"""What a document says otherwise than the record it was made from: F18 and F20 of its check.

Only what is sure: a figure is told by all its digits and its unit, and left alone where the source
itself prints it without its softening word.
"""

import re
from collections.abc import Iterator, Sequence

from briefgen.compose.derived import derived_plan, derived_previous
from briefgen.errors import Place, Problem
from briefgen.model import Indicator, Meeting, Quantity
from briefgen.vi.hedges import hedge_after, hedge_before
from briefgen.vi.quantities import write_quantity
from briefgen.vi.text import fold

SHORTEST = 3
"""Digits of a figure that is hardly met by chance."""
SIGNS = "≈~><≥≤±*"
COMPUTED = re.compile(r"tính|suy ra|derived|computed|≈|~|khoảng")
BEFORE = 24
Found = tuple[int, Problem]


def check_document(meeting: Meeting, lines: Sequence[str]) -> list[Found]:
    """Return the problems of a document against its record, each with the number of its line.

    Args:
        meeting: the record.
        lines: of the document; a table row is one line.
    """
    source = [sentence.text for sentence in meeting.source.sentences] if meeting.source else []
    return [
        found
        for indicator in meeting.indicators
        for check in (_hedges_dropped, _derived_unlabelled)
        for found in check(indicator, lines, source)
    ]


def _hedges_dropped(
    indicator: Indicator, lines: Sequence[str], source: Sequence[str]
) -> Iterator[Found]:
    """Yield the first line that prints a softened figure bare."""
    quantity = indicator.actual.quantity if indicator.actual else None
    if quantity is None or not quantity.hedge:
        return
    if any(_is_bare(line, start) for line in source for start in _places(line, quantity)):
        return
    for n, line in enumerate(lines):
        for start in _places(line, quantity):
            if _is_bare(line, start):
                facts = {
                    "check": "F18",
                    "name": indicator.name,
                    "figure": _plain(quantity),
                    "hedge": quantity.hedge,
                }
                yield n, Problem("document-hedge-dropped", Place(), facts, "warning")
                return


def _derived_unlabelled(
    indicator: Indicator, lines: Sequence[str], source: Sequence[str]
) -> Iterator[Found]:
    """Yield the first line that prints a computed figure as if the source had stated it."""
    for derived in (derived_plan(indicator), derived_previous(indicator)):
        if derived is None:
            continue
        quantity = Quantity(value=derived.value, unit=derived.unit)
        if any(True for line in source for _ in _places(line, quantity)):
            continue
        for n, line in enumerate(lines):
            if next(_places(line, quantity), None) is not None and not COMPUTED.search(fold(line)):
                facts = {"check": "F20", "name": indicator.name, "figure": _plain(quantity)}
                yield n, Problem("document-derived-bare", Place(), facts, "warning")
                break


def _plain(quantity: Quantity) -> str:
    return write_quantity(quantity, hedge=False)


def _places(line: str, quantity: Quantity) -> Iterator[int]:
    """Yield where a line prints a figure with its unit."""
    text = " ".join(_plain(quantity).split())
    if sum(each.isdecimal() for each in text) < SHORTEST:
        return
    words = r"\s*".join(map(re.escape, text.split(" ")))
    for found in re.finditer(rf"(?<![\d.,]){words}(?![\d\w])", line):
        yield found.start()


def _is_bare(line: str, start: int) -> bool:
    """Return whether no softening word or sign stands before or behind the figure at ``start``."""
    before = line[max(0, start - BEFORE) : start]
    if any(sign in before[-3:] for sign in SIGNS) or hedge_before(line, start) is not None:
        return False
    number = re.match(r"[\d.,]+", line[start:])
    ends = start + (number.end() if number else 0)
    rest = line[ends : ends + BEFORE]
    softened = "ước" in fold(rest) or any(sign in rest[:12] for sign in SIGNS)
    return not softened and hedge_after(line, ends) is None
