"""Names that stand before a figure: "Tổng thu ngân sách ước đạt …"."""

import re

from briefgen.extract.figures.clauses import Clause, earlier_pieces, head_before_colon
from briefgen.extract.figures.heads import indicator_inside
from briefgen.extract.figures.naming import (
    Naming,
    checked,
    clean,
    without_holders,
    without_time,
)
from briefgen.extract.figures.patterns import (
    at_start,
    behind_space,
    ended,
    found_in,
    like_indicator,
)
from briefgen.extract.figures.readings import Reading
from briefgen.extract.figures.tails import Tail
from briefgen.vi.names import find_bodies
from briefgen.vi.text import lower_first

ALREADY = re.compile(r"\s+(?:đã|sẽ|vừa|đang)(?!\w)\s*", re.IGNORECASE)
"""Small words between a doer and what was done."""
_AIM_INSIDE = re.compile(
    r".*(?<!\w)(?:mục tiêu|phấn đấu|quyết tâm|nhằm|để|trong đó)(?:\s+(?:là|đạt|về|có))?\s+",
    re.IGNORECASE,
)
_LIST_OPENED = re.compile(
    r".*(?<!\w)(?:chỉ tiêu|kết quả|con số|điểm sáng)\s+(?:chủ yếu|cụ thể|chính|cơ bản|nổi bật"
    r"|quan trọng|đáng chú ý)(?:\s+(?:như|gồm|là|về))?\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_REACH_INSIDE = re.compile(
    r"(?:.*(?<!\w)(?:nhằm|để|phấn đấu)\s+)?(?:phấn đấu\s+)?(?:hoàn thành\s+(?:vượt\s+)?)?",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:(?:đạt|duy trì|giữ|giữ vững|bảo đảm|đảm bảo|nâng|đưa|thực hiện|hoàn thành"
    r"|kiểm soát|kiềm chế|khống chế|ổn định|có|báo|giúp|hưởng|khiến)\s+)+",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r".*?(?<!\w)(?:giao|phân bổ|phân khai)\s+(?:thực hiện\s+)?"
    r"(?=(?:dự toán|chỉ tiêu|kế hoạch|nhiệm vụ)(?!\w))",
    re.IGNORECASE,
)
_SET = re.compile(r"\s+(?:được|đã)\s+(?:giao|đề ra|đặt ra|phê duyệt)\s*$", re.IGNORECASE)
_SAID = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|cho rằng|cho thấy|nhấn mạnh|khẳng định|thông tin|báo cáo"
    r"|đánh giá|gợi ý|dự báo|nhận định|thông báo|nêu rõ|nêu|dẫn chứng|chỉ rõ|công bố|ghi nhận)"
    r"(?:\s+(?:rằng|là|về))?\s+",
    re.IGNORECASE,
)
_SETTER = re.compile(
    r"\s+(?:đã\s+|được\s+|do\s+)?(?:[A-ZĐ][^,;]*?\s+)?"
    r"(?:giao|đề ra|đặt ra|thông qua|phê duyệt)(?!\w).*$"
)
_VISITED = re.compile(
    r"(?:tổng\s+)?(?:số\s+)?(?:lượng|lượt|số)?\s*(?:lượt\s+)?khách\s+(?:đến\s+)?"
    r"(?P<what>(?:du lịch|tham quan|lưu trú|vui chơi)(?!\w).*)",
    re.IGNORECASE,
)
_FURTHER = 5
"""Words of a noun that goes on behind a comma."""
_MOVING = re.compile(
    r"(?<!tốc độ)(?<!mức)(?<!nhịp độ)(?<!tỷ lệ)\s+(?:tăng|giảm)(?!\s+trưởng|\s+nghèo)(?!\w)",
    re.IGNORECASE,
)
_REACHING = re.compile(
    r"(?P<who>[^,;]{2,60}?)\s+(?:(?:cũng|đã|vẫn|ước)\s+)*(?:đạt|có)\s+"
    r"(?P<measure>(?:kim ngạch|doanh thu|doanh số|sản lượng|năng suất|lợi nhuận|giá trị|tốc độ"
    r"|tỷ lệ|tỉ lệ|tổng(?:\s+\w+)?|số|vốn|diện tích)(?!\w)[^,;]*)$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s+(?:vẫn|cũng|sẽ|phải|có thể|có lúc|có khả năng|có mức|tuy|dù|mặc dù|thậm chí|bất ngờ"
    r"|tối thiểu|ít nhất|sau khi|từ khi|kể từ khi|trước khi|chiếm tỷ lệ|chiếm tỉ lệ"
    r"|khiến|giúp|không còn|lại (?:quay|tăng|giảm)|quay đầu|(?:tăng|giảm) \w+ nhất)(?!\w).*$",
    re.IGNORECASE,
)
_MOST_DEEDS = 16
_LONGEST_HOLDER = 7
_SHORT_DOER = 3
_FLOWING = re.compile(
    r"\s+(?:đã\s+)?(?P<verb>thu|chi|nộp|thu nộp|giải ngân|huy động)\s*$", re.IGNORECASE
)
MOST = re.compile(
    r".+?\s(?:nhiều|cao|lớn|thấp|ít|đông) nhất (?:là|thuộc về) (?P<who>[^,;]+?)(?:\s+với)?",
    re.IGNORECASE,
)
_WITH = re.compile(r"^(?P<whole>.+?)\s+với\s+(?P<measure>[^,;]+)$", re.IGNORECASE)
_LIKE = re.compile(
    r"(?:(?<!\w)có\s+(?P<what>.+?)(?:\s+(?:khá|cao|lớn|tốt|thấp|cao nhất)(?!\w).*?)?)?"
    r"(?<!\w)như\s+(?P<who>[^,]+)$",
    re.IGNORECASE,
)


