"""Values: a span of the source, a quantity with its unit and hedge, a period."""

from datetime import date
from decimal import Decimal
from typing import Literal

from briefgen.model.base import Noun

Bound = Literal["lower", "upper", "about"]
Sureness = Literal["sure", "likely", "unsure"]
"""How well a fact was read. ``sure``: its own words say it, one reading is possible. ``likely``: a
part of it was taken from elsewhere (an owner carried over, a base not printed here, one of several
names). ``unsure``: its words can be read another way (a misprinted unit, ``1,234``). ``doubt`` says
which part and why; a fact written by hand has none of it."""


class Span(Noun):
    """Where a fact stands in the source text.

    ``start`` and ``end`` count code points of the text as read, ``end`` not included. ``quote`` is
    that stretch after the length-preserving repairs (Ð → Đ, no-break space → space), so
    ``len(quote) == end - start``. ``sentence`` is the id of the sentence it lies in.
    """

    start: int
    end: int
    quote: str
    sentence: str | None = None


class Unit(Noun):
    """A unit as printed, resolved: ``triệu tấn`` is 1,000,000 × ``tấn``."""

    name: str
    base: str
    scale: Decimal = Decimal(1)
    kind: Literal["money", "percent", "count", "measure"] = "count"


class Quantity(Noun):
    """A figure exactly as reported.

    Args:
        value: the number in ``unit``; trailing zeros are kept, they say how precise it is.
        high: upper end when the figure is a range ``value``–``high``.
        unit: unit as printed (``tỷ đồng``, ``%``); ``None`` for a bare number.
        raw: the figure as printed, e.g. ``146.512 tỷ đồng``.
        hedge: the softening words as printed: ``ước``, ``hơn``, ``ước đạt gần``.
        estimate: ``ước``, ``dự kiến`` was printed.
        bound: ``lower`` for hơn, trên, từ … trở lên; ``upper`` for gần, dưới, không quá;
            ``about`` for khoảng. Source of the senses: ``vi/lexicon/hedges.toml``.
    """

    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    raw: str | None = None
    hedge: str | None = None
    estimate: bool = False
    bound: Bound | None = None


class Tally(Noun):
    """A count out of a total, ``6/14``: never reduced, never read as a date."""

    met: int
    total: int
    raw: str | None = None


class Period(Noun):
    """A stretch of time, ISO 8601 dates, both ends included, with the words that named it.

    ``start`` and ``end`` are ``None`` where the words do not fix them ("thời gian tới").
    """

    text: str
    start: date | None = None
    end: date | None = None
