"""Quantities as they are printed: scale that reads best, hedge in front, split at the decimal mark.

A figure is never changed, only written: another scale is taken only where it is exact.
"""

from dataclasses import dataclass
from decimal import Decimal

from briefgen.compose.derived import DerivedFigure
from briefgen.compose.verdicts import comparison_of, read_hedge
from briefgen.compose.wording import Wording
from briefgen.model import Figure, Indicator, Quantity, Target
from briefgen.vi.hedges import hedge_after
from briefgen.vi.quantities import easy_unit, rescale
from briefgen.vi.text import fold

MISSING = Figure(missing=True)
EMPTY = Figure()


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure and the unit it is printed in."""

    figure: Figure
    unit: str


def shown_actual(indicator: Indicator, wording: Wording) -> Shown:
    """Return the value of an indicator: figure or tally, ``missing`` where there is none."""
    if indicator.tally is not None and indicator.actual is None:
        text = f"{indicator.tally.met}/{indicator.tally.total}"
        return Shown(Figure(whole=text), "")
    if indicator.actual is None:
        return Shown(MISSING, wording.word("scorecard", "missing"))
    plain = shown(indicator.actual.quantity, wording)
    return Shown(plain.figure, _said_once(plain.unit, indicator.name, wording))


def shown(quantity: Quantity, wording: Wording, *, like: str | None = None) -> Shown:
    """Return a recorded quantity ready to print.

    Args:
        quantity: as recorded.
        wording: language of the page.
        like: unit of the neighbouring figure, taken over where that is exact, so that plan and
            actual stand in one scale.
    """
    easy = _in_unit_of(quantity, like) if like else easy_unit(quantity)
    before = bounding_words(quantity, wording)
    if before and easy.value < 0 and easy.high is None:
        text = wording.number(abs(easy.value))
        before = f"{wording.say('falls')} {before}"
        return Shown(_split(text, wording, before), wording.unit(easy.unit))
    return Shown(_split(_text(easy, wording), wording, before), wording.unit(easy.unit))


def shown_target(target: Target, wording: Wording, *, like: str | None = None) -> Shown:
    """Return a plan: number, range, or bound with the words that make it one."""
    if target.quantity is None:
        return Shown(MISSING, "")
    plain = shown(target.quantity, wording, like=like)
    comparison = comparison_of(target)
    if plain.figure.before or comparison == "equal":
        return plain
    sign = _SIGNS.get(comparison) or wording.say(f"target_{comparison}")
    return Shown(plain.figure.model_copy(update={"before": sign}), plain.unit)


def shown_goal(target: Target, name: str, wording: Wording) -> Shown:
    """Return a plan that stands in the place of a value, its unit as beside one."""
    plain = shown_target(target, wording)
    return Shown(plain.figure, _said_once(plain.unit, name, wording))


def shown_derived(derived: DerivedFigure, wording: Wording, *, like: str | None = None) -> Figure:
    """Return a computed figure: marked ``≈``, flagged, in the scale of the figure beside it."""
    quantity = Quantity(value=derived.value, unit=derived.unit)
    plain = shown(quantity, wording, like=like).figure
    return plain.model_copy(
        update={"derived": True, "before": wording.word("scorecard", "approximately")}
    )


def shown_ratio(
    percent: Decimal, wording: Wording, *, hedge: str | None = None, derived: bool = False
) -> Figure:
    """Return a ratio to plan in per cent, without the sign (the column says it)."""
    figure = _split(wording.number(percent), wording, _softened(hedge or "", wording))
    if not derived:
        return figure
    return figure.model_copy(
        update={"derived": True, "before": wording.word("scorecard", "approximately")}
    )


def _softened(words: str, wording: Wording) -> str:
    """Return the hedge of a ratio, on an English page in English where it is known."""
    known = read_hedge(words) if words and wording.language == "en" else None
    if known is None:
        return words
    return wording.hedge("ước" if known.estimate else words, known.bound or "about")


def shown_change(change: Quantity, wording: Wording, *, estimate_told: bool = False) -> Figure:
    """Return a change in per cent: ``+9,06``, ``−2,5``, with its hedge ``hơn +9``.

    ``giảm hơn 81`` is told in words: a sign behind the hedge would read as the opposite.
    """
    hedge = bounding_words(change, wording)
    if change.estimate and not estimate_told:
        hedge = f"{wording.say('tile_estimate')} {hedge}".strip()
    if hedge and change.value < 0:
        text = wording.number(abs(change.value))
        return _split(text, wording, f"{wording.say('falls')} {hedge}")
    sign = "+" if change.value > 0 else ""
    return _split(wording.number(change.value), wording, f"{hedge} {sign}".strip())


def flat(figure: Figure, wording: Wording) -> str:
    """Return a figure as one string for a cell that is not split: ``gần 35.400``, ``+9,06``."""
    if figure.missing:
        return wording.word("scorecard", "missing")
    gap = "" if figure.before.endswith("+") or not figure.before else " "
    return f"{figure.before}{gap}{figure.whole}{figure.part}"


def bounding_words(quantity: Quantity, wording: Wording) -> str:
    """Return the words that bound a figure (``gần``, ``hơn``), without ``ước`` and its kin.

    An estimate is told after the indicator's name instead; ``ước đạt gần`` leaves ``gần``. Words
    that stand behind the figure (``từ … trở lên``) are printed as a sign. An English page says the
    Vietnamese words in English.
    """
    if quantity.hedge is None or quantity.bound is None:
        return ""
    if "…" in quantity.hedge or hedge_after(quantity.hedge, 0):
        return _AFTER[quantity.bound]
    words = quantity.hedge.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        hedge = read_hedge(rest)
        if hedge is not None and hedge.bound is not None and not hedge.estimate:
            return wording.hedge(rest, hedge.bound)
    known = read_hedge(quantity.hedge) is not None
    return wording.hedge(quantity.hedge, quantity.bound) if known else quantity.hedge


def is_estimate(indicator: Indicator) -> bool:
    """Return whether the value is an estimate, by its kind or by a hedge."""
    actual = indicator.actual
    return actual is not None and (actual.kind == "estimate" or actual.quantity.estimate)


_AFTER = {"lower": "≥", "upper": "≤", "about": "≈"}
_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}


def _said_once(unit: str, name: str, wording: Wording) -> str:
    """Return the unit without what the name says already: GRDP bình quân đầu người, triệu đồng.

    A row named as its unit (``Đảng viên``) needs none.
    """
    if fold(unit) == fold(name):
        return ""
    per_head = wording.words("lexicon", "per_head_unit")
    told = any(word in fold(name) for word in wording.words("lexicon", "per_head_name"))
    words = next((words for words in per_head if words in unit), "")
    return unit.replace(words, "", 1) if told and words else unit


def _in_unit_of(quantity: Quantity, unit: str) -> Quantity:
    """Return the quantity in ``unit`` where both are scales of one unit."""
    if quantity.unit is None or quantity.unit == unit:
        return quantity
    return rescale(quantity, unit)


def _text(quantity: Quantity, wording: Wording) -> str:
    """Return the digits, with an en dash between the ends of a range."""
    low = wording.number(quantity.value)
    return low if quantity.high is None else f"{low}–{wording.number(quantity.high)}"


def _split(text: str, wording: Wording, before: str = "") -> Figure:
    """Return the text split before its decimal mark; a range or a sign stays whole."""
    whole, mark, part = text.partition(wording.decimal_mark)
    if "–" in text or not mark:
        return Figure(whole=text, before=before)
    return Figure(whole=whole, part=mark + part, before=before)
