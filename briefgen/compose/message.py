"""The sentence at the head of a sheet, and the tally beside it: where do we stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.compose.bars import ratio_of
from briefgen.compose.figures import flat, is_estimate, shown_actual
from briefgen.compose.names import explaining_word
from briefgen.compose.rows import is_measured, is_sheet_tally, ratio_cell
from briefgen.compose.tiles import headline_indicators
from briefgen.compose.verdicts import Judgement, judge
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Tally, TallyView
from briefgen.vi.cues import better_direction
from briefgen.vi.text import capitalise, fold, lower_first

LONGEST_MESSAGE = 150
MOST_FIGURES = 3
REACHED = frozenset({"met", "exceeded"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Measured indicators by verdict, in printing order, with what the source says of the whole.

    ``stated`` is the source's tally; ``counted`` our own, of indicators with figures and a
    verdict, be it computed or the source's; ``final`` tells that the period is closed, so that a
    miss will not be made good.
    """

    exceeded: tuple[Indicator, ...]
    met: tuple[Indicator, ...]
    missed: tuple[Indicator, ...]
    missed_in_words: tuple[Indicator, ...]
    stated: Tally | None
    counted: Tally | None
    final: bool = False


def standing_of(meeting: Meeting, ordered: Iterable[Indicator], say: Wording) -> Standing:
    """Return where the meeting's indicators stand.

    Args:
        meeting: the record.
        ordered: measured indicators in printing order.
        say: language, for the words that make a tally the sheet's own.
    """
    whole = [
        (i, judge(i, near=say.near)) for i in ordered if i.parent is None or not is_measured(i)
    ]
    stated = next((i.tally for i in meeting.indicators if is_sheet_tally(i, say)), None)
    figured = [(i, j) for i, j in whole if _is_counted(i, j)]
    reached = sum(j.status in REACHED for _, j in figured)
    return Standing(
        exceeded=_with_status(whole, "exceeded"),
        met=_with_status(whole, "met"),
        missed=tuple(i for i, j in whole if j.status in ("missed", "near") and ratio_of(i)),
        missed_in_words=tuple(
            i for i, j in whole if j.status in ("missed", "near") and not ratio_of(i)
        ),
        stated=stated,
        counted=Tally(met=reached, total=len(figured)) if len(figured) > 1 else None,
        final=meeting.period_final,
    )


def _is_counted(indicator: Indicator, judgement: Judgement) -> bool:
    """Return whether an indicator has a figure and a verdict."""
    figured = indicator.actual is not None or bool(indicator.attainments)
    return judgement.filled or (figured and judgement.status != "none")


def tally_view(standing: Standing, say: Wording) -> TallyView | None:
    """Return the tally to show: the source's, else our own count, said to be one."""
    label = tuple(say.say("tally_label").split("|"))
    stated, counted = standing.stated, standing.counted
    if stated is not None:
        shown = reached_and_missed(standing)
        key = "tally_stated" if sum(shown) >= stated.total else "tally_incomplete"
        caption = say.say(key, total=stated.total)
        return TallyView(met=stated.met, total=stated.total, label=label, caption=caption)
    if counted is None:
        return None
    caption = say.say("tally_counted", met=counted.met, total=counted.total)
    return TallyView(met=counted.met, total=counted.total, label=label, caption=caption)


def tally_contradiction(standing: Standing, say: Wording) -> str | None:
    """Return a note when the rows show more met, or more missed, than the stated tally allows."""
    stated = standing.stated
    if stated is None:
        return None
    met, missed = reached_and_missed(standing)
    if met <= stated.met and missed <= stated.total - stated.met:
        return None
    facts = {"met": stated.met, "total": stated.total, "shown_met": met, "shown_missed": missed}
    return say.say("tally_disagrees", **facts)


def reached_and_missed(standing: Standing) -> tuple[int, int]:
    """Return how many rows are shown as met or better, and how many as missed."""
    met = len(standing.exceeded) + len(standing.met)
    return met, len(standing.missed) + len(standing.missed_in_words)


def message_of(standing: Standing, say: Wording, *, longest: int = LONGEST_MESSAGE) -> str:
    """Return the message built from rules: tally, then the best rows, then the worst.

    Clauses are shortened, then left out, until the whole has at most ``longest`` letters; a miss
    is left out last, since it is what needs the reader.
    """
    tally = tally_clause(standing, say)
    head = f"{tally}." if tally else ""
    for best_count, missed_count in ((2, 2), (2, 1), (1, 2), (1, 1), (0, 2), (0, 1), (1, 0)):
        best = best_clause(standing, say, best_count)
        missed = missed_clause(standing, say, missed_count)
        tail = "; ".join(clause for clause in (best, missed) if clause)
        message = " ".join(part for part in (head, capitalise(tail) + "." if tail else "") if part)
        if message and len(message) <= longest:
            return message
    return head