def words_before(text: str, clause: Clause) -> tuple[str, int] | None:
    """Return the noun phrase before the lead and where it begins.

    When the words right before the lead are none ("…, tăng 27%"), the nearest piece before that
    begins like an indicator is taken, up to where talk about it begins.
    """
    words = clause.text(text)
    if found_in("actions").fullmatch(words) and (deeds := _deeds(text, clause)):
        return deeds
    if clean(words):
        return words, clause.start
    further = ""
    for start, end in earlier_pieces(text, clause):
        inside = indicator_inside(text[start:end], joined=False)
        start, piece = start + inside, text[start + inside : end]
        if like_indicator(piece):
            words = _before_talk(piece)
            return (f"{words}, {further}" if further and words == piece else words), start
        further = _before_talk(piece)
        if further == piece or len(further.split()) > _FURTHER or at_start("subjects").match(piece):
            further = ""
    heading = head_before_colon(text, clause)
    return (heading, clause.start) if heading else None


def _deeds(text: str, clause: Clause) -> tuple[str, int] | None:
    """Return several deeds told with one amount: "xuất toán, loại khỏi giá trị và xử lý …"."""
    pieces = earlier_pieces(text, clause)
    start = pieces[-1][0] if pieces else clause.start
    words = text[start : clause.end].strip()
    begun = at_start("actions").match(words)
    return (words, start) if pieces and begun and len(words.split()) <= _MOST_DEEDS else None


def _is_holder(who: str) -> bool:
    """Say whether words can own a measure: neither a doer nor a clause."""
    if like_indicator(who) and not who.lower().startswith(("mặt hàng", "nhóm hàng", "ngành")):
        return False
    if len(who.split()) > _LONGEST_HOLDER or found_in("predicates", "up", "down").search(who):
        return False
    return not at_start("generic-subjects", "subjects", "plan-nouns").match(who)


def _before_talk(piece: str) -> str:
    """Return a piece up to where talk about it begins, without a verb of change at its end."""
    talk = behind_space(piece, "predicates")
    words = piece if talk is None else piece[:talk].rstrip()
    moving = _MOVING.search(words)
    words = words[: moving.start()] if moving else words
    moved = ended(words, len(words), "up", "down")
    return words[: moved.start()].rstrip() if moved else words


def noun_before(text: str, clause: Clause, reading: Reading, rule: str) -> Naming | None:
    """Return the naming of a figure by the words before it, under the name of the rule."""
    before = words_before(text, clause)
    if before is None:
        return None
    words, start = behind_talk(*before)
    special = _owned(words, start, reading, rule)
    if special:
        return special
    inside = _inside(words)
    words, start = _subject(words[inside:]), start + inside
    begun = start
    fall = bool(re.match(r"(?:kéo\s+)?giảm\s+", words, re.IGNORECASE))
    if fall and found_in("falling-links").search(reading.lead.text):
        words = re.sub(r"^(?:kéo\s+)?giảm(?:\s+được)?\s+", "", words, flags=re.IGNORECASE)
    else:
        words, begun = _without_doer(words, start)
    fall = bool(found_in("falling-links").search(reading.lead.text)) and (
        fall or bool(found_in("down").search(reading.lead.text))
    )
    name = without_holders(without_time(words))
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


def behind_talk(words: str, start: int) -> tuple[str, int]:
    """Return the words behind who said them, who set them and that they are aimed at."""
    verbs = [each for each in _SAID.finditer(words) if like_indicator(words, each.end())]
    cut = verbs[-1].end() if verbs else 0
    words, start = words[cut:], start + cut
    if like_indicator(words) or at_start("plan-nouns").match(words):
        words = _SET.sub("", words)
    assigned = _ASSIGNED.match(words)
    if assigned:
        words, start = words[assigned.end() :], start + assigned.end()
    opened = _LIST_OPENED.match(words)
    if opened:
        words, start = words[opened.end() :], start + opened.end()
    aimed = _AIM_INSIDE.match(words)
    for opened in filter(None, (aimed, _KEPT.match(words, aimed.end() if aimed else 0))):
        if like_indicator(words, opened.end()):
            return words[opened.end() :], start + opened.end()
    return words, start


