"""One clause of an order: connector, period, giving verb, owner, modal, then the task itself."""

import re
from dataclasses import dataclass

from briefgen.extract.clauses import Stretch
from briefgen.extract.organs import body_at
from briefgen.vi.phrases import CAPITAL, any_of, phrases

_CONNECTOR = re.compile(
    rf"(?:[-+•*]\s*|\w{{1,2}}[.)]\s+)|{any_of('directives', 'connectors')}\s*[,:]?\s*",
    re.IGNORECASE,
)
_PERIOD_WORDS = (
    r"(?:(?:năm|quý|quí|tháng|giai\s+đoạn|nhiệm\s+kỳ)\s+(?:[\dIVX]+(?:\s*[-/–]\s*\d+)*)(?:\s+năm\s+\d{4})?"
    r"|(?:những|\d+|sáu|ba)\s+tháng\s+(?:đầu|cuối|còn\s+lại|tới)(?:\s+(?:của\s+)?năm(?:\s+\d{4})?)?"
    r"|(?:những\s+)?năm\s+tới|(?:những\s+)?thời\s+gian\s+(?:tới|còn\s+lại)(?:\s+của\s+năm)?)"
)
_PERIOD = re.compile(
    rf"(?:(?:trong|bước\s+sang|sang|từ\s+nay\s+đến(?:\s+hết|\s+cuối)?)\s+)?"
    rf"(?P<period>{_PERIOD_WORDS}(?:\s+và\s+{_PERIOD_WORDS})?)"
    rf"(?:\s*,\s*|\s+(?={any_of('directives', 'owner-heads')}))",
    re.IGNORECASE,
)
_GIVING = re.compile(
    rf"(?!{any_of('directives', 'needing-a-speaker')}){any_of('directives', 'giving')}\s*[,:]?\s*",
    re.IGNORECASE,
)
_MODAL = re.compile(rf"{any_of('directives', 'modals')}\s+")
_DUTY = re.compile(r"(?<!\w)(?:cần|phải|nên|hãy|có trách nhiệm|có nhiệm vụ)(?!\w)")
_TASK = re.compile(any_of("directives", "tasks"))
_NO_TASK = re.compile(any_of("directives", "not-tasks"), re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_TASK_OPENS = re.compile(any_of("directives", "tasks"), re.IGNORECASE)
_HASTE = re.compile(
    rf"{any_of('directives', 'urgency')}\s+(?={any_of('directives', 'tasks')})", re.IGNORECASE
)
_OWNER_HEAD = re.compile(any_of("directives", "owner-heads"), re.IGNORECASE)
_OWNER_STOP = re.compile(any_of("directives", "owner-stops"))
_PLACE_NAME = re.compile(rf"{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}}")
_AGENDA_OWNER = re.compile(any_of("directives", "agenda-owners"), re.IGNORECASE)
_AGENDA = re.compile(any_of("directives", "agenda"))
_ADVERBS = re.compile(r"\s*(?:cũng|đều|luôn|thì)\s*$")
_ALSO_NOUNS = frozenset(phrases("directives", "tasks-also-nouns"))
_LONGEST_OWNER = 30
_CIRCUMSTANCES = 250
"""Characters within which the owner is looked for: longer openings are statements."""


@dataclass(frozen=True, slots=True)
class Order:
    """A clause taken apart.

    Args:
        task: stretch of the task's own words.
        owner: who is to act, as printed; ``None`` when this clause names nobody.
        period: the period the order is for.
        haste: word of haste before the task's verb.
        is_given: a giving verb stands in the clause (``lưu ý …``).
        has_modal: ``sẽ``, ``cần``, ``phải`` … before the task; has_duty: one that obliges.
        starts_with_task: a known task verb opens the task.
        is_agenda: participants are asked to discuss; no task for later.
    """

    task: Stretch
    owner: str | None = None
    period: str | None = None
    haste: str | None = None
    is_given: bool = False
    has_modal: bool = False
    has_duty: bool = False
    starts_with_task: bool = False
    is_agenda: bool = False


def read_order(
    text: str, stretch: Stretch, *, free: bool = False, told: bool = False
) -> Order | None:
    """Return a clause taken apart, ``None`` when it holds no order.

    Args:
        text: the whole text.
        stretch: the clause in it.
        free: the clause stands in a list of tasks, so a verb the lexicon lacks may open it.
        told: a verb of telling stands before it, so circumstances may come before the owner.
    """
    start, end, period, given = _past_opening(text, stretch)
    if order := _order_at(text, (start, end), period, given):
        return order
    if told and not free:
        for comma in _COMMA.finditer(text, start, min(end, start + _CIRCUMSTANCES)):
            order = _order_at(text, (comma.end(), end), period, given)
            if order and order.owner and order.has_modal:
                return order
    if free and start < end and text[start].islower():
        return Order((start, end), period=period, is_given=given)
    return None


def _order_at(text: str, stretch: Stretch, period: str | None, given: bool) -> Order | None:
    """Return the order whose owner or task begins where the stretch does."""
    start, end = stretch
    found = _verb(text, start, end)
    if found is None:
        return None
    owner_end, task_start, modal = found
    owner = text[start:owner_end].strip(" ,")
    if owner and not is_owner(owner, modal=modal):
        return None
    return _order(text, (task_start, end), owner or None, period, given, modal)


def _past_opening(text: str, stretch: Stretch) -> tuple[int, int, str | None, bool]:
    """Return where owner or task begin, with the period and whether a giving verb was passed."""
    start, end = stretch
    period, given, moved = None, False, True
    while moved:
        moved = False
        if found := _CONNECTOR.match(text, start, end):
            start, moved = found.end(), True
        if found := _PERIOD.match(text, start, end):
            start, moved, period = found.end(), True, found["period"]
        if (found := _GIVING.match(text, start, end)) and names_receiver(text, found.end(), end):
            start, moved, given = found.end(), True, True
    return start, end, period, given


def names_receiver(text: str, start: int, end: int | None = None) -> bool:
    """Say whether a body, a group or a post begins at ``start``."""
    stop = len(text) if end is None else end
    return bool(_OWNER_HEAD.match(text, start, stop) or _PLACE_NAME.match(text, start, stop))


def leading_period(text: str, start: int, end: int) -> str | None:
    """Return the period a sentence opens with: ``Năm 2021, ông A yêu cầu …``."""
    found = _PERIOD.match(text, start, end)
    return found["period"] if found else None


def _verb(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where the owner ends and the task begins, with the modal that stands between."""
    if _TASK_OPENS.match(text, start, end) and not _NO_TASK.match(text, start, end):
        return start, start, ""
    nouns = [found.span() for found in _NO_TASK.finditer(text, start, end)]
    task = next(
        (
            found.start()
            for found in _TASK.finditer(text, start, end)
            if (found[0] not in _ALSO_NOUNS or _named_whole(text, start, found.start()))
            and not any(begin <= found.start() < stop for begin, stop in nouns)
        ),
        None,
    )
    modal = _MODAL.search(text, start, min(end, start + _CIRCUMSTANCES))
    if modal and (task is None or modal.start() < task):
        task = modal.end()
        while again := _MODAL.match(text, task, end):
            task = again.end()
        return _before_adverbs(text, start, modal.start()), task, modal[0]
    return None if task is None else (_before_adverbs(text, start, task), task, "")


def _named_whole(text: str, start: int, end: int) -> bool:
    """Say whether the words are just the name of a body, so that a verb follows and no noun."""
    owner = text[start:end].strip()
    return owner[:1].isupper() and owner == body_at(text, start)


def _before_adverbs(text: str, start: int, end: int) -> int:
    found = _ADVERBS.search(text[start:end])
    return start + found.start() if found else end


def _order(
    text: str, task: Stretch, owner: str | None, period: str | None, given: bool, modal: str
) -> Order:
    agenda = (
        owner is not None
        and _AGENDA_OWNER.match(owner)
        and (_AGENDA.search(owner) or _AGENDA.match(text, task[0]))
    )
    haste = _HASTE.match(text, task[0], task[1])
    opens = _TASK_OPENS.match(text, task[0], task[1])
    return Order(
        task=task,
        owner=owner,
        period=period,
        haste=haste[0].strip().lower() if haste else None,
        is_given=given,
        has_modal=bool(modal),
        has_duty=bool(_DUTY.search(modal)),
        starts_with_task=opens is not None,
        is_agenda=bool(agenda),
    )


def is_owner(words: str, *, modal: str = "") -> bool:
    """Say whether words name who is to act: a body, a group, a post, or a place before a modal."""
    if len(words.split()) > _LONGEST_OWNER or _OWNER_STOP.search(words) or ":" in words:
        return False
    if _OWNER_HEAD.match(words):
        return True
    return bool(modal and _PLACE_NAME.fullmatch(words))
