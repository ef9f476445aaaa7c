"""What a figure is called: the noun phrase before it, or the counted noun behind it with its verb.

"Tổng thu ngân sách ước đạt …" is named by what stands before; "kết nạp 1.335 đảng viên" by what is
counted: ``Đảng viên kết nạp``; "sản xuất 500ha lúa" by what is measured: ``Diện tích lúa …``.
When neither gives a noun phrase there is no name, and the figure is left out.
"""

import re

from briefgen.extract.figures.clauses import Clause, head_before_colon, heading_of
from briefgen.extract.figures.names_before import (
    ALREADY,
    MOST,
    behind_talk,
    noun_before,
    words_before,
)
from briefgen.extract.figures.names_behind import (
    Behind,
    counted_noun,
    is_noun,
    measure_name,
    noun_behind,
    with_verb,
)
from briefgen.extract.figures.naming import Naming, checked, clean, without_time
from briefgen.extract.figures.patterns import (
    Doing,
    at_end,
    at_start,
    doing,
    ended,
    found_in,
    giving,
    like_indicator,
)
from briefgen.extract.figures.readings import Reading, Role
from briefgen.vi.names import find_bodies
from briefgen.vi.phrases import CAPITAL
from briefgen.vi.text import lower_first
from briefgen.vi.units import find_unit

_HARMED = re.compile(
    r"(?:(?:làm|khiến|gây)\s+)?(?P<how>bị|chết|tử vong|mất tích|thiệt mạng)(?!\w)", re.IGNORECASE
)
_HARMED_BY = re.compile(
    r"\s(?:làm|khiến|gây)\s+(?P<how>bị thương|chết|tử vong|mất tích|thiệt mạng)$", re.IGNORECASE
)
_LONGEST_SUBJECT = 12
_PROPER = re.compile(rf"{CAPITAL}\S*(?:\s+{CAPITAL}\S*)*\s*(?:cũng|đã|vẫn)?\s*")
_GOT = re.compile(r"(?<!\w)được(?!\w)", re.IGNORECASE)
_EVERY = re.compile(r"(?:\s+(?:cả|toàn bộ|tất cả|các))+\s*$", re.IGNORECASE)
_NONE_LEFT = re.compile(r"(?:không\s+(?:còn|có|để)|chưa\s+có)(?!\w)", re.IGNORECASE)
_AIM_ALONE = re.compile(
    r"(?:^|\s)(?:mục tiêu|phấn đấu|chỉ tiêu|quyết tâm|yêu cầu)(?:\s+(?:là|đạt))?\s*$", re.IGNORECASE
)
_GROWTH = re.compile(r"tăng trưởng(?!\w)", re.IGNORECASE)
_BARE_AMOUNT = re.compile(r"(?:tổng\s+)?(?:số tiền|số vốn|nguồn vốn|kinh phí|khoản)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?<!\w)(?:đã|cũng|sẽ|mới)\s+được\s*$", re.IGNORECASE)
_CLASSIFIER = re.compile(r"chiếc|con|cái|cây|bộ|liều|container|TEU|bloc", re.IGNORECASE)
_SHARE = re.compile(r"(?:tỷ|tỉ)\s+(?:trọng|lệ)(?!\w)", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"\s+(?!và\s)(?:trong\s+)?(?:tổng\s+số\s+|của\s+)?"
    r"(?P<whole>[^\W\d][^,;.()]{1,60}?)(?=\s+và\s|[,;.()]|$)"
)


def is_proper(words: str) -> bool:
    """Say whether words are but a proper name, a doer: "Viettel Global", "TKV"."""
    return bool(_PROPER.fullmatch(words)) and not like_indicator(words)


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
    if reading.role is Role.SHARE:
        naming = _name_share(text, clause, reading)
    elif reading.figure.tally:
        naming = _name_tally(text, clause, reading, ceiling)
    elif reading.role is Role.CHANGE:
        naming = _name_change(text, clause, reading, ceiling)
    elif reading.role in (Role.TIMES, Role.INDEX):
        naming = noun_before(text, clause, reading, "growth")
    elif reading.figure.kind == "count" or reading.figure.kind == "":
        naming = _headed(text, clause, reading, ceiling)
        naming = naming or _counted_by_subject(text, clause, reading, ceiling)
        naming = naming or _name_count(text, clause, reading, ceiling, listed)
    else:
        naming = _name_measure(text, clause, reading, ceiling)
    return checked(naming)


