"""Names that lean on the statement before: "sản lượng" of the rice, "VNPT" of the measure told."""

import re

from briefgen.extract.figures.clauses import Clause
from briefgen.extract.figures.names_behind import measure_name, with_verb
from briefgen.extract.figures.naming import BEFORE_RULES, Naming, without_time
from briefgen.extract.figures.patterns import (
    PERIOD,
    at_start,
    found_in,
    like_indicator,
    when_at_end,
)
from briefgen.extract.figures.readings import Reading, Role
from briefgen.extract.figures.statements import Statement
from briefgen.vi.phrases import CAPITAL
from briefgen.vi.text import capitalise, lower_first

_PROPER = re.compile(rf"{CAPITAL}\S*(?:\s+(?:[-–]\s+)?{CAPITAL}\S*)*")
_TOWARDS = re.compile(r"(?P<way>sang|vào|từ|tại|của)\s+[^,;:\d]+", re.IGNORECASE)
LONGEST_PLACE = 8
"""Words of a place that takes the name before it."""
_DASH = re.compile(r"\s+[-–]\s+")
_BARE_RATE = re.compile(r"(?:đạt\s+)?(?:tỷ|tỉ)\s+lệ", re.IGNORECASE)
_ILLNESS = re.compile(
    r"(?<!\w)(?:mắc|nhiễm|bị)(?:\s+bệnh)?\s+(?P<what>\w+(?:\s+\w+){1,5})$", re.IGNORECASE
)
_DIED = re.compile(r"(?:trường hợp|ca|người)\s+(?:tử vong|chết)", re.IGNORECASE)
_BARE_MEASURE = re.compile(
    r"(?:tổng\s+)?(?:số\s+tiền(?:\s+phạt)?|trị giá|giá trị|kim ngạch|số lượng|kinh phí|số vốn|vốn"
    r"|diện tích|sản lượng|doanh số)",
    re.IGNORECASE,
)
_OF_ANYONE = frozenset({"", "người", "lượt", "đồng chí", "cá nhân"})
LONGEST_HEARD = 7
"""Words of a name that a bare unit takes over: "8 vụ" are of the accidents told of before."""
_LONGEST_THING = 4
"""Words of a thing whose area or output is told without saying so."""
_MEASURE = re.compile(r"(?:tỷ|tỉ)\s+(?:trọng|lệ)\s+", re.IGNORECASE)
_MEAN = re.compile(r"bình quân\s.*", re.IGNORECASE)
_AND = re.compile(r"\s+và\s+")
_NAME_JOIN = re.compile(r"\s*,\s*|\s+và\s+")


def lean_on(naming: Naming, topic: str | None, *, accompanied: bool) -> Naming:
    """Return the naming with the owner a bare relational noun needs: "sản lượng" of ``lúa``."""
    if not topic or at_start("relational").match(naming.name) is None:
        return naming
    whole = at_start("relational").fullmatch(naming.name)
    crop = at_start("crop-nouns").fullmatch(naming.name)
    if whole and not (accompanied or crop):
        few = " ".join(topic.split()[: 2 * len(naming.name.split()) - 1])
        return naming._replace(name=f"{naming.name} của {lower_first(few)}", topic=topic)
    if whole is None:
        return naming
    joint = " " if crop else " của "
    return naming._replace(name=f"{naming.name}{joint}{lower_first(topic)}", topic=topic)


def rate_of(naming: Naming, before: Naming | None) -> Naming:
    """Return a bare rate with what was counted right before: "871 hộ đạt chuẩn, tỷ lệ 94,5%"."""
    if before is None or not _BARE_RATE.fullmatch(naming.name):
        return naming
    whole = " ".join(before.name.split()[:LONGEST_PLACE])
    return naming._replace(name=f"{naming.name} {lower_first(whole)}")


