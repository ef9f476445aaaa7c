"""Sums in tags: exact, on numbers alone, and never large enough to hurt."""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from briefgen.catalog.filters import capped, numeric, whole
from briefgen.catalog.missing import Undefined, used
from briefgen.catalog.shown import kind, refuse

Number = int | Decimal
LONGEST_LIST = 20_000
LONGEST_RANGE = 10_000
MOST_BITS = 4_000


def reckon(sign: str, left: object, right: object) -> object:
    """Return ``left sign right``; ``+`` also joins two texts or two lists.

    Raises:
        ExpressionValueError: ``operands-unfit``, ``division-by-zero``, ``number-too-long``.
    """
    for side in (left, right):
        if isinstance(side, Undefined):
            used(side)
    if sign == "+" and isinstance(left, str) and isinstance(right, str):
        return capped(left + right)
    if sign == "+" and isinstance(left, list) and isinstance(right, list):
        return _short_list(left, right)
    if not (_is_number(left) and _is_number(right)):
        refuse("operands-unfit", sign=sign, left=_named(left), right=_named(right))
    one, other = _exact(left), _exact(right)
    if sign in "//%" and other == 0:
        refuse("division-by-zero")
    return _bounded(_SUMS[sign](one, other))


def turned(sign: str, value: object) -> object:
    """Return ``-value`` or ``+value``."""
    return reckon("-" if sign == "-" else "+", 0, value)


def counted(*bounds: object) -> range:
    """Return the whole numbers between bounds, as Python's ``range`` takes them.

    Raises:
        ExpressionValueError: ``range-too-long``.
    """
    found = range(*(whole(bound) for bound in bounds))
    if len(found) > LONGEST_RANGE:
        refuse("range-too-long", length=len(found), limit=LONGEST_RANGE)
    return found


def _divided(one: Any, other: Any) -> Number:
    return Decimal(one) / Decimal(other)


def _floored(one: Any, other: Any) -> Number:
    if isinstance(one, int) and isinstance(other, int):
        return one // other
    return (Decimal(one) / Decimal(other)).to_integral_value(ROUND_FLOOR)


_SUMS: dict[str, Callable[[Any, Any], Number]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": _divided,
    "//": _floored,
    "%": lambda one, other: one - other * _floored(one, other),
}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _exact(value: object) -> Number:
    return value if isinstance(value, int) else numeric(value)


def _bounded(value: Number) -> Number:
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        refuse("number-too-long", digits=value.bit_length() // 3, limit=MOST_BITS // 3)
    return value


def _short_list(left: list[object], right: list[object]) -> list[object]:
    if len(left) + len(right) > LONGEST_LIST:
        refuse("range-too-long", length=len(left) + len(right), limit=LONGEST_LIST)
    return left + right


def _named(value: object) -> str:
    if isinstance(value, str):
        return f"“{value[:40]}”"
    return str(value)[:40] if _is_number(value) else kind(value)
