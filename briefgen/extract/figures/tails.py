"""What stands behind a percentage: the plan it is measured against, or the base of comparison.

"đạt 97,6% kế hoạch năm", "bằng 105% dự toán HĐND tỉnh giao", "tăng 9% so với cùng kỳ năm trước".
"""

import re
from functools import cache
from typing import NamedTuple

from briefgen.extract.figures.patterns import FULL_STOP
from briefgen.vi.phrases import any_of

_WHOLE = re.compile(
    r"\s+(?!(?:và|so|với|cao|thấp|tăng|giảm)\s)[^\W\d][^,;.()\d]{1,60}?(?=\s+và\s|[,;.()]|$)"
)
_STOP_MARKS = ",;()…“”:"
_COMPARED = re.compile(r"(?<!\w)so\s+(?:với\s+)?", re.IGNORECASE)
_OUTPUT = re.compile(r"G(?:RD|D)P(?!\w)")
"""A whole that a ratio is of: "bội chi bằng 5,3% so với GDP" compares nothing."""
LONGEST_AHEAD = 120
"""Code points of a plan or a base in front of its figure."""


class Tail(NamedTuple):
    """A plan phrase or a base phrase.

    Args:
        start, end: the phrase with its "so với".
        words: the plan or period itself: ``kế hoạch năm``, ``cùng kỳ năm trước``.
        plan: whether it is a plan.
        owner: who set the plan, in the words printed.
    """

    start: int
    end: int
    words: str
    plan: bool
    owner: str | None = None


def plan_tail(text: str, start: int) -> Tail | None:
    """Return the plan phrase printed at ``start`` (a space before it is skipped)."""
    found = _plan().match(text, start)
    if found is None:
        return None
    end = _with_setter(text, found.start("plan"), _phrase_end(text, found.end()))
    words = text[found.start("plan") : end].strip()
    begin = start + len(found[0]) - len(found[0].lstrip())
    return Tail(begin, found.start("plan") + len(words), words, plan=True, owner=_owner(words))


def plan_before(text: str, start: int, figure_end: int) -> Tail | None:
    """Return the plan phrase right in front of a figure: "vượt kế hoạch 6,3%"."""
    found = _plan_ahead().search(text, max(0, start - LONGEST_AHEAD), start)
    if found is None:
        return None
    words = found["plan"].strip()
    return Tail(found.start(), figure_end, words, plan=True, owner=_owner(words))


def base_tail(text: str, start: int) -> Tail | None:
    """Return the base of comparison printed at ``start``: "so với cùng kỳ", "cùng kỳ năm 2019"."""
    found = _base().match(text, start)
    if found is None:
        return None
    end = found.end()
    if found["other"]:
        end = _phrase_end(text, found.start("other"))
    words = text[found.start("base") : end].strip()
    if not words or _OUTPUT.match(words):
        return None
    begin = start + len(found[0]) - len(found[0].lstrip())
    return Tail(begin, found.start("base") + len(words), words, plan=False)


def base_before(text: str, end: int) -> Tail | None:
    """Return the base right in front of a change: "so với cùng kỳ năm trước giảm 0,3%"."""
    opened = None
    for found in _COMPARED.finditer(text, max(0, end - LONGEST_AHEAD), end):
        opened = found
    tail = base_tail(text, opened.start()) if opened else None
    return tail if tail and not text[tail.end : end].strip(" ,") else None


def compared_with(text: str, end: int) -> bool:
    """Say whether a base of comparison ends there: "cao hơn cùng kỳ năm 2019 (45,17%)"."""
    floor = max(0, end - LONGEST_AHEAD)
    ends = (found.end("base") for found in _base().finditer(text, floor, end) if not found["other"])
    return any(not text[each:end].strip() for each in ends)


def whole_end(text: str, end: int, share: bool) -> int:
    """Return where the whole ends that a share is of ("52% tổng kim ngạch"), else ``end``."""
    whole = _WHOLE.match(text, end) if share else None
    return whole.end() if whole else end


def _phrase_end(text: str, start: int) -> int:
    """Return where a phrase ends: at a mark, or where another statement begins."""
    stop = _phrase_stop().search(text, start)
    return stop.start() if stop else len(text)


def _with_setter(text: str, start: int, end: int) -> int:
    """Return the end with a setter that holds a comma: "chỉ tiêu do TCHQ, UBND tỉnh giao"."""
    more = _setter().match(text, end)
    opened = re.search(r"(?<!\w)(?:do|của)(?!\w)", text[start:end])
    return more.end() if more and opened else end


