"""Duties and plans told in passing: no verb hands them out, yet someone must act or will.

``Hải Phòng phải phấn đấu …``, ``Chúng tôi sẽ phối hợp với …``, ``“Cần rà soát lại …”, ông A nói``,
and the sentences of a speech that open with the task itself (``Tiếp tục …``). What was, may be, or
would be under a condition is none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.extract.clauses import Stretch, split_at, without_end_marks
from briefgen.extract.orders import is_owner, names_receiver, only_opens, tells_figure
from briefgen.extract.telling import reports
from briefgen.model import Sentence
from briefgen.vi.phrases import CAPITAL, listed

_MUST = listed("directives", "duty-modals", then=r"\s+(?!thiết(?!\s+phải)(?!\w))")
_WILL = listed("directives", "plan-modals", then=r"\s+")
_STRIVES = listed("directives", "striving", then=r"\s+")
_TASK = listed("directives", "tasks", "duty-verbs")
_PLANNED = listed("directives", "planned")
_PARTED = re.compile(
    r"[,;:.“”\"!?()…]\s*|\s+[-–]\s+|\s+thì\s+|\s(?:nhưng|song|do\s+đó|vì\s+vậy|đồng\s+thời|và)\s+(?=cần|phải|sẽ|nên|hãy)"
)
_NO_DUTY = listed("directives", "no-duty")
_NO_DUTY_BEHIND = listed("directives", "no-duty-behind")
_UNDONE = listed("directives", "unsure-verbs")
_ACTS = listed("directives", "acting-subjects")
_PARTICIPANT = listed("directives", "agenda-owners")
_OF_MEETING = listed("directives", "discussing", "meeting-acts")
_IMPERATIVE = listed("directives", "imperatives")
_OPENING = re.compile(r"(?:[-+•*]\s*|(?:\d{1,2}|[a-zđ])[.)]\s+|\(\d{1,2}\)\s*|“\s*)?")
_CONNECTOR = listed("directives", "connectors", then=r"\s*[,:]?\s*")
_TOLD_OF = listed("directives", "told-of")
_RESULT = re.compile(
    r"(?<!\w)(?:đạt|tăng|giảm)(?:\s+(?:gần|hơn|trên|khoảng|được))?\s+\d", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?:^|\s)(?:do(?!\s+(?:đó|vậy)(?!\w))|mà|như|những\s+gì)\s+[^,;:.“”]{0,60}$", re.IGNORECASE
)
_SEMICOLON = re.compile(r";|(?<=”)\s*,\s|\s*”")
_PERSON = re.compile(rf"(?:ông|bà|đồng\s+chí|anh|chị)\s+{CAPITAL}", re.IGNORECASE)
_SAYS_BEHIND = re.compile(r"”\s*[,.]?\s*(?:[^“”]{3,120})$")
_ASKS = listed("directives", "asking", then=r"(?:\s+(?:là|rằng|cần|phải))?\s*[,:]?\s*")
_NOT_ASKED = listed("directives", "not-asked")
_SHORT_FORM = re.compile(rf"(?P<owner>{CAPITAL}[\w&-]*{CAPITAL}[\w&-]*)\s+(?:(?:cần|phải|sẽ)\s+)*")
_SHORT_ACTS = re.compile(
    rf"(?:{CAPITAL}[\w&-]*{CAPITAL}[\w&-]*)\s+(?:chủ\s+động|khẩn\s+trương|tiếp\s+tục|nghiên\s+cứu|rà\s+soát"
    r"|phối\s+hợp|chủ\s+trì|tập\s+trung|tăng\s+cường|đẩy\s+mạnh|đẩy\s+nhanh|hoàn\s+thiện|báo\s+cáo)(?!\w)"
)
_SAID_BEFORE = re.compile(
    r"^.*(?<!\w)(?:cho\s+biết|cho\s+hay|cho\s+rằng|hứa|khẳng\s+định|nhấn\s+mạnh|thông\s+tin|cam\s+kết)(?:\s+(?:rằng|là))?\s+"
    r"|^(?:(?:trong\s+)?(?:những\s+)?(?:thời\s+gian|năm|tháng)\s+(?:tới|này)\s+)",
    re.IGNORECASE,
)
"""Who says so, or when, before the subject of a plan."""
_OPENING_WORDS = 60
_REACH = 160
"""Characters before a modal in which its subject stands."""
_SEEN_BEHIND = 8
"""Characters behind a stretch that a mark may look at."""
_FULL = 7
"""Words of a clause long enough to be a task by itself."""
_FEWEST = 4
"""Words of the shortest task."""


class Duty(NamedTuple):
    """A task told in passing; ``owner`` where the words before the modal name one."""

    task: Stretch
    owner: str | None
    plans: bool


def duties_in(text: str, sentence: Sentence, taken: list[Stretch]) -> list[Duty]:
    """Return the duties of a sentence outside the stretches already taken."""
    if sentence.text.rstrip(' ”"').endswith("?"):
        return []
    found = [
        (begin, duty)
        for begin, duty in _told(text, sentence)
        if not any(start < duty.task[1] and duty.task[0] < end for start, end in taken)
    ]
    duties: list[Duty] = []
    for place, (_, duty) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else duty.task[1]
        end = min([end, *(start for start, _ in taken if start > duty.task[0])])
        duties += _pieces(text, duty, end)
    return duties


def _pieces(text: str, duty: Duty, end: int) -> Iterator[Duty]:
    """Yield the duty cut at semicolons and closing quotes, up to where the next begins."""
    for number, part in enumerate(split_at(text, (duty.task[0], end), _SEMICOLON)):
        piece = without_end_marks(text, part)
        words = text[slice(*piece)]
        if number and (not words[:1].islower() or not _TASK.match(text, piece[0], piece[1])):
            break
        if len(words.split()) >= _FEWEST:
            yield duty._replace(task=piece)


def _told(text: str, sentence: Sentence) -> Iterator[tuple[int, Duty]]:
    """Yield each duty with where its clause begins, the task running to the sentence's end."""
    last = sentence.start
    for place in _modals(text, sentence):
        at, verb, plans = place
        begin = _clause_start(text, max(sentence.start, at - _REACH), at)
        if begin < last:
            continue
        subject = _SAID_BEFORE.sub("", text[begin:at]).strip(' “"')
        if _obliges(text, subject, (begin, at, verb), plans=plans):
            owner = subject if subject and is_owner(subject, modal="cần") else None
            yield begin, Duty((verb, sentence.end), owner, plans)
            last = verb


