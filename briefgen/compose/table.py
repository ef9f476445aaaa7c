"""The indicators in the table of a brief: misses and beats, and what the author put first."""

from collections.abc import Iterable
from itertools import zip_longest

from briefgen.compose.bars import ratio_of
from briefgen.compose.rows import in_order, is_measured, is_sheet_tally
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting
from briefgen.vi.text import fold

FEWEST_ROWS = 4
OF = " của "
TELLING_KINDS = frozenset({"growth", "level_after_decrease"})


def table_indicators(meeting: Meeting, most: int, say: Wording) -> list[Indicator]:
    """Return at most ``most`` indicators, in printing order.

    Those with a ratio to plan come first, worst miss and best result by turns, and by turns with
    the recorded headline; then other measured ones, growth rates and levels reached. Only to make
    up four rows are any others taken, in source order.
    """
    valued = [i for i in meeting.indicators if i.actual is not None and i.parent is None]
    valued = [i for i in valued if not (is_sheet_tally(i, say) or is_comparison(i, meeting, say))]
    measured = in_order([i for i in valued if is_measured(i)])
    rated = [i for i in measured if ratio_of(i) is not None]
    headline = [i for name in meeting.headline for i in valued if i.id == name]
    telling = [i for i in valued if i.kind in TELLING_KINDS]
    chosen = _unique([*_by_turns(headline, _by_turns(rated[::-1], rated)), *telling, *measured])
    fewest = min(most, FEWEST_ROWS)
    chosen = chosen[:most] if len(chosen) >= fewest else _unique([*chosen, *valued])[:fewest]
    kept = {indicator.id for indicator in chosen}
    first = [i for i in measured if i.id in kept]
    return first + [i for i in chosen if not is_measured(i)]


def is_comparison(indicator: Indicator, meeting: Meeting, say: Wording) -> bool:
    """Return whether this growth is another place's, given for comparison.

    ``Mức tăng trưởng của cả nước``; or of one of several places named after the same words:
    ``Mức tăng trưởng của Hà Nội``, ``… của TPHCM``.
    """
    if is_measured(indicator) or indicator.kind != "growth":
        return False
    name = fold(indicator.name)
    if any(word in name for word in say.words("lexicon", "elsewhere")):
        return True
    head, _, place = indicator.name.partition(OF)
    growths = (i.name for i in meeting.indicators if i.kind == "growth" and OF in i.name)
    alike = [name for name in growths if name.partition(OF)[0] == head]
    return place[:1].isupper() and len(alike) > 1


def _by_turns(one: Iterable[Indicator], other: Iterable[Indicator]) -> list[Indicator]:
    """Return both lists as one, an item of each by turns, without repeats."""
    return _unique([i for pair in zip_longest(one, other) for i in pair if i is not None])


def _unique(indicators: Iterable[Indicator]) -> list[Indicator]:
    return list({indicator.id: indicator for indicator in indicators}.values())
