"""English for the fixed words of Vietnamese records: bodies, posts, kinds of meeting, deadlines.

Only whole phrases of ``lexicon/english.toml`` are known; anything else is ``None``, so that free
text is never put into another language by a program.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from briefgen.errors import DataError
from briefgen.model import Period
from briefgen.vi.dates import read_date
from briefgen.vi.lexicons import lexicon
from briefgen.vi.names import expand
from briefgen.vi.periods import read_period
from briefgen.vi.text import fold

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
YEAR_MONTHS = 12
COUNTS = {6: "six", 9: "nine", 10: "ten", 11: "eleven", 3: "three"}
_SLOT = re.compile(r"\{(\w+)\}")
_PLACE = re.compile(r"[^\W\d_][\w.'-]*(?:[ -][^\W\d_][\w.'-]*){0,4}")


def english_day(day: date) -> str:
    """Return ``20 November 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=1024)
def english_body(name: str) -> str | None:
    """Return the English name of a body that is known: ``UBND tỉnh`` is a People's Committee."""
    words = [(expand(word) if word.isupper() else None) or word for word in name.split()]
    return _matched("bodies", " ".join(words))


@lru_cache(maxsize=1024)
def english_post(title: str) -> str | None:
    """Return a post in English, with its body: ``Bí thư Thành ủy``.

    A post of a body that is not known is not known either.
    """
    patterns = lexicon("english")["posts"]["patterns"]
    for vietnamese, english in sorted(patterns, key=lambda each: -len(each[0])):
        if fold(title) == fold(vietnamese):
            return str(english)
        if fold(title).startswith(f"{fold(vietnamese)} "):
            body = english_body(title[len(vietnamese) :].strip())
            return f"{english}, {body}" if body else None
    return None


def english_meeting(kind: str) -> str | None:
    """Return a kind of meeting, ready for the name of the body: ``Conference of``."""
    return _matched("meetings", kind)


def english_deadline(text: str) -> str | None:
    """Return a deadline or a word of haste: ``trước ngày 31/3/2025``, ``trong quý II/2025``."""
    return _matched("deadlines", text.strip(" .;"))


def english_honorific(word: str) -> str | None:
    """Return a form of address, empty for one without English, ``None`` for an unknown one."""
    known = lexicon("english")["honorifics"]
    return next((str(en) for vi, en in known.items() if vi == word.lower()), None)


def english_kind(kind: str) -> str | None:
    """Return a kind of document: ``Báo cáo`` is a Report."""
    return _listed("documents", kind)


def english_period(period: Period) -> str | None:
    """Return a period in English: ``quý III/2024`` is ``Q3 2024``; ``None`` for one in words."""
    start, end = period.start, period.end
    if start is None or end is None:
        return _listed("bases", period.text)
    months = (end.year - start.year) * YEAR_MONTHS + end.month - start.month + 1
    if start.day != 1 or (end.day < 28 and months):
        return f"{english_day(start)} to {english_day(end)}"
    if start.month == 1 and end.month == YEAR_MONTHS:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if months == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if months == 3 and start.month % 3 == 1:
        return f"Q{end.month // 3} {start.year}"
    if start.month == 1 and months in COUNTS:
        return f"first {COUNTS[months]} months of {start.year}"
    return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"


def _listed(section: str, text: str) -> str | None:
    known = lexicon("english")[section]
    return next((str(en) for vi, en in known.items() if fold(vi) == fold(text)), None)


def _matched(section: str, text: str) -> str | None:
    """Return the English of the first pattern that fits the whole text."""
    clean = " ".join(text.split())
    for pattern, slots, english in _patterns(section):
        found = pattern.fullmatch(clean)
        if found is None:
            continue
        said = [_FILLS[slot](words) for slot, words in zip(slots, found.groups(), strict=True)]
        if None not in said:
            return _filled(english, said)
    return None


def _filled(english: str, said: list[str | None]) -> str:
    turn = iter(said)
    return _SLOT.sub(lambda _: str(next(turn)), english)


@cache
def _patterns(section: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """Return pattern, slots in order, English; those without slots first."""
    made = []
    for vietnamese, english in lexicon("english")[section]["patterns"]:
        parts = _SLOT.split(vietnamese)
        source = "".join("(.+)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
        slots = tuple(parts[1::2])
        made.append((re.compile(source, re.IGNORECASE), slots, str(english)))
    return tuple(sorted(made, key=lambda each: len(each[1])))


def _place(words: str) -> str | None:
    capital = all(word[:1].isupper() for word in words.split())
    return words if capital and _PLACE.fullmatch(words) else None


def _date(words: str) -> str | None:
    try:
        return english_day(read_date(words))
    except DataError:
        return None


def _period(words: str) -> str | None:
    try:
        return english_period(read_period(words))
    except DataError:
        return None


_FILLS: dict[str, Callable[[str], str | None]] = {
    "place": _place,
    "body": english_body,
    "field": lambda words: _listed("fields", words),
    "date": _date,
    "period": _period,
    "n": lambda words: words if words.isdecimal() else None,
}
