"""Tiles: the four headline figures beside the tally."""

from briefgen.compose.bars import ratio_of
from briefgen.compose.figures import flat, is_estimate, shown_actual, shown_target
from briefgen.compose.names import cut_name, explaining_word
from briefgen.compose.notes import column_change
from briefgen.compose.rows import change_cell, is_measured, is_sheet_tally, ratio_cell
from briefgen.compose.table import TELLING_KINDS
from briefgen.compose.verdicts import first_target, judge
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Period, Tile
from briefgen.vi.text import capitalise

MOST_TILES = 4
FEWEST_ROWS = 4
TILE_LABEL = (26.5, 7.4)  # room in mm, size in points


def tiles_of(meeting: Meeting, base: Period | None, say: Wording) -> tuple[Tile, ...]:
    """Return the tiles: the record's headline, else those of the first measured sentence.

    A sheet of fewer than four rows has none: its rows are large enough.
    """
    if len(meeting.indicators) < FEWEST_ROWS:
        return ()
    return tuple(_tile(i, base, say) for i in headline_indicators(meeting, say)[:MOST_TILES])


def headline_indicators(meeting: Meeting, say: Wording) -> list[Indicator]:
    """Return the indicators to show first.

    As recorded in ``headline``; else, in source order, those with a ratio to plan and those that
    stand in the same sentence as the first of them: what a report puts in its leading sentence.
    Of the latter only growth and levels reached: a sum named by the way is no headline.
    """
    by_id = {indicator.id: indicator for indicator in meeting.indicators}
    if meeting.headline:
        return [by_id[name] for name in meeting.headline if name in by_id]
    valued = [i for i in meeting.indicators if i.actual is not None and i.parent is None]
    valued = [i for i in valued if not is_sheet_tally(i, say)]
    lead = next((_sentence(i) for i in valued if ratio_of(i) is not None), None)
    beside = [i for i in valued if i.kind in TELLING_KINDS and lead and _sentence(i) == lead]
    chosen = [i for i in valued if ratio_of(i) is not None or i in beside]
    return chosen or [i for i in valued if is_measured(i)] or valued


def _tile(indicator: Indicator, base: Period | None, say: Wording) -> Tile:
    actual, judgement = shown_actual(indicator, say), judge(indicator, near=say.near)
    return Tile(
        indicator=indicator.id,
        # The full name stands in the row below; a tile has room for two lines of it.
        label=cut_name(capitalise(indicator.name) + explaining_word(indicator, say), *TILE_LABEL),
        figure=flat(actual.figure, say),
        unit=actual.unit,
        status=judgement.status if is_measured(indicator) else None,
        filled=judgement.filled,
        ratio=_ratio(indicator, say),
        comparison=_comparison(indicator, base, say),
    )


def _ratio(indicator: Indicator, say: Wording) -> str:
    """Return the ratio to plan, else the plan itself where a ratio would mislead."""
    ratio, target = ratio_of(indicator), first_target(indicator)
    if ratio is not None:
        return say.say("tile_ratio", ratio=flat(ratio_cell(indicator, say), say))
    if target is None or target.quantity is None:
        return ""
    plan = shown_target(target, say)
    gap = "" if plan.unit in ("", "%") else " "
    return say.say("tile_plan", plan=f"{flat(plan.figure, say)}{gap}{plan.unit}")


def _comparison(indicator: Indicator, base: Period | None, say: Wording) -> str:
    """Return the last line of a tile: estimate, change or base, else which way is good."""
    words = [say.say("tile_estimate")] if is_estimate(indicator) else []
    change = column_change(indicator, base)
    against = (change.base if change else None) or base
    if indicator.kind == "growth":
        stated = next((c.base for c in indicator.changes if c.base and c.base_stated), None)
        if stated is not None:
            words.append(say.say("tile_base", base=say.period(stated)))
    elif change is not None and against is not None:
        text = flat(change_cell(indicator, base, say), say)
        words.append(say.say("tile_change", change=text, base=say.short_period(against)))
    elif change is not None:
        text = flat(change_cell(indicator, base, say), say)
        words.append(say.say("tile_change_no_base", change=text))
    elif indicator.better == "lower":
        words.append(say.word("scorecard", "lower_is_better"))
    return ", ".join(words)


def _sentence(indicator: Indicator) -> str | None:
    return indicator.span.sentence if indicator.span else None