def completed(
    naming: Naming, reading: Reading, last: Statement | None, heard: dict[str, str]
) -> Naming:
    """Return a bare measure, thing or unit with the words that tell what it is of.

    Args:
        naming: what the words of the figure give.
        reading: the figure.
        last: the statement before it in the sentence.
        heard: names of what was counted earlier in the text, by unit; a new one is added.
    """
    unit = (reading.quantity.unit if reading.quantity else None) or ""
    ill = _ILLNESS.search(last.naming.name) if last else None
    if ill and _DIED.fullmatch(naming.name):
        return naming._replace(name=f"{naming.name} do {lower_first(ill['what'])}")
    if last and last.counts and last.level and last.level.quantity:
        naming = _measure_of_deed(naming, last.naming, last.level.quantity.unit or "")
    measure = measure_name(reading) if reading.role is Role.LEVEL and "/" not in unit else ""
    if reading.figure.kind == "measure" and measure in ("Diện tích", "Sản lượng"):
        naming = _thing_measured(naming, measure)
    if naming.name.lower() == unit.lower() and unit.lower() not in _OF_ANYONE:
        return naming._replace(name=heard.get(unit.lower()) or _found_there(naming, last, unit))
    counted = reading.figure.kind == "count" and naming.name.lower().startswith(unit.lower())
    if counted and not naming.verb and len(naming.name.split()) <= LONGEST_HEARD:
        heard[unit.lower()] = naming.name
    return naming


def _found_there(naming: Naming, last: Statement | None, unit: str) -> str:
    """Return bare places with what was counted in them: "69 ca mắc sởi ở 23 tỉnh, thành"."""
    if last is None or not last.counts or not at_start("places-counted").fullmatch(unit):
        return naming.name
    return f"{naming.name} có {lower_first(last.naming.name)}"


def _measure_of_deed(naming: Naming, before: Naming | None, unit: str) -> Naming:
    """Return a bare measure with what was counted right before, without its unit.

    "xử phạt 306 trường hợp với số tiền 1.176 triệu đồng": Số tiền xử phạt.
    """
    owned = naming.name.lower().removesuffix(f" của {unit.lower()}")
    if before is None or not _BARE_MEASURE.fullmatch(owned):
        return naming
    naming = naming._replace(name=naming.name[: len(owned)])
    words = before.name.split()
    deed = words[len(unit.split()) :] if before.name.lower().startswith(unit.lower()) else words
    if not deed:
        return naming
    few = " ".join(deed[: 2 * len(naming.name.split())])
    return naming._replace(name=f"{naming.name} {lower_first(few)}")


def _thing_measured(naming: Naming, measure: str) -> Naming:
    """Return a thing named alone with what is told of it: "tôm sú 600.399 ha"."""
    plain = naming.rule in ("name-before", "name-linked", "end-of-talk")
    if not plain or like_indicator(naming.name) or found_in("actions").fullmatch(naming.name):
        return naming
    if len(naming.name.split()) > _LONGEST_THING or found_in("predicates").search(naming.name):
        return naming
    return naming._replace(name=f"{measure} {lower_first(naming.name)}", topic=naming.name)


def goods_of(naming: Naming, before: Naming | None, *, alike: bool) -> Naming:
    """Return a bare verb with what was measured right before: "than sạch tiêu thụ".

    ``alike``: both are told in one unit.
    """
    bare = naming.rule in BEFORE_RULES and found_in("actions").fullmatch(naming.name)
    if not bare or before is None or not alike:
        return naming
    if before.rule == "measured-noun" and before.topic and before.verb:
        name = f"{before.topic} {lower_first(naming.name)}"
        return naming._replace(name=capitalise(name), topic=before.topic, verb=naming.name)
    return _done_with(naming, before)


def _done_with(naming: Naming, before: Naming) -> Naming:
    """Return "Diện tích thu hoạch lúa" for "thu hoạch" behind "Diện tích gieo cấy lúa"."""
    measure = at_start("relational").match(before.name)
    verb = at_start("actions").match(before.name, measure.end()) if measure else None
    if measure is None or verb is None:
        return naming
    goods = before.name[verb.end() :].strip()
    name = f"{measure[0].strip()} {lower_first(naming.name)} {goods}".strip()
    return naming._replace(name=name, topic=goods or None)


