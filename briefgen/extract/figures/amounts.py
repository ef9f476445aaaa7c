"""Figures of a sentence: number, range, fraction or compound amount, with the unit behind it.

Nothing is decided here about what a figure means; that is ``readings``. Offsets count from the
start of the sentence. A figure that cannot be read without guessing keeps its words and a doubt.
"""

import re
from typing import NamedTuple

from briefgen.extract.figures.masks import find_masks, is_masked
from briefgen.extract.figures.tallies import Counted, find_tallies
from briefgen.model import Quantity, Tally
from briefgen.vi.numbers import NUMBER
from briefgen.vi.quantities import match_quantity
from briefgen.vi.text import plain
from briefgen.vi.units import find_unit, match_unit

_DIGIT = re.compile(r"[0-9]")
_OPENED = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"[-−]?[\d.,]*\d(?:\s*(?:[-–]|đến|tới)\s*[\d.,]*\d)?")
_UNREADABLE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![.,]?\d)")
_ODD_DECIMAL = re.compile(r"[1-9]\d{0,2},\d{3}(?!\d)")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_SCALES = {"nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỉ"}
LONGEST_OPENING = 12
"""Code points of "từ" with the spaces behind it."""
_TIME = frozenset({"năm", "tháng", "quý", "quí", "tuần", "ngày", "giờ", "phút", "tuổi"})


class Figure(NamedTuple):
    """One figure.

    Args:
        start, end: the figure as printed; the noun of a plain count lies outside (``88`` of
            ``88 trường``), the unit of money, measure and share inside.
        unit_end: where the unit ends, the noun of a count included.
        quantity: value and unit, without hedge; ``None`` for a tally or an unreadable figure.
        tally: ``6/14``.
        doubt: why it cannot be read for sure, in Vietnamese.
    """

    start: int
    end: int
    unit_end: int
    quantity: Quantity | None = None
    tally: Tally | None = None
    doubt: str | None = None

    @property
    def percent(self) -> bool:
        """Whether the figure is a share or rate in per cent."""
        return self.kind == "percent"

    @property
    def kind(self) -> str:
        """``money``, ``percent``, ``measure``, ``count``, or ``""`` without a known unit."""
        name = self.quantity.unit if self.quantity else None
        unit = find_unit(name) if name else None
        if unit is None:
            return ""
        return unit.kind if unit.base else "money"

    @property
    def scaled(self) -> bool:
        """Whether a scale word is part of the unit (``triệu lượt``)."""
        name = self.quantity.unit if self.quantity else None
        unit = find_unit(name) if name else None
        return unit is not None and unit.scale != 1


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a sentence in their order; masked digits and spans of time left out."""
    first = _DIGIT.search(text)
    if first is None:
        return []
    masks = find_masks(text)
    tallies = [_tally(text, each) for each in find_tallies(text, masks)]
    taken = [(figure.start, figure.end) for figure in tallies]
    figures: list[Figure] = []
    position = 0
    for found in NUMBER.finditer(text, max(0, first.start() - 1)):
        free = not is_masked(masks, found.start("whole")) and not is_masked(taken, found.start())
        if found.start() < position or not free or _glued(text, found):
            continue
        figure = _amount(text, found)
        position = figure.unit_end
        if not _is_time(figure):
            figures.append(figure)
    return sorted([*figures, *tallies, *_unreadable(text, masks)], key=lambda each: each.start)


def _glued(text: str, found: re.Match[str]) -> bool:
    """Say whether the digits are part of a word: ``B40``, ``36a`` (but not ``222.999ha``)."""
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return before.isalpha() or (after.isalpha() and match_unit(text, found.end()) is None)


def _is_time(figure: Figure) -> bool:
    unit = figure.quantity.unit if figure.quantity else None
    return unit is not None and unit.split("/", maxsplit=1)[0].lower() in _TIME


def _tally(text: str, counted: Counted) -> Figure:
    unit = match_unit(text, counted.end)
    return Figure(counted.start, counted.end, unit[1] if unit else counted.end, tally=counted.tally)


def _amount(text: str, found: re.Match[str]) -> Figure:
    """Return the figure that begins with this number: compound, range or plain."""
    start = found.start()
    read = match_quantity(
        text, start, words=bool(_OPENED.search(text, max(0, start - LONGEST_OPENING), start))
    )
    if read is None:
        return Figure(start, found.end(), found.end())
    quantity, end = read
    if quantity.unit is None:
        return _out_of_amount(text, start, end, quantity) or _unitless(text, start, end, quantity)
    unit = find_unit(quantity.unit)
    if unit and unit.kind == "count" and unit.scale == 1 and unit.base:
        number = _NUMBER_ALONE.match(text, start)
        close = number.end() if number else end
        quantity = quantity.model_copy(update={"raw": text[start:close]})
        return Figure(start, close, end, quantity)
    doubt = None
    if _ODD_DECIMAL.match(text, start):
        doubt = f"“{found[0]}”: ba chữ số sau dấu phẩy, cũng có thể là {found[0].replace(',', '.')}"
    doubt = doubt or _slip(quantity.unit or "")
    return Figure(start, end, end, quantity, doubt=doubt)


def _slip(unit: str) -> str | None:
    """Return the doubt about a scale word whose marks are misprinted: "nghỉn tấn"."""
    word = unit.split(" ")[0].lower()
    meant = _SCALES.get(plain(word))
    if meant is None or word in _SCALES.values():
        return None
    return f"đơn vị in là “{unit}”, có thể là “{meant}{unit[len(word) :]}”"


def _out_of_amount(text: str, start: int, end: int, quantity: Quantity) -> Figure | None:
    """Return the first of "2.350/6.800 tỷ đồng" in the unit of the second, or ``None``."""
    second = NUMBER.match(text, end + 1) if text[end : end + 1] == "/" else None
    unit = match_unit(text, second.end()) if second else None
    known = find_unit(unit[0]) if unit else None
    if unit is None or known is None or known.kind not in ("money", "measure"):
        return None
    return Figure(start, end, end, quantity.model_copy(update={"unit": unit[0]}))


def _unitless(text: str, start: int, end: int, quantity: Quantity) -> Figure:
    """Return a bare number, or one whose scale word has only its marks misprinted ("nghỉn tấn")."""
    word = _WORD.match(text, end)
    meant = _SCALES.get(plain(word[1])) if word and word[1].islower() else None
    behind = match_unit(text, word.end()) if word and meant else None
    if word is None or behind is None:
        return Figure(start, end, end, quantity)
    name = f"{word[1]} {behind[0]}"
    doubt = f"đơn vị in là “{name}”, có thể là “{meant} {behind[0]}”"
    update = {"unit": name, "raw": text[start : behind[1]]}
    return Figure(start, behind[1], behind[1], quantity.model_copy(update=update), doubt=doubt)


def _unreadable(text: str, masks: list[tuple[int, int]]) -> list[Figure]:
    """Return numbers written neither way (``12.34``): kept in words, never valued."""
    figures = []
    for found in _UNREADABLE.finditer(text):
        if is_masked(masks, found.start()) or NUMBER.fullmatch(found[0]) or "/" in found[0]:
            continue
        unit = match_unit(text, found.end())
        known = find_unit(unit[0]) if unit else None
        if unit is None or known is None or known.kind == "count":
            continue
        raw = text[found.start() : unit[1]]
        doubt = (
            f"không đọc chắc được “{raw}”: dấu chấm và dấu phẩy không theo cách viết số Việt Nam"
        )
        figures.append(Figure(found.start(), unit[1], unit[1], doubt=doubt))
    return figures
