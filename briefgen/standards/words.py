"""Lines told by their words: motto, number, date, type, office, section.

Words come from ``vi/lexicon/official.toml``; nothing here looks at how a line is set.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from briefgen.model.rulepack import PackSystem
from briefgen.vi.lexicons import lexicon, longest_first
from briefgen.vi.text import fold, plain

NUMBER = re.compile(
    r"(?i)^số(?P<colon>\s*:)?(?P<gap>\s*)(?P<number>\d+|[\s.…_\[\]]*?)(?P<year>/\d{4})?"
    r"(?P<first>\s*[-–/]\s*)(?P<type>[^\s/–-]+)(?P<second>\s*[-–/]\s*)(?P<body>\S.*)$"
)
"""``Số 15-TB/TU`` in all its shapes; a draft leaves the number blank."""
NUMBER_BEGINS = re.compile(r"(?i)^số\s*:?\s*[\d.…_\s\[\]]*[-–/]")
PLACE_DATE = re.compile(
    r"(?i)^(?P<place>.*?)(?P<comma>,?)\s*ngày(?P<day>[\s\d.…_\[\]]*)tháng(?P<month>[\s\d.…_\[\]]*)"
    r"năm(?P<year>[\s\d.…_\[\]]*)\.?$"
)
DAY = re.compile(
    r"(?i)(?:ngày\s+)?(\d{1,2})\s*(?:/|\s+tháng\s+)\s*(\d{1,2})\s*(?:/|\s+năm\s+)\s*(\d{4})(?!\d)"
)
DASHES = re.compile(r"^[-–—_=*.~\s]*[-–—_=~]{2,}[-–—_=*.~\s]*$|^\*(?:\s?\*){2,}$")
ASTERISK = re.compile(r"^[*∗]$")
AUTHORITY = re.compile(
    r"^(?P<sign>T/M\.?|T\.M\.?|TM\.?|K/T\.?|K\.T\.?|KT\.?|T/L\.?|T\.L\.?|TL\.?|T\.?U\.?Q\.|TUQ\.?"
    r"|T/UQ\.?|T/U\.?|Q\.)(?:(?<=\.)\s*|\s+)(?=[A-ZĐÀ-Ỹ\[(])"
)
SECTION = re.compile(r"^(?P<number>[IVXL]+)(?P<sign>\s*[-–./):]+)\s*(?P<title>\S.*)$")
CHAPTER = re.compile(
    r"(?i)^(?:phần|chương|mục|tiểu mục)\s+(?:thứ\s+\w+|[ivxl]+|\d+)\s*[.:]?(?:\s|$)"
)
ARTICLE = re.compile(r"^Điều\s+\d+")
ITEM = re.compile(r"^\d+(?:\.\d+)*\s*[.)-]")
POINT = re.compile(r"^[a-zđ](?:\.\d+)?\)")
GROUND = re.compile(r"(?i)^[-–]?\s*căn cứ\s")
MORE_GROUNDS = re.compile(r"(?i)^[-–]?\s*(?:căn cứ|theo đề nghị|xét|trên cơ sở|theo)\s")
ADDRESS = re.compile(r"(?i)^kính\s+(?:gửi|trình|đề nghị)\b\s*:?")
RECIPIENTS = re.compile(r"(?i)^nơi\s+nhận\b")
APPENDIX = re.compile(r"(?i)^phụ\s+lục\b")
CAPTION = re.compile(
    r"(?i)^\s*(?:\(|\*|[¹²³]|ghi chú|nguồn|chú thích|đơn vị tính|đvt|bảng\s+\d|biểu\s+\d|hình\s+\d)"
)
SUBJECT = re.compile(r"(?i)^(?:v/v|về\s+việc|về)\b")
MARKS: Mapping[str, str] = {
    "TM": "collective",
    "KT": "deputy",
    "TL": "order",
    "TUQ": "mandate",
    "TU": "mandate",
    "Q": "acting",
}
"""Letters of an authority mark → what it says."""
CLOSE_ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Motto:
    """A line of a motto that was recognised: whose, and which of its lines."""

    system: PackSystem
    line: int


def motto_of(text: str) -> Motto | None:
    """Return which motto a line is, a letter or two wrong or not; ``None`` for none."""
    bare = _bare(text)
    for system in ("party", "state"):
        for n, motto in enumerate(lexicon("official")["mottos"][system]):
            due = _bare(motto)
            close = abs(len(bare) - len(due)) <= 3 and bare[:1] == due[:1]
            if close and SequenceMatcher(None, bare, due).ratio() >= CLOSE_ENOUGH:
                return Motto("party" if system == "party" else "state", n)
    return None


def _bare(text: str) -> str:
    return re.sub(r"[^a-z]", "", plain(fold(text)).lower())


def is_capitals(text: str) -> bool:
    """Return whether a text has letters and all of them are capitals."""
    return text.isupper()


def begins(text: str, section: str, key: str) -> str:
    """Return the longest word of the lexicon that a text begins with; nothing for none."""
    folded = fold(text).lstrip("- ")
    return next((word for word in _words(section, key) if _at(folded, word)), "")


def holds(text: str, section: str, key: str) -> str:
    """Return the longest word of the lexicon that a text holds; nothing for none."""
    folded = f" {re.sub(r'[^0-9a-zđà-ỹ,]+', ' ', fold(text))} "
    return next((word for word in _words(section, key) if f" {word} " in folded), "")


def equals(text: str, section: str, key: str) -> bool:
    """Return whether a text is one of the words of the lexicon."""
    return fold(text).strip(" .:") in _words(section, key)


def type_named(text: str, names: Iterable[str]) -> str:
    """Return the type of document that a title begins with; nothing for none."""
    folded = fold(text).strip(" .:")
    return next((name for name in longest_first(names) if _at(folded, fold(name))), "")


def is_office(text: str) -> bool:
    """Return whether a line names an office, or leaves it open."""
    folded = fold(text)
    open_words = lexicon("official")["offices"]["open"]
    return bool(begins(text, "offices", "begin")) or folded.startswith(tuple(open_words))


def begins_a_body(text: str) -> bool:
    """Return whether a line begins the name of a body, rather than go on with one."""
    if begins(text, "issuers", "on"):
        return False
    return any(begins(text, "issuers", key) for key in ("party", "state", "both"))


def days_in(text: str) -> Iterator[date]:
    """Yield the days a text names in full: ``20/11/2020``, ``ngày 20 tháng 11 năm 2020``."""
    for found in DAY.finditer(text):
        day, month, year = map(int, found.groups())
        with suppress(ValueError):
            yield date(year, month, day)


def system_of_body(text: str) -> PackSystem | None:
    """Return the system a body belongs to by its name, ``None`` where that does not tell."""
    party, state = (begins(text, "issuers", key) for key in ("party", "state"))
    if len(party) == len(state):
        return None
    return "party" if len(party) > len(state) else "state"


def authority_kind(sign: str) -> str:
    """Return what an authority mark says: ``collective``, ``deputy`` and so on."""
    return MARKS.get(re.sub(r"[^A-Z]", "", sign), "")


def _at(folded: str, word: str) -> bool:
    rest = folded[len(word) :]
    return folded.startswith(word) and not rest[:1].isalnum()


@cache
def _words(section: str, key: str) -> tuple[str, ...]:
    return tuple(longest_first(fold(word) for word in lexicon("official")[section][key]))
