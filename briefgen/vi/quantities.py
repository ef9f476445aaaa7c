"""Figures in words: a number or range, its unit and what softens it.

``gần 35.400 lao động``, ``ước thực hiện 146.512 tỷ đồng``, ``6,6-6,8%``, ``3 tỷ 845 triệu đồng``,
``từ 8,5% trở lên``. What is read is kept as printed; only ``rescale`` and ``easy_unit`` change the
unit, and only exactly.
"""

import re
from decimal import Decimal

from briefgen.errors import DataError, Place, Problem
from briefgen.model import Quantity
from briefgen.vi.hedges import Hedge, hedge_after, hedge_before, match_hedge
from briefgen.vi.numbers import NUMBER, number_of, write_english_number, write_number
from briefgen.vi.text import normalise, repair
from briefgen.vi.units import EXACT, dimension, english_unit, find_unit, in_scale, match_unit

_JOIN = re.compile(r"[ ]?[-–][ ]?(?=[0-9])")
_JOIN_WORDS = re.compile(r"[ ]?[-–][ ]?(?=[0-9])|[ ]+(?:đến|tới)[ ]+(?=[-−]?[0-9])")
_LISTED = re.compile(r"[0-9%‰][ ]?[-–][ ]?$")
_LONGEST_JOIN = 4  # code points of a dash, the spaces round it and the digit before
_OPENING = re.compile(r"[ ]?(?P<word>từ)(?=[ ])", re.IGNORECASE)
_BEHIND_OPENING = re.compile(r"\b[Tt]ừ[ ]+\Z")
_VERB = re.compile(r"^(?:đạt|là|có)[ ]+", re.IGNORECASE)
_AFTER = re.compile(r"\btrở (?:lên|xuống)$", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?P<hedge>[^0-9]*?)[ ]?\b(?P<verb>tăng|giảm)(?: thêm| trưởng)?[ ]+)?(?P<figure>[^/]+)",
    re.IGNORECASE,
)
# Counted nouns are an open class: what stands behind a figure, without digits and marks, is taken
# as its unit unless it opens another clause.
_WORD = r"[^\W\d_]+(?:[-/][^\W\d_]+)*"
_NOUN = re.compile(rf"[ ]*(?P<noun>{_WORD}(?:[ ](?!trở (?:lên|xuống)){_WORD}){{0,5}})")
_CLAUSE = re.compile(
    r"\b(?:so|với|tăng|giảm|đạt|bằng|kế hoạch|dự toán|trở lên|trở xuống|và|đến|từ|của|trong|năm)\b"
)
_EXPONENT = re.compile(r"(?<=m) (?=[23](?!\w))")  # "m 3" is m3
_NO_SPACE = ("%", "‰")
_LONG = 7  # digits before the comma from which a figure is hard to read
_PLACES = 3  # decimals that an easier unit may show at most


def match_quantity(text: str, start: int, *, words: bool = False) -> tuple[Quantity, int] | None:
    """Return the figure printed at ``start`` and its end, or ``None``; hedges are not looked at.

    Args:
        text: in NFC.
        start: where its first digit or sign stands.
        words: read "5 đến 7%" as a range too (behind "từ").
    """
    found = NUMBER.match(text, start)
    if found is None:
        return None
    value, end = number_of(found), found.end()
    high: Decimal | None = None
    unit = match_unit(text, end)
    listed = _LISTED.search(text, max(0, start - _LONGEST_JOIN), start)
    upper = None if listed else _upper_end(text, value, unit, end, words)
    if upper:
        high, unit, end = upper
    elif unit:
        end = unit[1]
        lower = _lower_part(text, value, unit)
        if lower:
            value, unit = lower
            end = unit[1]
    name = _EXPONENT.sub("", unit[0]) if unit else None
    return Quantity(value=value, high=high, unit=name, raw=text[start:end]), end


def _upper_end(
    text: str, value: Decimal, unit: tuple[str, int] | None, end: int, words: bool
) -> tuple[Decimal, tuple[str, int] | None, int] | None:
    """Return upper end, unit and end of a range whose lower end was read; it must be greater."""
    join = (_JOIN_WORDS if words else _JOIN).match(text, unit[1] if unit else end)
    found = NUMBER.match(text, join.end()) if join else None
    if join is None or found is None or (found["sign"] and not words):
        return None
    high, after = number_of(found), found.end()
    second = match_unit(text, after)
    if high <= value or _goes_on(text, after, second) or text[after : after + 1] == "/":
        return None
    if unit and (
        second is None or dimension(unit[0]) != dimension(second[0]) or unit[0] != second[0]
    ):
        return None
    return high, second, second[1] if second else after


def _goes_on(text: str, after: int, second: tuple[str, int] | None) -> bool:
    """Say whether a third figure follows: "18% - 42% - 40%" is a list, no range."""
    return bool(_JOIN.match(text, after) or (second and _JOIN.match(text, second[1])))


