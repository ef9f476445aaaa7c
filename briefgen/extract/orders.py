"""One clause of an order: connector, period, giving verb, owner, modal, then the task itself."""

import re
from typing import NamedTuple

from briefgen.extract.clauses import Stretch
from briefgen.extract.organs import body_at
from briefgen.vi.names import match_post
from briefgen.vi.phrases import CAPITAL, listed, phrases
from briefgen.vi.wordtree import Found

_ITEM_MARK = re.compile(r"[-+•*]\s*|\(\w{1,2}\)\s*|\w{1,2}[.)]\s+")
_CONNECTOR = listed("directives", "connectors", then=r"\s*[,:]?\s*")
_PERIOD_WORDS = (
    r"(?:(?:năm|quý|quí|tháng|giai\s+đoạn|nhiệm\s+kỳ)\s+(?:[\dIVX]+(?:\s*[-/–]\s*\d+)*)(?:\s+năm\s+\d{4})?"
    r"|(?:những|\d+|sáu|ba)\s+tháng\s+(?:đầu|cuối|còn\s+lại|tới)(?:\s+(?:của\s+)?năm(?:\s+\d{4})?)?"
    r"|(?:những\s+)?năm\s+tới|(?:những\s+)?(?:tháng|tuần|quý)\s+tới|(?:những\s+)?thời\s+gian\s+(?:tới|còn\s+lại)(?:\s+của\s+năm)?)"
)
_PERIOD = re.compile(
    rf"(?:(?:trong|bước\s+sang|sang|từ\s+nay\s+đến(?:\s+hết|\s+cuối)?)\s+)?"
    rf"(?P<period>{_PERIOD_WORDS}(?:\s+và\s+{_PERIOD_WORDS})?)"
    rf"(?:\s*(?P<comma>,)\s*|\s+)",
    re.IGNORECASE,
)
_GIVING = listed("directives", "giving", then=r"\s*[,:]?\s*")
_NEEDS_SPEAKER = listed("directives", "needing-a-speaker")
_MODAL = listed("directives", "modals", exact=True, then=r"\s+(?!thiết(?!\w))")
_DUTY = re.compile(r"(?<!\w)(?:cần|phải|nên|hãy|có trách nhiệm|có nhiệm vụ)(?!\w)")
_TASK = listed("directives", "tasks", exact=True)
_NO_TASK = listed("directives", "not-tasks")
_COMMA = re.compile(r",\s+")
_TASK_OPENS = listed("directives", "tasks")
_HASTE = listed("directives", "urgency", then=r"\s+")
_OWNER_HEAD = listed("directives", "owner-heads")
_OWNER_STOP = listed("directives", "owner-stops", exact=True)
_PLACE_NAME = re.compile(rf"{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}}")
_AGENDA_OWNER = listed("directives", "agenda-owners")
_AGENDA = listed("directives", "agenda", exact=True)
_ADVERBS = re.compile(r"\s*(?:cũng|đều|luôn|thì)\s*$")
_ALSO_NOUNS = frozenset(phrases("directives", "tasks-also-nouns"))
_WITHIN_OWNER = re.compile(
    rf"\s*,?\s+(?:(?:trong|ngay\s+trong|từ)\s+)?{_PERIOD_WORDS}$", re.IGNORECASE
)
_DISCUSSING = listed("directives", "discussing")
_LABEL = re.compile(r"(?P<owner>[^:;.]{3,120}):\s+")
_ORDINAL = listed("directives", "ordinals")
_AHEAD = re.compile(r"phương\s+hướng|nhiệm\s+vụ|mục\s+tiêu", re.IGNORECASE)
_HEADED = re.compile(
    r"(?:về\s+)?(?:phương\s+hướng,?\s+(?:và\s+)?)?(?:nhiệm\s+vụ|phương\s+hướng|giải\s+pháp)"
    r"(?:\s+(?:trọng\s+tâm|công\s+tác|chủ\s+yếu|của|trong|phát\s+triển|kinh\s+tế|-|xã\s+hội))*\s+"
    rf"(?P<period>{_PERIOD_WORDS})(?:\s*[,:]\s*|\s+)(?:(?:là|gồm|sẽ|cần)\s+)*",
    re.IGNORECASE,
)
"""What is to come, in front of its tasks: ``nhiệm vụ tháng 11 tập trung …``."""
_LEADS = re.compile(
    r"(?:làm\s+)?(?:chủ\s+trì|đầu\s+mối),?\s+(?:và\s+)?phối\s+hợp|chịu\s+trách\s+nhiệm"
)
_FIGURE = re.compile(
    r"(?:[^\s,;:]+\s+){2,12}?(?:đạt|giảm|tăng|còn|chiếm)\s+(?:[^\s,;:\d]+\s+){0,3}\d", re.IGNORECASE
)
_ONLY_OPENS = re.compile(
    r"(?:^|\s)(?:(?:tập\s+trung|tiếp\s+tục|chỉ\s+đạo)\s+)*(?:vào|thực\s+hiện|triển\s+khai|làm)"
    r"(?:\s+(?:tốt|hiệu\s+quả|một\s+số|các|những|\d+|nhóm))*\s+(?:nhiệm\s+vụ|giải\s+pháp|nội\s+dung|công\s+việc)"
    r"(?:\s+(?:trọng\s+tâm|chủ\s+yếu|chính|cụ\s+thể|trước\s+mắt|sau|như|(?:trong\s+)?thời\s+gian\s+tới))*$",
    re.IGNORECASE,
)
"""Words that only announce tasks: ``tập trung vào một số giải pháp chính``."""
_LONGEST_OWNER = 30
_CIRCUMSTANCES = 250
"""Characters within which the owner is looked for: longer openings are statements."""


