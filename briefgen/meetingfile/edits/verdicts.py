"""Verdicts as a person types them: ``vượt``, ``chưa đạt``."""

from briefgen.errors import DataError, Place, Problem
from briefgen.model import ReportedStatus, Verdict
from briefgen.vi.text import fold

WORDS: dict[ReportedStatus, str] = {
    "exceeded": "vượt",
    "met": "đạt",
    "met_or_exceeded": "đạt và vượt",
    "near": "gần đạt",
    "missed": "chưa đạt",
}
_STATUS: dict[str, ReportedStatus] = {
    **{fold(word): status for status, word in WORDS.items()},
    **{fold(status): status for status in WORDS},
    fold("không đạt"): "missed",
}


def write_status(status: ReportedStatus) -> str:
    """Return the word of a verdict."""
    return WORDS[status]


def read_status(text: str, old: Verdict | None, at: Place) -> Verdict:
    """Return the verdict a word stands for; the phrase and span of the old one stay with it.

    Raises:
        DataError: ``word-unknown``.
    """
    status = _STATUS.get(fold(text.strip()))
    if status is None:
        facts = {"text": text, "known": tuple(WORDS.values())}
        raise DataError(Problem("word-unknown", at, facts))
    if old is not None:
        return old.model_copy(update={"status": status})
    return Verdict(status=status, text=WORDS[status])