def _lower_part(
    text: str, value: Decimal, unit: tuple[str, int]
) -> tuple[Decimal, tuple[str, int]] | None:
    """Return a figure in two parts as one, once the scale word of ``unit`` was read.

    "3 tỷ 845 triệu đồng" is 3,845 tỷ đồng, "1 nghìn 200 tỷ đồng" is 1.200 tỷ đồng.
    """
    upper = find_unit(unit[0])
    digits = re.compile(r"[ ]+(?=[0-9])").match(text, unit[1])
    found = NUMBER.match(text, digits.end()) if digits else None
    second = match_unit(text, found.end()) if found else None
    lower = find_unit(second[0]) if second else None
    if upper is None or upper.base or found is None or second is None or lower is None:
        return None
    part = number_of(found)
    if lower.scale > upper.scale:
        total = EXACT.add(in_scale(value, upper.scale), part)
        return (total, second) if part < upper.scale else None
    part = in_scale(part, EXACT.divide(lower.scale, upper.scale))
    name = f"{unit[0]} {_base_name(second[0])}".strip()
    return (EXACT.add(value, part), (name, second[1])) if part < 1 and find_unit(name) else None


def _base_name(unit: str) -> str:
    """Return a unit without its scale word, as printed: ``đồng`` for ``triệu đồng``."""
    words = unit.split(" ")
    while len(words) > 1 and _is_scale(words[0]):
        words = words[1:]
    return "" if len(words) == 1 and _is_scale(words[0]) else " ".join(words)


def _is_scale(word: str) -> bool:
    unit = find_unit(word)
    return unit is not None and not unit.base


def read_quantity(text: str, at: Place | None = None) -> Quantity:
    """Read one figure in words; the whole text must be used.

    ``hedge`` holds the softening words as printed (``từ … trở lên`` around a figure), ``raw`` the
    figure without them. A counted noun that the lexicon does not know is taken as the unit, as
    printed. A leading "đạt" says nothing and is dropped.

    Raises:
        DataError: ``quantity-unreadable`` when no figure is found, when words are left over, or
            for a tally such as ``6/14``.
    """
    clean = _VERB.sub("", " ".join(repair(normalise(text)).split()))
    quantity = _whole(clean)
    if quantity is None:
        raise DataError(Problem("quantity-unreadable", at or Place(), {"text": text}))
    return quantity


def _whole(text: str) -> Quantity | None:
    """Return the figure that takes all of ``text``: [hedge] [từ] figure [unit] [trở lên]."""
    hedge = match_hedge(text, 0)
    opening = _OPENING.match(text, hedge.end if hedge else 0)
    start = opening.end() if opening else hedge.end if hedge else 0
    start += text[start : start + 1] == " "
    read = match_quantity(text, start, words=True)
    if read is None:
        return None
    quantity, end = _with_noun(text, start, *read)
    after = hedge_after(text, end)
    if (after.end if after else end) != len(text):
        return None
    if opening and not after and quantity.high is None:
        return None
    around = f"{opening['word']} … {after.words}" if opening and after else None
    return _hedged(quantity, hedge, after, around)


def _with_noun(text: str, start: int, quantity: Quantity, end: int) -> tuple[Quantity, int]:
    """Return the figure with the unknown words behind it as its unit, or as part of it."""
    noun = _NOUN.match(text, end)
    unit = find_unit(quantity.unit) if quantity.unit else None
    if noun is None or _CLAUSE.search(noun["noun"].lower()) or (unit and unit.kind != "count"):
        return quantity, end
    update = {
        "unit": f"{quantity.unit or ''} {noun['noun']}".strip(),
        "raw": text[start : noun.end()],
    }
    return quantity.model_copy(update=update), noun.end()


def find_quantity(text: str, start: int) -> tuple[Quantity, int, int] | None:
    """Return the figure whose first digit or sign stands at ``start``, with the hedges around it.

    Second and third come the offsets where hedge and figure begin and end together. ``None`` when
    no figure stands there. ``text`` must be in NFC.
    """
    read = match_quantity(
        text, start, words=bool(_BEHIND_OPENING.search(text[max(0, start - 8) : start]))
    )
    if read is None:
        return None
    quantity, end = read
    before, after = hedge_before(text, start), hedge_after(text, end)
    first, last = before.start if before else start, after.end if after else end
    return _hedged(quantity, before, after, None), first, last


def _hedged(
    quantity: Quantity, before: Hedge | None, after: Hedge | None, around: str | None
) -> Quantity:
    words = [before.words] if before else []
    words += [around] if around else [after.words] if after else []
    nearest = after or before
    return quantity.model_copy(
        update={
            "hedge": " ".join(words) or None,
            "estimate": bool(before and before.estimate),
            "bound": nearest.bound if nearest else None,
        }
    )


