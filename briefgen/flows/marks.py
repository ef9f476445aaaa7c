"""Bookmarks of a document back to the record: which figure of which indicator each one holds."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefgen.catalog.filters import bookmark

if TYPE_CHECKING:
    from briefgen.compose.traces import Role
    from briefgen.model import Indicator, Meeting

PARTS: Mapping[str, "Role"] = {
    "unit": "actual",
    "actual": "actual",
    "value": "actual",
    "tally": "tally",
    "ratio": "attainment",
    "change": "change",
    "mark": "verdict",
    "verdict": "verdict",
    "plan": "target",
    "target": "target",
    "previous": "previous",
    "last_year": "previous",
    "gap": "gap",
}
"""Parts that names of bookmarks end in, and what a trace calls them."""
LINES = frozenset({"point_results", "point_attention", "point_next", "tasks_more", "footnotes"})
"""Names of bookmarks around whole lines that are put together from many figures."""
_PART = re.compile(rf"_(?P<part>{'|'.join(PARTS)})(?P<turn>_[0-9]+)?(?P<tongue>_en)?\Z")


class Named(NamedTuple):
    """A figure: whose it is, and what of it; ``english`` beside Vietnamese on one page."""

    indicator: "Indicator"
    part: str
    english: bool = False

    @property
    def role(self) -> "Role":
        """Return what a trace calls the part."""
        return PARTS[self.part]


def named_figures(names: Iterable[str], meeting: "Meeting") -> dict[str, Named]:
    """Return what bookmarks name, as far as the record has the indicators they name."""
    found: dict[str, Named] = {}
    known: dict[str, dict[str, Indicator]] = {}
    for name in names:
        ending = _PART.search(name)
        if ending is None:
            continue
        whole = ending[0][1:]
        if whole not in known:
            known[whole] = {bookmark(one.id, whole): one for one in meeting.indicators}
        if name in known[whole]:
            found[name] = Named(known[whole][name], ending["part"], bool(ending["tongue"]))
    return found


def is_line(name: str) -> bool:
    """Return whether a bookmark holds a line that is put together from many figures."""
    return name.removesuffix("_en") in LINES


def is_figure_name(name: str) -> bool:
    """Return whether a bookmark is called as those of figures are."""
    return _PART.search(name) is not None
