"""What each figure of a sentence is: a level, a change, a plan ratio …, by the words around it.

In front of a figure stands its lead ("ước đạt gần", "tăng", "giảm xuống còn"), behind it the tail
("kế hoạch năm", "so với cùng kỳ"). The two decide; the words are in ``lexicon/figures.toml``.
"""

import re
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import NamedTuple

from briefgen.extract.figures.amounts import Figure, find_figures
from briefgen.extract.figures.asides import is_compared_with, is_norm
from briefgen.extract.figures.leads import FROM, Lead, lead_of, reached
from briefgen.extract.figures.patterns import (
    at_start,
    former_words,
    found_in,
)
from briefgen.extract.figures.tails import (
    Tail,
    base_before,
    base_tail,
    compared_with,
    plan_before,
    plan_tail,
    whole_end,
)
from briefgen.model import Bound, Quantity
from briefgen.vi.hedges import hedge_after

_UP_TO = re.compile(r"\W*(?:tăng\s+)?(?:lên|đến|tới)(?!\w)", re.IGNORECASE)
_ASPECT = re.compile(
    r"\s+về\s+(?P<aspect>[^,;.()\d]+?)(?=\s+(?:và|nhưng|song|còn|đồng thời|so với|so)\s|[,;.()]|$)"
)
_PARTED = re.compile(r"[,;()]")
_SIGN_ALONE = re.compile(r"\s*[-–−+]\s*")
_RATED = re.compile(
    r"(?:\s+[^\W\d]+){0,3}[\s,]*(?:chiếm\s+|đạt\s+)?(?:tỷ|tỉ)\s+lệ\s+", re.IGNORECASE
)
_MINUS = re.compile(r"\(\s*[-–−]\s+$")
LONGEST_ASIDE = 30
"""Code points that may stand between "từ X" and "còn Y" (a year in brackets)."""


class Role(Enum):
    """What a figure says."""

    LEVEL = "level"
    CHANGE = "change"
    INDEX = "index"
    PLAN = "plan"
    TIMES = "times"
    SHARE = "share"
    EXCESS = "excess"
    FORMER = "former"
    TARGET = "target"
    ASIDE = "aside"


class Reading(NamedTuple):
    """A figure with its role; ``start`` and ``end`` take in the lead and the tail.

    ``quantity`` carries the hedge and, for a change, the sign. ``in_turn`` marks the figures of a
    parallel list (lần lượt). ``bracket`` is where the bracket opens that holds the figure;
    ``aspect`` what side a change is about ("giảm 13% về vốn đăng ký").
    """

    figure: Figure
    role: Role
    lead: Lead
    start: int
    end: int
    quantity: Quantity | None
    tail: Tail | None = None
    in_turn: bool = False
    bracket: int | None = None
    aspect: str | None = None

    @property
    def plain(self) -> Quantity | None:
        """The quantity without the sign of a change."""
        if self.quantity is None or self.figure.quantity is None:
            return None
        figure = self.figure.quantity
        return self.quantity.model_copy(update={"value": figure.value, "high": figure.high})


def find_readings(text: str) -> list[Reading]:
    """Return the readings of a sentence in their order."""
    readings: list[Reading] = []
    for figure in map(partial(_with_minus, text), find_figures(text)):
        reading = _reading(text, figure, readings[-1] if readings else None)
        if readings and _is_from(text, readings[-1], reading):
            readings[-1] = readings[-1]._replace(role=Role.FORMER, quantity=readings[-1].plain)
        readings.append(reading)
    return readings


def _with_minus(text: str, figure: Figure) -> Figure:
    """Return the figure below zero when a minus stands apart before it: "(- 4,7%)"."""
    minus = figure.quantity and _MINUS.search(text, max(0, figure.start - 4), figure.start)
    if not minus or figure.quantity is None:
        return figure
    value = -abs(figure.quantity.value)
    return figure._replace(quantity=figure.quantity.model_copy(update={"value": value}))


def _is_from(text: str, before: Reading, reading: Reading) -> bool:
    """Say whether ``before`` is where a move began: "giảm từ 5,2% xuống còn 3,1%"."""
    between = text[before.end : reading.start].strip(" ,")
    moved = found_in("falling-links").match(reading.lead.text) or _UP_TO.match(reading.lead.text)
    return bool(FROM.search(before.lead.text) and moved) and len(between) < LONGEST_ASIDE


