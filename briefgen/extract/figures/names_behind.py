"""Names that stand behind a figure: "kết nạp 1.335 đảng viên", "sản xuất 500ha lúa"."""

import re
from typing import NamedTuple

from briefgen.extract.figures.clauses import Clause, list_behind, words_behind
from briefgen.extract.figures.names_before import ALREADY
from briefgen.extract.figures.naming import Naming
from briefgen.extract.figures.patterns import (
    Doing,
    at_end,
    at_start,
    found_in,
    like_indicator,
    measure_names,
    when_at_start,
)
from briefgen.extract.figures.readings import Reading
from briefgen.vi.hedges import hedge_after
from briefgen.vi.phrases import CAPITAL
from briefgen.vi.text import lower_first
from briefgen.vi.units import find_unit

LONGEST_DOER = 9
"""Words of a doer that still fit into a name."""

_RELATIONS = (
    r"trên|tại|ở|trong(?! nước)|theo|của|cho|về|thuộc|từ|vào|giữa|qua|để|với|do|bằng"
    r"|vì|nhờ|bởi|nhằm"
)
_RELATED = re.compile(rf"\s+(?:{_RELATIONS})(?!\w)", re.IGNORECASE)
_MODIFIER = re.compile(rf"\s+(?:{_RELATIONS}|và)(?!\w)", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:trên|tại|ở|trong(?! nước)|qua)(?!\w)", re.IGNORECASE)
_TOPIC_END = re.compile(
    r"\s+(?:được|bị|còn|đang|đi vào|phải|đã|vi phạm|trên|tại|trong(?! nước)|với|có|đạt|chưa|không)"
    r"(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s+(?=[^\W\d_A-ZĐ])(?!và\s|trong\s|với\s|để\s)")
_CLAUSE = re.compile(r"(?<!\w)(?:cho biết|phải|được|bị|cho thấy|sẽ|thì|việc)(?!\w)", re.IGNORECASE)
_PROPER = re.compile(rf"{CAPITAL}\S*(?:\s+{CAPITAL}\S*){{0,3}}")
_DIGIT = re.compile(r"\d")
LONGEST_LINK = 12
"""Code points between a verb and its figure: "(15%) đạt gần 5 tỷ"."""
_EXPECTED = re.compile(r"(?<!\w)(?:ước(?: tính)?|dự kiến|dự ước)\s*$", re.IGNORECASE)
_AREA = re.compile(
    r"(?<!\w)trên địa bàn(?:\s+[^\s,;]+){0,5}?(?=\s+(?:hiện|đã|có|cũng)(?!\w)|\s*$)", re.IGNORECASE
)
_ADDED = re.compile(r"(?<!\w)thêm(?!\w)", re.IGNORECASE)
_VERB_ENDING = re.compile(r"(?:\s+(?:thêm|được|tổng số|tổng cộng|trên|cả|cho))+$", re.IGNORECASE)


class Behind(NamedTuple):
    """The noun phrase behind a figure, the unit of a count included."""

    start: int
    end: int
    words: str


def noun_behind(text: str, reading: Reading, ceiling: int) -> Behind:
    """Return the noun phrase behind a figure; ``ceiling`` is where the next reading begins."""
    figure = reading.figure
    counted = figure.tally or (figure.kind in ("count", "") and not figure.scaled)
    start = figure.end if counted else figure.unit_end
    if figure.scaled and figure.kind == "count":
        return _scaled(text, reading, ceiling)
    aside = _ASIDE.match(text, figure.unit_end) if counted else None
    digit = _DIGIT.search(text, aside.end()) if aside else None
    linked = found_in("up", "down", "links").match(text, aside.end()) if aside else None
    if aside and not (linked and digit and digit.start() - linked.end() < LONGEST_LINK):
        end = words_behind(text, aside.end(), digit.start() if digit else len(text.rstrip(" .…")))
        words = f"{text[start : figure.unit_end]} {text[aside.end() : end]}".strip()
        return Behind(start, max(end, aside.end()), words)
    after = hedge_after(text, figure.unit_end) if figure.percent else None
    start = after.end if after else start
    end = max(words_behind(text, start, ceiling), start)
    words = text[start:end].strip()
    if figure.percent and words and len(words.split()) <= 2:
        end = list_behind(text, end, ceiling)
    return Behind(start, end, text[start:end].strip())


def _scaled(text: str, reading: Reading, ceiling: int) -> Behind:
    """Return the noun of "14,2 triệu lượt hành khách" without its scale word."""
    unit = find_unit((reading.quantity and reading.quantity.unit) or "")
    noun = unit.base if unit else ""
    end = words_behind(text, reading.figure.unit_end, ceiling)
    words = f"{noun} {text[reading.figure.unit_end : end].strip()}".strip()
    return Behind(reading.figure.unit_end, max(end, reading.figure.unit_end), words)


