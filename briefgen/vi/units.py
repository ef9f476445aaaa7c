"""Units of measure: ``triệu tấn`` is 1,000,000 × ``tấn``; ``đồng/người``; ``lượt khách``.

A unit is an optional scale word, a base and any number of parts after a slash; the words are in
``lexicon/units.toml``. Counted nouns are an open class: an unknown one is ``None``, not an error.
"""

import re
from collections.abc import Mapping
from decimal import Context, Decimal, Inexact
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from briefgen.model import Quantity, Unit
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold
from briefgen.vi.wordtree import WordTree

Kind = Literal["money", "percent", "count", "measure"]
EXACT = Context(prec=400, traps=[Inexact])
"""Arithmetic that raises rather than rounds: every scale is a power of ten."""
_SLASH = re.compile("[ ]?/[ ]?")
_LONGEST = 80  # code points of the longest unit with its slashes


class _Entry(NamedTuple):
    """A base unit of the lexicon."""

    name: str
    kind: Kind
    english: str
    plural: str
    base: str
    scale: Decimal
    exact: bool
    scaled: bool


class _Lexicon(NamedTuple):
    """Folded spelling → entry, and the patterns of what stands round a base."""

    scales: Mapping[str, tuple[Decimal, str]]
    units: Mapping[str, _Entry]
    pers: Mapping[str, tuple[str, str]]
    bases: WordTree
    scale: WordTree
    per: WordTree


class _Parts(NamedTuple):
    """A unit in its parts, house spelling; ``end`` counts from where the match began."""

    end: int
    scale: Decimal
    scale_english: str
    base: _Entry | None
    pers: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def find_unit(name: str) -> Unit | None:
    """Return the unit of that name, or ``None`` when the lexicon does not know it.

    ``name`` keeps its spelling (``tỉ đồng``), ``base`` is in house spelling. A scale word alone
    (``tỷ``) has the base ``""``. One ‰ is 0.1 %; điểm % is a dimension of its own.
    """
    cleaned = _tight(name)
    parts = _parts(cleaned)
    if parts is None or parts.end != len(cleaned):
        return None
    head = parts.base.base if parts.base else ""
    base = "/".join([head, *(name for name, _ in parts.pers)])
    if parts.base is None:
        return Unit(name=cleaned, base=base, scale=parts.scale)
    scale = EXACT.multiply(parts.scale, parts.base.scale)
    return Unit(name=cleaned, base=base, scale=scale, kind=parts.base.kind)


def match_unit(text: str, start: int) -> tuple[str, int] | None:
    """Return the longest unit printed at ``start`` and its end, or ``None``.

    Spaces before it are skipped (``222.999ha`` and ``5 ha`` are read alike); the name keeps the
    spelling of the text. ``text`` must be in NFC.
    """
    while start < len(text) and text[start] in " \t\u00a0\u202f\u2009":
        start += 1
    window = text[start : start + _LONGEST]
    parts = _parts(window)
    return (_tight(window[: parts.end]), start + parts.end) if parts else None


def dimension(unit: Unit | str | None) -> str:
    """Return what a unit measures: two units of equal dimension can be converted and compared.

    The dimension is the base (``đồng``, ``tấn``, ``ha``, ``đồng/người``); an unknown name is its
    own dimension, and so is ``None`` (a bare number), written ``""``.
    """
    if unit is None or isinstance(unit, Unit):
        return unit.base if unit else ""
    found = find_unit(unit)
    return found.base if found else _key(unit)


def base_value(quantity: Quantity) -> Decimal:
    """Return the value in the base unit, exactly: 1,39 triệu tấn is 1390000 (tấn).

    A quantity without unit, or of a unit we do not know, is its own value. The upper end of a
    range is left out.
    """
    unit = find_unit(quantity.unit) if quantity.unit else None
    return in_scale(quantity.value, unit.scale) if unit else quantity.value


