"""Tasks and instructions: who is to do what, for whom, by when, as far as the report says.

A report hands out tasks in speech: a giving verb with its receiver (``yêu cầu Sở A rà soát …``), or
a verb of telling before a modal (``nhấn mạnh: Ban B sẽ xây dựng …``). Tasks then run on, parted by
semicolons, by ``và`` before a new verb, and over sentences that open with a task verb.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefgen.extract import duties
from briefgen.extract.clauses import Stretch, is_open_list, split_at, without_end_marks
from briefgen.extract.giving import (
    HANDS_OUT,
    LOOKED_BACK,
    behind_body,
    behind_speaker,
    heard_in,
    names_speaker,
    speaker_of,
)
from briefgen.extract.orders import (
    Order,
    is_owner,
    leading_period,
    names_receiver,
    only_opens,
    read_order,
)
from briefgen.extract.people import Cast
from briefgen.extract.reading import Reading
from briefgen.extract.sureness import graded
from briefgen.extract.tasks import addressee_of, due_of, implementers_of, partners_of, urgency_of
from briefgen.extract.telling import reports
from briefgen.model import Directive, Sentence
from briefgen.vi.phrases import any_of, listed
from briefgen.vi.wordtree import Found

_SEMICOLON = re.compile(r";")
_NEXT_OWNER = re.compile(
    rf",\s+(?=(?:năm\s+\d{{4}},\s+)?{any_of('directives', 'owner-heads')}"
    r"(?:\s+[^\s,;:.“”]+){0,7}?\s+(?:cần(?!\s+thiết)|phải|sẽ)\s)",
    re.IGNORECASE,
)
"""Where another owner must act: the task before ends there."""
_AND_VERB = re.compile(rf"\s+và\s+(?={any_of('directives', 'tasks-after-and')})")
_PURPOSE = listed("directives", "purposes")
_AIM = listed(
    "directives",
    "aims",
    then=r"(?:(?:\s+[^\s,;:.]+){0,8}?\s*(?<!\w)là(?!\w)\s*:?|(?:\s+[^\s,;:.]+){0,20}?\s*:)\s*",
)
_AS_NOUN = re.compile(
    rf"(?:{any_of('directives', 'giving-as-noun')}|(?<!\w)được\s+(?:[^\s,;:]+\s+){{1,5}})\s*$",
    re.IGNORECASE,
)
_FROM_BELOW = listed("directives", "lower-level", then=r"\s*(?:[^\s,;:]+\s+){0,4}$")
_NEEDS_SPEAKER = listed("directives", "needing-a-speaker")
_NEEDS_RECEIVER = listed("directives", "needing-a-receiver")
_LEAD_IN = re.compile(
    r"[^;:.]{0,160}?(?:nhiệm\s+vụ|giải\s+pháp|nội\s+dung|công\s+việc|vấn\s+đề|việc|công\s+tác)(?:\s+[^\s;:.,]+){0,5}?\s*(?:sau|sau\s+đây|như\s+sau|là|gồm|như)?\s*:\s*"
)
_BESIDE = re.compile(
    r"(?:bên\s+cạnh|ngoài|cùng\s+với|song\s+song\s+với)\s+việc\s+(?P<task>[^,;:.]{10,160}),",
    re.IGNORECASE,
)
_COMING = re.compile(r"tới|còn\s+lại|cuối|tiếp\s+theo", re.IGNORECASE)

_OPENING = re.compile(
    rf"(?:^|[,;:.])\s*(?:{any_of('directives', 'connectors')}\s*,?\s*)*$", re.IGNORECASE
)
_QUOTED = re.compile(r"“(?P<words>.+)”\s*,[^“”]{5,120}$", re.DOTALL)
_MOST_OPENINGS = 10
"""Verbs of a sentence tried, likeliest first; more only stand in words run together."""
IN_PASSING = "duty-told"
"""Name of the rule for tasks nobody hands out; what stands beside them may be judged."""
_LISTENS = 3
"""Sentences without a task after which a sentence that opens with one no longer goes on."""
_FULL_TASK = 7
"""Words a task has before ``và`` can begin another: less is a pair of verbs with one object."""


class _Floor(NamedTuple):
    """Who is speaking to whom at this point of the report."""

    speaker: str | None = None
    owner: str | None = None
    certain: bool = False
    period: str | None = None
    is_open: bool = False
    rule: str = "task-in-list"
    speaker_heard: bool = False


def find_directives(reading: Reading, cast: Cast) -> tuple[Directive, ...]:
    """Return the tasks of a text in order, ``D01`` first, each with the span of its own words."""
    found: list[Directive] = []
    floor = _Floor()
    since = _LISTENS
    for sentence in reading.of_kind("body"):
        before = floor
        floor, tasks = _read_sentence(reading, sentence, cast, floor)
        told = _in_passing(reading, sentence, floor, tasks, near=since < _LISTENS)
        if told and not tasks:
            floor = floor._replace(owner=told[-1].owner or before.owner, is_open=True)
        tasks = sorted([*tasks, *told], key=lambda task: task.span.start if task.span else 0)
        since = 0 if tasks else since + 1
        found += tasks
    return tuple(
        task.model_copy(update={"id": f"D{number:02d}"}) for number, task in enumerate(found, 1)
    )


def _in_passing(
    reading: Reading, sentence: Sentence, floor: _Floor, tasks: list[Directive], *, near: bool
) -> list[Directive]:
    """Return the duties a sentence tells beside the tasks it hands out."""
    taken = [(task.span.start, task.span.end) for task in tasks if task.span]
    floor = floor._replace(owner=None, certain=False, rule=IN_PASSING, speaker_heard=False)
    if near and not tasks and (whole := duties.opens_with_task(reading.text, sentence)):
        return [
            _directive(reading, without_end_marks(reading.text, part), Order(part), floor)
            for part in split_at(reading.text, whole, _SEMICOLON)
        ]
    return [
        _directive(
            reading,
            duty.task,
            Order(duty.task, has_modal=True),
            floor._replace(owner=duty.owner, certain=duty.owner is not None),
        )
        for duty in duties.duties_in(reading.text, sentence, taken)
    ]


def _read_sentence(
    reading: Reading, sentence: Sentence, cast: Cast, floor: _Floor
) -> tuple[_Floor, list[Directive]]:
    for begin, end, told_by_verb in islice(_openings(reading, sentence, cast), _MOST_OPENINGS):
        before = floor._replace(certain=False, rule="task-in-list", speaker_heard=False)
        if told_by_verb:
            heard = speaker_of(reading, sentence, cast, (begin, end))
            unknown = heard is None and names_speaker(reading.text, sentence.start, begin)
            speaker = None if unknown else heard or floor.speaker
            period = floor.period if speaker == floor.speaker else None
            period = leading_period(reading.text, sentence.start, begin) or period
            before = _Floor(
                speaker=speaker,
                period=period,
                is_open=True,
                rule="verb-of-giving",
                speaker_heard=heard is not None,
            )
        floor_after, tasks = _read_tasks(reading, (begin, end), before, opens=told_by_verb)
        if tasks:
            beside = _beside(reading, sentence, floor_after)
            return floor_after, _marked_open(reading, [*beside, *tasks])
        if told_by_verb and (whole := duties.asked_whole(reading.text, sentence, begin, end)):
            after = before._replace(owner=whole.owner, certain=whole.owner is not None)
            pieces = split_at(reading.text, whole.task, _SEMICOLON)
            clean = [without_end_marks(reading.text, piece) for piece in pieces]
            return after, [_directive(reading, each, Order(each), after) for each in clean]
        if told_by_verb and reading.text[begin:end].rstrip()[-1:] in {"", ":"}:
            owner = _addressed(reading.text, begin, end)
            return before._replace(owner=owner, certain=owner is not None), []
    return _Floor(speaker=heard_in(reading, sentence, cast) or floor.speaker), []


def _addressed(text: str, begin: int, end: int) -> str | None:
    """Return who is asked where the list of tasks follows: ``yêu cầu các sở, ngành: …``."""
    words = text[begin:end].strip(" :")
    return words if words and is_owner(words) else None


def _beside(reading: Reading, sentence: Sentence, floor: _Floor) -> list[Directive]:
    """Return the task a sentence opens with: ``bên cạnh việc đẩy mạnh …, ông A nhấn mạnh …``."""
    found = _BESIDE.match(reading.text, sentence.start, sentence.end)
    order = read_order(reading.text, found.span("task")) if found else None
    if order is None or not order.starts_with_task or order.owner:
        return []
    unowned = floor._replace(owner=None, certain=False)
    return [_directive(reading, without_end_marks(reading.text, order.task), order, unowned)]


def _openings(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[tuple[int, int, bool]]:
    """Yield where orders may begin and end in a sentence, likeliest first.

    True where a verb announces them; a verb right behind its speaker goes before all others.
    """
    start, end = sentence.start, sentence.end
    quoted = _QUOTED.match(reading.text, start, end)
    if quoted:
        yield quoted.start("words"), quoted.end("words"), True
        return
    ranked = [
        (not behind_speaker(reading, cast, start, verb.start()), verb)
        for verb in HANDS_OUT.finditer(reading.text, start, end)
    ]
    for far, verb in sorted(ranked, key=lambda item: (item[0], item[1].start())):
        if _announces(reading.text, start, verb, far=far):
            yield verb.end(), end, True
    states = reports(sentence.text.partition(";")[0])
    for aim in _AIM.finditer(reading.text, start, end):
        if not states or (aim[0].rstrip().endswith(":") and not reports(aim[0])):
            yield aim.end(), end, True
    if not states:
        yield start, end, False


def _announces(text: str, start: int, verb: Found, *, far: bool) -> bool:
    """Say whether a verb of giving or telling has a speaker, said or left out, and is no noun."""
    before = text[max(start, verb.start() - LOOKED_BACK) : verb.start()]
    if _AS_NOUN.search(before) or _FROM_BELOW.search(before) or duties.is_relative(before):
        return False
    if _NEEDS_RECEIVER.match(verb[0]) and not names_receiver(text, verb.end()):
        return False
    if far and _NEEDS_SPEAKER.match(verb[0]):
        return verb[0].rstrip().endswith((",", ":")) and behind_body(before)
    return not far or bool(_OPENING.search(before)) or behind_body(before)


def _read_tasks(
    reading: Reading, stretch: Stretch, floor: _Floor, *, opens: bool
) -> tuple[_Floor, list[Directive]]:
    """Return the tasks of a stretch, and the floor after it; none when its opening is no order."""
    tasks: list[Directive] = []
    for clause, order in _orders(reading.text, stretch, told=opens):
        if order is None or (not tasks and not _may_open(order, floor, opens=opens)):
            if not tasks:
                return floor, []
            if opens and (left := duties.left_over(reading.text, clause)):
                unowned = floor._replace(owner=None, certain=False)
                tasks.append(_directive(reading, left, Order(left), unowned))
            continue
        floor = _hear(floor, order, first=not tasks)
        if order.is_agenda:
            continue
        lead_in = _LEAD_IN.match(reading.text, *order.task)
        task = (lead_in.end(), order.task[1]) if lead_in else order.task
        for piece in _parts(reading.text, task):
            if only_opens(reading.text[slice(*piece)]):
                continue
            told = _directive(reading, piece, order, floor)
            tasks.append(told)
            floor = floor._replace(certain=floor.certain and not told.implementers)
    return floor._replace(is_open=True), tasks


def _orders(text: str, stretch: Stretch, *, told: bool) -> Iterator[tuple[Stretch, Order | None]]:
    """Yield each clause with its order, ``None`` without; a new owner begins another."""
    free = False
    for clause in split_at(text, stretch, _SEMICOLON):
        rest: Stretch | None = clause
        while rest:
            order = read_order(text, rest, free=free, told=told)
            parts = list(split_at(text, order.task, _NEXT_OWNER)) if order else []
            if order and len(parts) > 1:
                order = order._replace(task=parts[0])
                rest = parts[1][0], parts[-1][1]
            else:
                rest = None
            free = free or (order is not None and not order.is_agenda)
            yield clause, order


def _may_open(order: Order, floor: _Floor, *, opens: bool) -> bool:
    """Say whether an order may be the first of its stretch, by what announces it."""
    if opens:
        return order.owner is not None or order.has_modal or order.starts_with_task
    if floor.is_open:
        return order.starts_with_task or order.owner is not None
    if order.has_duty and (order.owner is not None or order.starts_with_task):
        return True
    if order.is_labelled or order.is_numbered:
        return order.starts_with_task
    coming = order.period is not None and bool(_COMING.search(order.period))
    return order.leads or (coming and (order.owner is not None or order.starts_with_task))


def _hear(floor: _Floor, order: Order, *, first: bool) -> _Floor:
    """Return the floor after an order's opening words: a new owner, a period, a giving verb."""
    if order.owner is not None:
        floor = floor._replace(owner=order.owner, certain=True)
    elif first and order.is_given:
        floor = floor._replace(owner=None, certain=False)
    return floor._replace(period=order.period or floor.period)


