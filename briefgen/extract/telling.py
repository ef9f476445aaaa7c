"""Whether words report what was done: «đã» tells a past, but not in ``nhiệm vụ đã đề ra``.

Behind a noun, «đã» with its verb and no object only says which one is meant.
"""

import re

from briefgen.vi.phrases import any_of, listed

_DONE = listed("directives", "statements")
_WHICH = re.compile(
    r"(?<=\w)\s+(?:mà\s+[^,;.:]{2,60}?\s+)?đã\s+(?:được\s+|cơ\s+bản\s+)?"
    rf"{any_of('directives', 'done-before')}"
    r"(?=\s*(?:[,;.:…”)]|$)|\s+(?:và|để|nhằm|trong|tại|theo|của|với|từ|ở|bảo\s+đảm|đảm\s+bảo|góp\s+phần|cho)\s)",
    re.IGNORECASE,
)
_SUBJECT_ALONE = re.compile(r"^\W*(?:[^\s,;:.]+\s+){0,5}$")
"""A few words with which a sentence opens: what follows them is its own verb."""


def without_relatives(words: str) -> str:
    """Return words without the «đã …» that only says which plan, task or goal is meant."""
    if "đã" not in words.lower():
        return words
    for found in reversed([*_WHICH.finditer(words)]):
        if not _SUBJECT_ALONE.match(words[: found.start() + 1]):
            words = f"{words[: found.start()]}{words[found.end() :]}"
    return words


def reports(words: str) -> bool:
    """Say whether words tell what was done or is so: a sentence with them orders nothing."""
    return _DONE.search(without_relatives(words)) is not None
