"""What a figure is called: the noun phrase before it, or the counted noun behind it with its verb.

"Tổng thu ngân sách ước đạt …" is named by what stands before; "kết nạp 1.335 đảng viên" by what is
counted: ``Đảng viên kết nạp``; "sản xuất 500ha lúa" by what is measured: ``Diện tích lúa sản xuất``.
When neither gives a noun phrase there is no name, and the figure is left out.
"""

import re
from dataclasses import dataclass, replace

from briefgen.extract.figures.clauses import Clause, earlier_pieces, list_behind, words_behind
from briefgen.extract.figures.patterns import (
    PERIOD,
    at_end,
    at_start,
    doing,
    found_in,
    giving,
    like_indicator,
    measure_names,
    when_at_end,
)
from briefgen.extract.figures.readings import Reading, Role
from briefgen.vi.text import capitalise, lower_first
from briefgen.vi.units import find_unit

LONGEST_NAME = 22
"""Words that a name may have; more is a sentence, not a name."""
LONGEST_DOER = 9
"""Words of a doer that still fit into a name."""

_ALREADY = re.compile(r"\s+(?:đã|sẽ|vừa|đang)(?!\w)\s*", re.IGNORECASE)
_YEAR_INSIDE = re.compile(
    r"\s+(?:trong\s+|của\s+)?(?:(?:\d{1,2}|sáu|chín)\s+tháng\s+(?:đầu\s+)?)?năm\s+(?:\d{4}|nay|qua)(?=\s)", re.IGNORECASE
)
_PLACE_INSIDE = re.compile(r"(?<=trên địa bàn)\s+(?:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường)(?!\w).*$")
_LONG_BRACKET = re.compile(r"\s*\((?:[^()\s]+\s+){3,}[^()]*\)")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_TRAILING = re.compile(
    r"(?:\s+|^)(?:của|và|với|là|cho|đã|thì|mà|ước|(?<!không )(?<!chưa )đạt|cũng|vẫn|đều|(?<!thực )hiện|chỉ|về|tại|từ|do|bằng|đến|ở mức|mức|(?<!trở )lại|trên|cả"
    r"|có|được|nhưng|song)\s*$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(r"\s+(?:trên|tại|ở|trong(?! nước)|theo|của|cho|về|thuộc|từ|vào|giữa|qua|để|với|do|bằng|và)(?!\w)", re.IGNORECASE)
_TOPIC_END = re.compile(
    r"\s+(?:được|bị|còn|đang|đi vào|phải|đã|vi phạm|trên|tại|trong(?! nước)|với|có|đạt|chưa|không)(?!\w)", re.IGNORECASE
)
_BEFORE_RULES = frozenset(
    {"name-linked", "name-before", "name-linked-count", "name-before-count", "name-bare-number", "growth"}
)
_TALK = re.compile(
    r"(?<!\w)(?:sẽ|phải|cố gắng|để|cho biết|cho hay|rằng|nếu|này|đó|khi|nhưng|vì|so với)(?!\w)", re.IGNORECASE
)
_AIM_INSIDE = re.compile(r".*?(?<!\w)(?:mục tiêu|phấn đấu|quyết tâm|nhằm|để)(?:\s+(?:là|đạt|về|có))?\s+", re.IGNORECASE)
_REACH_INSIDE = re.compile(r"(?:.*(?<!\w)(?:nhằm|để|phấn đấu)\s+)?(?:phấn đấu\s+)?(?:hoàn thành\s+(?:vượt\s+)?)?", re.IGNORECASE)
_HARMED = re.compile(r"(?:bị|chết|tử vong|mất tích|thiệt mạng)(?!\w)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?<!\w)(?:ước(?: tính)?|dự kiến|dự ước)\s*$", re.IGNORECASE)
_AREA = re.compile(r"(?<!\w)trên địa bàn(?:\s+[^\s,;]+){0,5}?(?=\s+(?:hiện|đã|có|cũng)(?!\w)|\s*$)", re.IGNORECASE)
_LIKE = re.compile(
    r"(?:(?<!\w)có\s+(?P<what>.+?)(?:\s+(?:khá|cao|lớn|tốt|thấp|cao nhất)(?!\w).*?)?)?(?<!\w)như\s+(?P<who>[^,]+)$", re.IGNORECASE
)
_PROPER = re.compile(r"[A-ZĐÀ-Ỹ]\S*(?:\s+(?:[-–]\s+)?[A-ZĐÀ-Ỹ]\S*)*")
_PER_HEAD = re.compile(r"(?<!\w)bình quân (?:đầu )?người(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
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


def name_figure(
    text: str, clause: Clause, reading: Reading, ceiling: int, listed: Naming | None
) -> Naming | None:
    """Return the name of a level or a growth, or ``None``.

    Args:
        text: the sentence.
        clause: the words before the figure.
        reading: the figure.
        ceiling: where the next reading begins, or the end of the sentence.
        listed: the item before in a list without words between ("1 Nghị quyết, 7 Chỉ thị").
    """
    if _inside_name(text, reading):
        return None
    if reading.figure.tally:
        naming = _name_tally(text, clause, reading, ceiling)
    elif reading.role is Role.CHANGE:
        naming = _name_change(text, clause, reading, ceiling)
    elif reading.figure.kind == "count" or reading.figure.kind == "":
        naming = _name_count(text, clause, reading, ceiling, listed)
    else:
        naming = _name_measure(text, clause, reading, ceiling)
    return _checked(naming)


def name_in_front(text: str, clause: Clause, reading: Reading) -> Naming | None:
    """Return the name of an amount in brackets from the words in front of the bracket.

    They must begin like an indicator or a plan; "hoàn thành" before them is left out.
    """
    words = clause.text(text)
    reached = _REACH_INSIDE.match(words)
    start = clause.start + (reached.end() if reached else 0)
    rest = text[start : clause.end].strip()
    if not like_indicator(rest) and not at_start("plan-nouns").match(rest):
        return None
    return _checked(Naming(rest, start, reading.end, "name-before-bracket"))


def _checked(naming: Naming | None) -> Naming | None:
    """Return the naming with a clean name, or ``None`` when nothing good is left."""
    if naming is None:
        return None
    name = capitalise(_clean(naming.name))
    words = name.split()
    talk = _TALK.search(name) if naming.rule in _BEFORE_RULES else None
    if not words or len(words) > LONGEST_NAME or talk:
        return None
    return replace(naming, name=name) if re.search(r"[^\W\d_]{2}", name) else None


def _clean(name: str) -> str:
    """Return a name without long brackets, dangling words and marks."""
    name = _LONG_BRACKET.sub("", " ".join(name.split()))
    name = _OPEN_BRACKET.sub("", name)
    before = None
    while before != name:
        before = name
        name = _TRAILING.sub("", name.strip(" ,;:-–“”\"'"))
    return name


def _inside_name(text: str, reading: Reading) -> bool:
    """Say whether a count is part of a longer name: "doanh thu của 19 doanh nghiệp"."""
    if reading.figure.kind not in ("count", "") or reading.figure.scaled:
        return False
    head = text[: reading.start]
    return bool(at_end("inside-names").search(head)) and not at_end("having").search(head)


# Names before the figure.


def named_before(text: str, clause: Clause) -> tuple[str, int] | None:
    """Return the noun phrase before the lead and where it begins.

    When the words right before the lead are none ("…, tăng 27%"), the nearest piece before that
    begins like an indicator is taken, up to where talk about it begins.
    """
    words = clause.text(text)
    if _clean(words):
        return words, clause.start
    for start, end in earlier_pieces(text, clause):
        piece = text[start:end]
        if like_indicator(piece):
            talk = re.search(rf"\s+{found_in('predicates').pattern}", piece, re.IGNORECASE)
            return (piece[: talk.start()] if talk else piece), start
    return None


def _without_doer(words: str, start: int) -> tuple[str, int]:
    """Return the words from the verb on when a doer stands before: "UBND tỉnh đã giải ngân"."""
    already = _ALREADY.search(words)
    if already and not like_indicator(words):
        doer, rest = words[: already.start()], words[already.end() :]
        if len(rest.split()) == 1:
            return f"{rest} của {lower_first(doer)}", start
        return rest, start + already.end()
    if at_start("generic-subjects", "subjects").match(words):
        verb = re.search(rf"\s+(?={found_in('actions').pattern})", words, re.IGNORECASE)
        if verb and not like_indicator(words):
            return words[verb.end() :], start + verb.end()
    return words, start


def _named_before(text: str, clause: Clause, reading: Reading, rule: str) -> Naming | None:
    before = named_before(text, clause)
    if before is None:
        return None
    words, start = before
    begun = start
    aim = _AIM_INSIDE.match(words)
    if aim and like_indicator(words, aim.end()):
        words, start = words[aim.end() :], start + aim.end()
    like = _LIKE.search(words)
    if like:
        return _one_of_several(like, start, reading)
    fall = bool(re.match(r"(?:kéo\s+)?giảm\s+", words, re.IGNORECASE))
    if fall and found_in("falling-links").search(reading.lead.text):
        words = re.sub(r"^(?:kéo\s+)?giảm(?:\s+được)?\s+", "", words, flags=re.IGNORECASE)
    else:
        words, begun = _without_doer(words, start)
    fall = bool(found_in("falling-links").search(reading.lead.text)) and (
        fall or bool(found_in("down").search(reading.lead.text))
    )
    name = _without_time(words)
    return Naming(
        name=name,
        start=begun,
        end=reading.end,
        rule=rule,
        topic=_topic_of(words),
        more=reading.lead.has("more"),
        fall=fall,
        measure=name.split(" của ")[0] if " của " in name else None,
    )


def _one_of_several(like: re.Match[str], start: int, reading: Reading) -> Naming:
    """Return the name of "một số đơn vị có giá trị đầu tư khá như EVN": the measure of one holder."""
    what, who = like["what"], like["who"]
    name = f"{what} của {who}" if what else who
    begun = start + like.start("what" if what else "who")
    return Naming(name, begun, reading.end, "one-of-several", measure=what)


def _without_time(words: str) -> str:
    """Return a name without a year or span at its end; a single month or quarter stays."""
    words = _PLACE_INSIDE.sub("", _YEAR_INSIDE.sub("", words))
    found = when_at_end().search(words)
    if found is None or not words[: found.start()].strip():
        return words
    short = re.match(r"(?:tháng|quý|quí)\s", found["when"], re.IGNORECASE)
    return words if short else words[: found.start()]


def _topic_of(words: str) -> str | None:
    """Return what a relational noun belongs to: ``lúa`` of "sản lượng lúa"."""
    found = at_start("relational").match(words)
    rest = words[found.end() :].strip() if found else ""
    return re.sub(r"^của\s+", "", rest) or None


# Names behind the figure.


@dataclass(frozen=True, slots=True)
class _Behind:
    """The noun phrase behind a figure, the unit of a count included."""

    start: int
    end: int
    words: str


def _behind(text: str, reading: Reading, ceiling: int) -> _Behind:
    figure = reading.figure
    counted = figure.tally or (figure.kind in ("count", "") and not figure.scaled)
    start = figure.end if counted else figure.unit_end
    if figure.scaled and figure.kind == "count":
        return _behind_scaled(text, reading, ceiling)
    end = max(words_behind(text, start, ceiling), figure.unit_end)
    words = text[start:end].strip()
    if figure.percent and words and len(words.split()) <= 2:
        end = list_behind(text, end, ceiling)
    return _Behind(start, end, text[start:end].strip())


def _behind_scaled(text: str, reading: Reading, ceiling: int) -> _Behind:
    """Return the noun of "14,2 triệu lượt hành khách" without its scale word."""
    unit = find_unit((reading.quantity and reading.quantity.unit) or "")
    noun = unit.base if unit else ""
    end = words_behind(text, reading.figure.unit_end, ceiling)
    words = f"{noun} {text[reading.figure.unit_end : end].strip()}".strip()
    return _Behind(reading.figure.unit_end, max(end, reading.figure.unit_end), words)


def _with_verb(noun: str, verb: str | None, doer: str | None, unit: str | None) -> str:
    """Return "noun (do doer) verb"; the verb goes before words of place."""
    verb = re.sub(r"(?:\s+(?:thêm|được|tổng số|tổng cộng|trên|cả|cho))+$", "", verb or "", flags=re.IGNORECASE)
    if not verb or verb.lower() in ("đạt", "giảm"):
        return noun
    by = f" do {doer}" if doer else ""
    head = len(unit or "")
    modifier = _MODIFIER.search(noun, head)
    if modifier:
        return f"{noun[: modifier.start()]}{by} {lower_first(verb)}{noun[modifier.start() :]}"
    return f"{noun}{by} {lower_first(verb)}"


def _doer(words: str) -> str | None:
    """Return the doer as it stands in a name, or ``None`` for the body whose report it is."""
    words = _ALREADY.sub("", f" {words} ").strip(" ,")
    words = re.sub(r"\s+(?:đã|sẽ|vừa|đang|cũng|tiếp tục)$", "", words)
    if not words or at_start("generic-subjects").match(words) or like_indicator(words):
        return None
    if len(words.split()) > LONGEST_DOER or re.search(r"\d|[;:,]", words):
        return None
    common = at_start("subjects").match(words) and not words.split()[0].isupper()
    plural = re.match(r"(?:các|những)(?!\w)", words, re.IGNORECASE)
    return lower_first(words) if common and plural else words


def _counted(
    behind: _Behind, clause: Clause, reading: Reading, verb: re.Match[str] | None, words: str
) -> Naming:
    """Return the naming of a count by its noun, with the verb and doer before it."""
    doer = _doer(_EXPECTED.sub("", words[: verb.start()])) if verb else None
    unit = reading.quantity.unit if reading.quantity else None
    verb_words = verb["verb"] if verb else None
    start = clause.start + verb.start("verb") if verb else reading.start
    having = None if verb else at_end("having").search(words)
    if having:
        start = clause.start + having.start()
    before_verb = words[: verb.start()] if verb else ""
    expected = _EXPECTED.search(before_verb)
    stock = _stock(clause, words)
    if stock and stock == clause.when and clause.when_start is not None:
        start = clause.when_start
    if unit and "/" in unit and "bình quân" in reading.lead.text.lower():
        behind = replace(behind, words=f"{unit.split('/')[0]} bình quân")
    area = _AREA.search(words) if behind.words.lower() == (unit or "").lower() else None
    noun = f"{behind.words} {area[0].strip()}" if area else behind.words
    return Naming(
        name=_with_verb(noun, verb_words, doer, unit),
        start=start,
        end=max(behind.end, reading.end),
        rule="counted-noun",
        topic=_TOPIC_END.split(behind.words)[0].strip() or None,
        verb=verb_words,
        scope=stock,
        more=reading.lead.has("more") or bool(verb and re.search(r"(?<!\w)thêm(?!\w)", verb[0])),
        stock=stock is not None,
        hedge=expected[0].strip() if expected else None,
    )


def _stock(clause: Clause, words: str) -> str | None:
    """Return "đến nay" and the like when the count is a stock."""
    for place in (clause.when or "", words):
        found = found_in("stock").search(place)
        if found:
            return place.strip() if place == clause.when else found[0]
    return None


def _name_count(
    text: str, clause: Clause, reading: Reading, ceiling: int, listed: Naming | None
) -> Naming | None:
    """Return the name of a count; see the module for the order of the rules."""
    behind = _behind(text, reading, ceiling)
    words = clause.text(text)
    linked = found_in("links").search(reading.lead.text)
    if _not_counted(behind.words, reading) and not (linked and like_indicator(words)):
        return None
    verb = doing().search(words)
    agent = at_start("generic-subjects", "subjects").match(words)
    head = like_indicator(words)
    if linked and _clean(words) and (head or not (agent or verb)):
        return _named_before(text, clause, reading, "name-linked-count")
    if not behind.words:
        return _named_before(text, clause, reading, "name-bare-number") if head and linked else None
    given = giving().search(words)
    if given:
        start = clause.start + given.start("name")
        return Naming(
            given["name"], start, max(behind.end, reading.end), "given-to", topic=behind.words
        )
    if verb and not (head and not agent and verb.start() > 0):
        return _counted(behind, clause, reading, verb, words)
    if at_end("having").search(words) or reading.lead.has("more") or (not words and not listed):
        return _counted(behind, clause, reading, None, words)
    if listed and not words:
        naming = _counted(behind, clause, reading, None, words)
        name = _with_verb(behind.words, listed.verb, None, reading.quantity and reading.quantity.unit)
        return replace(naming, name=name, verb=listed.verb, rule="counted-in-list")
    return _count_without_verb(text, clause, reading, behind)


def _count_without_verb(
    text: str, clause: Clause, reading: Reading, behind: _Behind
) -> Naming | None:
    words = clause.text(text)
    unit = reading.quantity.unit if reading.quantity else None
    alone = behind.words.lower() == (unit or "").lower() and not at_start("generic-subjects").match(words)
    if alone and _HARMED.match(words):
        return Naming(f"{behind.words} {words}", clause.start, reading.end, "harmed", topic=behind.words)
    if like_indicator(words) or (alone and len(words.split()) > 1):
        return _named_before(text, clause, reading, "name-before-count")
    already = _ALREADY.search(f" {words}")
    if already:
        match = re.compile(r"(?P<verb>.+)$").match(words, max(0, already.end() - 1))
        return _counted(behind, clause, reading, match, words)
    if reading.figure.kind == "" or not unit:
        return None
    return _counted(behind, clause, reading, None, words)


def _not_counted(noun: str, reading: Reading) -> bool:
    """Say whether what is counted is talk, not a result: "3 khâu đột phá"."""
    if reading.figure.kind == "" and not re.match(r"[^\W\d_]", noun):
        return bool(noun)
    return bool(at_start("not-counted").match(noun))


def _name_tally(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of "đạt và vượt 6/14 chỉ tiêu …": what is counted, with the verb."""
    behind = _behind(text, reading, ceiling)
    if not behind.words or not behind.words[0].isalpha():
        return None
    reached = at_end("tally-verbs").search(text, clause.region, reading.figure.start)
    if not reached and reading.figure.unit_end == reading.figure.end:
        return None
    start = reached.start() if reached else reading.start
    words = text[clause.start : reading.start]
    having = None if reached else at_end("having").search(words)
    if having:
        start = clause.start + having.start()
    unit = text[reading.figure.end : reading.figure.unit_end].strip()
    name = behind.words
    if reached:
        name = f"{name[: len(unit)]} {lower_first(reached[0].strip())}{name[len(unit) :]}"
    return Naming(name, start, behind.end, "tally", topic=behind.words)


def _name_measure(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of an amount of money, a measure or a share."""
    behind = _behind(text, reading, ceiling)
    words = clause.text(text)
    linked = found_in("links").search(reading.lead.text)
    agent = at_start("generic-subjects", "subjects").match(words)
    head = like_indicator(words)
    verb = doing().search(words)
    if linked and _clean(words) and (head or not (agent and behind.words)):
        return _named_before(text, clause, reading, "name-linked")
    if behind.words and _is_noun(behind.words) and (verb or not words or at_end("having").search(words)):
        prefix = _prefix(reading)
        if prefix or reading.figure.percent or verb:
            noun = f"{prefix} {lower_first(_without_time(behind.words))}".strip()
            naming = _counted(behind, clause, reading, verb, words)
            name = _with_verb(noun, naming.verb, None, noun)
            return replace(naming, name=name, topic=behind.words, rule="measured-noun")
    return _named_before(text, clause, reading, "name-before")


def _is_noun(words: str) -> bool:
    verbal = found_in("up", "down", "links", "plan-nouns").match(words)
    return words[0].isalpha() and not verbal and not _MODIFIER.match(f" {words}")


def _prefix(reading: Reading) -> str:
    """Return what a measure of a thing is called: ``Diện tích`` for ha, ``Tỷ lệ`` for %."""
    unit = find_unit((reading.quantity and reading.quantity.unit) or "")
    if unit is None:
        return ""
    name = unit.name.split()[-1] if unit.scale != 1 else unit.name
    return "Tỷ lệ" if unit.kind == "percent" else measure_names().get(name, "")


def _name_change(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of a change that is itself the value."""
    words = clause.text(text)
    counted = reading.figure.kind == "count" and not reading.figure.scaled
    if counted and not like_indicator(words):
        behind = _behind(text, reading, ceiling)
        if not behind.words or _not_counted(behind.words, reading):
            return None
        verb = " ".join(reading.lead.text.split())
        name = f"{behind.words} {lower_first(verb)}"
        return Naming(
            name, reading.start, max(behind.end, reading.end), "counted-change", topic=behind.words,
            more=bool(found_in("up").search(verb)),
        )  # fmt: skip
    return _named_before(text, clause, reading, "growth")


def lean_on(naming: Naming, topic: str | None, *, accompanied: bool) -> Naming:
    """Return the naming with the owner a bare relational noun needs: "sản lượng" of ``lúa``."""
    if not topic or at_start("relational").match(naming.name) is None:
        return naming
    whole = at_start("relational").fullmatch(naming.name)
    crop = at_start("crop-nouns").fullmatch(naming.name)
    if whole is None or not (accompanied or crop):
        return naming
    joint = " " if crop else " của "
    return replace(naming, name=f"{naming.name}{joint}{lower_first(topic)}", topic=topic)


def lean_on_measure(naming: Naming, measure: str | None) -> Naming | None:
    """Return a holder named alone ("VNPT ước đạt …") with the measure told before it.

    A holder without a measure is no indicator: ``None``.
    """
    alone = _PROPER.fullmatch(naming.name) and not like_indicator(naming.name)
    if not alone or naming.rule not in _BEFORE_RULES | {"one-of-several"}:
        return naming
    if not measure:
        return None
    return replace(naming, name=f"{capitalise(measure)} của {naming.name}", measure=measure)


def again(naming: Naming, clause: Clause, reading: Reading) -> Naming:
    """Return the name of the same indicator for another stretch of time."""
    when = PERIOD.search(clause.when or "")
    name = _without_time(naming.name)
    found = when_at_end().search(name)
    name = name[: found.start()] if found else name
    start = clause.when_start if clause.when_start is not None else reading.start
    return Naming(f"{name} {when[0]}" if when else name, start, reading.end, "growth-again")


def with_verb_of(naming: Naming, whole: Naming, unit: str | None) -> Naming:
    """Return a part named like its whole: "trong đó có 1 nghị quyết" of what was issued."""
    if naming.verb or not whole.verb or not naming.rule.startswith("counted"):
        return naming
    name = _with_verb(naming.name, whole.verb, None, unit)
    return replace(naming, name=name, verb=whole.verb)


def per_head(name: str) -> bool:
    """Say whether the name says that an amount is per person."""
    return bool(_PER_HEAD.search(name))
