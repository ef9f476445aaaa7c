"""A figure told twice (lead, body, closing words) is one indicator, not two."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal

from briefgen.model import Change, Indicator, Quantity
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension

ALIKE = 0.5
"""Least share of words two names have in common (F1) to be one."""
NEAREST = 40
"""How many indicators of one figure, counted back, a further one is held against."""


def without_repeats(found: list[Indicator]) -> list[Indicator]:
    """Return the indicators without second mentions; the mention with more facts is kept.

    A second mention has the same figure in the same dimension and a name alike, or is a growth
    that an indicator before already has as its change. Parts of a dropped one go to the kept one.
    """
    kept: list[Indicator] = []
    instead: dict[str, str] = {}
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for indicator in found:
        near = {place for key in _keys(indicator) for place in places[key][-NEAREST:]}
        place = next((n for n in sorted(near) if _same(kept[n], indicator)), len(kept))
        if place == len(kept):
            kept.append(indicator)
        elif _facts(indicator) > _facts(kept[place]):
            instead[kept[place].id] = indicator.id
            kept[place] = indicator
        else:
            instead[indicator.id] = kept[place].id
        for key in _keys(kept[place]):
            if place not in places[key][-NEAREST:]:
                places[key].append(place)
    return [each.model_copy(update={"parent": _kept(each.parent or "", instead)}) for each in kept]


def _kept(parent: str, instead: dict[str, str]) -> str:
    while parent in instead:
        parent = instead[parent]
    return parent


def _keys(indicator: Indicator) -> set[Hashable]:
    """Return what a second mention of an indicator must have in common with it, one of them."""
    quantities = [_figure(indicator), *(each.quantity for each in indicator.changes)]
    keys: set[Hashable] = {_key(each) for each in quantities if each}
    if indicator.tally:
        keys.add((indicator.tally.met, indicator.tally.total))
    return keys or {fold(indicator.name)}


def _key(quantity: Quantity) -> tuple[str, Decimal]:
    return dimension(quantity.unit), base_value(quantity)


def _same(first: Indicator, second: Indicator) -> bool:
    """Say whether the second tells what the first told already."""
    if first.verdict and second.verdict and not (_figure(first) or _figure(second)):
        return fold(first.name) == fold(second.name)
    if first.tally or second.tally:
        return first.tally == second.tally and _alike(first.name, second.name)
    one, two = _figure(first), _figure(second)
    if one is None or two is None:
        return False
    if _equal(one, two) and _alike(first.name, second.name):
        return first.changes == () or second.changes == () or _changes_agree(first, second)
    return _only_change(second, first) or _only_change(first, second)


def _only_change(growth: Indicator, whole: Indicator) -> bool:
    """Say whether a growth is but the change of an indicator told elsewhere with its level.

    One name may be a shortening of the other: "số thu tăng 28,45%" of "số thực thu ngân sách".
    """
    figure = _figure(growth)
    if growth.kind != "growth" or whole.kind == "growth" or figure is None:
        return False
    if not any(_equal(each.quantity, figure) for each in whole.changes):
        return False
    return _alike(growth.name, whole.name) or _shortened(growth.name, whole.name)


def _changes_agree(first: Indicator, second: Indicator) -> bool:
    return any(_equal(a.quantity, b.quantity) for a, b in _pairs(first.changes, second.changes))


def _pairs(ones: Iterable[Change], twos: tuple[Change, ...]) -> Iterator[tuple[Change, Change]]:
    return ((one, two) for one in ones for two in twos)


def _figure(indicator: Indicator) -> Quantity | None:
    if indicator.actual:
        return indicator.actual.quantity
    return indicator.targets[0].quantity if indicator.targets else None


def _equal(one: Quantity, two: Quantity) -> bool:
    return _key(one) == _key(two) and one.high == two.high


def _facts(indicator: Indicator) -> int:
    parts = (indicator.attainments, indicator.changes, indicator.targets)
    level = 10 * (indicator.kind != "growth")  # a level tells more than its change alone
    return level + sum(map(len, parts)) + (indicator.verdict is not None)


def _alike(one: str, two: str) -> bool:
    """Say whether the words of two names overlap by at least ``ALIKE`` (F1)."""
    first, second = fold(one).split(), fold(two).split()
    rest, common = list(second), 0
    for word in first:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common >= ALIKE * (len(first) + len(second))


def _shortened(short: str, name: str) -> bool:
    """Say whether every word of ``short`` stands in ``name`` in that order, the first first."""
    words, rest = fold(short).split(), iter(fold(name).split())
    return fold(name).startswith(words[0]) and all(word in rest for word in words)
