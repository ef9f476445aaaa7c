"""Statements: a level (or a growth) with its name, and every ratio and change belonging to it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.extract.figures.naming import Naming
from briefgen.extract.figures.readings import Reading
from briefgen.model import ReportedStatus, Sentence
from briefgen.vi.text import fold
from briefgen.vi.units import dimension


class Judged(NamedTuple):
    """What was judged in words, placed in its sentence.

    ``name``, ``start`` and ``end`` are those of the indicator, ``words`` the predicate: for a
    predicate behind a figure both are the predicate and ``name`` is empty. The places count in
    ``sentence``.
    """

    sentence: Sentence
    name: str
    start: int
    end: int
    status: ReportedStatus
    words: str
    words_start: int
    words_end: int


@dataclass(slots=True)
class Statement:
    """What a sentence says of one indicator, still being put together.

    Readings keep their places in the sentence.

    Args:
        level: the figure that is its value; ``growth`` when that figure is a change.
        aim: the value is to be reached; ``planned``: it was set as a plan beforehand.
        when: words of time in front of it.
        targets: plans told beside the value, with who set them.
        former: the value of an earlier time told beside it.
        paired: counted with the one before ("45 vụ/60 đối tượng"), which has the changes behind.
        expected: "dự kiến" at the head of its clause.
        notes: stretches that say something else of it, kept in words.
    """

    naming: Naming
    sentence: Sentence
    end: int
    level: Reading | None = None
    growth: bool = False
    aim: bool = False
    planned: bool = False
    when: str | None = None
    part_of: "Statement | None" = None
    plans: list[Reading] = field(default_factory=list)
    changes: list[Reading] = field(default_factory=list)
    targets: list[tuple[Reading, str | None]] = field(default_factory=list)
    former: Reading | None = None
    notes: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    paired: bool = False
    expected: str | None = None
    judged: Judged | None = None

    def take(self, reading: Reading) -> None:
        """Extend the statement to the end of a reading that belongs to it."""
        self.end = max(self.end, reading.end)
        if reading.figure.doubt:
            self.doubts.append(reading.figure.doubt)

    @property
    def unit(self) -> str:
        """The dimension of its value; "" without one."""
        return unit_of(self.level)

    @property
    def counts(self) -> bool:
        """Whether its value is a count."""
        return self.level is not None and self.level.figure.kind == "count"

    @property
    def tells_goals(self) -> bool:
        """Whether it counts goals met: the ratios behind are those of what was told before."""
        tally = self.level is not None and self.level.figure.tally is not None
        return tally and self.naming.name.lower().startswith("chỉ tiêu")

    def words(self) -> set[str]:
        """Return the words of its name, without an owner, and of its unit."""
        unit = self.level.quantity.unit if self.level and self.level.quantity else None
        name = self.naming.name.split(" của ")[0]
        return set(fold(f"{name} {unit or ''}").split())

    def shares_unit(self, reading: Reading) -> bool:
        """Say whether a change is in per cent, in times, or in the unit of the value."""
        if reading.quantity is None or reading.quantity.unit == "lần" or reading.figure.percent:
            return True
        return bool(self.unit) and self.unit.split("/")[0] == unit_of(reading).split("/")[0]

    def is_rate_against(self, reading: Reading) -> bool:
        """Say whether its value is a rate said to be above or below plan: points, not a ratio."""
        moved = any(map(reading.lead.has, ("exceeding-plan", "up", "down")))
        return moved and self.level is not None and self.level.figure.percent


def unit_of(reading: Reading | None) -> str:
    """Return the dimension of a reading; "" where it has no quantity."""
    return dimension(reading.quantity.unit) if reading and reading.quantity else ""
