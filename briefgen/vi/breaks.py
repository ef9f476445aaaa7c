"""Where a line must not break: no-break spaces and hyphens that change nothing one can see.

Source: practice of NĐ 30/2020/NĐ-CP and Party documents: a figure stays with its unit, a number
with the word before it, an honorific with the name.
"""

import re
from functools import cache

from briefgen.vi.lexicons import lexicon, longest_first

_SPACE, _HYPHEN, _JOINER = "\u00a0", "\u2011", "\u2060"
# 59-NQ/TW, 30/2020/NĐ-CP, 12/UBND-VX, 5053-CV/VPTW/nb: digits, then groups that hold capitals.
_DOCUMENT = re.compile(
    r"(?<![\w/-])[0-9]+(?:/[0-9]{4})?[-/][A-ZĐ][A-Za-zĐđ]*[0-9]*(?:[-/][A-Za-zĐđ]+[0-9]*)*"
)
_DAY = re.compile(r"(?:ngày|tháng)[ \u00a0][0-9]{1,2}\Z", re.IGNORECASE)
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
_YEARS = re.compile(r"(?<![0-9])([0-9]{4})([-–])(?=[0-9]{4}(?![0-9]))")


def no_break(text: str) -> str:
    """Return the text with breaks forbidden where Vietnamese typing forbids them.

    U+00A0 between number and unit, ``ngày 20``, ``tháng 11``, ``năm 2020``, ``số 59``, ``khóa
    XIV``, ``TP Cần``, honorific and name; U+2011 inside document numbers; U+2060 after the dash of
    a range of years. Doing it twice changes nothing; what one sees stays the same.
    """
    number_and_unit, *others = _spaces()
    text = number_and_unit.sub(_joined, text)
    for pattern in others:
        text = pattern.sub(_SPACE, text)
    text = _DOCUMENT.sub(lambda found: found[0].replace("-", _HYPHEN), text)
    return _YEARS.sub(rf"\1\2{_JOINER}", text)


def _joined(found: re.Match[str]) -> str:
    """Return the no-break space, but a space inside a day: "ngày 20 tháng 11" may break there."""
    head = found.string[max(0, found.start() - 10) : found.start()]
    return found[0] if _DAY.search(head) else _SPACE


@cache
def _spaces() -> tuple[re.Pattern[str], ...]:
    """Return the patterns whose match is one space to be made unbreakable."""
    words = lexicon("breaks")
    units = lexicon("units")
    names = [unit["name"] for unit in units["unit"]] + [scale["name"] for scale in units["scale"]]
    names += [v for part in ("unit", "scale") for e in units[part] for v in e.get("variants", [])]
    first = "|".join(re.escape(word) for word in longest_first(name.split()[0] for name in names))
    return (
        re.compile(rf"(?<=[0-9]) (?=(?:{first})(?![^\W_]))", re.IGNORECASE),
        *(_after(word, r"[0-9]") for word in words["before_number"]),
        *(_after(word, r"[IVXLC]+\b") for word in words["before_roman"]),
        *(_after(word, f"[{_CAPITALS}]") for word in words["before_name"]),
    )


def _after(word: str, follower: str) -> re.Pattern[str]:
    """Return a pattern for the space between ``word``, small or capital first, and what follows."""
    head = f"[{re.escape(word[0].lower() + word[0].upper())}]" if word[0].isalpha() else word[0]
    return re.compile(rf"(?<=\b{head}{re.escape(word[1:])}) (?={follower})")
