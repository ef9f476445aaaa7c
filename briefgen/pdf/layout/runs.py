"""Items gathered into runs, which are drawn again without being made again."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from briefgen.pdf.layout.display import Anchor, Item, Line, Placed, Rectangle, Run, Shape, Words

ALIKE: frozenset[type[Item]] = frozenset({Words, Rectangle, Line, Shape})
"""Items that are drawn the same wherever they stand."""


def runs_of(items: Iterable[Item], x: float = 0.0, y: float = 0.0) -> list[Item] | None:
    """Return items as placed runs, neighbours of one element together; ``None`` where some
    cannot be.

    Args:
        items: as they stand now.
        x: the place that the runs are to be placed by.
        y: that place.
    """
    made: list[Item] = []
    for element, group in groupby(items, lambda item: item.element):
        members: list[Item] = []
        for item in group:
            if type(item) is Anchor:
                made.append(item)
            elif type(item) in ALIKE:
                members.append(item)
            else:
                return None
        if members:
            made.append(Placed(x, y, element, run_of(members, x, y)))
    return made


@lru_cache(maxsize=4096)
def line_run(
    width: float, height: float, line: float, colour: str, dash: tuple[float, float] | None = None
) -> Run:
    """Return the run of a straight line of ``line`` pt, across or down."""
    return Run((Line(0, 0, None, width, height, line, colour, dash),), 0.0, 0.0)


def run_of(items: Sequence[Item], x: float, y: float) -> Run:
    """Return a run of items that stand at a place."""
    words = [item for item in items if isinstance(item, Words)]
    sound = all(item.face.holds(item.text) for item in words)
    reach = (
        min((item.x - x for item in words), default=0.0),
        max((item.x + item.width - x for item in words), default=0.0),
    )
    return Run(tuple(items), x, y, sound, reach)