def _parts(text: str, task: Stretch) -> Iterator[Stretch]:
    """Yield the tasks of one clause, parted at ``và`` where a full task stands before it."""
    begin = task[0]
    pieces = list(split_at(text, task, _AND_VERB))
    for place, (start, end) in enumerate(pieces):
        words = text[begin:end]
        full = len(words.split()) >= _FULL_TASK and not _PURPOSE.search(words)
        if place == len(pieces) - 1 or full:
            yield without_end_marks(text, (begin, end))
            begin = pieces[place + 1][0] if place < len(pieces) - 1 else end
        else:
            begin = min(begin, start)


def _directive(reading: Reading, piece: Stretch, order: Order, floor: _Floor) -> Directive:
    text = reading.text[piece[0] : piece[1]]
    due, due_date = due_of(text)
    return Directive(
        id="",
        text=text,
        owner=floor.owner,
        owner_basis=("stated" if floor.certain else "carried_over") if floor.owner else None,
        partners=partners_of(text),
        implementers=implementers_of(text),
        addressee=addressee_of(text),
        due=due,
        due_date=due_date,
        urgency=order.haste or urgency_of(text),
        for_period=floor.period,
        given_by=floor.speaker,
        span=reading.span(*piece),
        **graded(floor.rule, taken_over=_taken_over(order, floor)),
    )


def _taken_over(order: Order, floor: _Floor) -> Iterator[str]:
    """Yield what a task does not say itself."""
    if floor.owner and not floor.certain:
        yield f"chủ trì “{floor.owner}” lấy từ vế trước"
    if floor.speaker and not floor.speaker_heard:
        yield "người giao lấy từ câu trước"
    if not (order.starts_with_task or order.has_modal or order.is_given):
        yield "không mở đầu bằng động từ giao việc; đọc tiếp theo danh sách việc"


def _marked_open(reading: Reading, tasks: list[Directive]) -> list[Directive]:
    last = tasks[-1]
    if last.span and is_open_list(reading.text, last.span.end):
        return [*tasks[:-1], last.model_copy(update={"continues": True})]
    return tasks
