"""Which trace is asked for: by id, by data path, by the figure as printed, by name."""

import re
from collections.abc import Sequence
from decimal import Decimal

from briefgen.compose.traces import Trace
from briefgen.errors import DataError
from briefgen.model import Quantity
from briefgen.vi.numbers import read_number
from briefgen.vi.quantities import easy_unit, find_quantity
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension

_FIRST_DIGIT = re.compile(r"[-−+]?\d")
_PATH = re.compile(r"[a-z_]+(?:\[\d+\]|\.[a-z_]+)*")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2}(?!\d)")
_SWAP = str.maketrans(",.", ".,")


def find_traces(traces: Sequence[Trace], field: str) -> list[Trace]:
    """Return the traces that a field names, in order; empty when none fits.

    Args:
        traces: of one record.
        field: an id; a data path, or the beginning of one; a figure as a page prints it, in
            Vietnamese or English, in its own scale or another (``94,45 triệu đồng`` is
            ``94.450.000 đồng``); or words of a name.
    """
    asked = field.strip().strip("\"'“”")
    if not asked:
        return []
    by_id = [trace for trace in traces if trace.item == asked]
    if by_id:
        return by_id
    by_path = [trace for trace in traces if _same_path(trace.path, asked)]
    if by_path and _PATH.fullmatch(asked):
        return by_path
    for text in (asked, asked.translate(_SWAP) if _ENGLISH.search(asked) else asked):
        by_figure = [trace for trace in traces if _prints(trace, text)]
        if by_figure:
            return by_figure
    words = fold(asked)
    return [trace for trace in traces if words in fold(trace.name) and trace.role != "fact"]


def _same_path(path: str, asked: str) -> bool:
    """Return whether one path lies inside the other."""
    short, long = sorted((path, asked), key=len)
    return long == short or long.startswith((f"{short}.", f"{short}["))


def _prints(trace: Trace, asked: str) -> bool:
    """Return whether a page prints a trace as asked: the same letters, or the same value."""
    if _bare(asked) in {_bare(trace.shown), _bare(trace.span.quote if trace.span else "")}:
        return True
    if trace.quantity is None:
        return False
    quantity = trace.quantity
    if quantity.raw and _bare(quantity.raw) == _bare(asked):
        return True
    digits = _FIRST_DIGIT.search(asked)
    found = find_quantity(asked, digits.start()) if digits else None
    if found is not None and found[0].unit is not None:
        return _same_value(found[0], quantity)
    number = _number(asked)
    return number is not None and number in _values(quantity)


def _same_value(one: Quantity, other: Quantity) -> bool:
    # A page leaves out what the name says already: "bình quân đầu người … triệu đồng".
    kinds = [dimension(each.unit).partition("/")[0] for each in (one, other)]
    if kinds[0] != kinds[1]:
        return False
    return abs(base_value(one)) == abs(base_value(other)) and one.high == other.high


def _number(text: str) -> Decimal | None:
    """Return the bare number that a text is, sign and hedge marks aside."""
    try:
        return abs(read_number(text.strip("+−-≈≥≤ ")))
    except DataError:
        return None


def _values(quantity: Quantity) -> set[Decimal]:
    """Return the numbers by which a quantity may be printed: as recorded, in the easy scale."""
    return {abs(quantity.value), abs(easy_unit(quantity).value)}


def _bare(text: str) -> str:
    """Return a text without what printing may change: spaces, case, kinds of minus, the ≈."""
    return re.sub(r"[\s\u00a0\u202f≈+]", "", fold(text)).replace("−", "-")
