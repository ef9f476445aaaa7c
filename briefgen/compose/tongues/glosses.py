"""Bodies on an English page: named as they are, known ones explained in brackets at first sight."""

from collections.abc import Iterable

from briefgen.compose.wording import Wording
from briefgen.model import TaskRow
from briefgen.vi.english import english_body
from briefgen.vi.text import fold


def glossed(name: str, say: Wording) -> str:
    """Return ``Sở Tài chính (Department of Finance)`` on an English page over other words."""
    if say.language != "en" or "vi" not in say.reads:
        return name
    english = english_body(name)
    return f"{name} ({english})" if english else name


def glossed_tasks(rows: Iterable[TaskRow], say: Wording) -> tuple[TaskRow, ...]:
    """Return tasks whose owners are explained, each the first time it is named."""
    told: set[str] = set()
    made = []
    for row in rows:
        owner = row.owner
        if owner and fold(owner) not in told:
            told.add(fold(owner))
            row = row.model_copy(update={"owner": glossed(owner, say)})
        made.append(row)
    return tuple(made)