def _modals(text: str, sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Return where a modal stands before a verb of a task: modal, verb, and whether it plans."""
    start, end = sentence.start, sentence.end
    places = [
        (found.start(), found.end(), False)
        for found in _MUST.finditer(text, start, end)
        if _TASK.match(text, found.end(), end) and not _UNDONE.match(text, found.end(), end)
    ]
    places += [
        (found.start(), found.end(), True)
        for found in _WILL.finditer(text, start, end)
        if _PLANNED.match(text, found.end(), end)
    ]
    places += [
        (found.start(), found.start(), True) for found in _STRIVES.finditer(text, start, end)
    ]
    return sorted(places)


def _clause_start(text: str, start: int, end: int) -> int:
    ends = (mark.end() for mark in _PARTED.finditer(text, start, end + _SEEN_BEHIND))
    return max((mark for mark in ends if mark <= end), default=start)


def _obliges(text: str, subject: str, place: tuple[int, int, int], *, plans: bool) -> bool:
    """Say whether a clause lays a duty on its subject or tells a plan of it."""
    begin, _, verb = place
    if _NO_DUTY.search(subject) or _PARTICIPANT.match(subject) or _NO_DUTY_BEHIND.match(text, verb):
        return False
    if _OF_MEETING.match(text, verb):
        return False
    if not plans:
        return True
    opens = not subject and begin == verb
    return (
        opens
        or bool(_ACTS.match(subject))
        or (names_receiver(text, begin) and not _PERSON.match(subject))
    )


def opens_with_task(text: str, sentence: Sentence) -> Stretch | None:
    """Return the task of a sentence that opens with it, as those of a list or a speech do."""
    start = sentence.start
    if _SHORT_ACTS.match(text, start, sentence.end) and not _tells(sentence.text):
        return start, sentence.end
    if mark := _OPENING.match(text, start, sentence.end):
        start = mark.end()
    while joined := _CONNECTOR.match(text, start, sentence.end):
        start = joined.end()
    verb = _IMPERATIVE.match(text, start, sentence.end)
    if verb is None or _tells(sentence.text):
        return None
    if _RESULT.search(text, verb.end(), sentence.end) and not _STRIVES.match(text, start):
        return None
    return start, sentence.end


def _tells(words: str) -> bool:
    """Say whether a sentence that opens with a verb tells what came of it."""
    return reports(words) or _TOLD_OF.search(words) is not None


def asked_whole(text: str, sentence: Sentence, begin: int, end: int) -> Duty | None:
    """Return all that a verb of giving before ``begin`` asks for, though no known verb opens it.

    ``yêu cầu VNR quản lý tốt hạ tầng …``: a short form of one word before a verb is who must act.
    """
    verbs = [
        verb.start()
        for verb in _ASKS.finditer(text, max(sentence.start, begin - _REACH), begin)
        if verb.end() == begin
    ]
    if not verbs or _NOT_ASKED.match(text, begin, end):
        return None
    start, stop = without_end_marks(text, (begin, end))
    words = text[start:stop]
    if (
        len(words.split()) < _FEWEST
        or only_opens(words)
        or _OF_MEETING.search(words[:_OPENING_WORDS])
    ):
        return None
    short = _SHORT_FORM.match(text, start, stop)
    if short and _TASK.match(text, short.end(), stop):
        return Duty((short.end(), stop), short["owner"], plans=False)
    return Duty((start, stop), None, plans=False)


def is_relative(before: str) -> bool:
    """Say whether a verb behind the words only tells of an order: ``do Chính phủ | yêu cầu``."""
    return _RELATIVE.search(before) is not None


def left_over(text: str, clause: Stretch) -> Stretch | None:
    """Return a clause in a chain of tasks that no known owner or verb opens, unless it reports."""
    start, end = without_end_marks(text, clause)
    words = text[start:end]
    long_enough = len(words.split()) >= _FULL and not tells_figure(words)
    return (start, end) if long_enough and not reports(words) else None