def _reading(text: str, figure: Figure, before: Reading | None) -> Reading:
    lead = lead_of(text, figure, before.end if before else 0)
    after = hedge_after(text, figure.unit_end)
    tail_start = after.end if after else figure.unit_end
    plan = plan_tail(text, tail_start) if figure.percent else None
    if figure.percent and plan is None:
        plan = plan_before(text, lead.start, figure.unit_end)
    aspect = _ASPECT.match(text, tail_start) if figure.percent and not plan else None
    tail_start = aspect.end() if aspect else tail_start
    base = None if plan else base_tail(text, tail_start) or base_before(text, lead.start)
    carried = _carried(text, figure, lead, before) or _goes_on(
        text, figure, lead, before, described=bool(aspect or base)
    )
    bracket = _bracket(text, figure.start)
    if base is None and bracket is not None and text[tail_start : tail_start + 1] == ")":
        base = base_tail(text, tail_start + 1)
    role = (
        _beside_the_point(text, figure, bracket)
        or _aside(text, figure, bracket, lead, before)
        or _signed(text, figure, bracket, lead, plan)
        or _same_move(text, figure, bracket, lead, before)
        or _role(figure, lead, plan, base, carried)
    )
    tail = plan or base if role not in (Role.LEVEL, Role.TARGET) else None
    start = min(lead.start, tail.start) if tail else lead.start
    moved = before if _same_move(text, figure, bracket, lead, before) else None
    return Reading(
        figure=figure,
        role=role,
        lead=lead,
        start=start,
        end=max(tail_start, tail.end) if tail else whole_end(text, tail_start, role is Role.SHARE),
        quantity=_quantity(figure, lead, role, after.words if after else None, carried, moved),
        tail=tail,
        in_turn=bool(found_in("in-turn").search(lead.text)) or bool(carried and carried.in_turn),
        bracket=bracket,
        aspect=aspect["aspect"] if aspect else None,
    )


def _carried(text: str, figure: Figure, lead: Lead, before: Reading | None) -> Reading | None:
    """Return the reading that lends its direction: "giảm lần lượt 2,27% và 6,91%"."""
    if before is None or not before.in_turn or lead.text.strip() != "":
        return None
    between = text[before.end : lead.start].strip(" ,")
    same = figure.kind == before.figure.kind
    return before if between in ("", "và", "-", ";") and same else None


def _goes_on(
    text: str, figure: Figure, lead: Lead, before: Reading | None, *, described: bool
) -> Reading | None:
    """Return the change that "8,2% về kim ngạch" goes on with: "tăng 5% về tờ khai và 8,2% …"."""
    if before is None or lead.text.strip() or not described or not figure.percent:
        return None
    beside = text[before.end : figure.start].strip(" ,") in ("", "và")
    moved = before.role in (Role.CHANGE, Role.INDEX) and before.figure.percent
    return before if beside and moved and before.bracket == _bracket(text, figure.start) else None


def _role(
    figure: Figure, lead: Lead, plan: Tail | None, base: Tail | None, carried: Reading | None
) -> Role:
    """Return what the figure says; the order of the questions is the grammar."""
    if carried is not None and plan is None:
        return carried.role
    if figure.tally or figure.quantity is None:
        return Role.LEVEL
    if plan:
        points = figure.quantity.unit and not figure.quantity.unit.startswith("%")
        return Role.EXCESS if points else Role.PLAN
    if _is_times(figure, lead):
        return Role.TIMES
    if lead.has("exceeding-plan"):
        return Role.EXCESS
    if _direction(lead.text):
        return Role.CHANGE
    if lead.has("shares"):
        return Role.SHARE
    ahead = base is not None and base.start < figure.start and not lead.has("index-links")
    if base and figure.percent and not ahead:
        return Role.INDEX
    return Role.LEVEL


def _beside_the_point(text: str, figure: Figure, bracket: int | None) -> Role | None:
    """Return ASIDE for what is compared with or a norm; in brackets it is a former value."""
    if figure.tally:
        return None
    if is_compared_with(text, figure.start):
        return Role.ASIDE if bracket is None else Role.FORMER
    return Role.ASIDE if is_norm(text, figure.start, figure.unit_end) else None


