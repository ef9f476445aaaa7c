"""A figure told twice (lead, body, closing words) is one indicator, not two."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from math import log

from briefgen.model import Change, Indicator, Quantity, Span
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension

ALIKE = 0.5
"""Least share of words two names have in common (F1) to be one."""
ROUND_PARTS = 50
"""A rounding takes at most one part of so many: 825 for 825,776, not 800."""
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
    again: defaultdict[int, list[Span | None]] = defaultdict(list)
    for indicator in found:
        near = {place for key in _near(indicator) for place in places[key][-NEAREST:]}
        place = next((n for n in sorted(near) if _same(kept[n], indicator)), len(kept))
        if place == len(kept):
            kept.append(indicator)
        else:
            first, second = kept[place], indicator
            told, told_again = (second, first) if _tells_more(second, first) else (first, second)
            instead[told_again.id] = told.id
            kept[place] = told
            again[place].append(told_again.span)
        for key in _keys(kept[place]):
            if place not in places[key][-NEAREST:]:
                places[key].append(place)
    return [
        _retold(each, again[place]).model_copy(update={"parent": _kept(each.parent or "", instead)})
        for place, each in enumerate(kept)
    ]


def with_headlines(found: list[Indicator], headlines: list[Indicator]) -> list[Indicator]:
    """Return the indicators with the places of titles and captions that repeat them.

    What only a headline tells is left out: it may be rounded or a thousand times off.
    """
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, indicator in enumerate(found):
        for key in _keys(indicator):
            places[key].append(place)
    again: defaultdict[int, list[Span | None]] = defaultdict(list)
    for headline in headlines:
        near = {place for key in _near(headline) for place in places[key][-NEAREST:]}
        known = next((n for n in sorted(near) if _same(found[n], headline)), None)
        if known is not None:
            again[known].append(headline.span)
    return [_retold(each, again[place]) for place, each in enumerate(found)]


def _retold(told: Indicator, again: Iterable[Span | None]) -> Indicator:
    """Return an indicator with further places that tell it, in order."""
    spans = (each for each in (*told.retold, *again) if each and each != told.span)
    further = {(each.start, each.end): each for each in spans}
    if not further:
        return told
    return told.model_copy(update={"retold": tuple(further[key] for key in sorted(further))})


def _tells_more(second: Indicator, first: Indicator) -> bool:
    """Say whether the later mention is the better one: more facts, or exact and not rounded."""
    facts = _facts(second) - _facts(first)
    one, two = _figure(first), _figure(second)
    if not facts and one and two and _key(one) != _key(two):
        return _digits(two) > _digits(one)
    return facts > 0


def _digits(quantity: Quantity) -> int:
    return len(base_value(quantity).normalize().as_tuple().digits)


def _rounded(one: Quantity, two: Quantity) -> bool:
    """Say whether one is the other made round: "hơn 825 tỷ đồng" of 825,776 tỷ đồng."""
    round_one, exact = (one, two) if _digits(one) < _digits(two) else (two, one)
    value, true = abs(base_value(round_one)), abs(base_value(exact))
    if dimension(one.unit) != dimension(two.unit) or one.high or two.high or _digits(exact) < 3:
        return False
    near = abs(value - true) * ROUND_PARTS <= true
    below, above = round_one.bound == "lower", round_one.bound == "upper"
    right = value < true if below else value > true if above else round_one.bound == "about"
    return near and right


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
    keys |= {_rough(each) for each in quantities[:1] if each}
    return keys or {fold(indicator.name)}


def _near(indicator: Indicator) -> set[Hashable]:
    """Return the keys of an indicator and those of figures that it may be rounded from."""
    keys, figure = _keys(indicator), _figure(indicator)
    if figure:
        unit, step = _rough(figure)
        keys |= {(unit, step - 1), (unit, step + 1)}
    return keys


def _rough(quantity: Quantity) -> tuple[str, int]:
    """Return the dimension and the power of a step that holds a value and its roundings."""
    value = float(abs(base_value(quantity))) or 1.0
    return f"~{dimension(quantity.unit)}", round(log(value) * ROUND_PARTS)


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
    if (_equal(one, two) or _rounded(one, two)) and _alike(first.name, second.name):
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
