"""Names of figures that have no words of their own, or words that are no noun phrase.

"…; lũy kế 11 tháng đạt 35 triệu tấn" and "con số này còn 31%" go on with what was told before;
a list in brackets ("Hải Phòng (11,2%), …") measures one thing of several; of a clause that is
talk only the end is left. What was told before is taken over in its own words.
"""

import re

from briefgen.extract.figures.clauses import Clause, clause_before
from briefgen.extract.figures.leaning import again
from briefgen.extract.figures.naming import Naming, checked, clean
from briefgen.extract.figures.patterns import (
    at_start,
    found_in,
    like_indicator,
    when_at_start,
)
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Statement, unit_of
from briefgen.vi.text import lower_first

MOST_WORDS = 12
"""Words that are left of a clause that is talk."""
MOST_OF_LIST = 6
"""Words in front of a bracket that are but an item of a list."""

_ANAPHORA = re.compile(
    r"(?:(?:những|các)\s+)?(?:con số|chỉ số|chỉ tiêu|tỷ lệ|tỉ lệ|mức|số|kết quả|tốc độ|khoản|lượng)"
    r"(?:\s+(?:tiền|vốn|thu|chi|nợ|tăng|giảm|này))?\s*(?:này|đó|trên|nói trên|ấy)"
    r"(?:\s+(?:đã|sẽ|cũng|vẫn|chỉ|hiện|mới))*",
    re.IGNORECASE,
)
_TALK_END = re.compile(
    r".*(?<!\w)(?:cho biết|cho hay|rằng|thì|để|khi|nếu|nhưng|vì|sẽ|phải|này|đó|cố gắng|so với)"
    r"(?!\w)\s*",
    re.IGNORECASE,
)
_LISTED_MEASURE = re.compile(
    r"(?:mức|tốc độ|tỷ lệ|tỉ lệ|chỉ số|kim ngạch|doanh thu|sản lượng|tăng trưởng)"
    r"(?:\s+(?!(?:đạt|cao|lần lượt|tương ứng|hai con số|gồm|trong|của)(?!\w))[^\W\d]+){0,5}",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\s+(?P<to>(?:cho|vào|để|nhằm|từ nguồn)\s+[^,;:()…“”\d]{3,90}?)(?=[,;:.()]|$)")
_NO_RESULT = re.compile(r"(?<!\w)(?:được giao|đề nghị|yêu cầu|kiến nghị|xin)(?!\w)", re.IGNORECASE)
_CLOSED = re.compile(r"(?:\s+[^\W\d]{1,12})?\)")
_OUTPUT = re.compile(r"\s+(?:của\s+)?(?P<whole>GDP|GRDP)(?!\w)")
_WORTH = re.compile(r"trị giá(?!\w)", re.IGNORECASE)


def fallen_back(
    text: str, floor: int, clause: Clause, reading: Reading, before: Statement | None
) -> Naming | None:
    """Return the name of a figure whose own words give none, or ``None``.

    Args:
        text: the sentence.
        floor: where what was read before ends.
        clause: the words before the figure.
        reading: the figure.
        before: the statement before, in this sentence or right before it.
    """
    if reading.bracket is not None:
        front = clause_before(text, floor, reading._replace(start=reading.bracket, bracket=None))
        listed = of_list(text, front, reading, before)
        return listed or (carried_over(text, clause, reading, before) if clause.when else None)
    naming = carried_over(text, clause, reading, before)
    return naming or end_of_talk(text, clause, reading)


def carried_over(
    text: str, clause: Clause, reading: Reading, last: Statement | None
) -> Naming | None:
    """Return the name of the statement before for a figure that goes on with it, or ``None``."""
    words = clause.text(text).strip(" ,–-")
    if last is None or reading.role not in (Role.LEVEL, Role.CHANGE) or reading.figure.tally:
        return None
    if words and not _ANAPHORA.fullmatch(words):
        return None
    same = bool(last.unit) and last.unit == unit_of(reading)
    same = same or (last.growth and reading.figure.percent)
    if same and (words or clause.when):
        return again(last.naming, clause, reading)
    if words or reading.figure.kind != "money" or last.unit == unit_of(reading):
        return None
    if not last.level or last.level.figure.kind not in ("count", "measure"):
        return None
    head = "Trị giá" if _WORTH.search(reading.lead.text) else "Giá trị"
    name = f"{head} {lower_first(last.naming.name)}"
    return checked(Naming(name, reading.start, reading.end, "worth"))


def of_list(text: str, clause: Clause, reading: Reading, last: Statement | None) -> Naming | None:
    """Return the name of an item with its per cent in brackets: "quý II (6,1%)"."""
    opened = reading.bracket
    if opened is None or not reading.figure.percent or reading.lead.text.strip():
        return None
    closed = text[reading.end : reading.end + 1] == ")"
    if not closed or text[opened + 1 : reading.figure.start].strip():
        return None
    item = clause.text(text).strip(" ,") or (clause.when or "")
    if not item or len(item.split()) > MOST_OF_LIST or re.search(r"[.;:]", item):
        return None
    measure = last.naming.measure if last and last.naming.rule == "listed" else None
    if measure is None:
        told = [found[0] for found in _LISTED_MEASURE.finditer(text, 0, clause.start)]
        measure = told[-1] if told else None
    if measure is None:
        return None
    joint = " " if when_at_start().match(item) else " của "
    named = Naming(f"{measure}{joint}{item}", clause.start, reading.end, "listed", measure=measure)
    return checked(named)


def item_in_front(text: str, floor: int, reading: Reading) -> Naming | None:
    """Return the item a count alone in brackets belongs to: "rượu ngoại (248 chai)"."""
    opened = reading.bracket
    if opened is None or reading.figure.kind not in ("count", "measure", ""):
        return None
    if text[opened + 1 : reading.figure.start].strip() or reading.figure.tally:
        return None
    front = clause_before(text, floor, reading._replace(start=opened, bracket=None))
    item = front.text(text).strip(" ,")
    if not item or not _CLOSED.match(text, reading.figure.unit_end):
        return None
    if len(item.split()) > MOST_OF_LIST or at_start("subjects", "having").match(item):
        return None
    return checked(Naming(item, front.start, reading.end, "listed"))


def end_of_talk(text: str, clause: Clause, reading: Reading) -> Naming | None:
    """Return what is left of a clause behind its talk, for an amount of money, measure or share."""
    if reading.figure.kind not in ("money", "measure", "percent") or reading.figure.tally:
        return None
    if reading.role is not Role.LEVEL or reading.bracket is not None:
        return None
    words = clause.text(text)
    if _NO_RESULT.search(words):
        return None
    talk = _TALK_END.match(words)
    start = talk.end() if talk else 0
    rest = words[start:]
    if len(rest.split()) > MOST_WORDS:
        heads = list(found_in("indicator-heads").finditer(rest))
        glued = {found.end() + 1 for found in heads}
        starts = [found.start() for found in heads if found.start() not in glued]
        places = [place for place in starts if like_indicator(rest, place)]
        start, rest = (start + places[-1], rest[places[-1] :]) if places else (start, "")
    if not clean(rest) or len(rest.split()) > MOST_WORDS:
        return None
    return checked(Naming(rest, clause.start + start, reading.end, "end-of-talk"))


def of_output(text: str, clause: Clause, reading: Reading, last: Statement | None) -> Naming | None:
    """Return the name of a ratio to GDP without words of its own: "…, tương đương 6,2% GDP"."""
    output = _OUTPUT.match(text, reading.figure.unit_end) if reading.figure.percent else None
    if output is None or last is None or clause.text(text).strip(" ,–-"):
        return None
    name = f"{last.naming.name} so với {output['whole']}"
    return checked(Naming(name, reading.start, output.end(), "worth"))


def with_purpose(text: str, naming: Naming, reading: Reading) -> Naming:
    """Return a name that is but a verb with what the money is for: "Huy động cho …"."""
    bare = naming.rule in ("name-before", "name-linked", "end-of-talk")
    if not bare or len(naming.name.split()) > 2 or reading.figure.kind != "money":
        return naming
    given = _GIVEN.match(text, reading.end)
    acted = found_in("actions").fullmatch(naming.name) or naming.name.lower() == "chi"
    measured = like_indicator(naming.name) and not acted
    if given is None or measured:
        return naming
    purpose = " ".join(given["to"].split()[:MOST_WORDS])
    return naming._replace(name=f"{naming.name} {purpose}", end=max(naming.end, given.end()))