def lean_on_measure(naming: Naming, measure: str | None) -> Naming | None:
    """Return a holder named alone ("VNPT ước đạt …") with the measure told before it.

    A holder without a measure is no indicator: ``None``.
    """
    alone = _PROPER.fullmatch(naming.name) and not like_indicator(naming.name)
    if not alone or naming.rule not in BEFORE_RULES | {"one-of-several"}:
        return naming
    if not measure:
        return None
    return naming._replace(name=f"{capitalise(measure)} của {naming.name}", measure=measure)


def beside_place(clause: Clause, words: str, before: Naming, reading: Reading) -> Naming | None:
    """Return the name of "sang Trung Quốc 43,1 tỷ USD" behind "xuất khẩu sang Mỹ đạt …"."""
    place = _TOWARDS.fullmatch(words)
    found = re.search(rf"\s{place['way']}\s", before.name, re.IGNORECASE) if place else None
    if place is None or found is None or len(words.split()) > LONGEST_PLACE:
        return None
    name = f"{before.name[: found.start()]} {lower_first(words)}"
    return Naming(name, clause.start, reading.end, "same-measure", topic=before.topic)


def again(naming: Naming, clause: Clause, reading: Reading) -> Naming:
    """Return the name of the same indicator for another stretch of time."""
    when = _MEAN.search(clause.when or "") or PERIOD.search(clause.when or "")
    name = without_time(naming.name)
    found = when_at_end().search(name)
    name = name[: found.start()] if found else name
    start = clause.when_start if clause.when_start is not None else reading.start
    return Naming(f"{name} {when[0]}" if when else name, start, reading.end, "growth-again")


def with_verb_of(naming: Naming, whole: Naming, unit: str | None) -> Naming:
    """Return a part named like its whole: "trong đó có 1 nghị quyết" of what was issued."""
    if naming.rule in BEFORE_RULES and found_in("actions").fullmatch(naming.name):
        return _kind_of(naming, whole)
    if naming.verb or not whole.verb or not naming.rule.startswith("counted"):
        return naming
    name = with_verb(naming.name, whole.verb, None, unit)
    return naming._replace(name=name, verb=whole.verb)


def _kind_of(naming: Naming, whole: Naming) -> Naming:
    """Return a part named by a bare verb, with its whole: "Sản lượng thủy sản nuôi trồng"."""
    shared = set(naming.name.lower().split()) & set(whole.name.lower().split())
    if shared or not at_start("relational").match(whole.name):
        return naming
    return naming._replace(name=f"{whole.name} {lower_first(naming.name)}")


def headed_in_turn(heading: str, naming: Naming, count: int) -> list[Naming]:
    """Return one naming a figure for "tỷ trọng A - B - C tương ứng 18% - 42% - 40%".

    ``heading`` are the words before the figures; the naming alone when they have not as many parts.
    """
    parts = _DASH.split(heading.strip(" ,:"))
    if count == 1 or len(parts) != count:
        return [naming]
    clauses = parts[0].split(", ")
    heads = (", ".join(clauses[place:]) for place in reversed(range(len(clauses))))
    first = next((head for head in heads if like_indicator(head)), parts[0])
    measure = _MEASURE.match(first) or _MEASURE.match(naming.name)
    prefix = measure[0] if measure else ""
    parts[0] = first.removeprefix(prefix)
    names = [capitalise(f"{prefix}{lower_first(part) if prefix else part}") for part in parts]
    return [Naming(name, naming.start, naming.end, "in-turn") for name in names]


def each_in_turn(naming: Naming, count: int) -> list[Naming]:
    """Return one naming a figure for "Xuất khẩu, nhập khẩu lần lượt đạt 5 và 4 tỷ USD".

    The naming alone when its name does not split into as many parts as there are figures.
    """
    names = _NAME_JOIN.split(naming.name)
    if len(names) != count:
        names = _AND.split(naming.name)
    if count == 1 or len(names) != count:
        return [naming]
    return [Naming(capitalise(name), naming.start, naming.end, "in-turn") for name in names]
