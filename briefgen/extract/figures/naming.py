"""A name under way, and what makes it clean."""

import re
from typing import NamedTuple

from briefgen.extract.figures.patterns import like_indicator, when_at_end, when_at_start
from briefgen.vi.phrases import phrases
from briefgen.vi.text import capitalise

LONGEST_NAME = 22
"""Words that a name may have; more is a sentence, not a name."""
LONG_NAME = 16
"""Words of a name that is cut where it can be."""
FEW_WORDS = 6
"""Words that are left of it at least."""
BEFORE_RULES = frozenset(
    {
        "name-linked",
        "name-before",
        "name-linked-count",
        "name-before-count",
        "name-bare-number",
        "growth",
    }
)
"""Rules that take the words before a figure; talk in them makes them no name."""

_YEAR_INSIDE = re.compile(
    r"\s+(?:trong\s+|của\s+)?(?:(?:\d{1,2}|sáu|chín)\s+tháng\s+(?:đầu\s+)?)?"
    r"năm\s+(?:\d{4}|nay|qua)(?=\s)",
    re.IGNORECASE,
)
_PLACE_INSIDE = re.compile(
    r"(?<=trên địa bàn)\s+(?:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường)(?!\w).*$"
)
_LONG_BRACKET = re.compile(r"\s*\((?:[^()\s]+\s+){3,}[^()]*\)")
_EACH_YEAR = re.compile(r"(?<!\w)cây\s+h[àằ]ng\s+năm$", re.IGNORECASE)
_EACH = re.compile(r"(?<=hỉ tiêu)\s+đều\s+")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_TRAILING = re.compile(
    r"(?:\s+|^)(?:của|và|với|là|cho|đã|thì|mà|ước|(?<!không )(?<!chưa )(?<!chỉ tiêu )đạt|cũng"
    r"|vẫn|đều|(?<!thực )hiện|chỉ|(?<!thu )về|tại|từ|do|bằng|đến|ở mức|mức|(?<!trở )lại|trên|cả|có"
    r"|được|nhưng|song|trước|sau)"
    r"\s*$",
    re.IGNORECASE,
)
_HOLDERS = re.compile(
    r"\s+của\s+các\s+(?:DN|doanh nghiệp|đơn vị|địa phương|ngành|thành viên)$", re.IGNORECASE
)
_TALK = re.compile(
    r"(?<!\w)(?:được giao|sẽ|phải|cố gắng|để|cho biết|cho hay|rằng|nếu|này|đó|khi|nhưng|vì"
    r"|so với)(?!\w)",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"(?<!\w)(?:được giao|cố gắng|cho biết|cho hay|rằng|nếu|nhưng|so với)(?!\w)", re.IGNORECASE
)
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|có thể)(?!\w)\s*", re.IGNORECASE)


class Naming(NamedTuple):
    """A name and where its statement begins and ends.

    Args:
        name: noun phrase with a capital.
        start, end: the phrase of the statement without its doer; the end of the noun behind.
        rule: name of the rule.
        topic: what later words of the sentence may lean on: ``lúa`` for "sản lượng được …".
        verb: the verb of what was counted, for further items of the same list.
        scope: the doer, or "đến nay".
        more: "thêm" stands with it; stock: "đến nay có"; fall: "giảm … còn".
        hedge: "ước" in front of the verb.
        measure: what is told of several holders in turn ("… của EVN …, của VNPT …").
    """

    name: str
    start: int
    end: int
    rule: str
    topic: str | None = None
    verb: str | None = None
    scope: str | None = None
    more: bool = False
    stock: bool = False
    fall: bool = False
    hedge: str | None = None
    measure: str | None = None


def checked(naming: Naming | None) -> Naming | None:
    """Return the naming with a clean name, or ``None`` when nothing good is left."""
    if naming is None:
        return None
    name = capitalise(clean(naming.name))
    if like_indicator(name):
        name = capitalise(clean(_TO_COME.sub("", name)))
    if naming.rule not in BEFORE_RULES and len(name.split()) > LONGEST_NAME:
        name = shortened(naming._replace(name=name)).name
    words = name.split()
    told = _SAYING if like_indicator(name) else _TALK
    talk = told.search(name) if naming.rule in BEFORE_RULES else None
    counted = naming.rule in BEFORE_RULES and name[:1].isdigit()
    bare = naming.rule in BEFORE_RULES | {"end-of-talk", "measured-noun"}
    empty = bare and set(phrases("figures", "no-names")).issuperset(name.lower().split())
    timed = when_at_start().fullmatch(name)
    if empty or timed or not words or len(words) > LONGEST_NAME or talk or counted:
        return None
    return naming._replace(name=name) if re.search(r"[^\W\d_]{2}", name) else None


def shortened(naming: Naming) -> Naming:
    """Return a long name cut at its last modifier that leaves some words of it.

    A name with a doer is left whole, for the doer stands in front of what was done.
    """
    words = naming.name.split()
    if len(words) <= LONG_NAME or " do " in naming.name:
        return naming
    modifiers = phrases("figures", "modifiers")
    cuts = [place for place in range(FEW_WORDS, LONG_NAME - 4) if words[place] in modifiers]
    return naming._replace(name=clean(" ".join(words[: cuts[-1]]))) if cuts else naming


def without_holders(name: str) -> str:
    """Return a name without "của các doanh nghiệp" at its end, where enough is left of it."""
    found = _HOLDERS.search(name)
    return name[: found.start()] if found and len(name[: found.start()].split()) > 3 else name


def clean(name: str) -> str:
    """Return a name without long brackets, dangling words and marks."""
    name = _LONG_BRACKET.sub("", " ".join(name.split()))
    name = _EACH.sub(" ", name)
    name = _OPEN_BRACKET.sub("", name)
    before = None
    while before != name:
        before = name
        name = _TRAILING.sub("", name.strip(" ,;:-–“”\"'"))
    return name


def without_time(words: str) -> str:
    """Return a name without a year or span at its end; a single month or quarter stays."""
    if _EACH_YEAR.search(words):
        return words
    words = _PLACE_INSIDE.sub("", _YEAR_INSIDE.sub("", words))
    found = when_at_end().search(words)
    if found is None or not words[: found.start()].strip():
        return words
    short = re.match(r"(?:tháng|quý|quí)\s", found["when"], re.IGNORECASE)
    return words if short else words[: found.start()]
