"""The fixed words of a page, and how a page writes numbers, units and dates, in its language.

Words come from ``labels.toml`` so that someone who need not program may edit them. Text of the
record is never translated here: an English page over a Vietnamese record keeps Vietnamese names
(``tongues`` says which have English), and its lexicons know the words of both languages.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from briefgen.compose.house import ANY, House
from briefgen.errors import Language
from briefgen.model import Bound, Period
from briefgen.vi.breaks import no_break
from briefgen.vi.dates import write_date
from briefgen.vi.english import english_day
from briefgen.vi.numbers import write_english_number, write_number
from briefgen.vi.units import english_unit

MINUS = "\u2212"


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    """Return ``labels.toml``: section → key → {vi, en}."""
    text = resources.files("briefgen.compose").joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def fixed_words(section: str) -> tuple[str, ...]:
    """Return the keys of a section of fixed words."""
    return tuple(_labels()[section])


@lru_cache(maxsize=1 << 12)
def _unbroken(text: str) -> str:
    """Return ``no_break(text)``; a page is composed several times over to fit."""
    return no_break(text)


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says things, in the words of one office where it has its own.

    ``reads`` names the languages of the record's words where they are others than the page's:
    lexicons then know the words of both.
    """

    language: Language
    house: House = ANY
    reads: tuple[Language, ...] = ()

    @property
    def near(self) -> Decimal | None:
        """Return the per cent of plan from which a miss is called near."""
        return self.house.near

    @property
    def decimal_mark(self) -> str:
        """Return what stands before the decimals."""
        return "." if self.language == "en" else ","

    def word(self, section: str, key: str) -> str:
        """Return the fixed word ``[section.key]``."""
        own = self.house.words.get(section, {}).get(key, {}) if self.house.words else {}
        return own.get(self.language) or _labels()[section][key][self.language]

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """Return the alternatives of ``[section.key]``, separated by ``|`` in the file."""
        known = self.word(section, key).split("|")
        if section == "lexicon":
            for language in self.reads:
                known += _labels()[section][key][language].split("|")
        return tuple(known)

    def labels(self, section: str) -> dict[str, str]:
        """Return every word of a section by key."""
        return {key: self.word(section, key) for key in _labels()[section]}

    def say(self, key: str, **facts: Any) -> str:
        """Return the sentence ``[sentence.key]`` with its facts filled in."""
        return self.word("sentence", key).format_map(facts)

    def number(self, number: Decimal) -> str:
        """Return a number as printed: no digit added or lost, U+2212 for a minus."""
        write = write_english_number if self.language == "en" else write_number
        return write(number).replace("-", MINUS)

    def signed(self, number: Decimal) -> str:
        """Return a number with its sign, ``+`` included; zero has none."""
        return ("+" if number > 0 else "") + self.number(number)

    def unit(self, name: str | None) -> str:
        """Return a unit's name in this language, empty for a bare number."""
        if name is None:
            return ""
        return english_unit(name) if self.language == "en" else name

    def hedge(self, words: str, bound: Bound) -> str:
        """Return softening words as printed, or on an English page what they mean."""
        if self.language == "vi":
            return words
        known = _labels()["hedge"]
        return known.get(words.lower(), known[bound])[self.language]

    def date(self, day: date) -> str:
        """Return a day: ``20/11/2020``, ``20 November 2020``."""
        if self.language == "en":
            return english_day(day)
        return write_date(day)

    def time(self, moment: datetime) -> str:
        """Return the time of day: ``15:10``."""
        return f"{moment.hour:02}:{moment.minute:02}"

    def period(self, period: Period) -> str:
        """Return a period in words; a calendar year is ``năm 2019`` or ``2019``."""
        year = calendar_year(period)
        if year is None:
            return period.text
        return f"{self.say('year')} {year}".strip()

    def short_period(self, period: Period) -> str:
        """Return a period for a column head: ``2019`` for a year, else its words."""
        year = calendar_year(period)
        return period.text if year is None else str(year)

    def listing(self, names: tuple[str, ...]) -> str:
        """Return names in one phrase: ``a, b và c``."""
        if len(names) < 2:
            return "".join(names)
        return self.say("joined", first=", ".join(names[:-1]), last=names[-1])

    def unbroken(self, text: str) -> str:
        """Return the text with breaks forbidden where typing habit forbids them."""
        return _unbroken(text)


def calendar_year(period: Period) -> int | None:
    """Return the year when the period is one whole calendar year."""
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return None
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return start.year if whole else None
