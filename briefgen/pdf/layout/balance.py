"""Newspaper columns: cut where they come out most even, groups whole where it costs little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.pdf.layout.display import Inside, Item, Strip

WHOLE_MAY_COST = 1.4
STEP = 0.5


Cut = list[list[Strip]]


@dataclass(slots=True)
class Columns:
    """Strips to be set in columns, not yet cut.

    Args:
        pieces: the strips, in reading order.
        last: a strip that goes under the shortest column once all others are placed.
        count: number of columns.
        pitch: from the left edge of a column to that of the next, in mm.
    """

    pieces: list[Strip]
    last: Strip
    count: int
    pitch: float
    gap: float = 0
    fresh: bool = False
    glue: bool = False
    _best: "tuple[Cut, Cut] | None" = None

    def begin_with(self, first: Strip) -> None:
        """Put another strip in the place of the first."""
        self.pieces, self._best = [first, *self.pieces[1:]], None

    def best(self) -> "tuple[Cut, Cut]":
        """Return the lowest columns that keep units whole, and those that may cut them."""
        if self._best is None:
            pieces, count = self.pieces, self.count
            self._best = _lowest(_units(pieces), count), _lowest(_bound(pieces), count)
        return self._best

    def as_one(self) -> Strip:
        """Return the columns as one strip, whatever its height."""
        return balanced(self, 1e9)[0]


def balanced(columns: Columns, room: float) -> tuple[Strip, Columns | None]:
    """Return a strip of columns no higher than ``room`` mm, and what found no place in it.

    The strip is empty when nothing fits. ``last`` is left over when it does not fit either.
    """
    pieces, count = columns.pieces, columns.count
    whole, rows = columns.best()
    chosen = whole if _height(whole) <= min(room, WHOLE_MAY_COST * _height(rows)) else rows
    left: list[Strip] = []
    if _height(chosen) > room:
        chosen, left = _filled(_bound(pieces), count, room)
    stacks = [Strip(0) for _ in range(count)]
    for index, column in enumerate(chosen):
        for piece in column:
            append(stacks[index], piece, stacks[index].height > 0, columns.pitch * index)
    last = columns.last
    if last.height and not left:
        last = _under_shortest(stacks, last, columns.pitch, room)
    strip = Strip(max(stack.height for stack in stacks))
    for stack in stacks:
        strip.items += stack.items
    rest = Columns(left, last, count, columns.pitch) if left or last.height else None
    return strip, rest


def _under_shortest(stacks: list[Strip], last: Strip, pitch: float, room: float) -> Strip:
    """Put a strip under the shortest column; return it again where it does not fit."""
    index = min(range(len(stacks)), key=lambda at: stacks[at].height)
    below = stacks[index].height
    if below + (last.gap if below else 0.0) + last.height > room:
        return last
    append(stacks[index], last, below > 0, pitch * index)
    return Strip(0)


def _units(pieces: Sequence[Strip]) -> list[list[Strip]]:
    """Return strips of one unit together."""
    units: list[list[Strip]] = []
    last = 0
    for piece in pieces:
        if piece.unit and piece.unit == last:
            units[-1].append(piece)
        else:
            units.append([piece])
        last = piece.unit
    return units


def _bound(pieces: Sequence[Strip]) -> list[list[Strip]]:
    """Return runs of strips that are glued together."""
    return list(glued(pieces))


def glued(pieces: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Yield runs of strips that must not be parted."""
    run: list[Strip] = []
    for piece in pieces:
        run.append(piece)
        if not piece.glue:
            yield run
            run = []
    if run:
        yield run


def _lowest(runs: list[list[Strip]], count: int) -> list[list[Strip]]:
    """Return the columns of the least height that hold all runs."""
    height = sum(_tall(run) for run in runs) / count
    while True:
        columns, left = _filled(runs, count, height)
        if not left:
            return columns
        height += STEP


def _filled(
    runs: list[list[Strip]], count: int, height: float
) -> tuple[list[list[Strip]], list[Strip]]:
    """Return columns filled one after the other up to a height, and what is left."""
    columns: list[list[Strip]] = [[]]
    used = 0.0
    for index, run in enumerate(runs):
        if columns[-1] and used + _tall(run) > height + 1e-6 and len(columns) < count:
            columns.append([])
            used = 0.0
        added = _continued(columns[-1], run)
        used += _tall(added) if columns[-1] else _stack(added)
        if used > height + 1e-6:
            return columns, [strip for later in runs[index:] for strip in later]
        columns[-1] += added
    return columns, []


def _continued(column: list[Strip], run: list[Strip]) -> list[Strip]:
    """Return a run with its heads repeated where it opens a column in the middle of a table."""
    heads = run[0].heads
    return run if column else [*(again(head) for head in heads), *run]


def again(head: Strip) -> Strip:
    """Return a head to be repeated: the same to see, but not read a second time."""
    items: list[Item] = [Inside(0, 0, None, head, again=True)]
    return Strip(head.height, items, glue=True, guides=head.guides)


def append(whole: Strip, piece: Strip, spaced: bool, dx: float = 0.0) -> None:
    """Put a strip under what a strip holds already."""
    top = whole.height + (piece.gap if spaced else 0.0)
    whole.items.append(Inside(dx, top, None, piece))
    whole.height = top + piece.height


def _tall(run: Sequence[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in run)


def _stack(strips: Sequence[Strip]) -> float:
    return _tall(strips) - (strips[0].gap if strips else 0.0)


def _height(columns: Sequence[Sequence[Strip]]) -> float:
    return max((_stack(column) for column in columns), default=0.0)
