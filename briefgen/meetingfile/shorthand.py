"""Short forms: one scalar that stands for a whole noun, ``actual: "146.512 tỷ đồng"``.

Reading and writing a form live side by side. A noun is only written short when reading it back
gives the identical noun, so a form can never lose anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.nodes import Scalar, Style, is_number
from briefgen.meetingfile.scalars import read_day, read_figure
from briefgen.model import (
    Abbreviation,
    Attainment,
    Change,
    Comparison,
    MeetingDate,
    Noun,
    Observation,
    Organization,
    Period,
    Post,
    Quantity,
    Statement,
    Tally,
    Target,
)
from briefgen.vi.dates import read_period, write_date
from briefgen.vi.quantities import read_quantity

COMPARISONS: dict[str, Comparison] = {
    "dưới": "less_than",
    "<": "less_than",
    "nhỏ hơn": "less_than",
    "thấp hơn": "less_than",
    "ít hơn": "less_than",
    "chưa đến": "less_than",
    "chưa tới": "less_than",
    "chưa đầy": "less_than",
    "trên": "more_than",
    "hơn": "more_than",
    ">": "more_than",
    "từ trên": "more_than",
    "cao hơn": "more_than",
    "lớn hơn": "more_than",
    "nhiều hơn": "more_than",
}
"""Words before a planned figure that leave the figure itself out; other bounds take it in."""

DIRECTIONS = ("tăng", "giảm")

Read = Callable[[Scalar, Place], Noun]
Forms = Iterator[str | Decimal]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """How a noun is written as one scalar.

    Args:
        read: scalar and its place → noun; raises ``DataError``.
        candidates: noun → scalars that may say the same; the caller reads them back to know.
        figure: a bare number is a form too.
        example: what to write, for messages and the schema.
    """

    read: Read
    candidates: Callable[[Any], Forms]
    example: str
    figure: bool = False


def _quantity(scalar: Scalar, at: Place) -> Quantity:
    if is_number(scalar):
        return Quantity(value=read_figure(scalar, at))
    return read_quantity(scalar.text, at)


def _quantity_forms(quantity: Quantity) -> Forms:
    if quantity.raw is None:
        yield quantity.value
        return
    yield quantity.raw
    if quantity.hedge:
        yield f"{quantity.hedge} {quantity.raw}"
        yield f"{quantity.raw} {quantity.hedge}"
        yield quantity.hedge.replace("…", quantity.raw)


def _observation(scalar: Scalar, at: Place) -> Observation:
    quantity = _quantity(scalar, at)
    return Observation(quantity=quantity, kind="estimate" if quantity.estimate else "actual")


def _previous(scalar: Scalar, at: Place) -> Observation:
    return Observation(quantity=_quantity(scalar, at), kind="previous")


def _observation_forms(observation: Observation) -> Forms:
    return _quantity_forms(observation.quantity)


def _change(scalar: Scalar, at: Place) -> Change:
    """``tăng 6,97%`` is +6.97, ``giảm 3%`` is -3; the word of direction belongs to ``raw``."""
    if is_number(scalar):
        return Change(quantity=Quantity(value=read_figure(scalar, at)))
    word, space, figure = scalar.text.strip().partition(" ")
    if not space or word.lower() not in DIRECTIONS:
        return Change(quantity=read_quantity(scalar.text.strip().removeprefix("+"), at))
    quantity = read_quantity(figure, at)
    low, high = quantity.value, quantity.high
    if word.lower() == "giảm":
        low, high = (-low, None) if high is None else (-high, -low)
    update = {"value": low, "high": high, "raw": f"{word} {quantity.raw}"}
    return Change(quantity=quantity.model_copy(update=update))


def _change_forms(change: Change) -> Forms:
    yield from _quantity_forms(change.quantity)
    word, space, figure = (change.quantity.raw or "").partition(" ")
    if change.quantity.hedge and space:
        yield f"{word} {change.quantity.hedge} {figure}"


def _attainment(scalar: Scalar, at: Place) -> Attainment:
    quantity = _quantity(scalar, at)
    if quantity.unit not in (None, "%") or quantity.high is not None:
        raise DataError(Problem("attainment-not-percent", at, {"text": scalar.text}))
    return Attainment(percent=quantity.value, raw=quantity.raw, hedge=quantity.hedge)


def _attainment_forms(attainment: Attainment) -> Forms:
    if attainment.raw is None:
        yield attainment.percent
        return
    yield attainment.raw
    if attainment.hedge:
        yield f"{attainment.hedge} {attainment.raw}"


def _target(scalar: Scalar, at: Place) -> Target:
    """A figure with its bound; words without a figure are kept as words."""
    try:
        quantity = _quantity(scalar, at)
    except DataError:
        if any(character.isdigit() for character in scalar.text):
            raise
        return Target(text=scalar.text)
    return Target(quantity=quantity, comparison=_comparison(quantity))


def _comparison(quantity: Quantity) -> Comparison:
    word = (quantity.hedge or "").lower()
    if word in COMPARISONS:
        return COMPARISONS[word]
    if quantity.bound == "lower":
        return "at_least"
    if quantity.bound == "upper":
        return "at_most"
    return "about" if quantity.bound == "about" else "equal"


def _target_forms(target: Target) -> Forms:
    if target.text is not None:
        yield target.text
    elif target.quantity is not None:
        yield from _quantity_forms(target.quantity)


def _tally(scalar: Scalar, at: Place) -> Tally:
    met, slash, total = (part.strip() for part in scalar.text.partition("/"))
    if not (slash and met.isdecimal() and total.isdecimal() and len(scalar.text) < 20):
        raise DataError(Problem("tally-unreadable", at, {"text": scalar.text}))
    return Tally(met=int(met), total=int(total), raw=scalar.text)


def _tally_forms(tally: Tally) -> Forms:
    yield tally.raw or f"{tally.met}/{tally.total}"


def _meeting_date(scalar: Scalar, at: Place) -> MeetingDate:
    return MeetingDate(day=read_day(scalar, at))


def _meeting_date_forms(day: MeetingDate) -> Forms:
    yield write_date(day.day)


def _period(scalar: Scalar, at: Place) -> Period:
    return read_period(scalar.text, at)


def _period_forms(period: Period) -> Forms:
    yield period.text


def _text_form(noun: type[Noun], key: str, example: str) -> ShortForm:
    """Return the form of a noun that its one text names."""

    def read(scalar: Scalar, _at: Place) -> Noun:
        return noun(**{key: scalar.text})

    def candidates(given: Noun) -> Forms:
        yield getattr(given, key)

    return ShortForm(read, candidates, example)


SHORT_FORMS: dict[type[Noun], ShortForm] = {
    Quantity: ShortForm(_quantity, _quantity_forms, "146.512 tỷ đồng", True),
    Observation: ShortForm(_observation, _observation_forms, "ước 146.512 tỷ đồng", True),
    Change: ShortForm(_change, _change_forms, "tăng 6,97%", True),
    Attainment: ShortForm(_attainment, _attainment_forms, "97,17%", True),
    Target: ShortForm(_target, _target_forms, "dưới 4%", True),
    Tally: ShortForm(_tally, _tally_forms, "6/14"),
    Period: ShortForm(_period, _period_forms, "năm 2020"),
    MeetingDate: ShortForm(_meeting_date, _meeting_date_forms, "20/11/2020"),
    Statement: _text_form(Statement, "text", "hội nghị tổng kết"),
    Organization: _text_form(Organization, "name", "Thành ủy Cần Thơ"),
    Post: _text_form(Post, "title", "Bí thư Thành ủy"),
    Abbreviation: _text_form(Abbreviation, "short", "TGCT"),
}
PREVIOUS = ShortForm(_previous, _observation_forms, "138.000 tỷ đồng", True)


def short_form(noun: type[Noun], within: str) -> ShortForm | None:
    """Return how a noun is written short under the key ``within``, ``None`` when it is not."""
    if noun is Observation and within == "previous":
        return PREVIOUS
    return SHORT_FORMS.get(noun)


def shorten(noun: Noun, within: str) -> str | Decimal | None:
    """Return the scalar that reads back as exactly this noun, ``None`` when there is none."""
    form = short_form(type(noun), within)
    if form is None:
        return None
    for candidate in form.candidates(noun):
        if _reads_back(form, candidate, noun):
            return candidate
    return None


def _reads_back(form: ShortForm, candidate: str | Decimal, noun: Noun) -> bool:
    style = Style.QUOTED if isinstance(candidate, str) else Style.PLAIN
    try:
        read = form.read(Scalar(None, None, str(candidate), style), Place())
    except DataError:
        return False
    return repr(read) == repr(noun)  # 2.20 equals 2.2 but says more