def _inside_name(text: str, reading: Reading) -> bool:
    """Say whether a count is part of a longer name: "doanh thu của 19 doanh nghiệp"."""
    if reading.figure.kind not in ("count", "") or reading.figure.scaled:
        return False
    place = reading.start
    if reading.figure.tally:
        return bool(ended(text, place, "holders"))
    return bool(ended(text, place, "inside-names")) and not ended(text, place, "having")


def _name_count(
    text: str, clause: Clause, reading: Reading, ceiling: int, listed: Naming | None
) -> Naming | None:
    """Return the name of a count; see the module for the order of the rules."""
    behind = noun_behind(text, reading, ceiling)
    words = clause.text(text)
    if _NONE_LEFT.match(words):
        return None
    linked = found_in("links").search(reading.lead.text)
    if _not_counted(behind.words, reading) and not (linked and like_indicator(words)):
        return None
    verb = doing(words)
    agent = at_start("generic-subjects", "subjects").match(words)
    head = like_indicator(words)
    if verb and verb.start > 0 and not agent and _CLASSIFIER.fullmatch(behind.words):
        return noun_before(text, clause, reading, "name-before-count")
    by_whom = _PASSIVE.search(reading.lead.text) and " " in behind.words
    if linked and clean(words) and (head or not (agent or verb)) and not by_whom:
        return noun_before(text, clause, reading, "name-linked-count")
    if not behind.words:
        return noun_before(text, clause, reading, "name-bare-number") if head and linked else None
    given = giving().search(words)
    if given and given.behind:
        name, start = words[given.start() : given.behind.start("to")], clause.start + given.start()
        return Naming(name, start, max(behind.end, reading.end), "given-to", topic=behind.words)
    if verb and not (head and not agent and verb.start > 0):
        return counted_noun(behind, clause, reading, verb, words)
    unit = reading.quantity.unit if reading.quantity else None
    if at_end("having").search(words) or reading.lead.has("more") or (not words and not listed):
        return counted_noun(behind, clause, reading, None, words, heading_of(text, clause))
    if listed and not words:
        naming = counted_noun(behind, clause, reading, None, words)
        name = with_verb(behind.words, listed.verb, None, unit)
        return naming._replace(name=name, verb=listed.verb, rule="counted-in-list")
    return _count_without_verb(text, clause, reading, behind)


