"""Aims: figures that are to be reached, not figures that were.

"phấn đấu", "mục tiêu", "đề nghị … đạt" in front of a figure make it a target, unless what follows
them speaks of what was done ("đạt mục tiêu", "đã", "ước").
"""

import re

from briefgen.extract.figures.patterns import found_in

_DONE = re.compile(r"(?<!\w)(?:đã|ước|kết quả|đạt được|so với|cho biết)(?!\w)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?<!\w)(?:dự kiến|ước)(?!\w)", re.IGNORECASE)


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
    spared = [found.span() for found in found_in("not-aims").finditer(text, 0, start + 1)]
    for cue in found_in("aims").finditer(text, 0, min(len(text), start + 20)):
        if cue.start() > start or any(low <= cue.start() < high for low, high in spared):
            continue
        if cue[0].lower() == "sẽ" and _EXPECTED.search(text, region, start):
            continue
        if not _DONE.search(text, cue.end(), start):
            return True
    return False