def _owner(words: str) -> str | None:
    found = _set_by().search(words)
    if found is None:
        return None
    owner = re.split(r"\s+và\s+(?:chỉ tiêu|kế hoạch|dự toán)(?!\w)", found["owner"] or found["of"])[
        0
    ]
    return owner.strip() or None


@cache
def _plan() -> re.Pattern[str]:
    nouns = any_of("figures", "plan-nouns")
    small = r"(?:(?:mức|các|số|tổng|nhiệm vụ)\s+)?"
    return re.compile(
        rf"\s*(?:so\s+(?:với\s+)?|với\s+|của\s+)?{small}(?P<plan>{nouns})", re.IGNORECASE
    )


@cache
def _plan_ahead() -> re.Pattern[str]:
    nouns, verbs = any_of("figures", "plan-nouns"), any_of("figures", "exceeding-plan")
    return re.compile(
        rf"{verbs}\s+(?:so\s+với\s+)?(?P<plan>{nouns}(?:\s+[^\W\d]+){{0,4}})\s*$", re.IGNORECASE
    )


@cache
def _base() -> re.Pattern[str]:
    same = any_of("figures", "base-nouns")
    year = r"(?:(?:của\s+)?năm\s+(?:trước|ngoái|(?:19|20)\d{2})|(?:19|20)\d{2})"
    quarter = r"qu[ýí]\s+(?:trước|[IVX]+|\d)(?:\s?[/-]\s?\d{4}|\s+năm\s+(?:trước|\d{4}))?"
    month = r"tháng\s+(?:trước|\d{1,2}(?:\s?[/-]\s?\d{4}|\s+năm\s+(?:trước|ngoái|\d{4}))?)"
    period = rf"(?:{year}|{quarter}|{month}|nhiệm kỳ\s+(?:trước|\d{{4}}\s?[-–]\s?\d{{4}}))"
    months = r"\d{1,2}\s+tháng(?:\s+(?:đầu|cuối))?(?:\s+năm)?(?:\s+(?:trước|ngoái|\d{4}))?"
    alike = rf"{same}(?:\s+{period}|\s+{months})?"
    edges = r"đầu\s+năm|đầu\s+nhiệm kỳ|cuối\s+năm(?:\s+(?:trước|\d{4}))?|cuối\s+(?:tháng|quý)\s+\S+"
    known = rf"(?:{alike}|(?:thực hiện\s+)?{period}|{months}|{edges}|cùng năm\s+\d{{4}})"
    return re.compile(
        rf"\s*(?:(?:so\s+(?:với\s+)?|với\s+)(?P<after>)|(?=cùng))"
        rf"(?P<base>{known}(?!\w)|(?(after)(?P<other>[^\W\d_]\S*)|(?!)))",
        re.IGNORECASE,
    )


@cache
def _phrase_stop() -> re.Pattern[str]:
    verbs = any_of(
        "figures", "up", "down", "reaching-plan", "exceeding-plan", "shares", "multiples"
    )
    joined = r"(?:và|nhưng|song|còn|trong đó|tương ứng|ước|góp phần|để|nhằm|trong khi|cao hơn)"
    return re.compile(
        rf"[{re.escape(_STOP_MARKS)}]|{FULL_STOP}|\s+(?:và\s+|cũng\s+)*{verbs}\s+[^,;.]{{0,12}}?\d"
        rf"|\s+(?!và\s){joined}(?!\w)|\s+và\s+[^,;.()]{{0,90}}?\d|\s[-–]\s|\s*$",
        re.IGNORECASE,
    )


@cache
def _setter() -> re.Pattern[str]:
    return re.compile(rf",[^,;.()\d]{{1,60}}?{any_of('figures', 'plan-endings')}", re.IGNORECASE)


@cache
def _set_by() -> re.Pattern[str]:
    endings = any_of("figures", "plan-endings")
    name = r"[A-ZĐ][^;()]*?"
    return re.compile(
        rf"(?:(?<!\w)do\s+)?(?P<owner>(?<!\w){name})\s+(?:đã\s+)?(?i:{endings})"
        rf"|(?i:{endings}|kế hoạch|dự toán|chỉ tiêu)\s+của\s+(?P<of>{name})$"
    )
