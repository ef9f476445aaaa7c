"""Groups of rows: under which heading, in which order."""

from itertools import count

from briefgen.compose.notes import NoteBook
from briefgen.compose.rows import Sheet, is_goal, list_row, score_row, with_parts
from briefgen.compose.wording import Wording
from briefgen.model import Group, Indicator, TableGroup
from briefgen.vi.cues import indicator_group

ROMAN = (
    *(("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90)),
    *(("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)),
)


def groups_of(indicators: list[Indicator], sheet: Sheet, book: NoteBook) -> tuple[Group, ...]:
    """Return the rows without plan in groups; one group without heading when no row has one.

    Goals, which have a plan and no result yet, stand last under a heading of their own.
    """
    present = {indicator.id for indicator in indicators}
    goals = [indicator for indicator in indicators if is_goal(indicator)]
    results = [indicator for indicator in indicators if not is_goal(indicator)]
    headed = grouped(results, sheet.say) if results else []
    if goals:
        headed.append((sheet.say.word("scorecard", "goals"), with_parts(goals)))
    return tuple(
        Group(
            heading=heading,
            rows=tuple(list_row(i, sheet, book, sub=(i.parent or "") in present) for i in members),
        )
        for heading, members in headed
    )


def table_of(indicators: list[Indicator], sheet: Sheet, book: NoteBook) -> tuple[TableGroup, ...]:
    """Return all rows in groups, in source order, numbered across groups; parts are not."""
    present = {indicator.id for indicator in indicators}
    numbers = count(1)
    headed = grouped(indicators, sheet.say)
    return tuple(
        TableGroup(
            heading=heading,
            number=roman(place) if heading else "",
            rows=tuple(
                score_row(i, "" if i.parent in present else str(next(numbers)), sheet, book)
                for i in members
            ),
        )
        for place, (heading, members) in enumerate(headed, 1)
    )


def roman(number: int) -> str:
    """Return a whole number from 1 on in Roman figures."""
    text = ""
    for letters, value in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def grouped(indicators: list[Indicator], say: Wording) -> list[tuple[str, list[Indicator]]]:
    """Return headings with their indicators, parts after their whole.

    In the source's order where it states groups, else in the habitual one. What has no group
    stands last under ``Khác``; when nothing has one, everything under an empty heading.
    """
    ordered = with_parts(indicators)
    by_id = {indicator.id: indicator for indicator in ordered}
    found: dict[str, list[Indicator]] = {}
    for indicator in ordered:
        whole = by_id.get(indicator.parent or "", indicator)
        found.setdefault(group_name(whole) or "", []).append(indicator)
    stated = any(indicator.group_stated for indicator in ordered)
    names = list(found) if stated else sorted(found, key=lambda name: group_rank(name, say))
    other = "" if set(found) == {""} else say.word("scorecard", "other_group")
    return [(name or other, found[name]) for name in names]


def group_name(indicator: Indicator) -> str | None:
    """Return the heading of an indicator: as recorded, else by the lexicon, else ``None``."""
    return indicator.group or indicator_group(indicator.name)


def group_rank(name: str, say: Wording) -> int:
    """Return the place of a group in the habitual order; unknown ones keep theirs after it."""
    order = (*say.words("lexicon", "group_order"), name)
    return order.index(name) if name else len(order) + 1
