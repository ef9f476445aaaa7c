"""What the words of one clause say: a success, a shortfall, its cause, a circumstance, a wish."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefgen.extract.clauses import Stretch, split_at, without_end_marks
from briefgen.extract.orders import names_receiver
from briefgen.extract.shortfalls import has_shortfall, is_limitation
from briefgen.vi.cued import Cued, cues_of
from briefgen.vi.cues import better_direction
from briefgen.vi.lexicons import lexicon
from briefgen.vi.phrases import any_of, listed

_NOUN = any_of("findings", "limitation-nouns")
_NOUN_CUES = cues_of("findings", "limitation-nouns")
_GOOD = listed("findings", "results")
_NOT_GOOD = listed("findings", "not-results")
_LIST = Cued(
    rf"(?:{any_of('findings', 'listing')}\s+)+(?:{_NOUN}[\s,]*(?:và\s+)?)+[^:;.]{{0,120}}?"
    rf"(?:{any_of('findings', 'list-openings')}\s*:?|:)\s*",
    *_NOUN_CUES,
)
_LISTING = Cued(
    rf"(?:{any_of('findings', 'listing')}\s+)+(?:{_NOUN}[\s,]*(?:và\s+)?)+"
    r"(?:trong|về|ở|liên\s+quan|như|là)(?!\w)",
    *_NOUN_CUES,
)
_LIST_STRONG = re.compile(r"(?:như|đó\s+là|gồm)\s*:?\s*$|cụ\s+thể\s+là\s*$|:\s*$", re.IGNORECASE)
_SEMICOLON = re.compile(r";")
_COMMA = re.compile(r",\s+(?:và\s+)?|\s+và\s+")
_AND = re.compile(r"^(?:và|cùng\s+với\s+đó|bên\s+cạnh\s+đó)\s*,?\s+", re.IGNORECASE)
_CAUSE = listed(
    "findings",
    "causes",
    then=r"(?:(?:\s+(?:cơ\s+bản|chủ\s+yếu|chính|trực\s+tiếp))?\s+(?:khiến|làm|của|dẫn\s+đến|các)"
    r"(?:\s+[^\s;.:]+){1,28}?\s+là\s+(?:do|vì)"
    r"|(?:\s+[^\s,;.:]+){0,8}?\s+(?:là\s+do|được\s+xác\s+định\s+là(?:\s+do)?|là|do|bởi|vì)\s*:?"
    r"|(?:\s+[^\s,;.:]+){0,4}?\s*:)\s+",
)
_CONTEXT = listed("findings", "contexts")
_VERB = listed("findings", "verbs", exact=True)
_MISHAP = listed("findings", "circumstances")
_BUT = re.compile(r"[\s,](?:(?<=,)\s+|(?<=\s)(?:\s*,?\s+)?)(?:nhưng|song)(?!\s+song)\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ITEM = re.compile(r"\s*,\s*")
_PROPOSES = Cued(
    rf"(?:^|{any_of('findings', 'before-proposing')}\s*,?\s+)"
    rf"(?P<verb>{any_of('findings', 'proposing')})\s",
    *cues_of("findings", "proposing"),
)
_OPENING = re.compile(
    r"\s*(?:[-+•]\s*|(?:\d{1,2}|[a-zđ])[.)]\s+|\(\d{1,2}\)\s*|\([\w.]+\)\s*[-–]\s*)?"
    rf"(?:{any_of('findings', 'connectors')}\s*[,:]?\s+)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?:\s+{any_of('findings', 'trailing-verbs')})+\s*$", re.IGNORECASE)
_GROUPS = {
    section["name"]: listed("findings", name)
    for name, section in lexicon("findings").items()
    if name.startswith("group-")
}
_ASKED = listed("findings", "asking", then=r"\s+")
_AS_NOUN = re.compile(
    r"(?:(?<!\w)(?:đáp\s+ứng|theo|những|các|một\s+số|với|trước|so|nêu|của|đúng))\s+$", re.IGNORECASE
)
_REASON = re.compile(r"(?:là\s+)?(?:do|vì|bởi)\s+(?!(?:đó|vậy|thế)(?!\w))")
_PERIOD_WORDS = re.compile(
    r"(?:\d+\s+)?(?:tháng|năm|quý)(?:\s+(?:đầu|cuối))?\s+(?:\d[\d/]*|năm)(?:\s+\d+)?"
)
_COMMA_ONLY = re.compile(r",\s+(?!\d)")
_GOES_ON = listed("findings", "going-on")
_OPENS_WITH_FAULT = listed(
    "findings", "limitation-nouns", then=r"\s+(?:về|trong|do|là|liên|của)(?!\w)"
)
_MODAL_LAST = re.compile(r"(?:[,\s]+(?:cần|phải|sẽ|cũng|nên|hãy|do đó|vì vậy))+\s*$")
_CHANGES = re.compile(
    r"^(?P<name>.{3,120}?)(?<!\w)(?P<verb>giảm|tăng)(?:\s+(?:gần|hơn|trên|khoảng|tới|đến|thêm|lên|xuống))*\s+\d",
    re.IGNORECASE,
)
_RATE_BEHIND = re.compile(
    r"(?:mới\s+|chỉ\s+)?(?:đạt|bằng)(?:\s+tỷ\s+lệ)?\s+\d[\d.,]*\s*%", re.IGNORECASE
)
_BARE = listed("findings", "bare-predicates")
_AIMED = listed("findings", "not-results")
_LONGEST_OPENING = 90
_FEW = 7
"""Words of the longest side of ``nhưng`` that is too short to have a subject of its own."""
_LOOKED_BACK = 160
"""Characters before a fault in which a verb may turn it into a task or a success."""


def is_result(words: str) -> bool:
    """Say whether a clause tells a success and nothing still to come."""
    plain = _BRACKETS.sub("", words)
    return bool(_GOOD.search(plain)) and not _NOT_GOOD.search(plain)


def group_of(words: str) -> str | None:
    """Return the heading a clause belongs under, by the longest word of a group in it."""
    best: tuple[int, str] | None = None
    for name, pattern in _GROUPS.items():
        longest = max((len(found[0]) for found in pattern.finditer(words)), default=0)
        if longest and (best is None or longest > best[0]):
            best = longest, name
    return best[1] if best else None


def listed_limitations(text: str, stretch: Stretch) -> list[Stretch]:
    """Return the items of a list of shortfalls: ``vẫn còn một số hạn chế, như: …; …``.

    Items are parted by semicolons; without any, by commas, each item running up to the word that
    tells its shortfall.
    """
    opening = _LIST.search(text, *stretch)
    if opening is None or not _LIST_STRONG.search(opening[0]):
        return []
    body = (opening.end(), stretch[1])
    items = list(split_at(text, body, _SEMICOLON))
    if len(items) == 1:
        items = _by_predicate(text, items[0])
    trimmed = [without_end_marks(text, _past(text, item, _AND)) for item in items]
    return [item for item in trimmed if item[0] < item[1]]


def _past(text: str, stretch: Stretch, opening: re.Pattern[str]) -> Stretch:
    found = opening.match(text[stretch[0] : stretch[1]])
    return (stretch[0] + found.end(), stretch[1]) if found else stretch


def _by_predicate(text: str, stretch: Stretch) -> list[Stretch]:
    """Return the parts of a comma list, each with the shortfall that ends it."""
    items: list[Stretch] = []
    start: int | None = None
    for begin, end in split_at(text, stretch, _COMMA):
        start = begin if start is None else start
        if has_shortfall(text[start:end]):
            items.append((start, end))
            start = None
    if start is not None and items:
        items[-1] = items[-1][0], stretch[1]
    return items or [stretch]


def lists_behind(words: str) -> bool:
    """Say whether a sentence only opens a list of shortfalls: ``còn một số hạn chế như sau:``."""
    found = _LIST.search(words)
    return found is not None and not words[found.end() :].strip(" .:")


def opens_listing(words: str) -> bool:
    """Say whether a clause names shortfalls by their fields: ``còn những hạn chế trong …; …``."""
    return _LISTING.search(words) is not None


def each_limitation(text: str, part: Stretch) -> list[Stretch]:
    """Return the shortfalls of a clause, cut at commas where each side tells one of its own."""
    items: list[Stretch] = []
    start: int | None = None
    for begin, end in split_at(text, part, _COMMA_ONLY):
        if items and start is None and _GOES_ON.match(text, begin, end):
            items[-1] = items[-1][0], end
            continue
        start = begin if start is None else start
        if has_shortfall(text[start:end]):
            items.append((start, end))
            start = None
    if start is not None and items:
        items[-1] = items[-1][0], part[1]
    return items or [part]


def reason_in(text: str, part: Stretch) -> Stretch | None:
    """Return the cause that a stretch opens with: ``do thị trường trầm lắng``."""
    found = _REASON.match(text, *part)
    return (found.end(), part[1]) if found else None


def with_shortfall(text: str, side: Stretch) -> list[Stretch]:
    """Return the parts of a side whose predicate is a shortfall told with a figure."""
    parts = list(split_at(text, side, _COMMA_ONLY))
    found: list[Stretch] = []
    start = before = last = side[0]
    for begin, end in parts:
        if start == begin and _BARE.match(text, begin, end):
            start = before
        digits = any(map(str.isdigit, text[begin:end]))
        if digits and (is_limitation(text[start:end]) or turns_worse(text[start:end])):
            found.append((start, end))
        elif found and found[-1][1] == last and _continues(text, (begin, end), digits=digits):
            found[-1] = found[-1][0], end
            start = _next_start(text, end, side[1])
        last = end
        if digits:
            before, start = start, _next_start(text, end, side[1])
    return found


def _continues(text: str, part: Stretch, *, digits: bool) -> bool:
    """Return whether a comma part only goes on with the objects or the rate of the one before."""
    if digits:
        return _RATE_BEHIND.match(text, *part) is not None
    return not _VERB.search(text, *part) and not _REASON.match(text, *part)


def _next_start(text: str, end: int, stop: int) -> int:
    """Return where the stretch behind a comma begins."""
    mark = _COMMA_ONLY.match(text, end, stop)
    return mark.end() if mark else end


def turns_worse(words: str) -> bool:
    """Say whether a figure falls that had better rise, or rises that had better fall."""
    found = _CHANGES.search(_BRACKETS.sub("", words))
    if found is None or _AIMED.search(found["name"]):
        return False
    better = better_direction(found["name"])
    return better == ("higher" if found["verb"].lower() == "giảm" else "lower")


def with_subjects(text: str, clauses: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield clauses; one that is a subject without a verb is joined to the next: ``A; B giảm``."""
    waiting: int | None = None
    for begin, end in clauses:
        start = begin if waiting is None else waiting
        if waiting is None and _is_subject(text[begin:end]):
            waiting, last = start, end
            continue
        waiting = None
        yield start, end
    if waiting is not None:
        yield waiting, last