def _owned(words: str, start: int, reading: Reading, rule: str) -> Naming | None:
    """Return the name of a measure of one holder: "như EVN", "với tổng vốn", "đạt kim ngạch"."""
    like = _LIKE.search(words)
    if like:
        return _one_of_several(like, start, reading)
    most = MOST.fullmatch(words)
    if most:
        return Naming(most["who"], start + most.start("who"), reading.end, rule)
    measured = _WITH.match(words)
    if measured and at_start("relational").fullmatch(measured["measure"]):
        return _measure_of(measured, start, reading, rule)
    reaching = _REACHING.fullmatch(words)
    if reaching and _is_holder(reaching["who"]):
        name = without_time(f"{reaching['measure']} {lower_first(reaching['who'])}")
        return Naming(name, start, reading.end, rule, topic=reaching["who"])
    return None


def _subject(words: str) -> str:
    """Return an indicator up to where its predicate begins: "tổng thu … tuy vượt kế hoạch"."""
    told = _PREDICATE.search(words)
    return words[: told.start()] if told and like_indicator(words) else words


def _inside(words: str) -> int:
    """Return where the indicator begins, behind other clauses and whose report it is."""
    inside = indicator_inside(words)
    generic = at_start("generic-subjects", "openings").match(words, inside)
    rest = words[generic.end() :] if generic else ""
    return generic.end() if generic and like_indicator(rest) and len(rest.split()) > 1 else inside


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
    return checked(Naming(rest, start, reading.end, "name-before-bracket"))


def named_by_plan(reading: Reading, tail: Tail) -> Naming | None:
    """Return the name a plan carries itself: "đạt 85% so với dự toán thu ngân sách đã giao"."""
    words = tail.words
    while plan := at_start("plan-nouns").match(words):
        words = words[plan.end() :]
    setter = _SETTER.search(words)
    name = without_time(words[: setter.start()] if setter else words)
    if not like_indicator(name):
        return None
    return checked(Naming(name, reading.start, reading.end, "named-by-plan"))


def _measure_of(found: re.Match[str], start: int, reading: Reading, rule: str) -> Naming:
    """Return the name of "khởi công cầu A với tổng vốn": Tổng vốn của cầu A."""
    whole = found["whole"]
    while acted := at_start("actions", "openings").match(whole):
        whole = whole[acted.end() :]
    words = without_time(whole).strip()
    name = f"{found['measure']} của {lower_first(words)}" if words else found["measure"]
    return Naming(name, start + found.start("measure"), reading.end, rule, topic=words or None)


def _one_of_several(like: re.Match[str], start: int, reading: Reading) -> Naming:
    """Return the name of "một số đơn vị có giá trị đầu tư khá như EVN": a measure of one."""
    what, who = like["what"], like["who"]
    name = f"{what} của {who}" if what else who
    begun = start + like.start("what" if what else "who")
    return Naming(name, begun, reading.end, "one-of-several", measure=what)


def _without_doer(words: str, start: int) -> tuple[str, int]:
    """Return the words from the verb on when a doer stands before: "UBND tỉnh đã giải ngân"."""
    flow = _FLOWING.search(words)
    if flow and at_start("generic-subjects", "subjects").match(words):
        return _of_doer(words, flow.start(), flow.end() - len(flow["verb"]), start)
    already = ALREADY.search(words)
    if already and not like_indicator(words):
        return _of_doer(words, already.start(), already.end(), start)
    body = next(iter(find_bodies(words)), (1, 0))
    if body[0] == 0 and words[body[1] :].strip():
        return _of_doer(words, body[1], body[1] + 1, start)
    if at_start("generic-subjects", "subjects").match(words):
        verb = behind_space(words, "actions")
        if verb and not like_indicator(words):
            return _of_doer(words, verb, verb, start)
    return words, start


def _of_doer(words: str, doer_end: int, verb_start: int, start: int) -> tuple[str, int]:
    """Return what was done and where it begins; a single verb keeps its doer ("thu của Cục")."""
    doer, rest = words[:doer_end].strip(), words[verb_start:].strip()
    short = 1 < len(doer.split()) <= _SHORT_DOER and not at_start("generic-subjects").match(doer)
    verb_alone = short and found_in("actions").fullmatch(rest)
    if len(rest.split()) == 1 or verb_alone:
        by = lower_first(doer) if at_start("generic-subjects").fullmatch(doer) else doer
        return f"{rest} của {by}", start
    return rest, start + verb_start


def _topic_of(words: str) -> str | None:
    """Return what a relational noun belongs to: ``lúa`` of "sản lượng lúa"."""
    visited = _VISITED.match(words)
    if visited:
        return without_time(visited["what"])
    found = at_start("relational").match(words)
    rest = words[found.end() :].strip() if found else ""
    return re.sub(r"^của\s+", "", rest) or None