def read_change(text: str, at: Place | None = None) -> Quantity:
    """Read ``tăng 6,97%`` as +6,97 % and ``giảm gần 28,3%`` as -28,3 %; a signed figure as it is.

    The hedge may stand before the verb ("ước tăng 2,2%") or behind it.

    Raises:
        DataError: ``change-unreadable``.
    """
    clean = " ".join(repair(normalise(text)).split())
    found = _CHANGE.fullmatch(clean)
    try:
        quantity = read_quantity(f"{found['hedge'] or ''} {found['figure']}" if found else "", at)
    except DataError as error:
        raise DataError(Problem("change-unreadable", at or Place(), {"text": text})) from error
    falls = found is not None and (found["verb"] or "").lower() == "giảm"
    if falls and quantity.value < 0:
        raise DataError(Problem("change-unreadable", at or Place(), {"text": text}))
    value = -quantity.value if falls else quantity.value
    return quantity.model_copy(update={"value": value})


def write_quantity(quantity: Quantity, *, hedge: bool = True) -> str:
    """Write a figure as reports do: ``ước đạt gần 1,39 triệu tấn``, ``6,6-6,8%``.

    No space before % and ‰, one before every other unit; no digit is added or lost.
    """
    figure = write_number(quantity.value)
    if quantity.high is not None:
        join = " đến " if quantity.value < 0 else "-"
        figure += join + write_number(quantity.high)
    if quantity.unit:
        figure += quantity.unit if quantity.unit.startswith(_NO_SPACE) else f" {quantity.unit}"
    if not hedge or not quantity.hedge:
        return figure
    before, gap, after = quantity.hedge.rpartition(" … ")
    if not gap:
        before, after = _split_after(quantity.hedge)
    space = "" if before and not before[-1].isalpha() else " "
    return f"{before}{space}{figure} {after}".strip()


def _split_after(hedge: str) -> tuple[str, str]:
    """Return the words that stand before the figure and those that stand behind it."""
    found = _AFTER.search(hedge)
    return (hedge[: found.start()].rstrip(), found[0]) if found else (hedge, "")


def write_english_quantity(quantity: Quantity) -> str:
    """Write a figure in English, without hedge: ``VND 94.45 million``, ``1.39 million tonnes``."""
    figure = write_english_number(quantity.value)
    if quantity.high is not None:
        figure += f"–{write_english_number(quantity.high)}"
    unit = find_unit(quantity.unit) if quantity.unit else None
    words = english_unit(quantity.unit) if quantity.unit else ""
    if unit and unit.kind == "money":
        head, _, pers = words.partition("/")
        scale, _, currency = head.rpartition(" ")
        words = f"{scale} per {pers.replace('/', ' per ')}" if pers else scale
        return f"{currency} {figure} {words}".strip().replace("  ", " ")
    return f"{figure}{words}" if words.startswith(_NO_SPACE) else f"{figure} {words}".strip()


def rescale(quantity: Quantity, unit_name: str) -> Quantity:
    """Return the same figure in another unit, exactly: 94.450.000 đồng is 94,45 triệu đồng.

    Zeros that only filled a whole number are dropped, printed decimals are kept; ``raw`` stays.

    Raises:
        DataError: ``unit-mismatch`` when the units do not measure the same thing.
    """
    old, new = find_unit(quantity.unit or ""), find_unit(unit_name)
    if old is None or new is None or dimension(old) != dimension(new):
        facts = {"unit": quantity.unit or "", "wanted": unit_name}
        raise DataError(Problem("unit-mismatch", Place(), facts))
    factor = EXACT.divide(old.scale, new.scale)
    high = None if quantity.high is None else _tidy(quantity.high, factor)
    return quantity.model_copy(
        update={"value": _tidy(quantity.value, factor), "high": high, "unit": unit_name}
    )


def _tidy(value: Decimal, factor: Decimal) -> Decimal:
    scaled = in_scale(value, factor)
    if value != value.to_integral_value() or "." in f"{value:f}":
        return scaled
    return in_scale(scaled.normalize(EXACT), Decimal(1))


def easy_unit(quantity: Quantity) -> Quantity:
    """Return the figure in the scale that reads best: 94.450.000 đồng is 94,45 triệu đồng.

    Exact only: a figure of seven digits or more goes to triệu or tỷ where at most three decimals
    are left; all else, and every range that would not stay short, is returned as it is.
    """
    unit = find_unit(quantity.unit) if quantity.unit else None
    if unit is None or unit.kind == "percent" or not unit.base or _digits(quantity.value) < _LONG:
        return quantity
    base = _base_name(quantity.unit or "")
    for scale in ("tỷ", "triệu"):
        name = f"{scale} {base}"
        if dimension(name) != unit.base:
            continue
        easier = rescale(quantity, name)
        numbers = [easier.value] if easier.high is None else [easier.value, easier.high]
        if all(abs(number) >= 1 and _places(number) <= _PLACES for number in numbers):
            return easier
    return quantity


def _digits(value: Decimal) -> int:
    """Return how many digits stand before the comma."""
    return len(f"{abs(value):f}".partition(".")[0])


def _places(value: Decimal) -> int:
    """Return how many digits stand behind the comma."""
    return len(f"{value:f}".partition(".")[2])
