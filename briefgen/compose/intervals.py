"""Intervals that rounding leaves open: what a printed number may stand for.

``97,6`` printed means something from 97,55 to 97,65. Dividing two printed numbers therefore gives
an interval, not a number; the shortest decimal inside it is the one to print, since every further
digit would be a claim nobody made.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=40)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both ends included."""

    low: Decimal
    high: Decimal

    def __contains__(self, number: Decimal) -> bool:
        """Return whether ``number`` lies inside."""
        return self.low <= number <= self.high

    def overlaps(self, other: "Interval") -> bool:
        """Return whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def middle(self) -> Decimal:
        """Return the number halfway."""
        return EXACT.divide(EXACT.add(self.low, self.high), Decimal(2))


def exactly(number: Decimal) -> Interval:
    """Return the interval of a number known without rounding, such as a count of schools."""
    return Interval(number, number)


def rounded(number: Decimal) -> Interval:
    """Return what a printed number may stand for: half a step of its last digit either way.

    Trailing zeros of a whole number count as printed (``94.450.000`` is good to the unit).
    """
    half = last_digit(number) * HALF
    return Interval(number - half, number + half)


def last_digit(number: Decimal) -> Decimal:
    """Return one step of the last printed digit: 0.01 for 97,17; 1 for whole numbers."""
    return Decimal(1).scaleb(min(_exponent(number), 0))


def divide(top: Interval, bottom: Interval) -> Interval:
    """Return every quotient of the two; ``bottom`` must not hold zero.

    Raises:
        ZeroDivisionError: ``bottom`` holds zero.
    """
    if Decimal(0) in bottom:
        raise ZeroDivisionError("the divisor may be zero")
    ends = [EXACT.divide(a, b) for a in (top.low, top.high) for b in (bottom.low, bottom.high)]
    return Interval(min(ends), max(ends))


def multiply(one: Interval, other: Interval) -> Interval:
    """Return every product of the two."""
    ends = [EXACT.multiply(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    return Interval(min(ends), max(ends))


def shortest_decimal(interval: Interval) -> Decimal:
    """Return the decimal with the fewest digits inside; of several, the one nearest the middle.

    ``150.038`` to ``150.192`` gives ``150.100``; ``88,2917`` to ``88,2999`` gives ``88,296``.
    """
    if Decimal(0) in interval:
        return Decimal(0)
    middle = interval.middle()
    for exponent in range(middle.adjusted() + 1, middle.adjusted() - 30, -1):
        step = Decimal(1).scaleb(exponent)
        ways = (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING)
        found = [middle.quantize(step, way, EXACT) for way in ways]
        inside = [number for number in found if number in interval]
        if inside:
            return _plain(min(inside, key=lambda number: abs(number - middle)))
    return _plain(middle)


def _exponent(number: Decimal) -> int:
    """Return the power of ten of the last printed digit."""
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> Decimal:
    """Return the number without a positive exponent: ``1.501E+5`` is ``150100``."""
    return number.quantize(Decimal(1)) if _exponent(number) > 0 else number
