"""The indicator of one statement: nouns with spans in the source."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from briefgen.errors import DataError
from briefgen.extract.figures.patterns import found_in
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Judged, Statement
from briefgen.extract.sureness import graded
from briefgen.model import (
    Attainment,
    Change,
    Comparison,
    Indicator,
    IndicatorKind,
    Observation,
    Period,
    Quantity,
    Sentence,
    Span,
    Target,
    Verdict,
)
from briefgen.vi.cues import better_direction, indicator_group
from briefgen.vi.dates import read_period
from briefgen.vi.text import capitalise
from briefgen.vi.units import find_unit

UNLINKED = frozenset({"name-before", "name-before-count", "end-of-talk"})
"""Rules that take a name with no word (``đạt``, ``là``) between it and its figure."""

TAKEN_OVER = frozenset({"growth-again", "worth", "listed"})
"""Rules that name a figure by what was told before it."""

_PER_HEAD = re.compile(r"(?<!\w)bình quân (?:đầu )?người(?!\w)", re.IGNORECASE)
_RATE = re.compile(r"(?:tốc độ|mức)?\s*tăng(?: trưởng)?(?!\w)", re.IGNORECASE)


class Ground(NamedTuple):
    """Where statements stand: the whole text, the sentence, the bases carried in it."""

    text: str
    sentence: Sentence
    bases: Mapping[int, str]

    def at(self, sentence: Sentence) -> "Ground":
        """Return the ground of another sentence of the text."""
        return self._replace(sentence=sentence)

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch of the sentence in the whole text."""
        low, high = self.sentence.start + start, self.sentence.start + end
        return Span(start=low, end=high, quote=self.text[low:high], sentence=self.sentence.id)


class Maker:
    """Makes the indicator of one statement."""

    def __init__(self, statement: Statement, ground: Ground) -> None:
        """Keep the statement and where it stands."""
        self.statement, self.ground, self.span = statement, ground, ground.span

    def indicator(self, keys: dict[int, str]) -> Indicator:
        """Return the noun; ``keys`` maps what was told to ids."""
        told, name = self.statement, self.statement.naming.name
        judged = told.judged
        return Indicator(
            id=keys[id(told)],
            name=name,
            kind=self._kind(),
            better=better_direction(name),
            group=indicator_group(name),
            actual=None if told.aim else self._actual(),
            tally=told.level.figure.tally if told.level else None,
            targets=self._targets(),
            attainments=()
            if told.aim and not told.planned
            else tuple(map(self._attainment, told.plans)),
            changes=() if told.aim else tuple(map(self._change, told.changes)),
            previous=self._previous(),
            verdict=self._verdict(judged) if judged else None,
            scope=self._scope(),
            parent=keys.get(id(told.part_of)),
            note="; ".join(told.sentence.text[a:b] for a, b in told.notes) or None,
            span=self.span(told.naming.start, _closed(told.sentence.text, told.end)),
            **graded(told.naming.rule, open_to=told.doubts, taken_over=self._taken_over()),
        )

    def _taken_over(self) -> Iterator[str]:
        """Yield what other words than its own had to tell, or none did."""
        told = self.statement
        if told.naming.rule in UNLINKED:
            yield "tên lấy từ cụm từ đứng cạnh, không có từ nối với con số"
        if told.naming.rule in TAKEN_OVER:
            yield "tên lấy từ vế hoặc câu trước"
        if told.naming.rule == "counted-in-list":
            yield "động từ lấy từ mục trước trong cùng danh sách"
        for change in told.changes:
            base = self.ground.bases.get(change.start)
            if base:
                yield f"mốc so sánh “{base}” lấy từ vế khác của câu"
        if told.judged and told.judged.sentence.id != told.sentence.id:
            yield "nhận định đứng ở câu khác"
        if told.part_of and told.part_of.sentence is not told.sentence:
            yield f"là phần của “{told.part_of.naming.name}” ở câu trước"
        quantity = told.level.quantity if told.level else None
        if quantity and quantity.unit is None and not (told.level and told.level.figure.tally):
            yield "không in đơn vị"

    def _kind(self) -> IndicatorKind:
        told = self.statement
        if told.level and told.level.figure.tally:
            return "tally"
        if told.growth or (told.level is None and told.changes and not told.plans):
            return "growth"
        if told.naming.fall:
            return "level_after_decrease"
        if told.naming.more:
            return "increment"
        if told.naming.stock:
            return "stock"
        rate = told.level is not None and told.level.figure.percent
        return "growth" if rate and _RATE.match(told.naming.name) else "value"

    def _value(self) -> Quantity | None:
        """Return the quantity the indicator shows, in the unit its name implies."""
        told = self.statement
        if told.level is None:
            index = next((each for each in told.changes if each.quantity), None)
            if index is None or index.quantity is None or told.plans:
                return None
            return index_change(index.quantity) if index.role is Role.INDEX else index.quantity
        quantity = told.level.quantity
        if told.naming.rule == "counted-change":
            quantity = told.level.plain
        hedge = told.naming.hedge or told.expected
        if quantity and hedge and not quantity.estimate:
            words = f"{hedge} {quantity.hedge}" if quantity.hedge else hedge
            quantity = quantity.model_copy(update={"hedge": words, "estimate": True})
        if quantity is None or quantity.unit is None:
            return quantity
        unit = find_unit(quantity.unit)
        if (
            unit
            and unit.kind == "money"
            and "/" not in quantity.unit
            and _PER_HEAD.search(told.naming.name)
        ):
            return quantity.model_copy(update={"unit": f"{quantity.unit}/người"})
        return quantity

    def _actual(self) -> Observation | None:
        quantity = self._value()
        if quantity is None:
            return None
        reading = self.statement.level or self.statement.changes[0]
        return Observation(
            quantity=quantity,
            kind="estimate" if quantity.estimate else "actual",
            period=_period(self.statement.when),
            span=self.span(reading.figure.start, reading.figure.end),
        )

    def _targets(self) -> tuple[Target, ...]:
        told = self.statement
        targets = [
            Target(
                quantity=reading.quantity,
                comparison=_comparison(reading.quantity),
                owner=owner,
                span=self.span(reading.start, reading.end),
            )
            for reading, owner in told.targets
        ]
        if told.aim:
            targets.insert(0, self._aimed())
        return tuple(targets)

    def _aimed(self) -> Target:
        """Return the aim a statement is: its value, or the ratio or change to be reached."""
        told = self.statement
        ratio = next(iter([*told.plans, *told.changes]), None)
        reading = told.level or ratio
        quantity = self._value() or (reading.quantity if reading else None)
        return Target(
            quantity=quantity,
            comparison=_comparison(quantity),
            text=told.sentence.text[reading.start : reading.end]
            if reading and not told.level
            else None,
            period=_period(told.when),
            span=self.span(reading.figure.start, reading.figure.end) if reading else None,
        )

    def _attainment(self, reading: Reading) -> Attainment:
        quantity = reading.quantity or Quantity(value=Decimal(0))
        percent, raw = quantity.value, quantity.raw
        lead = reading.lead.text
        over = reading.lead.has("exceeding-plan") or _ahead(reading)
        if over or found_in("up", "down").search(lead):
            down = found_in("down").search(lead) and not over
            percent = Decimal(100) - abs(percent) if down else Decimal(100) + abs(percent)
            raw = self.statement.sentence.text[reading.start : reading.figure.end].strip()
        return Attainment(
            percent=percent,
            raw=raw,
            owner=reading.tail.owner if reading.tail else None,
            hedge=quantity.hedge,
            span=self.span(reading.start, reading.end),
        )

    def _change(self, reading: Reading) -> Change:
        quantity = reading.quantity or Quantity(value=Decimal(0))
        if reading.role is Role.INDEX:
            quantity = index_change(quantity)
        sentence = self.statement.sentence.text
        moved = found_in("up", "down", "multiples", "reaching-plan").search(
            sentence, reading.lead.start, reading.figure.start
        )
        raw = sentence[moved.start() if moved else reading.figure.start : reading.figure.unit_end]
        words = reading.tail.words if reading.tail else self.ground.bases.get(reading.start)
        return Change(
            quantity=quantity.model_copy(update={"raw": raw}),
            base=_period(words),
            base_stated=reading.tail is not None,
            span=self.span(reading.start, reading.end),
        )

    def _previous(self) -> Observation | None:
        reading = self.statement.former
        if reading is None or reading.quantity is None:
            return None
        words = self.statement.sentence.text[(reading.bracket or 0) + 1 : reading.lead.start]
        return Observation(
            quantity=reading.quantity,
            kind="previous",
            period=_period(words.strip(" ,:")) if reading.bracket is not None else None,
            span=self.span(reading.figure.start, reading.figure.end),
        )

    def _verdict(self, judged: Judged) -> Verdict:
        return Verdict(
            status=judged.status,
            text=judged.words,
            span=self.ground.at(judged.sentence).span(judged.words_start, judged.words_end),
        )

    def _scope(self) -> str | None:
        told = self.statement
        whole = told.part_of.level if told.part_of else None
        if whole and whole.quantity and whole.figure.kind == "count" and told.part_of:
            of = told.part_of.sentence.text
            hedge = whole.quantity.hedge if not whole.quantity.estimate else None
            return " ".join(
                filter(None, ("trong", hedge, of[whole.figure.start : whole.figure.unit_end]))
            )
        return told.naming.scope


