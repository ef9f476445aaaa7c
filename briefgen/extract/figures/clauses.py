"""The words in front of a figure and behind it, cut to the clause they belong to.

Only here are commas weighed: a comma ends a clause, unless it stands inside a number, a bracket or
a list of nouns ("khu vực nông, lâm nghiệp và thủy sản").
"""

import re
from typing import NamedTuple

from briefgen.extract.figures.patterns import (
    FULL_STOP,
    at_start,
    ended,
    found_in,
    like_indicator,
    when_at_start,
)
from briefgen.extract.figures.readings import Reading
from briefgen.vi.phrases import SMALL

_HARD = re.compile(
    rf"[;:!?…]|{FULL_STOP}|^\W*\([^)]{{1,40}}\)\s*[-–]\s|^\W*(?:\d{{1,2}}|[a-zđ])\)\s"
)
_HEADING = re.compile(r"(?:^|[.;])\s*(?:[-+*•]\s*)?(?P<words>[^\W\d_][^,:;.()\d]{2,40}):\s*$")
LONGEST_HEADING = 60
"""Code points of a heading in front of a colon."""
LONGEST_CLAUSE = 800
"""Code points in front of a figure that are looked at for its name."""
_COMMA = re.compile(r",(?!\d)")
_BRANCH = re.compile(r"(?:khu vực|ngành|nhóm hàng|mặt hàng|lĩnh vực)(?!\w)", re.IGNORECASE)
_SHORT_TAIL = 3
"""Words of one branch more: "khu vực công nghiệp, xây dựng"."""
_LONGEST_FIELD = 4
"""Words of a field named in front of what is told of it: "Sản xuất công nghiệp địa phương, …"."""
_DIGIT = re.compile(r"\d")
_CONNECTOR = re.compile(
    r"(?:và|với|cùng với|cùng|hay|hoặc|cũng như|rồi|mà|trên(?=\s+tổng))(?!\w)\s*", re.IGNORECASE
)
_PART = re.compile(r"(?<!\w)trong (?:số )?đó(?: có)?(?!\w)", re.IGNORECASE)
_VERBAL = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|cho biết|cho hay|được|bị|là|có|vẫn|do|nên|để)(?!\w)", re.IGNORECASE
)
_BEHIND_END = re.compile(
    rf"[;:()…“”!?]|,(?!\d)|{FULL_STOP}|\s[-–]\s(?!{SMALL})|(?<![\d\s])\s*/\s*(?=\d)"
    r"|\s+(?:đối với|với|trong (?:số )?đó|để|nhằm|so với|nhưng|song|góp phần|qua đó|trong khi|là"
    r"|gồm|thì|trên tổng|nâng tổng|đưa tổng|tương đương|trị giá)(?!\w)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:các|những|nhiều|một số|mỗi|từng|yêu cầu|đề nghị|chỉ đạo)(?!\w)")
_LEADS_ON = re.compile(r"\s(?:tại|ở|cho|của|với)\s*$")
_SECOND_NOUN = re.compile(
    r",\s+(?P<noun>[^\W\d_A-ZĐ][^\W\d_]*\s+(?:[^\W\d_]+[\s,]+){1,9}[^\W\d_]+)"
)
_DANGLING = re.compile(
    r"(?:[\s,./]+(?:cho|với|của|và|tại|về|là|có|đã|do|ở|từ))*[\s,./]*$", re.IGNORECASE
)
_AND = re.compile(r"\s+và\s+", re.IGNORECASE)
_AND_MORE = re.compile(
    r"\s+và\s+(?=(?:nhiều|các|một số|những|hàng|hơn|trên|gần|khoảng|có|cả)(?!\w)|\d)", re.IGNORECASE
)


