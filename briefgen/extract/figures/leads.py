"""The words in front of a figure that tell what it is: hedges, links and verbs of direction."""

import re
from functools import cache
from typing import NamedTuple

from briefgen.extract.figures.amounts import Figure
from briefgen.extract.figures.patterns import LONGEST_PHRASE, ended, found_in
from briefgen.model import Bound
from briefgen.vi.hedges import hedge_before
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.wordtree import Found, WordTree

FROM = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"(?<!\w)(?:đạt|là|bằng|ở mức)(?!\w)", re.IGNORECASE)
_IN_NOUN = re.compile(
    r"(?<!\w)(?:(?:đầu tư|xây dựng|lạm phát|hạ tầng)\s+cơ bản|cây\s+h[àằ]ng\s+năm)\s*$"
    r"|(?<!\w)(?:vốn(?:\s+[^\W\d]+){0,3}|giá trị|khối lượng|số)\s+thực hiện\s*$"
    r"|tiền\s+thu\s+được\s*$|(?<!\w)vốn(?:\s+[^\W\d]+){0,3}\s+(?:tăng thêm|bổ sung|điều chỉnh)\s*$",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<!\w)(?:tốc độ|nhịp độ|mức độ|tỷ lệ|tỉ lệ)\s*$", re.IGNORECASE)


class Lead(NamedTuple):
    """The words in front of a figure: hedges, links and verbs of direction."""

    start: int
    text: str
    hedge: str | None = None
    estimate: bool = False
    bound: Bound | None = None

    def has(self, section: str) -> bool:
        """Say whether a phrase of that section stands in the lead."""
        return bool(found_in(section).search(self.text))


def lead_of(text: str, figure: Figure, floor: int) -> Lead:
    """Return the longest run of lead words that ends at the figure."""
    start = figure.start
    opened = FROM.search(text, max(floor, start - LONGEST_PHRASE), start)
    if opened and ended(text, opened.start(), "actions", floor=floor):
        start = opened.start()
    words: list[str] = []
    estimate, bound = False, None
    while start > floor:
        hedge = hedge_before(text, start)
        if hedge and hedge.start >= floor and not _is_no_hedge(text, hedge.start, hedge.words):
            words.insert(0, hedge.words)
            estimate, bound = estimate or hedge.estimate, bound or hedge.bound
            start = hedge.start
            continue
        word = _lead_word_before(text, max(floor, start - 40), start)
        if word is None or word.start() == start or _is_noun(text, word, start, figure):
            break
        if not figure.percent and found_in("shares").fullmatch(word[0].strip()):
            break  # "người dân đóng góp 900 tỷ đồng" is no share
        start = word.start()
    softened = estimate or bound is not None
    hedge_words = " ".join(word for word in words if word) if softened else None
    return Lead(start, text[start : figure.start], hedge_words, estimate, bound)


def _is_noun(text: str, word: Found, start: int, figure: Figure) -> bool:
    """Say whether a verb is part of a noun: "tốc độ tăng trưởng" before "đạt", "vốn thực hiện"."""
    if _IN_NOUN.search(text, max(0, word.end() - LONGEST_PHRASE), word.end()):
        return True
    if word[0].strip().lower() == "mới" and ended(text, word.start(), "actions"):
        return True
    moves = found_in("up", "down").fullmatch(word[0].strip())
    linked = _PLAIN_LINK.search(text, start, figure.start)
    if moves and linked and _RATE.search(text, max(0, word.start() - 12), word.start()):
        return True
    return bool(moves and linked) and not reached().match(text, word.start())


def _is_no_hedge(text: str, start: int, words: str) -> bool:
    """Say whether the hedge is none here: the "mới" of a verb, the "cao hơn" of a comparison."""
    if not words.strip():
        return True
    if words.lower() in ("cao hơn", "thấp hơn", "nhiều hơn", "ít hơn"):
        return True
    return words.lower() == "mới" and bool(ended(text, start, "actions"))


@cache
def reached() -> WordTree:
    """Return the pattern of "giảm xuống còn", "tăng lên": the figure is where it moved to."""
    links = any_of("figures", "falling-links")
    reached = r"(?:lên|xuống|còn|lên đến|lên tới|lên mức|ở mức|đạt|là|đến mức)(?!\w)"
    return listed("figures", "up", "down", then=rf"\s+(?:chỉ\s+)?(?:{links}|{reached})")


def _lead_word_before(text: str, floor: int, end: int) -> Found | None:
    """Return the lead word that ends at ``end``, spaces and "từ" aside."""
    tree = _lead_word()
    opened = text[floor:end].rstrip().lower().endswith("từ")
    return tree.search(text, floor, end) if opened or tree.may_end(text, floor, end) else None


@cache
def _lead_word() -> WordTree:
    sections = (
        *("links", "link-adverbs", "up", "down", "change-adverbs", "in-turn", "shares"),
        *("exceeding-plan", "multiples", "more", "reaching-plan"),
    )
    return listed("figures", *sections, then=r"[ ]*(?:từ[ ]+)?$")
