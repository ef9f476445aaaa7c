"""What makes a clause a shortfall: its predicate, and the words before that turn it."""

import re
from functools import lru_cache
from itertools import chain

from briefgen.vi.cued import Cued
from briefgen.vi.cues import better_direction
from briefgen.vi.phrases import any_of, listed

_NOUN = any_of("findings", "limitation-nouns")
_OPENS_WITH_FAULT = listed(
    "findings", "limitation-nouns", then=r"\s+(?:về|trong|do|là|liên|của)(?!\w)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SHORT = listed("findings", "limitation-predicates")
_TURNABLE = listed("findings", "turnable")
_TURNED = listed("findings", "not-limitations", then=r"\s+(?:\S+\s+){0,5}$")
_LACKING = listed("findings", "lacking", then=rf"\s+(?!{any_of('findings', 'lacking-no-fault')})\w")
_TURNED_ACT = listed(
    "findings",
    "not-limitations",
    then=r"(?:\s+[^\s,;]+){0,4}?\s+(?:các|những|tình\s+trạng|việc|một\s+số|nhiều|mức|đà)(?:,\s+"
    + _NOUN
    + r"|\s+[^\s,;]+){0,8}\s+$",
)
_BETTER_LESS = listed("findings", "better-less")
_WORSE = listed(
    "findings",
    "better-less",
    then=r"(?:\s+[^\s,;]+){0,8}?\s+(?:tăng|gia\s+tăng|còn\s+cao|ở\s+mức\s+cao|còn\s+lớn|cao|phát\s+sinh|còn\s+nhiều)"
    r"(?!\w|\s+(?:thấp|chậm))",
)
_ENDS_BADLY = Cued(
    r"(?<!\w)(?:(?:chậm|thấp"
    r"|(?<!chủ )(?<!thiết )(?<!trọng )(?<!tất )(?<!thứ )(?<!điểm )yếu|kém)"
    r"\s*(?:$|,)|(?:tụt|giảm)\s+\d+\s+bậc)",
    *("chậm", "thấp", "yếu", "kém", "bậc"),
)
_NO_FAULT = listed("findings", "no-faults")
_DENIED = listed("findings", "denials", then=r"(?:(?!,\s+(?:tuy|song|nhưng|còn|vẫn))[^;.])*")
_FIGURED = listed("findings", "with-figures")
_SUPPOSED = re.compile(
    r"^[“\"\s]*(?:nếu|giả\s+sử|liệu|khi\s+nào)(?!\w)|(?<!\w)(?:nhằm|để)\s+(?:đánh\s+giá|thảo\s+luận|bàn|làm\s+rõ)(?!\w)",
    re.IGNORECASE,
)
_SOLVED = re.compile(
    r"(?<!\w)đã\s+(?:được\s+|kịp\s+thời\s+|cơ\s+bản\s+){0,2}(?:giải\s+quyết|khắc\s+phục|xử\s+lý|tháo\s+gỡ|chấm\s+dứt)(?!\w)",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"(?<!\w)(?:trong|trước)\s+(?:bối\s+cảnh|điều\s+kiện|tình\s+hình)[^,;:.]*", re.IGNORECASE
)
_MARK = re.compile(r"[,;:]\s|\s(?:và|nhưng|song|nên)\s")
_FALLS = re.compile(
    r"(?:mức\s+)?tăng\s+(?:thấp|chậm)|giảm|thấp\s+hơn|(?:có\s+)?xu\s+hướng\s+giảm|ở\s+mức\s+thấp"
    r"|(?:đều|tiếp\s+tục|rất|còn)\s+(?:giảm|thấp)",
    re.IGNORECASE,
)
_RISES = re.compile(r"tăng\s+cao", re.IGNORECASE)
_LOOKED_BACK = 160
"""Characters before a fault in which a verb may turn it into a task or a success."""


def is_limitation(words: str) -> bool:
    """Say whether a clause tells a shortfall: ``chưa đạt``, ``còn chậm``, not ``khắc phục …``."""
    solved = "đã" in words.lower() and _SOLVED.search(words)
    if _SUPPOSED.search(words) or (solved and not _LACKING.search(words)):
        return False
    return bool(_OPENS_WITH_FAULT.match(words)) or has_shortfall(words)


@lru_cache(maxsize=256)
def has_shortfall(words: str) -> bool:
    """Say whether a predicate of shortfall stands in the words, and no verb turns it."""
    plain = _told(words)
    short = (
        found.start()
        for found in chain(_SHORT.finditer(plain), _FIGURED.finditer(plain))
        if not (_TURNABLE.fullmatch(found[0]) and _TURNED.search(plain[: found.start()]))
        and not _is_well(plain[: found.start()], found[0])
    )
    words_of_fault = chain(_LACKING.finditer(plain), _WORSE.finditer(plain))
    ends = (
        found.start()
        for found in _ENDS_BADLY.finditer(plain)
        if not _had_better_fall(plain[: found.start()])
    )
    faults = chain(short, (found.start() for found in words_of_fault), ends)
    return any(not _TURNED_ACT.search(plain[max(0, at - _LOOKED_BACK) : at]) for at in faults)


def _is_well(subject: str, predicate: str) -> bool:
    """Say whether what sounds like a shortfall is none of its subject: ``lạm phát tăng thấp``."""
    if _RISES.fullmatch(predicate):
        return better_direction(subject) == "higher"
    return bool(_FALLS.match(predicate)) and _had_better_fall(subject)


def _had_better_fall(before: str) -> bool:
    """Say whether what the words before a predicate name, after a mark, had better fall."""
    subject = _MARK.split(before)[-1]
    return better_direction(subject) == "lower" or bool(_BETTER_LESS.search(subject))


def _told(words: str) -> str:
    """Return the words without brackets and without what only sounds like a fault."""
    plain = _SETTING.sub("", _BRACKETS.sub("", words))
    for found in reversed([*_NO_FAULT.finditer(plain)]):
        plain = f"{plain[: found.start()]}{plain[found.end() :]}"
    for found in reversed([*_DENIED.finditer(plain)]):
        plain = f"{plain[: found.start()]}{plain[found.end() :]}"
    return plain