class Clause(NamedTuple):
    """The words in front of a figure.

    Args:
        start, end: the clause without openings ("Trong đó", "Năm 2020,"); ``end`` is the lead.
        region: where the words in front begin at all, back to the figure before.
        part: "trong đó" opens it: the figure is a part of the one before.
        when: words of time taken off its head or standing alone before it.
        when_start: where they begin, if they stand right at its head.
        accompanied: "với" joins it to what was counted before.
        expected: "dự kiến", "ước" at its head: what it tells is no final figure.
    """

    start: int
    end: int
    region: int
    part: bool
    when: str | None
    accompanied: bool
    when_start: int | None = None
    expected: str | None = None

    def text(self, sentence: str) -> str:
        """Return the words of the clause."""
        return sentence[self.start : self.end].strip()


def clause_before(text: str, floor: int, reading: Reading) -> Clause:
    """Return the clause between ``floor``, the end of the figure before, and the reading."""
    end = reading.start
    region = (
        max(floor, text.find(" ", max(0, end - LONGEST_CLAUSE), end))
        if end > LONGEST_CLAUSE
        else floor
    )
    if reading.bracket is not None and reading.bracket >= floor:
        region = reading.bracket + 1
    for mark in _HARD.finditer(text, region, end):
        if not _in_bracket(text, region, mark.start()):
            region = mark.end()
    pieces = _pieces(text, region, end)
    start, when, accompanied, expected = _opened(text, pieces[-1], end)
    part = bool(_PART.search(text, region, start if start > region else end))
    place = len(pieces) - 1
    while place and _is_list_tail(text, pieces[place - 1], start, pieces[place], end):
        place -= 1
        start, earlier, accompanied, before = _opened(text, pieces[place], end)
        when, expected = earlier or when, before or expected
    if place:
        expected = expected or _expected_alone(text, pieces[place - 1], pieces[place])
    if when is None and place:
        when = _time_alone(text, pieces[:place])
        return Clause(start, end, region, part, when, accompanied, expected=expected)
    when_start = text.rfind(when, region, start) if when else -1
    place_of_when = None if when_start < 0 else when_start
    return Clause(start, end, region, part, when, accompanied, place_of_when, expected)


def _expected_alone(text: str, start: int, end: int) -> str | None:
    """Return "dự kiến" of words of time in front: "Dự kiến đến ngày 31/12, thu …"."""
    opened = _opened(text, start, end)
    return opened.expected if not text[opened.start : end].strip(" ,") else None


def heading_of(text: str, clause: Clause) -> str:
    """Return the few words in front of a colon that the clause stands right behind, or ""."""
    found = _HEADING.search(text, max(0, clause.region - LONGEST_HEADING), clause.region)
    words = found["words"].strip() if found else ""
    return words if like_indicator(words) or len(words.split()) > 2 else ""


def head_before_colon(text: str, clause: Clause) -> str:
    """Return the indicator in front of a colon that the clause stands right behind, or ""."""
    colon = text.rfind(":", 0, clause.region)
    if colon < 0 or text[colon + 1 : clause.start].strip():
        return ""
    floor = max(0, colon - LONGEST_HEADING)
    ends = [mark.end() for mark in _HARD.finditer(text, floor, colon)]
    start = _opened(text, ends[-1] if ends else floor, colon).start
    words = text[start:colon].strip()
    told = _DIGIT.search(words) or _COMMA.search(words)
    return words if like_indicator(words) and len(words.split()) > 1 and not told else ""


def _in_bracket(text: str, low: int, place: int) -> bool:
    return text.rfind("(", low, place) > text.rfind(")", low, place)


def _pieces(text: str, start: int, end: int) -> list[int]:
    """Return where the pieces between commas begin; commas in brackets and numbers do not count."""
    cuts = [
        mark.end()
        for mark in _COMMA.finditer(text, start, end)
        if not _in_bracket(text, start, mark.start())
    ]
    return [start, *cuts]


class _Opened(NamedTuple):
    """Where a clause begins behind its openings, and what was met among them."""

    start: int
    when: str | None
    accompanied: bool
    expected: str | None


