"""Groups of the rows without plan: under which heading, in which order."""

from briefgen.compose.notes import NoteBook
from briefgen.compose.rows import Sheet, list_row, with_parts
from briefgen.compose.wording import Wording
from briefgen.model import Group, Indicator, ListRow
from briefgen.vi.cues import indicator_group


def groups_of(indicators: list[Indicator], sheet: Sheet, book: NoteBook) -> tuple[Group, ...]:
    """Return the rows in groups; one group without heading when no row has a group."""
    ordered = with_parts(indicators)
    by_id = {indicator.id: indicator for indicator in ordered}
    names: dict[str, list[Indicator]] = {}
    for indicator in ordered:
        whole = by_id.get(indicator.parent or "", indicator)
        names.setdefault(group_name(whole) or "", []).append(indicator)
    if set(names) == {""}:
        return (Group(heading="", rows=_rows(names[""], by_id, sheet, book)),)
    stated = any(indicator.group_stated for indicator in ordered)
    order = list(names) if stated else sorted(names, key=lambda name: group_rank(name, sheet.say))
    other = sheet.say.word("scorecard", "other_group")
    return tuple(
        Group(heading=name or other, rows=_rows(names[name], by_id, sheet, book)) for name in order
    )


def group_name(indicator: Indicator) -> str | None:
    """Return the heading of an indicator: as recorded, else by the lexicon, else ``None``."""
    return indicator.group or indicator_group(indicator.name)


def group_rank(name: str, say: Wording) -> int:
    """Return the place of a group in the habitual order; unknown ones keep theirs after it."""
    order = (*say.words("lexicon", "group_order"), name)
    return order.index(name) if name else len(order) + 1


def _rows(
    members: list[Indicator], by_id: dict[str, Indicator], sheet: Sheet, book: NoteBook
) -> tuple[ListRow, ...]:
    return tuple(list_row(i, sheet, book, sub=(i.parent or "") in by_id) for i in members)