def _headed(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of a bare unit or an amount whose subject stands apart from its link.

    "Số giáo viên còn thiếu: 512 người", "Khách quốc tế tăng mạnh, đạt 4,2 triệu lượt",
    "Va chạm giao thông xảy ra 7 vụ".
    """
    unit = (reading.quantity.unit if reading.quantity else None) or ""
    behind = noun_behind(text, reading, ceiling)
    if _NONE_LEFT.match(clause.text(text)):
        return None
    if behind.words.lower() not in ("", unit.lower(), unit.split(" ")[-1].lower()):
        return None
    if not unit or clean(clause.text(text)):
        return _happening(text, clause, reading, unit)
    heading = head_before_colon(text, clause)
    if heading:
        return Naming(heading, clause.start, reading.end, "name-before-count")
    if not found_in("links", "having").search(reading.lead.text or " "):
        return None
    found = noun_before(text, clause, reading, "name-linked-count")
    return found if found and like_indicator(found.name) else None


def _counted_by_subject(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the subject of a bare unit: "số doanh nghiệp mới đạt kỷ lục với 500 doanh nghiệp"."""
    words = clause.text(text)
    unit = reading.quantity.unit if reading.quantity else None
    noun = noun_behind(text, reading, ceiling).words.lower()
    subject = words_before(text, clause) if noun and " " not in noun else None
    again = subject is not None and noun in subject[0].lower().split()
    known = find_unit(unit) if unit else None
    bare = known is not None and noun in (
        known.name.lower(),
        known.base.lower(),
        (unit or "").lower(),
    )
    if doing(words) or not (again or (bare and like_indicator(words))):
        return None
    return noun_before(text, clause, reading, "name-before-count")


def _happening(text: str, clause: Clause, reading: Reading, unit: str) -> Naming | None:
    """Return the name of what befell or is had, where only the unit is counted."""
    words = clause.text(text)
    having = at_end("having").search(words)
    subject = words[: having.start()].strip(" ,") if having else ""
    if not unit or not subject or not having:
        return None
    if at_start("generic-subjects", "subjects", "openings").match(subject):
        return None
    if len(subject.split()) < 2 or len(subject.split()) > _LONGEST_SUBJECT:
        return None
    if ALREADY.search(f" {subject}") or find_bodies(subject):
        return None
    most = MOST.fullmatch(subject)
    subject = most["who"] if most else subject
    return Naming(subject, clause.start, reading.end, "name-before-count")


def _count_without_verb(
    text: str, clause: Clause, reading: Reading, behind: Behind
) -> Naming | None:
    words = clause.text(text)
    unit = reading.quantity.unit if reading.quantity else None
    alone = behind.words.lower() == (unit or "").lower() and not at_start("generic-subjects").match(
        words
    )
    harmed = (_HARMED.match(words) or _HARMED_BY.search(words)) if alone else None
    if harmed:
        name = f"{behind.words} {words[harmed.start('how') :]}"
        return Naming(name, clause.start, reading.end, "harmed", topic=behind.words)
    if like_indicator(words) or (alone and len(words.split()) > 1):
        return noun_before(text, clause, reading, "name-before-count")
    already = ALREADY.search(f" {words}")
    if already:
        start = max(0, already.end() - 1)
        verb = Doing(start, words[start:]) if start < len(words) else None
        return counted_noun(behind, clause, reading, verb, words)
    if reading.figure.kind == "" or not unit:
        return None
    return counted_noun(behind, clause, reading, None, words)


def _not_counted(noun: str, reading: Reading) -> bool:
    """Say whether what is counted is talk, not a result: "3 khâu đột phá"."""
    if reading.figure.kind == "" and not re.match(r"[^\W\d_]", noun):
        return bool(noun)
    talk = at_start("not-counted").match(noun)
    unit = reading.quantity.unit if reading.quantity else None
    return talk is not None and len(unit or "") <= len(talk[0].strip())


def _name_tally(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of "đạt và vượt 6/14 chỉ tiêu …": what is counted, with the verb."""
    behind = noun_behind(text, reading, ceiling)
    if not behind.words or not behind.words[0].isalpha():
        return None
    every = _EVERY.search(text, clause.region, reading.figure.start)
    verb_end = every.start() if every else reading.figure.start
    reached = ended(text, verb_end, "tally-verbs", floor=clause.region)
    if not reached and reading.figure.unit_end == reading.figure.end:
        return None
    start = reached.start() if reached else reading.start
    words = text[clause.start : reading.start]
    having = None if reached else at_end("having").search(words)
    if having:
        start = clause.start + having.start()
    unit = text[reading.figure.end : reading.figure.unit_end].strip()
    name = behind.words
    done = None if reached or having else doing(words)
    if reached:
        name = f"{name[: len(unit)]} {lower_first(reached[0].strip())}{name[len(unit) :]}"
    elif done:
        name, start = with_verb(name, done.words, None, unit), clause.start + done.start
    return Naming(name, start, behind.end, "tally", topic=behind.words)


def _name_measure(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of an amount of money, a measure or a share."""
    behind = noun_behind(text, reading, ceiling)
    words = clause.text(text)
    linked = found_in("links").search(reading.lead.text)
    agent = at_start("generic-subjects", "subjects").match(words) or is_proper(words)
    head = like_indicator(words)
    verb = doing(words)
    heading = "" if clean(words) else head_before_colon(text, clause)
    if heading and not (behind.words and is_noun(behind.words)):
        return Naming(heading, clause.start, reading.end, "name-before")
    if verb and behind.words and is_noun(behind.words) and _GOT.search(reading.lead.text):
        return _measured(behind, clause, reading, verb, words)
    if _BARE_AMOUNT.fullmatch(words) and behind.words and is_noun(behind.words):
        name = f"{words} {lower_first(behind.words)}"
        return Naming(name, clause.start, behind.end, "measured-noun", topic=behind.words)
    if linked and clean(words) and (head or not (agent and behind.words)):
        return noun_before(text, clause, reading, "name-linked")
    if (
        behind.words
        and is_noun(behind.words)
        and (verb or not words or agent or at_end("having").search(words) or not head)
    ):
        return _measured(behind, clause, reading, verb, words)
    having = at_end("having").search(words)
    if not behind.words and not head and (verb or having):
        held = _held(clause, reading, words[: having.start()] if having else words)
        if held:
            return held
    return noun_before(text, clause, reading, "name-before")


def _held(clause: Clause, reading: Reading, words: str) -> Naming | None:
    """Return the measure of a holder: "vùng ven biển có 15.000 ha", "cả vùng gieo sạ 70 ha"."""
    measure, verb = measure_name(reading), doing(words)
    who = without_time(words[: verb.start] if verb else words).strip(" ,")
    if measure not in ("Diện tích", "Sản lượng") or ALREADY.search(f" {words}"):
        return None
    if not who or len(who.split()) > _LONGEST_SUBJECT or found_in("predicates").search(who):
        return None
    done = f" {lower_first(verb.words)}" if verb else ""
    topic = lower_first(who)
    return Naming(f"{measure}{done} {topic}", clause.start, reading.end, "name-before", topic=topic)


def _measured(
    behind: Behind, clause: Clause, reading: Reading, verb: Doing | None, words: str
) -> Naming:
    """Return the name of "500 ha lúa" or "120 tỷ đồng doanh thu": what is measured, with a verb."""
    noun = f"{measure_name(reading)} {lower_first(without_time(behind.words))}".strip()
    naming = counted_noun(behind, clause, reading, verb, words)
    name = with_verb(noun, naming.verb, None, noun)
    return naming._replace(name=name, topic=behind.words, rule="measured-noun")


def _name_change(text: str, clause: Clause, reading: Reading, ceiling: int) -> Naming | None:
    """Return the name of a change that is itself the value."""
    words = clause.text(text)
    counted = reading.figure.kind in ("count", "") and not reading.figure.scaled
    if counted and not like_indicator(words):
        behind = noun_behind(text, reading, ceiling)
        if not behind.words or _not_counted(behind.words, reading):
            return None
        verb = " ".join(reading.lead.text.split())
        name = f"{behind.words} {lower_first(verb)}"
        return Naming(
            name, reading.start, max(behind.end, reading.end), "counted-change", topic=behind.words,
            more=bool(found_in("up").search(verb)),
        )  # fmt: skip
    if _AIM_ALONE.search(words) and (rate := _GROWTH.match(reading.lead.text)):
        return Naming(rate[0], reading.start, reading.end, "growth")
    return noun_before(text, clause, reading, "growth")


def _name_share(text: str, clause: Clause, reading: Reading) -> Naming | None:
    """Return the name of "công nghiệp chiếm 40% GRDP": Tỷ trọng công nghiệp trong GRDP."""
    before = words_before(text, clause)
    if before is None:
        return None
    words, start = behind_talk(*before)
    whole = _SHARE_OF.match(text, reading.figure.unit_end)
    name = words if _SHARE.match(words) else f"Tỷ trọng {lower_first(words)}"
    if whole is None:
        return Naming(name, start, reading.end, "share")
    return Naming(f"{name} trong {whole['whole']}", start, whole.end(), "share")