def _opened(text: str, start: int, end: int) -> _Opened:
    """Return where the clause begins, and the words of time, "với" and "dự kiến" met before."""
    when, accompanied, expected = None, False, None
    closing = text.rfind("”", start, end)
    if closing >= 0 and "“" not in text[start:closing]:
        start = closing + 1
    while start < end:
        while start < end and text[start] in " \t\n,;:()-–+/“\"'":
            start += 1
        time = when_at_start().match(text, start, end)
        if time and not _goes_on(text, time.end(), end):
            when = time[0].strip(" ,:")
            start = time.end()
            continue
        found = _CONNECTOR.match(text, start, end) or at_start("openings").match(text, start, end)
        if found is None or found.end() == start:
            break
        accompanied = accompanied or found[0].lower().startswith(("với", "cùng với"))
        foreseen = at_start("expectations").match(text, start, end)
        expected = foreseen[0].lower().split(" cả ")[0].strip(" ,:\n") if foreseen else expected
        start = found.end()
    return _Opened(start, when, accompanied, expected)


def _goes_on(text: str, place: int, end: int) -> bool:
    """Say whether words of time are the head of a noun: "năm học", "tháng thanh niên"."""
    return bool(re.compile(r"(?:học|mới)(?!\w)").match(text, place, end))


def _is_list_tail(text: str, before: int, start: int, piece: int, end: int) -> bool:
    """Say whether the piece at ``start`` only ends a list of nouns begun in the piece before.

    The tail holds "và", is no indicator by its first word, and the piece before is one.
    """
    tail = text[start:end].strip()
    if _goes_on_doing(text, before, piece, tail) or _is_syllable(text, before, piece):
        return True
    if _is_syllable(text, piece, text.find(",", piece, end)) and not like_indicator(tail):
        return True
    head_start = _opened(text, before, piece).start
    head = text[head_start:piece].strip(" ,")
    branch = _BRANCH.match(head) and len(tail.split()) <= _SHORT_TAIL and not like_indicator(tail)
    doers = at_start("generic-subjects").fullmatch(tail)
    if not tail or not (branch or doers or _goes_on_naming(tail) or _is_subject(head, tail)):
        return False
    return bool(head) and like_indicator(head) and not _tells(head)


def _is_subject(head: str, tail: str) -> bool:
    """Say whether a piece in front of a comma can be but the beginning of the subject.

    "tổng trị giá hàng hóa dự trữ của hệ thống phân phối, bán lẻ trên địa bàn …": an indicator of
    some words that neither moved nor did anything; a mere field ("Về nông nghiệp, …") is none.
    """
    moved = ended(head, len(head), "up", "down")
    return len(head.split()) > _LONGEST_FIELD and not moved and like_indicator(tail)


def _goes_on_naming(tail: str) -> bool:
    """Say whether words behind a comma can be but a further noun of what stands before it."""
    if like_indicator(tail):
        return False
    doer = at_start("subjects", "generic-subjects", "having", "openings").match(tail)
    listed = " và " in f" {tail} "
    return listed or not (doer or _tells(tail) or at_start("actions").match(tail))


def _tells(words: str) -> bool:
    """Say whether words are a clause with a verb of their own, no noun phrase."""
    return bool(_VERBAL.search(words) or found_in("predicates").search(words))


def _is_syllable(text: str, start: int, end: int) -> bool:
    """Say whether one syllable alone stands between commas: "nông, lâm, thủy sản"."""
    word = text[start:end].strip(" ,")
    return end > start and word.isalpha() and word.islower()


def _goes_on_doing(text: str, before: int, piece: int, tail: str) -> bool:
    """Say whether two verbs share an object: "bắt giữ, xử lý 1.234 vụ"."""
    head_start = _opened(text, before, piece).start
    end = piece - 1 if text[piece - 1 : piece] == "," else piece
    verb = ended(text, end, "actions", floor=head_start)
    return bool(verb and found_in("actions").match(tail))


