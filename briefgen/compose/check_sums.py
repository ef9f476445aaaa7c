"""What must add up or be measured alike: parts of a whole, shares of a hundred, units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.compose.check_changes import in_base
from briefgen.compose.intervals import Interval
from briefgen.compose.verdicts import HUNDRED, is_percent, plain_value, same_dimension
from briefgen.compose.wording import Wording
from briefgen.errors import Place, Problem
from briefgen.model import Indicator, Meeting, Quantity
from briefgen.vi.numbers import write_number
from briefgen.vi.quantities import write_quantity
from briefgen.vi.text import fold
from briefgen.vi.units import dimension, find_unit

NEARLY = Decimal("0.02")
"""Share of the whole within which parts were meant to add up to it."""
SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, 9))
"""Factors that a slip of the unit or the comma makes: nghìn, triệu, tỷ."""


def units_problems(indicator: Indicator, path: str) -> Iterator[Problem]:
    """Yield plan and former value in units that cannot be compared with the actual one's.

    A plan in per cent of an amount may be its growth; a unit the lexicon lacks is not judged.
    """
    if indicator.actual is None:
        return
    actual = indicator.actual.quantity
    others = [
        (f"{path}.targets[{n}].quantity", target.quantity)
        for n, target in enumerate(indicator.targets)
    ]
    if indicator.previous is not None:
        others.append((f"{path}.previous", indicator.previous.quantity))
    for where, other in others:
        if other is not None and not _comparable(actual, other):
            facts = {
                "name": indicator.name,
                "actual": write_quantity(actual),
                "other": write_quantity(other),
            }
            yield Problem("unit-disagrees", Place(path=where), facts, "warning")


def slip(printed: Decimal, computed: Interval) -> Decimal | None:
    """Return by which power of ten a printed number is off, where it is off by just that."""
    for factor in SLIPS:
        for scaled in (printed * factor, printed / factor):
            if scaled and scaled in computed:
                return factor
    return None


def parts_problems(indicator: Indicator, parts: Sequence[Quantity], path: str) -> Iterator[Problem]:
    """Yield a whole whose parts, counted in its own unit, do not add up to it.

    More than the whole is always odd; a little less only where two parts or more nearly fill it,
    since a report may name the largest alone. Rates do not add up: percentages are left out.

    Args:
        indicator: the whole.
        parts: values of the indicators whose parent it is.
        path: of the whole in the record.
    """
    if indicator.actual is None or is_percent(indicator.actual.quantity):
        return
    whole = indicator.actual.quantity
    like = [part for part in parts if part.unit == whole.unit and same_dimension(part, whole)]
    if not like:
        return
    total, due = _sum([in_base(part) for part in like]), in_base(whole)
    low = sum((plain_value(part) for part in like), Decimal(0))
    facts = {
        "name": indicator.name,
        "whole": write_quantity(whole),
        "sum": write_number(sum((part.value for part in like), Decimal(0))),
    }
    at = Place(path=f"{path}.actual")
    highest = due if whole.high is None else Interval(due.low, plain_value(whole, high=True))
    if total.low > highest.high and whole.bound != "lower":
        yield Problem("parts-exceed-whole", at, facts, "warning")
    nearly = len(like) == len(parts) > 1 and due.low - low <= NEARLY * due.low
    if nearly and total.high < due.low and _plain([whole, *like]):
        yield Problem("parts-miss-whole", at, facts, "warning")


def share_problems(meeting: Meeting) -> Iterator[Problem]:
    """Yield shares over a hundred, and shares of one whole that nearly make a hundred but do not.

    Parts of parts are left out: their whole already counts.
    """
    say = Wording(meeting.language)
    heads = say.words("lexicon", "share")
    groups: dict[tuple[str, object], list[tuple[int, Quantity]]] = {}
    for n, indicator in enumerate(meeting.indicators):
        figure = indicator.actual.quantity if indicator.actual else None
        if figure is None or not is_percent(figure) or not fold(indicator.name).startswith(heads):
            continue
        if figure.value > HUNDRED:
            facts = {"name": indicator.name, "figure": write_quantity(figure)}
            place = Place(path=f"indicators[{n}].actual")
            yield Problem("share-over-hundred", place, facts, "warning")
        _, _, whole = fold(indicator.name).partition(say.word("lexicon", "share_of"))
        period = (
            indicator.actual.period.text if indicator.actual and indicator.actual.period else ""
        )
        if whole and indicator.parent is None:
            groups.setdefault((whole.strip(), period), []).append((n, figure))
    for (whole, _), rows in groups.items():
        total = _sum([in_base(figure) for _, figure in rows])
        off = max(total.low - HUNDRED, HUNDRED - total.high)
        if len(rows) > 1 and _plain([figure for _, figure in rows]) and 0 < off <= 3:
            told = {
                "whole": whole,
                "count": len(rows),
                "sum": write_number(sum((figure.value for _, figure in rows), Decimal(0))),
            }
            place = Place(path=f"indicators[{rows[0][0]}].actual")
            yield Problem("shares-miss-hundred", place, told, "warning")


def _comparable(actual: Quantity, other: Quantity) -> bool:
    known = [find_unit(figure.unit) if figure.unit else None for figure in (actual, other)]
    if None in known or is_percent(actual) or is_percent(other):
        return True
    return dimension(actual.unit) == dimension(other.unit)


def _sum(parts: Sequence[Interval]) -> Interval:
    zero = Decimal(0)
    return Interval(sum((p.low for p in parts), zero), sum((p.high for p in parts), zero))


def _plain(figures: Sequence[Quantity]) -> bool:
    return all(figure.high is None and figure.bound is None for figure in figures)
