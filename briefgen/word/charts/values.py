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
from briefgen.word.content.nouns import Chart, Series

FIELDS = ("categories", "series", "title", "alt")
MOST_POINTS = 100_000


def chart_of(value: object) -> Chart:
    """Return the chart that a value describes.

    Raises:
        ExpressionValueError: ``value-chart-odd``, ``value-chart-field``, ``value-chart-number``,
            ``value-chart-lengths``, ``value-chart-empty``, ``value-chart-too-large``.
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
    x = _list(given, "x", f"{where}.x") if given.get("x") is not None else None
    return Series(
        text_of(given.get("name")),
        tuple(_number(one, f"{where}.values[{at}]") for at, one in enumerate(values)),
        None if x is None else tuple(_number(one, f"{where}.x[{at}]") for at, one in enumerate(x)),
    )


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


def _category(given: object, where: str) -> str | Decimal | date:
    if isinstance(given, (Decimal, int, float)) and not isinstance(given, bool):
        return _number(given, where) or Decimal(0)
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    if isinstance(given, (list, tuple, Mapping, bool)):
        refuse("value-chart-category", where=where, kind=kind(given))
    return text_of(given)


def _checked(chart: Chart) -> Chart:
    if not chart.series or not any(one.values for one in chart.series):
        refuse("value-chart-empty")
    for at, one in enumerate(chart.series):
        against = chart.categories if one.x is None else one.x
        if len(one.values) != len(against):
            refuse(
                "value-chart-lengths",
                where=f"series[{at}]",
                name=one.name,
                values=len(one.values),
                against="categories" if one.x is None else f"series[{at}].x",
                expected=len(against),
            )
    points = sum(len(one.values) for one in chart.series)
    if points > MOST_POINTS:
        refuse("value-chart-too-large", points=points, limit=MOST_POINTS)
    return chart
