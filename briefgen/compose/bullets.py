"""Bullets of a brief: phrases of the source, capitalised and joined while a line has room.

Nothing is reworded. A phrase without a place in the source (a record written by hand) is built
from the indicator's name and figure.
"""

from functools import reduce

from briefgen.compose.figures import flat, shown_actual
from briefgen.compose.groups import group_name, group_rank
from briefgen.compose.message import REACHED
from briefgen.compose.names import row_name
from briefgen.compose.rows import is_measured, is_sheet_tally
from briefgen.compose.verdicts import judge
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting
from briefgen.vi.text import capitalise

BULLET_ROOM = 163.0
BULLET_SIZE = 12.0
FEWEST_LIMITATION_BULLETS = 3
MOST_LIMITATION_BULLETS = 4
END_MARKS = " .,;:…"


def result_bullets(
    meeting: Meeting, shown: frozenset[str], most: int, say: Wording
) -> tuple[str, ...]:
    """Return at most ``most`` bullets, each one line: a group a bullet, in habitual order.

    Args:
        meeting: the record.
        shown: ids of indicators that the table above already shows.
        most: number of bullets.
        say: language of the page.
    """
    lead, by_group = _result_phrases(meeting, shown, say)
    names = sorted(by_group, key=lambda name: group_rank(name, say))
    packed = [_pack(by_group[name]) for name in names]
    if lead:
        packed[:1] = [_pack([lead, *by_group[names[0]]]) if names else [lead]]
    rounds = max((len(lines) for lines in packed), default=0)
    lines = [lines[turn] for turn in range(rounds) for lines in packed if turn < len(lines)]
    return tuple(capitalise(line) for line in lines[:most])


def limitation_bullets(meeting: Meeting, most: int, say: Wording) -> tuple[str, ...]:
    """Return the limitations in the source's wording, in bullets of at most two lines.

    Given three bullets or more, all limitations are shown, in four if need be; what four cannot
    hold, or fewer than three on a crowded page, is counted. A list that goes on in the source ends
    in an ellipsis.
    """
    found = [finding for finding in meeting.findings if finding.kind == "limitation"]
    texts = [_clean(finding.text) for finding in found]
    if not texts:
        return ()
    if found[-1].continues:
        texts[-1] += "…"
    if most < FEWEST_LIMITATION_BULLETS:
        return _counted(texts, most, say)
    for count in range(min(most, len(texts)), MOST_LIMITATION_BULLETS + 1):
        lines = _spread(texts, count)
        if lines is not None:
            return tuple(capitalise(line) for line in lines)
    return _counted(texts, MOST_LIMITATION_BULLETS, say)


def joined(line: str, phrase: str) -> str:
    """Return two phrases on one line; one that the source begins with a capital keeps it."""
    return f"{line}{'. ' if phrase[:1].isupper() else '; '}{phrase}"


def _result_phrases(
    meeting: Meeting, shown: frozenset[str], say: Wording
) -> tuple[str, dict[str, list[str]]]:
    """Return the tally's phrase, and the other results by group, figures before assessments."""
    tallies = {i.id for i in meeting.indicators if is_sheet_tally(i, say)}
    lead, by_group = "", dict[str, list[str]]()
    for indicator in meeting.indicators:
        if indicator.id in tallies:
            lead = lead or _phrase(indicator, say)
        elif indicator.id not in shown and _is_result(indicator):
            by_group.setdefault(group_name(indicator) or "", []).append(_phrase(indicator, say))
    for finding in meeting.findings:
        if finding.kind == "result" and not finding.indicators:
            by_group.setdefault(finding.group or "", []).append(_clean(finding.text))
    return lead, by_group


def _is_result(indicator: Indicator) -> bool:
    """Return whether an indicator reads as a result: a whole with a figure, not a bad thing.

    Measured against plan, it is one when the plan was reached.
    """
    if indicator.parent is not None or (indicator.actual is None and indicator.tally is None):
        return False
    if is_measured(indicator):
        return judge(indicator).status in REACHED
    return indicator.better != "lower" or indicator.kind == "level_after_decrease"


def _phrase(indicator: Indicator, say: Wording) -> str:
    """Return the source's phrase, else name, figure and unit."""
    if indicator.span is not None:
        return _clean(indicator.span.quote)
    actual = shown_actual(indicator, say)
    gap = "" if actual.unit in ("", "%") else " "
    return f"{row_name(indicator, say)}: {flat(actual.figure, say)}{gap}{actual.unit}"


def _pack(phrases: list[str]) -> list[str]:
    """Return phrases joined into lines, first fit, in order; one that fits no line is left out."""
    lines: list[str] = []
    for phrase in phrases:
        for place, line in enumerate(lines):
            if _one_line(joined(line, phrase)):
                lines[place] = joined(line, phrase)
                break
        else:
            if _one_line(phrase):
                lines.append(phrase)
    return lines


def _spread(texts: list[str], count: int) -> list[str] | None:
    """Return the texts in ``count`` bullets of at most two lines each, in order, or ``None``.

    Of all ways the one whose fullest bullet is shortest.
    """
    if count == 1:
        whole = reduce(joined, texts)
        return [whole] if _two_lines(whole) else None
    best: list[str] | None = None
    for cut in range(1, len(texts) - count + 2):
        head = reduce(joined, texts[:cut])
        rest = _spread(texts[cut:], count - 1) if _two_lines(head) else None
        if rest is not None:
            ways = [best, [head, *rest]] if best else [[head, *rest]]
            best = min((way for way in ways if way), key=lambda way: max(map(len, way)))
    return best


def _counted(texts: list[str], most: int, say: Wording) -> tuple[str, ...]:
    """Return as many as ``most`` bullets hold, and how many limitations are left out."""
    lines: list[str] = []
    used = 0
    for text in texts:
        if lines and _two_lines(joined(lines[-1], text)):
            lines[-1] = joined(lines[-1], text)
        elif len(lines) < most:
            lines.append(text)
        else:
            break
        used += 1
    left = len(texts) - used
    if left:
        lines[-1] += f"; {say.say('limitations_more', count=left)}"
    return tuple(capitalise(line) for line in lines)


def _clean(text: str) -> str:
    """Return a phrase without marks at its end."""
    return text.strip().rstrip(END_MARKS)


def _one_line(text: str) -> bool:
    return lines_of(text, BULLET_ROOM, BULLET_SIZE) == 1


def _two_lines(text: str) -> bool:
    return lines_of(text, BULLET_ROOM, BULLET_SIZE) <= 2