def _time_alone(text: str, pieces: list[int]) -> str | None:
    """Return words of time that are a piece by themselves: "Năm 2020, …"."""
    for start in reversed(pieces):
        stop = _COMMA.search(text, start)
        begun = start + len(text[start:]) - len(text[start:].lstrip(" (“"))
        found = when_at_start().match(text, begun)
        if found and stop and found.end() >= stop.start():
            return text[begun : stop.start()].strip()
    return None


def earlier_pieces(text: str, clause: Clause) -> list[tuple[int, int]]:
    """Return the pieces in front of the clause, nearest first, without openings."""
    bounds = _pieces(text, clause.region, clause.end)
    spans = []
    for start, stop in zip(bounds, [*bounds[1:], clause.end], strict=True):
        close = stop - 1 if stop != clause.end else stop
        opened = _opened(text, start, close).start
        if opened < close and opened < clause.start:
            spans.append((opened, close))
    return spans[::-1]


def list_behind(text: str, end: int, ceiling: int) -> int:
    """Return the end of "98% cơ quan, đơn vị thực hiện …": a short noun and a second one."""
    more = _SECOND_NOUN.match(text, end, ceiling)
    further = more and not like_indicator(more["noun"])
    return words_behind(text, more.start("noun"), ceiling) if more and further else end


def words_behind(text: str, start: int, ceiling: int) -> int:
    """Return where the noun phrase behind a figure ends.

    Args:
        text: the sentence.
        start: where the phrase begins.
        ceiling: where the next reading begins, or the end of the sentence.

    Where the next figure begins in the same breath ("5 xã và xử lý 3 vụ"), the phrase ends at the
    last "và"; but not before a bare change ("hồ sơ cấp Cục và Chi cục tăng 2,8%").
    """
    stop = _BEHIND_END.search(text, start, ceiling)
    if stop and _joins_nouns(text, start, stop, ceiling):
        stop = _BEHIND_END.search(text, stop.end(), ceiling)
    more = _AND_MORE.search(text, start, stop.start() if stop else ceiling)
    end = min(each.start() for each in (stop, more) if each) if stop or more else ceiling
    if end == ceiling and ceiling < len(text):
        end = _before_and(text, start, end)
    trailing = _DANGLING.search(text, start, end)
    end = trailing.start() if trailing else end
    while end > start and text[end - 1] in " ,./":
        end -= 1
    return end


def _joins_nouns(text: str, start: int, stop: re.Match[str], ceiling: int) -> bool:
    """Say whether a comma close behind a count only joins nouns: "hội nghị, hội thảo".

    The second noun must end before the next figure, and be neither a deed nor an indicator.
    """
    if stop[0] != "," or len(text[start : stop.start()].split()) > _SHORT_TAIL:
        return False
    more = _BEHIND_END.search(text, stop.end(), ceiling)
    end = more.start() if more else ceiling
    noun = text[stop.end() : end].strip()
    alone = more or _LEADS_ON.search(text, stop.end(), ceiling) or not text[ceiling:].strip(" .…")
    if not noun[:1].islower() or not alone:
        return False
    if at_start("actions").match(noun) and not ended(text, stop.start(), "actions", floor=start):
        return False
    sections = ("up", "down", "links", "having", "openings", "reaching-plan", "shares")
    told = at_start(*sections, "exceeding-plan", "predicates").match(noun)
    return not (told or like_indicator(noun) or _VERBAL.match(noun) or _SEVERAL.match(noun))


def _before_and(text: str, start: int, end: int) -> int:
    """Return where a noun ends that another statement follows behind "và"; see ``words_behind``."""
    joins = list(_AND.finditer(text, start, end))
    if not joins:
        return end
    after = text[joins[-1].end() : end].strip()
    if not text[end:].strip(" .…"):
        acts = found_in("actions").match(after) or like_indicator(after)
        return joins[-1].start() if acts else end
    changes = found_in("up", "down", "reaching-plan").match(text, end)
    return end if after and changes and not like_indicator(after) else joins[-1].start()
