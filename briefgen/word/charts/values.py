"""The figures of a chart, read from a value: every number is one, every row equally long.

A value is a ``Chart`` or a mapping such as
``{"categories": ["Quý I", "Quý II"], "series": [{"name": "Thu", "values": [120, 135]}]}``.
What is wrong is told with the place inside the value.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NoReturn

from briefgen.catalog.shown import kind, refuse, text_of
from briefgen.word.content.nouns import Category, Chart, Series

FIELDS = ("categories", "series", "title", "alt")
MOST_POINTS = 100_000


def chart_of(value: object) -> Chart:
    """Return the chart that a value describes.

    Raises:
        ExpressionValueError: ``value-chart-odd``, ``value-chart-field``, ``value-chart-number``,
            ``value-chart-category``, ``value-chart-levels``, ``value-chart-lengths``,
            ``value-chart-empty``, ``value-chart-too-large``.
    """
    if isinstance(value, Chart):
        return _checked(value)
    if not isinstance(value, Mapping):
        refuse("value-chart-odd", kind=kind(value))
    title = value.get("title")
    series = tuple(
        _series(given, f"series[{at}]") for at, given in enumerate(_list(value, "series", "series"))
    )
    shared = not all(one.x is not None for one in series) or "categories" in value
    categories = _list(value, "categories", "categories") if shared else ()
    return _checked(
        Chart(
            tuple(_category(given, f"categories[{at}]") for at, given in enumerate(categories)),
            series,
            None if title is None else text_of(title),
            text_of(value.get("alt")),
        )
    )


def _list(value: Mapping[Any, Any], name: str, where: str) -> Sequence[Any]:
    found = value.get(name)
    if not isinstance(found, (list, tuple)):
        refuse("value-chart-field", field=where)
    return found


def _series(given: object, where: str) -> Series:
    if not isinstance(given, Mapping):
        refuse("value-chart-field", field=where)
    values = _list(given, "values", f"{where}.values")
    return Series(
        text_of(given.get("name")),
        _numbers(values, f"{where}.values"),
        *(
            None if given.get(name) is None else _numbers(_list(given, name, inner), inner)
            for name, inner in (("x", f"{where}.x"), ("sizes", f"{where}.sizes"))
        ),
    )


def _numbers(given: Sequence[object], where: str) -> tuple[Decimal | None, ...]:
    return tuple(_number(one, f"{where}[{at}]") for at, one in enumerate(given))


def _number(given: object, where: str) -> Decimal | None:
    """Return a figure; text that looks like one is none, for it may be Vietnamese notation."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float, Decimal)):
        _not_a_number(given, where)
    number = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    if not number.is_finite():
        _not_a_number(given, where)
    return number


def _not_a_number(given: object, where: str) -> NoReturn:
    plain = isinstance(given, (str, bool, float, Decimal))
    shown = str(given).lower() if isinstance(given, bool) else str(given)
    refuse("value-chart-number", where=where, value=shown[:60] if plain else kind(given))


def _category(given: object, where: str) -> Category:
    if isinstance(given, (Decimal, int, float)) and not isinstance(given, bool):
        return _number(given, where) or Decimal(0)
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    if isinstance(given, (list, tuple)) and len(given) > 1:
        return tuple(text_of(level) for level in given)
    if isinstance(given, (list, tuple, Mapping, bool)):
        refuse("value-chart-category", where=where, kind=kind(given))
    return text_of(given)


def _checked(chart: Chart) -> Chart:
    if not chart.series or not any(one.values for one in chart.series):
        refuse("value-chart-empty")
    for at, one in enumerate(chart.series):
        where = f"series[{at}]"
        shared = one.x is None
        across = chart.categories if one.x is None else one.x
        _check_lengths(where, one, across, "categories" if shared else f"{where}.x")
        if one.sizes is not None:
            _check_lengths(where, one, one.sizes, f"{where}.sizes")
    depths = [levels_of(one) for one in chart.categories]
    for at, depth in enumerate(depths):
        if depth != depths[0]:
            facts = {"where": f"categories[{at}]", "levels": depth, "expected": depths[0]}
            refuse("value-chart-levels", **facts)
    points = sum(len(one.values) for one in chart.series)
    if points > MOST_POINTS:
        refuse("value-chart-too-large", points=points, limit=MOST_POINTS)
    return chart


def _check_lengths(where: str, one: Series, others: Sequence[object], against: str) -> None:
    if len(one.values) != len(others):
        facts = {"values": len(one.values), "against": against, "expected": len(others)}
        refuse("value-chart-lengths", where=where, name=one.name, **facts)


def levels_of(category: Category) -> int:
    """Return how many levels a category has."""
    return len(category) if isinstance(category, tuple) else 1
