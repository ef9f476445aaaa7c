"""Figures: an indicator with what was planned, what was reached, and what was said of it."""

from decimal import Decimal
from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.values import Period, Quantity, Span, Sureness, Tally

IndicatorKind = Literal["value", "growth", "increment", "stock", "tally", "level_after_decrease"]
ReportedStatus = Literal["exceeded", "met", "near", "missed", "met_or_exceeded"]
Comparison = Literal["equal", "at_least", "more_than", "at_most", "less_than", "about", "keep"]


class Target(Noun):
    """What was planned.

    ``quantity`` may be a range; ``comparison`` says how a bound is meant (``dưới 4`` is
    ``less_than``, ``từ 8,5 trở lên`` is ``at_least``). A target in words has ``text`` alone.
    """

    quantity: Quantity | None = None
    comparison: Comparison = "equal"
    text: str | None = None
    owner: str | None = None
    period: Period | None = None
    span: Span | None = None


class Observation(Noun):
    """A value in a period: reached (``actual``), expected (``estimate``) or a former one."""

    quantity: Quantity
    kind: Literal["actual", "estimate", "previous"] = "actual"
    period: Period | None = None
    span: Span | None = None


class Change(Noun):
    """A change against a base period, as printed: ``tăng 6,97%`` is +6.97 in ``%``.

    ``base_stated`` is False when the base was carried over or inferred, not printed here.
    """

    quantity: Quantity
    base: Period | None = None
    base_stated: bool = False
    span: Span | None = None


class Attainment(Noun):
    """Actual against plan as printed, in per cent: ``đạt 97,17% kế hoạch`` is 97.17.

    ``owner`` names who set the plan when there are several (Trung ương giao, HĐND giao).
    """

    percent: Decimal
    raw: str | None = None
    owner: str | None = None
    hedge: str | None = None
    span: Span | None = None


class Verdict(Noun):
    """A verdict printed in the source, in its own words; never overwritten by a computed one."""

    status: ReportedStatus
    text: str
    span: Span | None = None


class Indicator(Noun):
    """One indicator.

    Args:
        id: slug, unique in the meeting; stable key for options, bookmarks and ``trace``.
        name: noun phrase, e.g. ``Sản lượng lúa``.
        kind: ``growth``: the value is itself a change; ``increment``: thêm; ``stock``: đến nay có;
            ``tally``: m/n; ``level_after_decrease``: giảm … còn.
        better: which direction is good, only where beyond doubt.
        group: heading it is shown under; ``group_stated`` False when assigned by our lexicon.
        actual, previous: values; ``None`` when the source gives none (a verdict alone).
        scope: restriction in words (``trong hơn 1.300 văn bản``, ``đến nay``).
        parent: id of the indicator this one is a part of (not counted in tallies).
        evidence: the phrase that carries the verdict or figure when it is not ``span``.
        retold: further places of the source that tell the same: title, lead, caption, closing.
        rule: name of the rule that took it; ``None`` for what was written by hand.
        sureness: how well it was read; of several parts, the weakest.
        doubt: what is not sure, in words.
    """

    id: str
    name: str
    kind: IndicatorKind = "value"
    better: Literal["higher", "lower"] | None = None
    group: str | None = None
    group_stated: bool = False
    actual: Observation | None = None
    tally: Tally | None = None
    targets: tuple[Target, ...] = ()
    attainments: tuple[Attainment, ...] = ()
    changes: tuple[Change, ...] = ()
    previous: Observation | None = None
    verdict: Verdict | None = None
    scope: str | None = None
    parent: str | None = None
    owner: str | None = None
    note: str | None = None
    span: Span | None = None
    retold: tuple[Span, ...] = ()
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None