def figures_message(meeting: Meeting, say: Wording, *, longest: int = LONGEST_MESSAGE) -> str:
    """Return the sentence of a meeting that measures nothing: its leading figures, growth first."""
    text = figures_clauses(headline_indicators(meeting, say), say, longest - 1)
    return capitalise(text) + "." if text else ""


def figures_clauses(indicators: Iterable[Indicator], say: Wording, longest: int) -> str:
    """Return up to three indicators with their figures, as many as ``longest`` letters hold.

    Good growth first; a fall, or a growth that may be good or bad (of prices, say), is no result.
    """
    valued = [i for i in indicators if i.actual is not None]
    valued = [i for i in valued if has_grown(i) or i.kind != "growth"]
    valued.sort(key=lambda i: not has_grown(i))
    line = ""
    for indicator in valued[:MOST_FIGURES]:
        clause = figure_clause(indicator, say)
        longer = f"{line}; {clause}" if line else clause
        if len(longer) > longest:
            break
        line = longer
    return line


def has_grown(indicator: Indicator) -> bool:
    """Return whether this is good growth: a rise, better so beyond doubt, and no miss."""
    if (
        indicator.kind != "growth"
        or indicator.actual is None
        or indicator.actual.quantity.value <= 0
    ):
        return False
    better = indicator.better or better_direction(indicator.name)
    return better == "higher" and judge(indicator).status not in ("missed", "near")


def figure_clause(indicator: Indicator, say: Wording) -> str:
    """Return ``tăng trưởng kinh tế (GRDP) ước 2,2%``, or ``6.159 đảng viên``."""
    actual = shown_actual(indicator, say)
    if indicator.actual and fold(indicator.actual.quantity.unit or "") == fold(indicator.name):
        return f"{flat(actual.figure, say)} {lower_first(indicator.name)}"
    words = lower_first(indicator.name) + explaining_word(indicator, say).replace(",", "")
    estimate = f" {say.say('tile_estimate')}" if is_estimate(indicator) else ""
    gap = "" if actual.unit == "%" else " "
    return f"{words}{estimate} {flat(actual.figure, say)}{gap}{actual.unit}".strip()


def tally_clause(standing: Standing, say: Wording) -> str:
    """Return ``Đạt và vượt 6/14 chỉ tiêu``, saying so where the count is our own."""
    for tally, key in (
        (standing.stated, "message_tally"),
        (standing.counted, "message_tally_counted"),
    ):
        if tally is not None and tally is standing.counted and tally.met == tally.total:
            return say.say("message_tally_all", total=tally.total)
        if tally is not None:
            return say.say(key, met=tally.met, total=tally.total)
    return ""


def best_clause(standing: Standing, say: Wording, count: int) -> str:
    """Return which rows beat their plan, else which met it, naming at most ``count``."""
    for rows, key in ((standing.exceeded, "beat_plan"), (standing.met, "met_plan")):
        if rows and count:
            return say.say(key, names=_some_names(rows, say, count))
    return ""


def missed_clause(standing: Standing, say: Wording, count: int) -> str:
    """Return the rows that missed, worst first, with their printed ratios, at most ``count``.

    Rows without a ratio are named when none has one.
    """
    if not count:
        return ""
    worst = sorted(standing.missed, key=lambda i: ratio_of(i) or 0)
    worst = [i for i in worst if i.attainments][:count]
    if worst:
        items = [
            say.say(
                "missed_at" if place == 0 else "missed_at_again",
                name=lower_first(indicator.name),
                ratio=flat(ratio_cell(indicator, say), say),
            )
            for place, indicator in enumerate(worst)
        ]
        return say.say("of_plan", items=", ".join(items))
    rows = (*standing.missed, *standing.missed_in_words)
    key = "missed_words_final" if standing.final else "missed_words"
    return say.say(key, names=_some_names(rows, say, count)) if rows else ""


def _some_names(rows: tuple[Indicator, ...], say: Wording, count: int) -> str:
    """Return the first ``count`` names, and how many more there are."""
    names = tuple(lower_first(row.name) for row in rows[:count])
    more = len(rows) - len(names)
    if not more:
        return say.listing(names)
    return say.say("and_more", names=", ".join(names), count=more)


def _with_status(whole: list[tuple[Indicator, Judgement]], status: str) -> tuple[Indicator, ...]:
    return tuple(indicator for indicator, judgement in whole if judgement.status == status)
