"""The box of a brief: where do we stand, what needs me, what happens next. Conclusion first.

Each line has at most 150 letters in two lines of print, and repeats only what stands below it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.compose.bars import ratio_of
from briefgen.compose.fit import BOX, BOX_SIZE
from briefgen.compose.message import (
    Standing,
    best_clause,
    figure_clause,
    figures_clauses,
    has_grown,
    missed_clause,
    tally_clause,
)
from briefgen.compose.verdicts import judge
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, KeyPoint
from briefgen.vi.text import fold, lower_first

LONGEST_POINT = 150
MOST_LINES = 2


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
        ("point_next", joined_within(tasks, say)),
    )
    return tuple(
        KeyPoint(label=say.word("brief", key), text=say.unbroken(ended(text)), key=key)
        for key, text in lines
        if text
    )


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends in an ellipsis."""
    return text if text.endswith("…") else f"{text}."


def joined_within(texts: Iterable[str], say: Wording) -> str:
    """Return as many whole texts as a line of the box holds, joined by semicolons.

    A text too long for the room left is passed over; a single one that is too long for the whole
    line is cut, behind a clause where one ends late enough, and ends in an ellipsis.
    """
    line, every = "", list(texts)
    for text in every:
        longer = f"{line}; {text}" if line else text
        if _fits(longer, say):
            line = longer
    return line if line or not every else cut_to(every[0], lambda text: _fits(text, say))


def cut_to(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text cut at a word until it fits, behind a clause in its later half if it can."""
    words = text.split(" ")
    while len(words) > 1 and not fits(" ".join(words) + "…"):
        words.pop()
    cut = " ".join(words)
    clause = max(cut.rfind(mark) for mark in (", ", "; "))
    if clause > len(cut) // 2 and len(words) < len(text.split(" ")):
        cut = cut[:clause]
    return cut.rstrip(" ,;:(") + "…"


def _fits(text: str, say: Wording) -> bool:
    """Return whether a line of the box holds the text and a full stop."""
    if len(text) >= LONGEST_POINT:
        return False
    return lines_of(say.unbroken(text) + ".", BOX, BOX_SIZE) <= MOST_LINES


def _results(standing: Standing, shown: list[Indicator], say: Wording) -> str:
    """Return tally, growth and what beat its plan; best rows are named while there is room.

    Where nothing is measured, the leading figures. Where a growth missed no other is praised.
    """
    head = lower_first(tally_clause(standing, say))
    growth = _growth(shown, say)
    for count in (2, 1, 0):
        clauses = (head, growth, best_clause(standing, say, count))
        line = "; ".join(clause for clause in clauses if clause)
        if _fits(line, say):
            break
    else:
        line = joined_within((clause for clause in (head, growth) if clause), say)
    if line or standing.missed or standing.missed_in_words:
        return line
    return figures_clauses(shown, say, LONGEST_POINT - 1)


def _growth(shown: list[Indicator], say: Wording) -> str:
    missed = any(i.kind == "growth" and judge(i).status in ("missed", "near") for i in shown)
    elsewhere = say.words("lexicon", "elsewhere")
    grown = (i for i in shown if has_grown(i) and not any(w in fold(i.name) for w in elsewhere))
    return "" if missed else next((figure_clause(i, say) for i in grown), "")


def _attention(standing: Standing, limitations: list[str], say: Wording) -> str:
    """Return the misses, worst first; without any, what the source calls a limitation."""
    for line in _attention_lines(standing, say):
        if line and _fits(line, say):
            return line
    return joined_within(limitations, say)


def _attention_lines(standing: Standing, say: Wording) -> Iterator[str]:
    """Yield ways to say what missed, fullest first."""
    rated = [indicator for indicator in standing.missed if indicator.attainments]
    words = (*(i for i in standing.missed if not i.attainments), *standing.missed_in_words)
    if not rated:
        yield from _in_words(words, say, final=standing.final)
        return
    worst = sorted(rated, key=lambda i: ratio_of(i) or 0)
    for count in (3, 2, 1):
        figures = missed_clause(standing, say, count)
        left = (*words, *worst[count:])
        if not left:
            yield figures
        for rest in _in_words(left, say, final=standing.final, others=True):
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