def is_noun(words: str) -> bool:
    """Say whether words behind a measure name the thing measured."""
    verbal = found_in("up", "down", "links", "plan-nouns", "plan-endings").match(words)
    after = words.lower().startswith("trở ")  # "từ 6,5% trở lên"
    after = after or when_at_start().match(words) is not None
    return words[0].isalpha() and not verbal and not after and not _MODIFIER.match(f" {words}")


def measure_name(reading: Reading) -> str:
    """Return what a measure of a thing is called: ``Diện tích`` for ha, ``Tỷ lệ`` for %."""
    unit = find_unit((reading.quantity and reading.quantity.unit) or "")
    if unit is None:
        return ""
    name = unit.name.split()[-1] if unit.scale != 1 else unit.name
    return "Tỷ lệ" if unit.kind == "percent" else measure_names().get(name, "")


def with_verb(noun: str, verb: str | None, doer: str | None, unit: str | None) -> str:
    """Return "noun (do doer) verb"; the verb goes before words of place."""
    verb = _VERB_ENDING.sub("", verb or "")
    if not verb or verb.lower() in ("đạt", "giảm"):
        return noun
    by = f" do {doer}" if doer else ""
    head = len(unit or "")
    modifier = _RELATED.search(noun, head)
    if modifier:
        return f"{noun[: modifier.start()]}{by} {lower_first(verb)}{noun[modifier.start() :]}"
    return f"{noun}{by} {lower_first(verb)}"


def modifier_of(name: str, reading: Reading) -> str:
    """Return the words of place or time in the name of a count, with the space before them."""
    unit = (reading.quantity and reading.quantity.unit) or ""
    found = _PLACE.search(name, len(unit))
    return name[found.start() :] if found else ""


def counted_noun(
    behind: Behind,
    clause: Clause,
    reading: Reading,
    verb: Doing | None,
    words: str,
    heading: str = "",
) -> Naming:
    """Return the naming of a count by its noun, with the verb and doer before it.

    ``heading`` tells a bare noun apart: "Tai nạn giao thông: xảy ra 125 vụ".
    """
    doer = _doer(_EXPECTED.sub("", words[: verb.start])) if verb else None
    unit = reading.quantity.unit if reading.quantity else None
    verb_words = verb.words if verb else None
    start = clause.start + verb.start if verb else reading.start
    having = None if verb else at_end("having").search(words)
    if having:
        start = clause.start + having.start()
    before_verb = words[: verb.start] if verb else ""
    expected = _EXPECTED.search(before_verb)
    stock = _stock(clause, words)
    if stock and stock == clause.when and clause.when_start is not None:
        start = clause.when_start
    if unit and "/" in unit and "bình quân" in reading.lead.text.lower():
        behind = behind._replace(words=f"{unit.split('/')[0]} bình quân")
    area = _AREA.search(words) if behind.words.lower() == (unit or "").lower() else None
    noun = f"{behind.words} {area[0].strip()}" if area else behind.words
    if heading and behind.words.lower() == (unit or "").lower():
        noun = f"{behind.words} {lower_first(heading)}"
    return Naming(
        name=with_verb(noun, verb_words, doer, unit),
        start=start,
        end=max(behind.end, reading.end),
        rule="counted-noun",
        topic=_TOPIC_END.split(behind.words)[0].strip() or None,
        verb=verb_words,
        scope=stock,
        more=reading.lead.has("more") or bool(verb and _ADDED.search(verb.words)),
        stock=stock is not None,
        hedge=expected[0].strip() if expected else None,
    )


def _doer(words: str) -> str | None:
    """Return the doer as it stands in a name, or ``None`` for the body whose report it is."""
    words = ALREADY.sub("", f" {words} ").strip(" ,")
    words = re.sub(r"\s+(?:đã|sẽ|vừa|đang|cũng|tiếp tục)$", "", words)
    if not words or at_start("generic-subjects").match(words) or _is_indicator(words):
        return None
    if len(words.split()) > LONGEST_DOER or re.search(r"\d|[;:,]", words):
        return None
    body = at_start("subjects").match(words) and not at_start("common-doers").match(words)
    if _PROPER.fullmatch(words):
        return words
    plural = re.match(r"(?:các|những)(?!\w)", words, re.IGNORECASE)
    named = lower_first(words) if plural else words
    return named if body and not _CLAUSE.search(words) else None


def _stock(clause: Clause, words: str) -> str | None:
    """Return "đến nay" and the like when the count is a stock."""
    for place in (clause.when or "", words):
        found = found_in("stock").search(place)
        if found:
            return place.strip() if place == clause.when else found[0]
    return None


def _is_indicator(words: str) -> bool:
    return like_indicator(words) and not at_start("subjects").match(words)
