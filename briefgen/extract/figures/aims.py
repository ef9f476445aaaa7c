"""Aims: figures that are to be reached, not figures that were.

"phấn đấu", "mục tiêu", "đề nghị … đạt" in front of a figure make it a target, unless what follows
them speaks of what was done ("đạt mục tiêu", "đã", "ước").
"""

import re
from functools import lru_cache
from typing import NamedTuple

from briefgen.extract.figures.patterns import found_in

_DONE = re.compile(r"(?<!\w)(?:đã|ước|kết quả|đạt được|so với|cho biết)(?!\w)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?<!\w)(?:dự kiến|ước)(?!\w)", re.IGNORECASE)


class _Cue(NamedTuple):
    """Words of an aim, and where the first words of a result behind them begin."""

    start: int
    words: str
    done: int


def speaks_of_results(text: str) -> bool:
    """Say whether a sentence tells what was done: "đã", "ước", "so với"."""
    return bool(_DONE.search(text))


def is_aim(text: str, region: int, start: int) -> bool:
    """Say whether the figure whose lead begins at ``start`` is an aim.

    Args:
        text: the sentence.
        region: where the clause of the figure begins; "dự kiến" in it makes an estimate.
        start: where the figure's lead begins.
    """
    for cue in _cues(text):
        if cue.start > start:
            break
        if cue.words == "sẽ" and _EXPECTED.search(text, region, start):
            continue
        if cue.done >= start:
            return True
    return False


@lru_cache(maxsize=4)
def _cues(text: str) -> list[_Cue]:
    """Return the words of aims of a sentence, in order; a sentence has many figures."""
    spared = [found.span() for found in found_in("not-aims").finditer(text)]
    cues = []
    for found in found_in("aims").finditer(text):
        if any(low <= found.start() < high for low, high in spared):
            continue
        done = _DONE.search(text, found.end())
        cues.append(_Cue(found.start(), found[0].lower(), done.start() if done else len(text)))
    return cues