def index_change(quantity: Quantity) -> Quantity:
    """Return the change that an index states: "bằng 84,6% so với cùng kỳ" is -15.4 %."""
    high = None if quantity.high is None else quantity.high - Decimal(100)
    return quantity.model_copy(update={"value": quantity.value - Decimal(100), "high": high})


def _ahead(reading: Reading) -> bool:
    """Say whether the plan stands before the figure: "vượt kế hoạch 6,3%"."""
    return bool(reading.tail and reading.tail.start < reading.lead.start)


def _closed(text: str, end: int) -> int:
    """Return the end with the bracket closed that the last reading stands in."""
    opened = text.rfind("(", 0, end) > text.rfind(")", 0, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _period(words: str | None) -> Period | None:
    if not words:
        return None
    try:
        return read_period(words)
    except DataError:
        return Period(text=" ".join(words.split()))


def _comparison(quantity: Quantity | None) -> Comparison:
    """Return how an aim is meant by its hedge; see ``lexicon/hedges.toml`` for the bounds."""
    hedge = (quantity.hedge or "").lower() if quantity else ""
    if quantity is None or quantity.bound is None:
        return "equal"
    if quantity.bound == "about":
        return "about"
    if quantity.bound == "lower":
        return "more_than" if hedge.endswith(("trên", "hơn", ">")) else "at_least"
    return "less_than" if hedge.endswith(("dưới", "<", "gần")) else "at_most"


def judged_alone(judged: Judged, ground: Ground, key: str) -> Indicator:
    """Return an indicator that has a verdict and no figure."""
    words = ground.span(judged.words_start, judged.words_end)
    name = capitalise(judged.name)
    return Indicator(
        id=key,
        name=name,
        better=better_direction(name),
        group=indicator_group(name),
        verdict=Verdict(status=judged.status, text=judged.words, span=words),
        span=ground.span(judged.start, judged.end),
        **graded("verdict-in-words"),
    )
