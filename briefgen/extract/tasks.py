"""What the words of one task say of itself: partners, implementers, addressee, haste, deadline."""

import re
from collections.abc import Callable
from datetime import date

from briefgen.errors import DataError
from briefgen.extract.organs import body_at
from briefgen.vi.dates import read_date
from briefgen.vi.phrases import any_of, phrases

_TASK = any_of("directives", "tasks")
_MODAL = any_of("directives", "modals")
_DIRECTED = re.compile(
    rf"{any_of('directives', 'directing')}\s+"
    rf"(?P<who>{any_of('directives', 'owner-heads')}"
    rf"(?:[\s,]+(?!{_TASK}|{_MODAL})[^\s,;]+){{0,20}}?)"
    rf"\s+(?:{_MODAL}\s+)?(?={_TASK})",
    re.IGNORECASE,
)
_PARTNERED = re.compile(
    rf"{any_of('directives', 'partners')}\s+"
    rf"(?P<who>(?:{any_of('directives', 'owner-heads')}|(?-i:[A-ZĐ]))"
    rf"[^;.]{{1,160}}?)(?=\s+{_TASK}|\s+{_MODAL}|[;.]|$)",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(rf"{any_of('directives', 'submitting')}\s+", re.IGNORECASE)
_RANKED = re.compile(r"(?:các\s+)?cấp\s+(?:có\s+)?thẩm\s+quyền", re.IGNORECASE)
_NOT_URGENT = re.compile(any_of("directives", "not-urgent"), re.IGNORECASE)
_URGENCY = re.compile(any_of("directives", "urgency"), re.IGNORECASE)
_HEADS = {
    tuple(pair.split(", ", 1)) for pair in phrases("directives", "paired-heads") if ", " in pair
}
_LIST_MARK = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+(?=(?-i:[A-ZĐ]))")
_GROUP_WORD = re.compile(r"^(?:các|từng|mỗi|những)\s+")
_DAY = r"ngày\s+\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_MONTH = r"(?:tháng|quý|quí)\s+(?:\d{1,2}|[IVX]+)(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
_LENGTH = r"(?:vòng\s+)?\d{1,3}\s+(?:ngày|tuần|tháng)(?:\s+(?:tới|làm\s+việc))?"
_COMPLETES = re.compile(any_of("directives", "completing"), re.IGNORECASE)
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
    found = _DIRECTED.search(task)
    return split_groups(found["who"]) if found else ()


def partners_of(task: str) -> tuple[str, ...]:
    """Return who works along: ``phối hợp với Sở Tài chính, Kho bạc Nhà nước``."""
    found = _PARTNERED.search(task)
    return split_groups(found["who"]) if found else ()


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
