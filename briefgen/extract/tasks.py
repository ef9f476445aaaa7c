"""What the words of one task say of itself: partners, implementers, addressee, haste, deadline."""

import re
from collections.abc import Callable
from datetime import date

from briefgen.errors import DataError
from briefgen.extract.organs import body_at
from briefgen.vi.dates import read_date
from briefgen.vi.phrases import listed, phrases

_ACTS = listed("directives", "tasks", "modals")
_TASK = listed("directives", "tasks")
_MODAL = listed("directives", "modals", then=r"\s+")
_DIRECTING = listed("directives", "directing", then=r"\s+")
_PARTNERED = listed("directives", "partners", then=r"\s+")
_OWNER_HEAD = listed("directives", "owner-heads")
_NEXT_WORD = re.compile(r"(?P<gap>[\s,]+)[^\s,;]+")
_MOST_WORDS = 20
_CAPITAL = re.compile(r"[A-ZĐ]")
_PAUSE = re.compile(r"\s+|[;.]|$")
_AIM = listed("directives", "purposes")
_LONGEST_LIST = 160
_SUBMITTED = listed("directives", "submitting", then=r"\s+")
_RANKED = re.compile(r"(?:các\s+)?cấp\s+(?:có\s+)?thẩm\s+quyền", re.IGNORECASE)
_NOT_URGENT = listed("directives", "not-urgent")
_URGENCY = listed("directives", "urgency")
_HEADS = {
    tuple(pair.split(", ", 1)) for pair in phrases("directives", "paired-heads") if ", " in pair
}
_LIST_MARK = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+(?=(?-i:[A-ZĐ]))")
_GROUP_WORD = re.compile(r"^(?:các|từng|mỗi|những)\s+")
_DAY = r"ngày\s+\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_MONTH = r"(?:tháng|quý|quí)\s+(?:\d{1,2}|[IVX]+)(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
_LENGTH = r"(?:vòng\s+)?\d{1,3}\s+(?:ngày|tuần|tháng)(?:\s+(?:tới|làm\s+việc))?"
_COMPLETES = listed("directives", "completing")
_LOOSE_DUE = re.compile(r"(?:ngay\s+)?(?:trong|vào|đến\s+hết|hết)(?!\w)", re.IGNORECASE)
_DUE = re.compile(
    rf"(?<!\w)(?:(?:hoàn\s+thành|xong)\s+)?(?:trước(?:\s+hạn)?|chậm\s+nhất(?:\s+là)?(?:\s+(?:trong|vào|đến|trước))?"
    rf"|muộn\s+nhất(?:\s+là)?(?:\s+(?:trong|vào|đến))?|không\s+quá|đến\s+hết|hết|ngay\s+trong|trong|vào)\s+"
    rf"(?P<when>{_DAY}|(?:hết\s+)?{_MONTH}|(?:cuối\s+)?năm\s+\d{{4}}|năm\s+nay|tuần\s+(?:này|tới)|{_LENGTH}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    rf"(?!\w)",
    re.IGNORECASE,
)


def implementers_of(task: str) -> tuple[str, ...]:
    """Return those whom the owner is to set to work: ``chỉ đạo các sở, ngành thực hiện``."""
    found = (_set_to_work(task, verb.end()) for verb in _DIRECTING.finditer(task))
    return next((split_groups(who) for who in found if who), ())


def _set_to_work(task: str, start: int) -> str | None:
    """Return who is named at ``start``, up to the verb of what they are to do."""
    head = _OWNER_HEAD.match(task, start)
    end = head.end() if head else len(task)
    for _ in range(_MOST_WORDS + 1):
        word = _NEXT_WORD.match(task, end)
        if word is None:
            return None
        begin = word.end("gap")
        if _ACTS.match(task, begin):
            modal = _MODAL.match(task, begin)
            acts = _TASK.match(task, modal.end() if modal else begin)
            return task[start:end] if acts and word["gap"].isspace() else None
        end = word.end()
    return None


def partners_of(task: str) -> tuple[str, ...]:
    """Return who works along: ``phối hợp với Sở Tài chính, Kho bạc Nhà nước``."""
    found = (_working_along(task, verb.end()) for verb in _PARTNERED.finditer(task))
    return next((split_groups(who) for who in found if who), ())


def _working_along(task: str, start: int) -> str | None:
    """Return who is named at ``start``, up to a verb, a mark or the end."""
    head = _OWNER_HEAD.match(task, start)
    heads = [head.end()] if head else []
    heads += [start + 1] if _CAPITAL.match(task, start) else []
    begin = next((end for end in heads if task[end : end + 1] not in {"", ";", "."}), len(task))
    for pause in _PAUSE.finditer(task, begin + 1):
        stops = _ACTS.match(task, pause.end()) or _AIM.match(task, pause.end())
        if not pause[0].isspace() or stops:
            return task[start : pause.start()] if pause.start() - begin <= _LONGEST_LIST else None
    return None


def split_groups(words: str) -> tuple[str, ...]:
    """Return the groups of a list; bodies named in pairs stay together (``các sở, ngành``)."""
    groups: list[str] = []
    for item in filter(None, (part.strip() for part in _LIST_MARK.split(words))):
        if groups and _is_pair(groups[-1], item):
            groups[-1] = f"{groups[-1]}, {item}"
        else:
            groups.append(item)
    return tuple(groups)


def _is_pair(first: str, second: str) -> bool:
    first = _GROUP_WORD.sub("", first.lower())
    second = _GROUP_WORD.sub("", second.lower())
    return any(first == head and second.startswith(tail.split(", ")[0]) for head, tail in _HEADS)


def addressee_of(task: str) -> str | None:
    """Return to whom it is submitted: ``trình Trung ương phê duyệt`` → ``Trung ương``."""
    for found in _SUBMITTED.finditer(task):
        if body := body_at(task, found.end()):
            return body
        if rank := _RANKED.match(task, found.end()):
            return rank[0]
    return None


def urgency_of(task: str) -> str | None:
    """Return the first word of haste: ``sớm``; it fixes no day."""
    others = [found.span() for found in _NOT_URGENT.finditer(task)]
    for found in _URGENCY.finditer(task):
        if not any(start <= found.start() < end for start, end in others):
            return found[0].lower()
    return None


def due_of(task: str) -> tuple[str | None, date | None]:
    """Return the deadline in the task's words, and the day where they print one whole."""
    found = next(filter(_is_due(task), _DUE.finditer(task)), None)
    if found is None:
        return None, None
    try:
        return found[0].strip(), read_date(found["when"])
    except DataError:
        return found[0].strip(), None


def _is_due(task: str) -> Callable[[re.Match[str]], bool]:
    """Return the test of a stretch of time: ``trong năm 2021`` ends a task only if it completes."""

    def test(found: re.Match[str]) -> bool:
        if not _LOOSE_DUE.match(found[0]):
            return True
        completed = _COMPLETES.search(task, 0, found.end())
        return completed is not None and not task[: found.start()].rstrip().endswith("không chỉ")

    return test
