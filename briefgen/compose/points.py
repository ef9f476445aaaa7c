"""The box of a brief: where do we stand, what needs me, what happens next. Conclusion first.

Each line has at most 150 letters and repeats only what stands below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.compose.figures import flat, is_estimate, shown_actual
from briefgen.compose.message import (
    Standing,
    best_clause,
    missed_clause,
    tally_clause,
)
from briefgen.compose.names import explaining_word
from briefgen.compose.verdicts import judge
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, KeyPoint
from briefgen.vi.cues import better_direction
from briefgen.vi.text import lower_first

LONGEST_POINT = 150


def key_points(
    standing: Standing,
    shown: Iterable[Indicator],
    limitations: Iterable[str],
    tasks: Iterable[str],
    say: Wording,
) -> tuple[KeyPoint, ...]:
    """Return the lines of the box; a line without content is left out.

    Args:
        standing: where the measured indicators stand.
        shown: indicators of the table below, in its order.
        limitations: texts of the limitations.
        tasks: texts of the tasks below, most concrete first.
        say: language of the page.
    """
    table = list(shown)
    known = {indicator.id for indicator in table}
    below = replace(
        standing,
        missed=tuple(i for i in standing.missed if i.id in known),
        missed_in_words=(
            *(i for i in standing.missed if i.id not in known),
            *standing.missed_in_words,
        ),
    )
    lines = (
        ("point_results", _results(standing, table, say)),
        ("point_attention", _attention(below, list(limitations), say)),
        ("point_next", joined_within(tasks)),
    )
    return tuple(
        KeyPoint(label=say.word("brief", key), text=say.unbroken(ended(text)))
        for key, text in lines
        if text
    )


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends in an ellipsis."""
    return text if text.endswith("…") else f"{text}."


def joined_within(texts: Iterable[str], longest: int = LONGEST_POINT - 1) -> str:
    """Return as many whole texts as ``longest`` letters hold, joined by semicolons.

    A text too long for the room left is passed over; a single one that is too long for the whole
    line is cut at a word and ends in an ellipsis.
    """
    line, every = "", list(texts)
    for text in every:
        longer = f"{line}; {text}" if line else text
        if len(longer) <= longest:
            line = longer
    if line or not every:
        return line
    return every[0][: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _results(standing: Standing, shown: list[Indicator], say: Wording) -> str:
    """Return tally, growth and what beat its plan; best rows are named while there is room."""
    head = lower_first(tally_clause(standing, say))
    growth = next((_growth(i, say) for i in shown if _has_grown(i)), "")
    for count in (2, 1, 0):
        clauses = (head, growth, best_clause(standing, say, count))
        line = "; ".join(clause for clause in clauses if clause)
        if len(line) < LONGEST_POINT:
            return line
    return joined_within(clause for clause in (head, growth) if clause)


def _has_grown(indicator: Indicator) -> bool:
    """Return whether this is good growth: a rise, better so beyond doubt, and no miss."""
    if (
        indicator.kind != "growth"
        or indicator.actual is None
        or indicator.actual.quantity.value <= 0
    ):
        return False
    better = indicator.better or better_direction(indicator.name)
    return better == "higher" and judge(indicator).status not in ("missed", "near")


def _growth(indicator: Indicator, say: Wording) -> str:
    """Return ``tăng trưởng kinh tế (GRDP) ước 2,2%``."""
    actual = shown_actual(indicator, say)
    words = lower_first(indicator.name) + explaining_word(indicator, say).replace(",", "")
    estimate = f" {say.say('tile_estimate')}" if is_estimate(indicator) else ""
    gap = "" if actual.unit == "%" else " "
    return f"{words}{estimate} {flat(actual.figure, say)}{gap}{actual.unit}".strip()


def _attention(standing: Standing, limitations: list[str], say: Wording) -> str:
    """Return the misses, worst first; without any, what the source calls a limitation."""
    for line in _attention_lines(standing, say):
        if line and len(line) < LONGEST_POINT:
            return line
    return joined_within(limitations)


def _attention_lines(standing: Standing, say: Wording) -> Iterator[str]:
    """Yield ways to say what missed, fullest first."""
    rated = [indicator for indicator in standing.missed if indicator.attainments]
    words = (*(i for i in standing.missed if not i.attainments), *standing.missed_in_words)
    if not rated:
        yield from _in_words(words, say, final=standing.final)
        return
    for count in (3, 2, 1):
        figures = missed_clause(standing, say, count)
        if not words:
            yield figures
        for rest in _in_words(words, say, final=standing.final, others=True):
            yield f"{figures}; {rest}"
    yield missed_clause(standing, say, 1)


def _in_words(
    rows: tuple[Indicator, ...], say: Wording, *, final: bool, others: bool = False
) -> Iterator[str]:
    """Yield ``a, b và 2 chỉ tiêu khác chưa đạt``, naming fewer and fewer."""
    if not rows:
        return
    for count in range(len(rows), -1, -1):
        names = tuple(lower_first(row.name) for row in rows[:count])
        left = len(rows) - count
        if not names:
            text = say.say("only_count_more" if others else "only_count", count=left)
        elif left:
            text = say.say("and_more", names=", ".join(names), count=left)
        else:
            text = say.listing(names)
        yield say.say("missed_words_final" if final else "missed_words", names=text)
