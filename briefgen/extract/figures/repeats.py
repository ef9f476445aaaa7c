"""A figure told twice (title, lead, body, closing words) is one indicator, not two."""

from briefgen.model import Indicator, Quantity
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension

ALIKE = 0.5
"""Least share of words two names have in common (F1) to be one."""


def without_repeats(found: list[Indicator]) -> list[Indicator]:
    """Return the indicators without second mentions; the mention with more facts is kept.

    A second mention has the same figure in the same dimension and a name alike, or is a growth
    that an indicator before already has as its change. Parts of a dropped one go to the kept one.
    """
    kept: list[Indicator] = []
    instead: dict[str, str] = {}
    for indicator in found:
        place = next((n for n, other in enumerate(kept) if _same(other, indicator)), None)
        if place is None:
            kept.append(indicator)
            continue
        first, second = kept[place], indicator
        if _facts(second) > _facts(first):
            kept[place] = second
            instead[first.id] = second.id
        else:
            instead[second.id] = first.id
    return [
        each.model_copy(update={"parent": instead.get(each.parent or "", each.parent)})
        for each in kept
    ]


def _same(first: Indicator, second: Indicator) -> bool:
    if not _alike(first.name, second.name):
        return False
    if first.verdict and second.verdict and not (_figure(first) or _figure(second)):
        return fold(first.name) == fold(second.name)
    if first.tally or second.tally:
        return first.tally == second.tally
    one, two = _figure(first), _figure(second)
    if one is None or two is None:
        return False
    if _equal(one, two):
        return first.changes == () or second.changes == () or _changes_agree(first, second)
    return second.kind == "growth" and any(_equal(each.quantity, two) for each in first.changes)


def _changes_agree(first: Indicator, second: Indicator) -> bool:
    return any(_equal(a.quantity, b.quantity) for a in first.changes for b in second.changes)


def _figure(indicator: Indicator) -> Quantity | None:
    if indicator.actual:
        return indicator.actual.quantity
    return indicator.targets[0].quantity if indicator.targets else None


def _equal(one: Quantity, two: Quantity) -> bool:
    return (
        dimension(one.unit) == dimension(two.unit)
        and base_value(one) == base_value(two)
        and one.high == two.high
    )


def _facts(indicator: Indicator) -> int:
    parts = (indicator.attainments, indicator.changes, indicator.targets)
    return sum(map(len, parts)) + (indicator.verdict is not None)


def _alike(one: str, two: str) -> bool:
    """Say whether the words of two names overlap by at least ``ALIKE`` (F1)."""
    first, second = fold(one).split(), fold(two).split()
    rest, common = list(second), 0
    for word in first:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common >= ALIKE * (len(first) + len(second))
