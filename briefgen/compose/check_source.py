"""The record held against its own source: quotes, numbers, hedges, and figures nobody took."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from briefgen.errors import Place, Problem, Severity
from briefgen.model import Indicator, Meeting, Quantity, Sentence, Source, Span
from briefgen.model.spans import spans_in
from briefgen.vi.dates import find_dates
from briefgen.vi.hedges import Hedge, hedge_before, match_hedge
from briefgen.vi.numbers import NUMBER, number_of
from briefgen.vi.quantities import match_quantity, write_quantity
from briefgen.vi.units import base_value

HUNDRED = Decimal(100)
TELLING = frozenset({"body", "table"})
TIMES = frozenset({"giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm"})
"""Units that tell when or how long, not what was reached."""
SHOWN = 120
"""Characters of a sentence that a message shows."""
_FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")


class Cited(NamedTuple):
    """A figure of the record with the stretch of the source it was read from."""

    path: str
    name: str
    quantity: Quantity
    span: Span
    is_ratio: bool = False


def source_problems(meeting: Meeting) -> Iterator[Problem]:
    """Yield where record and source part: a record without its source has nothing to part from."""
    sentences = {s.id: s for s in meeting.source.sentences} if meeting.source else {}
    for n, indicator in enumerate(meeting.indicators):
        yield from _tally(indicator, f"indicators[{n}].tally")
        for cited in _cited(indicator, f"indicators[{n}]"):
            yield from _number(cited)
            yield from _hedge(cited, sentences)
    spans = list(spans_in(meeting))
    yield from _quotes(spans, sentences)
    if meeting.source is not None:
        taken = [span for path, span in spans if not path.startswith("leftovers")]
        yield from _left_over(meeting, meeting.source, taken)


def parted_spans(meeting: Meeting) -> list[Span]:
    """Return the stretches that tell figures otherwise than the record: it was corrected since."""
    return [
        indicator.span
        for indicator in meeting.indicators
        if indicator.span is not None and not prints_figures(indicator)
    ]


def prints_figures(indicator: Indicator) -> bool:
    """Return whether the quotes of an indicator print its figures, as all do until corrected.

    A value typed by hand has no place of its own; it is looked for in the indicator's.
    """
    figures = list(_cited(indicator, ""))
    actual = indicator.actual
    if actual is not None and actual.span is None and indicator.span is not None:
        figures.append(Cited("", indicator.name, actual.quantity, indicator.span))
    parted = (problem for cited in figures for problem in _number(cited))
    return next(chain(parted, _tally(indicator, "")), None) is None


def _cited(indicator: Indicator, path: str) -> Iterator[Cited]:
    """Yield the figures of an indicator that say where they were read."""
    name = indicator.name
    for field in ("actual", "previous"):
        observed = getattr(indicator, field)
        if observed is not None and observed.span is not None:
            yield Cited(f"{path}.{field}", name, observed.quantity, observed.span)
    for n, target in enumerate(indicator.targets):
        if target.quantity is not None and target.span is not None:
            yield Cited(f"{path}.targets[{n}]", name, target.quantity, target.span)
    for n, change in enumerate(indicator.changes):
        if change.span is not None:
            yield Cited(f"{path}.changes[{n}]", name, change.quantity, change.span, is_ratio=True)
    for n, ratio in enumerate(indicator.attainments):
        if ratio.span is not None:
            figure = Quantity(value=ratio.percent, unit="%", hedge=ratio.hedge)
            yield Cited(f"{path}.attainments[{n}]", name, figure, ratio.span, is_ratio=True)


def _number(cited: Cited) -> Iterator[Problem]:
    """Yield a figure that its own quote does not print, in whatever scale.

    ``vượt 6,3%`` is 106,3% of the plan and ``bằng 105%`` a rise of 5%: a ratio may stand a hundred
    away from the number printed.
    """
    printed = set(_numbers(cited.span.quote))
    ends = [cited.quantity.value, cited.quantity.high]
    allowed = {
        abs(value)
        for end in ends
        if end is not None
        for value in (end, base_value(cited.quantity.model_copy(update={"value": end})))
    }
    if cited.is_ratio:
        value = cited.quantity.value
        allowed |= {abs(value - HUNDRED), abs(value + HUNDRED)}
    if printed and not printed & allowed:
        facts = {
            "name": cited.name,
            "figure": write_quantity(cited.quantity),
            "quote": cited.span.quote,
        }
        yield _problem("figure-not-in-quote", cited.path, "warning", **facts)


def _numbers(text: str) -> Iterator[Decimal]:
    """Yield the numbers of a text as printed, and in base units where a unit is known."""
    for found in NUMBER.finditer(text):
        yield abs(number_of(found))
        read = match_quantity(text, found.start())
        if read is not None:
            quantity = read[0]
            yield abs(quantity.value)
            yield abs(base_value(quantity))


def _tally(indicator: Indicator, path: str) -> Iterator[Problem]:
    tally, span = indicator.tally, indicator.span
    if tally is None or span is None:
        return
    printed = [(int(met), int(total)) for met, total in _FRACTION.findall(span.quote)]
    if printed and (tally.met, tally.total) not in printed:
        facts = {
            "name": indicator.name,
            "figure": f"{tally.met}/{tally.total}",
            "quote": span.quote,
        }
        yield _problem("figure-not-in-quote", path, "warning", **facts)


def _hedge(cited: Cited, sentences: dict[str, Sentence]) -> Iterator[Problem]:
    """Yield a figure that lost the word the source softens it with."""
    quantity = cited.quantity
    if quantity.hedge or quantity.bound or quantity.estimate:
        return
    hedge = _printed_hedge(cited, sentences)
    if hedge is not None and (hedge.bound or hedge.estimate):
        facts = {"name": cited.name, "figure": write_quantity(quantity), "hedge": hedge.words}
        yield _problem("hedge-dropped", cited.path, "warning", **facts)


def _printed_hedge(cited: Cited, sentences: dict[str, Sentence]) -> Hedge | None:
    """Return the hedge that stands before a figure in the source, or in its own quote."""
    raw = cited.quantity.raw or ""
    at_start = match_hedge(raw, 0)
    number = NUMBER.search(cited.span.quote)
    sentence = sentences.get(cited.span.sentence or "")
    if at_start is not None or sentence is None or number is None:
        return at_start
    place = cited.span.start + number.start() - sentence.start
    return hedge_before(sentence.text, place) if 0 < place < len(sentence.text) else None


def _quotes(spans: Sequence[tuple[str, Span]], sentences: dict[str, Sentence]) -> Iterator[Problem]:
    """Yield quotes that do not stand where they say they do."""
    for path, span in spans:
        sentence = sentences.get(span.sentence or "")
        if sentence is None:
            continue
        begin = span.start - sentence.start
        there = sentence.text[max(begin, 0) : begin + len(span.quote)]
        if begin < 0 or not there or not span.quote.startswith(there):
            facts = {"quote": span.quote, "sentence": sentence.id}
            yield _problem("quote-not-in-sentence", path, "warning", **facts)


def _left_over(meeting: Meeting, source: Source, taken: Iterable[Span]) -> Iterator[Problem]:
    """Yield sentences with figures that no fact of the record lies over."""
    stretches = _joined(taken)
    citing: dict[str | None, list[Indicator]] | None = None
    for place, sentence in enumerate(source.sentences):
        if sentence.kind not in TELLING:
            continue
        figures = [
            sentence.text[start:end]
            for start, end in _figures(sentence.text)
            if not _touches(stretches, sentence.start + start, sentence.start + end)
        ]
        if figures:
            citing = _citing(meeting) if citing is None else citing
            known = {value for row in citing.get(sentence.id, ()) for value in _values_of(row)}
            figures = [figure for figure in figures if known.isdisjoint(_numbers(figure))]
        if figures:
            words = sentence.text
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            facts = {"figures": figures, "sentence": sentence.id, "text": shown}
            yield _problem("figure-left-over", f"source.sentences[{place}]", "info", **facts)


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the stretches that spans cover together, in order, none touching another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _touches(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(stretches, (end, 0)) - 1
    return place >= 0 and stretches[place][1] > start


def _citing(meeting: Meeting) -> dict[str | None, list[Indicator]]:
    """Return the indicators by the sentences they cite."""
    found: dict[str | None, list[Indicator]] = {}
    for indicator in meeting.indicators:
        for name in {span.sentence for _, span in spans_in(indicator)}:
            found.setdefault(name, []).append(indicator)
    return found


def _values_of(indicator: Indicator) -> Iterator[Decimal]:
    """Yield all numbers of an indicator, with or without a span of their own."""
    yield from (ratio.percent for ratio in indicator.attainments)
    figures = [change.quantity for change in indicator.changes]
    figures += [target.quantity for target in indicator.targets if target.quantity]
    figures += [seen.quantity for seen in (indicator.actual, indicator.previous) if seen]
    yield from (abs(figure.value) for figure in figures)


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of figures with a unit; days and bare numbers are none."""
    days: list[tuple[int, int]] | None = None
    end = 0
    for found in NUMBER.finditer(text):
        if found.start() < end:
            continue
        read = match_quantity(text, found.start())
        if read is None or read[0].unit is None or read[0].unit in TIMES:
            continue
        days = [(day.start, day.end) for day in find_dates(text)] if days is None else days
        if not any(a <= found.start() < b for a, b in days):
            end = read[1]
            yield found.start(), end


def _problem(code: str, path: str, severity: Severity, **facts: object) -> Problem:
    return Problem(code, Place(path=path), facts, severity)
