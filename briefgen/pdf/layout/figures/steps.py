"""Axes: round steps that hold all values."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
PLAIN = Decimal(1)


def round_steps(low: Decimal, high: Decimal, most: int = 5) -> list[Decimal]:
    """Return the marks of an axis: equal round steps from at most ``low`` to at least ``high``.

    Steps are 1, 2, 2.5 or 5 times a power of ten; there are at most ``most`` + 1 marks.
    """
    if high <= low:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        if high == low:
            high = low + PLAIN
    rough = (high - low) / most
    power = PLAIN.scaleb(rough.adjusted())
    for factor in (*ROUND, ROUND[-1] * 2):
        step = factor * power
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= most:
            break
    return [_plain((first + index) * step) for index in range(int(last - first) + 1)]


def _plain(number: Decimal) -> Decimal:
    """Return a number without exponent and needless zeros."""
    number = number.normalize()
    return number.quantize(PLAIN) if number == number.to_integral_value() else number


def share(value: Decimal, marks: Sequence[Decimal]) -> float:
    """Return where a value lies between the first and the last mark, 0 to 1."""
    return float((value - marks[0]) / (marks[-1] - marks[0]))
