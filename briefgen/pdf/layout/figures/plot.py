"""The plot of a chart: its series, its marks, and where a value stands."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Rectangle
from briefgen.pdf.layout.figures.steps import share
from briefgen.pdf.layout.figures.words import put
from briefgen.pdf.layout.filling import SetLine
from briefgen.pdf.styles import Style
from briefgen.pdf.tree import Node

TONES = ("bar", "beyond", "gap", "ink-3")
MOST_SERIES = len(TONES)


@dataclass(frozen=True, slots=True)
class Series:
    """Labels with their values; ``name`` and ``colour`` may be empty."""

    name: str
    colour: str
    points: list[tuple[str, Decimal | None]]


@dataclass
class Plot:
    """A chart being drawn; edges in mm, known once the words around it are set."""

    node: Node
    style: Style
    context: Context
    element: Element | None
    series: list[Series]
    marks: list[Decimal] = field(default_factory=list)
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    label_lines: list[list[SetLine]] = field(default_factory=list)
    over: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        if len(self.series) > MOST_SERIES:
            facts = {"count": len(self.series), "most": MOST_SERIES}
            self.context.fail("chart-too-many-series", self.node, **facts)
            del self.series[MOST_SERIES:]

    @cached_property
    def labels(self) -> list[str]:
        """Return the labels of all series, each once, in order."""
        return list(dict.fromkeys(label for series in self.series for label, _ in series.points))

    @cached_property
    def known(self) -> list[Decimal]:
        """Return all values there are."""
        return [value for each in self.series for _, value in each.points if value is not None]

    @cached_property
    def soft(self) -> Style:
        """Return the style of the numbers of the axis."""
        return replace(self.style, colour=self.context.sheet.colour("ink-3", self.node))

    @property
    def slot(self) -> float:
        """Return the width of the place of one label in mm."""
        return (self.right - self.left) / max(len(self.labels), 1)

    def x(self, index: int) -> float:
        """Return the middle of the place of a label."""
        return self.left + self.slot * (index + 0.5)

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        return self.bottom - (self.bottom - self.top) * share(value, self.marks)

    def print_value(self, line: SetLine, x: float, baseline: float) -> None:
        """Print a value over all marks; where the line of the plan runs through it, on paper."""
        target = self.node.decimal("target")
        high = self.style.line * 0.78
        if target is not None and baseline - high < self.y(target) < baseline + high / 3:
            paper = self.context.sheet.colour("paper", self.node)
            left = x - line.width / 2 - 0.3
            ground = Rectangle(left, baseline - high, None, line.width + 0.6, high, fill=paper)
            self.over.append(ground)
        self.over += put(line, x, baseline, self.element, align=0.5)

    def tone(self, index: int) -> str:
        """Return the colour of a series."""
        name = self.series[index].colour or TONES[index]
        return self.context.sheet.colour(name, self.node)

    def values(self, index: int) -> list[Decimal | None]:
        """Return the values of a series by the labels of all."""
        own = dict(self.series[index].points)
        return [own.get(label) for label in self.labels]