def _aside(
    text: str, figure: Figure, bracket: int | None, lead: Lead, before: Reading | None
) -> Role | None:
    """Return what stands beside a value: "(cùng kỳ …", "(kế hoạch …", "…/11.000 tỷ kế hoạch"."""
    if text[figure.start - 1 : figure.start] == "/":
        beside = before is not None and before.end == figure.start - 1
        alike = before is not None and before.figure.kind == figure.kind != "count"
        return Role.TARGET if plan_tail(text, figure.unit_end) or (beside and alike) else None
    if bracket is None or bracket > lead.start:
        return None
    words = text[bracket + 1 : lead.start]
    if at_start("plan-nouns").match(words.lstrip()):
        return Role.TARGET
    compared = not words.strip() and not _direction(lead.text) and compared_with(text, bracket)
    return Role.FORMER if compared or former_words().match(words) else None


def _signed(
    text: str, figure: Figure, bracket: int | None, lead: Lead, plan: Tail | None
) -> Role | None:
    """Return CHANGE for a per cent in brackets with a sign and no word: "(-8,5%)"."""
    value = figure.quantity.value if figure.quantity else Decimal(0)
    if bracket is None or not figure.percent or plan:
        return None
    sign = _SIGN_ALONE.fullmatch(text, bracket + 1, figure.start)
    alone = not text[bracket + 1 : lead.start].strip(" +")
    return Role.CHANGE if sign or (value < 0 and alone) else None


def _same_move(
    text: str, figure: Figure, bracket: int | None, lead: Lead, before: Reading | None
) -> Role | None:
    """Return CHANGE for a per cent alone in brackets behind a change: "giảm 15 vụ (10,7%)"."""
    if before is None or before.role is not Role.CHANGE:
        return None
    if (
        figure.percent
        and not before.figure.percent
        and _RATED.fullmatch(text, before.end, figure.start)
    ):
        return Role.CHANGE
    if bracket is None or lead.text.strip():
        return None
    closed = text[figure.end : figure.end + 1] == ")"
    alone = closed and not text[bracket + 1 : figure.start].strip(" +-–−")
    near = 0 <= bracket - before.end <= LONGEST_ASIDE and not _PARTED.search(
        text, before.end, bracket
    )
    amount = not before.figure.percent and before.quantity is not None
    return Role.CHANGE if alone and near and amount and figure.percent else None


def _is_times(figure: Figure, lead: Lead) -> bool:
    unit = figure.quantity.unit if figure.quantity else None
    return unit == "lần" and lead.has("multiples")


def _direction(lead: str) -> int:
    """Return +1 for tăng, -1 for giảm, 0 where the lead names the level reached (giảm còn)."""
    if reached().search(lead):
        return 0
    moves = [found[0] for found in found_in("up", "down").finditer(lead)]
    if not moves:
        return 0
    return -1 if found_in("down").fullmatch(moves[-1]) else 1


def _quantity(
    figure: Figure,
    lead: Lead,
    role: Role,
    after: str | None,
    carried: Reading | None,
    moved: Reading | None,
) -> Quantity | None:
    """Return the quantity with its hedge, and signed when it is a change.

    A change without a verb takes its direction from ``carried`` or ``moved``, the change before.
    """
    if figure.quantity is None:
        return None
    hedge, bound = lead.hedge, lead.bound
    if after:
        hedge = f"{hedge} … {after}" if hedge else after
        bound = "lower" if after == "trở lên" else "upper"
    quantity = figure.quantity
    sign = _sign(lead, carried or moved) if role is Role.CHANGE else 1
    if sign < 0:
        high = None if quantity.high is None else -quantity.high
        quantity = quantity.model_copy(update={"value": -abs(quantity.value), "high": high})
        bound = _other_side(bound)
    return quantity.model_copy(update={"hedge": hedge, "estimate": lead.estimate, "bound": bound})


def _sign(lead: Lead, carried: Reading | None) -> int:
    if carried is not None and carried.quantity is not None:
        return -1 if carried.quantity.value < 0 else 1
    return _direction(lead.text) or 1


def _other_side(bound: Bound | None) -> Bound | None:
    """Return the bound of a negated value: a fall of more than 81 % is a change below -81 %."""
    sides: dict[Bound, Bound] = {"lower": "upper", "upper": "lower"}
    return sides.get(bound, bound) if bound else None


def _bracket(text: str, start: int) -> int | None:
    """Return where the bracket around ``start`` opens, or ``None``."""
    opened = text.rfind("(", 0, start)
    return opened if opened > text.rfind(")", 0, start) else None