def _is_subject(words: str) -> bool:
    """Say whether a clause lacks its verb: a topic, or a fault only named (``vướng mắc về``)."""
    plain = _PERIOD_WORDS.sub("", words)
    if has_shortfall(plain) or is_result(plain) or any(map(str.isdigit, plain)):
        return False
    return bool(_OPENS_WITH_FAULT.match(plain)) or not _VERB.search(plain)


def told_part(text: str, stretch: Stretch) -> Stretch:
    """Return a sentence up to where someone is asked to do something: no fact is told behind."""
    for found in _ASKED.finditer(text, *stretch):
        before = text[max(stretch[0], found.start() - _LOOKED_BACK) : found.start()]
        if names_receiver(text, found.end(), stretch[1]) and not _AS_NOUN.search(before):
            return stretch[0], found.start()
    return stretch


def beside_duties(text: str, stretch: Stretch, duties: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the parts of a sentence outside its duties, each without the modal before them.

    The duties are those of the whole text, in order of where they begin.
    """
    start, end = stretch
    for begin, stop in duties[bisect_left(duties, (start,)) : bisect_left(duties, (end,))]:
        if begin < start:
            continue
        before = _MODAL_LAST.sub("", text[start:begin])
        if before.strip():
            yield start, start + len(before)
        start = min(stop, end)
    if text[start:end].strip():
        yield start, end


def causes_in(text: str, clause: Stretch) -> Stretch | None:
    """Return what is named as the cause: ``nguyên nhân chủ yếu là do …``."""
    found = _CAUSE.search(text, *clause)
    if found is None:
        return None
    start, end = without_end_marks(text, (found.end(), clause[1]))
    return (start, end) if start < end else None


def circumstance_in(text: str, clause: Stretch) -> tuple[Stretch, int] | None:
    """Return an opening circumstance and where the clause proper begins.

    It runs over commas as long as what follows is no clause of its own: ``trong điều kiện thiên
    tai, dịch bệnh COVID-19, toàn hệ thống … nỗ lực …``.
    """
    found = _CONTEXT.search(text, clause[0], min(clause[1], clause[0] + _LONGEST_OPENING))
    if found is None:
        return None
    if turn := _BUT.search(text, found.start(), clause[1]):
        if found.start() > clause[0] and _BARE.match(text, turn.end(), clause[1]):
            return None
        return (found.start(), turn.start()), turn.end()
    items = list(split_at(text, (found.start(), clause[1]), _ITEM))
    end = items[0][1]
    for begin, stop in items[1:]:
        if _VERB.search(text, begin, stop) or not _MISHAP.search(text, begin, stop):
            return (found.start(), end), begin
        end = stop
    return None


def after_turn(text: str, clause: Stretch) -> list[Stretch]:
    """Return the two sides of ``tuy …, nhưng …``; each judges by itself.

    A side without a subject (``… nhưng vẫn thấp hơn …``) stays with the words before it, and so
    does a short one, which is of the same subject (``… nhưng khắc phục còn chậm``).
    """
    sides: list[Stretch] = []
    for side in split_at(text, clause, _BUT):
        if sides and (_BARE.match(text, *side) or _is_short_fault(text[slice(*side)])):
            sides[-1] = sides[-1][0], side[1]
        else:
            sides.append(side)
    return sides


def _is_short_fault(words: str) -> bool:
    """Say whether a few words tell a shortfall; one that tells so little has its subject before."""
    part = _COMMA_ONLY.split(words, maxsplit=1)[0]
    few = len(part.split()) <= _FEW and not any(map(str.isdigit, part))
    return few and has_shortfall(part)


def with_subject(text: str, place: Stretch, side: Stretch) -> Stretch:
    """Return a shortfall with the words of its clause before it when it lacks its subject."""
    if place[0] > side[0] and _BARE.match(text, *place):
        return without_openings(text, (side[0], place[1]))
    return place


def proposal_in(text: str, stretch: Stretch) -> Stretch | None:
    """Return what is proposed, from its verb on: ``cũng đề xuất những giải pháp …``."""
    found = _PROPOSES.search(text[slice(*stretch)])
    if found is None:
        return None
    return without_end_marks(text, (stretch[0] + found.start("verb"), stretch[1]))


def without_openings(text: str, stretch: Stretch) -> Stretch:
    """Return a stretch without the connectors before its own words."""
    start, end = without_end_marks(text, stretch)
    found = _OPENING.match(text, start, end)
    return (found.end() if found else start), end


def without_trailing_verb(text: str, stretch: Stretch) -> Stretch:
    """Return a stretch without the verb whose object, a figure, was cut off."""
    start, end = stretch
    found = _TRAILING.search(text[start:end])
    return start, start + found.start() if found else end