class Order(NamedTuple):
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
        is_labelled: the owner stands before a colon (``Sở A: Rà soát …``).
        is_numbered: an ordinal or a heading of what is to come opens it (``Một là``, ``phương
            hướng năm 2017``).
        leads: the owner leads others (``Sở A chủ trì, phối hợp …``): an order by itself.
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
    is_labelled: bool = False
    is_numbered: bool = False
    leads: bool = False


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
    opening = text[stretch[0] : start]
    numbered = bool(_ORDINAL.search(opening) or (period and _AHEAD.search(opening)))
    if order := _labelled(text, (start, end), period) or _order_at(
        text, (start, end), period, given
    ):
        return order._replace(is_numbered=numbered)
    if told and not free:
        for comma in _COMMA.finditer(text, start, min(end, start + _CIRCUMSTANCES)):
            begin = _past_opening(text, (comma.end(), end))[0]
            order = _order_at(text, (begin, end), period, given)
            if order and order.owner and order.has_modal:
                return order
    if free and start < end and text[start].islower() and not tells_figure(text[start:end]):
        return Order((start, end), period=period, is_given=given)
    return None


def tells_figure(words: str) -> bool:
    """Say whether a clause of a list of tasks is an aim with its figure: ``hộ nghèo giảm 2%``."""
    return _FIGURE.match(words) is not None


def only_opens(words: str) -> bool:
    """Say whether words only announce the tasks behind them."""
    found = _ONLY_OPENS.search(words)
    return found is not None and (not found.start() or is_owner(words[: found.start()]))


def _labelled(text: str, stretch: Stretch, period: str | None) -> Order | None:
    """Return the order whose owner stands before a colon: ``Sở Xây dựng: Rà soát quy hoạch``."""
    label = _LABEL.match(text, *stretch)
    if label is None or not is_owner(label["owner"].strip()) or match_post(label["owner"], 0):
        return None
    if not _TASK_OPENS.match(text, label.end(), stretch[1]):
        return None
    order = _order(text, (label.end(), stretch[1]), label["owner"].strip(), period, False, "")
    return order._replace(is_labelled=True)


def _order_at(text: str, stretch: Stretch, period: str | None, given: bool) -> Order | None:
    """Return the order whose owner or task begins where the stretch does."""
    start, end = stretch
    found = _verb(text, start, end)
    if found is None:
        return None
    owner_end, task_start, modal = found
    owner = _WITHIN_OWNER.sub("", text[start:owner_end].strip(" ,"))
    if owner and not is_owner(owner, modal=modal):
        return None
    return _order(text, (task_start, end), owner or None, period, given, modal)


def _past_opening(text: str, stretch: Stretch) -> tuple[int, int, str | None, bool]:
    """Return where owner or task begin, with the period and whether a giving verb was passed."""
    start, end = stretch
    period, given, moved = None, False, True
    while moved:
        moved = False
        if joined := _ITEM_MARK.match(text, start, end) or _CONNECTOR.match(text, start, end):
            start, moved = joined.end(), True
        if timed := _period_at(text, start, end):
            start, moved, period = timed.end(), True, timed["period"]
        elif (headed := _HEADED.match(text, start, end)) and _TASK_OPENS.match(
            text, headed.end(), end
        ):
            start, moved, period = headed.end(), True, headed["period"]
        if (told := _giving_at(text, start, end)) and names_receiver(text, told.end(), end):
            start, moved, given = told.end(), True, True
    return start, end, period, given


def _period_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the period at ``start``; behind it stands a comma or who is to act."""
    found = _PERIOD.match(text, start, end)
    if found and (found["comma"] or names_receiver(text, found.end(), end)):
        return found
    return None


def _giving_at(text: str, start: int, end: int) -> Found | None:
    """Return the giving verb at ``start`` that hands out a task whoever speaks."""
    return None if _NEEDS_SPEAKER.match(text, start, end) else _GIVING.match(text, start, end)


def names_receiver(text: str, start: int, end: int | None = None) -> bool:
    """Say whether a body, a group or a post begins at ``start``."""
    stop = len(text) if end is None else end
    return bool(_OWNER_HEAD.match(text, start, stop) or _PLACE_NAME.match(text, start, stop))


def leading_period(text: str, start: int, end: int) -> str | None:
    """Return the period a sentence opens with: ``Năm 2021, ông A yêu cầu …``."""
    found = _period_at(text, start, end)
    return found["period"] if found else None


def _verb(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where the owner ends and the task begins, with the modal that stands between."""
    opens = _TASK_OPENS.match(text, start, end) and not _NO_TASK.match(text, start, end)
    if opens and not (text[start].isupper() and body_at(text, start)):
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
        and (
            _AGENDA.search(owner)
            or _AGENDA.match(text, task[0])
            or _DISCUSSING.search(text, task[0], task[1])
        )
    )
    haste = _HASTE.match(text, task[0], task[1])
    if haste and not _TASK_OPENS.match(text, haste.end(), task[1]):
        haste = None
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
        leads=owner is not None and bool(_LEADS.match(text, task[0], task[1])),
    )


def is_owner(words: str, *, modal: str = "") -> bool:
    """Say whether words name who is to act: a body, a group, a post, or a place before a modal."""
    if len(words.split()) > _LONGEST_OWNER or _OWNER_STOP.search(words) or ":" in words:
        return False
    if _OWNER_HEAD.match(words):
        return True
    return bool(modal and _PLACE_NAME.fullmatch(words))