def in_scale(value: Decimal, factor: Decimal) -> Decimal:
    """Return ``value × factor`` exactly, without exponent; zeros that were printed are kept."""
    product = EXACT.multiply(value, factor.normalize(EXACT))
    exponent = product.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return product.quantize(Decimal(1), context=EXACT)
    return product


def english_unit(name: str) -> str:
    """Return the unit in English, in the plural: ``tỷ đồng`` is ``billion VND``.

    An unknown unit stays as it is.
    """
    cleaned = _tight(name)
    parts = _parts(cleaned)
    if parts is None or parts.end != len(cleaned):
        return name
    base = parts.base.plural if parts.base else ""
    return "/".join([f"{parts.scale_english} {base}".strip(), *(word for _, word in parts.pers)])


@lru_cache(maxsize=4096)
def _parts(window: str) -> _Parts | None:
    """Return the longest unit at the start of ``window``."""
    folded = fold(window)
    if len(folded) != len(window):  # not in NFC: offsets would not hold
        return None
    words = _lexicon()
    scale = words.scale.longest(folded, 0)
    start = scale or 0
    found = _base(folded, window, start, scaled=scale is not None)
    if not scale and not found:
        return None
    entry, end = found or (None, start)
    pers, end = _pers(folded, end)
    factor, english = words.scales[_key(folded[:scale])] if scale else (Decimal(1), "")
    return _Parts(end, factor, english, entry, pers)


def _pers(folded: str, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return the parts behind slashes ("/người/tháng") that follow at ``end``, and their end."""
    words, pers = _lexicon(), []
    while slash := _SLASH.match(folded, end):
        stop = words.per.longest(folded, slash.end())
        if stop is None:
            break
        pers.append(words.pers[_key(folded[slash.end() : stop])])
        end = stop
    return tuple(pers), end


def _base(folded: str, window: str, start: int, *, scaled: bool) -> tuple[_Entry, int] | None:
    """Return the longest base at ``start`` and its end; behind a scale word a space comes first.

    Some bases never follow a scale: "thu 12 tỷ năm 2020" holds no "tỷ năm". A symbol (``MW``)
    counts only in its own letters.
    """
    if scaled:
        gap = len(folded) - len(folded[start:].lstrip(" "))
        if gap == start:
            return None
        start = gap
    for end in reversed(_lexicon().bases.ends(folded, start, len(folded))):
        entry = _lexicon().units[_key(folded[start:end])]
        in_letters = not entry.exact or window.startswith(entry.name[:1], start)
        if in_letters and (entry.scaled or not scaled):
            return entry, end
    return None


@cache
def _lexicon() -> _Lexicon:
    data = lexicon("units")
    scales = {_key(word): entry for entry in data["scale"] for word in _spellings(entry)}
    units = {_key(word): _entry(entry) for entry in data["unit"] for word in _spellings(entry)}
    pers = {_key(word): entry for entry in data["per"] for word in _spellings(entry)}
    return _Lexicon(
        {word: (Decimal(entry["factor"]), entry["english"]) for word, entry in scales.items()},
        units,
        {word: (entry["name"], entry["english"]) for word, entry in pers.items()},
        WordTree(units, spell=str, blank="[ ]"),
        WordTree(scales, spell=str, blank="[ ]"),
        WordTree(pers, spell=str, blank="[ ]"),
    )


def _spellings(entry: Mapping[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("variants", [])]


def _entry(entry: Mapping[str, Any]) -> _Entry:
    return _Entry(
        name=entry["name"],
        kind=entry["kind"],
        english=entry["english"],
        plural=entry.get("plural", entry["english"]),
        base=entry.get("base", entry["name"]),
        scale=Decimal(entry.get("scale", "1")),
        exact=entry.get("exact", False),
        scaled=entry.get("scaled", True),
    )


def _key(word: str) -> str:
    return fold(" ".join(word.split()))


def _tight(name: str) -> str:
    """Return the name with single spaces and none around a slash."""
    return re.sub(r" ?/ ?", "/", " ".join(name.split()))
